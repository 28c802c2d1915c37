"""Estimates where a text ends: on which page and how far down.

Only the 版记 asks, which wants an even page. The typesetter cannot see the pages that Word or
LibreOffice will make; it counts lines as they do, once with narrow letters and once with wide ones.
"""

from __future__ import annotations

import enum
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.lines import count_lines
from civplan.typeset.pieces import manuscript_pieces
from civplan.typeset.units import Twips, height

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from civplan.manuscript.nodes import Colophon, Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.pieces import Piece

NARROW, WIDE = 0.5, 0.65
"""Widths of letters and digits in characters: in Chinese fonts, and in what stands in for them."""
KEPT_LINES = 2
"""Lines of text that share a page with the signature (7.3.5.4); the same paragraph may leave no
fewer on the page before."""


class ColophonPlace(enum.Enum):
    """Where the 版记 goes: always to the foot of an even page, the last (7.4)."""

    LAST_PAGE = "last page"
    """The text ends on an even page and leaves room."""
    NEXT_EVEN_PAGE = "next even page"
    """The text ends on an odd page, or nobody can tell."""
    AFTER_BLANK_PAGE = "after a blank page"
    """The text fills an even page: a blank page comes between, and neither carries a number."""


class Ending(NamedTuple):
    """Where a text ends."""

    page: int
    """Counted from 1."""
    used: Twips
    """From the top of the type area to the end of the text."""


def colophon_place(manuscript: Manuscript, style: HouseStyle) -> ColophonPlace:
    """Where the 版记 goes; if a line more or less would change the answer, the safer place."""
    wanted = colophon_height(manuscript.colophon, style) if manuscript.colophon else Twips(0)
    places = set()
    for half, lines in ((NARROW, -1), (WIDE, 1)):
        ending = _shifted(end_of_text(manuscript, style, half), lines, style)
        places.add(_place(ending, wanted, style))
    if ColophonPlace.NEXT_EVEN_PAGE in places:
        return ColophonPlace.NEXT_EVEN_PAGE
    return max(places, key=list(ColophonPlace).index)


def colophon_height(colophon: Colophon, style: HouseStyle) -> Twips:
    """How much room the 版记 takes, one empty line above it included."""
    across = style.type_width / height(style.small_size)
    copies = colophon.copies and count_lines(colophon.copies, across - 5, across - 5, WIDE)
    return Twips((int(copies or 0) + 2) * style.line_pitch)


def end_of_text(manuscript: Manuscript, style: HouseStyle, half: float = NARROW) -> Ending:
    """Where the last line stands, when a letter or digit is ``half`` a character wide."""
    ending = Ending(1, Twips(0))
    for group in _groups(manuscript_pieces(manuscript, style, half)):
        ending = _place_group(ending, group, style.type_height)
    return ending


def _place(ending: Ending, wanted: Twips, style: HouseStyle) -> ColophonPlace:
    if ending.page % 2:
        return ColophonPlace.NEXT_EVEN_PAGE
    fits = ending.used + wanted <= style.type_height
    return ColophonPlace.LAST_PAGE if fits else ColophonPlace.AFTER_BLANK_PAGE


def _shifted(ending: Ending, lines: int, style: HouseStyle) -> Ending:
    """The ending, so many lines further down."""
    used = ending.used + lines * style.line_pitch
    if used <= 0:
        return Ending(max(1, ending.page - 1), style.type_height)
    if used > style.type_height:
        return Ending(ending.page + 1, Twips(used - style.type_height))
    return ending._replace(used=Twips(used))


def _groups(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Pieces that must share a page with the next one, together with that one."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.kept:
            yield group
            group = []
    if group:
        yield group


def _place_group(ending: Ending, group: Sequence[Piece], page_height: Twips) -> Ending:
    """Set a group of pieces; of its first, only the last two lines must stay with the others."""
    first, *others = group
    if first.new_page and ending != Ending(1, Twips(0)):
        ending = Ending(ending.page + 1, Twips(0))
    if others and not first.whole and first.lines >= 2 * KEPT_LINES:
        free = first._replace(lines=first.lines - KEPT_LINES, after=Twips(0))
        ending = _flow(ending, free, page_height)
        first = first._replace(lines=KEPT_LINES, before=Twips(0))
    *kept, last = (first, *others)
    need = sum(piece.height for piece in kept) + _beginning(last)
    if need <= page_height < ending.used + need:
        ending = Ending(ending.page + 1, Twips(0))
    for piece in (*kept, last):
        ending = _flow(ending, piece, page_height)
    return ending


def _beginning(piece: Piece) -> int:
    """The height of what must stand together at a piece's beginning."""
    return piece.before + (piece.lines if piece.whole else 1) * piece.pitch


def _flow(ending: Ending, piece: Piece, page_height: Twips) -> Ending:
    """Set one piece from here on, over as many pages as it takes."""
    room = (page_height - ending.used - piece.before) // piece.pitch
    if piece.lines <= room:
        used = ending.used + piece.height
        return Ending(ending.page, Twips(min(used, page_height)))
    left = piece.lines - (0 if piece.whole else max(0, room))
    per_page = max(1, page_height // piece.pitch)
    pages = ceil(left / per_page)
    used = (left - (pages - 1) * per_page) * piece.pitch + piece.after
    return Ending(ending.page + pages, Twips(min(used, page_height)))
