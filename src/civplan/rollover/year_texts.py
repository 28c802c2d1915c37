"""Finds years inside the texts and comments of a file, each at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as AbstractMapping
from difflib import SequenceMatcher
from typing import Any

from civplan.edit.layout import layout_of
from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.records import RecordOf
from civplan.model.result import ResultShape
from civplan.model.sections import SectionOf
from civplan.model.shapes import Line, ListOf, Shape, resolved_shape
from civplan.model.table import TableRowShape
from civplan.model.text import TEXT_SHAPE, TextShape, has_forms
from civplan.rollover.moved_years import year_pattern
from civplan.rules.rollover_rules import COMMENT_LEFT_OUT, YEAR_IN_TEXT
from civplan.settings.comments import BLOCK_HEAD
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import Source

NO_TEXTS = frozenset({"id", "unit", "file", "phone", "code", "extends", "pack", "number", "sheet"})
"""Fields of one line in which a number is no year."""
IN_TEXT = Words("文字", "a text")
IN_COMMENT = Words("注释", "a comment")
Lines = AbstractMapping[str, list[str]]
"""The lines of files, by path."""
PlacedComment = tuple[str, Span]
"""A comment without its ``#``, and where it stands."""


def years_in_texts(
    root: Mapping, lines: Lines, shape: RecordOf[Any], year: int
) -> Iterator[Finding]:
    """The findings about years near a file's own in its texts.

    A title has next year's already; where it has another besides, it was left as it is.

    Args:
        root: What the file says.
        lines: The lines of the files in whose texts to look, by path.
        shape: What it holds.
        year: Last year's, as the texts may have it.
    """
    near = year_pattern(year - 1, year, year + 1)
    before = year_pattern(year - 1, year)
    for node, field in _texts_in(root, shape):
        if node.span.path in lines:
            own = lines[node.span.path]
            for span in _matches(node.span, own, before if field == "title" else near):
                yield _finding_at(span, own, IN_TEXT)


def years_in_comments(
    comments: Iterable[PlacedComment], lines: list[str], year: int, added: Collection[str]
) -> Iterator[Finding]:
    """The findings about years near a file's own in its comments.

    Args:
        comments: The comments of the file.
        lines: Its lines.
        year: Last year's.
        added: Comments that have just been written and are not to be looked at.
    """
    pattern = year_pattern(year - 1, year, year + 1)
    for text, span in comments:
        if text not in added:
            for place in _matches(span, lines, pattern):
                yield _finding_at(place, lines, IN_COMMENT)


def comments_left_out(
    old: Iterable[PlacedComment], new: Iterable[PlacedComment]
) -> Iterator[Finding]:
    """The findings about comments that went with what they stood beside, at their old places."""
    before, after = list(old), [text for text, _ in new]
    matcher = SequenceMatcher(None, [text for text, _ in before], after, autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind in {"delete", "replace"}:
            for text, span in before[start:end]:
                yield COMMENT_LEFT_OUT.at(span, text=text)


def comments_of(source: Source) -> Iterator[PlacedComment]:
    """The comments of a file, without their ``#``, with their places."""
    layout = layout_of(source.text)
    if layout is None:
        return
    for start, end in layout.comments():
        number, column = layout.line_number(start), layout.column(start) + 1
        span = Span(source.path, number, column, number, column + end - start)
        yield layout.text[start:end].strip("# \t"), span


def _finding_at(span: Span, lines: list[str], where: Words) -> Finding:
    """The finding about a year at its place."""
    text = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    return YEAR_IN_TEXT.at(span, text=text, where=where)


def _matches(span: Span, lines: list[str], pattern: re.Pattern[str]) -> Iterator[Span]:
    """Where a pattern is found in a stretch of a file; the head of a block is none of its text."""
    is_block = BLOCK_HEAD.match(lines[span.line - 1], span.column - 1)
    first = span.line + 1 if is_block and span.end_line > span.line else span.line
    for number in range(first, span.end_line + 1):
        line = lines[number - 1]
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(line)
        for match in pattern.finditer(line, start, end):
            yield Span(span.path, number, match.start() + 1, number, match.end() + 1)


def _texts_in(
    node: Node, shape: Shape[Any] | None, field: str = ""
) -> Iterator[tuple[Scalar, str]]:
    """The texts in a value with their fields, in the order of the file."""
    shape = shape and resolved_shape(shape)
    if isinstance(node, Scalar):
        yield from ((node, field),) if _is_text(shape, field) else ()
    elif isinstance(node, Sequence):
        entry = shape.entry if isinstance(shape, ListOf) else shape
        for item in node.items:
            yield from _texts_in(item, entry, field)
    elif has_forms(node) and isinstance(shape, TextShape | SectionOf):
        for _, value in node.entries:
            yield from _texts_in(value, TEXT_SHAPE, field)
    else:
        while isinstance(shape, ListOf):  # a lone record
            shape = resolved_shape(shape.entry)
        known = shape.by_name if isinstance(shape, RecordOf) else {}
        for name, value in node.entries:
            if key := known.get(name.text):
                yield from _texts_in(value, key.shape, key.field)


def _is_text(shape: Shape[Any] | None, field: str) -> bool:
    """True where a single value is a text for people."""
    while isinstance(shape, ListOf):
        shape = resolved_shape(shape.entry)
    if isinstance(shape, Line):
        return field not in NO_TEXTS
    return isinstance(shape, TextShape | RecordOf | ResultShape | TableRowShape)
