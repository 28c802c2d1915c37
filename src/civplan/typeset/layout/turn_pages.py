"""Which piece of a document stands on which page, and how far down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.layout.pieces import FEWEST_LINES, RowContent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pieces import Piece


class PagePart(NamedTuple):
    """Lines of a piece on a page."""

    piece: Piece
    first: int
    """The first of its lines, counted from 0."""
    lines: int
    """How many of them, from there on."""
    top: float
    """From the top of the type area to the top of its first line."""


class PageContent:
    """What stands on a page."""

    def __init__(
        self, height: float, *, top: float = 0, landscape: bool = False, numbered: bool = True
    ) -> None:
        """Begin it.

        Args:
            height: From the top of its type area to the foot of its last line, in twips.
            top: From the top of its type area to the top of its first line.
            landscape: True for a landscape page.
            numbered: False for a page whose number is not printed.
        """
        self.height = height
        self.landscape = landscape
        self.numbered = numbered
        self.top = top
        self.used = top
        """From the top of the type area to the end of what stands on it."""
        self.white: float = 0
        """The white under the paragraph that stands last on it, if one does."""
        self.parts: list[PagePart] = []


def turn_pages(pieces: Iterable[Piece], style: HouseStyle) -> list[PageContent]:
    """The pages of a document, from its pieces in reading order; at least one.

    What must share a page with the next piece is moved to the next page with it, as LibreOffice
    does; more than a page of such pieces is set as it comes.
    """
    turner = _PageTurner(style)
    for group in _groups(pieces):
        turner.add_group(group)
    return turner.pages


def _groups(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Pieces that must share a page: each with those that it is kept with."""
    group: list[Piece] = []
    for piece in pieces:
        if group and (piece.new_page or piece.landscape != group[-1].landscape):
            yield group
            group = []
        group.append(piece)
        if not piece.keep_next:
            yield group
            group = []
    if group:
        yield group


class _PageTurner:
    """Sets pieces on pages, one after the other."""

    def __init__(self, style: HouseStyle) -> None:
        self.style = style
        self.pages: list[PageContent] = []
        self.turn(landscape=False)

    @property
    def page(self) -> PageContent:
        return self.pages[-1]

    def turn(self, *, landscape: bool) -> None:
        """Begin a page, whose whole lines stand in the middle of the type area's height."""
        height = self.style.type_width if landscape else self.style.type_height
        edge = height % self.style.line_pitch / 2
        self.pages.append(PageContent(height - edge, top=edge, landscape=landscape))

    def add_group(self, group: Sequence[Piece]) -> None:
        """Set pieces that must share a page."""
        first, *_, last = (group[0], *group)
        page = self.page
        if first.landscape != page.landscape or (first.new_page and page.parts):
            self.turn(landscape=first.landscape)
            page = self.page
        need = sum(piece.height for piece in group[:-1]) + last.beginning
        above = sum(row.height for row in first.head)
        if page.parts and page.used + need > page.height and above + need <= page.height:
            self.turn(landscape=page.landscape)
        for piece in group:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        """Set a piece from here on, over as many pages as it needs."""
        first, left = 0, piece.lines
        while True:
            page = self.page
            is_fresh = not page.parts
            if is_fresh:
                self._repeat_head(piece)
            is_moved = is_fresh and self._flows_on and not piece.new_page
            above = 0 if is_moved else max(0, piece.before - page.white)
            before = 0 if first else piece.over + above
            room = int((page.height - page.used - before - piece.under) // piece.pitch)
            count = _lines_here(piece, left, room)
            if is_fresh and not count:
                count = min(left, max(1, room))  # higher than a page
            if count or not left:
                page.parts.append(PagePart(piece, first, count, page.used + before))
                page.used += before + count * piece.pitch
            first, left = first + count, left - count
            if not left:
                page.used = min(page.used + piece.under + piece.after, page.height)
                page.white = 0 if isinstance(piece.content, RowContent) else piece.after
                return
            self.turn(landscape=page.landscape)

    @property
    def _flows_on(self) -> bool:
        """True on a page that text has flowed on to, where no white is set above a paragraph.

        A page that lies otherwise than the one before begins a section.
        """
        return len(self.pages) > 1 and self.pages[-2].landscape == self.page.landscape

    def _repeat_head(self, piece: Piece) -> None:
        for row in piece.head:
            self.page.parts.append(PagePart(row, 0, row.lines, self.page.used + row.over))
            self.page.used += row.height


def _lines_here(piece: Piece, left: int, room: int) -> int:
    """How many of the lines that are left of a piece stand on a page that has room for so many."""
    if left <= room:
        return left
    if piece.whole or piece.keep_next:
        return 0
    if piece.two_lines:
        room = min(room, left - FEWEST_LINES)
        return room if room >= FEWEST_LINES else 0
    return max(0, room)
