"""Findings as a JUnit report: failed tests, which most CI servers show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from civplan.findings.finding import Finding, LinesOf
from civplan.findings.text import HELP_LABEL
from civplan.findings.words import Language, printable_text

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def report(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """A suite for each file, a failed test for each finding; no suite when there are none."""
    del lines_of
    findings = list(findings)
    suites = [
        _junit_suite(path, list(of_file), language)
        for path, of_file in groupby(findings, key=lambda finding: finding.span.path)
    ]
    counts = _junit_counts(findings)
    return f"{XML_DECLARATION}\n<testsuites {counts}>\n{''.join(suites)}</testsuites>\n"


def _junit_suite(path: str, findings: Sequence[Finding], language: Language) -> str:
    """The findings of one file."""
    cases = "".join(_junit_case(finding, language) for finding in findings)
    return (
        f'  <testsuite name="{xml_text(path)}" {_junit_counts(findings)}>\n{cases}  </testsuite>\n'
    )


def _junit_counts(findings: Sequence[Finding]) -> str:
    """How many tests there are: each is a finding, and so a failure, none an error of a test."""
    return f'tests="{len(findings)}" failures="{len(findings)}" errors="0"'


def _junit_case(finding: Finding, language: Language) -> str:
    """One finding, named by its rule and place."""
    span, rule = finding.span, finding.rule
    name = f"{rule.code} {rule.slug} {span.line}:{span.column}"
    message, advice = finding.message(language), finding.help(language)
    help_text = xml_text(f"{HELP_LABEL.in_language(language)}{advice}") if advice else ""
    return (
        f'    <testcase classname="{xml_text(span.path)}" name="{xml_text(name)}">\n'
        f'      <failure type="{rule.severity.value}" message="{xml_text(message)}">'
        f"{help_text}</failure>\n"
        "    </testcase>\n"
    )


def xml_text(text: str) -> str:
    """A text within an element or an attribute; what XML or a console cannot show is its code."""
    return escape(printable_text(text), {'"': "&quot;"})
