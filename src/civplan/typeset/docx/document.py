"""The main part, word/document.xml: the order of a document's elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset import wording
from civplan.typeset.docx import closing
from civplan.typeset.docx.body import body_writer
from civplan.typeset.docx.colophon import colophon, empty_paragraph, is_empty
from civplan.typeset.docx.masthead import masthead
from civplan.typeset.docx.pages import section
from civplan.typeset.docx.xml import DECLARATION, DOCUMENT
from civplan.typeset.pagination import ColophonPlace, colophon_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.album import Placed
    from civplan.typeset.docx.body import BodyWriter
    from civplan.typeset.gbt9704 import HouseStyle

LINES_UNDER_RULE = 2
"""Empty lines between the red line and the title (7.3.1)."""

TABLE_END = "</w:tbl>"
"""Behind a table Word wants a paragraph, before the end as before another table."""


def document_part(manuscript: Manuscript, style: HouseStyle, pictures: Mapping[str, Placed]) -> str:
    """word/document.xml; ``pictures`` are the figures' pictures by their addresses."""
    writer = body_writer(style, pictures)
    text = (*_head(manuscript, style), *_text(manuscript, writer))
    body = "".join((*text, *_attachments(manuscript, writer)))
    if body.endswith(TABLE_END):
        body += empty_paragraph()
    body += "".join(_end(manuscript, style))
    return f"{DECLARATION}<w:document {DOCUMENT}><w:body>{body}</w:body></w:document>"


def _head(manuscript: Manuscript, style: HouseStyle) -> Iterator[str]:
    if manuscript.masthead:
        yield masthead(manuscript.masthead, style)
    lines = LINES_UNDER_RULE if manuscript.masthead else 0
    yield closing.title(manuscript.title, style, lines)


def _text(manuscript: Manuscript, writer: BodyWriter) -> Iterator[str]:
    signature, names = manuscript.signature, manuscript.attachment_names
    yield from writer.blocks(manuscript.blocks, kept=bool(signature or names))
    yield from closing.attachment_names(names, writer.style)
    if signature:
        yield from closing.signature(signature, writer.style, noted=bool(manuscript.notes))
    yield from map(closing.note, manuscript.notes)


def _attachments(manuscript: Manuscript, writer: BodyWriter) -> Iterator[str]:
    for label, attachment in wording.labelled_attachments(manuscript):
        yield closing.attachment_head(label, attachment.title, writer.style)
        yield from writer.blocks(attachment.blocks)


def _end(manuscript: Manuscript, style: HouseStyle) -> Iterator[str]:
    """The colophon at the foot of the last even page, and the properties of the last section.

    A section that begins on an even page begins with a paragraph of its own: LibreOffice would
    lose the break in front of a table that stands apart from the text.
    """
    if not manuscript.colophon or is_empty(manuscript.colophon):
        yield section(style)
        return
    written = colophon(manuscript.colophon, style)
    place = colophon_place(manuscript, style)
    if place is ColophonPlace.LAST_PAGE:
        yield written + section(style)
        return
    yield empty_paragraph(section(style))
    after_blank = place is ColophonPlace.AFTER_BLANK_PAGE
    if after_blank:
        yield empty_paragraph(section(style, numbered=False, start="oddPage"))
    yield empty_paragraph() + written
    yield section(style, numbered=not after_blank, start="evenPage")
