"""A finding: a rule, a place, values."""

from __future__ import annotations

import pytest

from civplan.findings.finding import (
    LONGEST_VALUE,
    Finding,
    Rule,
    Severity,
    Span,
    findings_in_order,
    summary_line,
)
from civplan.findings.words import Language, Words
from support.findings import made_up_rule

SPAN = Span("a.yaml", 3, 5, 3, 9)


def test_a_span_without_numbers_is_the_file_s_beginning() -> None:
    assert Span("a.yaml") == Span("a.yaml", line=1, column=1, end_line=1, end_column=1)


def test_a_rule_makes_findings() -> None:
    rule = made_up_rule()

    assert rule.at(SPAN, what="它") == Finding(rule, SPAN, {"what": "它"})


@pytest.mark.parametrize(
    ("language", "message", "advice"),
    [("zh", "它不对", "改掉它"), ("en", "它 is wrong", "change 它")],
)
def test_message_and_help_name_the_values(language: Language, message: str, advice: str) -> None:
    finding = made_up_rule().at(SPAN, what="它")

    assert (finding.message(language), finding.help(language)) == (message, advice)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_rule_without_advice_has_an_empty_help(language: Language) -> None:
    rule = Rule("X001", "made-up", Severity.INFO, Words("错", "wrong"))

    assert rule.at(SPAN).help(language) == ""


@pytest.mark.parametrize(
    ("severity", "stops_and_can_become_one_that_stops"),
    [
        (Severity.ERROR, (True, False)),
        (Severity.WARNING, (False, True)),
        (Severity.INFO, (False, False)),
    ],
)
def test_only_errors_stop_and_only_warnings_can_become_errors(
    severity: Severity, stops_and_can_become_one_that_stops: tuple[bool, bool]
) -> None:
    finding = made_up_rule(severity=severity).at(SPAN, what="它")

    assert (finding.is_error, finding.is_warning) == stops_and_can_become_one_that_stops


@pytest.mark.parametrize(
    ("value", "repeated"),
    [
        ("字" * LONGEST_VALUE, "字" * LONGEST_VALUE),
        ("字" * (LONGEST_VALUE + 1), "字" * (LONGEST_VALUE - 1) + "…"),
        (Words("字", "x" * 100), "x" * 100),
        (10**99, f"1{'0' * 99}"),
    ],
)
def test_a_message_repeats_the_beginning_of_a_long_text(value: object, repeated: str) -> None:
    assert made_up_rule().at(SPAN, what=value).message("en") == f"{repeated} is wrong"


def test_help_repeats_the_beginning_of_a_long_text() -> None:
    cut = "字" * (LONGEST_VALUE - 1)

    assert made_up_rule().at(SPAN, what="字" * 4_000_000).help("en") == f"change {cut}…"


def test_findings_are_ordered_by_file_line_column_and_rule() -> None:
    ordered = [
        made_up_rule("X002").at(Span("a.yaml", 2, 9, 2, 10)),
        made_up_rule("X001").at(Span("a.yaml", 10, 1, 10, 3)),
        made_up_rule("X002").at(Span("a.yaml", 10, 1, 10, 3)),
        made_up_rule("X001").at(Span("a.yaml", 10, 2, 10, 3)),
        made_up_rule("X001").at(Span("b.yaml", 1, 1, 1, 1)),
    ]

    assert findings_in_order(reversed(ordered)) == ordered


def test_findings_of_one_rule_at_one_place_keep_their_order() -> None:
    rule = made_up_rule()
    findings = [rule.at(Span("a.yaml"), what=what) for what in "二一三"]

    assert findings_in_order(findings) == findings


@pytest.mark.parametrize(
    ("counts", "files", "language", "line"),
    [
        ((0, 0, 0), 1, "zh", "1个文件：没有发现问题"),
        ((0, 0, 0), 1, "en", "1 file: nothing found"),
        ((0, 0, 0), 0, "en", "0 files: nothing found"),
        ((1, 0, 0), 1, "zh", "1个文件：1个错误"),
        ((1, 0, 0), 1, "en", "1 file: 1 error"),
        ((2, 1, 3), 3, "zh", "3个文件：2个错误，1个警告，3个提示"),
        ((2, 1, 3), 3, "en", "3 files: 2 errors, 1 warning, 3 notes"),
        ((0, 2, 1), 2, "en", "2 files: 2 warnings, 1 note"),
    ],
)
def test_files_and_findings_are_counted(
    counts: tuple[int, int, int], files: int, language: Language, line: str
) -> None:
    severities = (Severity.INFO, Severity.WARNING, Severity.ERROR)
    findings = [
        made_up_rule(severity=severity).at(Span("a.yaml"))
        for severity, count in zip(severities, reversed(counts), strict=True)
        for _ in range(count)
    ]

    assert summary_line(findings, files, language) == line
