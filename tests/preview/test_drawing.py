"""A page as HTML: lines at their baselines, characters in their places, everything escaped."""

from __future__ import annotations

import re

import pytest

from civplan.manuscript.nodes import (
    AttachmentText,
    Heading,
    Manuscript,
    Paragraph,
    Table,
    TableCell,
    TextRun,
)
from civplan.preview.drawing import DrawnPage, Looks, Reading, page_as_html, reading_of
from civplan.preview.provenance import Provenance, Provenances
from civplan.typeset.gbt9704 import FANGSONG, HEITI, HalfPoints
from civplan.typeset.layout.pages import Page, PageLine, PagePicture, PageRule, PageRun, TextPlace
from support.browser import Element, web_page

BODY = HalfPoints(32)
EM, SPACED = 320.0, 315.0
"""三号 in twips, and with the letter spacing of the house style."""
WIDTH, HEIGHT = 11906, 16838


def origin(start: int, end: int, path: str, *, is_default: bool = False) -> Provenance:
    """What prints a stretch of a text."""
    return Provenance(start, end, path, "plan.yaml", 3, 9, is_default, is_default)


def line_of(
    text: str,
    place: TextPlace = ("text", 0),
    *,
    advances: tuple[float, ...] = (),
    start: int = 0,
    baseline: float = 3000,
) -> PageLine:
    """A line in 三号仿宋 at the left edge of the type area; half an em for a digit or a letter."""
    usual = tuple(160 if one.isascii() else SPACED for one in text)
    run = PageRun(text, 1588, advances or usual, FANGSONG, BODY)
    return PageLine(baseline, baseline - 400, 579, (run,), place, start)


def drawn(
    *lines: PageLine,
    reading: Reading | None = None,
    origins: Provenances | None = None,
    looks: Looks | None = None,
    page: Page | None = None,
) -> DrawnPage:
    """A page with some lines."""
    page = page or Page(WIDTH, HEIGHT, lines)
    return page_as_html(page, reading or Reading({}, {}), origins or {}, looks or Looks(), {})


def html_of(*lines: PageLine) -> str:
    """The HTML of a page with some lines."""
    return drawn(*lines).html


def elements(page: DrawnPage) -> Element:
    """A page taken apart."""
    return web_page(page.html)


def test_a_line_stands_at_its_baseline() -> None:
    html = html_of(line_of("社区"), line_of("年", start=2, baseline=3579))

    assert (
        '<p data-place="text/0" data-s="left:105.87px;top:173.33px;width:42px;height:77.2px">'
        in html
    )
    assert re.findall(r'class="k0" data-s="([^"]*)"', html) == [
        "left:0px;top:26.67px",
        "left:0px;top:65.27px",
    ]


def test_full_width_characters_are_a_stretch_of_their_advances() -> None:
    assert '<i data-s="width:42px;letter-spacing:-0.33px">社区</i>' in html_of(line_of("社区"))


def test_characters_of_other_advances_are_stretches_of_their_own() -> None:
    html = html_of(line_of("社区年", advances=(315, 315, 300)))

    assert re.findall(r"<i data-s=[^>]*>[^<]*</i>", html) == [
        '<i data-s="width:42px;letter-spacing:-0.33px">社区</i>',
        '<i data-s="width:20px;letter-spacing:-1.33px">年</i>',
    ]


@pytest.mark.parametrize(
    ("character", "advance", "side"),
    [
        ("7", 160, "c"),
        ("a", 160, "c"),
        ("%", 160, "c"),
        ("—", 320, "c"),
        ("…", 320, "c"),
        ("“", 320, "o"),
        ("”", 320, "e"),
        ("（", 160, "o"),
        ("）", 160, "e"),
        ("。", 160, "e"),
        (" ", 160, "c"),
    ],
)
def test_every_other_character_has_a_box(character: str, advance: float, side: str) -> None:
    html = html_of(line_of(character, advances=(advance,)))

    assert f'<i class="{side}" data-s="width:{round(advance / 15, 2):g}px">{character}</i>' in html


def test_lines_of_a_text_are_one_element_in_reading_order() -> None:
    page = elements(
        drawn(line_of("为进一步"), line_of("提高。", start=4), line_of("第二段", ("text", 1)))
    )

    assert [(one["data-place"], one.text) for one in page.all("p")] == [
        ("text/0", "为进一步提高。"),
        ("text/1", "第二段"),
    ]


def test_headings_have_their_levels() -> None:
    manuscript = Manuscript(
        ("计划",),
        (
            Heading(1, (TextRun("主要工作"),)),
            Heading(2, (TextRun("制度"),)),
            Paragraph((TextRun("正文"),)),
        ),
        attachments=(AttachmentText("名单", (Heading(1, (TextRun("甲"),)),)),),
    )
    places: list[TextPlace] = [("title", 0), ("text", 0), ("text", 1), ("text", 2)]
    places += [("attachment", 0, "title"), ("attachment", 0, "text", 0)]
    lines = [line_of("字", place) for place in places]

    page = elements(drawn(*lines, reading=reading_of(manuscript)))

    assert [one.name for one in page.every() if one.get("data-place")] == [
        *("h2", "h3", "h4", "p", "h2", "h3"),
    ]


