"""The formats of reports, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from civplan.findings.finding import Finding, LinesOf
from civplan.findings.text import finding_with_excerpt, head_line
from civplan.findings.words import Language

Reporter = Callable[[Iterable[Finding], LinesOf, Language], str]
"""Findings as one text, each line ended; of none, a form for people is empty."""


def _report_text(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """For people: with the line of the file."""
    return "".join(
        f"{finding_with_excerpt(finding, lines_of(finding.span.path), language)}\n"
        for finding in findings
    )


def _report_concise(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """For logs and editors: a line each."""
    del lines_of
    return "".join(f"{head_line(finding, language)}\n" for finding in findings)


def _lazy_reporter(module: str) -> Reporter:
    """The report of a module of this folder, which is loaded when it is first needed.

    People at a terminal do not wait for the libraries of JSON and XML.
    """

    def report(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
        reporter: Reporter = import_module(f"civplan.findings.{module}").report
        return reporter(findings, lines_of, language)

    return report


REPORTERS: Mapping[str, Reporter] = {
    "text": _report_text,
    "concise": _report_concise,
    "json": _lazy_reporter("json_report"),
    "github": _lazy_reporter("github"),
    "gitlab": _lazy_reporter("gitlab"),
    "sarif": _lazy_reporter("sarif"),
    "junit": _lazy_reporter("junit"),
}
"""What ``--format`` may name."""
