"""What the summary says of an item."""

from __future__ import annotations

import pytest

from support.documents import SUMMARY, in_summary, lines


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 开会, result: 已开会}", "已开会。"),
        ("{name: 例会, text: 开会, result: 已开会。}", "例会。已开会。"),
        ("{text: 开会, result: [已开会, 收集意见]}", "已开会。|收集意见。"),
        ("{text: 开会, result: {plan: 甲, summary: 乙}}", "乙。"),
        ("{text: 开会, result: {plan: 甲}}", "甲。"),
        ("{text: {plan: 要开会, summary: 已开会}}", "已开会。"),
        ("{text: {plan: 要开会, summary: 已开会}, result: 收集意见}", "已开会。收集意见。"),
        (
            "{text: {plan: 要开会, summary: [已开会, 有成效]}, result: [甲, 乙]}",
            "已开会。|有成效。甲。|乙。",
        ),
        ("{text: 开会, in: [summary], result: 已开会}", "已开会。"),
        ("{text: 开会, in: [plan], result: 已开会}", ""),
        ("{text: 开会, not_applicable: 无, result: 已开会}", ""),
    ],
)
def test_the_result_is_printed_not_the_promise(item: str, said: str) -> None:
    assert in_summary(item) == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 开会, target: 碰头会 ≥ 12 次, result: 12}", "全年召开碰头会12次。"),
        ("{text: 考勤, result: {value: 0, text: 无人缺勤。}}", "无人缺勤。"),
        ("{text: 考勤, result: {value: 0人, text: 按时到岗。}}", "按时到岗。全年为0人。"),
        (
            "{text: 开会, targets: [{measure: 会, result: 12次}, {measure: 意见, result: 86条}]}",
            "全年会共12次，意见共86条。",
        ),
        (
            "{text: 开会, target: 碰头会 ≥ 12 次, result: {value: 12, text: 会已开好}}",
            "会已开好。全年召开碰头会12次。",
        ),
        (
            "{text: 开会, target: 碰头会 ≥ 12 次, result: {value: 12, text: 碰头会开了12次}}",
            "碰头会开了12次。",
        ),
        (
            "{text: 宣传, targets: [{measure: 听众, approx: 余, result: 800人}]}",
            "全年听众共800余人。",
        ),
        (
            "{text: 宣传, targets: [{measure: 听众, 约数: 多, result: 800人}]}",
            "全年听众共800多人。",
        ),
        ("{text: 开会, target: 碰头会 ≥ 12 次}", ""),
        ("{text: 创建, target: {measure: 等级, level: 市级, result: 市级}}", "等级达到市级。"),
        ("{text: 创建, target: {measure: 等级, level: 市级, result: 是}}", "等级达到市级。"),
        ("{text: 创建, target: {measure: 等级, level: 市级, result: 否}}", "等级未达到市级。"),
        (
            "{text: 创建, target: {measure: 等级, level: 市级, result: 已通过市级验收。}}",
            "等级已通过市级验收。",
        ),
        ("{text: 建房, target: {measure: 活动室建设, result: 是}}", "活动室建设已完成。"),
        ("{text: 建房, target: {measure: 活动室建设, result: 否}}", "活动室建设未完成。"),
        (
            "{text: 建房, result: 等级市级, target: {measure: 等级, level: 市级, result: 市级}}",
            "等级市级。",
        ),
        (
            "{text: 建房, result: 等级达到市级, target: {measure: 等级, level: 市级, result: 是}}",
            "等级达到市级。",
        ),
    ],
)
def test_figures_are_added_that_the_result_does_not_give(item: str, said: str) -> None:
    assert in_summary(item) == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 收集意见。多听, result: 86条}", "收集意见，全年共86条。"),
        ("{text: 收集意见, result: {value: 86条, text: 意见已办}}", "意见已办。全年共86条。"),
        ("{text: 收集意见, result: {value: 86条, text: 意见86条}}", "意见86条。"),
        ("{text: 建活动室，方便居民。, result: 是}", "建活动室，已完成。"),
        ("{name: 意见, text: 收集意见, result: 86条}", "意见。全年共86条。"),
        ("{text: 调解纠纷, result: 12}", "调解纠纷，全年为12。"),
        ("{text: 调解纠纷, result: 0}", "调解纠纷，全年为0。"),
        ("{text: 调解纠纷, result: 0件}", "调解纠纷，全年为0件。"),
        ("{text: 测满意率, result: 96.2%}", "测满意率，全年为96.2%。"),
        (
            "{text: 调解纠纷, result: 0件, status: planned}",
            "调解纠纷，全年为0件。此项工作尚未开展。",
        ),
        ("{result: 12件}", "全年共12件。"),
        ("{text: 建活动室, result: 否}", "建活动室，尚未完成。"),
        ("{text: 建活动室, result: 否, status: planned}", "建活动室，尚未开展。"),
        ("{text: 建活动室, result: 否, status: ongoing}", "建活动室，正在进行。"),
        ("{text: 建活动室, result: 否, status: done}", "建活动室，尚未完成。"),
        ("{text: {plan: 建房, summary: 已选址}, result: 否}", "已选址。此项工作尚未完成。"),
        ("{name: 活动室, text: 建房, result: true}", "活动室。此项工作已完成。"),
    ],
)
def test_a_bare_result_reads_as_a_sentence(item: str, said: str) -> None:
    assert in_summary(item) == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 建活动室，方便居民。, status: done}", "建活动室，已完成。"),
        ("{text: 建活动室, status: ongoing}", "建活动室，正在进行。"),
        ("{text: 建活动室, status: 未开展}", "建活动室，尚未开展。"),
        ("{text: 建活动室, status: dropped}", "建活动室，已取消。"),
        ("{name: 活动室, text: 建房, status: done}", "活动室。此项工作已完成。"),
        ("{name: 活动室, status: done}", "活动室。此项工作已完成。"),
        ("{text: 建活动室, status: ongoing, result: 已打地基}", "已打地基。"),
        (
            "{text: 建活动室, status: done, targets: [{measure: 用工, result: 30人}]}",
            "全年用工共30人。",
        ),
        (
            "{text: 建活动室, status: ongoing, targets: [{measure: 用工, result: 30人}]}",
            "全年用工共30人。此项工作正在进行。",
        ),
        ("{text: {summary: 建房进展顺利}, status: ongoing}", "建房进展顺利。"),
    ],
)
def test_a_status_without_a_result_reads_as_a_sentence(item: str, said: str) -> None:
    assert in_summary(item) == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (
            "{text: 建活动室, status: planned, reason: 资金未到位。, next: 明年动工。}",
            "建活动室，尚未开展。原因是资金未到位。下一步，明年动工。",
        ),
        (
            "{text: 建活动室, status: planned, reason: 因为没有钱, next: 下一步，筹钱}",
            "建活动室，尚未开展。原因是没有钱。下一步，筹钱。",
        ),
        ("{text: 建房, result: 已选址, reason: 由于雨多}", "已选址。原因是雨多。"),
        ("{text: 建房, result: 已选址, reason: 原因是雨多}", "已选址。原因是雨多。"),
        ("{text: 建房, result: 已选址, next: 下一步将动工}", "已选址。下一步将动工。"),
        ("{text: 建房, changed: {why: 由于雨多}}", "建房。年内调整，原因是雨多。"),
        ("{text: 建活动室，好, reason: 没有钱}", "建活动室，尚未完成。原因是没有钱。"),
        ("{name: 活动室, text: 建房, reason: 没有钱}", "活动室。此项工作尚未完成。原因是没有钱。"),
        ("{text: 建活动室, next: 明年动工}", "建活动室。下一步，明年动工。"),
        ("{name: 活动室, text: 建房, next: 明年动工}", "活动室。下一步，明年动工。"),
        ("{text: 建房, result: 已选址, next: [动工；, 装修]}", "已选址。下一步，动工；装修。"),
        (
            "{text: 建房, result: 已建成, changed: {from: 6月完成。, on: 2007-05, why: 雨多。}}",
            "已建成。原定6月完成，于2007年5月调整，原因是雨多。",
        ),
        ("{text: 建房, result: 已建成, changed: {why: 雨多}}", "已建成。年内调整，原因是雨多。"),
        ("{text: 建房, changed: {why: 雨多}}", "建房。年内调整，原因是雨多。"),
        ("{text: 建房, carried_from: 2006, result: 已建成}", "已建成。"),
        (
            "{text: 建房, target: 用工 ≥ 50 人, result: 30, reason: 雨多}",
            "全年用工共30人。原因是雨多。",
        ),
    ],
)
def test_reason_next_step_and_change_stand_behind_the_result(item: str, said: str) -> None:
    assert in_summary(item) == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 建房, result: 已建成, budget: {plan: 3}}", "已建成。经费预算3万元。"),
        ("{text: 建房, result: 已建成, budget: {spent: 3}}", "已建成。支出经费3万元。"),
        (
            "{text: 建房, result: 已建成, budget: {plan: 3.5, spent: 3}}",
            "已建成。经费预算3.5万元，实际支出3万元。",
        ),
        ("{text: 建房, result: 用去3万元建成, budget: {spent: 3}}", "用去3万元建成。"),
        ("{text: 建房, budget: {spent: 3}}", "建房，支出经费3万元。"),
        ("{text: 建房, budget: {plan: 3}}", ""),
    ],
)
def test_money_is_told_unless_the_result_tells_it(item: str, said: str) -> None:
    assert in_summary(item) == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("{text: 建房, result: 画了图, status: dropped}", "画了图。此项工作已取消。"),
        ("{text: 建房, result: 未能建成, status: dropped}", "未能建成。"),
        ("{text: 建房, result: 画了图, status: ongoing}", "画了图。"),
        (
            "{text: 访, target: 投诉 ≤ 20 件, result: 25, status: ongoing}",
            "全年收到投诉25件。此项工作正在进行。",
        ),
        ("{text: 创, target: {measure: 示范社区, level: 市级, result: 区级}}", "示范社区为区级。"),
    ],
)
def test_what_is_not_done_is_not_made_better_than_it_is(item: str, said: str) -> None:
    assert in_summary(item) == said


