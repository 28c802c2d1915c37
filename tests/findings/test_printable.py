"""A finding as one line."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Severity, Span
from civplan.findings.text import head_line
from civplan.findings.words import Language, printable_text
from support.findings import finding_at, made_up_rule


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "a.yaml:3:5: error X001 它不对"),
        ("en", "a.yaml:3:5: error X001 它 is wrong"),
    ],
)
def test_where_how_grave_which_rule_what(language: Language, line: str) -> None:
    assert head_line(finding_at(3, 5, 9), language) == line


@pytest.mark.parametrize("severity", Severity)
def test_the_severity_is_named(severity: Severity) -> None:
    finding = made_up_rule(severity=severity).at(Span("a.yaml"), what="它")

    assert head_line(finding, "en") == f"a.yaml:1:1: {severity.value} X001 它 is wrong"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("社区：湖内", "社区：湖内"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("a\tb\nc", "a b c"),
        ("a\rb", "aU+000Db"),
        ("\x1b[31m", "U+001B[31m"),
        ("a\u2028b", "aU+2028b"),
        ("a\u200bb", "aU+200Bb"),
        ("a\xa0b", "aU+00A0b"),
        ("\udc80", "U+DC80"),
        ("\U000e0001", "U+E0001"),
    ],
)
def test_what_would_move_the_cursor_is_shown_as_its_code(text: str, shown: str) -> None:
    assert printable_text(text) == shown


def test_path_and_message_stay_on_one_line() -> None:
    finding = made_up_rule().at(Span("a\n\x1b.yaml", 2, 1, 2, 2), what="一\n二")

    assert head_line(finding, "zh") == "a U+001B.yaml:2:1: error X001 一 二不对"
