"""Where the pieces of a document end, with narrow letters and with wide ones.

Fonts that replace the standard's have wider letters: all is laid out once with each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.columns import table_layout
from civplan.typeset.gbt9704 import Twips
from civplan.typeset.layout.flow import pieces_of
from civplan.typeset.layout.table_pieces import table_pieces
from civplan.typeset.layout.text_pieces import TextSetter
from civplan.typeset.layout.turn_pages import turn_pages
from civplan.typeset.measure import NARROW_LETTER, WIDE_LETTER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civplan.manuscript.nodes import Manuscript, Table
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.keeping import Keeping
    from civplan.typeset.numbering import PageBlock


class Ending(NamedTuple):
    """Where a text ends."""

    page: int
    """Counted from 1."""
    used_height: Twips
    """From the top of the type area to the end of the text."""


def ends_of_pieces(
    manuscript: Manuscript,
    blocks: tuple[PageBlock, ...],
    keeping: Keeping,
    style: HouseStyle,
    images: Mapping[str, bytes] | None,
) -> tuple[Ending, Ending]:
    """Where the last line is when letters and digits are narrow, and when they are wide.

    Args:
        manuscript: The content.
        blocks: Those of its text with their numbers.
        keeping: How the last of them stay together.
        style: The house style.
        images: The pictures by their addresses; without them each is as large as it may be.
    """
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


def wide_table_height(table: Table, style: HouseStyle) -> Twips:
    """The height of a table with its caption and the white around it, in wide letters."""
    pieces = table_pieces(("table",), table, style, WIDE_LETTER, keep_next=False, low=False)
    height = sum(piece.height for piece in pieces) + style.half_line
    # A landscape page is so much lower: its lines count for as much of an upright one.
    is_landscape = table_layout(table, style).landscape
    return Twips(round(height * style.type_height / style.type_width if is_landscape else height))
