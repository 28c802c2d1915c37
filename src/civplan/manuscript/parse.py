"""From the XHTML that a template wrote to a manuscript; strict, so that nothing gets lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from civplan.findings.words import Words
from civplan.manuscript import errors
from civplan.manuscript.elements import XML_BLANKS, Element, read_elements, read_line, read_runs
from civplan.manuscript.errors import ManuscriptError, MarkupError
from civplan.manuscript.nodes import (
    Align,
    AttachmentText,
    Colophon,
    Figure,
    Heading,
    List,
    ListItem,
    ListStyle,
    Manuscript,
    ManuscriptBlock,
    Masthead,
    Paragraph,
    ParagraphKind,
    Signature,
    Table,
    TableCell,
    TableRow,
)
from civplan.manuscript.vocabulary import BLOCK_TAGS, DOCUMENT_CLASSES

BODY_PART = "body"
MARKS = ("copy-number", "secrecy", "urgency")
"""The parts above the letterhead."""
PART_ORDER = (
    *MARKS,
    *("letterhead", "number", "signer", "h1", "recipient", BODY_PART, "attachments"),
    *("signature", "date", "note", "attachment", "colophon-recipient", "copies", "printed"),
)
"""The parts of a document: the class of their elements, or ``h1`` for the title."""
PART_PLACES = {part: place for place, part in enumerate(PART_ORDER)}
REPEATABLE_PARTS = frozenset({BODY_PART, "signature", "note", "attachment"})
"""Parts that may consist of several elements."""
SEALED_SIGNATURE = {"signature", "sealed"}

PartElements = dict[str, list[Element]]
DIVISION_LEVEL = 0
HEADING_LEVELS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4}
CELL_ALIGNS = {
    frozenset[str](): Align.LEFT,
    frozenset({"center"}): Align.CENTER,
    frozenset({"right"}): Align.RIGHT,
}
"""The alignment of a cell's text, by the classes of its element."""
MAX_LIST_DEPTH = 10
"""Levels of nested lists; the standard has numbers for two or three."""
MAX_SPAN_DIGITS = 3
WHOLE_TABLE = 100
"""The share of a column that takes the whole width."""
TABLE_PARTS = ("caption", "colgroup", "thead", "tbody")
"""The parts of a table in their order; only the last is needed."""


def parse_manuscript(xhtml: str, template: str) -> Manuscript:
    """Parse the XHTML that a template wrote; ``template`` is its name, for messages.

    Raises:
        ManuscriptError: Anything in it is outside the manuscript vocabulary.
    """
    try:
        return _read_manuscript(_read_parts(read_elements(xhtml)))
    except MarkupError as error:
        raise ManuscriptError(template, error.tag, error.why) from None


def _read_parts(article: Element) -> PartElements:
    parts: PartElements = {part: [] for part in PART_ORDER}
    latest = 0
    for element in article.children:
        part = _part_of(element)
        place = PART_PLACES[part]
        if part == "h1" and (parts["h1"] or place < latest):
            raise MarkupError("h1", errors.TITLE_FIRST)
        if place < latest:
            raise MarkupError(
                element.tag, errors.out_of_order(_part_name(part), _part_name(PART_ORDER[latest]))
            )
        if parts[part] and part not in REPEATABLE_PARTS:
            raise MarkupError(element.tag, errors.given_twice(_part_name(part)))
        parts[part].append(element)
        latest = place
    return parts


def _part_of(element: Element) -> str:
    tag, classes = element.tag, element.classes
    if not classes:
        if tag == "section":
            raise MarkupError("section", errors.NOT_ATTACHMENT)
        return "h1" if tag == "h1" else BODY_PART
    match tag:
        case "section":
            return "attachment"
        case "ol" if "attachments" in classes:
            return "attachments"
        case "p" if classes == SEALED_SIGNATURE:
            return "signature"
        case "p":
            if len(classes) > 1 or "sealed" in classes:
                raise MarkupError("p", errors.CLASS_CLASH)
            return next(iter(classes))
    return BODY_PART


def _part_name(part: str) -> Words:
    if part == BODY_PART:
        return Words("正文", "the body")
    tag = {"attachments": "ol", "attachment": "section"}.get(part, "p")
    name = "<h1>" if part == "h1" else f'<{tag} class="{part}">'
    return Words(name, name)


