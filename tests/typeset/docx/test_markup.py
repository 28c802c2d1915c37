"""Text as XML."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import Align
from civplan.typeset.docx.markup import (
    Indent,
    ParagraphFormat,
    Spacing,
    escape_xml,
    format_properties,
    paragraph_xml,
    run_properties,
    run_xml,
)
from civplan.typeset.gbt9704 import HalfPoints, Twips


def test_what_means_something_in_xml_is_escaped() -> None:
    assert escape_xml("A&B <三> \"引\" 'x' 𠮷") == "A&amp;B &lt;三&gt; &quot;引&quot; 'x' 𠮷"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000"),
        ("\x0b", "U+000B"),
        ("\r", "U+000D"),
        ("\ud800", "U+D800"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_what_xml_cannot_hold_is_refused(character: str, name: str) -> None:
    with pytest.raises(ValueError, match="XML cannot hold the character") as raised:
        escape_xml(f"甲{character}乙")
    assert str(raised.value) == f"XML cannot hold the character {name} in {f'甲{character}乙'!r}"


def test_a_newline_is_a_break_and_a_tab_a_tab() -> None:
    assert run_xml("甲\n乙\t丙") == (
        '<w:r><w:t xml:space="preserve">甲</w:t><w:br/><w:t xml:space="preserve">乙</w:t>'
        '<w:tab/><w:t xml:space="preserve">丙</w:t></w:r>'
    )


def test_run_properties_stand_in_the_schemas_order() -> None:
    written = run_properties(
        size=HalfPoints(32), spacing=Twips(-5), colour="FF0000", bold=True, font="黑体"
    )
    assert written == (
        '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体" w:cs="黑体" w:hint="eastAsia"/>'
        '<w:b/><w:bCs/><w:color w:val="FF0000"/><w:spacing w:val="-5"/>'
        '<w:sz w:val="32"/><w:szCs w:val="32"/>'
    )


def test_every_property_stands_in_the_schemas_order() -> None:
    everything = ParagraphFormat(
        keep_next=True,
        keep_lines=True,
        page_break=True,
        tabs=(("right", Twips(8000)),),
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
    assert format_properties(ParagraphFormat()) == ""
    assert paragraph_xml("BodyText", "") == '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'


def test_a_first_line_that_hangs_out_is_a_hanging_indent() -> None:
    hanging = ParagraphFormat(indent=Indent(left=Twips(1575), first=Twips(-945)))
    assert format_properties(hanging) == '<w:ind w:left="1575" w:right="0" w:hanging="945"/>'


def test_a_line_with_a_picture_grows() -> None:
    growing = ParagraphFormat(spacing=Spacing(as_high_as_content=True))
    assert format_properties(growing) == '<w:spacing w:line="240" w:lineRule="auto"/>'
