"""Lays out a document: its pages, with every line in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.keeping import keeping_of
from civplan.typeset.layout.draw import draw_page
from civplan.typeset.layout.frame_pieces import (
    attachment_label_piece,
    name_pieces,
    note_piece,
    signature_pieces,
    title_pieces,
)
from civplan.typeset.layout.text_pieces import TextSetter
from civplan.typeset.layout.turn_pages import turn_pages
from civplan.typeset.numbering import number_blocks
from civplan.typeset.wording import LINES_UNDER_RULE, labelled_attachments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pages import Page
    from civplan.typeset.layout.pieces import Piece


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
    del images
    pages = turn_pages(_pieces(manuscript, style), style)
    return tuple(
        draw_page(page, number, style, numbered=True) for number, page in enumerate(pages, 1)
    )


def _pieces(manuscript: Manuscript, style: HouseStyle) -> Iterator[Piece]:
    """Everything but the colophon, in its order."""
    setter = TextSetter(style)
    names, signature = manuscript.attachment_names, manuscript.signature
    above = LINES_UNDER_RULE if manuscript.masthead else 0
    yield from title_pieces(("title",), manuscript.title, setter, lines_above=above)
    blocks = tuple(number_blocks(manuscript.blocks, style.numbers))
    yield from setter.blocks(("text",), blocks, keeping_of(manuscript, blocks, style))
    yield from name_pieces(names, setter)
    if signature:
        yield from signature_pieces(signature, setter, before_note=bool(manuscript.notes))
    for number, note in enumerate(manuscript.notes):
        yield note_piece(number, note, setter)
    for number, (label, attachment) in enumerate(labelled_attachments(manuscript)):
        yield attachment_label_piece(number, label, setter)
        place = ("attachment", number)
        yield from title_pieces((*place, "title"), (attachment.title,), setter)
        blocks = tuple(number_blocks(attachment.blocks, style.numbers))
        yield from setter.blocks((*place, "text"), blocks)
