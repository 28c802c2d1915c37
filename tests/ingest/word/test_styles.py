"""The effective properties: the nearest counts, whatever the file says them with."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from civplan.ingest.word.namespaces import A, W
from civplan.ingest.word.package import open_package
from civplan.ingest.word.properties import NumberReference, ParagraphProperties, RunProperties
from civplan.ingest.word.styles import EffectiveProperties

NAMESPACES = f'xmlns:w="{W.strip("{}")}" xmlns:a="{A.strip("{}")}"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
THEME = (
    "<a:fontScheme><a:majorFont><a:latin typeface='Calibri Light'/><a:ea typeface=''/>"
    "<a:font script='Jpan' typeface='ＭＳ ゴシック'/><a:font script='Hans' typeface='黑体'/>"
    "</a:majorFont>"
    "<a:minorFont><a:latin typeface='Calibri'/><a:ea typeface=''/>"
    "<a:font script='Jpan' typeface='ＭＳ 明朝'/><a:font script='Hans' typeface='仿宋'/>"
    "</a:minorFont>"
    "</a:fontScheme>"
)
BODY = "<w:p><w:r><w:t>楼道每周清扫一次。</w:t></w:r></w:p>"


def properties(
    styles: str = "", body: str = BODY, settings: str = "", *, with_styles: bool = True
) -> tuple[ParagraphProperties, RunProperties]:
    """The effective properties of the first paragraph and its first run."""
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/theme/theme1.xml": f"<a:theme {NAMESPACES}>{THEME}</a:theme>",
        "word/settings.xml": f"<w:settings {NAMESPACES}>{settings}</w:settings>",
    }
    if with_styles:
        parts["word/styles.xml"] = f"<w:styles {NAMESPACES}>{styles}</w:styles>"
    kinds = {"styles": "styles.xml", "theme": "theme/theme1.xml", "settings": "settings.xml"}
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for kind, target in kinds.items()
        )
        + "</Relationships>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    package = open_package(buffer.getvalue())
    effective = EffectiveProperties(package)
    paragraph = package.document.find(f".//{W}p")
    return effective.paragraph(paragraph), effective.run(paragraph.find(f"{W}r"), paragraph)


def style(
    id_: str, letters: str = "", place: str = "", based: str = "", kind: str = "paragraph"
) -> str:
    default = ' w:default="1"' if id_ == "Normal" else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"{default}><w:name w:val="{id_}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + f"<w:pPr>{place}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def defaults(letters: str = "", place: str = "") -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{place}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def body(style_id: str = "", letters: str = "", place: str = "") -> str:
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    run = f"<w:r><w:rPr>{letters}</w:rPr><w:t>楼道</w:t></w:r>"
    return f"<w:p><w:pPr>{named}{place}</w:pPr>{run}</w:p>"


def font(name: str) -> str:
    return f'<w:rFonts w:eastAsia="{name}"/>'


ALL = (
    defaults(font("宋体"))
    + style("Normal", font("仿宋"))
    + style("Body", font("楷体"), based="Normal")
)
CHARACTER = style("Strong", font("黑体"), kind="character")


@pytest.mark.parametrize(
    ("styles", "text", "expected"),
    [
        ("", BODY, ""),
        (defaults(font("宋体")), BODY, "宋体"),
        (defaults(font("宋体")) + style("Normal", font("仿宋")), BODY, "仿宋"),
        (ALL, body("Body"), "楷体"),
        (ALL + CHARACTER, body("Body", '<w:rStyle w:val="Strong"/>'), "黑体"),
        (ALL + CHARACTER, body("Body", '<w:rStyle w:val="Strong"/>' + font("隶书")), "隶书"),
        (ALL + style("Deep", based="Body"), body("Deep"), "楷体"),
        (ALL, body("Unknown"), "仿宋"),
        (ALL + CHARACTER, body("Strong"), "仿宋"),
        (ALL, body("Body", '<w:rStyle w:val="Unknown"/>'), "楷体"),
    ],
    ids=[
        "nothing", "defaults", "default style", "paragraph style", "character style", "own",
        "style two steps off", "unknown style", "a character style is no paragraph style",
        "unknown character style",
    ],
)  # fmt: skip
def test_the_nearest_font_counts(styles: str, text: str, expected: str) -> None:
    assert properties(styles, text)[1].fonts.east_asia == expected


@pytest.mark.parametrize(
    ("theme", "language", "expected"),
    [
        ("minorEastAsia", '<w:themeFontLang w:eastAsia="zh-CN"/>', "仿宋"),
        ("majorEastAsia", '<w:themeFontLang w:eastAsia="zh-CN"/>', "黑体"),
        ("minorEastAsia", '<w:themeFontLang w:eastAsia="ja-JP"/>', "ＭＳ 明朝"),
        ("minorEastAsia", "", "仿宋"),
    ],
)
def test_a_theme_font_is_the_one_for_the_language(theme: str, language: str, expected: str) -> None:
    letters = f'<w:rFonts w:eastAsia="宋体" w:eastAsiaTheme="{theme}" w:asciiTheme="minorHAnsi"/>'
    run = properties("", body("", letters), language)[1]
    assert (run.fonts.east_asia, run.fonts.ascii) == (expected, "Calibri")


def test_a_nearer_name_counts_before_a_theme_font_farther_off() -> None:
    styles = defaults('<w:rFonts w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="majorHAnsi"/>')
    run = properties(styles + style("Normal", font("楷体")))[1]
    assert (run.fonts.east_asia, run.fonts.high_ansi) == ("楷体", "Calibri Light")


def test_what_a_theme_has_for_a_language_is_told_from_what_is_named() -> None:
    styles = defaults('<w:rFonts w:eastAsiaTheme="minorEastAsia"/>')
    own = body("", '<w:rFonts w:eastAsia="仿宋"/>')
    assert properties(styles)[1].fonts.is_by_language
    assert not properties(styles, own)[1].fonts.is_by_language


def test_a_font_for_latin_letters_is_none_for_chinese_ones() -> None:
    run = properties(defaults('<w:rFonts w:ascii="黑体" w:hAnsi="黑体"/>'))[1]
    assert run.fonts == ("黑体", "黑体", "", "", False)


def test_the_size_of_complex_scripts_is_not_that_of_chinese() -> None:
    assert properties(defaults('<w:sz w:val="32"/><w:szCs w:val="44"/>'))[1].size == 32


def test_without_any_size_it_is_ten_points() -> None:
    assert properties(with_styles=False)[1].size == 20


ON, OFF = "<w:b/>", '<w:b w:val="0"/>'


@pytest.mark.parametrize(
    ("of_paragraph", "of_character", "own", "expected"),
    [
        (ON, "", "", True),
        (ON, ON, "", False),
        (ON, OFF, "", True),
        ("", ON, "", True),
        (ON, ON, ON, True),
        (ON, "", OFF, False),
        (ON, "", '<w:b w:val="false"/>', False),
        (OFF, ON, "", True),
    ],
)
def test_bold_of_a_character_style_turns_that_of_the_paragraph_style_over(
    of_paragraph: str, of_character: str, own: str, *, expected: bool
) -> None:
    styles = style("Body", of_paragraph) + style("Strong", of_character, kind="character")
    text = body("Body", f'<w:rStyle w:val="Strong"/>{own}')
    assert properties(styles, text)[1].bold is expected


def test_styles_based_on_each_other_in_a_circle_end() -> None:
    styles = style("A", font("楷体"), based="B") + style("B", '<w:sz w:val="32"/>', based="A")
    run = properties(styles, body("A"))[1]
    assert (run.fonts.east_asia, run.size) == ("楷体", 32)


def test_a_document_without_styles_has_its_own_properties_only() -> None:
    paragraph, run = properties(
        "", body("Body", font("仿宋"), "<w:jc w:val='center'/>"), with_styles=False
    )
    assert (paragraph.style_id, paragraph.style, paragraph.align) == ("", "", "center")
    assert run.fonts.east_asia == "仿宋"


@pytest.mark.parametrize(
    ("of_style", "own", "expected"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="640"/>', "", (640, 2.0)),
        ('<w:ind w:firstLineChars="200" w:firstLine="640"/>', '<w:ind w:left="10"/>', (640, 2.0)),
        ('<w:ind w:firstLine="640"/>', '<w:ind w:hanging="320"/>', (-320, 0)),
        ('<w:ind w:hanging="320"/>', '<w:ind w:firstLine="0"/>', (0, 0)),
        ('<w:ind w:firstLine="12pt"/>', "", (240, 0)),
        ('<w:ind w:firstLine="1cm"/>', "", (567, 0)),
        ('<w:ind w:hangingChars="150"/>', "", (0, -1.5)),
    ],
)
def test_the_first_line_is_indented_or_hangs(
    of_style: str, own: str, expected: tuple[int, float]
) -> None:
    indents = properties(style("Normal", "", of_style), body("", "", own))[0].indents
    assert (indents.first, indents.first_characters) == expected


def test_the_strict_names_of_sides_are_read() -> None:
    indents = properties("", body("", "", '<w:ind w:start="100" w:end="200"/>'))[0].indents
    assert (indents.left, indents.right) == (100, 200)


def test_line_spacing_comes_together_from_its_levels() -> None:
    styles = defaults("", '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>')
    text = body("", "", '<w:spacing w:line="579" w:lineRule="exact" w:before="0"/>')
    spacing = properties(styles, text)[0].spacing
    assert (spacing.before, spacing.after, spacing.line, spacing.rule) == (0, 160, 579, "exact")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>', ("3", 1)),
        ('<w:numPr><w:numId w:val="3"/></w:numPr>', ("3", None)),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', None),
        ("", ("7", None)),
    ],
)
def test_a_list_is_named_by_the_paragraph_or_by_its_style(
    place: str, expected: tuple[str, int | None] | None
) -> None:
    styles = style(
        "Heading1", "", '<w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/>'
    )
    paragraph = properties(styles, body("Heading1", "", place))[0]
    assert paragraph.number == (NumberReference(*expected, "Heading1") if expected else None)
    assert paragraph.outline == 1


def test_the_indents_of_a_list_stand_between_style_and_paragraph() -> None:
    level = f'<w:pPr {NAMESPACES}><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    text = body("", "", '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="0"/>')
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        document = f"<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
    package = open_package(buffer.getvalue())
    effective = EffectiveProperties(package, lambda _: etree.fromstring(level))
    indents = effective.paragraph(package.document.find(f".//{W}p")).indents
    assert (indents.left, indents.first) == (0, -360)


def test_a_line_below_a_paragraph_is_known_with_its_colour() -> None:
    border = '<w:pBdr><w:top w:val="none"/><w:bottom w:val="single" w:color="ff0000"/></w:pBdr>'
    paragraph = properties("", body("", "", border))[0]
    assert (paragraph.borders, paragraph.border_colour) == (frozenset({"bottom"}), "FF0000")


def test_hidden_text_is_known_through_its_style() -> None:
    styles = style("Note", "<w:vanish/>", kind="character")
    assert properties(styles, body("", '<w:rStyle w:val="Note"/>'))[1].hidden
