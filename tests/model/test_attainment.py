"""How a result stands against its target, in figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civplan.model.attainment import Attainment, attainment, is_level_reached, is_met
from civplan.model.target import TARGET_SHAPE, Comparison
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
    ],
)
def test_a_level_is_reached_when_it_is_named_and_not_denied(
    expected: str, *, reached: bool
) -> None:
    assert is_level_reached("市级", expected) is reached
