"""Targets: what was promised, how it is compared, what came out."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.target import COMPARISON_BY_SIGN, TARGET_SHAPE, TARGETS_SHAPE, Comparison, Target
from support.plans import node_of, read_value, value_of


def short(target: Target) -> tuple[str, str, str, str]:
    """A target as its measure, its comparison, its goal and its outcome; "-" for none."""
    comparison = target.comparison.value if target.comparison else "-"
    return target.measure, comparison, str(target.goal or "-"), str(target.outcome or "-")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("碰头会 ≥ 12 次", ("碰头会", "at_least", "12次", "-")),
        ("碰头会>=12次", ("碰头会", "at_least", "12次", "-")),
        ("碰头会不少于12次", ("碰头会", "at_least", "12次", "-")),
        ("碰头会至少 12 次", ("碰头会", "at_least", "12次", "-")),
        ("居民满意率不低于95%", ("居民满意率", "at_least", "95%", "-")),
        ("居民满意率：≥ 95％", ("居民满意率", "at_least", "95%", "-")),
        ("越级上访 ≤ 1 起", ("越级上访", "at_most", "1起", "-")),
        ("越级上访 <= 1 起", ("越级上访", "at_most", "1起", "-")),
        ("越级上访不超过1起", ("越级上访", "at_most", "1起", "-")),
        ("越级上访不高于1起", ("越级上访", "at_most", "1起", "-")),
        ("越级上访至多1起", ("越级上访", "at_most", "1起", "-")),
        ("越级上访 = 0 起", ("越级上访", "equals", "0起", "-")),
        ("越级上访＝0起", ("越级上访", "equals", "0起", "-")),
        ("越级上访等于0起", ("越级上访", "equals", "0起", "-")),
        ("{measure: 碰头会, at_least: 12, unit: 次}", ("碰头会", "at_least", "12次", "-")),
        ("{名称: 碰头会, 至少: 12, 单位: 次, 结果: 11}", ("碰头会", "at_least", "12次", "11次")),
        ("{measure: 率, at_least: 95%, result: 96}", ("率", "at_least", "95%", "96%")),
        ("{measure: 上访, at_most: 3起, result: 2}", ("上访", "at_most", "3起", "2起")),
        ("{measure: 上访, equals: 0, result: 0}", ("上访", "equals", "0", "0")),
        ("{measure: 例会, every: 月, unit: 次}", ("例会", "at_least", "12次", "-")),
        ("{measure: 例会, every: 月, at_least: 10}", ("例会", "at_least", "10次", "-")),
        ("{measure: 称号, level: 市级}", ("称号", "-", "-", "-")),
        ("{measure: 称号, level: 市级, every: 年}", ("称号", "-", "-", "-")),
        ("{measure: 意见, unit: 条, result: 86}", ("意见", "-", "-", "86条")),
        ("{measure: 意见, 完成情况: 86条}", ("意见", "-", "-", "86条")),
        (
            "{名称: 会, 至少: 2次, results: [{on: 2007-5, value: 1}, {on: 2007-8, value: 1}]}",
            ("会", "at_least", "2次", "2次"),
        ),
    ],
)
def test_a_target_has_a_measure_a_goal_and_an_outcome(
    written: str, read: tuple[str, str, str, str]
) -> None:
    assert short(value_of(TARGET_SHAPE, written)) == read


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("多开会", ["1:4 Y040 cannot read the target “多开会”"]),
        ("碰头会 ≥ 若干次", ["1:4 Y040 cannot read the target “碰头会 ≥ 若干次”"]),
        (
            "碰头会 ≥ 12 次，意见 ≥ 5 条",
            ["1:4 Y040 cannot read the target “碰头会 ≥ 12 次，意见 ≥ 5 条”"],
        ),
        ("'≥ 12 次'", ["1:4 Y040 cannot read the target “≥ 12 次”"]),
        ("{at_least: 12}", ["1:5 Y032 required key “measure” (名称) is missing"]),
        (
            "{measure: 会, at_least: 20, at_most: 12}",
            ["1:40 Y039 a target has one comparison only: at_least, at_most"],
        ),
        (
            "{measure: 会, 等级: 市级, 等于: 2}",
            ["1:29 Y039 a target has one comparison only: level, equals"],
        ),
        (
            "{measure: 会, at_least: 12, result: 开了}",
            ["1:39 Y047 the target is a figure, the result “开了” is not"],
        ),
        (
            "{measure: 会, at_least: 12, result: 否}",
            ["1:39 Y047 the target is a figure, the result “否” is not"],
        ),
        ("{measure: 会, every: 旬}", ["1:24 Y036 “旬” is not one of the choices"]),
        (
            "{measure: 会, drop: true}",
            ["1:17 Y042 “drop” only has a meaning in a file with “extends”"],
        ),
    ],
)
def test_what_is_wrong_with_a_target_is_reported(written: str, expected: list[str]) -> None:
    assert read_value(TARGET_SHAPE, written)[1] == expected


def test_two_comparisons_are_named_in_the_readers_language() -> None:
    found: list[Finding] = []

    TARGET_SHAPE.read(node_of("{measure: 会, at_least: 20, at_most: 12}"), found)

    assert found[0].message("zh") == "一个指标只能有一个目标值：至少、至多"


@pytest.mark.parametrize(
    ("written", "promised"),
    [
        ("碰头会 ≥ 12 次", True),
        ("{measure: 称号, level: 市级}", True),
        ("{measure: 例会, every: 月}", True),
        ("{measure: 意见, result: 86}", False),
    ],
)
def test_a_figure_that_was_never_promised_is_no_promise(written: str, *, promised: bool) -> None:
    assert value_of(TARGET_SHAPE, written).is_promise is promised


def test_targets_may_stand_alone_or_in_a_list() -> None:
    alone = value_of(TARGETS_SHAPE, "碰头会 ≥ 12 次")
    listed = value_of(TARGETS_SHAPE, "[碰头会 ≥ 12 次, 意见 ≥ 5 条]")

    assert [target.measure for target in alone] == ["碰头会"]
    assert [target.measure for target in listed] == ["碰头会", "意见"]


def test_every_comparison_has_signs() -> None:
    assert set(COMPARISON_BY_SIGN.values()) == set(Comparison)


@pytest.mark.parametrize(
    ("goal", "result", "outcome"),
    [
        ("at_least: 95%", "无", "-"),
        ("at_least: 95%", "没有", "-"),
        ("at_least: 95%", "未发生", "-"),
        ("at_least: 95%", "零", "0%"),
        ("at_least: 95", "无", "-"),
        ("at_most: 3%", "未发生", "0%"),
        ("at_most: 3%", "无", "-"),
        ("at_most: 3‰", "无", "-"),
    ],
)
def test_a_rate_that_nobody_measured_is_not_0(goal: str, result: str, outcome: str) -> None:
    target, findings = read_value(TARGET_SHAPE, f"{{measure: 满意率, {goal}, result: {result}}}")

    assert [line.split()[1] for line in findings] == (["Y047"] if outcome == "-" else [])
    assert (str(target.outcome) if target else "-") == outcome


@pytest.mark.parametrize("result", ["无", "没有", "未发生", "零"])
def test_nothing_of_what_is_counted_is_0(result: str) -> None:
    target = value_of(TARGET_SHAPE, f"{{measure: 上访, equals: 0起, result: {result}}}")

    assert str(target.outcome) == "0起"


@pytest.mark.parametrize(
    ("written", "last_year", "findings"),
    [
        ("{measure: 称号, level: 市级, last_year: 区级}", "区级", []),
        ("{measure: 验收, last_year: 达到}", "达到", []),
        ("{measure: 走访, at_least: 12, last_year: 10次}", "10次", []),
        (
            "{measure: 走访, at_least: 12, last_year: 很多}",
            "None",
            ["1:43 Y034 “很多” is not a number"],
        ),
        (
            "{measure: 走访, unit: 次, last_year: 很多}",
            "None",
            ["1:38 Y034 “很多” is not a number"],
        ),
    ],
)
def test_last_years_result_is_a_figure_where_something_is_counted(
    written: str, last_year: str, findings: list[str]
) -> None:
    target, told = read_value(TARGET_SHAPE, written)
    assert (str(target.last_year), told) == (last_year, findings)


@pytest.mark.parametrize("promise", ["同比增长-10%", "降幅10%", "不高于上年", "同比增长低于5%"])
def test_a_change_that_may_mean_several_things_is_told(promise: str) -> None:
    value, lines = read_value(TARGET_SHAPE, f"{{measure: 投诉, at_least: {promise}}}")

    assert value is not None
    assert value.at_least is None
    assert [line.split()[1] for line in lines] == ["Y034"]


@pytest.mark.parametrize(
    ("goal", "figures", "outcome"),
    [
        ("measure: 平均办结时间, at_most: 5个工作日", (4, 3), "3个工作日"),
        ("measure: 办结时间, at_most: 5个工作日", (4, 3), "3个工作日"),
        ("measure: 群众评价, at_least: 90分", (88, 91), "91分"),
        ("measure: 居民满意度, at_least: 90", (88, 91), "91"),
        ("measure: 人均学时, at_least: 40学时", (20, 41), "41学时"),
        ("measure: 志愿积分, at_least: 100分", (30, 80), "110分"),
        ("measure: 志愿服务时长, at_least: 100小时", (30, 80), "110小时"),
        ("measure: 例会, at_least: 12次", (6, 6), "12次"),
        ("measure: 登记失业人员, at_most: 90人", (85, 71), "71人"),
        ("measure: 空置房屋, at_most: 5户", (4, 3), "3户"),
        ("measure: 存量隐患, equals: 0处", (3, 0), "0处"),
        ("measure: 现有志愿者, at_least: 200人", (180, 210), "210人"),
        ("measure: 新增登记失业人员, at_most: 90人", (40, 31), "71人"),
        ("measure: 失业人员再就业, at_least: 50人", (20, 31), "51人"),
        ("measure: 盘活存量房屋, at_least: 5户", (2, 3), "5户"),
        ("measure: 登记投诉, at_most: 9件", (2, 3), "5件"),
    ],
)
def test_of_what_is_measured_anew_the_last_dated_figure_stands(
    goal: str, figures: tuple[int, int], outcome: str
) -> None:
    first, last = figures
    result = f"[{{on: 2007-03, value: {first}}}, {{on: 2007-09, value: {last}}}]"

    assert str(value_of(TARGET_SHAPE, f"{{{goal}, result: {result}}}").outcome) == outcome
