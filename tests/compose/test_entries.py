"""What the plan says of an item, and how its entries stand."""

from __future__ import annotations

import pytest

from support.documents import PLAN, SUMMARY, in_plan, in_summary, lines


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("召开会议", "召开会议。"),
        ("{text: 召开会议}", "召开会议。"),
        ("{name: 例会, text: 召开会议。}", "例会。召开会议。"),
        ("{name: 例会。, text: 召开会议。}", "例会。召开会议。"),
        ("{name: 谁来做？, text: 居民。}", "谁来做？居民。"),
        ("{name: 走访, text: 走访居民。}", "走访居民。"),
        ("{name: 走访, text: 走访，每月一次。}", "走访，每月一次。"),
        ("{name: 走访, text: 走访。}", "走访。"),
        ("{name: 走访, target: 走访 ≥ 100 户次}", "走访。全年不少于100户次。"),
        ("{text: 走访。, target: 走访 ≥ 100 户次}", "走访不少于100户次。"),
        ("{text: 对投诉逐件回访, target: 投诉 ≤ 9 件}", "对投诉逐件回访。投诉不超过9件。"),
        ("{name: 例会}", "例会。"),
        ("{text: [第一段, 第二段]}", "第一段。|第二段。"),
        ("{text: 召开会议, target: 会议 ≥ 12 次}", "召开会议，全年不少于12次。"),
        ("{text: 召开会议12次, target: 会议 ≥ 12 次}", "召开会议12次。"),
        ("{text: [一, 二], target: 会议 ≥ 12 次}", "一。|二。会议不少于12次。"),
        ("{name: 例会, target: 会议 ≥ 12 次}", "例会。会议不少于12次。"),
        ("{text: 办班, lead: 居委会}", "办班。由居委会负责。"),
        ("{text: 办班, people: 张三}", "办班。责任人张三。"),
        ("{text: 办班, due: 2007-12}", "办班。2007年12月底前完成。"),
        ("{text: 办班, due: 长期}", "办班。长期坚持。"),
        (
            "{text: 办班（两期）, target: 班 ≥ 2 期, lead: 居委会, people: [张, 李], due: 2007-Q2}",
            "办班（两期）。由居委会负责，责任人张、李，2007年第二季度底前完成。",
        ),
        ("{text: 办班, carried_from: 2006}", "办班。本项由2006年结转。"),
        ("{text: {plan: 将办班。, summary: 已办班。}}", "将办班。"),
        ("{text: {summary: 已办班。}}", ""),
        ("{text: {summary: 已办班。}, due: 2007-12}", ""),
        ("{name: 学习, text: {summary: 已办班。}, due: 2007}", "学习。2007年底前完成。"),
        ("{name: 学习, text: {summary: 已办班。}}", ""),
        ("{text: 办班, in: [summary]}", ""),
        ("{text: 办班, in: plan}", "办班。"),
        ("{text: 办班, not_applicable: 无此情况}", ""),
        ("{text: 办班, status: done, result: 已办3期, reason: 无, next: 再办}", "办班。"),
        ("{text: 办班, budget: {plan: 3}, line: 党建, highlight: true}", "办班。经费预算3万元。"),
    ],
)
def test_the_plan_says_what_is_promised_by_whom_until_when(item: str, said: str) -> None:
    assert in_plan(item) == said


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("lead: 居委会, text: 抓好卫生", ["抓好卫生。由居委会负责。", "扫雪。"]),
        ("lead: 居委会", ["责任单位：居委会。", "扫雪。"]),
        ("text: 抓好卫生", ["抓好卫生。", "扫雪。由居委会负责。"]),
        ("lead: 物业, text: 抓好卫生", ["抓好卫生。由物业负责。", "扫雪。由居委会负责。"]),
    ],
)
def test_a_responsible_body_of_the_area_is_said_once(area: str, said: list[str]) -> None:
    text = f"work: {{areas: [{{name: 卫生, {area}, items: [{{text: 扫雪, lead: 居委会}}]}}]}}"

    assert lines(text) == ["一、主要工作", "卫生", *said]


def test_an_area_of_which_nothing_is_said_does_not_name_its_body() -> None:
    text = "work: {areas: [{name: 卫生, lead: 居委会, items: [{text: 扫雪, in: summary}]}]}"

    assert lines(text) == []


