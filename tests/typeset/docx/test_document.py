"""The text of a document: title, headings, lists, run-in headings, the page."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from civplan.manuscript.nodes import Heading, List, ListItem, ListStyle, Manuscript, TextRun
from civplan.typeset.docx.typesetter import DocxTypesetter
from civplan.typeset.gbt9704 import GBT9704, HEITI, LevelStyle
from civplan.typeset.numbering import NumberForms
from support.docx_files import (
    Package,
    R,
    W,
    body,
    document,
    fonts_of,
    one,
    package,
    says,
    style_of,
    styles_and_texts,
)
from support.manuscripts import RICH, text_run


def test_headings_in_a_division_are_one_outline_level_below_it() -> None:
    blocks = tuple(Heading(level, text_run("甲")) for level in (1, 0, 1, 2, 3, 4))

    levels = [
        (style_of(paragraph), [node.get(f"{W}val") for node in paragraph.iter(f"{W}outlineLvl")])
        for paragraph in package(Manuscript(("题",), blocks)).document.iter(f"{W}p")
    ]

    assert levels == [
        ("Title", []),
        *(("Heading1", []), ("Division", [])),
        *(("Heading1", ["1"]), ("Heading2", ["2"]), ("Heading3", ["3"]), ("Heading4", ["4"])),
    ]


def test_the_elements_stand_in_the_standards_order() -> None:
    styles = [style for style, _ in styles_and_texts(package(RICH))]
    assert styles == [
        "Title",
        "Recipient",
        "BodyText",
        "Heading1",
        "BodyText",
        "Heading1",
        "Heading2",
        *["BodyText"] * 5,
        "Heading2",
        "BodyText",
        "Heading3",
        "BodyText",
        "Caption",
        "Caption",
        "Heading1",
        "BodyText",
        *["AttachmentNames"] * 3,
        "Signature",
        "Date",
        "Note",
        "AttachmentLabel",
        "Title",
        "Heading1",
        "BodyText",
        "AttachmentLabel",
        "Title",
        "BodyText",
    ]


def test_headings_have_their_styles_and_their_numbers_as_text() -> None:
    headings = [Heading(level, text_run("题")) for level in (1, 2, 3, 4)]
    found = package(document(*headings, Heading(2, text_run("无"), numbered=False)))
    assert styles_and_texts(found)[1:] == [
        ("Heading1", "一、题"),
        ("Heading2", "（一）题"),
        ("Heading3", "1.题"),
        ("Heading4", "（1）题"),
        ("Heading2", "无"),
    ]


def test_list_entries_are_paragraphs_with_their_numbers_as_text() -> None:
    inner = List((ListItem(text_run("一项")), ListItem(text_run("又一项"))))
    outer = List((ListItem(text_run("甲"), (body("说明"), inner)), ListItem(text_run("乙"))))
    assert styles_and_texts(package(document(outer)))[1:] == [
        ("BodyText", "1.甲"),
        ("BodyText", "说明"),
        ("BodyText", "（1）一项"),
        ("BodyText", "（2）又一项"),
        ("BodyText", "2.乙"),
    ]


def test_an_ordinal_list_is_one_paragraph() -> None:
    items = (ListItem(text_run("抓组织；")), ListItem(text_run("抓宣传。")))
    found = package(document(List(items, ListStyle.ORDINAL)))
    assert styles_and_texts(found)[1:] == [("BodyText", "一是抓组织；二是抓宣传。")]


@pytest.mark.parametrize(
    ("level", "runs"),
    [
        (1, [("一、", "黑体"), ("题。", "黑体"), ("正文。", "")]),
        (2, [("（一）", "楷体_GB2312"), ("题。", "楷体_GB2312"), ("正文。", "")]),
        (3, [("1.题。正文。", "")]),
    ],
)
def test_only_a_run_in_heading_has_the_headings_font(
    level: int, runs: list[tuple[str, str]]
) -> None:
    heading = Heading(level, (TextRun("题。", run_in=True), TextRun("正文。")))
    found = package(document(heading)).paragraphs()[1]
    assert style_of(found) == "BodyText"
    assert fonts_of(found) == runs


def test_a_run_in_heading_can_be_made_bold() -> None:
    levels = (*GBT9704.levels[:2], LevelStyle(HEITI, bold=True), GBT9704.levels[3])
    typesetter = DocxTypesetter(GBT9704._replace(levels=levels))
    entry = List((ListItem((TextRun("例会。", run_in=True), TextRun("每月一次。"))),))
    found = package(document(entry), typesetter).paragraphs()[1]
    bold = [run.find(f"{W}rPr/{W}b") is not None for run in found.iter(f"{W}r")]
    assert fonts_of(found) == [("1.", "黑体"), ("例会。", "黑体"), ("每月一次。", "")]
    assert bold == [True, True, False]


def test_the_form_of_numbers_can_be_changed() -> None:
    typesetter = DocxTypesetter(GBT9704._replace(numbers=NumberForms(level_3="{}、")))
    found = package(document(List((ListItem(text_run("甲")),))), typesetter)
    assert styles_and_texts(found)[1:] == [("BodyText", "1、甲")]


def test_a_title_is_one_paragraph_of_balanced_lines() -> None:
    title = "通北街道湖内社区居民委员会2007年创建文明社区工作计划"
    found = package(Manuscript((title,), ()))
    assert found.texts("Title") == ["通北街道湖内社区居民委员会\n2007年创建文明社区工作计划"]


def test_a_document_without_a_title_begins_with_its_text() -> None:
    assert styles_and_texts(package(Manuscript((), (body("文"),)))) == [("BodyText", "文")]


def test_a_forced_break_is_one() -> None:
    assert styles_and_texts(package(document(body("甲\n乙"))))[1:] == [("BodyText", "甲\n乙")]


def test_the_page_is_the_standards() -> None:
    section = one(package(RICH).document, "body/sectPr")
    assert says(section, "pgSz") == {"w": "11906", "h": "16838"}
    assert says(section, "pgMar") == {
        "top": "2098",
        "right": "1474",
        "bottom": "1984",
        "left": "1588",
        "header": "851",
        "footer": "1400",
        "gutter": "0",
    }
    assert says(section, "docGrid") == {"type": "lines", "linePitch": "579"}


@pytest.mark.parametrize(
    ("kind", "align", "left", "right"),
    [("default", "right", "0", "280"), ("even", "left", "280", "0")],
)
def test_odd_pages_are_numbered_right_and_even_ones_left_one_character_in(
    kind: str, align: str, left: str, right: str
) -> None:
    foot = footers(package(document(body("文"))))[kind]
    assert "".join(t.text or "" for t in foot.iter(f"{W}t")) == "— 1 —"
    assert says(foot, "p/fldSimple") == {"instr": " PAGE "}
    assert says(foot, "p/pPr/jc") == {"val": align}
    assert (says(foot, "p/pPr/ind")["left"], says(foot, "p/pPr/ind")["right"]) == (left, right)


def footers(found: Package) -> dict[str, ET.Element]:
    """The footers of the last section by their kind."""
    targets = {r.get("Id"): r.get("Target") for r in found.tree("word/_rels/document.xml.rels")}
    references = one(found.document, "body/sectPr").findall(f"{W}footerReference")
    named = {r.get(f"{W}type", ""): targets[r.get(f"{R}id")] for r in references}
    return {kind: found.tree(f"word/{target}") for kind, target in named.items()}


@pytest.mark.parametrize(("length", "is_loose"), [(26, False), (28, True), (30, False)])
def test_opening_words_leave_no_single_character_on_their_last_line(
    length: int, *, is_loose: bool
) -> None:
    """制定本计/划。 becomes 制定本/计划。: without the closer spacing a line has 27 characters."""
    opening, other = body(f"{'年' * (length - 1)}。"), body(f"{'月' * 27}。")
    found = package(document(opening, Heading(1, text_run("题")), other, body("止。")))

    spacing = found.paragraph("年").find(f"{W}r/{W}rPr/{W}spacing")
    assert (spacing is not None) is is_loose
    assert found.paragraph("月").find(f"{W}r/{W}rPr/{W}spacing") is None
