"""二、主要指标完成情况, and the annex 各社区指标完成情况 with the results of every community."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import ceil

from civplan.compose.words import NOT_REPORTED_WORDS, limit_word, one_decimal_text
from civplan.district.review.indicators import (
    COMMUNITIES_UNIT,
    CommunityResult,
    IndicatorResult,
    rank_of,
)
from civplan.district.review.review import Review
from civplan.district.review.submissions import Submission
from civplan.district.rollup.values import (
    NO_CONTENT,
    OF_THE_YEAR,
    CellLines,
    Chapter,
    Grid,
    GridCell,
    VerdictWords,
    centred_cell,
    heading_lines,
    left_cell,
    name_lines,
    verdict_words,
)
from civplan.model.district import Aggregate, Indicator
from civplan.model.figures import Quantity, plain_number
from civplan.typeset.measure import text_width

INDICATORS_HEADING = "主要指标完成情况"
SUMMARY_COLUMNS = (("指标",), ("街道数",), ("街道", "目标"))
PLACE_COLUMNS = (("首位",), ("末位",))
"""Behind the column of the communities that met their targets."""
OWN_TARGETS_NOTE = (
    "表中“街道数”下注明已报和应报的社区数，“社区{met}”为达到{met_by}的社区数"
    "与计划定有目标并已填报结果的社区数之比"
)
MORE_IS_BETTER = "从大到小"
LESS_IS_BETTER = "街道目标为“不超过”的从小到大"
NEARER_IS_BETTER = "街道目标为定数的由近到远"
NO_RANKING = "按达标数汇总的不排"
RANKINGS = (MORE_IS_BETTER, LESS_IS_BETTER, NEARER_IS_BETTER, NO_RANKING)
"""In the order in which the note names them."""
PROVISIONAL_WORD = "暂计"
MOST_TIED = 2
"""The most communities with the same result that are named; of more the number is given."""
WIDEST_GOAL = 5.5
"""Characters of a goal on one line: the table's other columns leave no more."""
MATRIX_HEADING = "各社区指标完成情况"
MOST_INDICATORS = 4
"""Indicators that fit beside the communities on a portrait page."""
MATRIX_NOTE = (
    "表中{missed}的标“{unmet}”（社区按本社区计划的目标，街道按街道目标）；"
    "有结果而没有标的，为已达到目标或没有定目标。"
)
PROVISIONAL_NOTE = f"街道的“{PROVISIONAL_WORD}”表示{{provisional}}。"
LACKING_NOTE = f"社区的“{NO_CONTENT}”表示其文件没有列出这项指标。"


def indicators_chapter(review: Review) -> Chapter:
    """The chapter; empty when the sub-district has no indicators."""
    if not review.figures:
        return Chapter(INDICATORS_HEADING)
    rows = tuple(map(indicator_line, review.figures))
    paragraphs = (
        figures_sentence(review.figures),
        ranking_note(review.figures) + _left_out_sentences(review.figures),
    )
    met = ("社区", *_verdict_words(review.figures).met_in_heading)
    columns = (*SUMMARY_COLUMNS, met, *PLACE_COLUMNS)
    return Chapter(INDICATORS_HEADING, paragraphs, grids=(Grid(columns, rows),))


def _verdict_words(figures: Iterable[IndicatorResult]) -> VerdictWords:
    """How to say that the targets of these are met."""
    return verdict_words(is_early=any(figure.is_early for figure in figures))


def ranking_note(figures: Sequence[IndicatorResult]) -> str:
    """The note below the table, with those ways to rank that it uses."""
    used = set(map(_ranking_of, figures))
    rankings = "，".join(ranking for ranking in RANKINGS if ranking in used)
    words = _verdict_words(figures)
    note = OWN_TARGETS_NOTE.format(met=words.met, met_by=words.met_by)
    return f"{note}；首位、末位按社区数字排列：{rankings}。"


def _ranking_of(figure: IndicatorResult) -> str:
    """How the communities are ranked, as in ``rank_of``."""
    if figure.indicator.aggregate is Aggregate.COUNT_MET:
        return NO_RANKING
    if figure.indicator.equals:
        return NEARER_IS_BETTER
    return LESS_IS_BETTER if figure.indicator.at_most else MORE_IS_BETTER


