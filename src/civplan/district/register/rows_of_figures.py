"""The table 指标汇总: every community's targets, and the sub-district's indicators."""

from __future__ import annotations

from civplan.compose.words import attainment_words, goal_words
from civplan.district.memory.file_result import TargetResult
from civplan.district.register.cells import Column, RowValues, figure_value, rate_value
from civplan.district.review.indicators import IndicatorResult
from civplan.district.review.review import Review, path_in_folder
from civplan.model.attainment import attainment
from civplan.model.district import Indicator
from civplan.model.figures import plain_number
from civplan.model.result import PERCENT
from civplan.model.target import Target

DISTRICT_SCOPE, COMMUNITY_SCOPE = "街道", "社区"
MET_CELL, NOT_MET_CELL, NOT_REPORTED_CELL, NO_TARGET_CELL = "达标", "未达标", "未填报", "无目标"
FIGURES_NAME = "indicators"
"""The table's English name."""
FIGURE_COLUMNS = (
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
FIGURES_ABOUT = (
    "各社区的指标，一个指标一行；“范围”为街道的，是全街道的汇总数。完成率是结果与目标之比。"
)


def indicator_row(figure: IndicatorResult, review: Review) -> RowValues:
    """An indicator of the sub-district with its figure."""
    indicator, value, unit = figure.indicator, figure.value, _unit_cell(figure)
    target = _target_cell(indicator, unit)
    span = indicator.span
    return (
        DISTRICT_SCOPE,
        review.name,
        indicator.name,
        indicator.id,
        target,
        None if value is None else figure_value(plain_number(value)),
        unit,
        "" if value is None else f"{plain_number(value)}{unit}",
        _met_words(figure.met, is_promise=bool(target), is_reported=value is not None),
        None,
        indicator.aggregate.zh,
        "",
        f"{path_in_folder(span.path, review)}:{span.line}",
    )


def _unit_cell(figure: IndicatorResult) -> str:
    """The unit of the sub-district's figure; who met a target is counted in communities."""
    if figure.indicator.aggregate.value == "count-met":
        return "个社区"
    return figure.unit


def _target_cell(indicator: Indicator, unit: str) -> str:
    """The sub-district's own target in words: 不低于95%; empty without one."""
    least = "不低于" if unit == PERCENT else "不少于"
    limits = ((least, indicator.at_least), ("不超过", indicator.at_most), ("", indicator.equals))
    said = (f"{word}{plain_number(limit.value)}{unit}" for word, limit in limits if limit)
    return next(said, "")


def target_row(community: str, measured: TargetResult, target: Target) -> RowValues:
    """A target of a community.

    Args:
        community: Its name on the roster.
        measured: What is held of the target.
        target: The target.
    """
    reached = attainment(target)
    rate = "" if reached.rate is None else attainment_words(reached).removesuffix("%")
    return (
        COMMUNITY_SCOPE,
        community,
        measured.measure,
        measured.id,
        goal_words(target),
        figure_value(measured.value),
        measured.unit,
        measured.said,
        _target_met_words(measured),
        rate_value(rate),
        "",
        target.source or "",
        f"{measured.place.path}:{measured.place.line}",
    )


def _target_met_words(measured: TargetResult) -> str:
    """Whether a community met a target, in words."""
    return _met_words(
        measured.met, is_promise=measured.is_promise, is_reported=measured.met is not None
    )


def _met_words(met: bool | None, *, is_promise: bool, is_reported: bool) -> str:  # noqa: FBT001 - of a target
    """达标, 未达标, 未填报, or 无目标 for a figure that was never promised."""
    if not is_reported:
        return NOT_REPORTED_CELL
    if met is None or not is_promise:
        return NO_TARGET_CELL
    return MET_CELL if met else NOT_MET_CELL
