"""Estimates where a text ends: on which page, and how far down.

Only the 版记 needs it, which stands on an even page. The typesetter cannot know the pages of Word
or LibreOffice, so it counts lines as they do, once with narrow letters and once with wide ones.
"""

from __future__ import annotations

import enum
import re
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Figure, ParagraphKind, Table
from civplan.typeset.columns import SAVED_IN_LOW_ROW, table_layout
from civplan.typeset.gbt9704 import Twips, height
from civplan.typeset.keeping import NOTHING_KEPT, keeping_of
from civplan.typeset.lines import count_lines
from civplan.typeset.measure import NARROW_LETTER, WIDE_LETTER, letterhead_lines
from civplan.typeset.numbering import NumberedParagraph, number_blocks
from civplan.typeset.signature import LINES_WITH_SIGNATURE, signature_lines_total
from civplan.typeset.title import balance_title
from civplan.typeset.wording import INDENT_CHARACTERS, LINES_ABOVE_NUMBER, runs_text, signer_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from civplan.manuscript.nodes import Colophon, Manuscript, Masthead, TableRow
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.keeping import Keeping
    from civplan.typeset.numbering import PageBlock

HALF_WIDE_LETTER = re.compile(r"[!-~]")
"""A letter, digit or mark whose width differs among fonts."""


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


class EstimatedPiece(NamedTuple):
    """Consecutive lines with one pitch."""

    lines: int
    pitch: Twips
    before: Twips = Twips(0)
    after: Twips = Twips(0)
    keep_next: bool = False
    """True when it must share a page with what follows."""
    whole: bool = False
    """True when it must be on one page."""
    new_page: bool = False

    @property
    def height(self) -> Twips:
        """Its height with the space above and below."""
        return Twips(self.before + self.lines * self.pitch + self.after)


def colophon_place(manuscript: Manuscript, style: HouseStyle) -> ColophonPlace:
    """The page of the 版记; if a line more or less would change it, the safer one."""
    return _place_of_colophon(ends_of_text(manuscript, style), manuscript, style)


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


def colophon_room(manuscript: Manuscript, style: HouseStyle) -> tuple[ColophonPlace, Twips]:
    """The page of the 版记, and the height from the end of the text to the foot of that page.

    It is 0 on a page of its own. A line is left for an estimate that is wrong by one.
    """
    ends = ends_of_text(manuscript, style)
    place = _place_of_colophon(ends, manuscript, style)
    if place is not ColophonPlace.LAST_PAGE:
        return place, Twips(0)
    return place, Twips(max(0, style.type_height - ends[1].used_height - style.line_pitch))


def _colophon_height(colophon: Colophon, style: HouseStyle) -> Twips:
    """The height of the 版记 with one empty line above it."""
    across = style.type_width / height(style.small_size)
    names = filter(None, (colophon.recipients, colophon.copies))
    lines = sum(count_lines(each, across - 5, across - 5, WIDE_LETTER) for each in names)
    return Twips((lines + 2) * style.line_pitch)


def ends_of_text(manuscript: Manuscript, style: HouseStyle) -> tuple[Ending, Ending]:
    """Where the last line is when letters and digits are narrow, and when they are wide."""
    numbered = tuple(number_blocks(manuscript.blocks, style.numbers))
    keeping = keeping_of(manuscript, numbered, style)

    def end_with(half: float) -> Ending:
        ending = Ending(1, Twips(0))
        pieces = _manuscript_pieces(manuscript, numbered, keeping, style, half)
        for group in _piece_groups(pieces):
            ending = _place_group(ending, group, style.type_height)
        return ending

    return end_with(NARROW_LETTER), end_with(WIDE_LETTER)


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


