"""Which places a comment counts for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from civplan.findings.finding import Span
from civplan.settings.values import Values, is_content


class Reach(NamedTuple):
    """Lines, and texts of several lines that begin there."""

    lines: range
    texts: tuple[Span, ...]

    def holds(self, place: Span) -> bool:
        """True when a place begins there."""
        return place.line in self.lines or any(is_in(place, text) for text in self.texts)


def is_in(place: Span, text: Span) -> bool:
    """True when a place begins inside a text, or is the point right behind its last character."""
    begins, ends = (place.line, place.column), (place.end_line, place.end_column)
    last = (text.end_line, text.end_column)
    is_point_behind = begins == ends == last and text.end_column > 1
    return (text.line, text.column) <= begins < last or is_point_behind


def reach_of(comment: Span, lines: Sequence[str], values: Values) -> Reach:
    """The line of a comment, or the next one with content when it has its line alone.

    Above all content, it counts for the file as a whole too, which is told at its first line.

    Args:
        comment: Where it stands.
        lines: The lines of its file.
        values: The texts of its file.
    """
    if is_content(lines[comment.line - 1][: comment.column - 1]):
        first = last = comment.line
    else:
        first, last = comment.line, values.next_content(comment.line)
        if last == values.next_content(0):
            first = 1
    return Reach(range(first, last + 1), tuple(values.begun.get(last, ())))
