"""Marks of YAML as places in the file."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Span
from civplan.source.places import Places
from civplan.source.syntax import Point


def between(places: Places, *marks: tuple[int, int]) -> tuple[int, int, int, int]:
    """The place between two marks, without its path."""
    span = places.between(*(Point(*mark) for mark in marks))
    return span.line, span.column, span.end_line, span.end_column


def test_a_place_counts_from_1_and_names_the_file() -> None:
    places = Places("a.yaml", "a: b\nc: d\n")

    assert places.between(Point(1, 3), Point(1, 4)) == Span("a.yaml", 2, 4, 2, 5)


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