def _left_out_sentences(figures: Sequence[IndicatorResult]) -> str:
    """The results that are not in the sub-district's figures, with the reason."""
    by_reason = {
        "计量单位不同": [(one.indicator.name, one.in_other_units) for one in figures],
        "社区未填权重": [(one.indicator.name, one.without_weight) for one in figures],
    }
    sentences = ""
    for reason, left_out in by_reason.items():
        results = [f"{name}（{'、'.join(names)}）" for name, names in left_out if names]
        if results:
            sentences += f"以下结果因{reason}未计入：{'；'.join(results)}。"
    return sentences


def figures_sentence(figures: Sequence[IndicatorResult]) -> str:
    """How many of the sub-district's goals are met, and which are not."""
    with_goal = [one for one in figures if _goal_lines(one.indicator)]
    if not with_goal:
        return f"街道汇总指标{len(figures)}项。"
    open_ = [one.indicator.name for one in with_goal if one.is_provisional]
    met = sum(one.met is True for one in with_goal)
    unmet = [one.indicator.name for one in with_goal if one.met is False]
    no_data = [
        one.indicator.name for one in with_goal if one.met is None and not one.is_provisional
    ]
    share = "均" if len(figures) > 1 else ""
    if len(with_goal) < len(figures):
        share = f"其中{len(with_goal)}项"
    parts = [f"{OF_THE_YEAR.met}{met}项"] if met or not (unmet or open_ or no_data) else []
    parts += [f"{OF_THE_YEAR.unmet}{len(unmet)}项（{'、'.join(unmet)}）"] if unmet else []
    if open_:
        why = _verdict_words(figures).provisional
        parts.append(f"{why}、只能暂计{len(open_)}项（{'、'.join(open_)}）")
    parts += [f"尚无数据{len(no_data)}项（{'、'.join(no_data)}）"] if no_data else []
    return f"街道汇总指标{len(figures)}项，{share}定有街道目标：{'，'.join(parts)}。"


def indicator_line(figure: IndicatorResult) -> tuple[GridCell, ...]:
    """An indicator as a row of the table."""
    indicator = figure.indicator
    met = {True: OF_THE_YEAR.met, False: OF_THE_YEAR.unmet, None: ""}[figure.met]
    goal = _goal_lines(indicator)
    if goal and figure.is_provisional:
        met = PROVISIONAL_WORD
    first, last = _first_and_last(figure)
    return (
        left_cell(*heading_lines(indicator.name)),
        centred_cell(
            _figure_words(figure),
            *_last_year_lines(figure),
            indicator.aggregate.zh if figure.shares else "",
            base_of(figure),
        ),
        centred_cell(*(goal or (NO_CONTENT,)), met),
        centred_cell(_own_target_ratio(figure)),
        centred_cell(*first),
        centred_cell(*last),
    )


def _figure_words(figure: IndicatorResult) -> str:
    """The sub-district's figure with its unit: 96.8%; a dash without one."""
    if figure.value is None:
        return NO_CONTENT
    return f"{plain_number(figure.value)}{figure.unit_for()}"


def _last_year_lines(figure: IndicatorResult) -> CellLines:
    """Last year's sum of the same communities, and the change: 上年240件, 下降17.5%; else empty."""
    last, now = figure.last_year, figure.value
    if last is None or now is None:
        return ()
    base = f"上年{plain_number(last)}{figure.unit_for()}"
    if not last or last == now:
        return (base, "持平") if last else (base,)
    share = one_decimal_text(abs(now - last) / last * 100)
    return (base, f"{'上升' if now > last else '下降'}{share}%")


def base_of(figure: IndicatorResult) -> str:
    """The base of a figure: 4/12个社区, of those that have to report; empty without a figure."""
    return "" if figure.value is None else f"{figure.reported}/{figure.due}{COMMUNITIES_UNIT}"


def _goal_lines(indicator: Indicator) -> CellLines:
    """The sub-district's goal: 不低于95%, a long one on two lines; empty without one."""
    comparison, limit = indicator.comparison, indicator.limit
    if comparison is None or limit is None:
        return ()
    is_count = indicator.aggregate is Aggregate.COUNT_MET
    unit = COMMUNITIES_UNIT if is_count else limit.unit or indicator.unit or ""
    word, goal = limit_word(comparison, unit), str(Quantity(limit.value, unit))
    return (word, goal) if text_width(word + goal) > WIDEST_GOAL else (word + goal,)


def _own_target_ratio(figure: IndicatorResult) -> str:
    """Communities that met their own target, of those with a target and a result: 9/11."""
    verdicts = [
        one.target.met
        for one in figure.shares
        if one.target.is_promise and one.target.met is not None
    ]
    return f"{sum(verdicts)}/{len(verdicts)}" if verdicts else NO_CONTENT