def _read_manuscript(parts: PartElements) -> Manuscript:
    if not parts["h1"]:
        raise MarkupError("article", errors.NO_TITLE)
    recipients = _read_paragraphs(parts["recipient"], ParagraphKind.RECIPIENT)
    return Manuscript(
        title=tuple(read_runs("h1", parts["h1"][0].content)[0].text.split("\n")),
        blocks=recipients + _read_blocks(parts[BODY_PART]),
        masthead=_read_masthead(parts),
        attachment_names=_read_attachment_names(parts["attachments"]),
        signature=_read_signature(parts),
        notes=_read_paragraphs(parts["note"], ParagraphKind.NOTE),
        attachments=tuple(_read_attachment(element) for element in parts["attachment"]),
        colophon=_read_colophon(parts),
    )


def _read_paragraphs(elements: list[Element], kind: ParagraphKind) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(read_runs("p", element.content), kind) for element in elements)


def _read_masthead(parts: PartElements) -> Masthead | None:
    marks = [_read_optional(parts[name]) for name in MARKS]
    if not parts["letterhead"]:
        if parts["number"] or parts["signer"]:
            raise MarkupError("p", errors.NO_LETTERHEAD)
        return Masthead("", "", "", *marks) if any(marks) else None
    return Masthead(
        read_line(parts["letterhead"][0]),
        _read_optional(parts["number"]),
        _read_optional(parts["signer"]),
        *marks,
    )


def _read_optional(elements: Sequence[Element]) -> str:
    return read_line(elements[0]) if elements else ""


def _read_attachment_names(elements: list[Element]) -> tuple[str, ...]:
    if not elements:
        return ()
    if not elements[0].children:
        raise MarkupError("ol", errors.NO_ITEMS)
    return tuple(read_line(item) for item in elements[0].children)


def _read_signature(parts: PartElements) -> Signature | None:
    issuers = parts["signature"]
    if not issuers:
        if parts["date"]:
            raise MarkupError("p", errors.DATE_ALONE)
        return None
    return Signature(
        tuple(read_line(element) for element in issuers),
        _read_optional(parts["date"]),
        sealed=any("sealed" in element.classes for element in issuers),
    )


def _read_attachment(element: Element) -> AttachmentText:
    children = element.children
    tags = [child.tag for child in children]
    if "h1" not in tags:
        raise MarkupError("section", errors.NO_TITLE)
    if tags.index("h1") or tags.count("h1") > 1:
        raise MarkupError("h1", errors.TITLE_FIRST)
    return AttachmentText(read_line(children[0]), _read_blocks(children[1:]))


def _read_colophon(parts: PartElements) -> Colophon | None:
    recipients, copies = (_read_optional(parts[name]) for name in ("colophon-recipient", "copies"))
    if not (recipients or copies or parts["printed"]):
        return None
    if not parts["printed"]:
        return Colophon(copies, recipients=recipients)
    element = parts["printed"][0]
    body = "".join(part for part in element.content if isinstance(part, str)).strip(XML_BLANKS)
    date = element.children
    content = [
        part for part in element.content if not isinstance(part, str) or part.strip(XML_BLANKS)
    ]
    if not body or len(date) > 1 or (date and content[-1] is not date[0]):
        raise MarkupError("p", errors.PRINTED_PARTS)
    return Colophon(copies, body, _read_optional(date), recipients)


def _read_blocks(elements: Iterable[Element]) -> tuple[ManuscriptBlock, ...]:
    """The blocks of an article or an attachment, in their order.

    Raises:
        MarkupError: One of them is outside the vocabulary.
    """
    blocks: list[ManuscriptBlock] = []
    for element in elements:
        if (classes := element.classes) and (names := classes & DOCUMENT_CLASSES):
            raise MarkupError(element.tag, errors.only_in_article(min(names)))
        blocks.append(_read_block(element))
    return tuple(blocks)


def _read_block(element: Element, outer_lists: int = 0) -> ManuscriptBlock:
    match element.tag:
        case "p":
            return Paragraph(read_runs("p", element.content))
        case "ol":
            return _read_list(element, outer_lists)
        case "table":
            return _read_table_block(element)
        case "figure":
            return _read_figure(element)
    runs = read_runs(element.tag, element.content)
    level = DIVISION_LEVEL if "division" in element.classes else HEADING_LEVELS[element.tag]
    return Heading(level, runs, numbered="unnumbered" not in element.classes)


