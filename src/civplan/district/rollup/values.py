"""What the roll-up of a sub-district says: chapters of sentences, entries and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from civplan.compose.outline import Entry
from civplan.compose.sentences import sentence
from civplan.district.review.indicators import COMMUNITIES_UNIT


class GridCell(NamedTuple):
    """One cell of a table."""

    lines: tuple[str, ...]
    centred: bool = False
    span: int = 1
    """How many columns it covers."""


CellLines = tuple[str, ...]
"""A short text that is broken where it reads best."""


class Grid(NamedTuple):
    """A table with the names of its columns."""

    columns: tuple[CellLines, ...]
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


NAMES_IN_SENTENCE = 10
"""Names that a sentence lists; of more it says how many."""


def centred_cell(*lines: str) -> GridCell:
    """A centred cell; lines that are empty are left out."""
    return GridCell(tuple(line for line in lines if line), centred=True)


def left_cell(*lines: str) -> GridCell:
    """A cell of text, broken where its lines end."""
    return GridCell(lines)


def names_in_sentence(names: Iterable[str], unit: str = COMMUNITIES_UNIT) -> str:
    """Names in a sentence: 湖内社区、清河社区; 等 and their number behind those that have room."""
    every = list(names)
    more = f"等{len(every)}{unit}" if len(every) > NAMES_IN_SENTENCE else ""
    return "、".join(every[:NAMES_IN_SENTENCE]) + more


def numbered_chapter(
    heading: str, entries: Iterable[Entry], paragraphs: tuple[str, ...] = ()
) -> Chapter:
    """A chapter of numbered entries; one alone is a paragraph, for it needs no number."""
    every = tuple(entries)
    if len(every) != 1:
        return Chapter(heading, paragraphs, every)
    ((name, told, below, _),) = every
    return Chapter(heading, (*paragraphs, name + "".join(told)), below)


def points_entry(community: str, points: Iterable[str]) -> Entry:
    """A community with its points: one stands behind its name, several below it."""
    texts = [sentence(point) for point in points]
    if len(texts) == 1:
        return Entry(f"{community}。", tuple(texts))
    return Entry(f"{community}。", (), tuple(Entry("", (text,)) for text in texts))


NARROW_ROOM = 5
"""Characters that a narrow column has room for."""
HEADING_LINE_ROOM = 4
"""Characters of a longer heading that stand on a line: words mostly have two."""
COMMUNITY_SUFFIX = "社区"


def name_lines(name: str) -> CellLines:
    """A community: 纺织新村 above 社区; a short name stays whole, and one of another form."""
    own = name.removesuffix(COMMUNITY_SUFFIX)
    return (own, COMMUNITY_SUFFIX) if len(name) > NARROW_ROOM and own != name else (name,)


def heading_lines(name: str) -> CellLines:
    """An indicator: 每日保洁 above 时间; short names stay whole, and those with letters."""
    if len(name) <= NARROW_ROOM or any(map(str.isascii, name)):
        return (name,)
    return name[:HEADING_LINE_ROOM], *heading_lines(name[HEADING_LINE_ROOM:])
