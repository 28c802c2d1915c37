"""The table of output formats; a typesetter is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

# ruff: noqa: PLC0415 - a typesetter takes time to load, and most commands need one or none

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.typesetter import DocxTypesetter
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.html.typesetter import HtmlTypesetter
    from civplan.typeset.properties import DocumentProperties

ImageFiles = Mapping[str, bytes]
"""PNG or JPEG files by the addresses that a manuscript's figures give."""
STYLES_KEPT = 8
"""Typesetters of so many house styles are kept for the next document."""


class Typeset(Protocol):
    """Typesets a manuscript in one format."""

    def __call__(
        self,
        manuscript: Manuscript,
        properties: DocumentProperties,
        images: ImageFiles,
        style: HouseStyle | None = None,
    ) -> bytes:
        """The bytes of a document, in the style of the standard without another one.

        Raises:
            ValueError: A picture is missing, or neither PNG nor JPEG.
        """


def _typeset_docx(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
) -> bytes:
    """A document for Word and WPS.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    return _docx_typesetter(style).typeset(manuscript, properties, images)


def _typeset_html(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
) -> bytes:
    """A page for browsers.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    from civplan.typeset.origin import page_with_imprint

    return page_with_imprint(_html_typesetter(style).typeset(manuscript, properties, images))


def _typeset_md(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
) -> bytes:
    """Markdown in UTF-8, which has addresses of pictures but no properties."""
    from civplan.typeset.markdown import typeset_markdown

    del properties, images
    return typeset_markdown(manuscript, style.numbers if style else None).encode()


def _typeset_txt(
    manuscript: Manuscript,
    properties: DocumentProperties,
    images: ImageFiles,
    style: HouseStyle | None = None,
) -> bytes:
    """Plain text in UTF-8, which has neither properties nor pictures."""
    from civplan.typeset.plaintext import typeset_plaintext

    del properties, images
    return typeset_plaintext(manuscript, style.numbers if style else None).encode()


@lru_cache(STYLES_KEPT)
def _docx_typesetter(style: HouseStyle | None) -> DocxTypesetter:
    from civplan.typeset.docx.typesetter import DocxTypesetter

    return DocxTypesetter(style) if style else DocxTypesetter()


@lru_cache(STYLES_KEPT)
def _html_typesetter(style: HouseStyle | None) -> HtmlTypesetter:
    from civplan.typeset.html.typesetter import HtmlTypesetter

    return HtmlTypesetter(style) if style else HtmlTypesetter()


FORMATS: Mapping[str, Typeset] = {
    "docx": _typeset_docx,
    "html": _typeset_html,
    "md": _typeset_md,
    "txt": _typeset_txt,
}
"""What typesets a manuscript, by the ending of the file's name."""
