"""版记 as WordprocessingML: copies and printing, between lines (GB/T 9704-2012, 7.4).

It is a table whose foot is held at the foot of the type area, wherever on the page its paragraph
stands.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from civplan.typeset.docx.paragraphs import Format, Indent, Spacing, format_properties, paragraph
from civplan.typeset.docx.tables import border
from civplan.typeset.docx.text import run, run_properties
from civplan.typeset.units import HalfPoints, Twips, height
from civplan.typeset.wording import COPIES_LABEL, copies, printed_on

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Colophon
    from civplan.typeset.gbt9704 import HouseStyle

SMALLEST = Twips(15)
"""The pitch of a line that shows nothing, less than what 22 lines leave of the type area."""


def colophon(content: Colophon, style: HouseStyle) -> str:
    """The colophon and the paragraph that it hangs on, which takes hardly any room."""
    rows = [_copies(content, style)] if content.copies else []
    if content.printed_by or content.printed_on:
        rows.append(_printing(content, style))
    edges = [style.colophon_inner_rule] * (len(rows) + 1)
    edges[0] = edges[-1] = style.colophon_outer_rule
    lines = (border("top", top) + border("bottom", bottom) for top, bottom in pairwise(edges))
    written = "".join(_row(row, line, style) for row, line in zip(rows, lines, strict=True))
    none = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr>{_position(style)}<w:tblW w:w="{style.type_width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{none}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{style.type_width}"/></w:tblGrid>{written}</w:tbl>'
        + empty_paragraph()
    )


def is_empty(content: Colophon) -> bool:
    """Whether it has nothing to print."""
    return not (content.copies or content.printed_by or content.printed_on)


def empty_paragraph(section: str = "") -> str:
    """A paragraph that shows nothing; with a ``section``, the last of that section."""
    look = Format(off_grid=True, spacing=Spacing(SMALLEST))
    tiny = run_properties(size=HalfPoints(2))
    written = paragraph("Normal", "", format_properties(look))
    return written.replace("</w:pPr>", f"<w:rPr>{tiny}</w:rPr>{section}</w:pPr>")


def _position(style: HouseStyle) -> str:
    """At the left edge and the foot of the type area.

    From the left it is measured from the paper's edge: LibreOffice takes a table as wide as the
    type area for one in the text otherwise.
    """
    return (
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin"'
        f' w:horzAnchor="page" w:tblpX="{style.left_margin}" w:tblpYSpec="bottom"/>'
        '<w:tblOverlap w:val="never"/>'
    )


def _copies(content: Colophon, style: HouseStyle) -> str:
    """抄送：, one character in on each side; what wraps stands under the first name (7.4.2)."""
    one = height(style.small_size)
    label = Twips(len(COPIES_LABEL) * one)
    place = Indent(left=Twips(one + label), right=one, first=Twips(-label))
    return paragraph("Colophon", run(copies(content)), format_properties(Format(indent=place)))


def _printing(content: Colophon, style: HouseStyle) -> str:
    """Who printed it, left; when, right (7.4.3)."""
    one = height(style.small_size)
    tab = Twips(style.type_width - one)
    day = f"\t{printed_on(content)}" if content.printed_on else ""
    place = Format(right_tab=tab, indent=Indent(left=one, right=one))
    return paragraph("Colophon", run(content.printed_by + day), format_properties(place))


def _row(content: str, lines: str, style: HouseStyle) -> str:
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>"
        f'<w:tcPr><w:tcW w:w="{style.type_width}" w:type="dxa"/>'
        f"<w:tcBorders>{lines}</w:tcBorders></w:tcPr>{content}</w:tc></w:tr>"
    )
