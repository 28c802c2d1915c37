"""The page of the 版记, which is an even one, by where the text ends.

Fonts that replace the standard's have wider letters, so that it may end earlier or later.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from civplan.typeset.gbt9704 import Twips
from civplan.typeset.layout.ends import Ending, ends_of_pieces
from civplan.typeset.layout.masthead_pieces import colophon_pieces
from civplan.typeset.layout.text_pieces import TextSetter
from civplan.typeset.measure import WIDE_LETTER
from civplan.typeset.numbering import number_blocks
from civplan.typeset.signature_page import keeping_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civplan.manuscript.nodes import Colophon, Manuscript
    from civplan.typeset.gbt9704 import HouseStyle


class ColophonPlace(enum.Enum):
    """The page of the 版记, which stands at the foot of the last page, an even one (7.4)."""

    LAST_PAGE = "last page"
    """The text ends on an even page that has room."""
    NEXT_EVEN_PAGE = "next even page"
    """The text ends on an odd page, or the estimates differ."""
    AFTER_BLANK_PAGE = "after a blank page"
    """The text fills an even page: a blank page follows, and neither page has a number."""


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
    return ends_of_pieces(manuscript, blocks, keeping, style, images)


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
