"""二、主要指标完成情况: the sub-district's indicators with figure, target, best and last."""

from __future__ import annotations

from collections.abc import Sequence

from civplan.compose.attainment import LIMIT_WORDS
from civplan.district.aggregates import Figure, Share, rank
from civplan.district.review import Review
from civplan.district.rollup.values import Chapter, Grid, GridCell, left, middle
from civplan.model.district import Aggregate, Indicator
from civplan.model.figures import Quantity, plain_number
from civplan.model.result import PERCENT
from civplan.model.target import Comparison

HEADING = "主要指标完成情况"
COLUMNS = ("指标", "街道数", "街道目标", "社区达标", "首位", "末位")
NOTE = (
    "表中“社区达标”为达到自定目标的社区数与有自定目标并已填报结果的社区数之比；"
    "首位、末位按完成的好坏排列。"
)
NOTHING = "—"
OF_COMMUNITIES = "个社区"
"""The unit of a count of communities."""
MOST_TIED = 2
"""Communities with the same result that are named; of more it is said how many."""


def main_indicators(review: Review) -> Chapter:
    """The chapter; empty when the sub-district has no indicators."""
    if not review.figures:
        return Chapter(HEADING)
    rows = tuple(map(row_of, review.figures))
    note = NOTE + left_out(review.figures)
    return Chapter(HEADING, (figures_sentence(review.figures), note), grids=(Grid(COLUMNS, rows),))


def left_out(figures: Sequence[Figure]) -> str:
    """Whose results are in no figure of the sub-district, and why; empty when all are."""
    why = {
        "计量单位不同": [(one.indicator.name, one.in_other_units) for one in figures],
        "社区未填权重": [(one.indicator.name, one.without_weight) for one in figures],
    }
    told = {
        reason: [f"{name}（{'、'.join(communities)}）" for name, communities in by if communities]
        for reason, by in why.items()
    }
    return "".join(
        f"以下结果因{reason}未计入：{'；'.join(said)}。" for reason, said in told.items() if said
    )


def figures_sentence(figures: Sequence[Figure]) -> str:
    """How many of the sub-district's targets are met, and which are not."""
    aimed = [one for one in figures if goal_words(one.indicator)]
    if not aimed:
        return f"街道汇总指标{len(figures)}项。"
    met = sum(one.met is True for one in aimed)
    missed = [one.indicator.name for one in aimed if one.met is False]
    silent = [one.indicator.name for one in aimed if one.met is None]
    own = "均" if len(figures) > 1 else ""
    if len(aimed) < len(figures):
        own = f"其中{len(aimed)}项"
    parts = [f"街道汇总指标{len(figures)}项，{own}定有街道目标：达标{met}项"]
    parts += [f"未达标{len(missed)}项（{'、'.join(missed)}）"] if missed else []
    parts += [f"尚无数据{len(silent)}项（{'、'.join(silent)}）"] if silent else []
    return "，".join(parts) + "。"


def row_of(figure: Figure) -> tuple[GridCell, ...]:
    """An indicator as a line of the table."""
    indicator = figure.indicator
    met = {True: "达标", False: "未达标", None: ""}[figure.met]
    first, last = first_and_last(figure)
    return (
        left(indicator.name),
        middle(figure_words(figure), indicator.aggregate.zh if figure.shares else ""),
        middle(goal_words(indicator) or NOTHING, met),
        middle(own_targets(figure)),
        middle(*first),
        middle(*last),
    )


def figure_words(figure: Figure) -> str:
    """The sub-district's figure with its unit: 96.8%; a dash without one."""
    if figure.value is None:
        return NOTHING
    return f"{plain_number(figure.value)}{unit_of(figure)}"


def unit_of(figure: Figure) -> str:
    """The unit of the sub-district's figure: its own, else that of most communities."""
    if figure.indicator.aggregate is Aggregate.COUNT_MET:
        return OF_COMMUNITIES
    return figure.unit


def goal_words(indicator: Indicator) -> str:
    """The sub-district's target: 不低于95%, 不超过3起, 0起; empty without one."""
    limits = {
        Comparison.AT_LEAST: indicator.at_least,
        Comparison.AT_MOST: indicator.at_most,
        Comparison.EQUALS: indicator.equals,
    }
    for comparison, limit in limits.items():
        if limit:
            counted = indicator.aggregate is Aggregate.COUNT_MET
            unit = OF_COMMUNITIES if counted else limit.unit or indicator.unit or ""
            goal = Quantity(limit.value, unit)
            if unit == PERCENT and comparison is Comparison.AT_LEAST:
                return f"不低于{goal}"
            return LIMIT_WORDS[comparison].format(goal)
    return ""


def own_targets(figure: Figure) -> str:
    """Communities that met their own target, of those with a target and a result: 9/11."""
    outcomes = [
        share.measured.met
        for share in figure.shares
        if share.measured.is_promise and share.measured.met is not None
    ]
    return f"{sum(outcomes)}/{len(outcomes)}" if outcomes else NOTHING


def first_and_last(figure: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who did best and who did worst, each with the figure; alike when all have the same."""
    known = [share for share in figure.comparable if share.value is not None]
    if not known:
        return (NOTHING,), (NOTHING,)
    ranks = [rank(share, figure.indicator) for share in known]
    best, worst = max(ranks), min(ranks)
    if best == worst and len(known) > MOST_TIED:
        return ("各社区相同", known[0].measured.said), (NOTHING,)
    return tuple(
        held_by([share for share, own in zip(known, ranks, strict=True) if own == place])
        for place in (best, worst)
    )  # type: ignore[return-value] # two places make two


def held_by(shares: Sequence[Share]) -> tuple[str, ...]:
    """Who shares a place, and the figure; equally far from a target, the figures may differ."""
    names = [share.community for share in shares]
    said = dict.fromkeys(share.measured.said for share in shares)
    if len(names) > MOST_TIED:
        return f"{names[0]}等{len(names)}个", "、".join(said)
    return (*names, "、".join(said))
