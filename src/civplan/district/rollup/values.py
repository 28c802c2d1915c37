"""The parts of a roll-up: chapters of sentences, numbered entries and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from civplan.compose.outline import Entry
from civplan.compose.sentences import sentence
from civplan.district.review.indicators import COMMUNITIES_UNIT

CellLines = tuple[str, ...]
"""A short text with the line breaks that read best."""
NO_CONTENT = "—"
"""In a cell without content."""


class GridCell(NamedTuple):
    """A cell of a table."""

    lines: CellLines
    centred: bool = False
    span: int = 1
    """The number of columns that it covers."""


class Grid(NamedTuple):
    """A table with its headings."""

    columns: tuple[CellLines, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    caption: str = ""


class Chapter(NamedTuple):
    """A heading with its content, in the order of the fields."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    grids: tuple[Grid, ...] = ()
    chapters: tuple[Chapter, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True for a heading without content."""
        return not (self.paragraphs or self.entries or self.grids or self.chapters)


class VerdictWords(NamedTuple):
    """How the roll-up says that targets are met."""

    met: str
    met_in_heading: CellLines
    met_by: str
    """What a community has met."""
    unmet: str
    missed: str
    """What is not met, in the note on the table."""
    provisional: str
    """Why figures of the sub-district are provisional."""


OF_THE_YEAR = VerdictWords(
    "达标", ("达标",), "本社区计划目标", "未达标", "没有达到目标", "应报的社区尚未报全"
)
OF_A_STAGE = VerdictWords(
    *("达到进度", ("达到", "进度"), "本社区年度目标序时进度"),
    *("未达到进度", "没有达到序时进度", "年度尚未结束"),
)
"""Before the year is over, when targets of the year keep up with the time or do not."""


def verdict_words(*, is_early: bool) -> VerdictWords:
    """The words for the whole year, or for the time before it is over."""
    return OF_A_STAGE if is_early else OF_THE_YEAR


class RollUp(NamedTuple):
    """The whole document: every text as it is printed, but for the numbers of headings."""

    title: str
    chapters: tuple[Chapter, ...]
    annexes: tuple[Chapter, ...]
    issuer: str
    date: str


NAMES_IN_SENTENCE = 10
"""The most names that a sentence lists; of more it gives the number."""


def centred_cell(*lines: str) -> GridCell:
    """A centred cell, without the lines that are empty."""
    return GridCell(tuple(line for line in lines if line), centred=True)


def left_cell(*lines: str) -> GridCell:
    """A cell with left-aligned lines."""
    return GridCell(lines)


def names_in_sentence(names: Iterable[str], unit: str = COMMUNITIES_UNIT) -> str:
    """Names in a sentence: 湖内社区、清河社区; where there are too many: …等12个社区."""
    all_names = list(names)
    more = f"等{len(all_names)}{unit}" if len(all_names) > NAMES_IN_SENTENCE else ""
    return "、".join(all_names[:NAMES_IN_SENTENCE]) + more


def numbered_chapter(
    heading: str, entries: Iterable[Entry], paragraphs: tuple[str, ...] = ()
) -> Chapter:
    """A chapter of numbered entries; a single entry is a paragraph without a number."""
    all_entries = tuple(entries)
    if len(all_entries) != 1:
        return Chapter(heading, paragraphs, all_entries)
    (entry,) = all_entries
    return Chapter(heading, (*paragraphs, entry.name + "".join(entry.paragraphs)), entry.entries)


def points_entry(community: str, points: Iterable[str]) -> Entry:
    """A community with its points: a single point follows the name, several are listed below."""
    texts = [sentence(point) for point in points]
    if len(texts) == 1:
        return Entry(f"{community}。", tuple(texts))
    return Entry(f"{community}。", (), tuple(Entry("", (text,)) for text in texts))


NARROW_ROOM = 5
"""Characters in a narrow column."""
HEADING_LINE_ROOM = 4
"""Characters on each line of a longer heading: most words have two."""
COMMUNITY_SUFFIX = "社区"


def name_lines(name: str) -> CellLines:
    """A community's name in a narrow column: 纺织新村 above 社区; other names are not broken."""
    first = name.removesuffix(COMMUNITY_SUFFIX)
    return (first, COMMUNITY_SUFFIX) if len(name) > NARROW_ROOM and first != name else (name,)


def heading_lines(name: str) -> CellLines:
    """An indicator's name: 每日保洁 above 时间; short names and those with letters stay whole."""
    if len(name) <= NARROW_ROOM or any(map(str.isascii, name)):
        return (name,)
    return name[:HEADING_LINE_ROOM], *heading_lines(name[HEADING_LINE_ROOM:])
