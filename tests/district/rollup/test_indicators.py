"""The sub-district's indicators as a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.district.rollup.indicators import (
    figures_sentence,
    indicator_line,
    indicators_chapter,
    ranking_note,
)
from support.districts import review_saying

PLAN = """\
community: {name}
year: 2024
campaign: 创建
goals: {{targets: [{target}]}}
"""


def row(folder: Path, indicator: str, **targets: str) -> list[str]:
    """The cells of an indicator, each with its lines behind each other."""
    plans = {name: PLAN.format(name=name, target=target) for name, target in targets.items()}
    own = f"district: 桥东街道\nindicators: [{{id: a, name: 指标, {indicator}}}]\n"
    (figure,) = review_saying(folder, own, **plans).figures
    return ["|".join(cell.lines) for cell in indicator_line(figure)]


def at_least(goal: int, result: int) -> str:
    """A target in a plan file."""
    return f"{{id: a, measure: 指标, at_least: {goal}, unit: 次, result: {result}}}"


def test_a_sum_with_its_target_and_places(tmp_path: Path) -> None:
    cells = row(tmp_path, "at_least: 30", 甲=at_least(10, 12), 乙=at_least(10, 8))
    assert cells == ["指标", "20次|合计|2/2个社区", "不少于30|未达标", "1/2", "甲|12次", "乙|8次"]


def test_of_a_limit_the_lowest_is_first(tmp_path: Path) -> None:
    cells = row(tmp_path, "at_most: 9次, aggregate: max", 甲=at_least(1, 7), 乙=at_least(1, 5))
    assert cells[2:] == ["不超过9次|达标", "2/2", "乙|5次", "甲|7次"]


def test_of_an_exact_figure_the_nearest_is_first(tmp_path: Path) -> None:
    cells = row(tmp_path, "equals: 6, unit: 次", 甲=at_least(1, 9), 乙=at_least(1, 5))
    assert cells[2:] == ["6次|未达标", "2/2", "乙|5次", "甲|9次"]


def test_equally_far_from_an_exact_figure(tmp_path: Path) -> None:
    cells = row(tmp_path, "equals: 6", 甲=at_least(1, 7), 乙=at_least(1, 5), 丙=at_least(1, 1))
    assert cells[4:] == ["乙|甲|5次、7次", "丙|1次"]


def test_where_all_are_alike_nobody_is_last(tmp_path: Path) -> None:
    cells = row(tmp_path, "at_least: 1", 甲=at_least(1, 5), 乙=at_least(1, 5), 丙=at_least(1, 5))
    assert cells[4:] == ["各社区|相同|5次", "—"]


def test_many_that_share_a_place_are_counted(tmp_path: Path) -> None:
    same = {name: at_least(1, 5) for name in ("甲", "乙", "丙")}
    cells = row(tmp_path, "at_least: 1", **same, 丁=at_least(1, 2))
    assert cells[4:] == ["丙|等3个|5次", "丁|2次"]


def test_a_figure_that_nobody_promised_has_no_own_target(tmp_path: Path) -> None:
    cells = row(tmp_path, "aggregate: mean", 甲="{id: a, measure: 指标, unit: 人, result: 7}")
    assert cells == ["指标", "7人|平均|1/1个社区", "—", "—", "甲|7人", "甲|7人"]


def test_where_communities_are_counted_nobody_is_first(tmp_path: Path) -> None:
    plans = {"甲": at_least(10, 12), "乙": at_least(4, 8)}
    cells = row(tmp_path, "aggregate: count-met, at_least: 2", **plans)
    assert cells == ["指标", "2个社区|达标数|2/2个社区", "不少于|2个社区|达标", "2/2", "—", "—"]


def test_a_long_name_of_a_community_is_broken_before_what_it_is(tmp_path: Path) -> None:
    cells = row(tmp_path, "at_least: 1", 纺织新村社区=at_least(1, 5), 新安里社区=at_least(1, 2))
    assert cells[4:] == ["纺织新村|社区|5次", "新安里社区|2次"]


@pytest.mark.parametrize(
    ("indicators", "cells"),
    [
        ("{id: a, name: 甲}", "从大到小"),
        ("{id: a, name: 甲, at_most: 1}", "街道目标为“不超过”的从小到大"),
        (
            "{id: a, name: 甲, equals: 0}, {id: b, name: 乙}, {id: c, name: 丙, aggregate: mean}",
            "从大到小，街道目标为定数的由近到远",
        ),
        (
            "{id: a, name: 甲, at_most: 1}, {id: b, name: 乙, aggregate: count-met}",
            "街道目标为“不超过”的从小到大，按达标数汇总的不排",
        ),
    ],
)
def test_the_note_says_how_the_table_ranks(tmp_path: Path, indicators: str, cells: str) -> None:
    review = review_saying(tmp_path, f"district: 桥东街道\nindicators: [{indicators}]\n")
    assert ranking_note(review.figures).endswith(f"；首位、末位按社区数字排列：{cells}。")


def test_without_a_result_there_are_dashes(tmp_path: Path) -> None:
    cells = row(tmp_path, "at_least: 95%", 甲="{id: a, measure: 指标, at_least: 95%}")
    assert cells == ["指标", "—|平均", "不低于95%", "—", "—", "—"]


@pytest.mark.parametrize(
    ("indicators", "sentence"),
    [
        ("{id: a, name: 甲}", "街道汇总指标1项。"),
        (
            "{id: a, name: 甲, at_least: 1}, {id: b, name: 乙}",
            "街道汇总指标2项，其中1项定有街道目标：尚无数据1项（甲）。",
        ),
        (
            "{id: a, name: 甲, at_least: 1}, {id: b, name: 乙, equals: 0}",
            "街道汇总指标2项，均定有街道目标：尚无数据2项（甲、乙）。",
        ),
    ],
)
def test_the_sentence_counts_goals_and_results(
    tmp_path: Path, indicators: str, sentence: str
) -> None:
    review = review_saying(tmp_path, f"district: 桥东街道\nindicators: [{indicators}]\n")
    assert figures_sentence(review.figures) == sentence


def left_out_sentences(folder: Path, indicator: str, **targets: str) -> str:
    """What the note under the table says behind what it always says."""
    plans = {name: PLAN.format(name=name, target=target) for name, target in targets.items()}
    own = f"district: 桥东街道\nindicators: [{{id: a, name: 指标, {indicator}}}]\n"
    review = review_saying(folder, own, **plans)
    sentence, always = indicators_chapter(review).paragraphs[-1], ranking_note(review.figures)
    assert sentence.startswith(always)
    return sentence.removeprefix(always)


def test_the_note_says_whose_result_is_in_another_unit(tmp_path: Path) -> None:
    other = "{id: a, measure: 指标, result: 3天}"
    cells = left_out_sentences(tmp_path, "unit: 次", 甲=other, 乙=at_least(1, 5), 丙=other)
    assert cells == "以下结果因计量单位不同未计入：指标（丙、甲）。"


def test_the_note_says_whose_result_has_no_weight(tmp_path: Path) -> None:
    cells = left_out_sentences(
        tmp_path, "aggregate: weighted, weight: households", 甲=at_least(1, 5)
    )
    assert cells == "以下结果因社区未填权重未计入：指标（甲）。"


def test_where_every_result_counts_the_note_says_no_more(tmp_path: Path) -> None:
    assert left_out_sentences(tmp_path, "unit: 次", 甲=at_least(1, 5), 乙=at_least(1, 5)) == ""


def test_the_unit_is_that_of_most_communities(tmp_path: Path) -> None:
    other = "{id: a, measure: 指标, result: 30天}"
    cells = row(tmp_path, "required: true", 丁=other, 甲=at_least(1, 5), 乙=at_least(1, 3))
    assert cells[1] == "8次|合计|2/3个社区"
    assert cells[4:] == ["甲|5次", "乙|3次"]


def with_last_year(result: int, last: str) -> str:
    """A target that promises a fall, with last year's figure; empty for none."""
    base = f", last_year: {last}" if last else ""
    return f"{{id: a, measure: 指标, at_least: 下降10%{base}, result: {result}件}}"


@pytest.mark.parametrize(
    ("indicator", "first", "second", "said"),
    [
        ("unit: 件", "50件", "60件", "88件|上年110件|下降20%|合计|2/2个社区"),
        ("unit: 件", "40件", "48件", "88件|上年88件|持平|合计|2/2个社区"),
        ("unit: 件", "0件", "0件", "88件|上年0件|合计|2/2个社区"),
        ("unit: 件", "50件", "", "88件|合计|2/2个社区"),
        ("unit: 件, aggregate: max", "50件", "60件", "48件|最高|2/2个社区"),
    ],
)
def test_a_sum_has_last_years_where_every_community_gives_it(
    tmp_path: Path, indicator: str, first: str, second: str, said: str
) -> None:
    plans = {"甲": with_last_year(40, first), "乙": with_last_year(48, second)}

    assert row(tmp_path, indicator, **plans)[1] == said
