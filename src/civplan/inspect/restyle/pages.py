"""The pages of a document as the house style has them, and what must fit into them.

Sections get its paper and margins; tables and pictures stay inside the type area.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from civplan.ingest.word.namespaces import REFERENCE, WP, A, W, XmlElement
from civplan.ingest.word.properties import length, whole_number
from civplan.inspect.document import PageSection
from civplan.typeset.docx.typesetter import HEADER_DISTANCE
from civplan.typeset.gbt9704 import EMU_PER_TWIP, HouseStyle

SECTION_ORDER = (
    *("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar"),
    *("paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign"),
    *("noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings"),
)
"""The children of a section in the order of the schema."""
SET_ANEW = frozenset(
    {"footerReference", "pgSz", "pgMar", "pgBorders", "pgNumType", "titlePg", "docGrid"}
)
"""What the house style says in its place."""
FOOTERS = {"default": "civplanOddFooter", "even": "civplanEvenFooter"}
"""The relationships of the new footers by their kind."""
SECOND = 2
LONGEST_HEAD = 16
"""Characters of the name of a column."""
CELL_FIGURE = re.compile(r"[\d.,，%％‰≥≤<>=+\-—/\s]+\w?")
"""A figure, perhaps with a unit of one character."""
TABLE_TEXT_STYLE, TABLE_HEAD_STYLE = "TableText", "TableHead"
"""The styles of the cells and of the head of a table."""


def set_pages(body: XmlElement, style: HouseStyle) -> None:
    """Give every section the standard's paper, margins, grid and page numbers."""
    last = body.find(f"{W}sectPr")
    if last is None:
        last = etree.SubElement(body, f"{W}sectPr")
    inner = body.iterfind(f".//{W}pPr/{W}sectPr")
    for section in [*inner, last]:
        _set_section(section, style)


def _set_section(section: XmlElement, style: HouseStyle) -> None:
    is_wide = _is_wide(section)
    others = [child for child in section if _name(child) not in SET_ANEW | {"sectPrChange"}]
    for child in list(section):
        section.remove(child)
    new = [*others, *_even_headers(others), *_own_children(style, is_wide=is_wide)]
    ranks = {name: rank for rank, name in enumerate(SECTION_ORDER)}
    section.extend(sorted(new, key=lambda child: ranks.get(_name(child), len(ranks))))


def _name(child: XmlElement) -> str:
    return str(child.tag).removeprefix(W)


def _is_wide(section: XmlElement) -> bool:
    size = section.find(f"{W}pgSz")
    if size is None:
        return False
    return length(size.get(f"{W}w")) > length(size.get(f"{W}h"))


def _even_headers(children: list[XmlElement]) -> list[XmlElement]:
    """The header of odd pages for even ones too, which have one of their own from now on."""
    headers = {
        child.get(f"{W}type", "default"): child for child in children if "header" in _name(child)
    }
    if "default" not in headers or "even" in headers:
        return []
    even = deepcopy(headers["default"])
    even.set(f"{W}type", "even")
    return [even]


def _own_children(style: HouseStyle, *, is_wide: bool) -> list[XmlElement]:
    """Paper, margins, grid and footers; a wide page has its head at the binding edge."""
    size = (style.paper_width, style.paper_height)
    margins = {
        "top": style.top_margin,
        "right": style.right_margin,
        "bottom": style.bottom_margin,
        "left": style.left_margin,
    }
    if is_wide:
        size = (size[1], size[0])
        margins = {
            "top": style.left_margin,
            "right": style.top_margin,
            "bottom": style.right_margin,
            "left": style.bottom_margin,
        }
    paper = _with_attributes("pgSz", {"w": size[0], "h": size[1]})
    if is_wide:
        paper.set(f"{W}orient", "landscape")
    more = {"header": HEADER_DISTANCE, "footer": style.footer_distance, "gutter": 0}
    grid = _with_attributes("docGrid", {"linePitch": style.line_pitch})
    grid.set(f"{W}type", "lines")
    return [
        *map(_footer_reference, FOOTERS),
        paper,
        _with_attributes("pgMar", margins | more),
        grid,
    ]


def _footer_reference(kind: str) -> XmlElement:
    reference = etree.Element(f"{W}footerReference")
    reference.set(f"{W}type", kind)
    reference.set(f"{REFERENCE}id", FOOTERS[kind])
    return reference


