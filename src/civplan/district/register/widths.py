"""How many lines the rows of a sheet need, by the widths of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from civplan.district.register.cells import Cell

MOST_LINES = 27
"""Lines of a row; Excel's rows are no higher. What is longer is read in the cell itself."""
LONGEST = 2_000
"""Characters by which a text is measured; more make no row higher."""


def width_of(text: str) -> int:
    """How wide a text is, in digits, as far as it matters: a Chinese character is two.

    In GBK a character has as many bytes as it takes digits; what is not in GBK counts as one.
    """
    return len(text[:LONGEST].encode("gbk", errors="replace"))


def lines_of(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """How many lines a row needs when its texts break at these widths, in digits."""
    most = 1
    for cell, width in zip(row, widths, strict=True):
        # a text of fewer characters cannot need more lines, however wide they are
        if isinstance(cell, str) and 2 * len(cell) >= most * (width - 1):
            most = max(most, ceil((width_of(cell) + 1) / (width - 1)))
    return min(most, MOST_LINES)
