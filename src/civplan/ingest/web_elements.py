"""What the elements of a web page mean for the text in them, and its tables.

A table shows figures, or only lays the page out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from civplan.ingest.blocks import Block, BlockKind, Cell, Place

HEADINGS = {f"h{level}": level for level in range(1, 7)}
VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr", "param"),
    }
)
"""Elements without content."""
UNSEEN = frozenset(
    {
        *("script", "style", "head", "title", "template", "noscript", "svg", "iframe", "object"),
        *("audio", "video", "canvas", "rp", "datalist"),
    }
)
"""Elements of which nothing is shown as text."""
SITE_BLOCKS = frozenset({"nav", "aside", "footer", "menu"})
SITE_PARTS = SITE_BLOCKS | {"button", "select", "textarea"}
"""Elements that belong to the site and not to the text."""
TEXT_PARTS = frozenset({"article", "main"})
"""Elements that are the text; the foot of one is part of it."""
SITE_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "complementary"})
PARAGRAPH_ELEMENTS = frozenset(
    {
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details"),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "header"),
        *("hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul", "option", *HEADINGS, *SITE_BLOCKS),
    }
)
"""Elements that begin and end a paragraph, and do not stand in the head of a page."""
WEB_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
CELLS = frozenset({"td", "th", "caption"})
"""Elements that the ends of others than WEB_TABLE_PARTS do not close."""
CLOSED_BY = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th")),
    "th": frozenset(("td", "th")),
    "tr": frozenset(("tr", "td", "th")),
    "option": frozenset(("option",)),
}
"""The open elements that end where one begins, since their ends may be left out."""
BOUNDS = {
    "li": frozenset(("ul", "ol")),
    "dt": frozenset(("dl",)),
    "dd": frozenset(("dl",)),
    "td": frozenset(("table",)),
    "th": frozenset(("table",)),
    "tr": frozenset(("table",)),
    "option": frozenset(("select",)),
}
"""The open element behind which nothing is closed."""
BOLD_ELEMENTS = frozenset(("b", "strong", "th", *HEADINGS))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_LIGHT_STYLE = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.IGNORECASE)
_ALIGN_STYLE = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_SIZE_STYLE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)\s*(pt|px)", re.IGNORECASE)
HALF_POINTS_OF_UNIT = {"pt": 2.0, "px": 1.5}
"""Half-points of a CSS unit."""
SHOWN_BY_SCRIPT = "js_content"
"""The id of the text of a 微信公众号 page, which the page hides until it is loaded."""
Attributes = dict[str, str]
MOST_PARAGRAPHS = 3
"""Paragraphs of a cell; with more it is a column of the page."""


@dataclass(frozen=True, slots=True)
class WebElement:
    """An open element, with what it hands down to what stands in it."""

    tag: str
    bold: bool = False
    size: int | None = None
    """In half-points, where a style says it."""
    align: str = ""
    level: int = 0
    """Of a heading, 1 to 6."""
    in_link: bool = False
    unseen: bool = False
    """True when nothing in it is shown."""
    hidden: bool = False
    """True when the page hides it, until a script shows it."""
    in_text: bool = False
    """True in an element that the page marks as its text."""
    of_site: bool = False
    """True when it belongs to the site and not to the text."""
    sounds: bool = False
    """True when it is the reading beside a character (ruby)."""
    pre: bool = False
    """True when white counts as it stands."""

    def child(self, tag: str, attributes: Attributes) -> WebElement:
        """An element that begins in this one."""
        style = attributes.get("style", "")
        return replace(
            self,
            tag=tag,
            bold=self._child_bold(tag, style),
            size=_size(style, self.size),
            align=self._child_align(tag, attributes, style),
            level=HEADINGS.get(tag, self.level),
            in_link=self.in_link or tag == "a",
            unseen=self.unseen or tag in UNSEEN,
            hidden=self.hidden or _is_hidden(attributes),
            in_text=self.in_text or tag in TEXT_PARTS,
            of_site=self.of_site or self._is_of_site(tag, attributes),
            sounds=self.sounds or tag == "rt",
            pre=self.pre or tag == "pre",
        )

    def _is_of_site(self, tag: str, attributes: Attributes) -> bool:
        if tag == "footer" and self.in_text:
            return False
        return tag in SITE_PARTS or attributes.get("role", "").lower() in SITE_ROLES

    def _child_bold(self, tag: str, style: str) -> bool:
        if _LIGHT_STYLE.search(style):
            return False
        return self.bold or tag in BOLD_ELEMENTS or bool(_BOLD_STYLE.search(style))

    def _child_align(self, tag: str, attributes: Attributes, style: str) -> str:
        match = _ALIGN_STYLE.search(style)
        said = match[1] if match else attributes.get("align", "center" if tag == "center" else "")
        return said.lower() or self.align


def _size(style: str, otherwise: int | None) -> int | None:
    match = _SIZE_STYLE.search(style)
    return round(float(match[1]) * HALF_POINTS_OF_UNIT[match[2].lower()]) if match else otherwise


def _is_hidden(attributes: Attributes) -> bool:
    """True for an element that stays out of sight when the page is read."""
    if attributes.get("id") == SHOWN_BY_SCRIPT:
        return False
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))


@dataclass(slots=True)
class WebTable:
    """A table whose end has not come."""

    line: int
    number: int
    caption: list[Block] = field(default_factory=list)
    rows: list[list[tuple[int, list[Block]]]] = field(default_factory=list)
    """The cells of each row with their columns, from 1."""
    _open: dict[int, int] = field(default_factory=dict)
    """How many rows a cell above still reaches down, by column."""
    _next_column: int = 1

    def begin_row(self) -> None:
        """Begin a row."""
        self._open = {column: left - 1 for column, left in self._open.items() if left > 1}
        self._next_column = 1
        self.rows.append([])

    def begin_cell(self, columns: int, rows: int) -> list[Block]:
        """Begin a cell that spans so many columns and rows; its blocks go into the list."""
        if not self.rows:
            self.begin_row()
        column = self._next_column
        while column in self._open:
            column += 1
        blocks: list[Block] = []
        self.rows[-1].append((column, blocks))
        self._next_column = column + columns
        if rows > 1:
            for each in range(column, column + columns):
                self._open[each] = rows
        return blocks

    @property
    def lays_out(self) -> bool:
        """Whether the table only puts the parts of the page in their places."""
        cells = [blocks for row in self.rows for _, blocks in row]
        return (
            all(len(row) <= 1 for row in self.rows)
            or any(len(blocks) > MOST_PARAGRAPHS for blocks in cells)
            or any(
                block.kind is BlockKind.TABLE or block.level for blocks in cells for block in blocks
            )
        )

    def blocks(self) -> Iterator[Block]:
        """The table as one block; one that lays out as the blocks in it."""
        yield from self.caption
        if self.lays_out:
            for row in self.rows:
                for _, blocks in row:
                    yield from blocks
            return
        rows = tuple(
            tuple(self._cell(blocks, number, column) for column, blocks in row)
            for number, row in enumerate((row for row in self.rows if row), 1)
        )
        yield Block(BlockKind.TABLE, "", Place(self.line, self.number), rows=rows)

    def _cell(self, blocks: Sequence[Block], row: int, column: int) -> Cell:
        return tuple(
            replace(block, place=Place(block.place.paragraph, self.number, row, column))
            for block in blocks
        )
