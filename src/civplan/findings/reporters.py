"""The forms in which findings are told, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from civplan.findings.concise import head_line
from civplan.findings.finding import Finding, Lines
from civplan.findings.text import told
from civplan.findings.words import Language

Reporter = Callable[[Iterable[Finding], Lines, Language], str]
"""Findings as one text, each line ended; of none, a form for people is empty."""


def text(findings: Iterable[Finding], lines_of: Lines, language: Language) -> str:
    """For people: with the line of the file."""
    return "".join(
        f"{told(finding, lines_of(finding.span.path), language)}\n" for finding in findings
    )


def concise(findings: Iterable[Finding], lines_of: Lines, language: Language) -> str:
    """For logs and editors: a line each."""
    del lines_of
    return "".join(f"{head_line(finding, language)}\n" for finding in findings)


def for_machines(module: str) -> Reporter:
    """The report of a module of this folder, which is loaded when it is first needed.

    People at a terminal do not wait for the libraries of JSON and XML.
    """

    def report(findings: Iterable[Finding], lines_of: Lines, language: Language) -> str:
        reporter: Reporter = import_module(f"civplan.findings.{module}").report
        return reporter(findings, lines_of, language)

    return report


REPORTERS: Mapping[str, Reporter] = {
    "text": text,
    "concise": concise,
    "json": for_machines("json_report"),
    "github": for_machines("github"),
    "gitlab": for_machines("gitlab"),
    "sarif": for_machines("sarif"),
    "junit": for_machines("junit"),
}
"""What ``--format`` may name."""