def _read_list(element: Element, outer_lists: int) -> List:
    entries = element.children
    if not entries:
        raise MarkupError("ol", errors.NO_ITEMS)
    ordinal = "ordinal" in element.classes
    if outer_lists >= MAX_LIST_DEPTH:
        raise MarkupError("ol", errors.TOO_DEEP_LIST)
    items = tuple([_read_item(entry, outer_lists + 1) for entry in entries])
    if ordinal and any(item.blocks for item in items):
        raise MarkupError("ol", errors.ORDINAL_NESTED)
    return List(items, ListStyle.ORDINAL if ordinal else ListStyle.NUMBERED)


def _read_item(element: Element, outer_lists: int) -> ListItem:
    content = element.content
    if len(content) == 1 and isinstance(content[0], str):  # as nearly every entry
        return ListItem(read_runs("li", content))
    for place, part in enumerate(content):
        if not isinstance(part, str) and part.tag in BLOCK_TAGS:
            runs = read_runs("li", content[:place])
            return ListItem(runs, _read_inner_blocks(content[place:], outer_lists))
    return ListItem(read_runs("li", content))


def _read_inner_blocks(
    content: Iterable[Element | str], outer_lists: int
) -> tuple[ManuscriptBlock, ...]:
    """The blocks under an entry's text: paragraphs and one list."""
    blocks: list[ManuscriptBlock] = []
    for part in content:
        if isinstance(part, str):
            if part.strip(XML_BLANKS):
                raise MarkupError("li", errors.TEXT_AFTER_BLOCK)
        elif part.tag not in BLOCK_TAGS:
            raise MarkupError("li", errors.TEXT_AFTER_BLOCK)
        else:
            blocks.append(_read_block(part, outer_lists))
    if sum(isinstance(block, List) for block in blocks) > 1:
        raise MarkupError("li", errors.TWO_NESTED)
    return tuple(blocks)


def _read_table_block(element: Element) -> Table:
    parts = {child.tag: child for child in element.children}
    if [child.tag for child in element.children] != [
        tag for tag in TABLE_PARTS if tag in parts or tag == "tbody"
    ]:
        raise MarkupError("table", errors.WRONG_TABLE_PARTS)
    body = _read_rows(parts["tbody"])
    if not body:
        raise MarkupError("table", errors.NO_TABLE_ROWS)
    head = _read_rows(parts["thead"]) if "thead" in parts else ()
    caption = read_line(parts["caption"]) if "caption" in parts else ""
    shares = tuple(map(_read_share, parts["colgroup"].children)) if "colgroup" in parts else ()
    table = Table(head, body, caption, "fitted" in element.classes, shares)
    _check_widths(table)
    return table


def _check_widths(table: Table) -> None:
    expected = table.columns
    if table.shares and len(table.shares) != expected:
        raise MarkupError("colgroup", errors.uneven_columns(len(table.shares), expected))
    for number, row in enumerate((*table.head, *table.body), 1):
        columns = sum([cell.columns for cell in row])
        if columns != expected:
            raise MarkupError("tr", errors.uneven_rows(number, columns, expected))


def _read_rows(element: Element) -> tuple[TableRow, ...]:
    rows = tuple([tuple(map(_read_cell, row.children)) for row in element.children])
    if not all(rows):
        raise MarkupError("tr", errors.NO_CELLS)
    return rows


def _read_cell(element: Element) -> TableCell:
    align = CELL_ALIGNS.get(element.classes)
    if align is None:
        raise MarkupError(element.tag, errors.TWO_ALIGNS)
    columns = _read_span(element) if element.attributes else 1
    return TableCell(read_runs(element.tag, element.content, empty=True), align, columns)


def _read_span(element: Element) -> int:
    span = element.attributes["colspan"]
    if not (span.isascii() and span.isdigit() and len(span) <= MAX_SPAN_DIGITS and int(span)):
        raise MarkupError(element.tag, errors.not_a_span(span))
    return int(span)


def _read_share(element: Element) -> int:
    share = element.attributes.get("width", "0")
    is_number = share.isascii() and share.isdigit() and len(share) <= MAX_SPAN_DIGITS
    if not (is_number and int(share) <= WHOLE_TABLE):
        raise MarkupError("col", errors.not_a_share(share))
    return int(share)


def _read_figure(element: Element) -> Figure:
    tags = [child.tag for child in element.children]
    if tags not in (["img"], ["img", "figcaption"]):
        raise MarkupError("figure", errors.FIGURE_PARTS)
    image = element.children[0].attributes
    if not image.get("src"):
        raise MarkupError("img", errors.NO_SOURCE)
    caption = read_line(element.children[1]) if len(tags) > 1 else ""
    return Figure(image["src"], image.get("alt", ""), caption)