def _first_and_last(figure: IndicatorResult) -> tuple[CellLines, CellLines]:
    """The communities with the best and with the worst result, and the results.

    Where the communities that met their own target are counted, nobody is first or last: their
    targets differ.
    """
    results = [one for one in figure.comparable if one.value is not None]
    if not results or _ranking_of(figure) == NO_RANKING:
        return (NO_CONTENT,), (NO_CONTENT,)
    ranks = [rank_of(one, figure.indicator, figure.unit) for one in results]
    best, worst = max(ranks), min(ranks)
    if best == worst and len(results) > MOST_TIED:
        return ("各社区", "相同", results[0].target.words), (NO_CONTENT,)

    def with_rank(rank: Decimal) -> list[CommunityResult]:
        return [one for one, its_rank in zip(results, ranks, strict=True) if its_rank == rank]

    return _place_lines(with_rank(best)), _place_lines(with_rank(worst))


def _place_lines(results: Sequence[CommunityResult]) -> CellLines:
    """The communities that share a place, and their results, which may differ for 由近到远."""
    names = [one.community for one in results]
    figures = "、".join(dict.fromkeys(one.target.words for one in results))
    if len(names) > MOST_TIED:
        return (*name_lines(names[0]), f"等{len(names)}个", figures)
    return (*(line for name in names for line in name_lines(name)), figures)


def matrix_annex(review: Review) -> Chapter:
    """The results of every community, in several tables where there are many indicators."""
    count = len(review.figures)
    if not (count and review.submissions):
        return Chapter(MATRIX_HEADING)
    columns = columns_of_block(count)
    grids = tuple(
        _matrix_block(review, start, start + columns) for start in range(0, count, columns)
    )
    words = _verdict_words(review.figures)
    note = MATRIX_NOTE.format(missed=words.missed, unmet=words.unmet)
    if any(figure.is_provisional for figure in review.figures):
        note += PROVISIONAL_NOTE.format(provisional=words.provisional)
    if _lacks_indicators(review):
        note += LACKING_NOTE
    return Chapter(MATRIX_HEADING, (note,), grids=grids)


def columns_of_block(count: int) -> int:
    """The number of indicators in each of several equally wide tables: 3 of 9."""
    return ceil(count / ceil(count / MOST_INDICATORS))


def _lacks_indicators(review: Review) -> bool:
    """True when the file of a community lacks an indicator."""
    communities = sum(one.file is not None for one in review.submissions)
    return any(len(figure.shares) < communities for figure in review.figures)


def _matrix_block(review: Review, start: int, end: int) -> Grid:
    """The table of some indicators: every community, and the sub-district in the last row."""
    figures = review.figures[start:end]
    columns = [{one.community: one for one in figure.shares} for figure in figures]
    unmet = _verdict_words(figures).unmet
    rows = [_matrix_row(submission, columns, unmet) for submission in review.submissions]
    total = (left_cell("街道"), *map(_total_cell, figures))
    return Grid(
        (("社区",), *(heading_lines(figure.indicator.name) for figure in figures)),
        (*rows, total),
        _block_caption(start, figures, len(review.figures)),
    )


def _block_caption(start: int, figures: Sequence[IndicatorResult], count: int) -> str:
    """Which of the indicators a table has; empty when it has all."""
    first, last = start + 1, start + len(figures)
    if len(figures) == count:
        return ""
    return f"指标{first}（共{count}项）" if first == last else f"指标{first}至{last}（共{count}项）"


def _matrix_row(
    submission: Submission, columns: Sequence[dict[str, CommunityResult]], unmet: str
) -> tuple[GridCell, ...]:
    """A community's results, or its status when it has none; ``unmet`` marks what is missed."""
    name = left_cell(submission.name)
    if submission.file is None:
        return name, GridCell((submission.status.value,), centred=True, span=len(columns))
    return name, *(_result_cell(column.get(submission.name), unmet) for column in columns)


def _total_cell(figure: IndicatorResult) -> GridCell:
    """The sub-district's figure, with a word when its goal is not met."""
    verdict = OF_THE_YEAR.unmet if figure.met is False else ""
    if figure.is_provisional:
        verdict = PROVISIONAL_WORD
    return centred_cell(_figure_words(figure), verdict)


def _result_cell(result: CommunityResult | None, unmet: str) -> GridCell:
    """A community's result, with ``unmet`` when its target is not met."""
    if result is None:
        return centred_cell(NO_CONTENT)
    target = result.target
    return centred_cell(target.words or NOT_REPORTED_WORDS, unmet if target.met is False else "")
