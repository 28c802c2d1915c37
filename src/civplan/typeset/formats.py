"""The formats of a document, each with what sets it; loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

# ruff: noqa: PLC0415 - a typesetter takes time to load, and most commands need none or one

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.docx.typesetter import DocxTypesetter
    from civplan.typeset.html.typesetter import HtmlTypesetter
    from civplan.typeset.properties import DocumentProperties

Images = Mapping[str, bytes]
"""PNG or JPEG files by the addresses that a manuscript's figures give."""
Typeset = Callable[["Manuscript", "DocumentProperties", Images], bytes]


def typeset_docx(manuscript: Manuscript, properties: DocumentProperties, images: Images) -> bytes:
    """A document for Word and WPS.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    return _docx_typesetter().typeset(manuscript, properties, images)


def typeset_html(manuscript: Manuscript, properties: DocumentProperties, images: Images) -> bytes:
    """A page for browsers.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    return _html_typesetter().typeset(manuscript, properties, images)


def typeset_md(manuscript: Manuscript, properties: DocumentProperties, images: Images) -> bytes:
    """Markdown in UTF-8; it has no place for properties, and names the pictures."""
    from civplan.typeset.markdown import typeset_markdown

    del properties, images
    return typeset_markdown(manuscript).encode()


def typeset_txt(manuscript: Manuscript, properties: DocumentProperties, images: Images) -> bytes:
    """Plain text in UTF-8; it has no place for properties, nor for pictures."""
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
    "docx": typeset_docx,
    "html": typeset_html,
    "md": typeset_md,
    "txt": typeset_txt,
}
"""What typesets a manuscript, by the ending of the file's name."""
