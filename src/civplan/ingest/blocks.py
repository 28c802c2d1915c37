"""What a document is made of, whatever kind of file holds it: blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from civplan.findings.words import Words


class BlockKind(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    TABLE = "table"
    PICTURE = "picture"
    PAGE_BREAK = "page-break"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands, in a way that a person finds in Word or an editor; from 1."""

    paragraph: int
    """The paragraph in reading order; in a text or web page the line of the file."""
    table: int = 0
    """The table in reading order; 0 outside tables. ``row`` and ``column`` are its cell."""
    row: int = 0
    column: int = 0


CONTENTS_STYLE = "toc"
"""The name of the style of a paragraph in a contents list begins with it, in small letters."""
LINKS_STYLE = "web links"
"""The style of a paragraph of a web page all of which is links."""
FRONT_MATTER_STYLE = "front matter"
"""The style of a line above a Markdown text that says something about it: date: 2007-01-10."""
Cell = tuple["Block", ...]
"""The blocks of a table's cell."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a table, a picture or the end of a page."""

    kind: BlockKind
    text: str
    """The visible text without its automatic number; line breaks within the paragraph as ``\\n``.

    Of a picture its description, of a table nothing: its texts are in ``rows``.
    """
    place: Place
    number: str = ""
    """The label that Word shows by automatic numbering: （一）, 1.; without the space behind it."""
    level: int = 0
    """The outline level of a heading, 1 to 9; 0 for body text."""
    style: str = ""
    """The name of the paragraph style; empty when the file has none.

    In a contents list it begins with CONTENTS_STYLE; of a web page it is h1 to h6, LINKS_STYLE
    or nothing, in Markdown FRONT_MATTER_STYLE or nothing.
    """
    bold: bool = False
    """True when all visible characters are bold."""
    size: int | None = None
    """The size of most of its characters in half-points; None when it is not known."""
    centred: bool = False
    right: bool = False
    """True when it is aligned to the right."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """The cells of a table by row; a cell that spans several stands once, where it begins."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote."""

    mark: str
    """What stands in the text at the place of the note: ［注1］."""
    text: str
    place: Place
    """Where the mark stands."""


@dataclass(frozen=True, slots=True)
class Omission:
    """Something of the file that is not among its blocks: a comment, hidden text."""

    what: Words
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class FileBlocks:
    """What a file holds, in reading order."""

    path: str
    """As messages name the file."""
    suffix: str
    """Of the format that was read, in lower case: .docx, .txt."""
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    omissions: tuple[Omission, ...] = ()


def text_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The paragraphs in reading order, those of tables too."""
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield block
        for row in block.rows:
            for cell in row:
                yield from text_blocks(cell)
