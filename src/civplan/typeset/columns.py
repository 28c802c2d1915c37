"""How wide a table's columns are: as their contents ask, within the type area."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from civplan.typeset.measure import characters
from civplan.typeset.units import Twips
from civplan.typeset.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.manuscript.nodes import Table

NARROWEST = 3.0
"""Characters that each column has room for, its margins included."""
MARGINS = 1.0
"""Characters that a cell's margins take, and a little more."""
LETTER = 0.65
"""Width of a letter or digit in characters, in the widest of the fonts that may stand in."""
ROOM = 31.0
"""Characters of 四号 across the type area: 156 mm / 14 pt."""


def column_widths(table: Table, width: Twips) -> tuple[Twips, ...]:
    """The widths of a table's columns; together they are exactly ``width``.

    Columns get what their longest cell needs on one line; where that is too much, those that need
    no more than an even share of what is left keep it, and the others share the rest.
    """
    wants = wanted_widths(table)
    shares = _shares(wants)
    total = sum(shares)
    edges = [round(width * sum(shares[:column]) / total) for column in range(len(shares) + 1)]
    return tuple(Twips(right - left) for left, right in pairwise(edges))


def wanted_widths(table: Table) -> tuple[float, ...]:
    """What each column needs to hold its longest cell on one line, in characters."""
    wants = [NARROWEST] * table.columns
    for row in (*table.head, *table.body):
        column = 0
        for runs, _, columns in row:
            text = plain(runs)
            # A text with fewer characters cannot be the longest, nor one over several columns.
            if len(text) + MARGINS > wants[column] and columns == 1:
                longest = max([characters(line, LETTER) for line in text.split("\n")])
                wants[column] = max(wants[column], longest + MARGINS)
            column += columns
    return tuple(wants)


def _shares(wants: Sequence[float]) -> tuple[float, ...]:
    """What each column gets, in parts of the whole."""
    room = max(ROOM, NARROWEST * len(wants))
    if sum(wants) <= room:
        return tuple(wants)
    granted: dict[int, float] = {}
    for column in sorted(range(len(wants)), key=wants.__getitem__):
        even = (room - sum(granted.values())) / (len(wants) - len(granted))
        granted[column] = min(wants[column], even)
    return tuple(granted[column] for column in range(len(wants)))
