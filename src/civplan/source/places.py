"""Lines of a text as YAML counts them."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Protocol

from civplan.findings.finding import Span

YAML_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def split_lines(text: str) -> list[str]:
    """The lines without their ends; YAML also breaks at NEL and the Unicode separators."""
    return YAML_LINE_BREAK.split(text)


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """The line and column (from 1) of a character position (from 0)."""
    lines = split_lines(text[:position])
    return len(lines), len(lines[-1]) + 1


ENDLESS = sys.maxsize
"""The last line of a text that ends with a line break: no mark lies behind it."""


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

    __slots__ = ("exact", "inserted", "last_column", "last_line", "path")

    def __init__(self, path: str, text: str, inserted: Mapping[int, int] | None = None) -> None:
        """Take what all spans have in common.

        Args:
            path: As messages name it.
            text: The file's text, as written.
            inserted: By line, the column of a space that mending has put there; both from 1.
        """
        self.path = path
        self.last_line, self.last_column = ENDLESS, 1
        if not text.endswith("\n"):
            self.last_line, self.last_column = line_and_column(text, len(text))
        self.inserted = inserted or {}
        self.exact = 0 if self.inserted else self.last_line
        """Up to this line, marks need no correction."""

    def between(self, start: Mark, end: Mark) -> Span:
        """The stretch from one mark to another."""
        end_line = end.line + 1
        if end_line > self.exact:
            return self.corrected(start, end)
        return Span(self.path, start.line + 1, start.column + 1, end_line, end.column + 1)

    def corrected(self, start: Mark, end: Mark) -> Span:
        """The stretch in the text as it was written, of one that was mended or is not ended."""
        line, end_line = start.line + 1, end.line + 1
        column = self.as_written(line, start.column + 1)
        end_column = self.as_written(end_line, end.column + 1)
        if end_line > self.last_line:
            return self.at_the_end(line, column)
        return Span(self.path, line, column, end_line, end_column)

    def at_the_end(self, line: int, column: int) -> Span:
        """The span to the text's end; libyaml counts a line more when the last is not ended."""
        if line > self.last_line:
            line, column = self.last_line, self.last_column
        return Span(self.path, line, column, self.last_line, self.last_column)

    def as_written(self, line: int, column: int) -> int:
        """A column of the mended text in the text as it was written."""
        inserted = self.inserted.get(line)
        return column if inserted is None or column <= inserted else column - 1
