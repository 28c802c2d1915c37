"""The rows of a sheet as SpreadsheetML: typed cells, and no text is ever a formula."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple
from xml.sax.saxutils import escape

from civplan.district.register.cells import Cell, Column, Row
from civplan.district.register.widths import lines_of

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""
CODE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would take for the code of a character: ``_x000D_``."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would work out when somebody edits its cell."""
LONGEST = 16_000
"""Characters of a cell; Excel allows 32,767 and counts rare characters twice."""
LINE_HEIGHT, ABOVE_AND_BELOW = 15, 4
"""Points."""
DAY_ZERO = dt.date(1899, 12, 30)
"""From which spreadsheets count days."""


class Style(NamedTuple):
    """How a cell shows its value."""

    number_format: str = "General"
    is_quoted: bool = False
    """True for a text that must not become a formula when somebody edits it."""


TEXT, QUOTED = Style(), Style(is_quoted=True)
DATE, RATE = Style("yyyy-mm-dd"), Style("0.0%")
FIGURES = (Style("0"), *(Style(f"0.{'0' * places}") for places in range(1, 7)))
"""Figures by the number of their decimals; a plan file allows six."""
STYLES = (TEXT, QUOTED, DATE, RATE, *FIGURES)
NUMBERS = {style: number for number, style in enumerate(STYLES, start=1)}
"""The numbers by which a workbook knows its styles: it is given them in this order, and before
them it has one of its own. Rows are made long before their workbook."""
EMPTY_CELL = f'<c s="{NUMBERS[TEXT]}"/>'
TEXT_BEGINS, QUOTED_BEGINS = (
    f'<c s="{NUMBERS[style]}" t="inlineStr"><is>' for style in (TEXT, QUOTED)
)
TEXT_ENDS = "</t></is></c>"
KEPT_SPACE = ' xml:space="preserve"'
"""What a text asks for that begins or ends with a space; others go without, as most do."""


def sheet_rows(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The XML of some rows; they and their cells stand in order, and so need no names.

    Rows say their height: not every program makes room for broken lines by itself.
    """
    widths = [column.width for column in columns]
    rates = [column.is_rate for column in columns]
    made = []
    for row in rows:
        height = lines_of(row, widths) * LINE_HEIGHT + ABOVE_AND_BELOW
        cells = "".join(map(cell_of, row, rates))
        made.append(f'<row ht="{height}">{cells}</row>')
    return "".join(made)


def cell_of(value: Cell, is_rate: bool = False) -> str:  # noqa: FBT001, FBT002 - of its column
    """The XML of a cell."""
    if isinstance(value, str):
        return text_cell(value) if value else EMPTY_CELL
    if value is None:
        return EMPTY_CELL
    if isinstance(value, dt.date):
        return f'<c s="{NUMBERS[DATE]}"><v>{(value - DAY_ZERO).days}</v></c>'
    style = RATE if is_rate else style_of(value)
    figure = f"{value:f}" if isinstance(value, Decimal) else value
    return f'<c s="{NUMBERS[style]}"><v>{figure}</v></c>'


def style_of(value: int | Decimal) -> Style:
    """Shows a figure with the decimals that it has."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) else 0
    return FIGURES[min(max(0, places), len(FIGURES) - 1)]


def text_cell(text: str) -> str:
    """The XML of a cell with a text."""
    kept = printable(text)
    if not kept:
        return EMPTY_CELL
    begins = QUOTED_BEGINS if kept.startswith(FORMULA_SIGNS) else TEXT_BEGINS
    space = KEPT_SPACE if kept[0].isspace() or kept[-1].isspace() else ""
    said = escape(CODE_LIKE.sub("_x005F_", kept) if "_x" in kept else kept)
    return f"{begins}<t{space}>{said}{TEXT_ENDS}"


def printable(text: str) -> str:
    """A text that XML and a cell can hold."""
    kept = text if text.isprintable() else NOT_IN_XML.sub("", text)
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…"
