"""What stands on which page of a document, from its manuscript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.keeping import keeping_of
from civplan.typeset.layout.frame_pieces import (
    attachment_label_piece,
    name_pieces,
    note_piece,
    signature_pieces,
    title_pieces,
)
from civplan.typeset.layout.text_pieces import TextSetter
from civplan.typeset.layout.turn_pages import PageContent, PagePart, turn_pages
from civplan.typeset.numbering import number_blocks
from civplan.typeset.wording import LINES_UNDER_RULE, colophon_lines, labelled_attachments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from civplan.manuscript.nodes import AttachmentText, Colophon, Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.keeping import Keeping
    from civplan.typeset.layout.pieces import Piece
    from civplan.typeset.numbering import PageBlock


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


def pieces_of(
    manuscript: Manuscript, blocks: Sequence[PageBlock], keeping: Keeping, setter: TextSetter
) -> Iterator[Piece]:
    """Everything but the colophon, in its order.

    Args:
        manuscript: The content.
        blocks: Those of its text with their numbers.
        keeping: How the last of them stay together.
        setter: Of the text.
    """
    names, signature = manuscript.attachment_names, manuscript.signature
    if manuscript.masthead:
        # Few documents have one.
        from civplan.typeset.layout.masthead_pieces import masthead_pieces  # noqa: PLC0415

        yield from masthead_pieces(manuscript.masthead, setter)
    above = LINES_UNDER_RULE if manuscript.masthead else 0
    yield from title_pieces(("title",), manuscript.title, setter, lines_above=above)
    yield from setter.blocks(("text",), blocks, keeping)
    yield from name_pieces(names, setter, keeping.last_pitch)
    if signature:
        has_note = bool(manuscript.notes)
        yield from signature_pieces(signature, setter, keeping.last_pitch, before_note=has_note)
    for number, note in enumerate(manuscript.notes):
        yield note_piece(number, note, setter)
    for number, (label, attachment) in enumerate(labelled_attachments(manuscript)):
        yield from _attachment_pieces(number, label, attachment, setter)


def _attachment_pieces(
    number: int, label: str, attachment: AttachmentText, setter: TextSetter
) -> Iterator[Piece]:
    """An attachment, which begins a page.

    One with a table that needs a landscape page is on such pages as a whole.
    """
    place = ("attachment", number)
    blocks = tuple(number_blocks(attachment.blocks, setter.style.numbers))
    text = list(setter.blocks((*place, "text"), blocks))
    if is_landscape := any(piece.landscape for piece in text):
        setter = setter._replace(style=setter.style.turned, upright=setter.style)
        text = list(setter.blocks((*place, "text"), blocks))
    title = title_pieces((*place, "title"), (attachment.title,), setter)
    for piece in (attachment_label_piece(number, label, setter), *title, *text):
        yield piece._replace(landscape=is_landscape)


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
