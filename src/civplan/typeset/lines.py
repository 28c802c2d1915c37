"""Where the lines of a text break, as Word breaks them.

The marks are those that Word and LibreOffice keep from the beginning and the end of a line in
Simplified Chinese (kinsoku). A comma or a stop behind a full line stays on it, and the marks of the
line are set closer.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.measure import (
    FIRST_BEYOND_ASCII,
    FIRST_IDEOGRAPH,
    LAST_IDEOGRAPH,
    NARROW_LETTER,
    WIDTH_TOLERANCE,
    character_width,
    takes_no_room,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_AT_START = frozenset(
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
"""Marks that may not begin a line."""
NOT_AT_END = frozenset("$([{£¥‘“〈《「『【〔〖〝﹗﹙﹛﹝＄（．［｛￡￥")
"""Marks that may not end a line."""
SQUEEZED_MARKS = frozenset("!,.:;?、。！，．：；？")
"""Marks one of which may stand behind a full line, unless another follows it that may not begin
one."""
WHOLE_DASH = "—"
"""Two of them are one mark, which is not broken (GB/T 15834-2011, 5.1.4)."""
LINE_END_BLANKS = " \u3000"
"""What may stand behind the end of a line, and does not begin the next one."""
FIRST_NEUTRAL, FIRST_EAST_ASIAN = "\u2000", "\u2e80"
"""The first mark that belongs to no script, and the first character of the Chinese, Japanese and
Korean scripts."""
MARKS_OF_FULL_WIDTH = frozenset("，。、；：？！（）《》“”‘’—…\u3000")
"""Marks as wide as a Chinese character, between which and ideographs spacing does not differ."""
PART_OF_WORD = frozenset("“”‘’")
"""Quotation marks are not parted from a Latin letter or figure beside them."""
HYPHEN = "-"
SIGNS_OF_FIGURES = "±№"
"""They stay with the figure behind them."""
TEXTS_REMEMBERED = 1024
"""A document's paragraphs, which are asked for several times."""


class Widths(NamedTuple):
    """The widths of the characters of a text."""

    full: float = 1.0
    """Of a Chinese character."""
    half: float = NARROW_LETTER
    """Of a letter or digit."""
    spacing: float = 0.0
    """Added between characters."""


CHARACTERS = Widths()
"""In characters, the standard's unit."""


@lru_cache(TEXTS_REMEMBERED)
def break_lines(
    text: str, first: float, others: float, widths: Widths = CHARACTERS, *, squeezes: bool = True
) -> tuple[int, ...]:
    """The character with which each line of a paragraph begins, counted from 0.

    Args:
        text: Its text; a newline is a forced break.
        first: The width of its first line.
        others: The width of its other lines.
        widths: Those of its characters, in the unit of the lines.
        squeezes: True when a mark may stand behind a full line, as in text that reaches both edges.
    """
    starts, room = [0], first
    lefts, rights = _edges_of_characters(text, widths)
    begin = 0
    for segment in text.split("\n"):
        start, end = begin, begin + len(segment)
        if begin:
            starts.append(begin)
            room = others
        while start < end:
            # A line has a character, however narrow it is.
            cut = max(bisect_right(rights, lefts[start] + room + WIDTH_TOLERANCE), start + 1)
            if cut >= end:
                break
            start = _next_start(text, start, cut, end, squeezes=squeezes)
            if start >= end:
                break
            starts.append(start)
            room = others
        begin = end + 1
    return tuple(starts)


def count_lines(text: str, first: float, others: float, half: float = NARROW_LETTER) -> int:
    """The number of lines of a paragraph, at least 1.

    Args:
        text: Its text; a newline is a forced break.
        first: The width of its first line in characters.
        others: The width of its other lines.
        half: The width of a letter or digit in characters.
    """
    return len(break_lines(text, first, others, Widths(1.0, half)))


def has_lone_end(text: str, first: float, others: float) -> bool:
    """True when a paragraph's last line has one character and its mark, as in 制定本计/划。."""
    last = break_lines(text, first, others)[-1]
    return 0 < last >= len(text) - len("划。")


def character_widths(text: str, widths: Widths) -> list[float]:
    """The width of each character with the space behind it.

    There is none between a Chinese and another character: Word and LibreOffice set the spacing of
    characters between those of one script.
    """
    own, spacing = _own_widths(text, widths), widths.spacing
    if not spacing:
        return own
    spaced = [width + spacing for width in own]
    for place in _ends_of_script(text):
        spaced[place] -= spacing
    return spaced


