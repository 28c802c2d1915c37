"""Labels inside a line, and headings with their body on the same line."""

from __future__ import annotations

import pytest

from support.outlines import part_of, tree_of

TITLE = "湖内社区2007年工作计划\n"


def test_a_number_that_goes_on_inside_a_line_begins_an_item() -> None:
    assert tree_of(
        f"{TITLE}1、订好报刊。\n2、办好宣传栏，做到“齐头并进”,3、组建一支演出队。\n"
    ) == [
        "1、订好报刊。",
        "2、办好宣传栏，做到“齐头并进”,",
        "3、组建一支演出队。",
    ]


def test_a_chain_from_one_begins_items() -> None:
    assert tree_of(f"{TITLE}一、卫生。(1)清扫楼道。(2)评比。\n") == [
        "一、卫生。",
        "  (1)清扫楼道。",
        "  (2)评比。",
    ]


def test_a_number_behind_a_colon_begins_an_item() -> None:
    assert tree_of(f"{TITLE}现将计划安排如下：一、清扫楼道。\n二、评比。\n") == [
        "现将计划安排如下：",
        "一、清扫楼道。",
        "二、评比。",
    ]


def test_a_chain_may_go_on_in_the_next_lines() -> None:
    assert tree_of(
        f"{TITLE}为了创建，特制定本计划。一、目标\n居民满意。二、措施\n清扫楼道。\n"
    ) == [
        "为了创建，特制定本计划。",
        "一、目标",
        "  居民满意。",
        "二、措施",
        "  清扫楼道。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "走访1、2号楼，3、4号楼由物业负责。",
        "统一、规范地管理，做到统一、有序。",
        "星期一、二、三值班。",
        "第1、2季度各办一次。",
        "面积1.5万平方米，2.5万人受益。",
        "按附件（一）办理。",
        "第一、第二小组先做。",
        "在8:30和9:00各查一次。",
    ],
)
def test_numbers_that_are_part_of_the_text_stay_in_it(text: str) -> None:
    assert tree_of(f"{TITLE}一、卫生\n{text}\n") == ["一、卫生", f"  {text}"]


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("一、清扫楼道。每周一次，人人参加。", ["一、清扫楼道。", "  每周一次，人人参加。"]),
        ("一、目标：居民满意。", ["一、目标：", "  居民满意。"]),
        ("一、健全组织　　每月开会，人人参加。", ["一、健全组织", "  每月开会，人人参加。"]),
        ("一、健全组织  每月开会。", ["一、健全组织", "  每月开会。"]),
        ("一、组长　张三", ["一、组长　张三"]),
        ("一、建好、管好　　用好。", ["一、建好、管好　　用好。"]),
        ("一、时间:2016年3月", ["一、时间:", "  2016年3月"]),
        ("一、清扫楼道。", ["一、清扫楼道。"]),
        ("一、集合8:30在居委会", ["一、集合8:30在居委会"]),
        ("一、活动（负责人：张三）安排", ["一、活动（负责人：张三）安排"]),
        ("一、说“人人动手。”大家都来", ["一、说“人人动手。”大家都来"]),
    ],
)
def test_a_heading_ends_at_the_first_stop_or_colon(line: str, tree: list[str]) -> None:
    assert tree_of(f"{TITLE}{line}\n") == tree


@pytest.mark.parametrize(("characters", "is_cut"), [(28, True), (29, False)])
def test_a_heading_has_at_most_28_characters(characters: int, is_cut: bool) -> None:  # noqa: FBT001
    nodes = part_of(f"{TITLE}一、{'清' * characters}。每周一次。\n").nodes

    assert len(nodes) == 1 + is_cut
    assert nodes[0].heading is is_cut


def test_the_place_of_a_unit_inside_a_line_is_its_character() -> None:
    nodes = part_of(f"{TITLE}\u3000一、目标：1、清扫；2、评比。\n").nodes

    assert [(node.label, node.place.paragraph, node.character) for node in nodes] == [
        ("一、", 2, 2),
        ("1、", 2, 7),
        ("2、", 2, 12),
    ]


def test_three_numbers_in_a_row_need_no_stops() -> None:
    assert tree_of(f"{TITLE}（一）民生\n1.低保2.医保3.社保\n") == [
        "（一）民生",
        "  1.低保",
        "  2.医保",
        "  3.社保",
    ]


@pytest.mark.parametrize(
    "text", ["1.低保2.医保", "每月1.开会2.走访", "江一、江二、江三、江四", "楼1、楼2、楼3"]
)
def test_numbers_without_a_stop_are_no_list(text: str) -> None:
    assert len(tree_of(f"{TITLE}一、民生\n{text}\n")) == 2


@pytest.mark.parametrize(
    "duty", ["责任人：张三。", "责任单位：居委会；完成时限：12月底。", "牵头：党支部", "时间：6月"]
)
def test_a_sentence_with_who_sees_to_it_is_no_heading(duty: str) -> None:
    items = [f"1.每月召开一次居民会议。{duty}", "2.清扫楼道。"]

    assert tree_of("\n".join((TITLE.strip(), *items, ""))) == items
