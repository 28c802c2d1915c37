"""Web pages: what belongs to the site is put aside, several documents are told apart."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline
from support.outlines import outline_of, part_of

BODY = "一、清扫楼道。\n二、更新宣传栏。\n"
TITLE = "湖内社区2007年工作计划"


def put_aside(text: str) -> list[tuple[str, str]]:
    """Text and reason of what was put aside."""
    return [(one.text, one.why.en) for one in part_of(text).furniture]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("首页 > 计划 > 社区计划", "path of the site"),
        ("当前位置：首页>>工作计划", "path of the site"),
        ("某某网 www.example.com", "name of the site"),
        ("- 3 -", "page number"),
        ("第 2 页 共 5 页", "page number"),
        ("阅读全文", "note of the site"),
    ],
)
def test_a_line_that_is_the_sites_wherever_it_stands(line: str, why: str) -> None:
    assert put_aside(f"{TITLE}\n一、清扫楼道。\n{line}\n二、更新宣传栏。\n") == [(line, why)]


@pytest.mark.parametrize(
    "line",
    [
        "来源：某某网 编辑：小王 时间：2024/04/28 00:02:51",
        "2024-07-25",
        "时间：2021-08-31 10:22:37",
        "[10-10 06:04:43]   来源:  某某网   阅读:8666",
        "2021年02月26日 来源：某某街道",
        "网站：某某网 | 时间：2019-05-28 11:04:17",
    ],
)
def test_dates_and_sources_under_the_headline_are_put_aside(line: str) -> None:
    assert put_aside(f"{TITLE}\n{line}\n{BODY}") == [
        (line, "date, source or author under the headline")
    ]


@pytest.mark.parametrize("line", ["活动时间：3月5日上午9:00", "负责人：张三", "（征求意见稿）"])
def test_lines_of_the_document_stay(line: str) -> None:
    part = part_of(f"{TITLE}\n一、清扫楼道\n{line}\n二、更新宣传栏\n")

    assert part.furniture == ()
    assert part.nodes[1].text == line


def test_a_sites_introduction_before_the_title_is_put_aside() -> None:
    intro = "下面是小编为大家整理的社区工作计划，希望对你有帮助！"

    assert put_aside(f"社区工作计划范文\n{intro}\n{TITLE}（范文）\n{BODY}")[-1] == (
        intro,
        "introduction of the site",
    )


def test_a_sites_notes_before_the_title_are_put_aside() -> None:
    notes = ["1. 本站资源由网友上传，版权归作者。", "2. 下载前请预览，如有侵权请联系删除。"]
    part = part_of("\n".join([*notes, TITLE, BODY]))

    assert [one.text for one in part.furniture] == notes
    assert part.title == TITLE
    assert [node.label for node in part.nodes] == ["一、", "二、"]


def test_what_a_site_recommends_is_put_aside() -> None:
    links = ["相关推荐", "社区工作总结", "1.2018年社区工作计划"]

    assert [text for text, _ in put_aside("\n".join([TITLE, BODY, *links]))] == links


def test_behind_signature_and_date_the_beginnings_of_other_pages_are_put_aside() -> None:
    teaser = "某某社区2011年文明社区创建计划为了提高居民的文明素质，促进社会进步，现将......"
    part = part_of(f"{TITLE}\n{BODY}湖内社区居委会 2007年1月10日\n{teaser}\n")

    assert (part.signature, part.date) == ("湖内社区居委会", "2007年1月10日")
    assert [one.text for one in part.furniture] == [teaser]


def test_a_title_that_stands_twice_counts_once() -> None:
    part = part_of(f"{TITLE}\n2024-07-25\n{TITLE}\n{BODY}")

    assert part.title == TITLE
    assert [one.why.en for one in part.furniture][1:] == ["title repeated"]


def test_a_typed_list_of_contents_is_put_aside() -> None:
    contents = "目录\n一、清扫楼道……………1\n二、更新宣传栏…………2\n"

    assert [why for _, why in put_aside(f"{TITLE}\n{contents}{BODY}")] == ["list of contents"] * 3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("社区工作计划 篇1", "社区工作计划 篇2"),
        ("社区工作计划范文一", "社区工作计划范文二"),
        ("社区工作计划【第1篇】", "社区工作计划【第2篇】"),
        ("社区工作计划范文第1篇", "社区工作计划范文第2篇"),
    ],
)
def test_documents_with_a_mark_are_told_apart(first: str, second: str) -> None:
    parts = outline_of(f"社区工作计划（精选2篇）\n{first}\n{BODY}{second}\n{BODY}").parts

    assert [part.title for part in parts] == [first, second]
    assert [len(part.nodes) for part in parts] == [2, 2]


def test_a_mark_before_the_title_is_put_aside() -> None:
    parts = outline_of(
        f"第一篇：社区计划\n{TITLE}\n{BODY}第二篇：另一份\n荷塘社区工作计划\n{BODY}"
    ).parts

    assert [part.title for part in parts] == [TITLE, "荷塘社区工作计划"]


def test_the_numbered_titles_of_a_page_are_documents() -> None:
    parts = outline_of(f"社区工作计划（通用2篇）\n社区工作计划1\n{BODY}社区工作计划2\n{BODY}").parts

    assert [part.title for part in parts] == ["社区工作计划1", "社区工作计划2"]


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("社区工作计划", "社区2007年度工作计划"),
        ("社区工作计划", "湖内社区工作计划"),
        ("社区工作计划（精选3篇）", "湖内社区创建计划"),
        ("社区工作计划【精华】", "社区工作计划1"),
        ("附件2", TITLE),
    ],
)
def test_the_documents_own_title_counts_and_not_the_line_above_it(
    headline: str, title: str
) -> None:
    part = part_of(f"{headline}\n{title}\n{BODY}")

    assert part.title == title
    assert [one.text for one in part.furniture] == [headline]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("湖内社区\n2007年创建文明社区工作计划", "湖内社区2007年创建文明社区工作计划"),
        (
            "湖内社区关于开展2007年\n创建文明社区工作的计划",
            "湖内社区关于开展2007年创建文明社区工作的计划",
        ),
        ("湖内社区2007年工作总结\n暨2008年工作计划", "湖内社区2007年工作总结暨2008年工作计划"),
    ],
)
def test_a_title_in_two_lines_is_one(lines: str, title: str) -> None:
    part = part_of(f"{lines}\n{BODY}")

    assert (part.title, part.furniture) == (title, ())


def test_numbers_that_begin_anew_behind_a_title_begin_a_document() -> None:
    parts = outline_of(f"{TITLE}\n{BODY}荷塘社区2007年工作总结\n{BODY}").parts

    assert [(part.title, part.kind.value) for part in parts] == [
        (TITLE, "plan"),
        ("荷塘社区2007年工作总结", "summary"),
    ]


def test_numbers_that_begin_anew_without_a_title_do_not() -> None:
    assert len(outline_of(f"{TITLE}\n{BODY}其他方面\n{BODY}").parts) == 1


def test_a_document_behind_the_date_of_a_notice_is_one_of_its_own() -> None:
    notice = "关于印发工作计划的通知\n各居民小组：\n现将计划印发给你们。\n湖内社区\n2007年1月10日\n"
    parts = outline_of(f"{notice}{TITLE}\n{BODY}").parts

    assert [part.title for part in parts] == ["关于印发工作计划的通知", TITLE]
    assert (parts[0].recipient, parts[0].signature) == ("各居民小组", "湖内社区")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"【{TITLE}】为了创建文明社区，让居民住得安心、舒心，特制定本计划。", TITLE),
        (
            f"社区计划（3篇）{TITLE}一、清扫楼道。二、更新宣传栏，每季度一期，由居民代表打分评比。",
            TITLE,
        ),
        (f"{TITLE}{TITLE}为了创建文明社区，让居民住得安心、舒心，特制定本计划。", TITLE),
        (
            f"{TITLE}2007年是创建文明社区的关键一年，为了让居民住得安心、舒心，特制定本计划，请遵照执行。",
            TITLE,
        ),
        (
            f"{TITLE}一、清扫楼道。二、更新宣传栏，每季度一期，每年评比一次，由居民代表打分，年底表彰先进。",
            TITLE,
        ),
    ],
)
def test_a_title_that_is_glued_to_its_text_is_cut_off(line: str, title: str) -> None:
    part = part_of(f"{line}\n一、清扫楼道。\n" if "一、" not in line else line)

    assert part.title == title
    assert part.nodes[0].text


def test_a_date_behind_the_title_is_put_aside() -> None:
    part = part_of(f"{TITLE} 2016-03-07\n{BODY}")

    assert part.title == TITLE
    assert [one.text for one in part.furniture] == ["2016-03-07"]


def test_paragraphs_of_a_web_page_that_are_links_are_put_aside() -> None:
    page = (
        f"<ul><li><a>首页</a><li><a>工作计划</a></ul><h1>{TITLE}</h1><p>一、清扫楼道。"
        "<p><a>社区工作总结</a>　<a>街道工作计划</a><p>二、更新宣传栏，见<a>附表</a>。"
    )
    (part,) = find_outline(read_blocks(Path("old.html"), page.encode())).parts

    assert part.title == TITLE
    assert [node.text for node in part.nodes] == ["清扫楼道。", "更新宣传栏，见附表。"]
    assert [(one.text, one.why.en) for one in part.furniture] == [
        ("•首页", "links of the page"),
        ("•工作计划", "links of the page"),
        ("社区工作总结　街道工作计划", "links of the page"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "希望大家积极参加社区的活动，共同把家园建设好。",
        "全年整理了档案120份，健全了居民的信息。",
        "居民满意率>95%，碰头会>12次",
        "社区图书室全年接待阅读500人次，新添图书300册，受到居民的欢迎……",
        "更多的居民参加了志愿服务",
    ],
)
def test_a_sentence_of_the_document_is_not_the_sites(text: str) -> None:
    part = part_of(f"{TITLE}\n{text}\n{BODY}")

    assert part.furniture == ()
    assert part.nodes[0].text == text


def test_a_line_of_key_words_takes_only_itself() -> None:
    part = part_of(f"{TITLE}\n关键词：社区 计划\n{BODY}")

    assert [one.text for one in part.furniture] == ["关键词：社区 计划"]
    assert [node.label for node in part.nodes] == ["一、", "二、"]


def test_an_address_in_an_item_stays() -> None:
    part = part_of(f"{TITLE}\n1、办好社区网站www.hunei.cn\n2、更新宣传栏。\n")

    assert part.furniture == ()


@pytest.mark.parametrize(
    "footer",
    [
        "版权所有 江城区人民政府 备案号：鄂ICP备12345678号",
        "鄂ICP备12345678号",
        "网站标识码：4201020001",
    ],
)
def test_the_footer_of_a_site_hides_no_signature(footer: str) -> None:
    part = part_of(f"{TITLE}\n{BODY}湖内社区居委会\n2007年1月10日\n{footer}\n")

    assert [one.text for one in part.furniture] == [footer]
    assert (part.signature, part.date) == ("湖内社区居委会", "2007年1月10日")


@pytest.mark.parametrize("tag", ["h1", "h2", "h3"])
def test_the_only_heading_of_a_page_is_its_title(tag: str) -> None:
    page = f"<{tag}>{TITLE}</{tag}><p>现制定如下计划：</p><ol><li>清扫楼道。</li></ol>"

    (part,) = find_outline(read_blocks(Path("a.html"), page.encode())).parts

    assert part.title == TITLE


@pytest.mark.parametrize("between", ["", "\n"])
def test_a_page_on_a_single_line_says_what_it_says_on_several(between: str) -> None:
    lines = (f"<h1>{TITLE}</h1>", f"<p>{TITLE}</p>", "<p>清扫楼道，每月一次。</p>", "<p>巡逻。</p>")
    page = between.join(lines)

    (part,) = find_outline(read_blocks(Path("a.html"), page.encode())).parts

    assert [one.text for one in part.furniture] == [TITLE]
    assert [node.text for node in part.nodes] == ["清扫楼道，每月一次。", "巡逻。"]


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_the_links_of_a_site_are_no_title_where_a_lower_heading_is_one(tag: str) -> None:
    page = (
        f"<div>政务网 | 登录 | 注册</div><{tag}>{TITLE}</{tag}><p>{TITLE}</p>"
        "<p>现制定如下计划：</p><p>一、清扫楼道。</p><p>二、更新宣传栏。</p>"
    )

    (part,) = find_outline(read_blocks(Path("a.html"), page.encode())).parts

    assert part.title == TITLE
    assert [node.text for node in part.nodes] == ["现制定如下计划：", "清扫楼道。", "更新宣传栏。"]


def test_a_letterhead_above_a_request_is_not_its_title() -> None:
    title = "湖内社区关于上报2007年度工作计划的请示"

    part = part_of(f"湖内社区居民委员会\n湖社字[2007]3号\n{title}\n{BODY}")

    assert part.title == title


def test_a_title_is_found_under_a_masthead_with_all_its_lines() -> None:
    masthead = (
        *("000012", "机密★1年", "特急"),
        *("湖内社区居民委员会文件", "湖内社〔2007〕3号", "签发人：江远帆"),
    )

    part = part_of("\n".join([*masthead, TITLE, BODY]))

    assert (part.title, part.number) == (TITLE, "湖内社〔2007〕3号")
    assert [one.text for one in part.furniture] == [*masthead[:4], masthead[5]]


@pytest.mark.parametrize("leader", ["......", "………", "···· ", "\t", "\t ", "    "])
def test_any_leader_may_stand_before_the_number_of_a_page(leader: str) -> None:
    contents = f"目录\n一、清扫楼道{leader}1\n二、更新宣传栏{leader}12\n"

    part = part_of(f"{TITLE}\n{contents}{BODY}")

    assert [one.why.en for one in part.furniture] == ["list of contents"] * 3


@pytest.mark.parametrize("sign", ["…", ".", "\u3000", "\t"])
def test_a_long_row_of_dots_or_blanks_takes_no_time(sign: str) -> None:
    start = time.process_time()

    part_of(f"{TITLE}\n{BODY}联系人{sign * 3000}江远帆\n")

    assert time.process_time() - start < 2


SIGNED = "湖内社区居委会\n2007年1月10日\n"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("阅读 1200", "note of the site"),
        ("主办：通北街道办事处 地址：中山路1号 邮编：226000", "note of the site"),
        ("阅读 1.2万　赞 35　在看 12", "note of the site"),
        ("在看", "note of the site"),
        ("长按识别二维码关注我们", "note of the site"),
        ("点击“阅读原文”，关注湖内微家园", "note of the site"),
        ("喜欢就点个“在看”吧", "note of the site"),
        ("END", "note of the site"),
        ("【字体：大 中 小】【打印】【关闭】", "note of the site"),
        ("本文由某某文档网整理发布", "note of the site"),
        ("责任编辑：何清", "date, source or author under the headline"),
        ("来源：湖内社区", "date, source or author under the headline"),
        ("发布时间：2007-01-12", "date, source or author under the headline"),
        ("上一篇：湖内社区工作总结", "recommended pages"),
        ("下一篇：没有了", "recommended pages"),
        ("版权声明：未经许可不得转载。", "recommended pages"),
        ("下载文档", "recommended pages"),
        ("第3页 共8页", "page number"),
    ],
)
def test_what_a_page_puts_behind_the_signature_is_put_aside(line: str, why: str) -> None:
    part = part_of(f"{TITLE}\n{BODY}{SIGNED}{line}\n")

    assert [(one.text, one.why.en) for one in part.furniture] == [(line, why)]
    assert (part.signature, part.date) == ("湖内社区居委会", "2007年1月10日")


def test_the_staff_of_an_account_is_put_aside_beside_its_editor() -> None:
    lines = ["编辑：何清", "审核：周立", "图：余晖"]

    assert [text for text, _ in put_aside("\n".join([TITLE, BODY, *lines]))] == lines


@pytest.mark.parametrize(
    "line",
    [
        "审核：张三",
        "联系邮箱：hunei@example.com",
        "扫码关注社区公众号，了解办事指南。",
        "分享会每季度一次",
        "收藏爱好者协会每月活动",
        "阅读、书画、棋牌三个活动室全年开放",
        "来源多样，去向清楚",
        "点赞身边好人",
        "全年阅读量1200人次",
    ],
)
def test_a_line_at_the_end_of_a_document_is_not_the_pages(line: str) -> None:
    part = part_of(f"{TITLE}\n{BODY}{line}\n")

    assert part.furniture == ()
    assert part.nodes[-1].text == line


@pytest.mark.parametrize(
    "line", ["点击上方蓝字关注我们", "原创 何清 湖内微家园", "索引号：001 发布机构：湖内社区"]
)
def test_what_a_page_puts_above_the_text_is_put_aside(line: str) -> None:
    part = part_of(f"{line}\n{TITLE}\n{BODY}")

    assert (part.title, [one.text for one in part.furniture]) == (TITLE, [line])


def test_an_article_with_short_paragraphs_ends_before_the_list_of_others() -> None:
    links = ["往期推荐", "社区书画班报名", "邻里节来了"]

    part = part_of(f"{TITLE}\n社区做了三件实事。\n清扫楼道。\n" + "\n".join(links))

    assert [one.text for one in part.furniture] == links


def test_the_word_above_a_list_of_contents_belongs_to_it() -> None:
    page = f"# {TITLE}\n## 目录\n- [卫生](#a)\n- [安全](#b)\n## 卫生\n清扫楼道。\n"

    (part,) = find_outline(read_blocks(Path("a.md"), page.encode())).parts

    assert [one.text for one in part.furniture] == ["目录", "•卫生", "•安全"]
    assert [node.text for node in part.nodes] == ["卫生", "清扫楼道。"]


def test_the_number_over_a_heading_of_an_article_is_its_label() -> None:
    text = f"{TITLE}\n01\n党建引领\n过组织生活12次。\n02\n服务居民\n办实事36件。\n"

    assert [(node.label, node.text, node.level) for node in part_of(text).nodes] == [
        ("01", "党建引领", 1),
        ("", "过组织生活12次。", 2),
        ("02", "服务居民", 1),
        ("", "办实事36件。", 2),
    ]


def test_a_padded_number_between_the_lines_of_a_sentence_is_that_of_a_page() -> None:
    part = part_of(f"{TITLE}\n组织居民清扫楼道，更新宣传栏，走访困难\n01\n家庭，帮助老人。\n")

    assert [node.text for node in part.nodes] == [
        "组织居民清扫楼道，更新宣传栏，走访困难家庭，帮助老人。"
    ]


def test_a_title_that_speaks_of_an_account_is_a_title() -> None:
    title = "关注民生、服务居民，社区微信公众号建设工作计划"

    assert part_of(f"{title}\n{BODY}").title == title
