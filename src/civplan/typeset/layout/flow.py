"""The pieces of a document in its order, all but its colophon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.layout.frame_pieces import (
    attachment_label_piece,
    name_pieces,
    note_piece,
    signature_pieces,
    title_pieces,
)
from civplan.typeset.layout.text_pieces import TextSetter
from civplan.typeset.numbering import number_blocks
from civplan.typeset.wording import LINES_UNDER_RULE, labelled_attachments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from civplan.manuscript.nodes import AttachmentText, Manuscript
    from civplan.typeset.keeping import Keeping
    from civplan.typeset.layout.pieces import Piece
    from civplan.typeset.numbering import PageBlock


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
