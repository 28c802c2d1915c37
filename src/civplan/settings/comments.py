"""Reads the comments of a file that silence findings: ``# civplan: ignore[P301, T203] 原因``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.model.spelling import nearest
from civplan.rules import ignores
from civplan.settings.reach import Reach, reach_of
from civplan.settings.values import Values
from civplan.source.lines import split_lines
from civplan.source.source import Source

OPENING = r"[#＃]\s*civplan\s*[:：]"
DIRECTIVE = re.compile(rf"{OPENING}\s*(?P<order>(?:(?!{OPENING}).)*)", re.IGNORECASE)
ORDER = re.compile(
    r"(?:ignore|忽略)\s*[\[［【](?P<names>[^\]］】]*)[\]］】](?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
NAME = re.compile(r"[^\s,，、;；]+")
VERB = re.compile(r"[a-z]+|忽略", re.IGNORECASE)
MOST_COMMENTS = 1000
"""Comments of one file that are read."""
VERBS = ("ignore", "noqa", "disable", "忽略")
"""What people write who want a finding silenced."""


class Name(NamedTuple):
    """A rule as a comment names it."""

    text: str
    span: Span


class Ignore(NamedTuple):
    """One comment that silences findings."""

    span: Span
    names: tuple[Name, ...]
    brackets: Span
    """What stands between them."""
    has_reason: bool
    reach: Reach
    """The places that it counts for."""
    removal: Span
    """What to take out of the file so that it is gone."""


def read_comments(source: Source, found: list[Finding]) -> list[Ignore]:
    """The comments of a file that silence findings; of one too broken to be read, none.

    Args:
        source: The file.
        found: Gains what looks like such a comment and is none.
    """
    if source.root is None:
        return []
    lines = split_lines(source.text)
    values = Values(source.root, lines)
    read = []
    for number, match in islice(directives_in(lines), MOST_COMMENTS):
        place = span_of(source.path, number, match)
        order = ORDER.match(match["order"])
        if values.has_inside(place):
            if order:
                found.append(ignores.IN_TEXT.at(place))
        elif order and NAME.search(order["names"]):
            read.append(ignore_of(place, order, match.start("order"), lines, values))
        elif order or asks_to_ignore(match["order"]):
            found.append(ignores.UNREADABLE.at(place))
    return read


def directives_in(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """What speaks to civplan, by line; several may stand on one."""
    for number, line in enumerate(lines, 1):
        if "#" in line or "＃" in line:
            for match in DIRECTIVE.finditer(line):
                yield number, match


def span_of(path: str, line: int, match: re.Match[str]) -> Span:
    """The place of a comment, without the blanks behind it."""
    return Span(path, line, match.start() + 1, line, match.start() + len(match[0].rstrip()) + 1)


def asks_to_ignore(order: str) -> bool:
    """True when someone seems to want a finding silenced, and writes it in some other way."""
    verb = VERB.match(order)
    return verb is not None and nearest(verb[0], VERBS) is not None


def ignore_of(
    place: Span, order: re.Match[str], start: int, lines: Sequence[str], values: Values
) -> Ignore:
    """A comment that could be read.

    Args:
        place: Where it stands.
        order: What it says.
        start: How many characters of its line stand before that.
        lines: The lines of the file.
        values: The values of the file.
    """

    def stretch(first: int, last: int) -> Span:
        """The place of a part of what it says."""
        column = start + 1
        return place._replace(column=column + first, end_column=column + last)

    opens = order.start("names")
    names = tuple(
        Name(match[0], stretch(opens + match.start(), opens + match.end()))
        for match in NAME.finditer(order["names"])
    )
    return Ignore(
        span=place,
        names=names,
        brackets=stretch(*order.span("names")),
        has_reason=any(character.isalnum() for character in order["reason"]),
        reach=reach_of(place, lines, values),
        removal=removal_of(place, lines),
    )


def removal_of(place: Span, lines: Sequence[str]) -> Span:
    """What to take out: the comment with the blanks before it, or its line if it has it alone."""
    line = lines[place.line - 1]
    before, behind = line[: place.column - 1], line[place.end_column - 1 :]
    if before.strip() or behind.strip():
        return place._replace(column=len(before.rstrip()) + 1)
    if place.line < len(lines):
        return Span(place.path, place.line, 1, place.line + 1, 1)
    return place._replace(column=1, end_column=len(line) + 1)