def _with_attributes(name: str, values: dict[str, int]) -> XmlElement:
    element = etree.Element(f"{W}{name}")
    for key, value in values.items():
        element.set(f"{W}{key}", f"{value}")
    return element


class Room(NamedTuple):
    """What a table or picture may take, in twips."""

    width: int
    height: int


def room_on_page(section: PageSection, style: HouseStyle) -> Room:
    """The type area of a section; that of wide pages is turned."""
    if section.is_wide:
        return Room(style.type_height, style.type_width)
    return Room(style.type_width, style.type_height)


def set_table(table: XmlElement, room: Room) -> None:
    """Keep a table in the type area and its rows on one page; repeat its first row, in 黑体."""
    fit_table(table, room)
    rows = table.findall(f"{W}tr")
    for position, row in enumerate(rows):
        _switch_on(row, "cantSplit")
        if position == 0 and len(rows) >= SECOND:
            _switch_on(row, "tblHeader")
            if _is_head(row):
                _set_head(row)


def fit_table(table: XmlElement, room: Room) -> None:
    """Make a table that is too wide as wide as the type area."""
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    total = sum(length(column.get(f"{W}w")) for column in columns)
    if total > room.width:
        _scale(table, columns, room.width / total)


def _is_head(row: XmlElement) -> bool:
    """Whether a first row names its columns: short words in every cell, not figures."""
    texts = ["".join(cell.itertext(f"{W}t")).strip() for cell in row.iterfind(f"{W}tc")]
    return len(texts) >= SECOND and all(
        0 < len(text) <= LONGEST_HEAD
        and not CELL_FIGURE.fullmatch(text)
        and text[-1] not in "。；："
        for text in texts
    )


def _set_head(row: XmlElement) -> None:
    """Give the texts of a row the style of a table's head, which says where they stand, too.

    Those of tables in it stay.
    """
    for properties in row.iterfind(f"{W}tc/{W}p/{W}pPr"):
        name, align = properties.find(f"{W}pStyle"), properties.find(f"{W}jc")
        if name is not None and name.get(f"{W}val") == TABLE_TEXT_STYLE:
            name.set(f"{W}val", TABLE_HEAD_STYLE)
            if align is not None:
                properties.remove(align)


def _scale(table: XmlElement, columns: list[XmlElement], factor: float) -> None:
    """Make all columns narrower by one factor."""
    cells = table.iterfind(f"{W}tr/{W}tc/{W}tcPr/{W}tcW")
    widths = [width for width in cells if width.get(f"{W}type", "dxa") == "dxa"]
    for element in (*columns, *widths):
        element.set(f"{W}w", f"{int(length(element.get(f'{W}w')) * factor)}")
    properties = table.find(f"{W}tblPr")
    if properties is not None:
        for name in ("tblW", "tblInd"):
            old = properties.find(f"{W}{name}")
            if old is not None:
                old.set(f"{W}w", "0")
                old.set(f"{W}type", "auto" if name == "tblW" else "dxa")


def _switch_on(row: XmlElement, name: str) -> None:
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        before = row.find(f"{W}tblPrEx")
        row.insert(0 if before is None else list(row).index(before) + 1, properties)
    old = properties.find(f"{W}{name}")
    if old is None:
        old = etree.Element(f"{W}{name}")
        properties.insert(0, old)  # before tracked changes, which stand last
    old.attrib.pop(f"{W}val", None)


def set_pictures(paragraph: XmlElement, room: Room) -> None:
    """Make pictures that are larger than the type area as large as it."""
    for drawing in paragraph.iter(f"{WP}inline", f"{WP}anchor"):
        extent = drawing.find(f"{WP}extent")
        if extent is None:
            continue
        sides = (whole_number(extent.get("cx"), 0), whole_number(extent.get("cy"), 0))
        factor = min(
            (
                wanted * EMU_PER_TWIP / found
                for wanted, found in zip(room, sides, strict=True)
                if found > 0
            ),
            default=1,
        )
        if factor < 1:
            for size in (extent, *drawing.iter(f"{A}ext")):
                for side in ("cx", "cy"):
                    if size.get(side):
                        size.set(side, f"{int(whole_number(size.get(side), 0) * factor)}")
