"""Lines as YAML counts them, and the spans of a file from YAML's marks."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Protocol

from civplan.findings.finding import Span

YAML_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def split_lines(text: str) -> list[str]:
    """The lines without line breaks; YAML also breaks at NEL and the Unicode separators."""
    return YAML_LINE_BREAK.split(text)


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """The line and column (from 1) of a character position (from 0)."""
    lines = split_lines(text[:position])
    return len(lines), len(lines[-1]) + 1


NO_LAST_LINE = sys.maxsize
"""The last line of a text that ends with a line break: no mark is behind it."""


class Mark(Protocol):
    """A place from PyYAML; both numbers from 0."""

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
            inserted: By line, the column of a space that a fix has put there; both from 1.
        """
        self.path = path
        self.last_line, self.last_column = NO_LAST_LINE, 1
        if not text.endswith("\n"):
            self.last_line, self.last_column = line_and_column(text, len(text))
        self.inserted = inserted or {}
        self.exact = 0 if self.inserted else self.last_line
        """Up to this line, marks need no correction."""

    def between(self, start: Mark, end: Mark) -> Span:
        """The span from one mark to another."""
        end_line = end.line + 1
        if end_line > self.exact:
            return self._corrected(start, end)
        return Span(self.path, start.line + 1, start.column + 1, end_line, end.column + 1)

    def _corrected(self, start: Mark, end: Mark) -> Span:
        """The span in the text as it was written.

        A fix may have put a space in, and libyaml counts one line more when the last one has no
        line break.
        """
        begin = self._as_written(start.line + 1, start.column + 1)
        close = self._as_written(end.line + 1, end.column + 1)
        if close[0] > self.last_line:
            close = (self.last_line, self.last_column)
        if begin[0] > self.last_line:
            begin = close
        return Span(self.path, *begin, *close)

    def _as_written(self, line: int, column: int) -> tuple[int, int]:
        """A place of the fixed text in the text as it was written."""
        inserted = self.inserted.get(line)
        return line, column if inserted is None or column <= inserted else column - 1
