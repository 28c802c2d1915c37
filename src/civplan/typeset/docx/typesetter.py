"""The .docx typesetter: from manuscripts to the bytes of a package.

The parts that all documents of a style share are compressed once, into an archive of which each
document gets a copy.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from civplan.typeset.docx.body import PAGE_TURN, TABLE_SEPARATOR, docx_body_writer
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
from civplan.typeset.docx.parts import (
    BLANK_FOOTER,
    EVEN_FOOTER,
    ODD_FOOTER,
    TURNED_EVEN_FOOTER,
    TURNED_ODD_FOOTER,
    core_properties_part,
    document_relationships_part,
    placed_pictures,
    static_parts,
)
from civplan.typeset.gbt9704 import GBT9704, Twips
from civplan.typeset.numbering import number_blocks
from civplan.typeset.origin import PROPERTIES_PART, properties_with_imprint
from civplan.typeset.signature_page import keeping_of
from civplan.typeset.wording import LINES_UNDER_RULE, colophon_lines, labelled_attachments

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.body import DocxBodyWriter
    from civplan.typeset.docx.parts import PlacedPicture
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.properties import DocumentProperties

DOCUMENT_PATH = "word/document.xml"
STATIC_LEVEL = 9
DOCUMENT_LEVEL = 3
"""Measured: a tenth larger than at level 6, in a third of its time."""
COLLECTION_IN_MEMORY = 8 * 1024 * 1024
"""Bytes of a collection's text that are kept in memory; a longer one is written to the disk."""
PIECE_SIZE = 64 * 1024
UPRIGHT_FOOTERS, BLANK_FOOTERS = (ODD_FOOTER, EVEN_FOOTER), (BLANK_FOOTER, BLANK_FOOTER)
TURNED_FOOTERS = (TURNED_ODD_FOOTER, TURNED_EVEN_FOOTER)
TURNED_FOOTER_MARK = f'"{TURNED_ODD_FOOTER}"'
"""In a text with landscape pages."""
HEADER_DISTANCE = Twips(851)
"""15 mm, Word's own; there is no header."""
PARAGRAPH_END = "</w:p>"
"""A body must end with a paragraph: Word wants one after a table."""
PARAGRAPH_BEGIN = "<w:p>"
PROPERTIES_END = "</w:pPr>"
DOCUMENT_BEGIN = f"{PART_DECLARATION}<w:document {DOCUMENT_NAMESPACES}><w:body>"
DOCUMENT_END = "</w:body></w:document>"


