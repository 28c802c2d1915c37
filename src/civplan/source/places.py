"""From YAML's marks, which count from 0, to places in the file as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from civplan.findings.finding import Span


class Mark(Protocol):
    """A place as PyYAML tells it; both numbers from 0."""

    @property
    def line(self) -> int:
        """The number of line breaks before it."""

    @property
    def column(self) -> int:
        """The number of characters before it on its line."""


class Places:
    """Makes the spans of one file."""

    __slots__ = ("inserted", "path")

    def __init__(self, path: str, inserted: Mapping[int, int] | None = None) -> None:
        """Take the path for the spans.

        Args:
            path: As messages name it.
            inserted: By line, the column of a space that mending has put there; both from 1.
        """
        self.path = path
        self.inserted = inserted or {}

    def between(self, start: Mark, end: Mark) -> Span:
        """The stretch from one mark to another."""
        line, column = start.line + 1, start.column + 1
        end_line, end_column = end.line + 1, end.column + 1
        if self.inserted:
            column = self.as_written(line, column)
            end_column = self.as_written(end_line, end_column)
        return Span(self.path, line, column, end_line, end_column)

    def as_written(self, line: int, column: int) -> int:
        """A column of the mended text in the text as it was written."""
        inserted = self.inserted.get(line)
        return column if inserted is None or column <= inserted else column - 1
