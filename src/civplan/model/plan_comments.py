"""Comments for the people who edit a plan file, each at its place in the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from civplan.source.controls import without_controls
from civplan.source.places import split_lines

FieldPath = tuple[str | int, ...]
"""A place in a plan: fields of records and numbers of list entries, from 0."""
NO_PLACES: Mapping[FieldPath, Sequence[str]] = {}


class PlanComments(NamedTuple):
    """Lines for the people who edit the file, without their ``#``."""

    head: Sequence[str] = ()
    """At the top of the file."""
    above: Mapping[FieldPath, Sequence[str]] = NO_PLACES
    """Above a field or an entry of a list."""
    inside: Mapping[FieldPath, Sequence[str]] = NO_PLACES
    """At the end of a record, among its fields."""
    end: Sequence[str] = ()
    """At the end of the file."""

    def lines_above(self, path: FieldPath) -> list[str]:
        """The comments above a field or an entry."""
        return comment_lines(self.above.get(path, ()))

    def lines_inside(self, path: FieldPath) -> list[str]:
        """The comments at the end of a record."""
        return comment_lines(self.inside.get(path, ()))

    def places_around(self) -> frozenset[FieldPath]:
        """Every place with comments inside its value."""
        inside = (place[:length] for place in self.inside for length in range(len(place) + 1))
        above = (place[:length] for place in self.above for length in range(len(place)))
        return frozenset((*inside, *above))


ORDER_TO_CIVPLAN = re.compile(r"([#＃]\s*)(?=civplan\s*[:：])", re.IGNORECASE)
"""Where a comment would tell civplan what to ignore."""


def comment_lines(lines: Sequence[str]) -> list[str]:
    """Lines as comments that mean nothing to civplan, whatever they say."""
    pieces = (piece for text in lines for piece in split_lines(text))
    comments = (f"# {without_controls(piece)}".rstrip() for piece in pieces)
    return [ORDER_TO_CIVPLAN.sub(r"\1- ", comment) for comment in comments]
