"""Two lines of text on the page of a table, or of many names of attachments, with the signature.

Where lines of the text alone cannot bring them there, those of names and signature stand closer as
well, so that a page holds all; or the last paragraphs begin a page, if wider lines leave the page
before full enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.columns import SAVED_IN_LOW_ROW
from civplan.typeset.gbt9704 import Twips
from civplan.typeset.numbering import NumberedParagraph
from civplan.typeset.pitches import (
    CLOSEST_PITCH,
    WIDEST_PITCH,
    closer_blocks,
    last_blocks,
    last_blocks_of_page,
)
from civplan.typeset.signature import LINES_WITH_SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock

PITCH_LIMITS = ((CLOSEST_PITCH, WIDEST_PITCH), (0.66, 1.4))
"""The closest and the widest lines; then those where these do not do it: 19 and 40 pt."""
FEWEST_LINES_BEFORE = 16
"""The height of a page before the one that the last paragraphs begin, in lines."""


class BelowText(NamedTuple):
    """What follows a text down to the end of signature and notes, in lines."""

    lines: float
    """Of names and signature with the empty ones; they may have another pitch."""
    height: float
    """Of a table, of the notes, of what seals need."""
    rows: int
    """Of that table, 0 without one."""


class LastPage(NamedTuple):
    """The pitches of the last page, and where it begins."""

    moved_blocks: int
    """The number of last blocks of the text whose lines have another pitch."""
    pitch: Twips
    """From one of these lines to the next; 0 for the usual pitch."""
    new_page_blocks: int
    """The number of last blocks that begin a page; their lines have the last pitch."""
    last_pitch: Twips
    """From line to line of names and signature; 0 for the usual pitch."""
    has_low_rows: bool = False
    """True when the table's cells have the least white."""


def last_page_of(
    blocks: Sequence[PageBlock], ends: tuple[int, int], below: BelowText, style: HouseStyle
) -> LastPage | None:
    """A last page with two lines of the text and all below it; None where none would do.

    Args:
        blocks: Those of the text above the table or the names.
        ends: The first and the last line on which it may end.
        below: What follows.
        style: The house style.
    """
    for closest, widest in PITCH_LIMITS:
        page = _with_closer_lines(blocks, ends, below, closest, style) or _with_earlier_turn(
            blocks, ends, below, (closest, widest), style
        )
        if page:
            return page
    return None


def _with_closer_lines(
    blocks: Sequence[PageBlock],
    ends: tuple[int, int],
    below: BelowText,
    closest: float,
    style: HouseStyle,
) -> LastPage | None:
    """Lines so close that all stands on the page on which the text may end first."""
    first, last = ends
    start = (first - 1) // style.lines * style.lines
    surplus = last - start + below.lines + below.height - style.lines
    for rows in (0, below.rows):
        saved = max(0, surplus - rows * SAVED_IN_LOW_ROW / style.line_pitch)
        closer = closer_blocks(blocks, saved, last - start, style, below.lines)
        if closer and closer[1] >= style.line_pitch * closest:
            return LastPage(*closer, 0, closer[1], has_low_rows=rows > 0)
    return None


def _with_earlier_turn(
    blocks: Sequence[PageBlock],
    ends: tuple[int, int],
    below: BelowText,
    limits: tuple[float, float],
    style: HouseStyle,
) -> LastPage | None:
    """The last paragraphs on a page of their own, and wider lines on the page before."""
    closest, widest = limits
    count, lines = last_blocks(blocks, style)
    is_text = all(isinstance(block, NumberedParagraph) for block in blocks[len(blocks) - count :])
    share = (style.lines - below.height) / (lines + below.lines)
    if not is_text or lines < LINES_WITH_SIGNATURE or share < closest:
        return None
    last_pitch = _pitch(min(1, share), style)
    first, last = (end - lines for end in ends)
    start = (first - 1) // style.lines * style.lines
    room = start + style.lines - last
    if first < 1 or room < 0:
        return None
    before = blocks[: len(blocks) - count]
    moved, wide = last_blocks_of_page(before, room, last - start, style)
    room = max(0, room - wide // style.lines)  # a line may be left at each page's foot
    missing = FEWEST_LINES_BEFORE + start - (first + last) // 2
    added = max(min(room, wide * (WIDEST_PITCH - 1)), missing)
    pitch = _pitch(1 + added / wide if wide else 1, style)
    fits = added <= room and pitch <= style.line_pitch * widest
    return LastPage(moved + count, pitch, count, last_pitch) if fits else None


def _pitch(share: float, style: HouseStyle) -> Twips:
    """A pitch as a part of the usual one; 0 for just that."""
    return Twips(int(style.line_pitch * share) if share != 1 else 0)
