"""How many lines the rows of a sheet need, by the widths of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from unicodedata import east_asian_width

from civplan.district.register.cells import Cell

WIDE = frozenset("WFA")
"""What Unicode says of the width of characters that take two digits."""
MOST_LINES = 27
"""Lines of a row; Excel's rows are no higher. What is longer is read in the cell itself."""
LONGEST = 2_000
"""Characters by which a text is measured; more make no row higher."""


def width_of(text: str) -> int:
    """How wide a text is, in digits, as far as it matters: a Chinese character is two."""
    if text.isascii():
        return len(text)
    measured = text[:LONGEST]
    return len(measured) + sum(map(WIDE.__contains__, map(east_asian_width, measured)))


def lines_of(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines a row needs when its texts break at these widths, in digits."""
    most = 1
    for cell, width in zip(row, widths, strict=True):
        # a text of fewer characters cannot need more lines, however wide they are
        if isinstance(cell, str) and 2 * len(cell) >= most * (width - 1):
            most = max(most, ceil((width_of(cell) + 1) / (width - 1)))
    return min(most, MOST_LINES)
