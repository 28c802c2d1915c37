"""The main part, word/document.xml: the order of a document's elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.docx.body import docx_body_writer
from civplan.typeset.docx.frame import (
    attachment_head_xml,
    attachment_names_xml,
    colophon_xml,
    empty_paragraph_xml,
    masthead_xml,
    note_xml,
    signature_xml,
    title_xml,
)
from civplan.typeset.docx.markup import DOCUMENT_NAMESPACES, PART_DECLARATION
from civplan.typeset.docx.parts import BLANK_FOOTER, EVEN_FOOTER, ODD_FOOTER
from civplan.typeset.gbt9704 import Twips
from civplan.typeset.wording import colophon_lines, labelled_attachments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.body import DocxBodyWriter
    from civplan.typeset.docx.parts import PlacedPicture
    from civplan.typeset.gbt9704 import HouseStyle

LINES_UNDER_RULE = 2
"""Empty lines between the red line and the title (7.3.1)."""
HEADER_DISTANCE = Twips(851)
"""15 mm, Word's own; there is no header."""

PARAGRAPH_END = "</w:p>"
"""A body must end with a paragraph: Word wants one after a table."""
PARAGRAPH_BEGIN = "<w:p>"
PROPERTIES_END = "</w:pPr>"
DOCUMENT_BEGIN = f"{PART_DECLARATION}<w:document {DOCUMENT_NAMESPACES}><w:body>"
DOCUMENT_END = "</w:body></w:document>"


def document_part(
    manuscript: Manuscript, style: HouseStyle, pictures: Mapping[str, PlacedPicture]
) -> str:
    """word/document.xml; ``pictures`` are the figures' pictures by their addresses."""
    text, last = _body_xml(manuscript, style, pictures, _section_xml(style))
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
    opening = _section_xml(style, start="oddPage", from_1=True)
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
        manuscript: The content.
        style: The house style.
        pictures: The figures' pictures by their addresses.
        opening: The properties of its first section.
    """
    body = "".join(_content_xml(manuscript, docx_body_writer(style, pictures)))
    if not body.endswith(PARAGRAPH_END):
        body += empty_paragraph_xml()
    end, last = _end_xml(manuscript, style, opening)
    return body + end, last


def _ending_section(text: str, properties: str) -> str:
    """A document whose last paragraph ends a section, which has these properties.

    An empty last paragraph gets another one after it: LibreOffice drops an empty paragraph that
    ends a section, and with it the colophon that is anchored to it.
    """
    if text.endswith(empty_paragraph_xml()):
        text += empty_paragraph_xml()
    place = text.index(PROPERTIES_END, text.rindex(PARAGRAPH_BEGIN))
    return f"{text[:place]}{properties}{text[place:]}"


def _content_xml(manuscript: Manuscript, writer: DocxBodyWriter) -> Iterator[str]:
    """Everything but the colophon, in its order."""
    style, signature, names = writer.style, manuscript.signature, manuscript.attachment_names
    if manuscript.masthead:
        yield masthead_xml(manuscript.masthead, style)
    yield title_xml(manuscript.title, style, LINES_UNDER_RULE if manuscript.masthead else 0)
    yield from writer.blocks(manuscript.blocks, keep_with_next=bool(signature or names))
    yield from attachment_names_xml(names, style)
    if signature:
        yield from signature_xml(signature, style, before_note=bool(manuscript.notes))
    yield from map(note_xml, manuscript.notes)
    for label, attachment in labelled_attachments(manuscript):
        yield attachment_head_xml(label, attachment.title, style)
        yield from writer.blocks(attachment.blocks)


def _end_xml(manuscript: Manuscript, style: HouseStyle, opening: str) -> tuple[str, str]:
    """The colophon at the foot of the last even page, and the properties of the last section.

    A section that begins on an even page begins with a paragraph of its own: LibreOffice would
    lose the break before a table that stands apart from the text.
    """
    if not (manuscript.colophon and colophon_lines(manuscript.colophon)):
        return "", opening
    # Few documents have a colophon.
    from civplan.typeset.pagination import ColophonPlace, colophon_place  # noqa: PLC0415

    colophon = colophon_xml(manuscript.colophon, style)
    place = colophon_place(manuscript, style)
    if place is ColophonPlace.LAST_PAGE:
        return colophon, opening
    before = empty_paragraph_xml(opening)
    after_blank = place is ColophonPlace.AFTER_BLANK_PAGE
    if after_blank:
        before += empty_paragraph_xml(_section_xml(style, numbered=False, start="oddPage"))
    last = _section_xml(style, numbered=not after_blank, start="evenPage")
    return before + empty_paragraph_xml() + colophon, last


def _section_xml(
    style: HouseStyle, *, numbered: bool = True, start: str = "", from_1: bool = False
) -> str:
    """The properties of a section: paper, margins, grid and footers.

    Args:
        style: The house style.
        numbered: True when its pages have page numbers.
        start: ``evenPage`` or ``oddPage`` when it begins on the next such page; empty for the
            document's first section.
        from_1: True when its page numbers start again at 1.
    """
    odd, even = (ODD_FOOTER, EVEN_FOOTER) if numbered else (BLANK_FOOTER, BLANK_FOOTER)
    kind = f'<w:type w:val="{start}"/>' if start else ""
    anew = '<w:pgNumType w:start="1"/>' if from_1 else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>{kind}'
        f'<w:pgSz w:w="{style.paper_width}" w:h="{style.paper_height}"/>'
        f'<w:pgMar w:top="{style.top_margin}" w:right="{style.right_margin}"'
        f' w:bottom="{style.bottom_margin}" w:left="{style.left_margin}"'
        f' w:header="{HEADER_DISTANCE}" w:footer="{style.footer_distance}" w:gutter="0"/>'
        f'{anew}<w:docGrid w:type="lines" w:linePitch="{style.line_pitch}"/></w:sectPr>'
    )
