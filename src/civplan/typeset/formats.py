"""The table of output formats; a typesetter is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from civplan.findings.words import Words

# ruff: noqa: PLC0415 - a typesetter takes time to load, and most commands need one or none

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.typesetter import DocxTypesetter
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.html.typesetter import HtmlTypesetter
    from civplan.typeset.pdf.typesetter import PdfTypesetter
    from civplan.typeset.properties import DocumentProperties

ImageFiles = Mapping[str, bytes]
"""PNG or JPEG files by the addresses that a manuscript's figures give."""
TellReader = Callable[[Words], None]
"""Called with what a document shows otherwise than its style says, such as in other fonts."""
STYLES_KEPT = 8
"""Typesetters of so many house styles are kept for the next document."""
PDF = "pdf"
LEAST_FPDF2 = [2, 8, 5]
"""The version of fpdf2 from which on it has all that is needed, as in pyproject.toml."""
PDF_EXTRA_MISSING = Words(
    "生成 PDF 要装 fpdf2：pip install 'civplan[pdf]'",
    "to make a PDF, fpdf2 is needed: pip install 'civplan[pdf]'",
)

NO_ROOM_FOR_PDF = Words(
    "临时文件写不进去，没有生成 PDF；请看磁盘是不是满了",
    "temporary files cannot be written, so no PDF was made; see whether the disk is full",
)


class CannotTypeset(Exception):
    """A format cannot be made here; ``words`` is the message."""

    def __init__(self, words: Words) -> None:
        """Take the message: what is missing or too large, and the way out."""
        super().__init__(words.en)
        self.words = words


class Typeset(Protocol):
    """Typesets a manuscript in one format."""

    def __call__(
        self,
        manuscript: Manuscript,
        properties: DocumentProperties,
        images: ImageFiles,
        style: HouseStyle | None = None,
        tell: TellReader = lambda _: None,
    ) -> bytes:
        """The bytes of a document, in the style of the standard without another one.

        Raises:
            CannotTypeset: This system lacks what the format needs.
            ValueError: A picture is missing, or neither PNG nor JPEG.
        """


def _typeset_docx(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
    tell: TellReader = lambda _: None,
) -> bytes:
    """A document for Word and WPS.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    del tell
    return _docx_typesetter(style).typeset(manuscript, properties, images)


def _typeset_html(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
    tell: TellReader = lambda _: None,
) -> bytes:
    """A page for browsers.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    from civplan.typeset.origin import page_with_imprint

    del tell
    return page_with_imprint(_html_typesetter(style).typeset(manuscript, properties, images))


def _typeset_md(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
    tell: TellReader = lambda _: None,
) -> bytes:
    """Markdown in UTF-8, which has addresses of pictures but no properties."""
    from civplan.typeset.markdown import typeset_markdown

    del properties, images, tell
    return typeset_markdown(manuscript, style.numbers if style else None).encode()


def _typeset_pdf(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
    tell: TellReader = lambda _: None,
) -> bytes:
    """A PDF with its fonts, as it is printed and sent.

    Raises:
        CannotTypeset: fpdf2 is not installed, or no Chinese font; no temporary file can be written.
        ValueError: A picture is missing or damaged, or neither PNG nor JPEG.
    """
    _require_fpdf2()
    return _pdf_typesetter(style).typeset(manuscript, properties, images, tell)


def _typeset_txt(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
    tell: TellReader = lambda _: None,
) -> bytes:
    """Plain text in UTF-8, which has neither properties nor pictures."""
    from civplan.typeset.plaintext import typeset_plaintext

    del properties, images, tell
    return typeset_plaintext(manuscript, style.numbers if style else None).encode()


@lru_cache(STYLES_KEPT)
def _docx_typesetter(style: HouseStyle | None) -> DocxTypesetter:
    from civplan.typeset.docx.typesetter import DocxTypesetter

    return DocxTypesetter(style) if style else DocxTypesetter()


@lru_cache(STYLES_KEPT)
def _html_typesetter(style: HouseStyle | None) -> HtmlTypesetter:
    from civplan.typeset.html.typesetter import HtmlTypesetter

    return HtmlTypesetter(style) if style else HtmlTypesetter()


def _require_fpdf2() -> None:
    """Make sure that fpdf2 is installed, and new enough; a package fpdf is something else.

    Raises:
        CannotTypeset: It is not.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        numbers = version("fpdf2").split(".")
    except PackageNotFoundError as error:
        raise CannotTypeset(PDF_EXTRA_MISSING) from error
    if [int(one) for one in numbers if one.isdecimal()] < LEAST_FPDF2:
        raise CannotTypeset(PDF_EXTRA_MISSING)


@lru_cache(STYLES_KEPT)
def _pdf_typesetter(style: HouseStyle | None) -> PdfTypesetter:
    from civplan.typeset.pdf.typesetter import PdfTypesetter

    return PdfTypesetter(style) if style else PdfTypesetter()


FORMATS: Mapping[str, Typeset] = {
    "docx": _typeset_docx,
    "html": _typeset_html,
    "md": _typeset_md,
    PDF: _typeset_pdf,
    "txt": _typeset_txt,
}
"""What typesets a manuscript, by the ending of the file's name."""
PAGED_FORMATS = frozenset({"docx", PDF})
"""Formats of documents that have pages."""


def require_formats(formats: Collection[str], style: HouseStyle | None = None) -> str:
    """Make sure that this system has what formats need, before any document is made.

    Args:
        formats: Names from the table of formats.
        style: The style of the documents; None for that of the standard.

    Returns:
        A digest of the fonts of this system where a PDF is among them: with other fonts it may be
        another one. Empty without a PDF.

    Raises:
        CannotTypeset: fpdf2 is not installed, or no Chinese font.
    """
    if PDF not in formats:
        return ""
    _require_fpdf2()
    from civplan.typeset.gbt9704 import GBT9704
    from civplan.typeset.pdf.font_book import require_fonts

    return require_fonts((style or GBT9704).fonts)
