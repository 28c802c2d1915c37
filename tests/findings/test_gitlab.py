"""Findings as a Code Quality report of GitLab."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.gitlab import report
from civplan.findings.words import Words
from support.findings import FINDINGS, finding_at, made_up_rule, without_halves


def fingerprints(findings: list[Finding], lines: list[str], *, language: str = "en") -> list[str]:
    """The identities of findings in files that all have these lines."""
    text = report(findings, lambda _: lines, "zh" if language == "zh" else "en")
    return [one["fingerprint"] for one in json.loads(text)]


def test_a_finding_is_an_object_with_what_gitlab_reads() -> None:
    finding = finding_at(2, 1, 3, path="./计划/a.yaml")

    assert report([finding], lambda _: ["", "甲乙"], "zh") == (
        "[\n"
        "  {\n"
        '    "description": "它不对",\n'
        '    "check_name": "X001",\n'
        '    "fingerprint": "93eec11abe1414fff41b3d213ae423d90dcaea29e2422e4731d9078aa56287ca",\n'
        '    "severity": "major",\n'
        '    "location": {\n'
        '      "path": "计划/a.yaml",\n'
        '      "lines": {\n'
        '        "begin": 2\n'
        "      }\n"
        "    }\n"
        "  }\n"
        "]\n"
    )


def test_no_finding_is_an_empty_list() -> None:
    assert report([], lambda _: [], "zh") == "[]\n"


@pytest.mark.parametrize(
    ("severity", "gravity"),
    [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")],
)
def test_severities_have_gitlab_s_names(severity: Severity, gravity: str) -> None:
    finding = made_up_rule(severity=severity).at(Span("a.yaml"), what="它")

    assert [one["severity"] for one in json.loads(report([finding], lambda _: [], "zh"))] == [
        gravity
    ]


def test_a_moved_and_indented_line_keeps_its_fingerprint() -> None:
    before = fingerprints([finding_at(1, 1, 3)], ["甲乙"])

    assert fingerprints([finding_at(3, 5, 7)], ["丙", "", "    甲乙 "]) == before


def test_another_language_keeps_the_fingerprint() -> None:
    findings = [finding_at(1, 1, 3)]

    assert fingerprints(findings, ["甲乙"], language="zh") == fingerprints(findings, ["甲乙"])


def test_another_line_that_a_message_names_may_move_too() -> None:
    rule = Rule("X001", "made-up", Severity.ERROR, Words("第{line}行已有", "first on line {line}"))
    spans = [Span("a.yaml", number, 1, number, 2) for number in (7, 8)]

    assert fingerprints([rule.at(spans[0], line=3)], [*[""] * 6, "甲"]) == fingerprints(
        [rule.at(spans[1], line=4)], [*[""] * 7, "甲"]
    )


@pytest.mark.parametrize(
    ("finding", "lines"),
    [
        (finding_at(1, 1, 3, path="b.yaml"), ["甲乙"]),
        (made_up_rule("X002").at(Span("a.yaml"), what="它"), ["甲乙"]),
        (made_up_rule().at(Span("a.yaml"), what="另一个"), ["甲乙"]),
        (finding_at(1, 1, 3), ["甲丙"]),
        (finding_at(2, 1, 3), ["甲乙"]),
    ],
    ids=["file", "rule", "message", "text of the line", "no line"],
)
def test_what_differs_has_another_fingerprint(finding: Finding, lines: list[str]) -> None:
    assert fingerprints([finding], lines) != fingerprints([finding_at(1, 1, 3)], ["甲乙"])


def test_equals_are_counted_and_the_first_keeps_its_fingerprint() -> None:
    lines = ["甲乙", "甲乙"]
    both = fingerprints([finding_at(1, 1, 3), finding_at(2, 1, 3)], lines)

    assert len(set(both)) == 2
    assert both[:1] == fingerprints([finding_at(2, 1, 3)], lines)


@given(FINDINGS)
def test_any_findings_have_fingerprints_of_their_own(findings: list[Finding]) -> None:
    read = json.loads(report(findings * 2, lambda _: ["甲", "乙"], "en"))

    assert [one["description"] for one in read] == [
        without_halves(finding.message("en")) for finding in findings * 2
    ]
    assert len({one["fingerprint"] for one in read}) == len(findings) * 2