class DocxTypesetter:
    """Sets manuscripts in one house style; prepares the parts that all of them share once."""

    def __init__(self, style: HouseStyle = GBT9704) -> None:
        """Prepare the parts that do not depend on a manuscript."""
        self.style = style
        self._shared_parts = _package_of(static_parts(style))

    def typeset(
        self,
        manuscript: Manuscript,
        properties: DocumentProperties,
        images: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """The bytes of a .docx file; the same for the same arguments.

        Args:
            manuscript: The content.
            properties: The file's properties.
            images: PNG or JPEG files by the addresses that the manuscript's figures give.

        Raises:
            ValueError: A text holds a character that XML cannot hold, or a picture is missing or
                neither PNG nor JPEG.
        """
        pictures = placed_pictures(manuscript, {} if images is None else images)
        text = _document_part(manuscript, self.style, pictures)
        turned = TURNED_FOOTER_MARK in text
        return self._package([text.encode()], pictures.values(), properties, turned=turned)

    def typeset_collection(
        self,
        documents: Iterable[tuple[Manuscript, Mapping[str, bytes]]],
        properties: DocumentProperties,
    ) -> bytes:
        """The bytes of a .docx file that holds several documents, each with its own page numbers.

        Args:
            documents: Each with its pictures by their addresses; taken one at a time.
            properties: The file's properties.

        Raises:
            ValueError: As for a single one.
        """
        pictures: list[PlacedPicture] = []

        def with_pictures() -> Iterator[tuple[Manuscript, Mapping[str, PlacedPicture]]]:
            for manuscript, images in documents:
                own = placed_pictures(manuscript, images, len(pictures))
                pictures.extend(own.values())
                yield manuscript, own

        # Its relationships stand first, and name the pictures, which only its text brings together.
        from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - only a collection needs it

        with SpooledTemporaryFile(COLLECTION_IN_MEMORY) as spool:
            turned = False
            for piece in _collection_part(with_pictures(), self.style):
                turned = turned or TURNED_FOOTER_MARK in piece
                spool.write(piece.encode())
            spool.seek(0)
            pieces = iter(partial(spool.read, PIECE_SIZE), b"")
            return self._package(
                pieces, pictures, properties, turned=turned, relationships_first=True
            )

    def _package(
        self,
        document: Iterable[bytes],
        pictures: Collection[PlacedPicture],
        properties: DocumentProperties,
        *,
        turned: bool,
        relationships_first: bool = False,
    ) -> bytes:
        """The whole archive: the shared parts, then the document's own.

        Args:
            document: word/document.xml in pieces, of which only one at a time is in memory.
            pictures: The document's pictures.
            properties: The file's properties.
            turned: True when it has landscape pages.
            relationships_first: True when they stand before word/document.xml.
        """
        shared = _package_of(static_parts(self.style, turned=True)) if turned else None
        archive = BytesIO(shared or self._shared_parts)
        with ZipFile(archive, "a", ZIP_DEFLATED, compresslevel=DOCUMENT_LEVEL) as package:
            if relationships_first:
                _write_relationships(package, pictures, DOCUMENT_LEVEL, turned=turned)
            # A part that is opened by its name, or as a ZipInfo, is dated to 1980-01-01.
            with package.open(DOCUMENT_PATH, "w") as part:
                for piece in document:
                    part.write(piece)
            if not relationships_first:
                level = DOCUMENT_LEVEL if pictures else STATIC_LEVEL
                _write_relationships(package, pictures, level, turned=turned)
            # Small parts and pictures, which are compressed in themselves, are stored as they are.
            for picture in pictures:
                package.writestr(ZipInfo(f"word/{picture.target}"), picture.picture.data)
            core = core_properties_part(properties).encode()
            core = properties_with_imprint(core, package.infolist())
            package.writestr(ZipInfo(PROPERTIES_PART), core)
            for info in package.infolist():  # these depend on the platform and on Python's version
                info.create_system = 0
                info.external_attr = 0
        return archive.getvalue()


def _package_of(parts: Mapping[str, str]) -> bytes:
    """An archive of parts, by their names."""
    archive = BytesIO()
    with ZipFile(archive, "w") as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name), text, ZIP_DEFLATED, STATIC_LEVEL)
    return archive.getvalue()


def _write_relationships(
    package: ZipFile, pictures: Collection[PlacedPicture], level: int, *, turned: bool
) -> None:
    """word/_rels/document.xml.rels."""
    text = document_relationships_part(pictures, turned=turned)
    package.writestr(ZipInfo("word/_rels/document.xml.rels"), text, ZIP_DEFLATED, level)


def _document_part(
    manuscript: Manuscript, style: HouseStyle, pictures: Mapping[str, PlacedPicture]
) -> str:
    """word/document.xml; ``pictures`` are the figures' pictures by their addresses."""
    text, last = _body_xml(manuscript, style, pictures, _section_xml(style))
    return f"{DOCUMENT_BEGIN}{text}{last}{DOCUMENT_END}"


