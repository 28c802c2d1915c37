"""The table of output formats; a typesetter is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

# ruff: noqa: PLC0415 - a typesetter takes time to load, and most commands need one or none

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.typesetter import DocxTypesetter
    from civplan.typeset.html.typesetter import HtmlTypesetter
    from civplan.typeset.properties import DocumentProperties

ImageFiles = Mapping[str, bytes]
"""PNG or JPEG files by the addresses that a manuscript's figures give."""
Typeset = Callable[["Manuscript", "DocumentProperties", ImageFiles], bytes]


def _typeset_docx(
    manuscript: Manuscript, properties: DocumentProperties, images: ImageFiles
) -> bytes:
    """A document for Word and WPS.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    return _docx_typesetter().typeset(manuscript, properties, images)


def _typeset_html(
    manuscript: Manuscript, properties: DocumentProperties, images: ImageFiles
) -> bytes:
    """A page for browsers.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    from civplan.typeset.origin import page_with_imprint

    return page_with_imprint(_html_typesetter().typeset(manuscript, properties, images))


def _typeset_md(
    manuscript: Manuscript, properties: DocumentProperties, images: ImageFiles
) -> bytes:
    """Markdown in UTF-8, which has addresses of pictures but no properties."""
    from civplan.typeset.markdown import typeset_markdown

    del properties, images
    return typeset_markdown(manuscript).encode()


def _typeset_txt(
    manuscript: Manuscript, properties: DocumentProperties, images: ImageFiles
) -> bytes:
    """Plain text in UTF-8, which has neither properties nor pictures."""
    from civplan.typeset.plaintext import typeset_plaintext

    del properties, images
    return typeset_plaintext(manuscript).encode()


@cache
def _docx_typesetter() -> DocxTypesetter:
    from civplan.typeset.docx.typesetter import DocxTypesetter

    return DocxTypesetter()


@cache
def _html_typesetter() -> HtmlTypesetter:
    from civplan.typeset.html.typesetter import HtmlTypesetter

    return HtmlTypesetter()


FORMATS: Mapping[str, Typeset] = {
    "docx": _typeset_docx,
    "html": _typeset_html,
    "md": _typeset_md,
    "txt": _typeset_txt,
}
"""What typesets a manuscript, by the ending of the file's name."""
