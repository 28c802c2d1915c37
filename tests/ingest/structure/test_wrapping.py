"""Lines that a hard wrap or a page cut are joined; others are not."""

from __future__ import annotations

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
