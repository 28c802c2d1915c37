"""二、主要指标完成情况: the sub-district's indicators with figure, target, best and last."""

from __future__ import annotations

from collections.abc import Sequence

from civplan.compose.attainment import LIMIT_WORDS
from civplan.district.aggregates import Figure, Share, rank
from civplan.district.review import Review
from civplan.district.rollup.names import heading_lines, name_lines
from civplan.district.rollup.values import (
    OF_COMMUNITIES,
    Chapter,
    Grid,
    GridCell,
    Lines,
    left,
    middle,
)
from civplan.model.district import Aggregate, Indicator
from civplan.model.figures import Quantity, plain_number
from civplan.model.result import PERCENT
from civplan.model.target import Comparison

HEADING = "主要指标完成情况"
COLUMNS = (("指标",), ("街道数",), ("街道", "目标"), ("社区", "达标"), ("首位",), ("末位",))
OWN_TARGETS = "表中“社区达标”为达到本社区计划目标的社区数与计划定有目标并已填报结果的社区数之比"
MORE_IS_BETTER = "从大到小"
LESS_IS_BETTER = "街道目标为“不超过”的从小到大"
NEARER_IS_BETTER = "街道目标为定数的由近到远"
NOTHING = "—"
UNRANKED = "按达标数汇总的不排"
WAYS = (MORE_IS_BETTER, LESS_IS_BETTER, NEARER_IS_BETTER, UNRANKED)
"""In the order in which the note tells them."""
RATE_WORD = "不低于"
MET, UNMET = "达标", "未达标"
MOST_TIED = 2
"""Communities with the same result that are named; of more it is said how many."""


def main_indicators(review: Review) -> Chapter:
    """The chapter; empty when the sub-district has no indicators."""
    if not review.figures:
        return Chapter(HEADING)
    rows = tuple(map(row_of, review.figures))
    said = (figures_sentence(review.figures), note(review.figures))
    return Chapter(HEADING, said, grids=(Grid(COLUMNS, rows),))


def note(figures: Sequence[Figure]) -> str:
    """What the table shows; of the ways to rank, those that it uses."""
    used = set(map(ranked_by, figures))
    told = "，".join(way for way in WAYS if way in used)
    return f"{OWN_TARGETS}；首位、末位按社区数字排列：{told}。"


def ranked_by(figure: Figure) -> str:
    """How the communities are ranked; see ``rank``."""
    if figure.indicator.aggregate is Aggregate.COUNT_MET:
        return UNRANKED
    if figure.indicator.equals:
        return NEARER_IS_BETTER
    return LESS_IS_BETTER if figure.indicator.at_most else MORE_IS_BETTER


def figures_sentence(figures: Sequence[Figure]) -> str:
    """How many of the sub-district's targets are met, and which are not."""
    aimed = [one for one in figures if goal_lines(one.indicator)]
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
    met = {True: MET, False: UNMET, None: ""}[figure.met]
    first, last = first_and_last(figure)
    return (
        left(*heading_lines(indicator.name)),
        middle(figure_words(figure), indicator.aggregate.zh if figure.shares else ""),
        middle(*(goal_lines(indicator) or (NOTHING,)), met),
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
    """The unit of the sub-district's figure: its own, else that of the first community."""
    if figure.indicator.aggregate is Aggregate.COUNT_MET:
        return OF_COMMUNITIES
    units = (share.measured.unit for share in figure.shares if share.measured.unit)
    return figure.indicator.unit or next(units, "")


def goal_lines(indicator: Indicator) -> Lines:
    """The sub-district's target, its figure on a line: 不低于 above 95%, 0起; empty without one."""
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
            is_rate = unit == PERCENT and comparison is Comparison.AT_LEAST
            word = RATE_WORD if is_rate else LIMIT_WORDS[comparison].format("")
            return (word, str(goal)) if word else (str(goal),)
    return ()


def own_targets(figure: Figure) -> str:
    """Communities that met the target of their plan, of those with one and a result: 9/11."""
    outcomes = [
        share.measured.met
        for share in figure.shares
        if share.measured.is_promise and share.measured.met is not None
    ]
    return f"{sum(outcomes)}/{len(outcomes)}" if outcomes else NOTHING


def first_and_last(figure: Figure) -> tuple[Lines, Lines]:
    """Who did best and who did worst, each with the figure; alike when all have the same.

    Where the communities that met their own target are counted, nobody is first or last: their
    targets differ.
    """
    known = [share for share in figure.shares if share.value is not None]
    if not known or ranked_by(figure) == UNRANKED:
        return (NOTHING,), (NOTHING,)
    ranks = [rank(share, figure.indicator) for share in known]
    best, worst = max(ranks), min(ranks)
    if best == worst and len(known) > MOST_TIED:
        return ("各社区", "相同", known[0].measured.said), (NOTHING,)
    return tuple(
        held_by([share for share, own in zip(known, ranks, strict=True) if own == place])
        for place in (best, worst)
    )  # type: ignore[return-value] # two places make two


def held_by(shares: Sequence[Share]) -> Lines:
    """Who shares a place, and the figure; equally far from a target, the figures may differ."""
    names = [share.community for share in shares]
    said = dict.fromkeys(share.measured.said for share in shares)
    if len(names) > MOST_TIED:
        return (*name_lines(names[0]), f"等{len(names)}个", "、".join(said))
    return (*(line for name in names for line in name_lines(name)), "、".join(said))
