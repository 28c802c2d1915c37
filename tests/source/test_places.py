"""Lines as YAML counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.finding import Span
from civplan.source.places import Places, line_and_column, split_lines
from civplan.source.syntax import TextPoint

BREAKS = ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("end", BREAKS, ids=ascii)
def test_each_of_yaml_s_line_breaks_ends_a_line(end: str) -> None:
    assert split_lines(f"甲{end}{end}乙") == ["甲", "", "乙"]


@pytest.mark.parametrize("character", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e"], ids=ascii)
def test_other_separators_end_none(character: str) -> None:
    assert split_lines(f"甲{character}乙") == [f"甲{character}乙"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert split_lines("") == [""]


@pytest.mark.parametrize(
    ("text", "position", "place"),
    [
        ("", 0, (1, 1)),
        ("社区", 1, (1, 2)),
        ("社区", 2, (1, 3)),
        ("社\n区", 1, (1, 2)),
        ("社\n区", 2, (2, 1)),
        ("社\r\n区", 1, (1, 2)),
        ("社\r\n区", 3, (2, 1)),
        ("社\n\n区", 3, (3, 1)),
        ("社\u2028区", 3, (2, 2)),
        ("社\n", 2, (2, 1)),
    ],
)
def test_the_place_of_a_position(text: str, position: int, place: tuple[int, int]) -> None:
    assert line_and_column(text, position) == place


@given(text=st.text("ab\n\x85\u2028", max_size=30), data=st.data())
def test_the_character_at_a_place_is_the_one_at_the_position(
    text: str, data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, len(text)))
    line, column = line_and_column(text, position)

    rest = [split_lines(text)[line - 1][column - 1 :], *split_lines(text)[line:]]
    assert rest == split_lines(text[position:])


def between(places: Places, *marks: tuple[int, int]) -> tuple[int, int, int, int]:
    """The place between two marks, without its path."""
    span = places.between(*(TextPoint(*mark) for mark in marks))
    return span.line, span.column, span.end_line, span.end_column


def test_a_place_counts_from_1_and_names_the_file() -> None:
    places = Places("a.yaml", "a: b\nc: d\n")

    assert places.between(TextPoint(1, 3), TextPoint(1, 4)) == Span("a.yaml", 2, 4, 2, 5)


@pytest.mark.parametrize(
    ("text", "start", "end", "place"),
    [
        ("a: b", (0, 3), (1, 0), (1, 4, 1, 5)),
        ("a: b", (1, 0), (1, 0), (1, 5, 1, 5)),
        ("a: b\n", (0, 3), (1, 0), (1, 4, 2, 1)),
        ("", (0, 0), (1, 0), (1, 1, 1, 1)),
    ],
)
def test_no_place_lies_behind_the_text(
    text: str, start: tuple[int, int], end: tuple[int, int], place: tuple[int, int, int, int]
) -> None:
    assert between(Places("a.yaml", text), start, end) == place


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        ((0, 0), (0, 1), (1, 1, 1, 2)),
        ((1, 0), (1, 1), (2, 1, 2, 2)),
        ((1, 1), (1, 2), (2, 2, 2, 3)),
        ((1, 2), (1, 3), (2, 3, 2, 3)),
        ((1, 3), (1, 4), (2, 3, 2, 4)),
        ((1, 4), (2, 1), (2, 4, 3, 2)),
    ],
)
def test_a_space_that_was_put_in_does_not_count(
    start: tuple[int, int], end: tuple[int, int], place: tuple[int, int, int, int]
) -> None:
    places = Places("a.yaml", "x: y\na：bc\ne: f", {2: 3})

    assert between(places, start, end) == place