@pytest.mark.parametrize(
    ("results", "said"),
    [
        (
            "[{on: 2007-05-08, text: 开第一次会。}, {on: 2007-09, text: 开第二次会}]",
            "5月8日，开第一次会；9月，开第二次会。",
        ),
        (
            "[{on: 2007-05-08, text: 开会, value: 1次}, {on: 2007-Q3, value: 2次}]",
            "5月8日，开会，共1次；第三季度共2次。全年共3次。",
        ),
        (
            "[{on: 2007-05, value: 1次}, {on: 2007-09, value: 2次}]",
            "开会：5月共1次；9月共2次。全年共3次。",
        ),
        ("[{on: 2007-05, text: 开会}, {on: 2007-09}]", "5月，开会；9月。"),
        ("[{on: 2007, text: 开会}]", "全年，开会。"),
        (
            "[{on: 2006-12, text: 筹备}, {on: 2007-03, text: 开会}, {on: 2007-05, text: 再开}]",
            "2006年12月，筹备；2007年3月，开会；5月，再开。",
        ),
        (
            "[{on: 2007-05, text: 开会, value: 1次}, {on: 2007-06, value: 2}]",
            "5月，开会，共1次；6月共2次。全年共3次。",
        ),
    ],
)
def test_dated_results_are_told_in_one_sentence(results: str, said: str) -> None:
    assert in_summary(f"{{text: 开会, results: {results}}}") == said


