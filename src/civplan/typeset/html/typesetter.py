"""The .html typesetter: one page from a manuscript."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset import wording
from civplan.typeset.gbt9704 import GBT9704, height
from civplan.typeset.html.body import HtmlBodyWriter, escape_html, html_lines
from civplan.typeset.html.stylesheet import css_points, stylesheet
from civplan.typeset.measure import letterhead_size, text_width
from civplan.typeset.properties import GENERATOR, LANGUAGE
from civplan.typeset.signature import empty_lines_above, signature_layout
from civplan.typeset.title import balance_title
from civplan.typeset.title_breaks import ONE_SIDE_COST, break_costs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from civplan.manuscript.nodes import Colophon, Manuscript, Masthead, Signature
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.properties import DocumentProperties
    from civplan.typeset.signature import SignatureLine

CONTENT_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""A browser may load nothing that is not in the page, and no script."""


class HtmlTypesetter:
    """Sets manuscripts in one house style, with one style sheet for all of them."""

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
            manuscript: The content.
            properties: The file's properties.
            images: PNG or JPEG files by the addresses that the manuscript's figures give.

        Raises:
            ValueError: A picture is missing, or neither PNG nor JPEG.
        """
        writer = HtmlBodyWriter(self.style, images or {})
        sheets = ["\n".join(_first_sheet(manuscript, writer))]
        for label, attachment in wording.labelled_attachments(manuscript):
            head = f'<p class="label">{label}</p>{_title_html((attachment.title,))}'
            sheets.append("\n".join((head, *writer.blocks(attachment.blocks))))
        if manuscript.colophon and wording.colophon_lines(manuscript.colophon):
            sheets[-1] += f"\n{_colophon_html(manuscript.colophon)}"
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
    values = {
        "viewport": "width=device-width, initial-scale=1",
        "generator": GENERATOR,
        "author": properties.author,
        "description": properties.subject,
        "keywords": ",".join(properties.keywords),
        "dcterms.created": properties.created.isoformat(),
    }
    metas = (
        f'<meta name="{name}" content="{escape_html(value)}">'
        for name, value in values.items()
        if value
    )
    return "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">',
            *metas,
            f"<title>{escape_html(properties.title)}</title>",
        )
    )


def _first_sheet(manuscript: Manuscript, writer: HtmlBodyWriter) -> Iterator[str]:
    if manuscript.masthead:
        yield _masthead_html(manuscript.masthead, writer.style)
    yield _title_html(manuscript.title)
    yield from writer.blocks(manuscript.blocks)
    if manuscript.attachment_names:
        yield _attachment_names_html(manuscript.attachment_names)
    if manuscript.signature:
        yield _signature_html(manuscript.signature, writer.style)
    for note in manuscript.notes:
        yield f'<p class="note">{html_lines(wording.note_text(note.runs))}</p>'


def _masthead_html(content: Masthead, style: HouseStyle) -> str:
    """The letterhead, the number and the signer over the red line (GB/T 9704-2012, 7.2)."""
    size = css_points(height(letterhead_size(content.letterhead, style)))
    look = f"--size:{size};--count:{max(1.0, text_width(content.letterhead)):g}"
    name = f'<p class="letterhead" style="{look}">{escape_html(content.letterhead)}</p>'
    numbers = f'<div class="numbers"><p>{escape_html(content.number)}</p>'
    if content.signer:
        signer = f"{wording.SIGNER_LABEL}<span>{escape_html(content.signer)}</span>"
        numbers = f'<div class="numbers signed"><p>{escape_html(content.number)}</p>'
        numbers += f'<p class="signer">{signer}</p>'
    return f'<header class="masthead">{name}{numbers}</div></header>'


def _title_html(lines: tuple[str, ...]) -> str:
    """A title in balanced lines (7.3.1), which a narrow screen may break between known words."""
    spans = "".join(f"<span>{_breakable_html(line)}</span>" for line in balance_title(lines))
    return f"<h1>{spans}</h1>"


def _breakable_html(line: str) -> str:
    costs = break_costs(line)
    places = sorted(place for place in costs if costs[place] <= ONE_SIDE_COST)
    edges = (0, *places, len(line))
    return "<wbr>".join(escape_html(line[start:end]) for start, end in pairwise(edges))


def _attachment_names_html(names: tuple[str, ...]) -> str:
    """附件说明: names below each other; a name wraps below its first character (7.3.4)."""
    lines = ""
    for name, numbered in zip(names, wording.numbered_names(names), strict=True):
        label = "" if lines else wording.ATTACHMENTS_LABEL
        width = text_width(numbered.removesuffix(name))
        lines += f'<p style="--number:{width:g}">{label}{escape_html(numbered)}</p>'
    return f'<div class="attachments">{lines}</div>'


def _signature_html(content: Signature, style: HouseStyle) -> str:
    """Issuers and date (7.3.5)."""
    above = empty_lines_above(content)
    lines = "".join(map(_signature_line_html, signature_layout(content, style)))
    return f'<div class="signature" style="--above:{above}">{lines}</div>'


def _signature_line_html(line: SignatureLine) -> str:
    align = "" if line.align is Align.LEFT else f' class="{line.align.value}"'
    place = f"--left:{css_points(line.left)};--right:{css_points(line.right)}"
    return f'<p{align} style="{place}">{escape_html(line.text)}</p>'


def _colophon_html(content: Colophon) -> str:
    """Copies and printing between lines (7.4)."""
    lines = ""
    if content.copies:
        lines = f'<p class="copies">{escape_html(wording.copies_text(content))}</p>'
    if content.printed_by or content.printed_on:
        body, date = escape_html(content.printed_by), escape_html(wording.printed_on_text(content))
        lines += f'<p class="printed"><span>{body}</span><span>{date}</span></p>'
    return f'<footer><div class="colophon">{lines}</div></footer>'
