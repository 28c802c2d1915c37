"""Tables as WordprocessingML (GB/T 9704-2012, 9: inside the type area)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.columns import column_widths
from civplan.typeset.docx.paragraphs import Format, format_properties, paragraph
from civplan.typeset.docx.text import run
from civplan.typeset.units import EighthPoints, Twips
from civplan.typeset.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.manuscript.nodes import Cell, Row, Table
    from civplan.typeset.gbt9704 import HouseStyle

SIDE_MARGIN = Twips(85)
"""White between a cell's line and its text, left and right: 1.5 mm."""
TOP_MARGIN = Twips(75)
"""The same above and below: a row of one line is then as high as a line of text."""
FIGURE = re.compile(r"[≥≤<>＝=＜＞±+\-－—]?\s?\d[\d.,:/%％‰～~\-－—]*\s?\w{0,4}|[—－\-/]")
"""A cell that holds a number, with its sign and its unit, or the dash that stands for none."""
CENTRED = format_properties(Format(align=Align.CENTER))
TO_THE_RIGHT = format_properties(Format(align=Align.RIGHT))
WITH_TABLE = format_properties(Format(keep_next=True))
"""What stands above a table stays on its page."""


def table(content: Table, style: HouseStyle) -> str:
    """A table with its caption above; its head repeats and its rows stay whole."""
    widths = column_widths(content, style.type_width)
    rows = [_row(row, widths, head=True) for row in content.head]
    rows += [_row(row, widths, head=False) for row in content.body]
    caption = paragraph("Caption", run(content.caption), WITH_TABLE) if content.caption else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"{caption}<w:tbl><w:tblPr>{_properties(style)}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def border(name: str, thickness: EighthPoints, colour: str = "000000") -> str:
    """One line of a table or cell."""
    return f'<w:{name} w:val="single" w:sz="{thickness}" w:space="0" w:color="{colour}"/>'


def stands_in_the_middle(cell: Cell) -> bool:
    """Whether a cell is centred though nobody said so: a short figure is."""
    if cell.align is not Align.LEFT:
        return False
    return FIGURE.fullmatch(plain(cell.runs).strip()) is not None


def _properties(style: HouseStyle) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(border(side, style.table_rule) for side in sides)
    margins = (TOP_MARGIN, SIDE_MARGIN, TOP_MARGIN, SIDE_MARGIN)
    white = "".join(
        f'<w:{side} w:w="{margin}" w:type="dxa"/>'
        for side, margin in zip(sides, margins, strict=False)
    )
    return (
        f'<w:tblW w:w="{style.type_width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{white}</w:tblCellMar>"
    )


def _row(row: Row, widths: Sequence[Twips], *, head: bool) -> str:
    cells = []
    column = 0
    for cell in row:
        columns = cell.columns
        width = widths[column] if columns == 1 else sum(widths[column : column + columns])
        cells.append(_cell(cell, width, head=head))
        column += columns
    repeats = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell, width: int, *, head: bool) -> str:
    runs, _, columns = cell
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    text = run(runs[0].text) if len(runs) == 1 else "".join([run(part.text) for part in runs])
    content = paragraph("TableHead", text) if head else paragraph("TableText", text, _place(cell))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{content}</w:tc>"
    )


def _place(cell: Cell) -> str:
    align = cell.align
    if align is Align.CENTER or stands_in_the_middle(cell):
        return CENTRED
    return TO_THE_RIGHT if align is Align.RIGHT else ""
