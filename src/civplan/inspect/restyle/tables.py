"""Tables and pictures inside the type area; a table's head on each page, its rows whole."""

from __future__ import annotations

from lxml import etree

from civplan.ingest.word.namespaces import WP, A, W, XmlElement
from civplan.ingest.word.properties import length
from civplan.typeset.gbt9704 import EMU_PER_TWIP, HouseStyle

SECOND = 2


def set_table(table: XmlElement, style: HouseStyle, *, has_head: bool) -> None:
    """Keep a table in the type area and its rows on one page; repeat its first row."""
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    total = sum(length(column.get(f"{W}w")) for column in columns)
    if total > style.type_width:
        _scale(table, columns, style.type_width / total)
    rows = table.findall(f"{W}tr")
    for position, row in enumerate(rows):
        _switch_on(row, "cantSplit")
        if position == 0 and has_head and len(rows) >= SECOND:
            _switch_on(row, "tblHeader")


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


def set_pictures(paragraph: XmlElement, style: HouseStyle) -> None:
    """Make pictures that are wider than the type area as wide as it."""
    room = style.type_width * EMU_PER_TWIP
    for drawing in paragraph.iter(f"{WP}inline", f"{WP}anchor"):
        extent = drawing.find(f"{WP}extent")
        width = int(extent.get("cx", "0")) if extent is not None else 0
        if width > room:
            for size in (extent, *drawing.iter(f"{A}ext")):
                if size is not None and size.get("cx"):
                    for side in ("cx", "cy"):
                        size.set(side, f"{int(int(size.get(side, '0')) * room / width)}")
