"""版头 as WordprocessingML: letterhead, number, signer and the red line (GB/T 9704-2012, 7.2).

They stand in a table of one cell, whose lower edge is the red line: as wide as the type area, and
nothing in it moves when the text below is edited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.docx.paragraphs import Format, Indent, Spacing, format_properties, paragraph
from civplan.typeset.docx.tables import border
from civplan.typeset.docx.text import run, run_properties
from civplan.typeset.letterhead import letterhead_size
from civplan.typeset.units import Twips, height
from civplan.typeset.wording import SIGNER_LABEL

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Masthead
    from civplan.typeset.gbt9704 import HouseStyle

LINES_ABOVE_NUMBER = 2
"""Empty lines between letterhead and number (7.2.5)."""


def masthead(content: Masthead, style: HouseStyle) -> str:
    """The header of a document's first page, down to the red line."""
    inside = _letterhead(content, style) + _number(content, style)
    gap = f'<w:tcMar><w:bottom w:w="{style.masthead_rule_gap}" w:type="dxa"/></w:tcMar>'
    line = border("bottom", style.masthead_rule, style.red)
    none = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    width = f'w:w="{style.type_width}"'
    return (
        f'<w:tbl><w:tblPr><w:tblW {width} w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{none}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid><w:gridCol {width}/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>"
        f'<w:tcPr><w:tcW {width} w:type="dxa"/><w:tcBorders>{line}</w:tcBorders>{gap}</w:tcPr>'
        f"{inside}</w:tc></w:tr></w:tbl>"
    )


def _letterhead(content: Masthead, style: HouseStyle) -> str:
    size = letterhead_size(content.letterhead, style)
    look = run_properties(spacing=Twips(0), size=size)
    place = Format(spacing=Spacing(line=height(size), before=style.masthead_drop))
    return paragraph("Letterhead", run(content.letterhead, look), format_properties(place))


def _number(content: Masthead, style: HouseStyle) -> str:
    above = Spacing(before=Twips(LINES_ABOVE_NUMBER * style.line_pitch))
    if not content.signer:
        place = Format(spacing=above)
        return paragraph("DocumentNumber", run(content.number), format_properties(place))
    one = style.character_width
    place = Format(
        right_tab=Twips(style.type_width - one),
        spacing=above,
        indent=Indent(left=one, right=one),
        align=Align.LEFT,
    )
    name = run(content.signer, run_properties(font=style.signer_font.name))
    words = run(f"{content.number}\t{SIGNER_LABEL}") + name
    return paragraph("DocumentNumber", words, format_properties(place))
