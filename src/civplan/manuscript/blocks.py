"""The blocks of a text: headings, paragraphs, lists, tables and figures from their elements."""

from __future__ import annotations

from collections.abc import Iterable

from civplan.manuscript import faults
from civplan.manuscript.elements import BLANKS, Element
from civplan.manuscript.errors import MarkupFault
from civplan.manuscript.nodes import (
    Align,
    Block,
    Cell,
    Figure,
    Heading,
    List,
    ListItem,
    ListStyle,
    Paragraph,
    Row,
    Table,
)
from civplan.manuscript.prose import read_line, read_runs
from civplan.manuscript.vocabulary import BLOCKS, DOCUMENT_CLASSES

LEVELS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4}
ALIGNS = {
    frozenset[str](): Align.LEFT,
    frozenset({"center"}): Align.CENTER,
    frozenset({"right"}): Align.RIGHT,
}
"""How a cell's text stands, by the classes of its element."""
MOST_NESTED = 10
"""Lists that may lie in one another; the standard has numbers for two or three."""
MOST_SPAN_DIGITS = 3


def read_blocks(elements: Iterable[Element]) -> tuple[Block, ...]:
    """The blocks of an article or an attachment, in their order.

    Raises:
        MarkupFault: One of them is not what the vocabulary asks for.
    """
    blocks: list[Block] = []
    for element in elements:
        if (classes := element.classes) and (names := classes & DOCUMENT_CLASSES):
            raise MarkupFault(element.tag, faults.only_in_article(min(names)))
        blocks.append(_read_block(element))
    return tuple(blocks)


def _read_block(element: Element, outer_lists: int = 0) -> Block:
    match element.tag:
        case "p":
            return Paragraph(read_runs("p", element.content))
        case "ol":
            return _read_list(element, outer_lists)
        case "table":
            return _read_table(element)
        case "figure":
            return _read_figure(element)
    runs = read_runs(element.tag, element.content)
    return Heading(LEVELS[element.tag], runs, numbered="unnumbered" not in element.classes)


def _read_list(element: Element, outer_lists: int) -> List:
    entries = element.children
    if not entries:
        raise MarkupFault("ol", faults.NO_ITEMS)
    ordinal = "ordinal" in element.classes
    if outer_lists >= MOST_NESTED:
        raise MarkupFault("ol", faults.TOO_DEEP)
    items = tuple([_read_item(entry, outer_lists + 1) for entry in entries])
    if ordinal and any(item.blocks for item in items):
        raise MarkupFault("ol", faults.ORDINAL_NESTED)
    return List(items, ListStyle.ORDINAL if ordinal else ListStyle.NUMBERED)


def _read_item(element: Element, outer_lists: int) -> ListItem:
    content = element.content
    if len(content) == 1 and isinstance(content[0], str):  # as nearly every entry
        return ListItem(read_runs("li", content))
    for place, part in enumerate(content):
        if not isinstance(part, str) and part.tag in BLOCKS:
            runs = read_runs("li", content[:place])
            return ListItem(runs, _read_inner_blocks(content[place:], outer_lists))
    return ListItem(read_runs("li", content))


def _read_inner_blocks(content: Iterable[Element | str], outer_lists: int) -> tuple[Block, ...]:
    """What stands under an entry's text: paragraphs and one list."""
    blocks: list[Block] = []
    for part in content:
        if isinstance(part, str):
            if part.strip(BLANKS):
                raise MarkupFault("li", faults.TEXT_AFTER_BLOCK)
        elif part.tag not in BLOCKS:
            raise MarkupFault("li", faults.TEXT_AFTER_BLOCK)
        else:
            blocks.append(_read_block(part, outer_lists))
    if sum(isinstance(block, List) for block in blocks) > 1:
        raise MarkupFault("li", faults.TWO_NESTED)
    return tuple(blocks)


def _read_table(element: Element) -> Table:
    parts = {child.tag: child for child in element.children}
    if [child.tag for child in element.children] != [
        tag for tag in ("caption", "thead", "tbody") if tag in parts or tag == "tbody"
    ]:
        raise MarkupFault("table", faults.TABLE_PARTS)
    body = _read_rows(parts["tbody"])
    if not body:
        raise MarkupFault("table", faults.NO_ROWS)
    head = _read_rows(parts["thead"]) if "thead" in parts else ()
    caption = read_line(parts["caption"]) if "caption" in parts else ""
    table = Table(head, body, caption)
    _check_widths(table)
    return table


def _check_widths(table: Table) -> None:
    expected = table.columns
    for number, row in enumerate((*table.head, *table.body), 1):
        columns = sum([cell.columns for cell in row])
        if columns != expected:
            raise MarkupFault("tr", faults.uneven_rows(number, columns, expected))


def _read_rows(element: Element) -> tuple[Row, ...]:
    rows = tuple([tuple(map(_read_cell, row.children)) for row in element.children])
    if not all(rows):
        raise MarkupFault("tr", faults.NO_CELLS)
    return rows


def _read_cell(element: Element) -> Cell:
    align = ALIGNS.get(element.classes)
    if align is None:
        raise MarkupFault(element.tag, faults.TWO_ALIGNS)
    columns = _read_span(element) if element.attributes else 1
    return Cell(read_runs(element.tag, element.content, empty=True), align, columns)


def _read_span(element: Element) -> int:
    span = element.attributes["colspan"]
    if not (span.isascii() and span.isdigit() and len(span) <= MOST_SPAN_DIGITS and int(span)):
        raise MarkupFault(element.tag, faults.not_a_span(span))
    return int(span)


def _read_figure(element: Element) -> Figure:
    tags = [child.tag for child in element.children]
    if tags not in (["img"], ["img", "figcaption"]):
        raise MarkupFault("figure", faults.FIGURE_PARTS)
    image = element.children[0].attributes
    if not image.get("src"):
        raise MarkupFault("img", faults.NO_SOURCE)
    caption = read_line(element.children[1]) if len(tags) > 1 else ""
    return Figure(image["src"], image.get("alt", ""), caption)
