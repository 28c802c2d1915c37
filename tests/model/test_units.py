"""Units: which say the same, and how figures are converted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from civplan.model.figures import parse_quantity
from civplan.model.units import factor_between, has_sum, is_ratio, same_unit, unit_parts


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("", "", True),
        ("次", "", True),
        ("%", "", False),
        ("‰", "%", False),
        ("%", "次", False),
        ("人", "名", True),
        ("人", "人次", False),
        ("元", "万元", False),
        ("个", "", True),
        ("个小区", "小区", True),
        ("余户", "户", True),
        ("场", "场次", True),
        ("％", "%", True),
        ("万余人次", "万人次", True),
    ],
)
def test_units_are_the_same_either_way_round(one: str, other: str, *, same: bool) -> None:
    assert same_unit(one, other) is same
    assert same_unit(other, one) is same


SAME_THING = (
    "人名位 户家 份册本 篇条 部台 栋幢 棵株 处座 天日 件起宗",
    "次,场 次,场次 场,回 学时,课时 千瓦时,度 公里,千米 立方米,方 平方米,㎡",
)
"""Measure words of which one says of the same measure what the other says."""
OTHER_THING = (
    "次,人次 次,户次 户,户次 人,人次 人次,户次 人,户 次,期 场,期 次,轮 期,轮 场,小时 小时,学时"
    " 件,条 件,次 天,工作日 吨,立方米 套,份 支,人 处,户 分,次 元,件 项,条"
)
"""Measure words that count other things, although they may stand behind the same measure."""


def pairs(lists: tuple[str, ...] | str) -> list[tuple[str, str]]:
    """The pairs of lists: 人名位 has those of its first with each other, 次,场 is one."""
    words = (
        "".join(f"{one} " for one in lists).split() if isinstance(lists, tuple) else lists.split()
    )
    return [
        (parts[0], other)
        for word in words
        for parts in [word.split(",") if "," in word else list(word)]
        for other in parts[1:]
    ]


@pytest.mark.parametrize(("one", "other"), pairs(SAME_THING))
def test_measure_words_of_the_same_things_are_compared(one: str, other: str) -> None:
    assert same_unit(one, other)
    assert same_unit(other, one)


@pytest.mark.parametrize(("one", "other"), pairs(OTHER_THING))
def test_measure_words_of_other_things_are_not_compared(one: str, other: str) -> None:
    assert not same_unit(one, other)
    assert not same_unit(other, one)


@pytest.mark.parametrize(
    ("unit", "ratio"),
    [("%", True), ("％", True), ("‰", True), ("个百分点", False), ("次", False), ("", False)],
)
def test_the_sign_of_a_ratio(unit: str, *, ratio: bool) -> None:
    assert is_ratio(unit) is ratio


@pytest.mark.parametrize(
    ("unit", "scale", "bare"),
    [
        ("人次", 1, "人次"),
        ("万人次", 10_000, "人次"),
        ("万余人次", 10_000, "人次"),
        ("余万元", 10_000, "元"),
        ("亿元", 100_000_000, "元"),
        ("百万元", 1_000_000, "元"),
        ("个工作日", 1, "工作日"),
        ("万", 10_000, ""),
        ("个", 1, ""),
    ],
)
def test_a_unit_is_a_scale_and_what_is_counted(unit: str, scale: int, bare: str) -> None:
    parts = unit_parts(unit)

    assert (parts.scale, parts.bare) == (Decimal(scale), bare)


@pytest.mark.parametrize(
    ("written", "unit", "converted"),
    [
        ("1.2万人次", "人次", "12000人次"),
        ("36000元", "万元", "3.6万元"),
        ("1.2平方公里", "平方米", "1200000平方米"),
        ("120公顷", "平方公里", "1.2平方公里"),
        ("3000米", "公里", "3公里"),
        ("2小时", "分钟", "120分钟"),
        ("3年", "个月", "36个月"),
        ("2.5‰", "%", "0.25%"),
        ("12", "次", "12次"),
        ("12名", "人", "12人"),
    ],
)
def test_a_figure_is_converted_into_a_unit_of_its_kind(
    written: str, unit: str, converted: str
) -> None:
    figure = parse_quantity(written)

    assert figure is not None
    assert str(figure.in_unit(unit)) == converted


@pytest.mark.parametrize(
    ("one", "other"),
    [("人", "户"), ("次", "期"), ("人次", "人"), ("%", "个百分点"), ("元", "人"), ("%", "")],
)
def test_there_is_no_way_between_units_of_two_kinds(one: str, other: str) -> None:
    assert factor_between(one, other) is None
    assert factor_between(other, one) is None


@pytest.mark.parametrize(
    ("unit", "adds_up"),
    [
        ("次", True),
        ("万元", True),
        ("%", False),
        ("‰", False),
        ("个百分点", False),
        ("名次", False),
    ],
)
def test_ratios_points_and_ranks_have_no_sum(unit: str, *, adds_up: bool) -> None:
    assert has_sum(unit) is adds_up
