"""Where a text ends, and with that the page of the 版记, which is an even one.

Fonts that replace the standard's have wider letters: all is laid out once with narrow letters and
once with wide ones.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.columns import table_layout
from civplan.typeset.gbt9704 import Twips
from civplan.typeset.keeping import keeping_of
from civplan.typeset.layout.flow import pieces_of
from civplan.typeset.layout.masthead_pieces import colophon_pieces
from civplan.typeset.layout.table_pieces import table_pieces
from civplan.typeset.layout.text_pieces import TextSetter
from civplan.typeset.layout.turn_pages import turn_pages
from civplan.typeset.measure import NARROW_LETTER, WIDE_LETTER
from civplan.typeset.numbering import number_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civplan.manuscript.nodes import Colophon, Manuscript, Table
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.keeping import Keeping
    from civplan.typeset.numbering import PageBlock


class ColophonPlace(enum.Enum):
    """The page of the 版记, which stands at the foot of the last page, an even one (7.4)."""

    LAST_PAGE = "last page"
    """The text ends on an even page that has room."""
    NEXT_EVEN_PAGE = "next even page"
    """The text ends on an odd page, or the estimates differ."""
    AFTER_BLANK_PAGE = "after a blank page"
    """The text fills an even page: a blank page follows, and neither page has a number."""


class Ending(NamedTuple):
    """Where a text ends."""

    page: int
    """Counted from 1."""
    used_height: Twips
    """From the top of the type area to the end of the text."""


def colophon_place(
    manuscript: Manuscript, style: HouseStyle, images: Mapping[str, bytes] | None = None
) -> ColophonPlace:
    """The page of the 版记; if a line more or less would change it, the safer one.

    ``images`` are the pictures by their addresses; without them each is as large as it may be.
    """
    return _place_of_colophon(ends_of_text(manuscript, style, images), manuscript, style)


def _place_of_colophon(
    ends: tuple[Ending, Ending], manuscript: Manuscript, style: HouseStyle
) -> ColophonPlace:
    """The same, by where the text ends."""
    needed = _colophon_height(manuscript.colophon, style) if manuscript.colophon else Twips(0)
    places = {
        _place_for(_shifted_ending(ending, lines, style), needed, style)
        for ending, lines in zip(ends, (-1, 1), strict=True)
    }
    if ColophonPlace.NEXT_EVEN_PAGE in places:
        return ColophonPlace.NEXT_EVEN_PAGE
    return max(places, key=list(ColophonPlace).index)


def colophon_room(
    manuscript: Manuscript, style: HouseStyle, images: Mapping[str, bytes] | None = None
) -> tuple[ColophonPlace, Twips]:
    """The page of the 版记, and the height from the end of the text to the foot of that page.

    It is 0 on a page of its own. A line is left for an estimate that is wrong by one. ``images`` as
    for ``colophon_place``.
    """
    ends = ends_of_text(manuscript, style, images)
    place = _place_of_colophon(ends, manuscript, style)
    if place is not ColophonPlace.LAST_PAGE:
        return place, Twips(0)
    return place, Twips(max(0, style.type_height - ends[1].used_height - style.line_pitch))


def _colophon_height(colophon: Colophon, style: HouseStyle) -> Twips:
    """The height of the 版记 with an empty line above it, less the white of that line."""
    setter = TextSetter(style, None, WIDE_LETTER)
    height = sum(piece.height for piece in colophon_pieces(colophon, setter))
    return Twips(round(height) + style.line_pitch - style.half_leading)


def ends_of_text(
    manuscript: Manuscript, style: HouseStyle, images: Mapping[str, bytes] | None = None
) -> tuple[Ending, Ending]:
    """Where the last line is when letters and digits are narrow, and when they are wide.

    ``images`` are the pictures by their addresses; without them each is as large as it may be.
    """
    blocks = tuple(number_blocks(manuscript.blocks, style.numbers))
    keeping = keeping_of(manuscript, blocks, style, images)
    narrow, wide = (
        _end_with_letters(manuscript, blocks, keeping, TextSetter(style, images, width))
        for width in (NARROW_LETTER, WIDE_LETTER)
    )
    return narrow, wide


def _end_with_letters(
    manuscript: Manuscript, blocks: tuple[PageBlock, ...], keeping: Keeping, setter: TextSetter
) -> Ending:
    """Where the last line is with letters of one width; what follows a landscape page is a new one.

    Args:
        manuscript: The content.
        blocks: Those of its text with their numbers.
        keeping: How the last of them stay together.
        setter: Of the text.
    """
    style = setter.style
    pages = turn_pages(pieces_of(manuscript, blocks, keeping, setter), style)
    last = pages[-1]
    if last.landscape:
        return Ending(len(pages) + 1, Twips(0))
    return Ending(len(pages), Twips(round(last.used - last.top)))


def _place_for(ending: Ending, needed: Twips, style: HouseStyle) -> ColophonPlace:
    if ending.page % 2:
        return ColophonPlace.NEXT_EVEN_PAGE
    fits = ending.used_height + needed <= style.type_height
    return ColophonPlace.LAST_PAGE if fits else ColophonPlace.AFTER_BLANK_PAGE


def _shifted_ending(ending: Ending, lines: int, style: HouseStyle) -> Ending:
    """The ending moved down by so many lines."""
    used = ending.used_height + lines * style.line_pitch
    if used <= 0:
        return Ending(max(1, ending.page - 1), style.type_height)
    if used > style.type_height:
        return Ending(ending.page + 1, Twips(used - style.type_height))
    return ending._replace(used_height=Twips(used))


def table_height(table: Table, style: HouseStyle) -> Twips:
    """The height of a table with its caption and the white around it, in wide letters."""
    pieces = table_pieces(("table",), table, style, WIDE_LETTER, keep_next=False, low=False)
    height = sum(piece.height for piece in pieces) + style.half_line
    # A landscape page is so much lower: its lines count for as much of an upright one.
    is_landscape = table_layout(table, style).landscape
    return Twips(round(height * style.type_height / style.type_width if is_landscape else height))
