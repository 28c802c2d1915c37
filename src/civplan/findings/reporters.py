"""The forms in which findings are told, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from civplan.findings.concise import head_line
from civplan.findings.finding import Finding
from civplan.findings.text import told
from civplan.findings.words import Language

Lines = Callable[[str], list[str]]
"""The lines of a file, by the path that messages name; empty when it is not known."""
Reporter = Callable[[Iterable[Finding], Lines, Language], str]
"""Findings as one text, each line ended; empty when there are none."""


def text(findings: Iterable[Finding], lines_of: Lines, language: Language) -> str:
    """For people: with the line of the file."""
    return "".join(
        f"{told(finding, lines_of(finding.span.path), language)}\n" for finding in findings
    )


def concise(findings: Iterable[Finding], lines_of: Lines, language: Language) -> str:
    """For logs and editors: a line each."""
    del lines_of
    return "".join(f"{head_line(finding, language)}\n" for finding in findings)


REPORTERS: Mapping[str, Reporter] = {"text": text, "concise": concise}
"""What ``--format`` may name."""
