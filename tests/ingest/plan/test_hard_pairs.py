"""Promises find their results where these are reordered, renumbered, merged or missing."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from civplan.documents.render import render_documents
from civplan.ingest.import_document import ImportedDocument
from civplan.model.choices import Document
from civplan.model.item import Item
from support.documents import composer_for
from support.imports import imported

Areas = dict[str, list[str]]
"""The items of areas by their names."""
COUNTS = "一二三四五"
PLAN = """\
湖内社区2007年创建文明社区工作计划

制定本计划。
一、指导思想
坚持以人为本。
二、工作目标
居民住得舒心。
三、主要工作
{areas}湖内社区居委会
2007年1月10日
"""
SUMMARY = """\
湖内社区2007年创建文明社区工作总结

现将全年工作总结如下。
一、主要工作
{areas}湖内社区居委会
2007年12月20日
"""


class Pair(NamedTuple):
    """A plan and a summary, and what stands side by side: the words before the first mark."""

    plan: Areas
    summary: Areas
    expected: list[tuple[str, str]]


def text_of_areas(areas: Areas) -> str:
    """Areas as lines with numbers."""
    lines = []
    for count, (name, items) in zip(COUNTS, areas.items(), strict=False):
        lines.append(f"（{count}）{name}")
        lines += [f"{number}、{item}" for number, item in enumerate(items, 1)]
    return "".join(f"{line}\n" for line in lines)


def imported_pair(pair: Pair) -> ImportedDocument:
    """The plan file of both."""
    return imported(
        PLAN.format(areas=text_of_areas(pair.plan)),
        SUMMARY.format(areas=text_of_areas(pair.summary)),
    )


def first_words(text: object) -> str:
    """The words of a text before its first mark; empty for none."""
    return re.split("[，。]", str(text))[0] if text else ""


def side_by_side(item: Item) -> tuple[str, str]:
    """The first words of a promise and of its result."""
    if item.in_ == (Document.SUMMARY,):
        return "", first_words(item.text)
    return first_words(item.text), first_words(item.result and item.result.text)


PAIRS = {
    "reordered and renumbered": Pair(
        {
            "整治环境": [
                "每周清理楼道堆物，保持楼道畅通。",
                "更换破损路灯30盏。",
                "补种绿地300平方米。",
            ],
            "关爱老人": ["为80岁以上老人送餐上门。", "每季度组织一次免费体检。"],
        },
        {
            "关爱老人": [
                "全年组织免费体检4次，612人参加。",
                "老年食堂为80岁以上老人送餐1.2万份。",
            ],
            "整治环境": [
                "绿地补种320平方米，由居民认养。",
                "清理楼道堆物210处，楼道畅通。",
                "30盏破损路灯全部更换。",
            ],
        },
        [
            ("每周清理楼道堆物", "清理楼道堆物210处"),
            ("更换破损路灯30盏", "30盏破损路灯全部更换"),
            ("补种绿地300平方米", "绿地补种320平方米"),
            ("为80岁以上老人送餐上门", "老年食堂为80岁以上老人送餐1.2万份"),
            ("每季度组织一次免费体检", "全年组织免费体检4次"),
        ],
    ),
    "two merged into one": Pair(
        {"平安": ["组织义务巡逻，每周不少于3次。", "调解邻里纠纷。", "安装楼道电子门20扇。"]},
        {"平安": ["义务巡逻160次，调解邻里纠纷32起。", "安装电子门20扇。"]},
        [
            ("组织义务巡逻", "义务巡逻160次"),
            ("调解邻里纠纷", ""),
            ("安装楼道电子门20扇", "安装电子门20扇"),
        ],
    ),
    "one dropped": Pair(
        {"文化": ["举办邻里节，演出不少于2场。", "开办书法班。", "组建腰鼓队。"]},
        {"文化": ["邻里节演出3场。", "腰鼓队组建起来，有队员24人。"]},
        [("举办邻里节", "邻里节演出3场"), ("开办书法班", ""), ("组建腰鼓队", "腰鼓队组建起来")],
    ),
    "figures and the same verb": Pair(
        {"服务": ["办理低保，应保尽保。", "发放宣传单2000份。", "发放慰问品200份。"]},
        {"服务": ["发放慰问品252份。", "印发宣传单2300份。", "19户低保全部办理。"]},
        [
            ("办理低保", "19户低保全部办理"),
            ("发放宣传单2000份", "印发宣传单2300份"),
            ("发放慰问品200份", "发放慰问品252份"),
        ],
    ),
    "nothing in common but common words": Pair(
        {"党建": ["每月开展一次主题党日活动。", "发展党员2名。"], "卫生": ["开展爱国卫生月活动。"]},
        {"党建": ["开展志愿服务活动20次。"], "教育": ["开展暑期活动12次。"]},
        [
            ("每月开展一次主题党日活动", ""),
            ("发展党员2名", ""),
            ("", "开展志愿服务活动20次"),
            ("开展爱国卫生月活动", ""),
            ("", "开展暑期活动12次"),
        ],
    ),
}
each_pair = pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())


@each_pair
def test_promise_and_result_stand_side_by_side(pair: Pair) -> None:
    made = imported_pair(pair)

    assert made.plan.work is not None
    items = [item for area in made.plan.work.areas for item in area.items]
    assert [side_by_side(item) for item in items] == pair.expected
    assert not made.opened.has_errors


@each_pair
def test_no_sentence_of_either_document_is_lost_in_print(pair: Pair) -> None:
    made = imported_pair(pair)

    plan, summary = render_documents(
        made.plan, composer_for(made.plan.pack), list(Document), ["txt"]
    )
    for document, areas in ((plan, pair.plan), (summary, pair.summary)):
        text = document.data.decode()
        assert [one for items in areas.values() for one in items if one not in text] == []


@each_pair
def test_what_has_no_counterpart_is_told_and_belongs_to_its_document(pair: Pair) -> None:
    made = imported_pair(pair)

    alone = [pair for pair in pair.expected if "" in pair]
    told = [one for one in made.findings if one.rule.code in {"I625", "I626"}]
    assert len(told) == len(alone)
    assert made.plan.work is not None
    items = [item for area in made.plan.work.areas for item in area.items]
    assert [len(item.in_) for item in items] == [1 if "" in one else 2 for one in pair.expected]


def test_a_promise_that_a_result_may_include_is_told_with_it() -> None:
    made = imported_pair(PAIRS["two merged into one"])

    (told,) = (one.message("zh") for one in made.findings if one.rule.code == "I625")
    assert told == (
        "计划里的“调解邻里纠纷。”，总结里没有对应的内容，也许并在“义务巡逻160次，调解邻里纠纷32起。”里"
    )
    assert "          # 请核对：也许并在“义务巡逻160次，调解邻里纠纷32起。”里\n" in made.text


def test_an_item_that_the_two_call_otherwise_keeps_both_names_as_text() -> None:
    pair = Pair(
        {"环境": ["抓好楼道卫生。每周清理楼道堆物。", "更换路灯。"]},
        {"环境": ["楼道卫生搞上去了。清理楼道堆物95处。", "路灯更换30盏。"]},
        [],
    )

    made = imported_pair(pair)

    assert made.plan.work is not None
    item = made.plan.work.areas[0].items[0]
    assert (item.name, str(item.text)) == (None, "抓好楼道卫生。每周清理楼道堆物。")
    assert item.result is not None
    assert str(item.result.text) == "楼道卫生搞上去了。清理楼道堆物95处。"


def test_a_result_alone_with_sub_items_is_printed_whole() -> None:
    pair = Pair(
        {"环境": ["清理楼道堆物。", "更换路灯。"]},
        {
            "环境": [
                "清理楼道堆物95处。",
                "新建两处车棚，居民都说好。\n（1）东区一处。\n（2）西区一处。",
            ]
        },
        [],
    )

    made = imported_pair(pair)

    assert "I631" not in {one.rule.code for one in made.findings}
    (_, summary) = render_documents(
        made.plan, composer_for(made.plan.pack), list(Document), ["txt"]
    )
    assert "2.新建两处车棚，居民都说好。\n　　（1）东区一处。\n" in summary.data.decode()
