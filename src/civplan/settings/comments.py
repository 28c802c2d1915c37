"""Reads the comments that ignore findings: ``# civplan: ignore[P301, T203] 原因``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.model.spelling import nearest_name
from civplan.rules import ignores
from civplan.source.nodes import Mapping, Node, Scalar
from civplan.source.places import split_lines
from civplan.source.source import Source

BLOCK_HEAD = re.compile(r"(?:[&!]\S*\s+)*[|>]")
"""The line with which a block of text begins, behind names and tags: ``>-  # a comment``."""
Position = tuple[int, int]
"""A line and a column."""
COMMENT_OPENING = r"[#＃]\s*civplan\s*[:：]"
COMMENT_PATTERN = re.compile(
    rf"{COMMENT_OPENING}\s*(?P<order>(?:(?!{COMMENT_OPENING}).)*)", re.IGNORECASE
)
IGNORE_PATTERN = re.compile(
    r"(?:ignore|忽略)\s*[\[［【](?P<names>[^\]］】]*)[\]］】](?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
NEXT_COMMENT = re.compile(r"\s[#＃]")
"""Where a comment of somebody else begins behind one for civplan."""
RULE_NAME_PATTERN = re.compile(r"[^\s,，、;；]+")
VERB_PATTERN = re.compile(r"[a-z]+|忽略", re.IGNORECASE)
MOST_COMMENTS = 1000
"""Comments of one file that are read."""
IGNORE_VERBS = ("ignore", "noqa", "disable", "忽略")
"""What people write who want to ignore a finding."""


class FileTexts:
    """The texts of a file, keys included, by their places: a # inside one begins no comment."""

    def __init__(self, root: Mapping, lines: Sequence[str]) -> None:
        """Find the texts of a file by its nodes and lines."""
        self.lines = lines
        self.by_line: dict[int, list[Span]] = {}
        """By line, the texts that begin there, or whose keys stand there."""
        ranges = set()
        for span, line in _text_spans(root, 0):
            self.by_line.setdefault(line, []).append(span)
            ranges.add((self._start_of_text(span), (span.end_line, span.end_column)))
        self.ranges: list[tuple[Position, Position]] = sorted(ranges)
        self.starts = [start for start, _ in self.ranges]
        self.content_lines = [number for number, line in enumerate(lines, 1) if _is_content(line)]

    def _start_of_text(self, span: Span) -> Position:
        """Where a text begins; of a block, that is the line below its head."""
        opening = self.lines[span.line - 1][span.column - 1 :]
        is_block = span.end_line > span.line and BLOCK_HEAD.match(opening)
        return (span.line + 1, 1) if is_block else (span.line, span.column)

    def is_inside_text(self, place: Span) -> bool:
        """True when a place lies inside a text; texts never overlap."""
        position = (place.line, place.column)
        number = bisect_right(self.starts, position) - 1
        return number >= 0 and position < self.ranges[number][1]

    def next_content(self, line: int) -> int:
        """The next line with content below a line; the last line when there is none."""
        number = bisect_right(self.content_lines, line)
        return self.content_lines[number] if number < len(self.content_lines) else len(self.lines)


def _is_content(line: str) -> bool:
    """True for a line that is neither blank nor a comment, unless it lies inside a text."""
    text = line.strip()
    return bool(text) and not text.startswith("#")


def _text_spans(node: Node, key_line: int) -> Iterator[tuple[Span, int]]:
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
            yield from _text_spans(value, key.span.line)
    else:
        for item in node.items:
            yield from _text_spans(item, 0)


class IgnoreScope(NamedTuple):
    """Lines, and texts of several lines that begin there."""

    lines: range
    texts: tuple[Span, ...]

    def holds(self, place: Span) -> bool:
        """True when a place begins there."""
        return place.line in self.lines or any(_begins_inside(place, text) for text in self.texts)


def _begins_inside(place: Span, text: Span) -> bool:
    """True when a place begins inside a text, or is the point right behind its last character."""
    begins, ends = (place.line, place.column), (place.end_line, place.end_column)
    last = (text.end_line, text.end_column)
    is_point_behind = begins == ends == last and text.end_column > 1
    return (text.line, text.column) <= begins < last or is_point_behind


def _ignore_scope(comment: Span, lines: Sequence[str], texts: FileTexts) -> IgnoreScope:
    """The line of a comment, or the next one with content when it has its line alone.

    Above all content, it also counts for findings about the whole file, which are at line 1.

    Args:
        comment: Where it stands.
        lines: The lines of its file.
        texts: The texts of its file.
    """
    if _is_content(lines[comment.line - 1][: comment.column - 1]):
        first = last = comment.line
    else:
        first, last = comment.line, texts.next_content(comment.line)
        if last == texts.next_content(0):
            first = 1
    return IgnoreScope(range(first, last + 1), tuple(texts.by_line.get(last, ())))


class RuleName(NamedTuple):
    """A rule as a comment names it."""

    text: str
    span: Span


class Ignore(NamedTuple):
    """One comment that ignores findings."""

    span: Span
    names: tuple[RuleName, ...]
    has_reason: bool
    scope: IgnoreScope
    """The places that it counts for."""
    removal: Span
    """What to remove from the file so that it is gone."""


def read_ignores(source: Source, findings: list[Finding]) -> list[Ignore]:
    """The comments of a file that ignore findings; none when it is too broken to be read.

    Args:
        source: The file.
        findings: Gains those about what looks like such a comment and is none.
    """
    if source.root is None:
        return []
    lines = split_lines(source.text)
    texts = FileTexts(source.root, lines)
    read = []
    for number, match in islice(_civplan_comments(lines), MOST_COMMENTS):
        place = _comment_span(source.path, number, match)
        order = IGNORE_PATTERN.match(match["order"])
        if texts.is_inside_text(place):
            if order:
                findings.append(ignores.IGNORE_IN_TEXT.at(place))
        elif order and RULE_NAME_PATTERN.search(order["names"]):
            read.append(_parse_ignore(place, order, match.start("order"), lines, texts))
        elif order or _asks_to_ignore(match["order"]):
            findings.append(ignores.UNREADABLE_IGNORE.at(place))
    return read


def _civplan_comments(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """The comments for civplan, with their lines; one line may have several."""
    for number, line in enumerate(lines, 1):
        if "#" in line or "＃" in line:
            for match in COMMENT_PATTERN.finditer(line):
                yield number, match


def _comment_span(path: str, line: int, match: re.Match[str]) -> Span:
    """The place of a comment, without trailing white space."""
    return Span(path, line, match.start() + 1, line, match.start() + len(match[0].rstrip()) + 1)


def _asks_to_ignore(order: str) -> bool:
    """True when someone seems to want to ignore a finding, and writes it in some other way."""
    verb = VERB_PATTERN.match(order)
    return verb is not None and nearest_name(verb[0], IGNORE_VERBS) is not None


def _parse_ignore(
    place: Span, order: re.Match[str], start: int, lines: Sequence[str], texts: FileTexts
) -> Ignore:
    """A comment that could be read.

    Args:
        place: Where it stands.
        order: The match of what it says.
        start: How many characters of its line are before that.
        lines: The lines of the file.
        texts: The texts of the file.
    """

    def part_span(first: int, last: int) -> Span:
        """The place of a part of what it says."""
        column = start + 1
        return place._replace(column=column + first, end_column=column + last)

    opens = order.start("names")
    names = tuple(
        RuleName(match[0], part_span(opens + match.start(), opens + match.end()))
        for match in RULE_NAME_PATTERN.finditer(order["names"])
    )
    return Ignore(
        span=place,
        names=names,
        has_reason=any(character.isalnum() for character in order["reason"]),
        scope=_ignore_scope(place, lines, texts),
        removal=_removal_span(place, lines),
    )


def _removal_span(place: Span, lines: Sequence[str]) -> Span:
    """What to remove: the comment with the white space before it, or the whole line.

    Another comment behind it stays, in its place.
    """
    line = lines[place.line - 1]
    before, behind = line[: place.column - 1], line[place.end_column - 1 :]
    next_comment = NEXT_COMMENT.search(line, place.column, place.end_column - 1)
    if next_comment:
        return place._replace(end_column=next_comment.end())
    if before.strip() or behind.strip():
        return place._replace(column=len(before.rstrip()) + 1)
    if place.line < len(lines):
        return Span(place.path, place.line, 1, place.line + 1, 1)
    return place._replace(column=1, end_column=len(line) + 1)
