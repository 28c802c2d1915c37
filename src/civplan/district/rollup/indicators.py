"""二、主要指标完成情况: the sub-district's indicators with figure, target, best and last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from civplan.compose.outline import Entry
from civplan.compose.words import LIMIT_WORDS, NOT_REPORTED_WORDS
from civplan.district.review.counts import submission_groups
from civplan.district.review.indicators import (
    COMMUNITIES_UNIT,
    CommunityResult,
    IndicatorResult,
    rank_of,
)
from civplan.district.review.review import Review
from civplan.district.review.submissions import Submission
from civplan.district.rollup.values import (
    CellLines,
    Chapter,
    Grid,
    GridCell,
    centred_cell,
    heading_lines,
    left_cell,
    name_lines,
    numbered_chapter,
)
from civplan.model.district import Aggregate, Indicator
from civplan.model.figures import PERCENT, Quantity, plain_number
from civplan.model.target import Comparison

INDICATORS_HEADING = "主要指标完成情况"
SUMMARY_COLUMNS = (("指标",), ("街道数",), ("街道", "目标"), ("社区", "达标"), ("首位",), ("末位",))
OWN_TARGETS_NOTE = (
    "表中“社区达标”为达到本社区计划目标的社区数与计划定有目标并已填报结果的社区数之比"
)
MORE_IS_BETTER = "从大到小"
LESS_IS_BETTER = "街道目标为“不超过”的从小到大"
NEARER_IS_BETTER = "街道目标为定数的由近到远"
DASH = "—"
NO_RANKING = "按达标数汇总的不排"
RANKINGS = (MORE_IS_BETTER, LESS_IS_BETTER, NEARER_IS_BETTER, NO_RANKING)
"""In the order in which the note tells them."""
RATE_LIMIT_WORD = "不低于"
MET_WORD, UNMET_WORD = "达标", "未达标"
MOST_TIED = 2
"""Communities with the same result that are named; of more it is said how many."""


def indicators_chapter(review: Review) -> Chapter:
    """The chapter; empty when the sub-district has no indicators."""
    if not review.figures:
        return Chapter(INDICATORS_HEADING)
    rows = tuple(map(indicator_line, review.figures))
    said = (
        figures_sentence(review.figures),
        ranking_note(review.figures) + _left_out_sentences(review.figures),
    )
    return Chapter(INDICATORS_HEADING, said, grids=(Grid(SUMMARY_COLUMNS, rows),))


def ranking_note(figures: Sequence[IndicatorResult]) -> str:
    """What the table shows; of the ways to rank, those that it uses."""
    used = set(map(_ranking_of, figures))
    told = "，".join(way for way in RANKINGS if way in used)
    return f"{OWN_TARGETS_NOTE}；首位、末位按社区数字排列：{told}。"


def _ranking_of(figure: IndicatorResult) -> str:
    """How the communities are ranked; see ``rank``."""
    if figure.indicator.aggregate is Aggregate.COUNT_MET:
        return NO_RANKING
    if figure.indicator.equals:
        return NEARER_IS_BETTER
    return LESS_IS_BETTER if figure.indicator.at_most else MORE_IS_BETTER


def _left_out_sentences(figures: Sequence[IndicatorResult]) -> str:
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


def figures_sentence(figures: Sequence[IndicatorResult]) -> str:
    """How many of the sub-district's targets are met, and which are not."""
    aimed = [one for one in figures if _goal_lines(one.indicator)]
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


def indicator_line(figure: IndicatorResult) -> tuple[GridCell, ...]:
    """An indicator as a line of the table."""
    indicator = figure.indicator
    met = {True: MET_WORD, False: UNMET_WORD, None: ""}[figure.met]
    first, last = _first_and_last(figure)
    return (
        left_cell(*heading_lines(indicator.name)),
        centred_cell(_figure_words(figure), indicator.aggregate.zh if figure.shares else ""),
        centred_cell(*(_goal_lines(indicator) or (DASH,)), met),
        centred_cell(_own_target_ratio(figure)),
        centred_cell(*first),
        centred_cell(*last),
    )


def _figure_words(figure: IndicatorResult) -> str:
    """The sub-district's figure with its unit: 96.8%; a dash without one."""
    if figure.value is None:
        return DASH
    return f"{plain_number(figure.value)}{figure.unit_for()}"


def _goal_lines(indicator: Indicator) -> CellLines:
    """The sub-district's target, its figure on a line: 不低于 above 95%, 0起; empty without one."""
    limits = {
        Comparison.AT_LEAST: indicator.at_least,
        Comparison.AT_MOST: indicator.at_most,
        Comparison.EQUALS: indicator.equals,
    }
    for comparison, limit in limits.items():
        if limit:
            counted = indicator.aggregate is Aggregate.COUNT_MET
            unit = COMMUNITIES_UNIT if counted else limit.unit or indicator.unit or ""
            goal = Quantity(limit.value, unit)
            is_rate = unit == PERCENT and comparison is Comparison.AT_LEAST
            word = RATE_LIMIT_WORD if is_rate else LIMIT_WORDS[comparison].format("")
            return (word, str(goal)) if word else (str(goal),)
    return ()


def _own_target_ratio(figure: IndicatorResult) -> str:
    """Communities that met the target of their plan, of those with one and a result: 9/11."""
    outcomes = [
        share.measured.met
        for share in figure.shares
        if share.measured.is_promise and share.measured.met is not None
    ]
    return f"{sum(outcomes)}/{len(outcomes)}" if outcomes else DASH


