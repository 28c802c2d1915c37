"""A target of the year before the year is over."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from civplan.model.stage_progress import Standing, share_of_time, stage_progress
from civplan.model.target import TARGET_SHAPE
from support.plans import value_of

JUNE = dt.date(2007, 6, 30)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        *(("2007-06-30", "50"), ("2007-09-30", "75"), ("2007-03-31", "25")),
        *(("2007-12-31", "100"), ("2008-02-29", "16.67"), ("2007-06-15", "45.83")),
    ],
)
def test_each_month_is_a_twelfth_of_the_year(day: str, share: str) -> None:
    assert round(share_of_time(dt.date.fromisoformat(day)), 2) == round(Decimal(share), 2)


@pytest.mark.parametrize(
    ("target", "standing", "share"),
    [
        ("{measure: 会, at_least: 12次, result: 6}", Standing.IN_TIME, 50),
        ("{measure: 会, at_least: 12次, result: 5}", Standing.BEHIND, 42),
        ("{measure: 会, every: 月, result: 7}", Standing.IN_TIME, 58),
        ("{measure: 会, equals: 12次, result: 6}", Standing.IN_TIME, 50),
        ("{measure: 会, equals: 12次, result: 13}", Standing.FAILED, 108),
        ("{measure: 讲座, at_least: 3场, at_most: 5场, result: 1场}", Standing.BEHIND, 33),
        ("{measure: 讲座, at_least: 3场, at_most: 5场, result: 6场}", Standing.FAILED, 200),
        ("{measure: 办结时间, at_most: 5个工作日, result: 6}", Standing.SHORT, None),
        ("{measure: 投诉, at_most: 20件, result: 8}", Standing.WITHIN, 40),
        ("{measure: 投诉, at_most: 20件, result: 20}", Standing.WITHIN, 100),
        ("{measure: 投诉, at_most: 20件, result: 21}", Standing.FAILED, 105),
        ("{measure: 上访, equals: 0起, result: 0}", Standing.WITHIN, None),
        ("{measure: 上访, equals: 0起, result: 1}", Standing.FAILED, None),
        ("{measure: 满意率, at_least: 95%, result: 90%}", Standing.SHORT, None),
        ("{measure: 满意率, at_least: 95%, result: 95%}", Standing.REACHED, None),
        ("{measure: 空置率, at_most: 5%, result: 7%}", Standing.SHORT, None),
        ("{measure: 得分, at_least: 90分, result: 92}", Standing.REACHED, None),
        ("{measure: 排名, at_most: 第3名, result: 第5名}", Standing.SHORT, None),
        ("{measure: 等级, level: 市级, result: 是}", Standing.REACHED, None),
        ("{measure: 等级, level: 市级, result: 区级}", Standing.SHORT, None),
        ("{measure: 等级, level: 市级}", Standing.UNREPORTED, None),
        ("{measure: 会, at_least: 12次}", Standing.UNREPORTED, None),
        ("{measure: 会, at_least: 12次, result: 5户}", Standing.INCOMPARABLE, None),
    ],
)
def test_a_target_stands_at_the_end_of_june(
    target: str, standing: Standing, share: int | None
) -> None:
    progress = stage_progress(value_of(TARGET_SHAPE, target), JUNE)

    assert progress.standing is standing
    assert (progress.share and round(progress.share)) == share


@pytest.mark.parametrize(
    ("goal", "result", "standing"),
    [
        ("下降10%", "10起", Standing.OPEN),
        ("下降10%", "18起", Standing.OPEN),
        ("下降10%", "19起", Standing.FAILED),
        ("增长10%", "30起", Standing.OPEN),
    ],
)
def test_a_part_of_the_year_is_not_held_against_the_whole_year_before(
    goal: str, result: str, standing: Standing
) -> None:
    text = f"{{measure: 发案, at_least: {goal}, last_year: 20起, result: {result}}}"
    target = value_of(TARGET_SHAPE, text).as_partial(is_partial=True)

    assert stage_progress(target, JUNE).standing is standing
