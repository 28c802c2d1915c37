"""The cells of a table: their types and columns, and their XML in a sheet.

Cells are typed: a text is never a formula, a figure or a date never a text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import ceil
from typing import NamedTuple
from xml.sax.saxutils import escape

CellValue = str | int | Decimal | dt.date | None
"""A text, a whole number, a figure, a date; None for an empty cell."""
RowValues = tuple[CellValue, ...]
MOST_DIGITS = 15
"""Significant digits that spreadsheets and JSON readers keep."""


class Column(NamedTuple):
    """A column of a table."""

    heading: str
    name: str
    """In English, for programs."""
    width: int
    """In digits, of which a Chinese character takes two; longer texts wrap."""
    is_rate: bool = False
    """True for a rate: 0.667 is displayed as 66.7%."""


class TableHead(NamedTuple):
    """What a table is called, and its columns."""

    title: str
    name: str
    """In English, for programs."""
    about: str
    """What the table is, in one sentence."""
    columns: tuple[Column, ...]


def figure_value(text: str) -> Decimal | str | None:
    """The number in a decimal text; the text itself beyond 15 digits; None for an empty text."""
    if not text:
        return None
    value = Decimal(text)
    return value if len(value.as_tuple().digits) <= MOST_DIGITS else text


def rate_value(text: str) -> Decimal | None:
    """The rate in a text in percent, 0.667 for 66.7; None for an empty text."""
    return Decimal(text) / 100 if text else None


MOST_ROW_LINES = 27
"""Lines of the highest row that Excel allows; a longer text is cut on the screen."""
LONGEST_MEASURED_TEXT = 2_000
"""Characters after which measuring a text stops: the row has its most lines by then."""


def width_in_digits(text: str) -> int:
    """The width of a text in digits, of which a Chinese character takes two.

    That is its number of bytes in GBK; a character that GBK lacks counts as one.
    """
    return len(text[:LONGEST_MEASURED_TEXT].encode("gbk", errors="replace"))


def row_line_count(row: Sequence[CellValue], widths: Sequence[int]) -> int:
    """The number of lines of a row whose texts wrap at these widths, in digits."""
    most = 1
    for cell, width in zip(row, widths, strict=True):
        # measured only where it can need more lines than the row has so far
        if isinstance(cell, str) and 2 * len(cell) >= most * (width - 1):
            most = max(most, ceil((width_in_digits(cell) + 1) / (width - 1)))
    return min(most, MOST_ROW_LINES)


NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold."""
CODE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet reads as an escaped character: ``_x000D_``."""
SHEET_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""First characters of a text that becomes a formula when somebody edits its cell."""
LONGEST_CELL_TEXT = 16_000
"""Characters; Excel allows 32,767 and counts those outside the basic plane twice."""
TEXT_LINE_HEIGHT, ABOVE_AND_BELOW = 15, 4
"""Points."""
DAY_ZERO = dt.date(1899, 12, 30)
"""Day 0 of the day numbers of spreadsheets."""


class CellStyle(NamedTuple):
    """The format of a cell."""

    number_format: str = "General"
    is_quoted: bool = False
    """True for a text that must not become a formula when somebody edits it."""


TEXT_STYLE, QUOTED_STYLE = CellStyle(), CellStyle(is_quoted=True)
DATE_STYLE, RATE_STYLE = CellStyle("yyyy-mm-dd"), CellStyle("0.0%")
FIGURE_STYLES = (CellStyle("0"), *(CellStyle(f"0.{'0' * places}") for places in range(1, 7)))
"""By the number of decimals; a plan file allows six."""
CELL_STYLES = (TEXT_STYLE, QUOTED_STYLE, DATE_STYLE, RATE_STYLE, *FIGURE_STYLES)
STYLE_NUMBERS = {style: number for number, style in enumerate(CELL_STYLES, start=1)}
"""Style numbers in the workbook, where number 0 is the default style.

Rows are made long before their workbook, which then adds the styles in this order."""
EMPTY_CELL = f'<c s="{STYLE_NUMBERS[TEXT_STYLE]}"/>'
TEXT_BEGINS, QUOTED_BEGINS = (
    f'<c s="{STYLE_NUMBERS[style]}" t="inlineStr"><is>' for style in (TEXT_STYLE, QUOTED_STYLE)
)
TEXT_ENDS = "</t></is></c>"
PRESERVE_SPACE = ' xml:space="preserve"'
"""The attribute of a text that begins or ends with a space."""


def sheet_rows_xml(columns: Sequence[Column], rows: Iterable[RowValues]) -> str:
    """The XML of rows; rows and cells are in order, so they need no references.

    Each row has its height: not every program adjusts it to wrapped lines.
    """
    widths = [column.width for column in columns]
    rates = [column.is_rate for column in columns]
    parts = []
    for row in rows:
        height = row_line_count(row, widths) * TEXT_LINE_HEIGHT + ABOVE_AND_BELOW
        cells = "".join(map(cell_xml, row, rates))
        parts.append(f'<row ht="{height}">{cells}</row>')
    return "".join(parts)


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
    """The style with as many decimals as the figure has."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) else 0
    return FIGURE_STYLES[min(max(0, places), len(FIGURE_STYLES) - 1)]


def _text_cell_xml(text: str) -> str:
    """The XML of a cell with a text."""
    text = sheet_text(text)
    if not text:
        return EMPTY_CELL
    begins = QUOTED_BEGINS if text.startswith(SHEET_FORMULA_SIGNS) else TEXT_BEGINS
    space = PRESERVE_SPACE if text[0].isspace() or text[-1].isspace() else ""
    content = escape(CODE_LIKE.sub("_x005F_", text) if "_x" in text else text)
    return f"{begins}<t{space}>{content}{TEXT_ENDS}"


def sheet_text(text: str) -> str:
    """A text without what XML cannot hold, cut to the length of a cell."""
    text = text if text.isprintable() else NOT_IN_XML.sub("", text)
    return text if len(text) <= LONGEST_CELL_TEXT else f"{text[: LONGEST_CELL_TEXT - 1]}…"