def _first_and_last(figure: IndicatorResult) -> tuple[CellLines, CellLines]:
    """Who did best and who did worst, each with the figure; alike when all have the same.

    Where the communities that met their own target are counted, nobody is first or last: their
    targets differ.
    """
    known = [share for share in figure.comparable if share.value is not None]
    if not known or _ranking_of(figure) == NO_RANKING:
        return (DASH,), (DASH,)
    ranks = [rank_of(share, figure.indicator) for share in known]
    best, worst = max(ranks), min(ranks)
    if best == worst and len(known) > MOST_TIED:
        return ("各社区", "相同", known[0].measured.said), (DASH,)
    return tuple(
        _place_lines([share for share, own in zip(known, ranks, strict=True) if own == place])
        for place in (best, worst)
    )  # type: ignore[return-value] # two places make two


def _place_lines(shares: Sequence[CommunityResult]) -> CellLines:
    """Who shares a place, and the figure; equally far from a target, the figures may differ."""
    names = [share.community for share in shares]
    said = dict.fromkeys(share.measured.said for share in shares)
    if len(names) > MOST_TIED:
        return (*name_lines(names[0]), f"等{len(names)}个", "、".join(said))
    return (*(line for name in names for line in name_lines(name)), "、".join(said))


MATRIX_HEADING = "各社区指标完成情况"
MISSING_HEADING = "未报名单"
MOST_INDICATORS = 4
"""Columns of indicators that have room beside the communities on a portrait page."""
COMMUNITY_COLUMN = "社区"
DISTRICT_LINE = "街道"
MATRIX_NOTE = (
    f"表中没有达到目标的标“{UNMET_WORD}”（社区按本社区计划的目标，街道按街道目标）；"
    "有结果而没有标的，为已达到目标或没有定目标。"
)
LACKING_NOTE = f"社区的“{DASH}”表示其文件没有列出这项指标。"


def matrix_annex(review: Review) -> Chapter:
    """The indicators of every community; so many that they do not fit, block by block."""
    count = len(review.figures)
    if not (count and review.deliveries):
        return Chapter(MATRIX_HEADING)
    columns = columns_of_block(count)
    grids = tuple(
        _matrix_block(review, start, start + columns) for start in range(0, count, columns)
    )
    note = f"{MATRIX_NOTE}{LACKING_NOTE}" if _lacks_indicators(review) else MATRIX_NOTE
    return Chapter(MATRIX_HEADING, (note,), grids=grids)


def columns_of_block(count: int) -> int:
    """How many of so many indicators each block has, so that all are about as wide: 9 as 3+3+3."""
    blocks = ceil(count / MOST_INDICATORS)
    return ceil(count / blocks)


def _lacks_indicators(review: Review) -> bool:
    """True when a community that has handed in has not all of the indicators."""
    return any(len(figure.shares) < len(review.handed) for figure in review.figures)


def _matrix_block(review: Review, start: int, end: int) -> Grid:
    """Some of the indicators, with every community and the sub-district in the last line."""
    figures = review.figures[start:end]
    shares = [{share.community: share for share in figure.shares} for figure in figures]
    rows = [_matrix_line(delivery, shares) for delivery in review.deliveries]
    total = (left_cell(DISTRICT_LINE), *map(_total_cell, figures))
    return Grid(
        ((COMMUNITY_COLUMN,), *(heading_lines(figure.indicator.name) for figure in figures)),
        (*rows, total),
        _block_caption(start, figures, len(review.figures)),
    )


def _block_caption(start: int, figures: Sequence[IndicatorResult], count: int) -> str:
    """Which of the indicators a block has; empty when it has them all."""
    first, last = start + 1, start + len(figures)
    if len(figures) == count:
        return ""
    return f"指标{first}（共{count}项）" if first == last else f"指标{first}至{last}（共{count}项）"


def _matrix_line(
    delivery: Submission, shares: Sequence[dict[str, CommunityResult]]
) -> tuple[GridCell, ...]:
    """A community's results; how it stands when there are none."""
    name = left_cell(delivery.name)
    if delivery.handed is None:
        return name, GridCell((delivery.standing.value,), centred=True, span=len(shares))
    return name, *(_result_cell(of_one.get(delivery.name)) for of_one in shares)


def _total_cell(figure: IndicatorResult) -> GridCell:
    """What came out for the sub-district; a missed target is said in words."""
    return centred_cell(_figure_words(figure), UNMET_WORD if figure.met is False else "")


def _result_cell(share: CommunityResult | None) -> GridCell:
    """What came out of an indicator; a missed target is said in words."""
    if share is None:
        return centred_cell(DASH)
    measured = share.measured
    return centred_cell(
        measured.said or NOT_REPORTED_WORDS, UNMET_WORD if measured.met is False else ""
    )


def missing_annex(review: Review) -> Chapter:
    """Who has handed in nothing, and whose content is missing or wrong; names only."""
    if not review.district.communities:
        return Chapter(MISSING_HEADING)
    counted = submission_groups(review)
    lists = {
        "未报送任何文件": counted.missing,
        "仅报Word文件、需补报计划文件": counted.word_only,
        "文件无法读取、需更正后重报": counted.broken,
        "文件有错误、需更正": counted.faulty,
    }
    return Chapter(MISSING_HEADING, chapters=tuple(_lists_of_names(lists)))


def _lists_of_names(lists: dict[str, tuple[str, ...]]) -> Iterator[Chapter]:
    """The names under what is missing; lists without a name are left out."""
    for heading, names in lists.items():
        if names:
            entries = (Entry("", (name,)) for name in names)
            yield numbered_chapter(f"{heading}（{len(names)}个）", entries)
