"""Findings as JSON."""

from __future__ import annotations

import json

from hypothesis import given

from civplan.findings.finding import NO_WORDS, Finding, Severity, Span
from civplan.findings.json_report import finding_object, report
from civplan.findings.words import with_decoded_names
from support.findings import FINDINGS, finding_at, made_up_rule, without_halves


def test_a_finding_is_an_object_with_every_part() -> None:
    assert report([finding_at(3, 5, 9, end_line=4)], lambda _: [], "zh") == (
        "[\n"
        "  {\n"
        '    "code": "X001",\n'
        '    "slug": "made-up",\n'
        '    "severity": "error",\n'
        '    "message": "它不对",\n'
        '    "path": "a.yaml",\n'
        '    "line": 3,\n'
        '    "column": 5,\n'
        '    "end_line": 4,\n'
        '    "end_column": 9,\n'
        '    "help": "改掉它",\n'
        '    "fix": null\n'
        "  }\n"
        "]\n"
    )


def test_no_finding_is_an_empty_list() -> None:
    assert report([], lambda _: [], "zh") == "[]\n"


def test_a_rule_without_advice_has_no_help() -> None:
    rule = made_up_rule(severity=Severity.INFO, help_=NO_WORDS)

    assert finding_object(rule.at(Span("./a b.yaml"), what="it"), "en") == {
        "code": "X001",
        "slug": "made-up",
        "severity": "info",
        "message": "it is wrong",
        "path": "./a b.yaml",
        "line": 1,
        "column": 1,
        "end_line": 1,
        "end_column": 1,
        "help": None,
        "fix": None,
    }


@given(FINDINGS)
def test_any_finding_is_read_back(findings: list[Finding]) -> None:
    read = json.loads(report(findings, lambda _: [], "en"))

    assert [
        (one["code"], one["severity"], one["path"], one["message"], one["help"]) for one in read
    ] == [
        (
            finding.rule.code,
            finding.rule.severity.value,
            without_halves(with_decoded_names(finding.span.path)),
            without_halves(finding.message("en")),
            without_halves(finding.help("en")),
        )
        for finding in findings
    ]
    assert [
        Span(finding.span.path, *(one[name] for name in Span._fields[1:]))
        for one, finding in zip(read, findings, strict=True)
    ] == [finding.span for finding in findings]