def test_a_body_of_the_item_is_not_said_again_of_its_sub_items() -> None:
    text = (
        "work: {items: [{text: 办班, lead: 居委会, items: [{text: 一期, lead: 居委会},"
        " {text: 二期, lead: 物业}]}]}"
    )

    assert lines(text) == [
        "一、主要工作",
        "办班。由居委会负责。",
        "1.一期。",
        "2.二期。由物业负责。",
    ]


def test_sub_items_stand_one_level_below() -> None:
    text = (
        "work: {areas: [{name: 卫生, items: ["
        "{name: 保洁, items: [扫雪, {text: 除草, items: [春天, 秋天]}]}, 绿化]}]}"
    )

    assert lines(text) == [
        "一、主要工作",
        "卫生",
        "1.保洁。",
        "（1）扫雪。",
        "（2）除草。",
        "①春天。",
        "②秋天。",
        "2.绿化。",
    ]


@pytest.mark.parametrize(
    ("item", "plan", "summary"),
    [
        ("{items: [{text: 扫雪, result: 扫了}, 绿化]}", ["1.扫雪。", "2.绿化。"], ["扫了。"]),
        ("{items: [{items: [扫雪]}]}", ["扫雪。"], []),
        (
            "{text: {summary: 保洁}, items: [{text: 扫雪, result: 扫了}]}",
            ["扫雪。"],
            ["保洁。", "扫了。"],
        ),
        ("{lead: 物业, items: [扫雪]}", ["由物业负责。", "扫雪。"], []),
    ],
)
def test_sub_items_of_an_item_that_says_nothing_move_up(
    item: str, plan: list[str], summary: list[str]
) -> None:
    text = f"work: {{items: [{item}]}}"

    assert (lines(text)[1:], lines(text, SUMMARY)[1:]) == (plan, summary)


def test_sub_items_of_the_summary_s_own_sections_move_up_too() -> None:
    text = "summary: {problems: {items: [{items: [经费不多, {name: 人手}]}]}}"

    assert lines(text, SUMMARY) == ["一、存在问题", "1.经费不多。", "2.人手。"]


def test_an_item_without_text_holds_its_sub_items() -> None:
    assert lines("work: {items: [{name: 保洁, items: [扫雪]}]}") == [
        "一、主要工作",
        "保洁。",
        "扫雪。",
    ]


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("[办班, 巡逻]", ["一是办班。二是巡逻。"]),
        ("[{name: 学习, text: 办班}, 巡逻]", ["一是学习。办班。二是巡逻。"]),
        ("[{text: 办班, items: [一期]}, 巡逻]", ["1.办班。", "一期。", "2.巡逻。"]),
        ("[{text: [办班, 结业]}, 巡逻]", ["1.办班。", "结业。", "2.巡逻。"]),
        ("[{name: 学习}, 巡逻]", ["1.学习。", "2.巡逻。"]),
    ],
)
def test_ordinals_stand_in_one_paragraph_when_every_entry_is_one(
    items: str, said: list[str]
) -> None:
    area = f"work: {{areas: [{{name: 教育, style: ordinal, items: {items}}}]}}"
    section = f"work: {{style: 一是二是, items: {items}}}"
    sub_items = f"work: {{items: [{{text: 教育, style: ordinal, items: {items}}}]}}"

    assert lines(area) == ["一、主要工作", "教育", *said]
    assert lines(section) == ["一、主要工作", *said]
    assert lines(sub_items) == ["一、主要工作", "教育。", *said]


def test_ordinals_of_the_summary_count_what_it_reports() -> None:
    text = (
        "work: {style: ordinal, items: [{text: 办班, result: 已办班}, 巡逻,"
        " {text: 扫雪, result: 已扫雪}]}"
    )

    assert lines(text, SUMMARY) == ["一、主要工作", "一是已办班。二是已扫雪。"]


def test_an_item_with_sub_items_is_named_above_them_in_the_summary() -> None:
    text = (
        "work: {items: [{text: 办好学校，教育居民, items: [{text: 办班, result: 已办班}]},"
        " {name: 保洁, text: 天天扫, items: [{text: 扫雪, result: 已扫雪}]},"
        " {text: 绿化, items: [种树]}]}"
    )

    assert lines(text, SUMMARY) == [
        "一、主要工作",
        "1.办好学校。",
        "已办班。",
        "2.保洁。",
        "已扫雪。",
    ]


