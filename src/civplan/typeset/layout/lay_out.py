"""Lays out a document: what stands on which page, and its pages with every line in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.layout.flow import pieces_of
from civplan.typeset.layout.text_pieces import TextSetter
from civplan.typeset.layout.turn_pages import PageContent, PagePart, turn_pages
from civplan.typeset.numbering import number_blocks
from civplan.typeset.signature_page import keeping_of
from civplan.typeset.wording import colophon_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civplan.manuscript.nodes import Colophon, Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pages import Page


def lay_out(
    manuscript: Manuscript, style: HouseStyle, images: Mapping[str, bytes]
) -> tuple[Page, ...]:
    """The pages of a document, as Word prints the .docx of the same manuscript.

    Args:
        manuscript: The content.
        style: The house style.
        images: PNG or JPEG files by the addresses that the manuscript's figures give.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    # To count pages nothing is drawn.
    from civplan.typeset.layout.draw import draw_page  # noqa: PLC0415

    contents = page_contents(manuscript, style, images)
    return tuple(draw_page(page, number, style) for number, page in enumerate(contents, 1))


def page_contents(
    manuscript: Manuscript, style: HouseStyle, images: Mapping[str, bytes]
) -> list[PageContent]:
    """The pages of a document as Word turns them; nothing is drawn.

    Args:
        manuscript: The content.
        style: The house style.
        images: PNG or JPEG files by the addresses that the manuscript's figures give.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    setter = TextSetter(style, images)
    blocks = tuple(number_blocks(manuscript.blocks, style.numbers))
    keeping = keeping_of(manuscript, blocks, style, images)
    pages = turn_pages(pieces_of(manuscript, blocks, keeping, setter), style)
    if manuscript.colophon and colophon_lines(manuscript.colophon):
        _add_colophon(pages, manuscript, manuscript.colophon, setter)
    return pages


def _add_colophon(
    pages: list[PageContent], manuscript: Manuscript, colophon: Colophon, setter: TextSetter
) -> None:
    """Set the colophon at the foot of the last even page (7.4)."""
    # Few documents have one.
    from civplan.typeset.layout.masthead_pieces import colophon_pieces  # noqa: PLC0415
    from civplan.typeset.pagination import ColophonPlace, colophon_place  # noqa: PLC0415

    style = setter.style

    def add_page(*, numbered: bool) -> None:
        pages.append(PageContent(style.type_height, numbered=numbered))

    if pages[-1].landscape:
        add_page(numbered=True)
    place = colophon_place(manuscript, style, setter.images)
    if place is not ColophonPlace.LAST_PAGE:
        after_blank = place is ColophonPlace.AFTER_BLANK_PAGE
        if after_blank and len(pages) % 2:
            add_page(numbered=False)  # the blank page is an odd one
        if after_blank or len(pages) % 2 == 0:
            add_page(numbered=False)
        add_page(numbered=not after_blank)
    pieces = list(colophon_pieces(colophon, setter))
    top = style.type_height - sum(piece.height for piece in pieces)
    for piece in pieces:
        pages[-1].parts.append(PagePart(piece, 0, piece.lines, top))
        top += piece.height
