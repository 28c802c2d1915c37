"""Units of figures: which say the same, and how figures are converted (万人次 and 人次)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

PERCENT = "%"
RATIO_UNITS = (PERCENT, "‰")
POINTS_UNITS = ("个百分点", "百分点")
STATE_UNITS = frozenset({"分", "℃", "度", "分贝"})
"""Units of what is measured, not counted."""
TIME_UNITS = frozenset({"个工作日", "工作日", "天", "日", "个小时", "小时", "分钟", "秒"})
EXISTING_UNITS = frozenset("人名户处台家栋幢间套辆个")
"""Units of what is there from one day to the next, unlike events (次, 起, 件)."""
RANK_UNIT = "名次"
"""The unit of a place in a ranking: 第2名."""
SCALE_FACTORS = {
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "千": Decimal(1_000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}
"""Words that multiply the unit behind them: 1.2万人次."""
MORE_MARKS = "余多"
"""Between a number and its unit they say that the figure is a little more: 60余户."""
UNIT_PARTS = (
    rf"(?P<mark>[{MORE_MARKS}]?)(?P<scale>{'|'.join(SCALE_FACTORS)})?(?P<inner_mark>[{MORE_MARKS}]?)"
    r"(?P<bare>.*)"
)
CONVERTIBLE_UNITS: tuple[dict[str, Decimal], ...] = (
    dict.fromkeys("人名位", Decimal(1)),
    dict.fromkeys("户家", Decimal(1)),
    dict.fromkeys(("次", "场", "场次", "回"), Decimal(1)),
    dict.fromkeys(("件", "起", "宗"), Decimal(1)),
    dict.fromkeys(("份", "册", "本"), Decimal(1)),
    dict.fromkeys(("篇", "条"), Decimal(1)),
    dict.fromkeys(("部", "台"), Decimal(1)),
    dict.fromkeys(("栋", "幢"), Decimal(1)),
    dict.fromkeys(("棵", "株"), Decimal(1)),
    dict.fromkeys(("处", "座"), Decimal(1)),
    dict.fromkeys(("学时", "课时"), Decimal(1)),
    dict.fromkeys(("千瓦时", "度", "kWh"), Decimal(1)),
    dict.fromkeys(("立方米", "方", "m³"), Decimal(1)),
    dict.fromkeys(("元", "块", "块钱"), Decimal(1)),
    dict.fromkeys(("平方米", "平米", "㎡", "m²"), Decimal(1))
    | {"公顷": Decimal(10_000), "平方公里": Decimal(1_000_000), "平方千米": Decimal(1_000_000)}
    | {"km²": Decimal(1_000_000), "亩": Decimal(2_000) / 3},
    dict.fromkeys(("米", "m"), Decimal(1)) | dict.fromkeys(("公里", "千米", "km"), Decimal(1_000)),
    dict.fromkeys(("公斤", "千克", "kg"), Decimal(1))
    | {"吨": Decimal(1_000), "斤": Decimal("0.5")},
    {"分钟": Decimal(1), "小时": Decimal(60), "个小时": Decimal(60)},
    dict.fromkeys(("天", "日"), Decimal(1)),
    {"月": Decimal(1), "季度": Decimal(3), "年": Decimal(12)},
    {PERCENT: Decimal(1), "‰": Decimal("0.1")},
    dict.fromkeys(POINTS_UNITS, Decimal(1)),
)
"""Groups of units that measure the same, each with its size in the group's first unit."""
GROUP_OF_UNIT = {
    unit: (number, size)
    for number, units in enumerate(CONVERTIBLE_UNITS)
    for unit, size in units.items()
}
UNITS_ALIKE = tuple(
    tuple(unit for unit, size in units.items() if size == 1) for units in CONVERTIBLE_UNITS
)
"""Groups of units with the same meaning."""


COUNTED_UNITS = frozenset(
    "人名位户家次场回件起宗份册本篇条部台栋幢棵株处座支所项轮期届只套间张辆批班"
)
"""Units of what comes in whole numbers; 次 also at the end of another: 人次."""
MEASURED_AFTER_GE = frozenset({"小时", "月", "百分点", "工作日", "季度"})
"""Units that may have 个 before them and yet be parted."""


class UnitParts(NamedTuple):
    """A unit, taken apart: 万余人次 is 万, 余 and 人次."""

    scale: Decimal
    """1 without a scale word."""
    is_more: bool
    """True with 余 or 多."""
    bare: str
    """The unit alone, without 个; empty when there is none."""


@lru_cache(maxsize=512)
def unit_parts(unit: str) -> UnitParts:
    """A unit's scale, whether it says a little more, and the unit alone."""
    unit = unit.replace("％", PERCENT)
    whole = unit.lstrip(MORE_MARKS)
    if whole in GROUP_OF_UNIT:
        return UnitParts(Decimal(1), whole != unit, whole)
    match = re.fullmatch(UNIT_PARTS, unit)
    if match is None:
        return UnitParts(Decimal(1), is_more=False, bare=unit)
    bare = match["bare"]
    return UnitParts(
        SCALE_FACTORS.get(match["scale"], Decimal(1)),
        bool(match["mark"] or match["inner_mark"]),
        bare.removeprefix("个") if bare != "个" else "",
    )


def is_counted(unit: str) -> bool:
    """True for a unit of whole numbers: 户, 人次, 名志愿者, 个小区."""
    bare = unit_parts(unit).bare
    if unit.lstrip(MORE_MARKS).startswith("个"):
        return bare not in MEASURED_AFTER_GE
    return bare[:1] in COUNTED_UNITS or bare.endswith("次")


def bare_unit(unit: str) -> str:
    """A unit without a word that may stand before it: 户 for 余户, 工作日 for 个工作日."""
    bare = unit.lstrip(MORE_MARKS).replace("％", PERCENT)
    return bare.removeprefix("个") or bare


def factor_between(unit: str, other: str) -> Decimal | None:
    """The number by which a figure in a unit is multiplied to be in another; None across measures.

    A bare number goes with any count: its factor is 1.
    """
    if unit == other:
        return Decimal(1)
    one, two = unit_parts(unit), unit_parts(other)
    if one.bare == two.bare:
        return one.scale / two.scale
    groups = GROUP_OF_UNIT.get(one.bare), GROUP_OF_UNIT.get(two.bare)
    if groups[0] and groups[1] and groups[0][0] == groups[1][0]:
        return one.scale * groups[0][1] / (two.scale * groups[1][1])
    if (one.bare and two.bare) or is_ratio(unit) or is_ratio(other):
        return None
    return Decimal(1) if one.scale == two.scale == 1 else None


def same_unit(one: str, other: str) -> bool:
    """True when figures with these units can be compared as they are."""
    return factor_between(one, other) == 1


def is_ratio(unit: str) -> bool:
    """True for the unit of a ratio; such figures have no sum."""
    return bare_unit(unit) in RATIO_UNITS


def has_sum(unit: str) -> bool:
    """True unless figures in a unit stand for themselves: ratios, their points, ranks."""
    return not is_ratio(unit) and unit not in POINTS_UNITS and unit != RANK_UNIT
