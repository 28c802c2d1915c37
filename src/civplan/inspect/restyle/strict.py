"""A Strict Open XML document as the ordinary one that says the same.

ISO/IEC 29500 has two forms. Names of one are names of the other (``ingest.word.namespaces``); here
are the values that differ: lengths with units, shares in per cent, sides called start and end.
"""

from __future__ import annotations

import re

from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.word.namespaces import CHART, DIAGRAM, PIC, STRICT_MARK, WP, A, W, XmlElement
from civplan.ingest.word.package import WordPackage
from civplan.ingest.word.properties import TWIPS_OF_UNIT
from civplan.inspect.archive import archive_bytes, xml_bytes
from civplan.typeset.gbt9704 import EMU_PER_TWIP

DRAWN_SHARE = 1000
"""One per cent in drawings."""
TABLE_SHARE = 50
"""One per cent of the width of a table."""
WITH_UNIT = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)")
PER_CENT = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)%")
HALF_POINTS = frozenset({"sz", "szCs", "kern", "position", "hps", "hpsRaise", "hpsBaseText"})
"""Elements whose lengths are half-points."""
PLAIN_SHARES = frozenset({"w", "zoom"})
"""Elements whose shares are per cent without the sign."""
TWIPS = frozenset(
    {
        *("pgSz", "pgMar", "cols", "col", "spacing", "ind", "tab", "tblW", "tcW", "tblInd"),
        *("tblCellSpacing", "wBefore", "wAfter", "top", "bottom", "left", "right", "start", "end"),
        *("gridCol", "trHeight", "framePr", "tblpPr", "defaultTabStop", "fitText", "lnNumType"),
        *("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "hyphenationZone"),
        *("drawingGridHorizontalOrigin", "drawingGridVerticalOrigin", "object", "lvl", "legacy"),
        *("marLeft", "marRight", "marTop", "marBottom", "docGrid"),
    }
)
"""Elements whose lengths are twips."""
STRICT_SIDES = {
    "start": "left",
    "end": "right",
    "startChars": "leftChars",
    "endChars": "rightChars",
}
"""The sides by their strict names: elements, attributes and values."""
WITH_SIDES = frozenset({"jc", "lvlJc", "tab", "ptab"})
"""Elements whose values are sides."""
HOLDERS_OF_SIDES = frozenset({"tblBorders", "tcBorders", "tblCellMar", "tcMar"})
"""Elements that hold one for each side; elsewhere ``start`` is the first number of a list."""
DIRECTIONS = {
    "tb": "lrTb",
    "rl": "tbRl",
    "lr": "btLr",
    "tbV": "lrTbV",
    "rlV": "tbRlV",
    "lrV": "tbLrV",
}
"""Directions of text by their strict names."""
DRAWN = (A, WP, PIC, DIAGRAM)
NAMES_IN_DRAWINGS = frozenset({"name", "descr", "title", "typeface", "tooltip"})
"""Attributes of drawings that are text."""


def is_strict(package: WordPackage) -> bool:
    """Whether a document is in the strict form."""
    return STRICT_MARK in package.data(package.main_name)


def ordinary_form(package: WordPackage) -> bytes:
    """The bytes of the ordinary document that says the same as a strict one.

    Raises:
        UnreadableDocument: A part of it is damaged.
    """
    replaced = {}
    for name in package.names:
        if not name.lower().endswith(".xml") or STRICT_MARK not in package.data(name):
            continue
        try:
            root = package.part(name)
        except UnreadableDocument:
            continue
        if root is not None:
            for node in root.iter():
                if isinstance(node.tag, str):
                    _set_values(node)
            replaced[name] = xml_bytes(root)
    return archive_bytes(package, replaced)


def _set_values(node: XmlElement) -> None:
    """Write the values of an element as the ordinary form has them."""
    if node.tag.startswith(W):
        _set_word_values(node, node.tag.removeprefix(W))
    elif node.tag.startswith(CHART):
        _set_attributes(node, share=1, unit=EMU_PER_TWIP)
    elif node.tag.startswith(DRAWN):
        _set_attributes(node, share=DRAWN_SHARE, unit=EMU_PER_TWIP)


def _set_word_values(node: XmlElement, name: str) -> None:
    value = node.get(f"{W}val", "")
    if name in HALF_POINTS:
        _set_attributes(node, share=1, unit=0.1)
    elif name in TWIPS or name in PLAIN_SHARES:
        _set_attributes(node, share=1 if name in PLAIN_SHARES else TABLE_SHARE, unit=1)
    if name == "document":
        node.attrib.pop(f"{W}conformance", None)
    elif name == "textDirection" and value in DIRECTIONS:
        node.set(f"{W}val", DIRECTIONS[value])
    elif name in WITH_SIDES and value in STRICT_SIDES:
        node.set(f"{W}val", STRICT_SIDES[value])
    elif name == "ind":
        for strict, side in STRICT_SIDES.items():
            if f"{W}{strict}" in node.attrib:
                node.set(f"{W}{side}", node.attrib.pop(f"{W}{strict}"))
    elif name in STRICT_SIDES and _local_name(node.getparent()) in HOLDERS_OF_SIDES:
        node.tag = f"{W}{STRICT_SIDES[name]}"


def _local_name(node: XmlElement | None) -> str:
    return "" if node is None else str(node.tag).removeprefix(W)


def _set_attributes(node: XmlElement, *, share: int, unit: float) -> None:
    """Write the lengths and shares of an element as whole numbers.

    Args:
        node: The element.
        share: One per cent.
        unit: One twip.
    """
    for key, value in node.attrib.items():
        if key in NAMES_IN_DRAWINGS:
            continue
        if match := WITH_UNIT.fullmatch(value):
            number = float(match[1]) * TWIPS_OF_UNIT[match[2]] * unit
            node.set(key, f"{round(number)}")
        elif match := PER_CENT.fullmatch(value):
            node.set(key, f"{round(float(match[1]) * share)}")
