"""Markdown: what is written, and that it is shown as it was typed."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from civplan.manuscript.nodes import (
    Align,
    Figure,
    Heading,
    Manuscript,
    Paragraph,
    Table,
    TableCell,
    TextRun,
)
from civplan.typeset.markdown import escape_markdown, typeset_markdown
from support.golden import Golden
from support.manuscripts import RICH, cells, manuscripts, text_run, texts, texts_of

TAG = re.compile(r"<[^>]*>")


def display_text(markdown: str) -> str:
    """The text that a reader sees of some GitHub-flavoured Markdown."""
    html = MarkdownIt("gfm-like", {"linkify": False}).render(markdown)
    return unescape(TAG.sub("", html))


def test_the_rich_manuscript(golden: Golden) -> None:
    golden("typeset/rich.md", typeset_markdown(RICH))


@given(manuscripts())
def test_every_text_is_shown_as_it_was_typed(manuscript: Manuscript) -> None:
    page = display_text(typeset_markdown(manuscript))

    wanted = [text.strip().rstrip("。") for text in texts_of(manuscript)]
    assert [text for text in wanted if text not in page] == []


MARKS = st.text("\\`*_[](){}<>#+-=.!|~&;1a 一\u3000", min_size=1).map(str.strip).filter(bool)


@given(MARKS | texts())
@example("- 一")
@example("1. 一")
@example("1) 一")
@example("一 ##")
@example("&amp; &#38; A&B")
@example("```")
@example("---")
@example("[一](二) ![三](四)")
@example("<!-- 一 --> <b>二</b>")
def test_marks_are_text(text: str) -> None:
    markdown = typeset_markdown(Manuscript((text,), (Paragraph((TextRun(text),)),)))

    html = MarkdownIt("gfm-like", {"linkify": False}).render(markdown)
    heading, paragraph = html.removesuffix("</p>\n").split("</h1>\n<p>")
    assert unescape(heading.removeprefix("<h1>")).strip() == text.strip()
    assert unescape(paragraph).strip() == text.strip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1.楼群组长例会。", "1.楼群组长例会。"),
        ("2007-2008年，+5%，C#，A&B", "2007-2008年，+5%，C#，A&B"),
        ("-5度", "-5度"),
        ("2007年：a = b", "2007年：a = b"),
    ],
)
def test_what_is_no_mark_is_not_escaped(text: str, written: str) -> None:
    assert escape_markdown(text) == written


def test_a_second_line_is_escaped_too() -> None:
    manuscript = Manuscript(("题",), (Paragraph((TextRun("一\n- 二\n="),)),))

    assert typeset_markdown(manuscript) == "# 题\n\n一\\\n\\- 二\\\n\\=\n"


def test_headings_in_a_division_are_one_level_below_it() -> None:
    blocks = tuple(Heading(level, text_run("甲")) for level in (1, 0, 1, 2, 0))

    assert typeset_markdown(Manuscript(("题",), blocks)).split("\n\n") == [
        *("# 题", "## 一、甲", "## 第一部分　甲", "### 一、甲", "#### （一）甲"),
        "## 第二部分　甲\n",
    ]


def test_a_heading_is_one_line() -> None:
    manuscript = Manuscript(("题", "目"), (Heading(1, (TextRun("一\n二\na\nb"),)),))

    assert typeset_markdown(manuscript) == "# 题目\n\n## 一、一二a b\n"


def test_a_table_has_one_head_row_and_gaps_for_wide_cells() -> None:
    table = Table(
        (cells("指标", "完成"),),
        (
            (*cells("甲|乙\n丙"), TableCell((), Align.RIGHT)),
            (TableCell(text_run("合计"), columns=2),),
        ),
    )

    assert typeset_markdown(Manuscript(("题",), (table,))) == (
        "# 题\n\n| 指标 | 完成 |\n| --- | --: |\n| 甲\\|乙<br>丙 |  |\n| 合计 |  |\n"
    )


def test_the_address_of_a_picture_may_hold_any_character() -> None:
    figure = Figure("会议 (1)\\<a>.png", "[会]", "图*")

    assert typeset_markdown(Manuscript(("题",), (figure,))) == (
        "# 题\n\n![\\[会\\]](<会议 (1)\\\\\\<a\\>.png>)\n\n图\\*\n"
    )