def _collection_part(
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
    writer = docx_body_writer(style, pictures)
    body = "".join(_content_xml(manuscript, writer))
    if PAGE_TURN in body:  # as hardly any is
        has_colophon = bool(colophon_lines(manuscript.colophon))
        body, opening = _turned_pages(body, style, opening, ends_upright=has_colophon)
    if not body.endswith(PARAGRAPH_END):
        body += empty_paragraph_xml()
    end, last = _end_xml(manuscript, style, opening, writer.images)
    return body + end, last


def _turned_pages(
    body: str, style: HouseStyle, opening: str, *, ends_upright: bool
) -> tuple[str, str]:
    """A document with a section for each stretch of landscape pages, and its last properties.

    Args:
        body: Its text, with signs before and behind what stands on landscape pages.
        style: The house style.
        opening: The properties of its first section.
        ends_upright: True when something follows that stands on an upright page.
    """
    turned = _section_xml(style.turned, footers=TURNED_FOOTERS, start="nextPage")
    upright = _section_xml(style, start="nextPage")
    for between in (TABLE_SEPARATOR, ""):  # what is on landscape pages in a row has one section
        body = body.replace(f"{PAGE_TURN}{between}{PAGE_TURN}", between)
    *pieces, last = body.split(PAGE_TURN)
    text, properties = "", opening
    for before, piece in zip(pieces[::2], pieces[1::2], strict=True):
        text += _with_section(before, properties) + piece
        properties = turned
        if piece is not pieces[-1] or last or ends_upright:
            text = _with_section(text, turned)
            properties = upright
    return text + last, properties


def _with_section(text: str, properties: str) -> str:
    """A text that ends a section, which has these properties."""
    if text.endswith(PARAGRAPH_END):
        return _ending_section(text, properties)
    return text + empty_paragraph_xml(properties)


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
    numbered = tuple(number_blocks(manuscript.blocks, style.numbers))
    keeping = keeping_of(manuscript, numbered, style, writer.images)
    yield from writer.numbered(numbered, keeping)
    yield from attachment_names_xml(names, style, keeping.last_pitch)
    if signature:
        has_note = bool(manuscript.notes)
        yield from signature_xml(signature, style, keeping.last_pitch, before_note=has_note)
    yield from map(note_xml, manuscript.notes)
    for label, attachment in labelled_attachments(manuscript):
        head = attachment_head_xml(label, attachment.title, style)
        text = head + "".join(writer.blocks(attachment.blocks))
        # One with a table that needs a landscape page is on such pages as a whole.
        is_turned = PAGE_TURN in text
        yield f"{PAGE_TURN}{text.replace(PAGE_TURN, '')}{PAGE_TURN}" if is_turned else text


def _end_xml(
    manuscript: Manuscript, style: HouseStyle, opening: str, images: Mapping[str, bytes]
) -> tuple[str, str]:
    """The colophon at the foot of the last even page, and the properties of the last section.

    A section that begins on an even page begins with a paragraph of its own: LibreOffice would
    lose the break before a table that stands apart from the text.
    """
    if not (manuscript.colophon and colophon_lines(manuscript.colophon)):
        return "", opening
    # Few documents have a colophon.
    from civplan.typeset.pagination import ColophonPlace, colophon_place  # noqa: PLC0415

    colophon = colophon_xml(manuscript.colophon, style)
    place = colophon_place(manuscript, style, images)
    if place is ColophonPlace.LAST_PAGE:
        return colophon, opening
    before = empty_paragraph_xml(opening)
    after_blank = place is ColophonPlace.AFTER_BLANK_PAGE
    if after_blank:
        before += empty_paragraph_xml(_section_xml(style, footers=BLANK_FOOTERS, start="oddPage"))
    numbers = BLANK_FOOTERS if after_blank else UPRIGHT_FOOTERS
    last = _section_xml(style, footers=numbers, start="evenPage")
    return before + empty_paragraph_xml() + colophon, last


def _section_xml(
    style: HouseStyle,
    *,
    footers: tuple[str, str] = UPRIGHT_FOOTERS,
    start: str = "",
    from_1: bool = False,
) -> str:
    """The properties of a section: paper, margins, grid and footers.

    Args:
        style: The house style.
        footers: Those of its odd and of its even pages.
        start: ``evenPage``, ``oddPage`` or ``nextPage``, on which it begins; empty for the
            document's first section.
        from_1: True when its page numbers start again at 1.
    """
    odd, even = footers
    turn = ' w:orient="landscape"' if style.paper_width > style.paper_height else ""
    kind = f'<w:type w:val="{start}"/>' if start else ""
    anew = '<w:pgNumType w:start="1"/>' if from_1 else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>{kind}'
        f'<w:pgSz w:w="{style.paper_width}" w:h="{style.paper_height}"{turn}/>'
        f'<w:pgMar w:top="{style.top_margin}" w:right="{style.right_margin}"'
        f' w:bottom="{style.bottom_margin}" w:left="{style.left_margin}"'
        f' w:header="{HEADER_DISTANCE}" w:footer="{style.footer_distance}" w:gutter="0"/>'
        f'{anew}<w:docGrid w:type="lines" w:linePitch="{style.line_pitch}"/></w:sectPr>'
    )
