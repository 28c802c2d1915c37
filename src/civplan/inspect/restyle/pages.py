"""The pages of a document: its sections as the house style has them."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from civplan.ingest.word.namespaces import REFERENCE, W, XmlElement
from civplan.ingest.word.properties import length
from civplan.typeset.docx.typesetter import HEADER_DISTANCE
from civplan.typeset.gbt9704 import HouseStyle

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
    kept = [child for child in section if _name(child) not in SET_ANEW | {"sectPrChange"}]
    for child in list(section):
        section.remove(child)
    new = [*kept, *_even_headers(kept), *_own_children(style, is_wide=is_wide)]
    ranks = {name: rank for rank, name in enumerate(SECTION_ORDER)}
    section.extend(sorted(new, key=lambda child: ranks.get(_name(child), len(ranks))))


def _name(child: XmlElement) -> str:
    return str(child.tag).removeprefix(W)


def _is_wide(section: XmlElement) -> bool:
    size = section.find(f"{W}pgSz")
    if size is None:
        return False
    return length(size.get(f"{W}w")) > length(size.get(f"{W}h"))


def _even_headers(kept: list[XmlElement]) -> list[XmlElement]:
    """The header of odd pages for even ones too, which have one of their own from now on."""
    headers = {
        child.get(f"{W}type", "default"): child for child in kept if "header" in _name(child)
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