def test_the_sections_of_the_summary_print_their_items_as_written() -> None:
    text = (
        "summary: {problems: {text: 还有不足, style: ordinal, items: [经费不多, {name: 人手,"
        " text: 人手不够, status: done, result: 不印, in: [plan], not_applicable: 无}, 场地小]},"
        " next_steps: {items: [{name: 场地, text: {plan: 扩建, summary: 改建},"
        " items: [选址, 施工]}]}}"
    )

    assert lines(text, SUMMARY) == [
        "一、存在问题",
        "还有不足。",
        "一是经费不多。二是场地小。",
        "二、下一步打算",
        "场地。改建。",
        "1.选址。",
        "2.施工。",
    ]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 建成书屋, result: 藏书1200册}", "建成书屋。藏书1200册。"),
        (
            "{text: 建成书屋, target: {measure: 藏书, result: 1200册}}",
            "建成书屋。全年藏书共1200册。",
        ),
        ("{text: 藏书1200册, target: {measure: 藏书, result: 1200册}}", "藏书1200册。"),
        ("{name: 书屋, result: 已建成}", "书屋。已建成。"),
        ("{result: 已建成书屋}", "已建成书屋。"),
        ("{text: 建书屋, result: 是}", "建书屋。此项工作已完成。"),
        ("{text: 建书屋, result: 否}", "建书屋。此项工作尚未完成。"),
        ("{text: 书屋小, reason: 缺场地, next: 改建}", "书屋小。原因是缺场地。下一步，改建。"),
        ("{text: 建成书屋, status: done, lead: 居委会, due: 2007-12}", "建成书屋。"),
        ("{text: 建成书屋, results: [{on: 2007-05, text: 开放}]}", "建成书屋。5月，开放。"),
    ],
)
def test_what_came_of_an_item_stands_behind_its_text_in_the_summary_s_own_sections(
    item: str, said: str
) -> None:
    achieved = f"summary: {{achievements: {{items: [{item}]}}}}"
    wanting = f"summary: {{problems: {{items: [{item}]}}}}"
    extra = f"sections: [{{heading: 其他, in: summary, items: [{item}]}}]"

    assert [lines(text, SUMMARY) for text in (achieved, wanting, extra)] == [
        [f"一、{heading}", said] for heading in ("主要成效", "存在问题", "其他")
    ]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 办班, target: 班 ≥ 4 期}", "办班，全年不少于4期。"),
        ("{text: 办班, lead: 居委会, due: 2008-06}", "办班。由居委会负责，2008年6月底前完成。"),
        ("{name: 学习, people: 张三}", "学习。责任人张三。"),
        ("{text: {summary: 办班}, due: 2008}", "办班。2008年底前完成。"),
        ("{text: 办班, in: plan}", "办班。"),
    ],
)
def test_the_next_steps_and_a_plan_s_own_section_promise(item: str, said: str) -> None:
    coming = f"summary: {{next_steps: {{items: [{item}]}}}}"
    extra = f"sections: [{{heading: 其他, in: plan, items: [{item}]}}]"

    assert lines(coming, SUMMARY) == ["一、下一步打算", said]
    assert lines(extra, PLAN) == ["一、其他", said]


def test_a_body_of_a_next_step_is_not_said_again_of_its_sub_items() -> None:
    text = "summary: {next_steps: {items: [{text: 办班, lead: 甲, items: [{text: 一, lead: 甲}]}]}}"

    assert lines(text, SUMMARY) == ["一、下一步打算", "办班。由甲负责。", "一。"]


@pytest.mark.parametrize(
    "item", ["{text: 办班}", "{name: 学习, text: 办班}", "{text: 办班, lead: 居委会, due: 2007}"]
)
def test_a_promise_of_which_nothing_came_is_not_printed_in_the_summary(item: str) -> None:
    assert in_summary(item) == ""


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 迎接检查, in: [summary]}", "迎接检查。"),
        ("{text: 迎接检查, in: [summary], result: 顺利通过}", "顺利通过。"),
        ("{text: {plan: 将, summary: 已迎检}, in: [summary]}", "已迎检。"),
        ("{text: 迎接检查, in: [plan, summary]}", ""),
        ("迎接检查", ""),
    ],
)
def test_work_that_no_plan_promised_is_told_by_its_text_where_it_has_no_result(
    item: str, said: str
) -> None:
    assert in_summary(item) == said
