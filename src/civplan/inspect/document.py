"""What is inspected: the paragraphs of a Word file as they look in effect, and its sections."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from civplan.ingest.word.properties import ParagraphProperties, RunProperties


class Stretch(NamedTuple):
    """Text of one look within a paragraph."""

    text: str
    look: RunProperties


class WordParagraph(NamedTuple):
    """A paragraph as its reader sees it: hidden and deleted text is left out."""

    number: int
    """In reading order, from 1."""
    label: str
    """The number that Word shows by automatic numbering; empty without one."""
    stretches: tuple[Stretch, ...]
    """Those with text; a line break is ``\\n``, a page break ``\\f``."""
    own_text: str
    """Their texts together: its text without the automatic number."""
    text: str
    """Its text with the automatic number."""
    words: str
    """The same without white space at the ends; empty for an empty paragraph."""
    place: ParagraphProperties
    section: int = 0
    """The position of its section."""
    table: int = 0
    """The table that it stands in, from 1; 0 outside tables."""
    is_framed: bool = False
    """True in a text box or a frame, which stands apart from the text."""
    has_picture: bool = False
    has_line: bool = False
    """True when a drawn line hangs on it, as the red one under a letterhead."""
    fields: frozenset[str] = frozenset()
    """The names of its fields: PAGE, TOC."""


class DocumentGrid(NamedTuple):
    """The document grid of a section."""

    kind: str
    """lines, linesAndChars, snapToChars, or empty for none."""
    pitch: int
    """From one line to the next, in twips; 0 when it is not said."""
    character_space: int
    """Added to the width of a character, in 4096ths of a point."""


class PageMargins(NamedTuple):
    """White around the type area, in twips; None where the file says nothing."""

    top: int | None
    bottom: int | None
    left: int | None
    right: int | None


Edges = Mapping[str, tuple[WordParagraph, ...]]
"""The paragraphs of headers or footers by their kind: default, even, first."""


class PageSection(NamedTuple):
    """A part of the document with its own page."""

    first_paragraph: int
    """The number of its first paragraph."""
    width: int | None
    """Of the paper, in twips; None when the file does not say."""
    height: int | None
    margins: PageMargins
    footer_distance: int | None
    grid: DocumentGrid
    headers: Edges
    footers: Edges

    @property
    def is_wide(self) -> bool:
        """True for a page on its side."""
        return (self.width or 0) > (self.height or 0)


class WordTable(NamedTuple):
    """A table that stands in the text."""

    number: int
    """In reading order, from 1."""
    first_paragraph: int
    section: int
    width: int
    """In twips; 0 when only its content says it."""
    rows: int
    repeats_head: bool
    """True when its first row is repeated on each page."""
    breaks_rows: bool
    """True when a row may stand on two pages."""
    is_floating: bool
    border_colours: frozenset[str]
    """Of its lines, RRGGBB in upper case."""


class WordFile(NamedTuple):
    """A Word file as it is inspected."""

    path: str
    """As messages name it."""
    paragraphs: tuple[WordParagraph, ...]
    sections: tuple[PageSection, ...]
    tables: tuple[WordTable, ...]
    has_even_pages: bool
    """True when even pages have headers and footers of their own."""
    lines: tuple[str, ...]
    """The text of each paragraph on one line, for excerpts."""
