"""The .html typesetter: one page from a manuscript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset import wording
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.html import closing
from civplan.typeset.html.body import BodyWriter
from civplan.typeset.html.markup import escape, lines
from civplan.typeset.html.stylesheet import stylesheet
from civplan.typeset.properties import GENERATOR, LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.properties import DocumentProperties

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
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
        writer = BodyWriter(self.style, images or {})
        sheets = [_first_sheet(manuscript, writer), *_attachments(manuscript, writer)]
        if manuscript.colophon and wording.colophon_lines(manuscript.colophon):
            sheets[-1] += f"\n{closing.colophon(manuscript.colophon)}"
        first, *others = sheets
        body = f'<div class="sheet">\n{first}\n</div>\n' + "".join(
            f'<section class="sheet attachment">\n{sheet}\n</section>\n' for sheet in others
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n{_head(properties)}\n'
            f"<style>\n{self._stylesheet}</style>\n</head>\n"
            f"<body>\n<article>\n{body}</article>\n</body>\n</html>\n"
        ).encode()


def _head(properties: DocumentProperties) -> str:
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "generator": GENERATOR,
        "author": properties.author,
        "description": properties.subject,
        "keywords": ",".join(properties.keywords),
        "dcterms.created": properties.created.isoformat(),
    }
    metas = (
        f'<meta name="{name}" content="{escape(named[name])}">' for name in named if named[name]
    )
    return "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            *metas,
            f"<title>{escape(properties.title)}</title>",
        )
    )


def _first_sheet(manuscript: Manuscript, writer: BodyWriter) -> str:
    return "\n".join(_parts(manuscript, writer))


def _parts(manuscript: Manuscript, writer: BodyWriter) -> Iterator[str]:
    if manuscript.masthead:
        yield closing.masthead(manuscript.masthead, writer.style)
    yield closing.title(manuscript.title)
    yield from writer.blocks(manuscript.blocks)
    if manuscript.attachment_names:
        yield closing.attachment_names(manuscript.attachment_names)
    if manuscript.signature:
        yield closing.signature(manuscript.signature, writer.style)
    for note in manuscript.notes:
        yield f'<p class="note">{lines(wording.note(note.runs))}</p>'


def _attachments(manuscript: Manuscript, writer: BodyWriter) -> Iterator[str]:
    for label, attachment in wording.labelled_attachments(manuscript):
        head = closing.attachment_head(label, attachment.title)
        yield "\n".join((head, *writer.blocks(attachment.blocks)))
