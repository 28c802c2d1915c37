"""Documents of plan files in tests: from a YAML text to the lines that a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import dropwhile, takewhile

from civplan.compose.environment import Composer
from civplan.compose.outline import Outline, Part
from civplan.compose.outliner import document_outline
from civplan.manuscript.nodes import (
    Figure,
    Heading,
    Manuscript,
    ManuscriptBlock,
    Table,
    TableRow,
    TextRuns,
)
from civplan.model.choices import Document
from civplan.model.item import ITEM_SHAPE, Item
from civplan.model.packs import Pack, pack_by_name
from civplan.typeset.numbering import number_blocks
from support.plans import plan_of, value_of

NESTED, FLAT = "civilized-community", "annual-work"
SCHEME, REPORT = "work-scheme", "work-report"
PLAN, SUMMARY = Document.PLAN, Document.SUMMARY


@cache
def pack_named(name: str) -> Pack:
    """A pack that comes with the program."""
    pack, findings = pack_by_name(name)
    assert findings == []
    assert pack is not None
    return pack


@cache
def composer_for(name: str) -> Composer:
    """A composer of one of these packs."""
    return Composer(pack_named(name))


def outline(text: str, document: Document = PLAN, pack: str = NESTED) -> Outline:
    """The outline of a plan file; the lines that every file needs are put before its text."""
    return document_outline(plan_of(text), pack_named(pack).profile, document)


def part(text: str, key: str, document: Document = PLAN) -> Part | None:
    """One part of that outline."""
    return outline(text, document).part(key)


def manuscript(text: str, document: Document = PLAN, pack: str = NESTED) -> Manuscript:
    """The manuscript of a plan file, by the pack's templates."""
    return composer_for(pack).compose(plan_of(text), document)


def lines(text: str, document: Document = PLAN, pack: str = NESTED) -> list[str]:
    """What stands from the first heading on, a line a paragraph, numbers written."""
    blocks = manuscript(text, document, pack).blocks
    return list(lines_of_blocks(dropwhile(lambda block: not isinstance(block, Heading), blocks)))


def lines_of_blocks(blocks: Iterable[ManuscriptBlock]) -> Iterator[str]:
    """Blocks as lines; the cells of a row have bars between them."""
    for block in number_blocks(blocks):
        match block:
            case Table():
                yield from (f"|{row_words(row)}|" for row in (*block.head, *block.body))
            case Figure():
                yield f"[{block.source}]"
            case _:
                yield f"{block.number}{words(block.runs)}"


def row_words(row: TableRow) -> str:
    """The texts of a row's cells."""
    return "|".join(words(cell.runs) for cell in row)


def words(runs: TextRuns) -> str:
    """The text of runs."""
    return "".join(run.text for run in runs)


def item_of(text: str) -> Item:
    """An item that is right, of a YAML value on one line."""
    return value_of(ITEM_SHAPE, text)


def in_plan(item: str) -> str:
    """What the plan prints for its only item; empty for nothing."""
    return only(lines(f"work: {{items: [{item}]}}", PLAN))


def in_summary(item: str) -> str:
    """What the summary prints for its only item; empty for nothing."""
    return only(lines(f"work: {{items: [{item}]}}", SUMMARY))


def only(lines: list[str]) -> str:
    """The only entry under the work's heading, its further paragraphs behind a bar."""
    if "一、主要工作" not in lines:
        return ""
    return "|".join(takewhile(lambda line: not line.startswith("二、"), lines[1:]))
