"""Page set-up and page numbers (GB/T 9704-2012, 5.2 and 7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.docx.paragraphs import Format, Indent, format_properties, paragraph
from civplan.typeset.docx.text import run
from civplan.typeset.docx.xml import DECLARATION, WORD
from civplan.typeset.units import Twips, height

if TYPE_CHECKING:
    from civplan.typeset.gbt9704 import HouseStyle

ODD_FOOTER = "oddFooter"
EVEN_FOOTER = "evenFooter"
BLANK_FOOTER = "blankFooter"
PAGE_FIELD = '<w:fldSimple w:instr=" PAGE ">' + run("1") + "</w:fldSimple>"
HEADER_DISTANCE = Twips(851)
"""15 mm, Word's own; there is no header."""


def section(
    style: HouseStyle, *, numbered: bool = True, start: str = "", from_1: bool = False
) -> str:
    """The properties of a section: paper, margins, grid and footers.

    Args:
        style: The house style.
        numbered: Whether its pages carry their numbers.
        start: ``evenPage`` or ``oddPage`` where it begins on the next such page; empty for the
            document's first section.
        from_1: Whether the numbers of its pages begin anew.
    """
    odd, even = (ODD_FOOTER, EVEN_FOOTER) if numbered else (BLANK_FOOTER, BLANK_FOOTER)
    kind = f'<w:type w:val="{start}"/>' if start else ""
    anew = '<w:pgNumType w:start="1"/>' if from_1 else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>{kind}'
        f'<w:pgSz w:w="{style.paper_width}" w:h="{style.paper_height}"/>'
        f'<w:pgMar w:top="{style.top_margin}" w:right="{style.right_margin}"'
        f' w:bottom="{style.bottom_margin}" w:left="{style.left_margin}"'
        f' w:header="{HEADER_DISTANCE}" w:footer="{style.footer_distance}" w:gutter="0"/>'
        f'{anew}<w:docGrid w:type="lines" w:linePitch="{style.line_pitch}"/></w:sectPr>'
    )


def footer(style: HouseStyle, *, odd: bool) -> str:
    """A page number: right on odd pages, left on even ones, one character in (7.5)."""
    one = height(style.small_size)
    place = (
        Format(indent=Indent(right=one), align=Align.RIGHT)
        if odd
        else Format(indent=Indent(left=one), align=Align.LEFT)
    )
    return _footer(
        paragraph("Footer", run("— ") + PAGE_FIELD + run(" —"), format_properties(place))
    )


def blank_footer() -> str:
    """The foot of a page that carries no number."""
    return _footer(paragraph("Footer", ""))


def _footer(content: str) -> str:
    return f"{DECLARATION}<w:ftr {WORD}>{content}</w:ftr>"
