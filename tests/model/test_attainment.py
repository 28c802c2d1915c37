"""How a result stands against its target, in figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civplan.model.attainment import (
    Attainment,
    attainment,
    is_met,
    reached_change,
)
from civplan.model.figures import Quantity
from civplan.model.target import TARGET_SHAPE, Comparison, is_level_reached
from support.plans import value_of


@pytest.mark.parametrize(
    ("written", "reached"),
    [
        ("{measure: 会, at_least: 12次, result: 6}", Attainment(met=False, rate=Decimal(50))),
        ("{measure: 会, at_least: 12次, result: 18}", Attainment(met=True, rate=Decimal(150))),
        ("{measure: 会, at_least: 0次, result: 3}", Attainment(met=True)),
        ("{measure: 会, at_least: 12次}", Attainment(None)),
        (
            "{measure: 率, at_least: 95%, result: 93%}",
            Attainment(met=False, margin=Decimal(-2)),
        ),
        ("{measure: 率, at_most: 5%, result: 3%}", Attainment(met=True)),
        ("{measure: 访, equals: 0起, result: 1}", Attainment(met=False)),
        ("{measure: 人, result: 800人}", Attainment(met=True)),
        ("{measure: 级, level: 市级, result: 获区级称号}", Attainment(met=False)),
        ("{measure: 级, level: 市级, result: 否}", Attainment(met=False)),
        ("{measure: 级, level: 市级, result: 是}", Attainment(met=True)),
    ],
)
def test_a_rate_is_for_counts_and_a_margin_for_percentages(
    written: str, reached: Attainment
) -> None:
    assert attainment(value_of(TARGET_SHAPE, written)) == reached


def test_a_copy_with_another_promise_has_an_attainment_of_its_own() -> None:
    target = value_of(TARGET_SHAPE, "{measure: 会, at_least: 12次, result: 6}")
    assert attainment(target).met is False

    assert attainment(target.with_values(at_least=Quantity(Decimal(5), "次"))).met is True


@pytest.mark.parametrize(
    ("written", "change"),
    [
        ("at_least: 同比下降10%, last_year: 50件, result: 44件", "12%"),
        ("at_least: 同比下降10%, last_year: 50, result: 44", "12%"),
        ("at_least: 同比下降10%, last_year: 50件, result: 55件", "-10%"),
        ("at_least: 同比下降10%, last_year: 50件, result: 同比下降12%", "同比下降12%"),
        ("at_least: 同比下降10%, last_year: 50件, result: 12%", "12%"),
        ("at_least: 同比下降10‰, last_year: 100起, result: 98起", "20‰"),
        ("at_least: 同比增长1倍, last_year: 100人, result: 190人", "0.9倍"),
        ("at_least: 同比增长两成, last_year: 100人, result: 130人", "30%"),
        ("at_least: 比上年增加0.1万人次, last_year: 11000人次, result: 12500人次", "0.15万人次"),
        ("at_least: 比上年减少20件, last_year: 100起, result: 75", "25件"),
        ("at_least: 提高5个百分点, last_year: 60%, result: 64%", "4个百分点"),
        ("at_most: 同比增长5%, last_year: 100件, result: 104件", "4%"),
        ("at_least: 同比下降10%, last_year: 0件, result: 4件", "None"),
        ("at_least: 提高5个百分点, last_year: 60人, result: 66人", "None"),
        ("at_least: 同比下降10%, result: 44件", "None"),
    ],
)
def test_a_change_is_worked_out_from_both_figures(written: str, change: str) -> None:
    assert str(reached_change(value_of(TARGET_SHAPE, f"{{measure: 数, {written}}}"))) == change


@pytest.mark.parametrize(
    ("written", "met"),
    [
        ("at_least: 同比下降10%, last_year: 50件, result: 45件", True),
        ("at_least: 同比下降10%, last_year: 50件, result: 46件", False),
        ("at_most: 同比增长5%, last_year: 100件, result: 105件", True),
        ("at_most: 同比增长5%, last_year: 100件, result: 106件", False),
        ("at_most: 同比增长5%, last_year: 100件, result: 90件", True),
    ],
)
def test_a_change_is_met_at_its_limit(written: str, met: bool) -> None:  # noqa: FBT001 - expected
    assert attainment(value_of(TARGET_SHAPE, f"{{measure: 数, {written}}}")).met is met


@pytest.mark.parametrize(
    ("comparison", "met"),
    [
        (Comparison.AT_LEAST, [False, True, True]),
        (Comparison.AT_MOST, [True, True, False]),
        (Comparison.EQUALS, [False, True, False]),
    ],
)
def test_a_value_satisfies_a_comparison_at_its_limit(
    comparison: Comparison, met: list[bool]
) -> None:
    assert [is_met(comparison, Decimal(3), Decimal(value)) for value in (2, 3, 4)] == met


@pytest.mark.parametrize(
    ("expected", "reached"),
    [
        ("获市级称号", True),
        ("获区级称号", False),
        ("未获得市级", False),
        ("没有评上市级", False),
        ("未复评，已是市级", True),
        ("申报市级称号", False),
        ("正在创建市级社区", False),
        ("申报材料齐全，获评市级", True),
        ("申报并获评市级", True),
    ],
)
def test_a_level_is_reached_when_it_is_named_and_not_denied(
    expected: str, *, reached: bool
) -> None:
    assert is_level_reached("市级", expected) is reached


@pytest.mark.parametrize(
    ("entries", "reached"),
    [
        ("[{on: 2025-03, text: 启动创建}, {on: 2025-11, text: 获评市级社区}]", True),
        ("[{on: 2025-11, text: 获评市级社区}, {on: 2025-12, text: 举行授牌仪式}]", True),
        ("[{on: 2025-03, text: 启动创建}]", False),
    ],
)
def test_a_level_is_reached_by_a_dated_result_that_names_it(entries: str, *, reached: bool) -> None:
    target = value_of(TARGET_SHAPE, f"{{measure: 创建, level: 市级社区, result: {entries}}}")

    assert attainment(target).met is reached
