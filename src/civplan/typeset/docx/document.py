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
    from collections.abc import Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.album import Placed
    from civplan.typeset.docx.body import BodyWriter
    from civplan.typeset.gbt9704 import HouseStyle

LINES_UNDER_RULE = 2
"""Empty lines between the red line and the title (7.3.1)."""

PARAGRAPH_END = "</w:p>"
"""How a body must end: behind a table Word wants a paragraph, at the end as before a table."""
PARAGRAPH = "<w:p>"
PROPERTIES_END = "</w:pPr>"
BEGIN = f"{DECLARATION}<w:document {DOCUMENT}><w:body>"
END = "</w:body></w:document>"


def document_part(manuscript: Manuscript, style: HouseStyle, pictures: Mapping[str, Placed]) -> str:
    """word/document.xml; ``pictures`` are the figures' pictures by their addresses."""
    text, last = _body(manuscript, style, pictures, section(style))
    return f"{BEGIN}{text}{last}{END}"


def collection_part(
    documents: Iterable[tuple[Manuscript, Mapping[str, Placed]]], style: HouseStyle
) -> Iterator[str]:
    """word/document.xml of several documents, piece by piece.

    Each begins on an odd page, the right one of a book, and numbers its pages from 1.

    Args:
        documents: Each with the pictures of its figures by their addresses.
        style: The house style.
    """
    opening = section(style, start="oddPage", from_1=True)
    text = last = ""
    yield BEGIN
    for manuscript, pictures in documents:
        if text:
            yield _ending_section(text, last)
        text, last = _body(manuscript, style, pictures, opening)
    yield f"{text}{last}{END}"


def _body(
    manuscript: Manuscript, style: HouseStyle, pictures: Mapping[str, Placed], opening: str
) -> tuple[str, str]:
    """A whole document, which ends with a paragraph, and the properties of its last section.

    Args:
        manuscript: What is said.
        style: The house style.
        pictures: The figures' pictures by their addresses.
        opening: The properties of the section with which it begins.
    """
    writer = body_writer(style, pictures)
    text = (*_head(manuscript, style), *_text(manuscript, writer))
    body = "".join((*text, *_attachments(manuscript, writer)))
    if not body.endswith(PARAGRAPH_END):
        body += empty_paragraph()
    end, last = _end(manuscript, style, opening)
    return body + end, last


def _ending_section(text: str, properties: str) -> str:
    """A text whose last paragraph ends a section.

    An empty one gets another behind it: LibreOffice drops an empty paragraph that ends a section,
    and with it the colophon that hangs on it.
    """
    if text.endswith(empty_paragraph()):
        text += empty_paragraph()
    place = text.index(PROPERTIES_END, text.rindex(PARAGRAPH))
    return f"{text[:place]}{properties}{text[place:]}"


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


def _end(manuscript: Manuscript, style: HouseStyle, opening: str) -> tuple[str, str]:
    """The colophon at the foot of the last even page, and the properties of the last section.

    A section that begins on an even page begins with a paragraph of its own: LibreOffice would
    lose the break in front of a table that stands apart from the text.
    """
    if not manuscript.colophon or is_empty(manuscript.colophon):
        return "", opening
    written = colophon(manuscript.colophon, style)
    place = colophon_place(manuscript, style)
    if place is ColophonPlace.LAST_PAGE:
        return written, opening
    before = empty_paragraph(opening)
    after_blank = place is ColophonPlace.AFTER_BLANK_PAGE
    if after_blank:
        before += empty_paragraph(section(style, numbered=False, start="oddPage"))
    last = section(style, numbered=not after_blank, start="evenPage")
    return before + empty_paragraph() + written, last
