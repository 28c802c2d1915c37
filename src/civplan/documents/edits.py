"""Applies edits to a text; what no edit names stays as it is, line ends too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from civplan.findings.finding import Edit, Finding, Span
from civplan.source.places import YAML_LINE_BREAK


class Replacement(NamedTuple):
    """A stretch of a text, in characters from 0 with the end exclusive, and what replaces it."""

    start: int
    end: int
    text: str

    def collides(self, other: Replacement) -> bool:
        """True when both cannot be made: they overlap, or put different texts at one place."""
        if self == other:
            return False
        if self.start == self.end == other.start == other.end:
            return True
        return self.start < other.end and other.start < self.end


class TextPositions:
    """Finds positions in a text by line and column, as YAML counts lines."""

    __slots__ = ("ends", "starts")

    def __init__(self, text: str) -> None:
        """Take the text."""
        breaks = [match.span() for match in YAML_LINE_BREAK.finditer(text)]
        self.starts = [0, *(end for _, end in breaks)]
        """Where each line begins, from 0."""
        self.ends = [*(start for start, _ in breaks), len(text)]
        """Where its line end begins."""

    def position(self, line: int, column: int) -> int | None:
        """The position of a place, both from 1; None when the text has no such place."""
        if not 1 <= line <= len(self.starts) or column < 1:
            return None
        position = self.starts[line - 1] + column - 1
        return position if position <= self.ends[line - 1] else None

    def change(self, edit: Edit) -> Replacement | None:
        """An edit by positions; None when the text has no such place."""
        span: Span = edit.span
        start = self.position(span.line, span.column)
        end = self.position(span.end_line, span.end_column)
        if start is None or end is None or start > end:
            return None
        return Replacement(start, end, edit.text)


class Fix(NamedTuple):
    """A finding and the changes that mend it, by the path of the file."""

    finding: Finding
    changes: tuple[tuple[str, Replacement], ...]
    """In the order of the file, each once."""


def fixes_of(findings: Iterable[Finding], texts: Mapping[str, str]) -> list[Fix]:
    """What mends the findings, in the order of the files; edits outside the texts count as none.

    Args:
        findings: The findings with edits.
        texts: The files' texts by the paths that messages name.
    """
    lines = {path: TextPositions(text) for path, text in texts.items()}
    found = []
    for finding in findings:
        changes = [
            (edit.span.path, lines[edit.span.path].change(edit))
            for edit in finding.edits
            if edit.span.path in lines
        ]
        sure = [(path, change) for path, change in changes if change is not None]
        if finding.edits and len(sure) == len(finding.edits):
            found.append(Fix(finding, tuple(sorted(set(sure)))))
    return sorted(found, key=lambda mending: mending.changes[0])


def compatible_fixes(mendings: Iterable[Fix]) -> list[Fix]:
    """Those that can be made together: where two collide, the first in file order stays."""
    taken: dict[str, list[Replacement]] = {}
    fit = []
    for mending in mendings:
        if all(
            _is_free_of_collisions(taken.get(path, []), change) for path, change in mending.changes
        ):
            fit.append(mending)
            for path, change in mending.changes:
                _insert_replacement(taken.setdefault(path, []), change)
    return fit


def _is_free_of_collisions(taken: list[Replacement], change: Replacement) -> bool:
    """True when a change collides with none of those that are taken, which are in order."""
    place = bisect_left(taken, change)
    return not any(change.collides(near) for near in taken[max(0, place - 2) : place + 2])


def _insert_replacement(taken: list[Replacement], change: Replacement) -> None:
    """Add a change at its place, once."""
    place = bisect_left(taken, change)
    if taken[place : place + 1] != [change]:
        taken.insert(place, change)


def replacements_by_path(mendings: Iterable[Fix]) -> dict[str, list[Replacement]]:
    """The changes of each file in their order, each once."""
    by_path: dict[str, set[Replacement]] = {}
    for path, change in chain.from_iterable(mending.changes for mending in mendings):
        by_path.setdefault(path, set()).add(change)
    return {path: sorted(changes) for path, changes in by_path.items()}


def replace_in(text: str, changes: Iterable[Replacement]) -> str:
    """The text with changes that are in order and do not collide."""
    pieces, end = [], 0
    for change in changes:
        pieces += [text[end : change.start], change.text]
        end = change.end
    return "".join(pieces) + text[end:]


def position_after(position: int, changes: Iterable[Replacement]) -> int:
    """Where a position of the text stands in the changed one; before what is put in there."""
    return position + sum(
        len(change.text) - (change.end - change.start)
        for change in changes
        if change.end <= position and change.start < position
    )
