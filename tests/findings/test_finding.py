"""A finding: a rule, a place, values."""

from __future__ import annotations

import pytest

from civplan.findings.finding import LONGEST_VALUE, Finding, Rule, Severity, Span
from civplan.findings.words import Language, Words
from support.findings import rule_of

SPAN = Span("a.yaml", 3, 5, 3, 9)


def test_a_span_without_numbers_is_the_file_s_beginning() -> None:
    assert Span("a.yaml") == Span("a.yaml", line=1, column=1, end_line=1, end_column=1)


def test_a_rule_makes_findings() -> None:
    rule = rule_of()

    assert rule.at(SPAN, what="它") == Finding(rule, SPAN, {"what": "它"})


@pytest.mark.parametrize(
    ("language", "message", "advice"),
    [("zh", "它不对", "改掉它"), ("en", "它 is wrong", "change 它")],
)
def test_message_and_help_name_the_values(language: Language, message: str, advice: str) -> None:
    finding = rule_of().at(SPAN, what="它")

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
    finding = rule_of(severity=severity).at(SPAN, what="它")

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
    assert rule_of().at(SPAN, what=value).message("en") == f"{repeated} is wrong"


def test_help_repeats_the_beginning_of_a_long_text() -> None:
    cut = "字" * (LONGEST_VALUE - 1)

    assert rule_of().at(SPAN, what="字" * 4_000_000).help("en") == f"change {cut}…"
