"""Findings for people: the carets stand under the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.finding import NO_WORDS, Severity, Span
from civplan.findings.text import (
    COLUMNS_BEFORE_PLACE,
    CUT_MARK,
    EXCERPT_COLUMNS,
    MOST_CHARACTERS,
    Excerpt,
    excerpt,
    finding_with_excerpt,
    head_line,
    message_and_help,
    terminal_width,
)
from civplan.findings.words import Language, Words
from support.findings import HELP, finding_at, made_up_rule


def marked(line: str, start: int, end: int) -> list[str]:
    """The line and its carets as they are shown; ``end`` is exclusive."""
    part = excerpt(line, Span("a.yaml", 1, start, 1, end))
    return [part.text, " " * part.margin + "^" * part.width]


@pytest.mark.parametrize(
    ("language", "report"),
    [
        (
            "zh",
            (
                "a.yaml:2:9: error X001 它不对\n"
                "    2 | status: done\n"
                "      |         ^^^^ 建议：改掉它"
            ),
        ),
        (
            "en",
            (
                "a.yaml:2:9: error X001 它 is wrong\n"
                "    2 | status: done\n"
                "      |         ^^^^ help: change 它"
            ),
        ),
    ],
)
def test_message_line_and_help(language: Language, report: str) -> None:
    assert finding_with_excerpt(finding_at(2, 9, 13), ["", "status: done", ""], language) == report


def test_without_advice_the_carets_end_the_line() -> None:
    finding = made_up_rule(help_=NO_WORDS).at(Span("a.yaml", 1, 2, 1, 3), what="它")

    assert finding_with_excerpt(finding, ["abc"], "en") == (
        "a.yaml:1:2: error X001 它 is wrong\n    1 | abc\n      |  ^"
    )


def test_without_advice_and_line_the_message_stands_alone() -> None:
    finding = made_up_rule(help_=NO_WORDS).at(Span("a.yaml"), what="它")

    assert finding_with_excerpt(finding, [], "en") == "a.yaml:1:1: error X001 它 is wrong"


@pytest.mark.parametrize(
    ("line", "start", "end", "carets"),
    [
        ("社区：湖内", 3, 4, "    ^^"),
        ("a社b", 2, 3, " ^^"),
        ("a社b", 3, 4, "   ^"),
        ("社区社区", 2, 4, "  ^^^^"),
        ("半a角", 1, 4, "^^^^^"),
        ("，。", 2, 3, "  ^^"),
        ("ＡＢ", 2, 3, "  ^^"),
        ("ｱｲ", 2, 3, " ^"),
        ("😀x", 2, 3, "  ^"),
        ("e\u0301x", 3, 4, " ^"),
        ("e\u0301x", 1, 3, "^"),
        ("❤\ufe0fx", 3, 4, " ^"),
        ("\u3000x", 2, 3, "  ^"),
        ("abc", 4, 5, "   ^"),
        ("abc", 4, 4, "   ^"),
        ("abc", 2, 2, " ^"),
        ("abc", 9, 12, "   ^"),
        ("社区", 3, 3, "    ^"),
    ],
)
def test_the_carets_stand_under_the_place(line: str, start: int, end: int, carets: str) -> None:
    assert marked(line, start, end) == [line, carets]


@pytest.mark.parametrize(
    ("line", "start", "end", "part"),
    [
        ("\tname: x", 1, 2, [" name: x", "^"]),
        ("\tname: x", 8, 9, [" name: x", "       ^"]),
        ("a\x07b", 2, 3, ["aU+0007b", " ^^^^^^"]),
        ("a\x07b", 3, 4, ["aU+0007b", "       ^"]),
        ("\xa0\xa0a", 1, 3, ["U+00A0U+00A0a", "^^^^^^^^^^^^"]),
    ],
)
def test_what_cannot_be_shown_keeps_the_carets_in_place(
    line: str, start: int, end: int, part: list[str]
) -> None:
    assert marked(line, start, end) == part


def test_of_a_span_over_several_lines_the_rest_of_the_first_is_marked() -> None:
    assert finding_with_excerpt(finding_at(1, 4, 3, end_line=2), ["a: 甲乙  ", "  丙"], "en") == (
        "a.yaml:1:4: error X001 它 is wrong\n    1 | a: 甲乙  \n      |    ^^^^ help: change 它"
    )


@pytest.mark.parametrize("lines", [[], [""], ["  \t "], ["\u3000"]])
def test_without_a_line_to_show_the_help_stands_alone(lines: list[str]) -> None:
    assert finding_with_excerpt(finding_at(1, 1, 2), lines, "en") == (
        "a.yaml:1:1: error X001 它 is wrong\n        help: change 它"
    )


def test_a_long_line_number_keeps_the_carets_in_place() -> None:
    lines = [*[""] * 123_455, "abc"]

    assert finding_with_excerpt(finding_at(123_456, 2, 3), lines, "en") == (
        "a.yaml:123456:2: error X001 它 is wrong\n123456 | abc\n       |  ^ help: change 它"
    )


def test_a_line_that_fits_is_shown_whole() -> None:
    line = "社" * (EXCERPT_COLUMNS // 2)

    assert marked(line, 36, 37) == [line, " " * 70 + "^^"]


@pytest.mark.parametrize(
    ("start", "part"),
    [
        (1, [f"{'社' * 36}{CUT_MARK}", "^^"]),
        (12, [f"{'社' * 36}{CUT_MARK}", " " * 22 + "^^"]),
        (14, [f"{CUT_MARK}{'社' * 36}{CUT_MARK}", " " * 27 + "^^"]),
        (100, [f"{CUT_MARK}{'社' * 13}", " " * 27 + "^^"]),
        (101, [f"{CUT_MARK}{'社' * 12}", " " * 27 + "^"]),
    ],
)
def test_a_long_line_is_cut_around_the_place(start: int, part: list[str]) -> None:
    assert marked("社" * 100, start, start + 1) == part


def test_a_long_place_is_marked_as_far_as_it_is_shown() -> None:
    assert marked("x" * 4_000_000, 101, 4_000_001) == [
        f"{CUT_MARK}{'x' * EXCERPT_COLUMNS}{CUT_MARK}",
        " " * (len(CUT_MARK) + COLUMNS_BEFORE_PLACE)
        + "^" * (EXCERPT_COLUMNS - COLUMNS_BEFORE_PLACE),
    ]


def test_marks_without_a_column_do_not_make_a_line_endless() -> None:
    part = excerpt("e" + "\u0301" * 4_000_000, Span("a.yaml", 1, 2_000_000, 1, 2_000_001))

    marks = "\u0301" * 2 * MOST_CHARACTERS
    assert part == Excerpt(f"{CUT_MARK}{marks}{CUT_MARK}", len(CUT_MARK), 1)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("社区", 4), ("“社区”", 6), ("e\u0301", 1), ("a\u20dd", 1), ("ｱ", 1)],
)
def test_columns_of_a_terminal(text: str, width: int) -> None:
    assert terminal_width(text) == width


@given(
    line=st.text("社区：ab \t\u3000\x07\u0301😀", min_size=0, max_size=300),
    start=st.integers(1, 320),
    length=st.integers(0, 320),
)
def test_the_carets_never_leave_what_is_shown(line: str, start: int, length: int) -> None:
    part = excerpt(line, Span("a.yaml", 1, start, 1, start + length))

    assert part.width >= 1
    assert part.margin + part.width <= max(terminal_width(part.text), part.margin + 1)
    assert terminal_width(part.text) <= EXCERPT_COLUMNS + 2 * len(CUT_MARK)
    assert len(part.text) <= 6 * (2 * MOST_CHARACTERS + 2 * len(CUT_MARK))


@pytest.mark.parametrize(
    ("help_", "told_in_zh"), [(HELP, "它不对\n建议：改掉它"), (NO_WORDS, "它不对")]
)
def test_the_message_stands_above_the_help(help_: Words, told_in_zh: str) -> None:
    finding = made_up_rule(help_=help_).at(Span("a.yaml"), what="它")

    assert message_and_help(finding, "zh") == told_in_zh


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


def test_path_and_message_stay_on_one_line() -> None:
    finding = made_up_rule().at(Span("a\n\x1b.yaml", 2, 1, 2, 2), what="一\n二")

    assert head_line(finding, "zh") == "a U+001B.yaml:2:1: error X001 一 二不对"
