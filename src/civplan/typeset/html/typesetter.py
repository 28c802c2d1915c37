"""The .html typesetter: one page from a manuscript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset import wording
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.html import frame
from civplan.typeset.html.body import HtmlBodyWriter, escape_html, html_lines
from civplan.typeset.html.stylesheet import stylesheet
from civplan.typeset.properties import GENERATOR, LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.properties import DocumentProperties

CONTENT_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing that is not in it; no script at all."""


class HtmlTypesetter:
    """Sets manuscripts in one house style; the style sheet that all of them share is made once."""

    def __init__(self, style: HouseStyle = GBT9704) -> None:
        """Prepare the style sheet."""
        self.style = style
        self._stylesheet = stylesheet(style)

    def typeset(
        self,
        manuscript: Manuscript,
        properties: DocumentProperties,
        images: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """The bytes of an .html file in UTF-8; the same for the same arguments.

        Args:
            manuscript: What is said.
            properties: What the file says about itself.
            images: PNG or JPEG files by the addresses that the manuscript's figures give.

        Raises:
            ValueError: A picture is missing, or neither PNG nor JPEG.
        """
        writer = HtmlBodyWriter(self.style, images or {})
        sheets = [_first_sheet(manuscript, writer), *_attachment_sheets(manuscript, writer)]
        if manuscript.colophon and wording.colophon_lines(manuscript.colophon):
            sheets[-1] += f"\n{frame.colophon_html(manuscript.colophon)}"
        first, *others = sheets
        body = f'<div class="sheet">\n{first}\n</div>\n' + "".join(
            f'<section class="sheet attachment">\n{sheet}\n</section>\n' for sheet in others
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n{_head_html(properties)}\n'
            f"<style>\n{self._stylesheet}</style>\n</head>\n"
            f"<body>\n<article>\n{body}</article>\n</body>\n</html>\n"
        ).encode()


def _head_html(properties: DocumentProperties) -> str:
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "generator": GENERATOR,
        "author": properties.author,
        "description": properties.subject,
        "keywords": ",".join(properties.keywords),
        "dcterms.created": properties.created.isoformat(),
    }
    metas = (
        f'<meta name="{name}" content="{escape_html(named[name])}">'
        for name in named
        if named[name]
    )
    return "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">',
            *metas,
            f"<title>{escape_html(properties.title)}</title>",
        )
    )


def _first_sheet(manuscript: Manuscript, writer: HtmlBodyWriter) -> str:
    return "\n".join(_first_sheet_parts(manuscript, writer))


def _first_sheet_parts(manuscript: Manuscript, writer: HtmlBodyWriter) -> Iterator[str]:
    if manuscript.masthead:
        yield frame.masthead_html(manuscript.masthead, writer.style)
    yield frame.title_html(manuscript.title)
    yield from writer.blocks(manuscript.blocks)
    if manuscript.attachment_names:
        yield frame.attachment_names_html(manuscript.attachment_names)
    if manuscript.signature:
        yield frame.signature_html(manuscript.signature, writer.style)
    for note in manuscript.notes:
        yield f'<p class="note">{html_lines(wording.note_text(note.runs))}</p>'


def _attachment_sheets(manuscript: Manuscript, writer: HtmlBodyWriter) -> Iterator[str]:
    for label, attachment in wording.labelled_attachments(manuscript):
        head = frame.attachment_head_html(label, attachment.title)
        yield "\n".join((head, *writer.blocks(attachment.blocks)))
