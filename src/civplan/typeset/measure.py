"""The width of texts, in characters (字, the standard's unit); the lines of a letterhead."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

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
MOST_LETTERHEAD_LINES = 4
SPARE_IN_LETTERHEAD = 2
"""Characters by which a line of a letterhead may be longer than an even share."""
WIDTH_TOLERANCE = 1e-6
NO_WIDTH_CLASSES = frozenset({"Mn", "Me", "Cf"})
"""Unicode classes of what takes no room: accents and selectors on the character before, and marks
that are not drawn, such as the zero-width blanks in texts copied from web pages."""


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
            else character_width(character, 1, half)
            for character in text
        ]
    )


def character_width(character: str, full: float, half: float) -> float:
    """The width of any character: full, half, or 0 for one that takes no room."""
    if takes_no_room(character):
        return 0
    return full if east_asian_width(character) in FULL_WIDTH_CLASSES else half


def takes_no_room(character: str) -> bool:
    """True for a mark on the character before, and for one that is not drawn."""
    return category(character) in NO_WIDTH_CLASSES


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