def _piece_groups(pieces: Iterable[EstimatedPiece]) -> Iterator[Sequence[EstimatedPiece]]:
    """Groups of pieces that must share a page: each piece with those that it is kept with."""
    group: list[EstimatedPiece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep_next:
            yield group
            group = []
    if group:
        yield group


def _place_group(ending: Ending, group: Sequence[EstimatedPiece], page_height: Twips) -> Ending:
    """Set a group of pieces; of the first, only the last two lines must stay with the others."""
    first, *others = group
    if first.new_page and ending != Ending(1, Twips(0)):
        ending = Ending(ending.page + 1, Twips(0))
    if others and not first.whole and first.lines >= 2 * LINES_WITH_SIGNATURE:
        free = first._replace(lines=first.lines - LINES_WITH_SIGNATURE, after=Twips(0))
        ending = _flow_piece(ending, free, page_height)
        first = first._replace(lines=LINES_WITH_SIGNATURE, before=Twips(0))
    *before, last = (first, *others)
    need = sum(piece.height for piece in before) + _beginning_height(last)
    if need <= page_height < ending.used_height + need:
        ending = Ending(ending.page + 1, Twips(0))
    for piece in (*before, last):
        ending = _flow_piece(ending, piece, page_height)
    return ending


def _beginning_height(piece: EstimatedPiece) -> int:
    """The height of the part of a piece that must not be broken at its beginning."""
    return piece.before + (piece.lines if piece.whole else 1) * piece.pitch


def _flow_piece(ending: Ending, piece: EstimatedPiece, page_height: Twips) -> Ending:
    """Set one piece from here on, over as many pages as it needs."""
    room = (page_height - ending.used_height - piece.before) // piece.pitch
    if piece.lines <= room:
        used = ending.used_height + piece.height
        return Ending(ending.page, Twips(min(used, page_height)))
    left = piece.lines - (0 if piece.whole else max(0, room))
    per_page = max(1, page_height // piece.pitch)
    pages = ceil(left / per_page)
    used = (left - (pages - 1) * per_page) * piece.pitch + piece.after
    return Ending(ending.page + pages, Twips(min(used, page_height)))


def _manuscript_pieces(
    manuscript: Manuscript,
    numbered: Sequence[PageBlock],
    keeping: Keeping,
    style: HouseStyle,
    half: float,
) -> Iterator[EstimatedPiece]:
    """The pieces of a manuscript without 版记.

    Args:
        manuscript: The manuscript.
        numbered: The blocks of its text with their numbers.
        keeping: How the last of them stay together.
        style: The house style.
        half: The width of a letter, in characters.
    """
    one = EstimatedPiece(1, style.line_pitch)
    if manuscript.masthead:
        yield EstimatedPiece(1, _masthead_height(manuscript.masthead, style), whole=True)
    above = Twips(2 * style.line_pitch if manuscript.masthead else 0)
    yield from _title_pieces(manuscript.title, above, style)
    text = list(_block_pieces(numbered, style, half, keeping))
    names = len(manuscript.attachment_names)
    below = one._replace(pitch=keeping.last_pitch or style.line_pitch)
    if text and (manuscript.signature or names) and names < LINES_WITH_SIGNATURE:
        text[-1] = text[-1]._replace(keep_next=True)
    yield from text
    for position in range(names):
        kept = position >= names - LINES_WITH_SIGNATURE
        yield below._replace(keep_next=kept, before=Twips(0 if position else below.pitch))
    if signature := manuscript.signature:
        lines = signature_lines_total(signature, style)
        yield below._replace(lines=lines, whole=True)
    yield from (one for _ in manuscript.notes)
    for attachment in manuscript.attachments:
        yield one._replace(after=style.line_pitch, keep_next=True, new_page=True)
        yield from _title_pieces((attachment.title,), Twips(0), style)
        yield from _block_pieces(number_blocks(attachment.blocks, style.numbers), style, half)


def _masthead_height(masthead: Masthead, style: HouseStyle) -> Twips:
    if not masthead.letterhead:
        return Twips(len(masthead.marks) * style.line_pitch)
    name, size = letterhead_lines(masthead.letterhead, style)
    signers = max(1, len(signer_rows(masthead.signer)))
    lines = (LINES_ABOVE_NUMBER + signers) * style.line_pitch
    gap = style.masthead_rule_gap - style.half_leading
    return Twips(style.masthead_drop + len(name) * height(size) + lines + gap)


def _title_pieces(
    title: tuple[str, ...], above: Twips, style: HouseStyle
) -> Iterator[EstimatedPiece]:
    if lines := len(balance_title(title)):
        yield EstimatedPiece(
            lines, style.line_pitch, above, style.line_pitch, keep_next=True, whole=True
        )


def _block_pieces(
    blocks: Iterable[PageBlock], style: HouseStyle, half: float, keeping: Keeping = NOTHING_KEPT
) -> Iterator[EstimatedPiece]:
    blocks = tuple(blocks)
    for position, block in enumerate(blocks):
        if isinstance(block, NumberedParagraph):
            piece = _paragraph_piece(block, style, half)
            pitch = keeping.pitch_at(position, len(blocks)) or style.line_pitch
            yield piece._replace(pitch=pitch, new_page=keeping.begins_page(position, len(blocks)))
        elif isinstance(block, Table):
            low = keeping.has_low_rows and position == len(blocks) - 1
            yield from _table_pieces(block, style, half, low=low)
        else:
            yield from _figure_pieces(block, style)


def _paragraph_piece(block: NumberedParagraph, style: HouseStyle, half: float) -> EstimatedPiece:
    text = block.number + runs_text(block.runs)
    indent = 0 if block.kind is ParagraphKind.RECIPIENT else INDENT_CHARACTERS
    across = style.characters
    lines = _count_lines(
        text, across - indent, across, half if HALF_WIDE_LETTER.search(text) else NARROW_LETTER
    )
    return EstimatedPiece(lines, style.line_pitch, keep_next=block.heading, whole=block.heading)


@lru_cache(maxsize=1024)
def _count_lines(text: str, first: float, others: float, half: float) -> int:
    """As ``count_lines``; an estimate asks for the same paragraph several times."""
    return count_lines(text, first, others, half)


def table_height(table: Table, style: HouseStyle) -> Twips:
    """The height of a table with its caption and the white around it, in wide letters."""
    return Twips(sum(piece.height for piece in _table_pieces(table, style, WIDE_LETTER)))


def _table_pieces(
    table: Table, style: HouseStyle, half: float, *, low: bool = False
) -> Iterator[EstimatedPiece]:
    half_line = Twips(style.line_pitch // 2)
    layout = table_layout(table, style)
    # A landscape page is so much lower: its lines count for as much of an upright one.
    turn = style.type_height / style.type_width if layout.landscape else 1
    if table.caption:
        pitch = Twips(round(style.line_pitch * turn))
        yield EstimatedPiece(1, pitch, half_line, keep_next=True, new_page=layout.landscape)
    em = height(layout.size)
    widths = [width / em - 1 for width in layout.widths]
    pitch = Twips(round(style.line_pitch * turn * layout.size / style.small_size))
    if low:
        pitch = Twips(pitch - SAVED_IN_LOW_ROW)
    rows = [
        EstimatedPiece(_row_lines(row, widths, half), pitch, whole=True)
        for row in (*table.head, *table.body)
    ]
    if layout.landscape and not table.caption:
        rows[0] = rows[0]._replace(new_page=True)
    if layout.landscape:
        yield from rows
        yield EstimatedPiece(0, pitch, new_page=True)
        return
    rows[-1] = rows[-1]._replace(after=half_line)
    yield from rows


def _row_lines(row: TableRow, widths: list[float], half: float) -> int:
    """The number of lines of a row's highest cell."""
    most, column = 1, 0
    for cell in row:
        across = max(1.0, sum(widths[column : column + cell.columns]))
        most = max(most, count_lines(runs_text(cell.runs), across, across, half))
        column += cell.columns
    return most


def _figure_pieces(figure: Figure, style: HouseStyle) -> Iterator[EstimatedPiece]:
    yield EstimatedPiece(
        1, Twips(int(style.type_height * style.figure_share)), keep_next=bool(figure.caption)
    )
    if figure.caption:
        yield EstimatedPiece(1, style.line_pitch)
