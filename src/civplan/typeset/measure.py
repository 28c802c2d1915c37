"""The width of texts, in characters (字, the standard's unit): lines, the letterhead."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from civplan.typeset.gbt9704 import HalfPoints, height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.typeset.gbt9704 import HouseStyle

FULL_WIDTH_CLASSES = frozenset("WFA")
"""Unicode classes of characters as wide as high in Chinese fonts; A has “ ” — … ① and others."""
FIRST_IDEOGRAPH, LAST_IDEOGRAPH = "\u4e00", "\u9fff"
"""Nearly all Chinese characters; they need no look-up in Unicode's table."""
FIRST_BEYOND_ASCII = "\u0080"
NARROW_LETTER = 0.5
"""Width of a letter or digit in Chinese fonts, in characters."""
WIDE_LETTER = 0.65
"""The same in the widest of the fonts that may replace them."""
LINE_UNIT = re.compile(rf"[!-~]+|[{FIRST_IDEOGRAPH}-{LAST_IDEOGRAPH}]+|[^!-~]")
"""Ideographs that follow each other, or an unbreakable unit: a Latin word, or one character."""
HANGING_MARKS = frozenset("，。、；：？！）》〉〕】”’")
"""Marks that may not begin a line; one of them may hang out of the type area."""
LINE_OPENERS = frozenset("（《〈〔【“‘")
"""Marks that stay on the line of the following character."""
MOST_LETTERHEAD_LINES = 4
SPARE_IN_LETTERHEAD = 2
"""Characters by which a line of a letterhead may be longer than an even share."""
WIDTH_TOLERANCE = 1e-6


def text_width(text: str, half: float = NARROW_LETTER) -> float:
    """The width of a line of text in full-width characters.

    ``half`` is the width of a letter or digit: one half in Chinese fonts.
    """
    if text.isascii():
        return half * len(text)
    # Inline for nearly all characters: a call for each takes three times as long.
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
    """The width of any character: 1, ``half``, or 0 for a combining mark."""
    if east_asian_width(character) in FULL_WIDTH_CLASSES:
        return 0 if combining(character) else 1
    return 0 if combining(character) else half


def count_lines(text: str, first: float, others: float, half: float = NARROW_LETTER) -> int:
    """The number of lines of a paragraph, at least 1, broken as Word and LibreOffice do.

    Args:
        text: Its text; a newline is a forced break.
        first: The width of its first line in characters.
        others: The width of its other lines.
        half: The width of a letter or digit in characters.
    """
    lines, room, carried = 1, first, 0.0
    for unit in LINE_UNIT.findall(text):
        if FIRST_IDEOGRAPH <= unit[0] <= LAST_IDEOGRAPH:
            more, room = _lines_of_ideographs(len(unit), room, others, carried)
            lines, carried = lines + more, 0.0
            continue
        is_break = unit == "\n"
        width = 0.0 if is_break else text_width(unit, half)
        if is_break or (width > room + WIDTH_TOLERANCE and unit not in HANGING_MARKS):
            lines += 1
            room = others - (0.0 if is_break else carried)
        room -= width
        carried = carried + width if unit in LINE_OPENERS else 0.0
    return lines


def has_lone_end(text: str, first: float, others: float) -> bool:
    """True when a paragraph's last line has one character and its mark, as in 制定本计/划。."""
    ending = len("划。")
    lines = count_lines(text, first, others)
    return lines > 1 and count_lines(text[:-ending], first, others) < lines


def _lines_of_ideographs(
    count: int, room: float, others: float, carried: float
) -> tuple[int, float]:
    """How many lines ideographs begin, of which each may, and the room behind the last.

    ``carried`` is the width of the marks before them, which stay with the first.
    """
    left = count - max(0, int(room + WIDTH_TOLERANCE))
    if left <= 0:
        return 0, room - count
    if left < count:
        carried = 0.0
    lines = 0
    while left > 0:
        lines, room, carried = lines + 1, others - carried, 0.0
        here = min(left, max(1, int(room + WIDTH_TOLERANCE)))
        left, room = left - here, room - here
    return lines, room


def letterhead_lines(letterhead: str, style: HouseStyle) -> tuple[tuple[str, ...], HalfPoints]:
    """The lines of a letterhead and the size at which they fit (7.2.4).

    One line if it is larger than the title there; a longer name is broken between words.
    """
    lines: tuple[str, ...] = (letterhead,)
    size = _size_of_widest((letterhead,), style)
    for count in range(2, MOST_LETTERHEAD_LINES + 1):
        if size > style.title_size:
            break
        # Few letterheads are so long.
        from civplan.typeset.title import balance_title  # noqa: PLC0415

        line = ceil(text_width(letterhead) / count) + SPARE_IN_LETTERHEAD
        lines = balance_title(letterhead, line)
        size = _size_of_widest(lines, style)
    return lines, HalfPoints(max(style.body_size, size))


def _size_of_widest(lines: Sequence[str], style: HouseStyle) -> HalfPoints:
    width = style.type_width - 2 * style.character_width
    widest = max([1.0, *map(text_width, lines)])
    return HalfPoints(min(style.letterhead_size, int(width / widest / height(HalfPoints(1)))))
