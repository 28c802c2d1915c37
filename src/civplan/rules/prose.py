"""The texts of a plan, run together so that a rule searches all of them at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from re import Match, Pattern
from typing import NamedTuple

from civplan.findings.finding import Span
from civplan.model.choices import Document

BETWEEN = "\n"
"""Stands between two passages; no passage has one, so that a pattern can stop there."""


class Passage(NamedTuple):
    """One paragraph of a plan file, or a value on one line, as the documents print it."""

    text: str
    span: Span
    """The place of the value that it stands in; ``locating.place_in`` gives a part's own."""
    documents: tuple[Document, ...]
    """Those that print it."""
    path: tuple[str, ...]
    """The fields that lead to it: ``("work", "areas", "items", "text")``."""
    before: int = 0
    """Characters, blanks not counted, that stand before it in the same value."""

    @property
    def field(self) -> str:
        """The last field of its path."""
        return self.path[-1]


class Hit(NamedTuple):
    """Where a pattern was found in a passage: from ``start`` up to ``end``, counted from 0."""

    passage: Passage
    start: int
    end: int
    match: Match[str]
    """Its own positions count from the start of all passages."""

    @property
    def text(self) -> str:
        """What was found."""
        return self.passage.text[self.start : self.end]

    def part(self, group: str | int) -> Hit:
        """The place of one group of the pattern; the group must have matched."""
        shift = self.start - self.match.start()
        start, end = self.match.span(group)
        return self._replace(start=start + shift, end=end + shift)


def words_in(text: str, words: Iterable[str]) -> list[str]:
    """Those of some words that stand in a text.

    Of most words the text lacks a character, and to look for one takes a tenth of the time.
    """
    return [word for word in words if word[0] in text and word[-1] in text and word in text]


class Prose:
    """The passages of a plan."""

    __slots__ = ("passages", "text")

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Take the passages in the order of the file."""
        self.passages = tuple(passages)
        self.text = BETWEEN.join([passage.text for passage in self.passages])

    def find(self, pattern: Pattern[str]) -> Iterator[Hit]:
        """Every place of a pattern; it must not match a line break."""
        starts: list[int] = []
        for match in pattern.finditer(self.text):
            starts = starts or self.starts()  # most patterns are found nowhere
            number = bisect_right(starts, match.start()) - 1
            start = starts[number]
            yield Hit(self.passages[number], match.start() - start, match.end() - start, match)

    def starts(self) -> list[int]:
        """Where each passage begins in the text, and where one more would."""
        return list(accumulate((len(passage.text) + 1 for passage in self.passages), initial=0))
