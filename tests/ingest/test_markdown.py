"""Markdown: every character that it displays, none of its marks."""

from __future__ import annotations

import pytest
from hypothesis import given

from civplan.ingest.blocks import CONTENTS_STYLE, FRONT_MATTER_STYLE, Block, BlockKind, Place
from civplan.ingest.markdown import blocks_of_markdown, plain_text_of
from civplan.typeset.markdown import escape_markdown
from support.manuscripts import texts


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [
        ("# 工作总结", "工作总结", 1),
        ("### 一、组织 ###", "一、组织", 3),
        ("#不是标题", "#不是标题", 0),
        ("####### 七级没有", "####### 七级没有", 0),
        ("正文 #", "正文 #", 0),
        ("> 引文 > 5", "引文 > 5", 0),
    ],
)
def test_headings_have_their_level(line: str, text: str, level: int) -> None:
    (block,) = blocks_of_markdown(line)

    assert (block.text, block.level) == (text, level)


def test_an_underlined_line_is_a_heading() -> None:
    blocks = blocks_of_markdown("总结\n===\n一、组织\n---\n正文\n\n---\n完")

    assert [(block.text, block.level) for block in blocks] == [
        ("总结", 1),
        ("一、组织", 2),
        ("正文", 0),
        ("完", 0),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**加强**领导", "加强领导"),
        ("*重点*，_次重点_", "重点，次重点"),
        ("a_b_c", "a_b_c"),
        ("`**码**`", "**码**"),
        ("见[通知](http://example.org/a)", "见通知"),
        (r"\*不是\*重点", "*不是*重点"),
        ("A&amp;B", "A&B"),
        ("一<br>二", "一\n二"),
        ("5 * 3 = 15", "5 * 3 = 15"),
        ("<https://example.org>", "https://example.org"),
        ("~~删去~~", "删去"),
        ("[x] 没有链接", "[x] 没有链接"),
    ],
)
def test_marks_of_layout_are_left_out(source: str, text: str) -> None:
    assert plain_text_of(source) == text


@pytest.mark.parametrize(("line", "bold"), [("**全是**", True), ("**一**和**二**", False)])
def test_a_paragraph_is_bold_when_all_of_it_is(line: str, bold: bool) -> None:  # noqa: FBT001
    assert blocks_of_markdown(line)[0].bold is bold


def test_a_table_has_its_rows_and_cells() -> None:
    (table,) = blocks_of_markdown("| 指标 | 结果 |\n|---|---:|\n| 碰头会 | **12**次 |\n| 空 |  |")

    assert [[[block.text for block in cell] for cell in row] for row in table.rows] == [
        [["指标"], ["结果"]],
        [["碰头会"], ["12次"]],
        [["空"], []],
    ]
    assert table.rows[1][1][0].place == Place(3, table=1, row=2, column=2)


def test_pictures_lists_and_code_are_read() -> None:
    blocks = blocks_of_markdown("- 一件\n\n前![会议](a.jpg)后\n\n```\n# 原样\n```\n> 引文")

    assert blocks == (
        Block(BlockKind.PARAGRAPH, "一件", Place(1), "•"),
        Block(BlockKind.PARAGRAPH, "前后", Place(3)),
        Block(BlockKind.PICTURE, "会议", Place(3)),
        Block(BlockKind.PARAGRAPH, "# 原样", Place(6)),
        Block(BlockKind.PARAGRAPH, "引文", Place(8)),
    )


def test_a_forced_break_stays_in_the_paragraph() -> None:
    assert [block.text for block in blocks_of_markdown("社区\\\n2007年1月\n\n完")] == [
        "社区\n2007年1月",
        "完",
    ]


FRONT_MATTER = '---\ntitle: "工作计划"\ndate: 2007-01-10\ntags:\n  - 计划\n---\n'


def test_the_title_of_the_front_matter_is_a_heading_and_all_else_its_own_style() -> None:
    blocks = blocks_of_markdown(f"{FRONT_MATTER}\n## 一、组织\n")

    assert [(block.text, block.level, block.style) for block in blocks] == [
        ("工作计划", 1, ""),
        ("date: 2007-01-10", 0, FRONT_MATTER_STYLE),
        ("tags:", 0, FRONT_MATTER_STYLE),
        ("- 计划", 0, FRONT_MATTER_STYLE),
        ("一、组织", 2, ""),
    ]


def test_a_text_with_a_title_does_without_that_of_its_front_matter() -> None:
    blocks = blocks_of_markdown(f"{FRONT_MATTER}# 湖内社区工作计划\n")

    assert [block.text for block in blocks if block.level == 1] == ["湖内社区工作计划"]
    assert blocks[0].style == FRONT_MATTER_STYLE


@pytest.mark.parametrize(
    "text", ["---\n正文，没有完。\n---\n", "---\ntitle: 计划\n正文\n", "---\n"]
)
def test_a_rule_at_the_head_begins_no_front_matter(text: str) -> None:
    assert all(block.style == "" for block in blocks_of_markdown(text))


@pytest.mark.parametrize("line", ["[TOC]", "[[toc]]", "- [一、组织](#一组织)", "1. [组织](#a)"])
def test_a_list_of_contents_has_its_style(line: str) -> None:
    (block,) = blocks_of_markdown(line)

    assert block.style == CONTENTS_STYLE


@pytest.mark.parametrize("line", ["- [通知](http://example.org/a)", "- 见[组织](#a)一节"])
def test_a_link_of_the_text_is_text(line: str) -> None:
    (block,) = blocks_of_markdown(line)

    assert block.style == ""


@given(texts())
def test_what_civplan_escapes_is_read_as_it_was(text: str) -> None:
    assert plain_text_of(escape_markdown(text)) == text
