"""How wide a text is, in characters: 字, the standard's own unit."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from civplan.typeset.units import HalfPoints, Twips, height
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.manuscript.nodes import Table
    from civplan.typeset.gbt9704 import HouseStyle

FULL_WIDTH_CLASSES = frozenset("WFA")
"""Classes of Unicode that a Chinese font sets as wide as high; A holds “ ” — … ① and their like."""
FIRST_IDEOGRAPH, LAST_IDEOGRAPH = "\u4e00", "\u9fff"
"""Nearly all Chinese characters; they need no look at Unicode's table."""
FIRST_BEYOND_ASCII = "\u0080"
NARROW_LETTER = 0.5


def text_width(text: str, half: float = NARROW_LETTER) -> float:
    """The width of a line of text in full-width characters.

    ``half`` is the width of a letter or digit: one half in Chinese fonts.
    """
    if text.isascii():
        return half * len(text)
    # What nearly all characters are is seen here: a call for each takes three times as long.
    return sum(
        [
            half
            if character < FIRST_BEYOND_ASCII
            else 1
            if FIRST_IDEOGRAPH <= character <= LAST_IDEOGRAPH
            else _character_width(character, half)
            for character in text
        ]
    )


def _character_width(character: str, half: float) -> float:
    """The width of a character in Unicode's table: 1, ``half``, or 0 for a mark above another."""
    if east_asian_width(character) in FULL_WIDTH_CLASSES:
        return 0 if combining(character) else 1
    return 0 if combining(character) else half


LINE_UNIT = re.compile(r"[!-~]+|[^!-~]")
"""What may not be broken: a Latin word or number, or one character."""
HANGING_MARKS = frozenset("，。、；：？！）》〉〕】”’")
"""Marks that may not begin a line; one of them may hang out of the type area."""
LINE_OPENERS = frozenset("（《〈〔【“‘")
"""Marks that go with what follows them."""
WIDTH_TOLERANCE = 1e-6


def count_lines(text: str, first: float, others: float, half: float = NARROW_LETTER) -> int:
    """The lines of a paragraph, at least 1.

    Args:
        text: Its text; a newline is a forced break.
        first: Width of its first line in characters.
        others: Width of its other lines.
        half: Width of a letter or digit in characters.
    """
    lines, room, carried = 1, first, 0.0
    for unit in LINE_UNIT.findall(text):
        forced = unit == "\n"
        width = 0.0 if forced else text_width(unit, half)
        if forced or (width > room + WIDTH_TOLERANCE and unit not in HANGING_MARKS):
            lines += 1
            room = others - (0.0 if forced else carried)
        room -= width
        carried = carried + width if unit in LINE_OPENERS else 0.0
    return lines


NARROWEST_COLUMN = 3.0
"""Characters that each column has room for, its margins included."""
CELL_MARGINS = 1.0
"""Characters that a cell's margins take, and a little more."""
WIDE_LETTER = 0.65
"""Width of a letter or digit in characters, in the widest of the fonts that may stand in."""
TYPE_AREA_CHARACTERS = 31.0
"""Characters of 四号 across the type area: 156 mm / 14 pt."""


def column_widths(table: Table, width: Twips) -> tuple[Twips, ...]:
    """The widths of a table's columns; together they are exactly ``width``.

    Columns get what their longest cell needs on one line; where that is too much, those that need
    no more than an even share of what is left keep it, and the others share the rest.
    """
    wants = _wanted_widths(table)
    shares = _column_shares(wants)
    total = sum(shares)
    edges = [round(width * sum(shares[:column]) / total) for column in range(len(shares) + 1)]
    return tuple(Twips(right - left) for left, right in pairwise(edges))


def _wanted_widths(table: Table) -> tuple[float, ...]:
    """What each column needs to hold its longest cell on one line, in characters."""
    wants = [NARROWEST_COLUMN] * table.columns
    for row in (*table.head, *table.body):
        column = 0
        for runs, _, columns in row:
            text = runs_text(runs)
            # A text with fewer characters cannot be the longest, nor one over several columns.
            if len(text) + CELL_MARGINS > wants[column] and columns == 1:
                longest = max([text_width(line, WIDE_LETTER) for line in text.split("\n")])
                wants[column] = max(wants[column], longest + CELL_MARGINS)
            column += columns
    return tuple(wants)


def _column_shares(wants: Sequence[float]) -> tuple[float, ...]:
    """What each column gets, in parts of the whole."""
    room = max(TYPE_AREA_CHARACTERS, NARROWEST_COLUMN * len(wants))
    if sum(wants) <= room:
        return tuple(wants)
    granted: dict[int, float] = {}
    for column in sorted(range(len(wants)), key=wants.__getitem__):
        even = (room - sum(granted.values())) / (len(wants) - len(granted))
        granted[column] = min(wants[column], even)
    return tuple(granted[column] for column in range(len(wants)))


def letterhead_size(letterhead: str, style: HouseStyle) -> HalfPoints:
    """The largest size at which the letterhead stays on one line (7.2.4), or else the text's."""
    width = style.type_width - 2 * style.character_width
    fits = int(width / max(1.0, text_width(letterhead)) / height(HalfPoints(1)))
    return HalfPoints(max(style.body_size, min(style.letterhead_size, fits)))
