"""The .html typesetter: one page from a manuscript."""

from __future__ import annotations

from binascii import b2a_base64
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align, Figure, ParagraphKind, Table
from civplan.typeset import wording
from civplan.typeset.colophon import colophon_pitch
from civplan.typeset.columns import table_layout
from civplan.typeset.gbt9704 import GBT9704, Twips, height
from civplan.typeset.html.stylesheet import css_points, landscape_css, stylesheet
from civplan.typeset.keeping import NOTHING_KEPT, Keeping, loose_paragraphs
from civplan.typeset.measure import letterhead_lines, text_width
from civplan.typeset.numbering import NumberedParagraph, number_blocks
from civplan.typeset.pictures import read_picture
from civplan.typeset.properties import GENERATOR, LANGUAGE
from civplan.typeset.signature import empty_lines_above, signature_layout
from civplan.typeset.signature_page import keeping_of
from civplan.typeset.title import ONE_SIDE_COST, balance_title, break_costs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from civplan.manuscript.nodes import (
        Colophon,
        Manuscript,
        ManuscriptBlock,
        Masthead,
        Signature,
        TableCell,
        TableRow,
    )
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock
    from civplan.typeset.properties import DocumentProperties
    from civplan.typeset.signature import SignatureLine

CONTENT_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""A browser may load nothing that is not in the page, and no script."""
HTML_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
LANDSCAPE_TABLE = 'class="table landscape"'
"""Of what holds a table that is printed on landscape pages."""
DEEPEST_LOOK = 5
"""The level of the look for everything below the four levels of the house style."""


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
        writer = _HtmlBodyWriter(self.style, images or {})
        sheets = ["\n".join(_first_sheet(manuscript, writer))]
        for label, attachment in wording.labelled_attachments(manuscript):
            head = f'<p class="label">{label}</p>{_title_html((attachment.title,))}'
            sheets.append("\n".join((head, *writer.blocks(attachment.blocks))))
        if manuscript.colophon and wording.colophon_lines(manuscript.colophon):
            sheets[-1] += f"\n{_colophon_html(manuscript, manuscript.colophon, writer)}"
        first, *others = sheets
        body = f'<div class="sheet">\n{first}\n</div>\n' + "".join(
            f'<section class="sheet attachment">\n{sheet}\n</section>\n' for sheet in others
        )
        landscape = landscape_css(self.style) if LANDSCAPE_TABLE in body else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n{_head_html(properties)}\n'
            f"<style>\n{self._stylesheet}{landscape}</style>\n</head>\n"
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
        f'<meta name="{name}" content="{_escape_html(value)}">'
        for name, value in values.items()
        if value
    )
    return "\n".join(
        (
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">',
            *metas,
            f"<title>{_escape_html(properties.title)}</title>",
        )
    )


def _first_sheet(manuscript: Manuscript, writer: _HtmlBodyWriter) -> Iterator[str]:
    if manuscript.masthead:
        yield _masthead_html(manuscript.masthead, writer.style)
    yield _title_html(manuscript.title)
    numbered = tuple(number_blocks(manuscript.blocks, writer.style.numbers))
    keeping = keeping_of(manuscript, numbered, writer.style, writer.images)
    yield from writer.numbered(numbered, keeping)
    if manuscript.attachment_names:
        yield _attachment_names_html(manuscript.attachment_names, keeping.last_pitch)
    if manuscript.signature:
        yield _signature_html(manuscript.signature, writer.style, keeping.last_pitch)
    for note in manuscript.notes:
        yield f'<p class="note">{_html_lines(wording.note_text(note.runs))}</p>'


def _masthead_html(content: Masthead, style: HouseStyle) -> str:
    """The marks, the letterhead, the number and the signer over the red line (7.2)."""
    marks = "".join(f"<p>{_escape_html(mark)}</p>" for mark in content.marks)
    if marks:
        marks = f'<div class="marks">{marks}</div>'
    if not content.letterhead:
        return f'<header class="masthead plain">{marks}</header>'
    lines, size = letterhead_lines(content.letterhead, style)
    widest = max([1.0, *map(text_width, lines)])
    look = f"--size:{css_points(height(size))};--count:{widest:g}"
    words = "".join(f"<span>{_escape_html(line)}</span>" for line in lines)
    name = f'<p class="letterhead" style="{look}">{words}</p>'
    numbers = f'<div class="numbers"><p>{_escape_html(content.number)}</p>'
    if content.signer:
        rows = map(wording.IDEOGRAPHIC_SPACE.join, wording.signer_rows(content.signer))
        names = "<br>".join(map(_escape_html, rows))
        signer = f"{wording.SIGNER_LABEL}<span>{names}</span>"
        numbers = f'<div class="numbers signed"><p>{_escape_html(content.number)}</p>'
        numbers += f'<p class="signer">{signer}</p>'
    return f'<header class="masthead">{marks}{name}{numbers}</div></header>'


def _title_html(lines: tuple[str, ...]) -> str:
    """A title in balanced lines (7.3.1), which a narrow screen may break between known words."""
    spans = "".join(f"<span>{_breakable_html(line)}</span>" for line in balance_title(lines))
    return f"<h1>{spans}</h1>"


def _breakable_html(line: str) -> str:
    costs = break_costs(line)
    places = sorted(place for place in costs if costs[place] <= ONE_SIDE_COST)
    edges = (0, *places, len(line))
    return "<wbr>".join(_escape_html(line[start:end]) for start, end in pairwise(edges))


def _attachment_names_html(names: tuple[str, ...], pitch: Twips) -> str:
    """附件说明: names below each other; a name wraps below its first character (7.3.4).

    ``pitch`` is that of their lines on paper where it is another than usual, otherwise 0.
    """
    lines = ""
    for name, numbered in zip(names, wording.numbered_names(names), strict=True):
        label = "" if lines else wording.ATTACHMENTS_LABEL
        width = text_width(numbered.removesuffix(name))
        lines += f'<p style="--number:{width:g}">{label}{_escape_html(numbered)}</p>'
    look = f' style="--line:{css_points(pitch)}"' if pitch else ""
    return f'<div class="attachments{" moved" if pitch else ""}"{look}>{lines}</div>'


def _signature_html(content: Signature, style: HouseStyle, pitch: Twips) -> str:
    """Issuers and date (7.3.5); ``pitch`` as for the names above them."""
    above = empty_lines_above(content)
    lines = "".join(map(_signature_line_html, signature_layout(content, style)))
    look = f"--above:{above}" + (f";--line:{css_points(pitch)}" if pitch else "")
    return f'<div class="signature{" moved" if pitch else ""}" style="{look}">{lines}</div>'


def _signature_line_html(line: SignatureLine) -> str:
    align = "" if line.align is Align.LEFT else f' class="{line.align.value}"'
    if line.centres:
        return _seals_html(line)
    place = f"--left:{css_points(line.left)};--right:{css_points(line.right)}"
    return f'<p{align} style="{place}">{_escape_html(line.text)}</p>'


def _seals_html(line: SignatureLine) -> str:
    """Names side by side, each over its seal."""
    names = "".join(
        f'<span style="--centre:{css_points(centre)}">{_escape_html(name)}</span>'
        for name, centre in zip(line.text.split("\t"), line.centres, strict=True)
    )
    return f'<p class="seals" style="--rows:{line.lines_above}">{names}</p>'


def _colophon_html(manuscript: Manuscript, content: Colophon, writer: _HtmlBodyWriter) -> str:
    """Recipients, copies and printing between lines (7.4).

    On paper they stand at the foot of an even page: of the last one as far as can be told, or of
    one of their own.
    """
    from civplan.typeset.pagination import ColophonPlace, colophon_room  # noqa: PLC0415 - few have one

    place, room = colophon_room(manuscript, writer.style, writer.images)
    own = "" if place is ColophonPlace.LAST_PAGE else ' class="own-page"'
    lines = "".join(
        f'<p class="copies">{_escape_html(text)}</p>' for text in wording.addressee_texts(content)
    )
    if content.printed_by or content.printed_on:
        body = _escape_html(content.printed_by)
        date = _escape_html(wording.printed_on_text(content))
        lines += f'<p class="printed"><span>{body}</span><span>{date}</span></p>'
    height = f' style="--room:{css_points(room)}"' if room else ""
    pitch = colophon_pitch(content, writer.style)
    look = 'class="colophon"'
    if pitch < writer.style.line_pitch:
        look = f'class="colophon moved" style="--line:{css_points(pitch)}"'
    return f"<footer{own}{height}><div {look}>{lines}</div></footer>"


def _escape_html(text: str) -> str:
    """Text escaped for use between tags or in a quoted attribute."""
    return text.translate(HTML_ESCAPES)


def _html_lines(text: str) -> str:
    """The same, with forced line breaks as elements."""
    return _escape_html(text).replace("\n", "<br>")


class _HtmlBodyWriter(NamedTuple):
    """Writes the blocks of a text in one house style."""

    style: HouseStyle
    images: Mapping[str, bytes]
    """The pictures by the addresses of the figures."""

    def blocks(self, blocks: Iterable[ManuscriptBlock]) -> Iterator[str]:
        """Write blocks in order, an element on each line."""
        return self.numbered(tuple(number_blocks(blocks, self.style.numbers)))

    def numbered(
        self, blocks: Sequence[PageBlock], keeping: Keeping = NOTHING_KEPT
    ) -> Iterator[str]:
        """Write blocks; on paper the last ones share a page with what follows, or are moved."""
        loose = loose_paragraphs(blocks, self.style)
        keep_from = len(blocks) - keeping.kept_blocks
        for position, block in enumerate(blocks):
            match block:
                case NumberedParagraph():
                    places = (
                        "keep" * (position >= keep_from),
                        "loose" * (position in loose),
                        "new-page" * keeping.begins_page(position, len(blocks)),
                    )
                    line = keeping.pitch_at(position, len(blocks))
                    yield _paragraph_html(block, " ".join(filter(None, places)), line)
                case Table():
                    low = keeping.has_low_rows and position == len(blocks) - 1
                    yield self.table(block, low=low)
                case Figure():
                    yield self.figure(block)

    def table(self, table: Table, *, low: bool = False) -> str:
        """A table in a box that scrolls on a screen that is too narrow for it.

        With ``low`` its cells have the least white on paper.
        """
        layout = table_layout(table, self.style)
        widths, whole = layout.widths, sum(layout.widths)
        columns = "".join(f'<col style="width:{100 * width / whole:.2f}%">' for width in widths)
        caption = f"<caption>{_escape_html(table.caption)}</caption>" if table.caption else ""
        head = f"<thead>{_rows_html(table.head, head=True)}</thead>" if table.head else ""
        is_smaller = layout.size != self.style.small_size
        size = f";font-size:{css_points(height(layout.size))}" if is_smaller else ""
        place = LANDSCAPE_TABLE if layout.landscape else f'class="table{" low" * low}"'
        return (
            f'<div {place}><table style="--columns:{len(widths)}{size}">{caption}'
            f"<colgroup>{columns}</colgroup>{head}"
            f"<tbody>{_rows_html(table.body, head=False)}</tbody></table></div>"
        )

    def figure(self, figure: Figure) -> str:
        """A picture inside the page with its caption below.

        Raises:
            ValueError: The picture is missing, or neither PNG nor JPEG.
        """
        if figure.source not in self.images:
            raise ValueError(f"{figure.source}: the picture is missing")
        picture = read_picture(figure.source, self.images[figure.source])
        data = b2a_base64(picture.data, newline=False).decode("ascii")
        caption = (
            f"<figcaption>{_escape_html(figure.caption)}</figcaption>" if figure.caption else ""
        )
        return (
            f'<figure><img src="data:image/{picture.extension};base64,{data}"'
            f' alt="{_escape_html(figure.alternative or figure.caption)}"'
            f' width="{picture.width}" height="{picture.height}">{caption}</figure>'
        )


def _paragraph_html(block: NumberedParagraph, place: str = "", line: Twips = Twips(0)) -> str:
    """A heading or a paragraph; its number is text, so that copying keeps it.

    Args:
        block: The paragraph.
        place: Classes for its place on a printed page; empty for none.
        line: Its line pitch on paper where it is another than usual, otherwise 0.
    """
    tag = f"h{block.outline + 1}" if block.heading else "p"
    own = "" if block.kind is ParagraphKind.BODY else block.kind.value
    if block.heading and not block.level:
        own = "division"
    elif block.in_division:
        own = f"level-{block.level}"
    classes = " ".join(filter(None, (own, place, "moved" if line else "")))
    kind = f' class="{classes}"' if classes else ""
    kind += f' style="--line:{css_points(line)}"' if line else ""
    text = _html_lines(block.number + wording.runs_text(block.runs))
    if block.runs and block.runs[0].run_in:
        head, *rest = block.runs
        level = min(block.level, DEEPEST_LOOK)
        text = f'<strong class="level-{level}">{_html_lines(block.number + head.text)}</strong>'
        text += _html_lines(wording.runs_text(tuple(rest)))
    return f"<{tag}{kind}>{text}</{tag}>"


def _rows_html(rows: Iterable[TableRow], *, head: bool) -> str:
    return "".join(
        f"<tr>{''.join(_cell_html(cell, head=head) for cell in row)}</tr>" for row in rows
    )


def _cell_html(cell: TableCell, *, head: bool) -> str:
    tag, scope = ("th", ' scope="col"') if head else ("td", "")
    align = "" if head or cell.align is Align.LEFT else f' class="{cell.align.value}"'
    span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{scope}{align}{span}>{_html_lines(wording.runs_text(cell.runs))}</{tag}>"