def _ends_of_script(text: str) -> Iterator[int]:
    """The characters behind which Latin letters and figures begin, or Chinese characters again.

    Blanks and marks of no script, such as “ and —, belong to what stands before them.
    """
    was_latin: bool | None = None
    for place, one in enumerate(text):
        if FIRST_IDEOGRAPH <= one <= LAST_IDEOGRAPH:
            is_latin = False
        elif one.isspace() or FIRST_NEUTRAL <= one < FIRST_EAST_ASIAN:
            continue
        else:
            is_latin = "!" <= one <= "~" or "\u00a1" <= one <= "\u052f"
        if was_latin not in (None, is_latin):
            yield place - 1
        was_latin = is_latin


def _own_widths(text: str, widths: Widths) -> list[float]:
    """The width of each character without the space behind it."""
    # Inline for nearly all characters: a call for each takes three times as long.
    full, half, _ = widths
    return [
        half
        if one < FIRST_BEYOND_ASCII
        else full
        if FIRST_IDEOGRAPH <= one <= LAST_IDEOGRAPH
        else character_width(one, full, half)
        for one in text
    ]


def _edges_of_characters(text: str, widths: Widths) -> tuple[list[float], list[float]]:
    """The left and the right edge of each character, all on one line."""
    full, _, spacing = widths
    if _is_full_width(text):
        lefts = [(full + spacing) * place for place in range(len(text))]
        return lefts, [left + full for left in lefts]
    lefts = list(accumulate(character_widths(text, widths), initial=0.0))
    if not spacing:
        return lefts, lefts[1:]
    own = _own_widths(text, widths)
    return lefts, [left + width for left, width in zip(lefts, own, strict=False)]


def _is_full_width(text: str) -> bool:
    """True for a text of Chinese characters and their marks alone, as most are."""
    others = frozenset(text) - MARKS_OF_FULL_WIDTH
    return not others or (min(others) >= FIRST_IDEOGRAPH and max(others) <= LAST_IDEOGRAPH)


def _next_start(text: str, start: int, cut: int, end: int, *, squeezes: bool) -> int:
    """Where the next line begins.

    Args:
        text: The paragraph's text.
        start: Where this line begins.
        cut: The first character that has no room on it.
        end: The end of the text, or the next forced break.
        squeezes: True when a mark may stand behind a full line.
    """
    place = cut
    if text[cut] not in LINE_END_BLANKS:
        if squeezes and text[cut] in SQUEEZED_MARKS and _follows_chinese(text, start, cut):
            place += 1
        while start < place < end and not _may_part(text, place):
            place -= 1
        if place == start:
            place = _cut_in_word(text, start, cut)
    while place < end and text[place] in LINE_END_BLANKS:
        place += 1
    return place


def _cut_in_word(text: str, start: int, cut: int) -> int:
    """Where a word that is longer than a line is cut: no Chinese mark behind it begins the next."""
    place = cut
    while place - 1 > start and text[place] in NOT_AT_START and not _is_of_word(text[place]):
        place -= 1
    return place


def _follows_chinese(text: str, start: int, place: int) -> bool:
    """True unless the last letter or figure of the line before a mark is a Latin one."""
    while place > start:
        place -= 1
        if text[place].isalnum():
            return text[place] >= FIRST_EAST_ASIAN
    return True


def _may_part(text: str, place: int) -> bool:
    """True when a line may end before a character and the next one begin with it."""
    before, after = text[place - 1], text[place]
    if after in NOT_AT_START or before in NOT_AT_END or takes_no_room(after):
        return False
    if before == after == WHOLE_DASH:
        return False
    if after == HYPHEN:
        return before >= FIRST_EAST_ASIAN
    if before == HYPHEN:
        return place > 1 and text[place - 2] < FIRST_EAST_ASIAN  # behind Wi-, not behind 零下-
    if after.isdigit() and before in SIGNS_OF_FIGURES:
        return False
    return not _is_one_word(before, after)


def _is_one_word(before: str, after: str) -> bool:
    """True for two characters of a Latin word or figure, or of one and its quotation mark."""
    if _is_of_word(before):
        return _is_of_word(after) or after in PART_OF_WORD
    return before in PART_OF_WORD and _is_of_word(after)


def _is_of_word(character: str) -> bool:
    """True for a Latin, Greek or Cyrillic letter, a figure and their marks: two are not parted."""
    return (
        "!" <= character <= "~"
        or "\u00c0" <= character <= "\u024f"
        or "\u0370" <= character <= "\u04ff"
    )