def test_cells_stand_in_a_table() -> None:
    row = (TableCell((TextRun("甲"),)), TableCell((TextRun("乙"),)))
    reading = reading_of(Manuscript(("表",), (Table((row,), (row, row)),)))
    places = [(row, cell) for row in range(3) for cell in range(2)]
    lines = [line_of(f"{row}{cell}", ("text", 0, row, cell)) for row, cell in places]

    page = elements(drawn(line_of("前", ("text", 1)), *lines, reading=reading))

    table = next(one for one in page.every() if one.get("role") == "table")
    rows = [one for one in table.every() if one.get("role") == "row"]
    cells = [
        [(cell["role"], cell.text) for cell in row.all("span") if cell.get("role")] for row in rows
    ]
    assert cells == [
        [("columnheader", "00"), ("columnheader", "01")],
        [("cell", "10"), ("cell", "11")],
        [("cell", "20"), ("cell", "21")],
    ]


def test_what_a_key_prints_says_so() -> None:
    origins: Provenances = {("text", 0): (origin(1, 3, "work.text"), origin(4, 5, "work.name"))}
    line = line_of("一二三四五", start=0)

    page = elements(drawn(line, origins=origins))

    parts = [(one["data-path"], one.text) for one in page.every() if one.get("data-path")]
    assert parts == [("work.text", "二三"), ("work.name", "五")]
    assert page.all("p")[0].text == "一二三四五"


def test_a_stretch_over_two_lines_is_named_on_both() -> None:
    origins: Provenances = {("text", 0): (origin(1, 3, "work.text"),)}

    page = elements(drawn(line_of("一二"), line_of("三四", start=2), origins=origins))

    parts = [(one["data-path"], one.text) for one in page.every() if one.get("data-path")]
    assert parts == [("work.text", "二"), ("work.text", "三")]


def test_a_text_of_the_pack_is_of_another_kind() -> None:
    origins: Provenances = {("text", 0): (origin(0, 2, "work.heading", is_default=True),)}

    page = elements(drawn(line_of("工作"), origins=origins))

    kinds = [(one["data-path"], one["data-kind"]) for one in page.every() if one.get("data-path")]
    assert kinds == [("work.heading", "default")]


def test_markup_of_the_file_is_text() -> None:
    text = '<img src=x onerror="alert(1)">&lt;'
    picture = PagePicture('"><script>', '"><script>', 0, 0, 10, 10, ("text", 1))
    page = Page(WIDTH, HEIGHT, (line_of(text),), pictures=(picture,))
    origins: Provenances = {("text", 0): (origin(0, 2, '"><script>'),)}

    taken = elements(drawn(page=page, origins=origins))

    assert taken.all("p")[0].text == text
    assert [one.name for one in taken.all("img", "script")] == ["img"]
    assert taken.all("img")[0]["alt"] == '"><script>'


def test_there_are_no_style_attributes_or_scripts() -> None:
    number = line_of("— 1 —")
    page = Page(HEIGHT, WIDTH, (line_of("社区"),), (PageRule(0, 0, 100, 0, 10),), (), number)

    assert re.findall(r"\b(?:style|on\w+)=|<script", drawn(page=page).html) == []


@pytest.mark.parametrize(
    ("rule", "style"),
    [
        (PageRule(150, 300, 1500, 300, 15), "left:10px;top:19.5px;width:90px;border-top:1px"),
        (PageRule(150, 300, 150, 1500, 15), "left:9.5px;top:20px;height:80px;border-left:1px"),
        (PageRule(0, 15, 30, 15, 15, "FF0000"), "top:0.5px;width:2px;border-top:1px solid #FF0000"),
    ],
)
def test_a_rule_has_its_thickness_around_it(rule: PageRule, style: str) -> None:
    assert style in drawn(page=Page(WIDTH, HEIGHT, rules=(rule,))).html


def test_the_number_of_a_landscape_page_stands_as_on_the_upright_sheet() -> None:
    upright = drawn(page=Page(WIDTH, HEIGHT, number=line_of("— 1 —")))
    landscape = drawn(page=Page(HEIGHT, WIDTH, number=line_of("— 1 —")))

    assert "rotate" not in upright.html
    assert 'data-s="transform:translateX(1122.53px) rotate(90deg)"' in landscape.html


def test_pages_of_one_look_have_one_key() -> None:
    looks = Looks()

    assert drawn(line_of("社区"), looks=looks) == drawn(line_of("社区"), looks=looks)
    assert drawn(line_of("社区"), looks=looks).key != drawn(line_of("社村"), looks=looks).key


def test_each_font_is_a_class_with_what_replaces_it() -> None:
    looks = Looks()
    bold = PageRun("题", 0, (440,), HEITI, HalfPoints(44), bold=True, colour="FF0000")
    page = Page(WIDTH, HEIGHT, (line_of("社"), PageLine(0, 0, 0, (bold,), ("title", 0))))

    drawn(page=page, looks=looks)

    assert [*looks.rules] == ["k0", "k1"]
    assert looks.rules["k0"].startswith('font-family:"仿宋_GB2312","仿宋","FangSong"')
    assert looks.rules["k0"].endswith(",serif;font-size:21.33px;")
    assert looks.rules["k1"].endswith(
        ",sans-serif;font-size:29.33px;font-weight:700;color:#FF0000;"
    )
