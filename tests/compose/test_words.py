"""Dates in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civplan.compose.words import (
    attainment_words,
    date_in_year,
    date_words,
    deadline_words,
    goal_words,
    one_decimal_text,
    outcome_words,
    period_words,
)
from civplan.model.attainment import attainment
from civplan.model.figures import When, parse_when
from civplan.model.target import TARGET_SHAPE
from support.plans import value_of


def when(text: str) -> When:
    """A date as a plan file writes it."""
    read = parse_when(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("written", "words", "in_year", "deadline"),
    [
        ("2007-12-20", "2007年12月20日", "12月20日", "2007年12月20日前完成"),
        ("2007-05-08", "2007年5月8日", "5月8日", "2007年5月8日前完成"),
        ("2007-05", "2007年5月", "5月", "2007年5月底前完成"),
        ("2007-Q2", "2007年第二季度", "第二季度", "2007年第二季度底前完成"),
        ("2007-Q4", "2007年第四季度", "第四季度", "2007年第四季度底前完成"),
        ("2007", "2007年", "全年", "2007年底前完成"),
        ("长期", "长期", "长期", "长期坚持"),
    ],
)
def test_a_date_is_said_without_padding(
    written: str, words: str, in_year: str, deadline: str
) -> None:
    date = when(written)

    assert (date_words(date), date_in_year(date, date.year), deadline_words(date)) == (
        words,
        in_year,
        deadline,
    )


def test_the_year_is_said_where_it_is_another_one() -> None:
    assert date_in_year(when("2007-01-05"), 2006) == "2007年1月5日"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2007-01", "2007-03", "2007年1月至3月"),
        ("2007-01-05", "2007-03-20", "2007年1月5日至3月20日"),
        ("2007-11", "2008-02", "2007年11月至2008年2月"),
        ("2007-Q1", "2007-Q2", "2007年第一季度至第二季度"),
        ("2007-10", "2007", "2007年10月至2007年"),
        ("2007-03", "2007-03", "2007年3月"),
        ("2007-03", "", "2007年3月起"),
        ("2007-03", "长期", "2007年3月起"),
        ("", "2007-03", "2007年3月前"),
        ("长期", "2007-03", "2007年3月前"),
        ("", "长期", "长期"),
        ("长期", "", "长期"),
        ("长期", "长期", "长期"),
        ("", "", ""),
    ],
)
def test_a_period_does_not_say_the_year_twice(start: str, end: str, words: str) -> None:
    assert period_words(when(start) if start else None, when(end) if end else None) == words


@pytest.mark.parametrize(
    ("written", "goal", "outcome", "reached"),
    [
        ("{measure: 会, at_least: 12次, result: 12}", "不少于12次", "12次", "100%"),
        ("{measure: 会, at_least: 12次, result: 8}", "不少于12次", "8次", "66.7%"),
        ("{measure: 会, at_least: 12次, result: 30}", "不少于12次", "30次", "250%"),
        ("{measure: 会, at_least: 12次, result: 0}", "不少于12次", "0次", "0%"),
        ("{measure: 会, at_least: 12次}", "不少于12次", "", "未填报"),
        ("{measure: 户, at_least: 3000户, result: 2999}", "不少于3000户", "2999户", "99.9%"),
        ("{measure: 户, at_least: 3000户, result: 3001}", "不少于3000户", "3001户", "100%"),
        ("{measure: 会, at_least: 0次, result: 3}", "不少于0次", "3次", "达标"),
        ("{measure: 会, every: 月, result: 12}", "不少于12次", "12次", "100%"),
        ("{measure: 会, every: 月, result: 11}", "不少于12次", "11次", "91.7%"),
        ("{measure: 会, every: 季, unit: 场, result: 4}", "不少于4场", "4场", "100%"),
        (
            "{measure: 率, at_least: 95%, result: 96.2%}",
            *("不低于95%", "96.2%", "达标，高1.2个百分点"),
        ),
        (
            "{measure: 率, at_least: 95%, result: 93}",
            *("不低于95%", "93%", "未达标，低2个百分点"),
        ),
        ("{measure: 率, at_least: 95%, result: 95%}", "不低于95%", "95%", "达标"),
        ("{measure: 率, at_least: 95%, result: 94.96%}", "不低于95%", "94.96%", "未达标"),
        ("{measure: 率, at_most: 5%, result: 3%}", "不超过5%", "3%", "达标"),
        ("{measure: 率, equals: 100%, result: 99.9%}", "100%", "99.9%", "未达标"),
        ("{measure: 访, at_most: 3起, result: 3}", "不超过3起", "3起", "达标"),
        ("{measure: 访, at_most: 3起, result: 4}", "不超过3起", "4起", "未达标"),
        ("{measure: 访, equals: 0起, result: 0}", "0起", "0起", "达标"),
        ("{measure: 访, equals: 0起, result: 1}", "0起", "1起", "未达标"),
        ("{measure: 人, approx: 余, result: 800人}", "", "800余人", "达标"),
        ("{measure: 人, approx: 多, unit: 人, result: 800}", "", "800多人", "达标"),
        ("{measure: 级, level: 市级, result: 获市级称号}", "市级", "获市级称号", "达标"),
        ("{measure: 级, level: 市级, result: 获区级称号}", "市级", "获区级称号", "未达标"),
        ("{measure: 级, level: 市级, result: 未获得市级}", "市级", "未获得市级", "未达标"),
        ("{measure: 级, level: 市级, result: 没有评上市级}", "市级", "没有评上市级", "未达标"),
        (
            "{measure: 级, level: 市级, result: 未复评，已是市级}",
            "市级",
            "未复评，已是市级",
            "达标",
        ),
        ("{measure: 级, level: 市级, result: 是}", "市级", "达到", "达标"),
        ("{measure: 级, level: 市级, result: 否}", "市级", "未达到", "未达标"),
        ("{measure: 级, level: 五星, result: 5}", "五星", "5", "未达标"),
        ("{measure: 级, level: 市级}", "市级", "", "未填报"),
    ],
)
def test_attainment_is_a_rate_only_for_counts_of_which_more_is_better(
    written: str, goal: str, outcome: str, reached: str
) -> None:
    target = value_of(TARGET_SHAPE, written)

    words = attainment_words(attainment(target))

    assert (goal_words(target), outcome_words(target), words) == (goal, outcome, reached)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("66.6666", "66.7"), ("66.65", "66.7"), ("100.04", "100"), ("99.96", "100"), ("1E+2", "100")],
)
def test_a_number_is_shown_with_one_decimal_at_most(value: str, shown: str) -> None:
    assert one_decimal_text(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("at_least: 下降10%, last_year: 50件, result: 44件", "44件（上年50件，下降12%）"),
        ("at_least: 下降10%, last_year: 50, result: 44件", "44件（上年50件，下降12%）"),
        ("at_least: 下降10%, last_year: 50件, result: 50件", "50件（上年50件，持平）"),
        ("at_least: 下降10%, last_year: 50件, result: 下降12%", "下降12%（上年50件）"),
        (
            "at_least: 下降10%, last_year: 1万件, result: 9004件",
            "9004件（上年1万件，下降9.96%）",
        ),
        ("at_most: 5件, last_year: 9, result: 4", "4件（上年9件）"),
        ("at_least: 下降10%, last_year: 50件", ""),
    ],
)
def test_a_result_has_last_years_figure_and_the_change_behind_it(written: str, words: str) -> None:
    assert outcome_words(value_of(TARGET_SHAPE, f"{{measure: 投诉, {written}}}")) == words
