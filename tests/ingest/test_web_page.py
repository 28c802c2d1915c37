"""A saved web page: what it shows is read, what belongs to the site is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.ingest.blocks import LINKS_STYLE, Block, BlockKind, Omission, Place, text_blocks
from civplan.ingest.read import read_blocks
from civplan.ingest.web_page import HIDDEN_PART, READING, SITE_PART


def blocks_of(page: str) -> tuple[Block, ...]:
    return read_blocks(Path("a.html"), page.encode()).blocks


def texts_of(page: str) -> list[str]:
    return [block.number + block.text for block in text_blocks(blocks_of(page))]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("甲<br>　　乙<br/><br>丙", ["甲", "　　乙", "丙"]),
        ("<h1>上<br>下</h1>", ["上\n下"]),
        ("<p>A&amp;B&nbsp;&#19968;&lt;</p>", ["A&B\xa0一<"]),
        ("<p> 一\n  二 and\n three </p>", ["一二 and three"]),
        ("<pre>一\n二</pre>", ["一\n二"]),
        ("<p>加<b>粗</b>和<a href='x'>链接</a></p>", ["加粗和链接"]),
        ("<script>var a = '<p>不要</p>';</script><style>p {}</style><p>要</p>", ["要"]),
        ("<head><title>页名</title><p>没有结束的头", ["没有结束的头"]),
        ("<html><head><title>页名</title></head><body>正文</body></html>", ["正文"]),
        ("<p>一<!-- 注释 -->二</p>", ["一二"]),
        ("<ol><li>甲<li>乙<ul><li>丙</ul><li>丁</ol>", ["1.甲", "2.乙", "•丙", "3.丁"]),
        ("<ol start=3 type=A><li>甲<li value=7><p>乙</p></ol>", ["C.甲", "G.乙"]),
        ("<ul><li></li></ul><p>后</p>", ["•后"]),
        ("<dl><dt>词<dd>义</dl>", ["词", "义"]),
        ("<p>甲<table><tr><td>乙</p>丙</table>丁", ["甲", "乙", "丙", "丁"]),
        ("</div></p>甲</table>", ["甲"]),
        ("甲<![if !supportLists]>一、<![endif]>乙<![unknown[ x ]]>丙", ["甲一、乙丙"]),
        ("<article>甲<footer>社区</footer></article><footer>备案</footer>", ["甲", "社区"]),
    ],
)
def test_what_the_page_shows_is_read(page: str, texts: list[str]) -> None:
    assert texts_of(page) == texts


def test_headings_looks_and_places_are_known() -> None:
    blocks = blocks_of(
        "<h2 align=center>一、组织</h2>\n<p style='text-align:right'>\n<span"
        " style='font-size:16pt'><strong>社区</strong></span></p>\n<p><a>相关</a> <a>推荐</a></p>"
    )

    assert blocks == (
        Block(
            BlockKind.PARAGRAPH, "一、组织", Place(1), level=2, style="h2", bold=True, centred=True
        ),
        Block(BlockKind.PARAGRAPH, "社区", Place(3), bold=True, size=32, right=True),
        Block(BlockKind.PARAGRAPH, "相关 推荐", Place(4), style=LINKS_STYLE),
    )


def test_a_table_of_figures_is_a_table_with_its_spans() -> None:
    (table,) = blocks_of(
        "<table><tr><th rowspan=2>指标<th colspan=2>结果"
        "<tr><td>上半年<td>全年<tr><td>碰头会<td>6<td>12</table>"
    )

    assert [
        [(cell[0].text, cell[0].place.row, cell[0].place.column) for cell in row]
        for row in table.rows
    ] == [
        [("指标", 1, 1), ("结果", 1, 2)],
        [("上半年", 2, 2), ("全年", 2, 3)],
        [("碰头会", 3, 1), ("6", 3, 2), ("12", 3, 3)],
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><h1>甲</h1><p>乙</td></tr></table>",
        "<table><tr><td>甲<td><table><tr><td>乙<td></table></table>",
        "<table><tr><td>菜单<td><p>1<p>2<p>3<p>4</table>",
    ],
)
def test_a_table_that_lays_out_the_page_is_none(page: str) -> None:
    kinds = [block.kind for block in blocks_of(page)]

    assert kinds[0] is BlockKind.PARAGRAPH


def test_what_belongs_to_the_site_or_is_hidden_is_told() -> None:
    document = read_blocks(
        Path("a.html"),
        b"<nav><a>home</a></nav><p>text<p style='display:none'>more<p>a<ruby>b<rt>c</rt></ruby>"
        b"<div role=navigation>next</div>",
    )

    assert [block.text for block in document.blocks] == ["text", "ab"]
    assert document.omissions == (
        Omission(SITE_PART, "home", Place(1)),
        Omission(HIDDEN_PART, "more", Place(1)),
        Omission(READING, "c", Place(1)),
        Omission(SITE_PART, "next", Place(1)),
    )


def test_pictures_have_their_description() -> None:
    assert blocks_of("<p>前<img src=a.jpg alt='会议'>后</p>") == (
        Block(BlockKind.PARAGRAPH, "前后", Place(1)),
        Block(BlockKind.PICTURE, "会议", Place(1)),
    )


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("gb18030", "gb2312"),
        ("gb18030", "GBK"),
        ("gb18030", ""),
        ("utf-8", "gb2312"),
        ("big5", "big5"),
        ("utf-16", "utf-16"),
    ],
)
def test_the_encoding_is_the_one_of_the_bytes(encoding: str, named: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={named}">'
    page = f"<html><head>{meta if named else ''}</head><body><p>社區工作</p></body></html>"

    document = read_blocks(Path("a.htm"), page.encode(encoding))

    assert [block.text for block in document.blocks] == ["社區工作"]


def test_a_tag_or_comment_that_does_not_end_is_text() -> None:
    assert texts_of("<p>甲<!-- 没有结束 <b>乙</b> <p 丙") == ["甲<!-- 没有结束 乙 <p 丙"]


HARMFUL = ("<", "<div>", "</p>", "<!--", "<table><tr><td>", "<li>", "&", "<p ", "<![CDATA[", "<p '")


@pytest.mark.parametrize("end", ["", ">", "-->", "'>"])
def test_a_page_made_to_do_harm_is_read_in_time(end: str) -> None:
    before = time.process_time()

    for piece in HARMFUL:
        read_blocks(Path("a.html"), f"<html>{piece * 5000}{end}".encode())

    assert time.process_time() - before < 20


PIECES = (
    *("<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td rowspan=3>", "</td>", "</table>"),
    *("<ol start=x>", "<li>", "</ol>", "<h1>", "</h1>", "<br>", "<img alt=a>", "<b>", "</b>"),
    *("<ruby>", "<rt>", "</ruby>", "<head>", "<title>", "</title>", "<body>", "<article>"),
    *("<caption>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<![x[", "]]>", "<?x"),
    *("<a href=", "'", ">", "&nbsp;", "&#7;", "&", "甲", "　乙 ", "\n"),
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_a_page_of_any_pieces_is_read(page: str) -> None:
    assert all(block.text or block.rows for block in text_blocks(blocks_of(f"<html>{page}")))


def test_the_text_of_a_page_of_weixin_is_read_though_it_waits_for_a_script() -> None:
    page = '<div id="js_content" style="visibility: hidden;"><p>清扫楼道。</p></div>'

    assert texts_of(page) == ["清扫楼道。"]
