"""Lines that a hard wrap or a page cut are joined; others are not."""

from __future__ import annotations

import pytest

from support.outlines import part_of, tree_of

TITLE = "湖内社区2007年工作计划\n"


def test_lines_filled_to_one_width_are_joined() -> None:
    text = (
        "一、清扫楼道，更新宣传栏，组织居民开展丰富多\n彩的文体活动，让老人有去处，让孩子有玩的地\n方，邻里更和睦。\n"
        "二、评比\n"
    )

    assert tree_of(TITLE + text) == [
        "一、清扫楼道，更新宣传栏，组织居民开展丰富多彩的文体活动，让老人有去处，让孩子有玩的地方，邻里更和睦。",
        "二、评比",
    ]


def test_a_blank_is_put_only_between_western_words() -> None:
    text = (
        "每月清扫楼道，更新宣传栏，与 better city\nbetter life 行动一起组织居民开展文体活\n动。\n"
    )

    assert tree_of(TITLE + text) == [
        "每月清扫楼道，更新宣传栏，与 better city better life 行动一起组织居民开展文体活动。"
    ]


def test_headings_of_one_length_are_not_joined_with_their_text() -> None:
    body = "社区党总支召开动员会，传达文件精神，安排部署具体工作，为创建打下良好的基础。"
    headings = ["一、加强领导健全组织完善工作机制和制度", "二、广泛宣传发动营造创建工作的浓厚氛围"]
    text = "".join(f"{heading}\n{body}\n" for heading in headings)

    assert [line for line in tree_of(TITLE + text) if "、" in line[:2]] == headings


def test_a_line_that_ends_in_a_comma_goes_on() -> None:
    assert tree_of(f"{TITLE}组织居民清扫楼道，\n更新宣传栏。\n") == [
        "组织居民清扫楼道，更新宣传栏。"
    ]


def test_a_sentence_that_the_number_of_a_page_cut_is_joined() -> None:
    part = part_of(f"{TITLE}组织居民清扫楼道，更新宣传栏，走访困难\n- 1 -\n家庭，帮助老人。\n")

    assert [node.text for node in part.nodes] == [
        "组织居民清扫楼道，更新宣传栏，走访困难家庭，帮助老人。"
    ]
    assert [one.text for one in part.furniture] == ["- 1 -"]


def test_numbers_of_pages_at_the_beginning_of_lines_are_put_aside() -> None:
    long = (
        "组织居民清扫楼道，更新宣传栏，走访困难家庭，帮助老人，调解纠纷，巡查治安，排查隐患，" * 2
    )
    part = part_of(f"1、{TITLE}\n{long}开展丰富多\n2、彩的文体活动，{long}让老\n3、人有去处。\n")

    assert [one.text for one in part.furniture] == ["1、", "2、", "3、"]
    assert [node.text for node in part.nodes] == [
        f"{long}开展丰富多彩的文体活动，{long}让老人有去处。"
    ]


def test_a_list_of_long_items_without_stops_is_no_text_in_pages() -> None:
    long = "组织居民清扫楼道，更新宣传栏，走访困难家庭，帮助老人，调解纠纷，巡查治安，排查隐患" * 3

    assert len(tree_of(f"{TITLE}1、{long}\n2、{long}\n3、{long}\n")) == 3


def test_a_list_of_short_items_is_no_text_in_pages() -> None:
    assert tree_of(f"{TITLE}1、清扫楼道\n2、更新宣传栏\n3、走访老人\n") == [
        "1、清扫楼道",
        "2、更新宣传栏",
        "3、走访老人",
    ]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("全年走访困难老人，共计78\n人。", "全年走访困难老人，共计78人。"),
        ("慰问困难党员，人数达\n120人次，送去米油。", "慰问困难党员，人数达120人次，送去米油。"),
        ("居民满意率，全年达到\n96%", "居民满意率，全年达到96%"),
    ],
)
def test_a_figure_goes_on_with_its_unit(lines: str, whole: str) -> None:
    assert tree_of(f"{TITLE}{lines}\n") == [whole]


@pytest.mark.parametrize(
    "lines", ["总数 78\n人数 12", "厉行节约\n120户居民参加了活动。", "注重学习\n每周学习半天。"]
)
def test_lines_that_are_whole_by_themselves_stay_two(lines: str) -> None:
    assert tree_of(f"{TITLE}{lines}\n") == lines.split("\n")


@pytest.mark.parametrize("label", ["（一）", "一、", "1.", "第一部分", "●"])
def test_a_label_alone_on_its_line_is_that_of_the_text_below(label: str) -> None:
    nodes = part_of(f"{TITLE}{label}\n健全组织\n{label}\n\n广泛宣传\n").nodes

    assert [(node.label, node.text) for node in nodes] == [(label, "健全组织"), (label, "广泛宣传")]


WRAPPED = "社区每月清扫楼道，更新宣传栏，走访困\n难家庭，调解邻里纠纷，排查安全隐患，\n"


def test_a_short_line_inside_a_wrapped_paragraph_goes_on() -> None:
    text = f"{WRAPPED}服务老人\n142人，居民都很满意，邻里更和睦了。\n"

    assert tree_of(TITLE + text) == [text.replace("\n", "")]


def test_a_wrapped_text_without_a_full_stop_does_not_take_the_signature_in() -> None:
    part = part_of(f"{TITLE}{WRAPPED}清理河道两公里\n湖内社区居委会\n2007年12月\n")

    assert (part.signature, part.date) == ("湖内社区居委会", "2007年12月")
    assert len(part.nodes) == 1


def test_lines_filled_to_one_number_of_characters_are_joined() -> None:
    text = (
        "2007年3月5日至12月31日，社区组织志愿者1260人次走访300户困难家庭，送去米面油等慰问品，并帮助86名"
        "居民申请救助，全年共办讲座24场，受益者达5600人次，居民都说好。"
    )
    lines = [text[start : start + 24] for start in range(0, len(text), 24)]

    assert tree_of(TITLE + "\n".join(lines)) == [text]
