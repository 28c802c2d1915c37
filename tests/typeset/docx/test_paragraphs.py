"""Paragraphs and their properties."""

from __future__ import annotations

from civplan.manuscript.nodes import Align
from civplan.typeset.docx.paragraphs import (
    Format,
    Indent,
    Spacing,
    format_properties,
    paragraph,
)
from civplan.typeset.units import Twips


def test_every_property_stands_in_the_schemas_order() -> None:
    everything = Format(
        keep_next=True,
        keep_lines=True,
        page_break=True,
        right_tab=Twips(8000),
        off_grid=True,
        spacing=Spacing(Twips(579), Twips(1), Twips(2)),
        indent=Indent(Twips(3), Twips(4), Twips(630), 200),
        align=Align.CENTER,
        outline=0,
    )
    assert format_properties(everything) == (
        "<w:keepNext/><w:keepLines/><w:pageBreakBefore/>"
        '<w:tabs><w:tab w:val="right" w:pos="8000"/></w:tabs><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="1" w:after="2" w:line="579" w:lineRule="exact"/>'
        '<w:ind w:left="3" w:right="4" w:firstLineChars="200" w:firstLine="630"/>'
        '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>'
    )


def test_nothing_said_is_nothing_written() -> None:
    assert format_properties(Format()) == ""
    assert paragraph("BodyText", "") == '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'


def test_a_first_line_that_hangs_out_is_a_hanging_indent() -> None:
    hanging = Format(indent=Indent(left=Twips(1575), first=Twips(-945)))
    assert format_properties(hanging) == '<w:ind w:left="1575" w:right="0" w:hanging="945"/>'


def test_a_line_with_a_picture_grows() -> None:
    growing = Format(spacing=Spacing(as_high_as_content=True))
    assert format_properties(growing) == '<w:spacing w:line="240" w:lineRule="auto"/>'