def test_dated_figures_have_the_unit_of_the_only_target() -> None:
    results = "results: [{on: 2007-05, text: 开班}, {on: 2007-06, value: 2}]"

    assert in_summary(f"{{text: 办班, target: 班 ≥ 2 期, {results}}}") == ("5月，开班；6月共2期。")


def test_the_sum_of_dated_results_is_held_against_the_target() -> None:
    item = (
        "{text: 开会, target: 碰头会 ≥ 2 次,"
        " results: [{on: 2007-05, value: 1}, {on: 2007-09, value: 2}]}"
    )

    assert lines(f"work: {{items: [{item}]}}", SUMMARY) == [
        "一、主要工作",
        "开会：5月共1次；9月共2次。全年召开碰头会3次。",
        "二、指标完成情况",
        "全年共设指标1项，全部达标。",
        "|指标|目标|完成|完成率|",
        "|碰头会|不少于2次|3次|150%|",
    ]


@pytest.mark.parametrize("text", ["清理楼道；", "| 清理 | 楼道 |", "清理楼道,"])
def test_a_result_that_ends_in_a_mark_is_printed_as_written(text: str) -> None:
    assert in_summary(f"{{text: 清理楼道。, result: '{text}'}}") == text


def test_dated_averages_have_no_total_in_a_sentence() -> None:
    entries = "[{on: 2007-05, value: 4, text: 优化流程}, {on: 2007-06, value: 3}]"
    target = "{measure: 平均办结时间, at_most: 5个工作日}"

    said = in_summary(f"{{text: 提速, target: {target}, result: {entries}}}")

    assert said == "5月，优化流程，为4个工作日；6月为3个工作日。"
