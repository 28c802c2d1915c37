"""The level of each unit: by what is open, by rank, and by what follows."""

from __future__ import annotations

import pytest

from support.outlines import part_of, tree_of

TITLE = "湖内社区2007年工作计划\n"


def test_a_paragraph_stands_below_the_label_before_it() -> None:
    assert tree_of(
        f"{TITLE}为了创建文明社区。\n一、目标\n居民满意。\n（一）卫生\n楼道干净。\n"
    ) == [
        "为了创建文明社区。",
        "一、目标",
        "  居民满意。",
        "  （一）卫生",
        "    楼道干净。",
    ]


def test_a_kind_that_is_open_goes_back_to_its_level() -> None:
    assert tree_of(f"{TITLE}一、卫生\n1、清扫。\n（1）楼道。\n2、评比。\n二、安全\n") == [
        "一、卫生",
        "  1、清扫。",
        "    （1）楼道。",
        "  2、评比。",
        "二、安全",
    ]


def test_levels_may_stand_in_another_order_than_the_standard_has() -> None:
    assert tree_of(f"{TITLE}1、卫生\n一、楼道。\n二、广场。\n2、安全\n一、消防。\n") == [
        "1、卫生",
        "  一、楼道。",
        "  二、广场。",
        "2、安全",
        "  一、消防。",
    ]


def test_a_list_before_the_first_heading_does_not_take_the_headings_in() -> None:
    assert tree_of(
        f"{TITLE}请做到：\n1、早布置。\n2、早落实。\n一、卫生\n1、清扫。\n二、安全\n"
    ) == [
        "请做到：",
        "1、早布置。",
        "2、早落实。",
        "一、卫生",
        "  1、清扫。",
        "二、安全",
    ]


def test_a_document_that_begins_at_four_begins_at_level_one() -> None:
    assert tree_of(f"{TITLE}四、卫生\n（一）楼道。\n五、安全\n") == [
        "四、卫生",
        "  （一）楼道。",
        "五、安全",
    ]


def test_forms_of_one_kind_that_count_on_are_one_level() -> None:
    assert tree_of(f"{TITLE}1。卫生\n2:安全\n3、治安\n") == ["1。卫生", "2:安全", "3、治安"]


def test_another_form_that_begins_at_one_is_a_level_below() -> None:
    assert tree_of(f"{TITLE}1、卫生\n1．楼道。\n2．广场。\n2、安全\n") == [
        "1、卫生",
        "  1．楼道。",
        "  2．广场。",
        "2、安全",
    ]


@pytest.mark.parametrize("label", ["一 ", "一，"])
def test_a_weak_form_alone_is_text(label: str) -> None:
    assert tree_of(f"{TITLE}{label}枝独秀。\n其他。\n") == [f"{label}枝独秀。", "其他。"]


def test_weak_forms_that_count_on_are_labels() -> None:
    nodes = part_of(f"{TITLE}1 清扫楼道。\n2 巡查安全。\n").nodes

    assert [(node.label, node.text) for node in nodes] == [
        ("1", "清扫楼道。"),
        ("2", "巡查安全。"),
    ]


def test_ordinals_are_labels_where_each_begins_its_line() -> None:
    assert tree_of(f"{TITLE}一、卫生\n一是清扫。\n二是评比。\n") == [
        "一、卫生",
        "  一是清扫。",
        "  二是评比。",
    ]


@pytest.mark.parametrize(
    "line", ["一是清扫；二是评比。", "①清扫；②评比。", "第一，清扫；第二，评比。"]
)
def test_ordinals_in_one_line_stay_in_their_paragraph(line: str) -> None:
    assert tree_of(f"{TITLE}一、卫生\n{line}\n") == ["一、卫生", f"  {line}"]


def test_roman_numerals_and_letters_are_levels_of_their_own() -> None:
    text = "Ⅰ.卫生\nA.清扫。\na.楼道。\nb.广场。\nB.评比。\nⅡ.安全\nA.消防。\n"

    assert tree_of(TITLE + text) == [
        "Ⅰ.卫生",
        "  A.清扫。",
        "    a.楼道。",
        "    b.广场。",
        "  B.评比。",
        "Ⅱ.安全",
        "  A.消防。",
    ]


def test_numbers_of_several_parts_are_a_level_for_each_part() -> None:
    lines = [
        "1 卫生",
        "1.1 清扫",
        "1.1.1 楼道",
        "1.1.1.1 扶手",
        "1.1.1.2 台阶",
        "1.1.2 广场",
        "1.2 评比",
        "2 安全",
    ]

    assert [node.level for node in part_of(TITLE + "\n".join(lines)).nodes] == [
        1,
        2,
        3,
        4,
        4,
        3,
        2,
        1,
    ]


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (["1、8:30集合。", "2、9:00出发。"], ["1、", "2、"]),
        (["1、清扫楼道。", "2、3、4号楼更换路灯。", "3、评比。"], ["1、", "2、", "3、"]),
        (["1、清扫楼道。", "2、2007、2008年的欠账补齐。"], ["1、", "2、"]),
        (["一、卫生", "二、三季度总结", "三、四季度打算"], ["一、", "二、", "三、"]),
        (
            ["一、卫生", "二、安全", "三、四季度各查一次。", "三、邻里"],
            ["一、", "二、", "", "三、"],
        ),
        (["1、2号楼由物业清扫。", "3、4号楼由居民清扫。"], ["", ""]),
        (["一、二季度打基础。", "三、四季度抓提高。"], ["", ""]),
    ],
)
def test_a_number_before_figures_is_a_label_where_others_count_on(
    lines: list[str], labels: list[str]
) -> None:
    nodes = part_of(TITLE + "\n".join(lines)).nodes

    assert [node.label for node in nodes] == labels


def test_paragraphs_that_go_with_each_other_stand_on_one_level() -> None:
    text = (
        "首先，健全机制。\n一是成立小组。\n二是签订责任书。\n其次，确保平安。\n最后，促进和谐。\n"
    )

    assert tree_of(f"{TITLE}一、做法\n{text}二、成效\n最后，全年平安。\n") == [
        "一、做法",
        "  首先，健全机制。",
        "  一是成立小组。",
        "  二是签订责任书。",
        "  其次，确保平安。",
        "  最后，促进和谐。",
        "二、成效",
        "  最后，全年平安。",
    ]
