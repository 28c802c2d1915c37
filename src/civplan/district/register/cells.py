"""The typed values of a table, and its columns."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import ceil
from typing import NamedTuple
from xml.sax.saxutils import escape

CellValue = str | int | Decimal | dt.date | None
"""A text, a whole number, a figure, a day, or nothing."""
RowValues = tuple[CellValue, ...]
MOST_DIGITS = 15
"""Digits of a figure that spreadsheets and JSON readers keep."""


class Column(NamedTuple):
    """A column by its heading and, for programs, its English name."""

    heading: str
    name: str
    width: int
    """In digits of a sheet; a Chinese character takes two. What is wider breaks into lines."""
    is_rate: bool = False
    """True for a share of a whole: 0.667 is shown as 66.7%."""


class TableHead(NamedTuple):
    """What a table is called, and its columns."""

    title: str
    name: str
    """In English, for programs."""
    about: str
    """What the table is, in one sentence."""
    columns: tuple[Column, ...]


def figure_value(text: str) -> Decimal | str | None:
    """A figure from its decimal text; a text when it has too many digits; None for an empty one."""
    if not text:
        return None
    value = Decimal(text)
    return value if len(value.as_tuple().digits) <= MOST_DIGITS else text


def rate_value(text: str) -> Decimal | None:
    """A percentage from its text, as a share: 66.7 is 0.667; None for an empty one."""
    return Decimal(text) / 100 if text else None


MOST_ROW_LINES = 27
"""Lines of a row; Excel's rows are no higher. What is longer is read in the cell itself."""
LONGEST_MEASURED_TEXT = 2_000
"""Characters by which a text is measured; more make no row higher."""


def width_in_digits(text: str) -> int:
    """How wide a text is, in digits, as far as it matters: a Chinese character is two.

    In GBK a character has as many bytes as it takes digits; what is not in GBK counts as one.
    """
    return len(text[:LONGEST_MEASURED_TEXT].encode("gbk", errors="replace"))


def row_line_count(row: Sequence[CellValue], widths: Sequence[int]) -> int:
    """How many lines a row needs when its texts break at these widths, in digits."""
    most = 1
    for cell, width in zip(row, widths, strict=True):
        # a text of fewer characters cannot need more lines, however wide they are
        if isinstance(cell, str) and 2 * len(cell) >= most * (width - 1):
            most = max(most, ceil((width_in_digits(cell) + 1) / (width - 1)))
    return min(most, MOST_ROW_LINES)


NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""
CODE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would take for the code of a character: ``_x000D_``."""
SHEET_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would work out when somebody edits its cell."""
LONGEST_CELL_TEXT = 16_000
"""Characters of a cell; Excel allows 32,767 and counts rare characters twice."""
LINE_HEIGHT, ABOVE_AND_BELOW = 15, 4
"""Points."""
DAY_ZERO = dt.date(1899, 12, 30)
"""From which spreadsheets count days."""


class CellStyle(NamedTuple):
    """How a cell shows its value."""

    number_format: str = "General"
    is_quoted: bool = False
    """True for a text that must not become a formula when somebody edits it."""


TEXT_STYLE, QUOTED_STYLE = CellStyle(), CellStyle(is_quoted=True)
DATE_STYLE, RATE_STYLE = CellStyle("yyyy-mm-dd"), CellStyle("0.0%")
FIGURE_STYLES = (CellStyle("0"), *(CellStyle(f"0.{'0' * places}") for places in range(1, 7)))
"""Figures by the number of their decimals; a plan file allows six."""
CELL_STYLES = (TEXT_STYLE, QUOTED_STYLE, DATE_STYLE, RATE_STYLE, *FIGURE_STYLES)
STYLE_NUMBERS = {style: number for number, style in enumerate(CELL_STYLES, start=1)}
"""The numbers by which a workbook knows its styles: it is given them in this order, and before
them it has one of its own. Rows are made long before their workbook."""
EMPTY_CELL = f'<c s="{STYLE_NUMBERS[TEXT_STYLE]}"/>'
TEXT_BEGINS, QUOTED_BEGINS = (
    f'<c s="{STYLE_NUMBERS[style]}" t="inlineStr"><is>' for style in (TEXT_STYLE, QUOTED_STYLE)
)
TEXT_ENDS = "</t></is></c>"
PRESERVE_SPACE = ' xml:space="preserve"'
"""What a text asks for that begins or ends with a space; others go without, as most do."""


def sheet_rows_xml(columns: Sequence[Column], rows: Iterable[RowValues]) -> str:
    """The XML of some rows; they and their cells stand in order, and so need no names.

    Rows say their height: not every program makes room for broken lines by itself.
    """
    widths = [column.width for column in columns]
    rates = [column.is_rate for column in columns]
    made = []
    for row in rows:
        height = row_line_count(row, widths) * LINE_HEIGHT + ABOVE_AND_BELOW
        cells = "".join(map(cell_xml, row, rates))
        made.append(f'<row ht="{height}">{cells}</row>')
    return "".join(made)


def cell_xml(value: CellValue, is_rate: bool = False) -> str:  # noqa: FBT001, FBT002 - of its column
    """The XML of a cell."""
    if isinstance(value, str):
        return _text_cell_xml(value) if value else EMPTY_CELL
    if value is None:
        return EMPTY_CELL
    if isinstance(value, dt.date):
        return f'<c s="{STYLE_NUMBERS[DATE_STYLE]}"><v>{(value - DAY_ZERO).days}</v></c>'
    style = RATE_STYLE if is_rate else _figure_style(value)
    figure = f"{value:f}" if isinstance(value, Decimal) else value
    return f'<c s="{STYLE_NUMBERS[style]}"><v>{figure}</v></c>'


def _figure_style(value: int | Decimal) -> CellStyle:
    """Shows a figure with the decimals that it has."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) else 0
    return FIGURE_STYLES[min(max(0, places), len(FIGURE_STYLES) - 1)]


def _text_cell_xml(text: str) -> str:
    """The XML of a cell with a text."""
    kept = cell_text(text)
    if not kept:
        return EMPTY_CELL
    begins = QUOTED_BEGINS if kept.startswith(SHEET_FORMULA_SIGNS) else TEXT_BEGINS
    space = PRESERVE_SPACE if kept[0].isspace() or kept[-1].isspace() else ""
    said = escape(CODE_LIKE.sub("_x005F_", kept) if "_x" in kept else kept)
    return f"{begins}<t{space}>{said}{TEXT_ENDS}"


def cell_text(text: str) -> str:
    """A text that XML and a cell can hold."""
    kept = text if text.isprintable() else NOT_IN_XML.sub("", text)
    return kept if len(kept) <= LONGEST_CELL_TEXT else f"{kept[: LONGEST_CELL_TEXT - 1]}…"
