"""Applies edits to a text; all else stays as it is, line ends too."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
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
        """Find the lines of a text."""
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

    def line_number(self, position: int) -> int:
        """The line of a position, from 1."""
        return bisect_right(self.starts, position)

    def replacement(self, edit: Edit) -> Replacement | None:
        """An edit by positions; None when the text has no such place."""
        span: Span = edit.span
        start = self.position(span.line, span.column)
        end = self.position(span.end_line, span.end_column)
        if start is None or end is None or start > end:
            return None
        return Replacement(start, end, edit.text)


class Fix(NamedTuple):
    """A finding and all the edits that fix it."""

    finding: Finding
    replacements: tuple[tuple[str, Replacement], ...]
    """With the path of the file, in its order, each once."""

    def start(self) -> tuple[str, Replacement]:
        """The first replacement, with the path of its file."""
        return self.replacements[0]


def fixes_of(findings: Iterable[Finding], texts: Mapping[str, str]) -> list[Fix]:
    """The fixes of findings, in the order of the files; none with an edit outside the texts.

    Args:
        findings: The findings with edits.
        texts: The files' texts by the paths that messages name.
    """
    positions = {path: TextPositions(text) for path, text in texts.items()}
    fixes = []
    for finding in findings:
        replacements = [
            (edit.span.path, replacement)
            for edit in finding.edits
            if edit.span.path in positions
            and (replacement := positions[edit.span.path].replacement(edit))
        ]
        if finding.edits and len(replacements) == len(finding.edits):
            fixes.append(Fix(finding, tuple(sorted(set(replacements)))))
    return sorted(fixes, key=Fix.start)


def compatible_fixes(fixes: Iterable[Fix]) -> list[Fix]:
    """Those that can be made together: where two collide, the first in file order stays."""
    by_path: dict[str, list[Replacement]] = {}
    compatible = []
    for fix in fixes:
        if any(_collides(by_path.get(path, []), one) for path, one in fix.replacements):
            continue
        compatible.append(fix)
        for path, replacement in fix.replacements:
            of_file = by_path.setdefault(path, [])
            place = bisect_left(of_file, replacement)
            if replacement not in of_file[place : place + 1]:
                of_file.insert(place, replacement)
    return compatible


def _collides(of_file: list[Replacement], replacement: Replacement) -> bool:
    """True when a replacement collides with one of those of a file, which are in order."""
    place = bisect_left(of_file, replacement)
    return any(replacement.collides(near) for near in of_file[max(0, place - 2) : place + 2])


def replacements_by_path(fixes: Iterable[Fix]) -> dict[str, list[Replacement]]:
    """The replacements of each file in their order, each once."""
    by_path: dict[str, set[Replacement]] = {}
    for fix in fixes:
        for path, replacement in fix.replacements:
            by_path.setdefault(path, set()).add(replacement)
    return {path: sorted(replacements) for path, replacements in by_path.items()}


def replace_in(text: str, replacements: Iterable[Replacement]) -> str:
    """The text with replacements that are in order and do not collide."""
    pieces, end = [], 0
    for replacement in replacements:
        pieces += [text[end : replacement.start], replacement.text]
        end = replacement.end
    return "".join(pieces) + text[end:]


class ChangedPositions:
    """Finds where the positions of a text stand once replacements are made."""

    __slots__ = ("ends", "shifts", "starts")

    def __init__(self, replacements: Sequence[Replacement]) -> None:
        """Take replacements that are in order and do not collide."""
        self.starts = [one.start for one in replacements]
        self.ends = [one.end for one in replacements]
        lengths = (len(one.text) - (one.end - one.start) for one in replacements)
        self.shifts = list(accumulate(lengths, initial=0))
        """By the number of replacements before a position, how far it moves."""

    def after(self, position: int) -> int:
        """Where a position stands in the changed text; before what is inserted there."""
        number = bisect_right(self.ends, position)
        while number and self.starts[number - 1] >= position:
            number -= 1
        return position + self.shifts[number]
