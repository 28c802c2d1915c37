"""Findings as a JUnit report: failed tests, which most CI servers show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from civplan.findings.concise import printable
from civplan.findings.finding import Finding, Lines
from civplan.findings.text import HELP
from civplan.findings.words import Language

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def report(findings: Iterable[Finding], lines_of: Lines, language: Language) -> str:
    """A suite for each file, a failed test for each finding; no suite when there are none."""
    del lines_of
    findings = list(findings)
    suites = [
        suite(path, list(found), language)
        for path, found in groupby(findings, key=lambda finding: finding.span.path)
    ]
    return f"{HEAD}\n<testsuites {counts(findings)}>\n{''.join(suites)}</testsuites>\n"


def suite(path: str, findings: Sequence[Finding], language: Language) -> str:
    """The findings of one file."""
    cases = "".join(case(finding, language) for finding in findings)
    return f'  <testsuite name="{xml(path)}" {counts(findings)}>\n{cases}  </testsuite>\n'


def counts(findings: Sequence[Finding]) -> str:
    """How many tests there are: each is a finding, and so a failure, none an error of a test."""
    return f'tests="{len(findings)}" failures="{len(findings)}" errors="0"'


def case(finding: Finding, language: Language) -> str:
    """One finding, named by its rule and place."""
    span, rule = finding.span, finding.rule
    name = f"{rule.code} {rule.slug} {span.line}:{span.column}"
    message, advice = finding.message(language), finding.help(language)
    told = xml(f"{HELP.in_language(language)}{advice}") if advice else ""
    return (
        f'    <testcase classname="{xml(span.path)}" name="{xml(name)}">\n'
        f'      <failure type="{rule.severity.value}" message="{xml(message)}">{told}</failure>\n'
        "    </testcase>\n"
    )


def xml(text: str) -> str:
    """A text within an element or an attribute; what XML or a console cannot show is its code."""
    return escape(printable(text), {'"': "&quot;"})
