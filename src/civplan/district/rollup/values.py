"""What the roll-up of a sub-district says: chapters of sentences, entries and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from civplan.compose.outline import Entry
from civplan.compose.sentences import sentence


class GridCell(NamedTuple):
    """One cell of a table."""

    lines: tuple[str, ...]
    centred: bool = False
    span: int = 1
    """How many columns it covers."""


Lines = tuple[str, ...]
"""A short text that is broken where it reads best."""


class Grid(NamedTuple):
    """A table with the names of its columns."""

    columns: tuple[Lines, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    caption: str = ""


class Chapter(NamedTuple):
    """A heading and what stands under it, in this order."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    grids: tuple[Grid, ...] = ()
    chapters: tuple[Chapter, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing would stand under the heading."""
        return not (self.paragraphs or self.entries or self.grids or self.chapters)


class RollUp(NamedTuple):
    """The whole document; every text as it is printed, numbers of headings excepted."""

    title: str
    chapters: tuple[Chapter, ...]
    annexes: tuple[Chapter, ...]
    issuer: str
    date: str


MOST_NAMED = 10
"""Names that a sentence lists; of more it says how many."""
OF_COMMUNITIES = "个社区"
"""The unit of a count of communities."""


def middle(*lines: str) -> GridCell:
    """A centred cell; lines that are empty are left out."""
    return GridCell(tuple(line for line in lines if line), centred=True)


def left(*lines: str) -> GridCell:
    """A cell of text, broken where its lines end."""
    return GridCell(lines)


def named(names: Iterable[str], unit: str = OF_COMMUNITIES) -> str:
    """Names in a sentence: 湖内社区、清河社区; 等 and their number behind those that have room."""
    every = list(names)
    more = f"等{len(every)}{unit}" if len(every) > MOST_NAMED else ""
    return "、".join(every[:MOST_NAMED]) + more


def listing(heading: str, entries: Iterable[Entry], paragraphs: tuple[str, ...] = ()) -> Chapter:
    """A chapter of numbered entries; one alone is a paragraph, for it needs no number."""
    every = tuple(entries)
    if len(every) != 1:
        return Chapter(heading, paragraphs, every)
    ((name, told, below, _),) = every
    return Chapter(heading, (*paragraphs, name + "".join(told)), below)


def entry_of_points(community: str, points: Iterable[str]) -> Entry:
    """A community with its points: one stands behind its name, several below it."""
    texts = [sentence(point) for point in points]
    if len(texts) == 1:
        return Entry(f"{community}。", tuple(texts))
    return Entry(f"{community}。", (), tuple(Entry("", (text,)) for text in texts))
