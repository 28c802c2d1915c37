"""Comments for the people who edit a plan file, each at its place in the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

KeyPath = tuple[str | int, ...]
"""A place in a plan: fields of records and numbers of list entries, from 0."""
NO_PLACES: Mapping[KeyPath, Sequence[str]] = {}


class PlanComments(NamedTuple):
    """Lines for the people who edit the file, without their ``#``."""

    head: Sequence[str] = ()
    """At the top of the file."""
    above: Mapping[KeyPath, Sequence[str]] = NO_PLACES
    """Above a field or an entry of a list."""
    inside: Mapping[KeyPath, Sequence[str]] = NO_PLACES
    """At the end of a record, among its fields."""
    end: Sequence[str] = ()
    """At the end of the file."""

    def lines_above(self, path: KeyPath) -> list[str]:
        """The comments above a field or an entry."""
        return comment_lines(self.above.get(path, ()))

    def lines_inside(self, path: KeyPath) -> list[str]:
        """The comments at the end of a record."""
        return comment_lines(self.inside.get(path, ()))

    def places_around(self) -> frozenset[KeyPath]:
        """Every place with comments inside its value."""
        inside = (place[:length] for place in self.inside for length in range(len(place) + 1))
        above = (place[:length] for place in self.above for length in range(len(place)))
        return frozenset((*inside, *above))


def comment_lines(lines: Sequence[str]) -> list[str]:
    """Lines as comments."""
    return [f"# {line}".rstrip() for text in lines for line in text.split("\n")]
