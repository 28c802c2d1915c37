"""The table 指标汇总: every community's targets, and the sub-district's indicators."""

from __future__ import annotations

from civplan.compose.attainment import attainment_words, goal_words
from civplan.district.aggregates import Figure
from civplan.district.handed import Measured
from civplan.district.owners import in_folder
from civplan.district.register.cells import Column, Row, figure_of, rate_of
from civplan.district.review import Review
from civplan.model.attainment import attainment
from civplan.model.district import Indicator
from civplan.model.figures import plain_number
from civplan.model.result import PERCENT
from civplan.model.target import Target

OF_DISTRICT, OF_COMMUNITY = "街道", "社区"
MET, NOT_MET, NOT_REPORTED, NO_TARGET = "达标", "未达标", "未填报", "无目标"
NAME = "indicators"
"""The table's English name."""
COLUMNS = (
    Column("范围", "scope", 8),
    Column("单位名称", "community", 16),
    Column("指标", "measure", 20),
    Column("编号", "id", 14),
    Column("目标", "target", 14),
    Column("结果", "value", 10),
    Column("计量单位", "unit", 10),
    Column("结果表述", "said", 13),
    Column("是否达标", "met", 10),
    Column("完成率", "rate", 10, is_rate=True),
    Column("汇总方式", "aggregate", 10),
    Column("数据来源", "source", 18),
    Column("位置", "place", 22),
)
ABOUT = "各社区的指标，一个指标一行；“范围”为街道的，是全街道的汇总数。完成率是结果与目标之比。"


def indicator_row(figure: Figure, review: Review) -> Row:
    """An indicator of the sub-district with its figure."""
    indicator, value, unit = figure.indicator, figure.value, unit_of(figure)
    target = target_words(indicator, unit)
    span = indicator.span
    return (
        OF_DISTRICT,
        review.name,
        indicator.name,
        indicator.id,
        target,
        None if value is None else figure_of(plain_number(value)),
        unit,
        "" if value is None else f"{plain_number(value)}{unit}",
        met_words(figure.met, is_promise=bool(target), is_reported=value is not None),
        None,
        indicator.aggregate.zh,
        "",
        f"{in_folder(span.path, review)}:{span.line}",
    )


def unit_of(figure: Figure) -> str:
    """The unit of the sub-district's figure; who met a target is counted in communities."""
    if figure.indicator.aggregate.value == "count-met":
        return "个社区"
    return figure.unit


def target_words(indicator: Indicator, unit: str) -> str:
    """The sub-district's own target in words: 不低于95%; empty without one."""
    least = "不低于" if unit == PERCENT else "不少于"
    limits = ((least, indicator.at_least), ("不超过", indicator.at_most), ("", indicator.equals))
    said = (f"{word}{plain_number(limit.value)}{unit}" for word, limit in limits if limit)
    return next(said, "")


def measured_row(community: str, measured: Measured, target: Target) -> Row:
    """A target of a community.

    Args:
        community: Its name on the roster.
        measured: What is held of the target.
        target: The target.
    """
    reached = attainment(target)
    rate = "" if reached.rate is None else attainment_words(reached).removesuffix("%")
    return (
        OF_COMMUNITY,
        community,
        measured.measure,
        measured.id,
        goal_words(target),
        figure_of(measured.value),
        measured.unit,
        measured.said,
        met_words_of(measured),
        rate_of(rate),
        "",
        target.source or "",
        f"{measured.place.path}:{measured.place.line}",
    )


def met_words_of(measured: Measured) -> str:
    """Whether a community met a target, in words."""
    return met_words(
        measured.met, is_promise=measured.is_promise, is_reported=measured.met is not None
    )


def met_words(met: bool | None, *, is_promise: bool, is_reported: bool) -> str:  # noqa: FBT001 - of a target
    """达标, 未达标, 未填报, or 无目标 for a figure that was never promised."""
    if not is_reported:
        return NOT_REPORTED
    if met is None or not is_promise:
        return NO_TARGET
    return MET if met else NOT_MET
