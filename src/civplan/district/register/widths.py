"""How wide the columns of a sheet are, and how many lines its rows need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from math import ceil
from unicodedata import east_asian_width

from civplan.district.register.tables import Cell, Column, Table

WIDE = frozenset("WFA")
"""What Unicode says of the width of characters that take two digits."""
NARROWEST, WIDEST = 6, 60
"""Widths of columns, in digits."""
NARROWEST_OF_LONG = 20
"""Columns are not made narrower than this to fit a page."""
PAGE_WIDTH = 190
"""Digits side by side on A4 landscape that can still be read."""
FILTER_ARROW = 3
"""What a heading needs beside its text, in digits."""
MARGIN = 2
"""What a value needs beside itself, in digits."""
ROWS_MEASURED = 2_000
"""Rows by which widths are chosen."""
MOST_LINES = 27
"""Lines of a row; Excel's rows are no higher. What is longer is read in the cell itself."""


def widths_of(table: Table) -> list[int]:
    """The width of each column by what stands in it; long texts make room until a page holds all.

    What is wider than its column breaks into lines.
    """
    measured = table.rows[:ROWS_MEASURED]
    wanted = [
        wanted_width(column, (row[number] for row in measured))
        for number, column in enumerate(table.columns)
    ]
    widest = WIDEST
    while widest > NARROWEST_OF_LONG and sum(min(one, widest) for one in wanted) > PAGE_WIDTH:
        widest -= 1
    return [min(one, widest) for one in wanted]


def wanted_width(column: Column, cells: Iterable[Cell]) -> int:
    """The width that holds a column's heading and every cell."""
    heading = width_of(column.heading) + FILTER_ARROW
    return max(NARROWEST, heading, *(width_of(cell) + MARGIN for cell in cells), 0)


def width_of(cell: Cell) -> int:
    """How wide a cell is, in digits, as far as it matters: a Chinese character is two."""
    if isinstance(cell, dt.date):
        return len("2007-01-10")
    text = "" if cell is None else str(cell)
    return width_of_text(text[: WIDEST * MOST_LINES])


def width_of_text(text: str) -> int:
    """How wide a text is, in digits."""
    if text.isascii():
        return len(text)
    return len(text) + sum(map(WIDE.__contains__, map(east_asian_width, text)))


def lines_of(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines a row needs when its texts break at these widths."""
    most = 1
    for cell, width in zip(row, widths, strict=True):
        if isinstance(cell, str) and 2 * len(cell) >= most * (
            width - 1
        ):  # else it cannot need more
            most = max(most, ceil((width_of(cell) + 1) / (width - 1)))
    return min(most, MOST_LINES)
