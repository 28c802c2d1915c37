"""How a table's rows stand: which stay together, and how the text of each cell is aligned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.measure import text_width
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Table, TableCell, TableRow

FIGURE_CELL = r"[≥≤<>＝=＜＞±+\-－—]?\s?\d[\d.,:/%％‰～~\-－—]*\s?\w{0,4}|[—－\-/]"
"""A cell that holds a number, with its sign and its unit, or the dash that stands for none."""
ROW_CHARACTERS = 28
"""Characters of 四号 in a row of one line, the cells' margins left out."""


def kept_rows(table: Table, *, keep_next: bool) -> frozenset[int]:
    """The rows of a table's body that share a page with the next one.

    No row is alone on a page: the last shares one with the row above, and the first with the second
    unless they are so high that the page before would have much room left. With ``keep_next`` the
    last shares one with what follows the table.
    """
    last = len(table.body) - 1
    kept = {last - 1} | ({last} if keep_next else set())
    if last > 0 and all(map(_is_low, table.body[:2])):
        kept.add(0)
    return frozenset(kept)


def _is_low(row: TableRow) -> bool:
    """True when each of its cells fits on one line of an even column."""
    return all(text_width(runs_text(cell.runs)) * len(row) <= ROW_CHARACTERS for cell in row)


def cell_align(cell: TableCell, *, fitted: bool) -> Align:
    """How a cell's text is aligned; a short figure is centred unless the cell says otherwise.

    ``fitted`` is True in a table that says how its columns are aligned.
    """
    if fitted or cell.align is not Align.LEFT:
        return cell.align
    is_figure = re.fullmatch(FIGURE_CELL, runs_text(cell.runs).strip())
    return Align.CENTER if is_figure else Align.LEFT
