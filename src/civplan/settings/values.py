"""The texts of a file by their places: what a # inside of them means, and where each begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from civplan.findings.finding import Span
from civplan.source.nodes import Mapping, Node, Scalar

HEAD_OF_BLOCK = re.compile(r"(?:[&!]\S*\s+)*[|>]")
"""The line with which a block of text begins, behind names and tags: ``>-  # a comment``."""
Position = tuple[int, int]
"""A line and a column."""


class Values:
    """The texts of a file, keys counted."""

    def __init__(self, root: Mapping, lines: Sequence[str]) -> None:
        """Take the file's nodes and its lines."""
        self.lines = lines
        self.begun: dict[int, list[Span]] = {}
        """By line, the texts that begin there, or whose keys stand there."""
        stretches = set()
        for span, line in texts_in(root, 0):
            self.begun.setdefault(line, []).append(span)
            stretches.add((self.start_of_text(span), (span.end_line, span.end_column)))
        self.stretches: list[tuple[Position, Position]] = sorted(stretches)
        self.starts = [start for start, _ in self.stretches]
        self.contents = [number for number, line in enumerate(lines, 1) if is_content(line)]

    def start_of_text(self, span: Span) -> Position:
        """Where a text begins; of a block, that is the line below its head."""
        opening = self.lines[span.line - 1][span.column - 1 :]
        is_block = span.end_line > span.line and HEAD_OF_BLOCK.match(opening)
        return (span.line + 1, 1) if is_block else (span.line, span.column)

    def has_inside(self, place: Span) -> bool:
        """True when a place lies inside a text; texts never overlap."""
        position = (place.line, place.column)
        number = bisect_right(self.starts, position) - 1
        return number >= 0 and position < self.stretches[number][1]

    def next_content(self, line: int) -> int:
        """The next line with content below a line; the last line when there is none."""
        number = bisect_right(self.contents, line)
        return self.contents[number] if number < len(self.contents) else len(self.lines)


def is_content(line: str) -> bool:
    """True for a line that is neither blank nor a comment, unless it lies inside a text."""
    text = line.strip()
    return bool(text) and not text.startswith("#")


def texts_in(node: Node, key_line: int) -> Iterator[tuple[Span, int]]:
    """The places of all texts below a node, and the line with which each begins.

    Args:
        node: The node.
        key_line: The line of its key, where it has one; 0 in a list.
    """
    if isinstance(node, Scalar):
        yield node.span, key_line or node.span.line
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.span, key.span.line
            yield from texts_in(value, key.span.line)
    else:
        for item in node.items:
            yield from texts_in(item, 0)
