"""The overview's table of communities and indicators, with a verdict in words in every cell."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from civplan.district.overview.words import (
    AGGREGATE_WORDS,
    ENGLISH_UNITS,
    PAGE_WORDS,
    WEIGHT_WORDS,
    PageWords,
    page_words,
)
from civplan.district.review.indicators import CommunityResult, IndicatorResult
from civplan.district.review.review import Review
from civplan.district.review.submissions import Submission
from civplan.findings.words import Words
from civplan.model.district import Indicator
from civplan.model.figures import plain_number
from civplan.model.target import Comparison
from civplan.model.units import PERCENT

GOAL_WORDS = {
    Comparison.AT_LEAST: PAGE_WORDS.at_least,
    Comparison.AT_MOST: PAGE_WORDS.at_most,
    Comparison.EQUALS: PAGE_WORDS.equal_to,
}


class MatrixCell(NamedTuple):
    """A community's result of an indicator."""

    result: str
    """In words: 96.4%, 9小时; empty without one."""
    verdict: Words
    kind: str = "none"
    """The style of the cell: met, missed or none."""


class DistrictGoal(NamedTuple):
    """The sub-district's own target."""

    words: Words
    """街道目标不低于, target: at least."""
    figure: Words
    """8小时, 8 hours; the same in both languages where English has no word for the unit."""


class MatrixColumn(NamedTuple):
    """An indicator."""

    name: str
    aggregate: Words
    goal: DistrictGoal | None
    """None where the sub-district has none."""
    total: Words
    """The sub-district's figure with its unit."""
    verdict: Words | None
    """Whether its goal is met, or that the figure is not whole; None without goal or figure."""
    base: Words | None
    """How many communities the figure is made of; None without a figure."""
    kind: str


class Matrix(NamedTuple):
    """Communities by indicators."""

    columns: tuple[MatrixColumn, ...]
    rows: tuple[tuple[str, tuple[MatrixCell, ...]], ...]
    """A community's name and its cells."""


def indicator_matrix(review: Review) -> Matrix:
    """All communities by all indicators of the sub-district."""
    columns = [{one.community: one for one in figure.shares} for figure in review.figures]
    words = page_words(review)
    rows = (
        (one.name, tuple(_matrix_cell(column.get(one.name), one, words) for column in columns))
        for one in review.submissions
    )
    heads = (_matrix_column(figure, words) for figure in review.figures)
    return Matrix(tuple(heads), tuple(rows))


def _matrix_cell(
    result: CommunityResult | None, submission: Submission, words: PageWords
) -> MatrixCell:
    """A community's result of an indicator; None where its file lacks the indicator."""
    if submission.file is None:
        return MatrixCell("", PAGE_WORDS.no_data)
    if result is None:
        return MatrixCell("", PAGE_WORDS.no_indicator)
    target = result.target
    if not target.words:
        return MatrixCell("", PAGE_WORDS.not_reported)
    if target.met is None and target.is_promise and target.progress:
        return MatrixCell(target.words, Words(target.progress, "compared at the year's end"))
    if target.met is None or not target.is_promise:
        return MatrixCell(target.words, PAGE_WORDS.no_target)
    return MatrixCell(target.words, *_verdict_of(words, is_met=target.met))


def _verdict_of(words: PageWords, *, is_met: bool) -> tuple[Words, str]:
    """Whether a target is met, in words and as the style of a cell."""
    return (words.met, "met") if is_met else (words.not_met, "missed")


def _matrix_column(figure: IndicatorResult, words: PageWords) -> MatrixColumn:
    """An indicator with the sub-district's figure."""
    verdict, kind = (None, "none") if figure.met is None else _verdict_of(words, is_met=figure.met)
    if figure.is_provisional:
        verdict = words.provisional
    indicator, value = figure.indicator, figure.value
    name = indicator.weight
    weight = WEIGHT_WORDS.get(name, Words(name, name)) if name else PAGE_WORDS.unweighted
    return MatrixColumn(
        name=indicator.name,
        aggregate=AGGREGATE_WORDS[indicator.aggregate].filled(weight=weight),
        goal=_district_goal(indicator, figure),
        total=PAGE_WORDS.no_data if value is None else _value_with_unit(value, figure.unit_for()),
        verdict=verdict,
        kind=kind,
        base=None
        if value is None
        else PAGE_WORDS.base.filled(reported=figure.reported, due=figure.due),
    )


def _district_goal(indicator: Indicator, figure: IndicatorResult) -> DistrictGoal | None:
    """The sub-district's own target in words; None without one."""
    comparison, limit = indicator.comparison, indicator.limit
    if comparison is None or limit is None:
        return None
    unit = figure.unit_for(limit.unit)
    is_rate = unit == PERCENT and comparison is Comparison.AT_LEAST
    words = PAGE_WORDS.at_least_a_rate if is_rate else GOAL_WORDS[comparison]
    return DistrictGoal(words, _value_with_unit(limit.value, unit))


def _value_with_unit(value: Decimal, unit: str) -> Words:
    """A figure with its unit, which is Chinese in both languages where English has no word."""
    amount = plain_number(value)
    if unit not in ENGLISH_UNITS:
        return Words(amount + unit, amount + unit)
    singular, plural = ENGLISH_UNITS[unit]
    return Words(amount + unit, f"{amount} {singular if value == 1 else plural}".rstrip())
