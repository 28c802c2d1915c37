"""Text as XML."""

from __future__ import annotations

import pytest

from civplan.typeset.docx.text import escape, run, run_properties
from civplan.typeset.units import HalfPoints, Twips


def test_what_means_something_in_xml_is_escaped() -> None:
    assert escape("A&B <三> \"引\" 'x' 𠮷") == "A&amp;B &lt;三&gt; &quot;引&quot; 'x' 𠮷"


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
        escape(f"甲{character}乙")
    assert str(raised.value) == f"XML cannot hold the character {name} in {f'甲{character}乙'!r}"


def test_a_newline_is_a_break_and_a_tab_a_tab() -> None:
    assert run("甲\n乙\t丙") == (
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
