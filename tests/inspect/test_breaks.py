"""Ends of pages count, wherever they stand; contents lists and wide pages are not judged."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Rule
from civplan.inspect.inspect_word import inspect_word
from civplan.rules.word_element_rules import ATTACHMENT_PAGE
from civplan.rules.word_font_rules import BOLD_TEXT, TEXT_COLOUR, TEXT_DECORATED
from civplan.rules.word_page_rules import PAGE_NUMBER_HEIGHT
from civplan.rules.word_text_rules import EMPTY_LINE_MISSING, EMPTY_LINES, LINE_SPACING
from support.word_files import word_file
from support.word_traits import in_style, paragraph, picture, run

BREAK = '<w:r><w:br w:type="page"/></w:r>'
TITLE = paragraph("湖内社区2007年工作总结", properties='<w:jc w:val="center"/>')
TEXT = paragraph("每月清理一次楼道，按季度公布结果。")
OTHER = paragraph("由楼组长负责，居民自愿参加。")
LABEL = paragraph("附件1")
SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>{}</w:p>'


def is_found(rule: Rule, body: str, parts: dict[str, str] | None = None) -> bool:
    findings = inspect_word("a.docx", word_file(body, parts)).findings
    return rule.code in {one.rule.code for one in findings}


def says_new_page(body: str) -> bool:
    """Whether the attachment is said not to begin a page."""
    findings = inspect_word("a.docx", word_file(body)).findings
    return any(
        one.rule is ATTACHMENT_PAGE and "没有另起一页" in one.message("zh") for one in findings
    )


@pytest.mark.parametrize(
    ("between", "label", "is_wrong"),
    [
        ("", LABEL, True),
        ("<w:p/>", LABEL, True),
        (f"<w:p>{BREAK}</w:p>", LABEL, False),
        (f"<w:p>{BREAK}</w:p><w:p/>", LABEL, False),
        ("", paragraph(BREAK, "附件1"), False),
        ("", paragraph("附件1", properties="<w:pageBreakBefore/>"), False),
        (SECTION.format(""), LABEL, False),
    ],
    ids=["nothing", "a line", "a break", "a break and a line", "within", "by style", "a section"],
)
def test_an_attachment_begins_a_page_by_any_break(
    between: str, label: str, *, is_wrong: bool
) -> None:
    assert says_new_page(TITLE + TEXT + between + label + TITLE + OTHER) is is_wrong


@pytest.mark.parametrize(
    ("between", "is_wrong"),
    [("<w:p/>", True), (f"<w:p>{BREAK}</w:p>", False), (SECTION.format(""), False)],
    ids=["a line", "a break", "a section"],
)
def test_an_empty_line_is_one_only_within_a_page(between: str, *, is_wrong: bool) -> None:
    assert is_found(EMPTY_LINES, TITLE + TEXT + between + OTHER) is is_wrong


def gap(before: int = 0, after: int = 0, lines: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:beforeLines="{lines}"/>'


RIGHT = '<w:jc w:val="right"/>'
CENTRED = '<w:jc w:val="center"/>'


@pytest.mark.parametrize(
    ("space_under_title", "between", "space_above_signature", "is_wrong"),
    [
        ("", "", "", True),
        (gap(after=579), "", gap(before=560), False),
        (gap(after=300), "", gap(before=300), True),
        ("", "<w:p/>", "", False),
        (gap(after=579), "", gap(lines=100), False),
        (gap(after=579), f"<w:p>{BREAK}</w:p>", "", False),
        (gap(after=579), SECTION.format(""), "", False),
    ],
    ids=["none", "spacing", "too little", "empty lines", "in lines", "a page", "a section"],
)
def test_an_empty_line_stands_under_the_title_and_above_the_signature(
    space_under_title: str, between: str, space_above_signature: str, *, is_wrong: bool
) -> None:
    title = paragraph("湖内社区2007年工作总结", properties=space_under_title + CENTRED)
    under = between if between == "<w:p/>" else ""
    signature = paragraph("湖内社区居民委员会", properties=space_above_signature + RIGHT)
    date = paragraph("2007年12月20日", properties=RIGHT)
    body = title + under + TEXT + between + signature + date
    findings = inspect_word("a.docx", word_file(body)).findings
    assert {one.rule.code for one in findings} & {"F463", "F464", "F431"} == set()
    (where,) = [one.message("en") for one in findings if one.rule is EMPTY_LINE_MISSING] or [""]
    assert where == (
        "paragraph 2 “每月清理一次楼道，按季度…” and 1 more: no empty line stands above it"
        if is_wrong
        else ""
    )


def test_the_lines_of_a_contents_list_are_not_judged() -> None:
    look = '<w:b/><w:u w:val="single"/><w:color w:val="0000FF"/>'
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    for line, is_wrong in (
        (in_style("TOC1", run("一、主要工作 3", look)), False),
        (paragraph(run("由楼组长负责。", look)), True),
    ):
        body = TITLE + line + TEXT
        found = [
            is_found(rule, body, {"styles": styles})
            for rule in (BOLD_TEXT, TEXT_COLOUR, TEXT_DECORATED)
        ]
        assert found == [is_wrong] * 3


def test_a_paragraph_with_a_picture_has_the_pitch_that_it_needs() -> None:
    exact = '<w:spacing w:line="579" w:lineRule="exact"/>'
    text = paragraph("每月清理一次楼道，按季度公布结果。", properties=exact) * 3
    for content, is_wrong in (("", True), (f"<w:r>{picture('楼道')}</w:r>", False)):
        single = paragraph(*filter(None, (content, "如图所示。")))
        assert is_found(LINE_SPACING, TITLE + text + single + text) is is_wrong


@pytest.mark.parametrize(("size", "is_wrong"), [((11906, 16838), True), ((16838, 11906), False)])
def test_the_number_on_a_wide_page_is_not_measured(
    size: tuple[int, int], *, is_wrong: bool
) -> None:
    footer = paragraph('<w:fldSimple w:instr="PAGE"/>')
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/>'
        f'<w:pgSz w:w="{size[0]}" w:h="{size[1]}"/>'
        '<w:pgMar w:top="2098" w:bottom="1474" w:left="1984" w:right="1588" w:footer="1400"/>'
        "</w:sectPr>"
    )
    assert is_found(PAGE_NUMBER_HEIGHT, TITLE + TEXT + section, {"footer1": footer}) is is_wrong
