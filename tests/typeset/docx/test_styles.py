"""The house style in word/styles.xml: each row of GB/T 9704-2012 that a style can say."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from civplan.typeset.docx.parts import static_parts
from civplan.typeset.docx.styles import paragraph_styles
from civplan.typeset.gbt9704 import GBT9704, KAITI, HouseStyle, LevelStyle, Twips
from support.docx_files import W, one, pretty, says
from support.golden import Golden


class Styles:
    """The styles of a house style, read back."""

    def __init__(self, style: HouseStyle = GBT9704) -> None:
        self.parts = static_parts(style)
        self.root = ET.fromstring(self.parts["word/styles.xml"])
        self.by_id = {s.get(f"{W}styleId", ""): s for s in self.root.findall(f"{W}style")}

    def of(self, style_id: str, path: str) -> dict[str, str]:
        """What a style, its bases or the defaults say; the nearest of them holds."""
        said: dict[str, str] = {}
        places = [one(self.root, "docDefaults/rPrDefault")]
        while style_id:
            style = self.by_id[style_id]
            places.insert(len(places) - 1, style)
            style_id = says(style, "basedOn").get("val", "")
        for place in places:
            said = says(place, path) | said
        return said


STYLES = Styles()
TEXT = ("BodyText", "Recipient", "AttachmentNames", "Signature", "Date", "Note")
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        *((style, "仿宋_GB2312", "32") for style in TEXT),
        ("Heading1", "黑体", "32"),
        ("Heading2", "楷体_GB2312", "32"),
        ("Heading3", "仿宋_GB2312", "32"),
        ("Heading4", "仿宋_GB2312", "32"),
        ("AttachmentLabel", "黑体", "32"),
        ("Caption", "黑体", "32"),
        ("TableText", "仿宋_GB2312", "28"),
        ("TableHead", "黑体", "28"),
        ("Colophon", "仿宋_GB2312", "28"),
        ("Footer", "宋体", "28"),
        ("DocumentNumber", "仿宋_GB2312", "32"),
        ("Letterhead", "方正小标宋简体", "32"),
    ],
)
def test_font_and_size(style: str, font: str, size: str) -> None:
    names = STYLES.of(style, "rPr/rFonts")
    assert names == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), font) | {"hint": "eastAsia"}
    assert STYLES.of(style, "rPr/sz") == {"val": size}
    assert STYLES.of(style, "rPr/szCs") == {"val": size}


@pytest.mark.parametrize("style", [*TEXT, *HEADINGS, "AttachmentLabel"])
def test_text_and_headings_stand_on_the_grid(style: str) -> None:
    spacing = STYLES.of(style, "pPr/spacing")
    assert (spacing["line"], spacing["lineRule"]) == ("579", "exact")
    assert STYLES.of(style, "rPr/spacing") == {"val": "-5"}
    assert STYLES.of(style, "pPr/snapToGrid") == {}
    assert STYLES.of(style, "pPr/jc") == {"val": "both"}


@pytest.mark.parametrize("style", ["BodyText", "Note", *HEADINGS])
def test_first_lines_are_indented_by_2_characters(style: str) -> None:
    indent = STYLES.of(style, "pPr/ind")
    assert (indent["firstLineChars"], indent["firstLine"]) == ("200", "630")


def test_the_recipient_is_flush_left() -> None:
    assert STYLES.of("Recipient", "pPr/ind") == {
        "left": "0",
        "right": "0",
        "firstLineChars": "0",
        "firstLine": "0",
    }


@pytest.mark.parametrize(
    ("style", "level"),
    [("Title", "0"), ("Heading1", "0"), ("Heading2", "1"), ("Heading3", "2"), ("Heading4", "3")],
)
def test_titles_and_headings_are_in_the_navigation_pane(style: str, level: str) -> None:
    assert STYLES.of(style, "pPr/outlineLvl") == {"val": level}


@pytest.mark.parametrize("style", [*HEADINGS, "Title", "AttachmentLabel", "TableHead"])
def test_a_heading_does_not_end_a_page(style: str) -> None:
    assert STYLES.by_id[style].find(f"{W}pPr/{W}keepNext") is not None


def test_a_title_is_centred_off_the_grid_with_one_empty_line_after_it() -> None:
    assert STYLES.of("Title", "pPr/jc") == {"val": "center"}
    assert STYLES.of("Title", "pPr/snapToGrid") == {"val": "0"}
    assert STYLES.of("Title", "rPr/spacing") == {"val": "0"}
    assert STYLES.of("Title", "pPr/spacing") == {
        "before": "0",
        "after": "579",
        "line": "579",
        "lineRule": "exact",
    }


def test_an_attachment_begins_a_page() -> None:
    label = STYLES.by_id["AttachmentLabel"]
    assert label.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert STYLES.of("AttachmentLabel", "pPr/spacing")["after"] == "579"


def test_no_mark_hangs_out_and_no_space_stands_beside_digits() -> None:
    normal = one(STYLES.by_id["Normal"], "pPr")
    assert [child.tag.removeprefix(W) for child in normal] == [
        "widowControl",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "spacing",
        "ind",
        "jc",
    ]
    assert says(normal, "widowControl") == {"val": "0"}
    assert says(normal, "kinsoku") == {}
    for switched_off in ("overflowPunct", "autoSpaceDE", "autoSpaceDN"):
        assert says(normal, switched_off) == {"val": "0"}


def test_nothing_is_bold_and_only_the_letterhead_is_coloured() -> None:
    assert list(STYLES.root.iter(f"{W}b")) == []
    coloured = [style for style in STYLES.by_id if STYLES.of(style, "rPr/color")]
    assert coloured == ["Letterhead"]
    assert STYLES.of("Letterhead", "rPr/color") == {"val": "FF0000"}


def test_the_language_is_chinese_but_for_letters_and_digits() -> None:
    language = says(one(STYLES.root, "docDefaults/rPrDefault"), "rPr/lang")
    assert language == {"val": "en-US", "eastAsia": "zh-CN", "bidi": "ar-SA"}


def test_every_style_names_styles_that_exist() -> None:
    for style in paragraph_styles(GBT9704):
        assert {style.based_on, style.following or "Normal"} <= set(STYLES.by_id)


def test_missing_fonts_have_other_names() -> None:
    table = ET.fromstring(STYLES.parts["word/fontTable.xml"])
    names = {f.get(f"{W}name"): says(f, "altName")["val"] for f in table}
    assert names == {
        "方正小标宋简体": "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体",
        "仿宋_GB2312": "仿宋,FangSong,方正仿宋_GBK",
        "黑体": "SimHei,方正黑体_GBK",
        "楷体_GB2312": "楷体,KaiTi,方正楷体_GBK",
        "宋体": "SimSun",
    }


def test_settings_are_those_of_chinese_official_documents() -> None:
    settings = ET.fromstring(STYLES.parts["word/settings.xml"])
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    assert says(settings, "characterSpacingControl") == {"val": "compressPunctuation"}
    assert settings.find(f"{W}compat/{W}doNotExpandShiftReturn") is not None
    assert says(settings, "themeFontLang") == {"val": "en-US", "eastAsia": "zh-CN"}


def test_levels_fonts_and_pitch_can_be_changed() -> None:
    levels = (*GBT9704.levels[:2], LevelStyle(KAITI, bold=True), GBT9704.levels[3])
    styles = Styles(GBT9704._replace(levels=levels, line_pitch=Twips(560)))
    assert styles.of("Heading3", "rPr/rFonts")["eastAsia"] == "楷体_GB2312"
    assert styles.by_id["Heading3"].find(f"{W}rPr/{W}b") is not None
    assert styles.of("BodyText", "pPr/spacing")["line"] == "560"


def test_a_font_name_may_hold_what_xml_must_escape() -> None:
    odd = GBT9704.body_font._replace(name='A&B "Song"', fallbacks=("<C>",))
    styles = Styles(GBT9704._replace(body_font=odd))
    assert styles.of("BodyText", "rPr/rFonts")["eastAsia"] == 'A&B "Song"'
    assert styles.parts != STYLES.parts


@pytest.mark.parametrize("part", ["styles", "settings", "fontTable", "oddFooter", "evenFooter"])
def test_the_parts_that_every_document_shares(part: str, golden: Golden) -> None:
    golden(f"typeset/docx/{part}.xml", pretty(STYLES.parts[f"word/{part}.xml"].encode()))
