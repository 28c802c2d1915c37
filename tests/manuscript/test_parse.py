"""What a template may write, and what it means."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import (
    Align,
    AttachmentText,
    Colophon,
    Figure,
    Heading,
    List,
    ListItem,
    ListStyle,
    Manuscript,
    Masthead,
    Paragraph,
    ParagraphKind,
    Signature,
    Table,
    TableCell,
    TextRun,
    TextRuns,
)
from civplan.manuscript.parse import parse_manuscript

TEMPLATE = "summary.html.j2"
TITLE = ("工作总结",)


def parse(inside: str) -> Manuscript:
    """Parse an article with a title and what follows it."""
    return parse_manuscript(f"<article><h1>工作总结</h1>{inside}</article>", TEMPLATE)


def runs_of(paragraph: str) -> TextRuns:
    """The runs of the only block."""
    (block,) = parse(paragraph).blocks
    assert isinstance(block, Paragraph)
    return block.runs


def test_a_title_alone_is_a_manuscript() -> None:
    assert parse("") == Manuscript(TITLE, ())


def test_the_author_may_break_the_title() -> None:
    xhtml = "<article><h1>湖内社区<br/>\n  工作总结</h1></article>"

    assert parse_manuscript(xhtml, TEMPLATE).title == ("湖内社区", "工作总结")


def test_headings_know_their_level_and_whether_they_are_numbered() -> None:
    written = '<h2>一</h2><h3>二</h3><h4>三</h4><h5 class="unnumbered">四</h5>'

    assert parse(written).blocks == (
        Heading(1, (TextRun("一"),)),
        Heading(2, (TextRun("二"),)),
        Heading(3, (TextRun("三"),)),
        Heading(4, (TextRun("四"),), numbered=False),
    )


def test_a_division_stands_above_the_four_levels() -> None:
    assert parse('<h2 class="division">总结</h2><h2>一</h2>').blocks == (
        Heading(0, (TextRun("总结"),)),
        Heading(1, (TextRun("一"),)),
    )


def test_an_entry_holds_paragraphs_and_one_list() -> None:
    written = "<ol><li>甲\n  <p>附段</p>\n  <ol><li>子</li></ol>\n</li></ol>"

    nested = List((ListItem((TextRun("子"),)),))
    item = ListItem((TextRun("甲"),), (Paragraph((TextRun("附段"),)), nested))
    assert parse(written).blocks == (List((item,)),)


def test_ten_lists_may_lie_in_one_another() -> None:
    (block,) = parse("<ol><li>一" * 10 + "</li></ol>" * 10).blocks

    depth = 0
    while isinstance(block, List):
        depth += 1
        block = (*block.items[0].blocks, Paragraph(()))[0]
    assert depth == 10


def test_an_ordinal_list_is_one_paragraph() -> None:
    assert parse('<ol class="ordinal"><li>抓教育。</li></ol>').blocks == (
        List((ListItem((TextRun("抓教育。"),)),), ListStyle.ORDINAL),
    )


def test_a_table_has_a_caption_a_head_and_a_body() -> None:
    written = (
        "<table><caption>完成情况</caption>"
        '<thead><tr><th class="center">指标</th><th>完成</th></tr></thead>'
        '<tbody><tr><td class="right">满意率</td><td></td></tr>'
        '<tr><td colspan="2">合计</td></tr></tbody></table>'
    )

    assert parse(written).blocks == (
        Table(
            head=((TableCell((TextRun("指标"),), Align.CENTER), TableCell((TextRun("完成"),))),),
            body=(
                (TableCell((TextRun("满意率"),), Align.RIGHT), TableCell(())),
                (TableCell((TextRun("合计"),), columns=2),),
            ),
            caption="完成情况",
        ),
    )


def test_a_picture_may_do_without_words() -> None:
    assert parse('<figure><img src="会/1.jpg"/></figure>').blocks == (Figure("会/1.jpg"),)


def test_the_parts_around_the_text_have_places_of_their_own() -> None:
    xhtml = (
        '<article><p class="letterhead">湖内社区</p><p class="number">〔2007〕3号</p>'
        '<p class="signer">张三</p><h1>工作总结</h1><p class="recipient">街道：</p><p>正文</p>'
        '<ol class="attachments"><li>甲表</li><li>乙表</li></ol>'
        '<p class="signature sealed">湖内社区</p><p class="date"><time>2007年12月</time></p>'
        '<p class="note">（公开）</p><section class="attachment"><h1>甲表</h1><p>表</p></section>'
        '<p class="copies">民政局</p>'
        '<p class="printed">湖内社区 <time>2007年12月31日</time></p></article>'
    )

    assert parse_manuscript(xhtml, TEMPLATE) == Manuscript(
        title=TITLE,
        blocks=(
            Paragraph((TextRun("街道："),), ParagraphKind.RECIPIENT),
            Paragraph((TextRun("正文"),)),
        ),
        masthead=Masthead("湖内社区", "〔2007〕3号", "张三"),
        attachment_names=("甲表", "乙表"),
        signature=Signature(("湖内社区",), "2007年12月", sealed=True),
        notes=(Paragraph((TextRun("（公开）"),), ParagraphKind.NOTE),),
        attachments=(AttachmentText("甲表", (Paragraph((TextRun("表"),)),)),),
        colophon=Colophon("民政局", "湖内社区", "2007年12月31日"),
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<p>\n    文字\n  </p>", "文字"),
        ("<p>A &amp; B  C　D</p>", "A & B  C　D"),
        ("<p>上半句，\n    下半句</p>", "上半句，下半句"),
        ("<p>two \n  words</p>", "two words"),
        ("<p>共\n  12\n  次</p>", "共12次"),
        ("<p>“引号”\n“又一”</p>", "“引号”“又一”"),
        ("<p>上 <br/>\n 下</p>", "上\n下"),
        ("<p>截至<time datetime='2007-12-31'>12月31日</time>止</p>", "截至12月31日止"),
        ("<p>&lt;script&gt; {{ x }} 𠮷 &#x20BB7;</p>", "<script> {{ x }} 𠮷 𠮷"),
        ("<p><![CDATA[a < b]]></p>", "a < b"),
        ("<p>甲<!-- 注 -->乙</p>", "甲乙"),
    ],
)
def test_white_space_of_the_template_goes_and_that_of_the_text_stays(
    written: str, text: str
) -> None:
    assert runs_of(written) == (TextRun(text),)


@pytest.mark.parametrize(
    ("written", "head", "rest"),
    [
        ('<p><strong class="run-in">抓教育。</strong>办课。</p>', "抓教育。", "办课。"),
        ('<p>\n <strong class="run-in">抓教育。</strong>\n  办课。</p>', "抓教育。", "办课。"),
        ('<p><strong class="run-in">Plan.\n</strong>\nNext.</p>', "Plan.", " Next."),
        ('<p><strong class="run-in">Plan. </strong>Next.</p>', "Plan. ", "Next."),
    ],
)
def test_a_run_in_heading_stands_before_its_text(written: str, head: str, rest: str) -> None:
    assert runs_of(written) == (TextRun(head, run_in=True), TextRun(rest))


def test_a_run_in_heading_may_stand_alone() -> None:
    assert runs_of('<p><strong class="run-in">抓教育。 </strong>\n</p>') == (
        TextRun("抓教育。", run_in=True),
    )
