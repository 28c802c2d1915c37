"""The rows of a sheet as SpreadsheetML: typed cells, and no text is ever a formula."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple
from xml.sax.saxutils import escape

from civplan.district.register.tables import Cell, Table
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
StyleNumbers = Mapping[Style, int]
"""The numbers by which a workbook knows its styles."""


class Sheet(NamedTuple):
    """A table and how wide its columns are, in digits."""

    table: Table
    widths: Sequence[int]


def sheet_rows(sheet: Sheet, styles: StyleNumbers) -> Iterator[str]:
    """The XML of each row, from the second on: the first one has the headings.

    Rows say their height: not every program makes room for broken lines by itself.
    """
    table, widths = sheet
    letters = [letter_of(number) for number in range(len(table.columns))]
    rates = [column.is_rate for column in table.columns]
    for number, row in enumerate(table.rows, start=2):
        cells = "".join(
            cell_of(value, f"{letter}{number}", styles, is_rate=is_rate)
            for letter, value, is_rate in zip(letters, row, rates, strict=True)
        )
        height = lines_of(row, widths) * LINE_HEIGHT + ABOVE_AND_BELOW
        yield f'<row r="{number}" ht="{height}">{cells}</row>'


def letter_of(number: int) -> str:
    """The letter of a column, which counts from 0; a table has fewer than 26."""
    return chr(ord("A") + number)


def cell_of(value: Cell, name: str, styles: StyleNumbers, *, is_rate: bool) -> str:
    """The XML of a cell."""
    if isinstance(value, str):
        return text_cell(value, name, styles)
    if value is None:
        return f'<c r="{name}" s="{styles[TEXT]}"/>'
    if isinstance(value, dt.date):
        return f'<c r="{name}" s="{styles[DATE]}"><v>{(value - DAY_ZERO).days}</v></c>'
    style = RATE if is_rate else style_of(value)
    figure = f"{value:f}" if isinstance(value, Decimal) else value
    return f'<c r="{name}" s="{styles[style]}"><v>{figure}</v></c>'


def style_of(value: int | Decimal) -> Style:
    """Shows a figure with the decimals that it has."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) else 0
    return FIGURES[min(max(0, places), len(FIGURES) - 1)]


def text_cell(text: str, name: str, styles: StyleNumbers) -> str:
    """The XML of a cell with a text."""
    kept = printable(text)
    if not kept:
        return f'<c r="{name}" s="{styles[TEXT]}"/>'
    style = styles[QUOTED if kept.startswith(FORMULA_SIGNS) else TEXT]
    said = escape(CODE_LIKE.sub("_x005F_", kept) if "_x" in kept else kept)
    return (
        f'<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
    )


def printable(text: str) -> str:
    """A text that XML and a cell can hold."""
    kept = text if text.isprintable() else NOT_IN_XML.sub("", text)
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…"
