"""The main part, word/document.xml: the order of a document's elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset import wording
from civplan.typeset.docx import frame
from civplan.typeset.docx.body import docx_body_writer
from civplan.typeset.docx.frame import (
    colophon_xml,
    empty_paragraph_xml,
    is_empty_colophon,
    masthead_xml,
)
from civplan.typeset.docx.markup import DOCUMENT_NAMESPACES, PART_DECLARATION
from civplan.typeset.docx.parts import section_xml
from civplan.typeset.pagination import ColophonPlace, colophon_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.body import DocxBodyWriter
    from civplan.typeset.docx.pictures import PlacedPicture
    from civplan.typeset.gbt9704 import HouseStyle

LINES_UNDER_RULE = 2
"""Empty lines between the red line and the title (7.3.1)."""

PARAGRAPH_END = "</w:p>"
"""How a body must end: behind a table Word wants a paragraph, at the end as before a table."""
PARAGRAPH_BEGIN = "<w:p>"
PROPERTIES_END = "</w:pPr>"
DOCUMENT_BEGIN = f"{PART_DECLARATION}<w:document {DOCUMENT_NAMESPACES}><w:body>"
DOCUMENT_END = "</w:body></w:document>"


def document_part(
    manuscript: Manuscript, style: HouseStyle, pictures: Mapping[str, PlacedPicture]
) -> str:
    """word/document.xml; ``pictures`` are the figures' pictures by their addresses."""
    text, last = _body_xml(manuscript, style, pictures, section_xml(style))
    return f"{DOCUMENT_BEGIN}{text}{last}{DOCUMENT_END}"


def collection_part(
    documents: Iterable[tuple[Manuscript, Mapping[str, PlacedPicture]]], style: HouseStyle
) -> Iterator[str]:
    """word/document.xml of several documents, piece by piece.

    Each begins on an odd page, the right one of a book, and numbers its pages from 1.

    Args:
        documents: Each with the pictures of its figures by their addresses.
        style: The house style.
    """
    opening = section_xml(style, start="oddPage", from_1=True)
    text = last = ""
    yield DOCUMENT_BEGIN
    for manuscript, pictures in documents:
        if text:
            yield _ending_section(text, last)
        text, last = _body_xml(manuscript, style, pictures, opening)
    yield f"{text}{last}{DOCUMENT_END}"


def _body_xml(
    manuscript: Manuscript, style: HouseStyle, pictures: Mapping[str, PlacedPicture], opening: str
) -> tuple[str, str]:
    """A whole document, which ends with a paragraph, and the properties of its last section.

    Args:
        manuscript: What is said.
        style: The house style.
        pictures: The figures' pictures by their addresses.
        opening: The properties of the section with which it begins.
    """
    writer = docx_body_writer(style, pictures)
    text = (*_head_xml(manuscript, style), *_text_xml(manuscript, writer))
    body = "".join((*text, *_attachments_xml(manuscript, writer)))
    if not body.endswith(PARAGRAPH_END):
        body += empty_paragraph_xml()
    end, last = _end_xml(manuscript, style, opening)
    return body + end, last


def _ending_section(text: str, properties: str) -> str:
    """A text whose last paragraph ends a section.

    An empty one gets another behind it: LibreOffice drops an empty paragraph that ends a section,
    and with it the colophon that hangs on it.
    """
    if text.endswith(empty_paragraph_xml()):
        text += empty_paragraph_xml()
    place = text.index(PROPERTIES_END, text.rindex(PARAGRAPH_BEGIN))
    return f"{text[:place]}{properties}{text[place:]}"


def _head_xml(manuscript: Manuscript, style: HouseStyle) -> Iterator[str]:
    if manuscript.masthead:
        yield masthead_xml(manuscript.masthead, style)
    lines = LINES_UNDER_RULE if manuscript.masthead else 0
    yield frame.title_xml(manuscript.title, style, lines)


def _text_xml(manuscript: Manuscript, writer: DocxBodyWriter) -> Iterator[str]:
    signature, names = manuscript.signature, manuscript.attachment_names
    yield from writer.blocks(manuscript.blocks, kept=bool(signature or names))
    yield from frame.attachment_names_xml(names, writer.style)
    if signature:
        yield from frame.signature_xml(signature, writer.style, noted=bool(manuscript.notes))
    yield from map(frame.note_xml, manuscript.notes)


def _attachments_xml(manuscript: Manuscript, writer: DocxBodyWriter) -> Iterator[str]:
    for label, attachment in wording.labelled_attachments(manuscript):
        yield frame.attachment_head_xml(label, attachment.title, writer.style)
        yield from writer.blocks(attachment.blocks)


def _end_xml(manuscript: Manuscript, style: HouseStyle, opening: str) -> tuple[str, str]:
    """The colophon at the foot of the last even page, and the properties of the last section.

    A section that begins on an even page begins with a paragraph of its own: LibreOffice would
    lose the break in front of a table that stands apart from the text.
    """
    if not manuscript.colophon or is_empty_colophon(manuscript.colophon):
        return "", opening
    written = colophon_xml(manuscript.colophon, style)
    place = colophon_place(manuscript, style)
    if place is ColophonPlace.LAST_PAGE:
        return written, opening
    before = empty_paragraph_xml(opening)
    after_blank = place is ColophonPlace.AFTER_BLANK_PAGE
    if after_blank:
        before += empty_paragraph_xml(section_xml(style, numbered=False, start="oddPage"))
    last = section_xml(style, numbered=not after_blank, start="evenPage")
    return before + empty_paragraph_xml() + written, last
