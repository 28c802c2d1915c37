"""Finds the stretches of printed texts that tracers show to be values of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from civplan.preview.traced_plan import PlanLeaf, middle_of
from civplan.preview.traced_values import TRACER, number_of_tracer

CHANGEABLE_MARKS = frozenset("，。；：、！？,;:!?.")
"""Marks of a text that a sentence made of it may change or leave out."""


DATE_SIGNS = ("年", "月", "日")
CHARACTERS_COMPARED = 5
"""Behind a tracer, to find out which part of a value begins there."""


class LeafStretch(NamedTuple):
    """A stretch of a printed text that is a value of a plan."""

    start: int
    end: int
    leaf: int
    """The number of the value."""


def stretches_of(
    text: str, tracers: Sequence[tuple[int, int]], leaves: Sequence[PlanLeaf]
) -> list[LeafStretch]:
    """The stretches of a text that are values, in its order; they do not overlap.

    Args:
        text: The text as it was printed, without tracers.
        tracers: The place in it and the number of each tracer.
        leaves: The values, by the numbers of tracers.
    """
    stretches: list[LeafStretch] = []
    ends = [*(_start_of_value(one, leaves) for one in tracers[1:]), len(text)]
    for (place, leaf), end in zip(tracers, ends, strict=True):
        first = stretches[-1].end if stretches else 0
        stretch = _stretch(text[: max(end, place)], first, place, leaves[leaf], leaf)
        if stretch is None:
            continue
        if stretches and _is_same_date(stretches[-1], stretch, leaves):
            stretch = stretch._replace(start=stretches.pop().start)
        stretches.append(stretch)
    return stretches


def _start_of_value(tracer: tuple[int, int], leaves: Sequence[PlanLeaf]) -> int:
    """Where a value begins at the latest: its first character stands before its tracer.

    A pattern of a pack may begin with a placeholder, whose value is another.
    """
    place, leaf = tracer
    return place if leaves[leaf].default_of is not None else place - 1


def without_tracers(traced: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its tracers, and the place in it and number of each."""
    pieces = TRACER.split(traced)
    numbers = map(number_of_tracer, TRACER.findall(traced))
    places, place = [], 0
    for piece, number in zip(pieces, numbers, strict=False):
        place += len(piece)
        places.append((place, number))
    return "".join(pieces), places


def _stretch(text: str, first: int, place: int, leaf: PlanLeaf, number: int) -> LeafStretch | None:
    """The stretch around a tracer that says what the value says; None where none does.

    That of a text of the pack, which has placeholders, may be empty.

    Args:
        text: The text up to where the next value may begin.
        first: Where the stretch may begin.
        place: That of the tracer.
        leaf: The value.
        number: Its number.
    """
    if leaf.is_date:
        return _number_stretch(text, first, place, number)
    value, near = leaf.text, text[place - 1 : place + CHARACTERS_COMPARED]
    begins = {0, middle_of(value) - 1, value.find(near)}
    found = [
        (_matching_end(text, place - 1, value, begin), -begin)
        for begin in begins
        if begin >= 0 and text[place - 1 : place] == value[begin : begin + 1]
    ]
    if place <= first or not found:
        return None if leaf.default_of is None else LeafStretch(place, place, number)
    end, begin = max(found)
    start, begin = place - 1, -begin
    if leaf.is_figure and end - start < len(value) - begin:
        return None
    while start > first and begin > 0 and text[start - 1] == value[begin - 1]:
        start, begin = start - 1, begin - 1
    return LeafStretch(start, end, number)


def _matching_end(text: str, place: int, value: str, begin: int) -> int:
    """How far a text goes on as a value does from a place in it; its marks may be others."""
    end = place
    while place < len(text) and begin < len(value):
        if text[place] == value[begin]:
            place, begin = place + 1, begin + 1
            end = place
        elif text[place] in CHANGEABLE_MARKS and value[begin] in CHANGEABLE_MARKS:
            place, begin = place + 1, begin + 1
        elif value[begin] in CHANGEABLE_MARKS:
            begin += 1
        else:
            break
    return end


def _number_stretch(text: str, first: int, place: int, number: int) -> LeafStretch | None:
    """The digits around a tracer, with the sign of year, month or day behind them."""
    start = end = place
    while start > first and text[start - 1].isdecimal():
        start -= 1
    while end < len(text) and text[end].isdecimal():
        end += 1
    if end == start:
        return None
    return LeafStretch(start, end + (text[end : end + 1] in DATE_SIGNS), number)


def _is_same_date(before: LeafStretch, stretch: LeafStretch, leaves: Sequence[PlanLeaf]) -> bool:
    """True for two numbers of one date, one behind the other: 2007年12月."""
    is_next = before.leaf == stretch.leaf and before.end == stretch.start
    return is_next and leaves[stretch.leaf].is_date
