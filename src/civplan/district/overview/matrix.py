"""The overview's table of communities and indicators: every cell in words."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from civplan.district.overview.words import (
    AGGREGATE_WORDS,
    ENGLISH_UNITS,
    PAGE_WORDS,
    WEIGHT_WORDS,
)
from civplan.district.review.indicators import CommunityResult, IndicatorResult
from civplan.district.review.review import Review
from civplan.district.review.submissions import Submission
from civplan.findings.words import Words
from civplan.model.district import Indicator
from civplan.model.figures import PERCENT, plain_number


class MatrixCell(NamedTuple):
    """What came out, and whether it was enough."""

    said: str
    """The result in words: 96.4%, 9小时; empty without one."""
    verdict: Words
    kind: str
    """met, missed or none: what the cell looks like, beside what it says."""


class DistrictGoal(NamedTuple):
    """The sub-district's own target."""

    says: Words
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
    """Whether its target is met; None without target or figure."""
    kind: str


class Matrix(NamedTuple):
    """Communities by indicators."""

    columns: tuple[MatrixColumn, ...]
    rows: tuple[tuple[str, tuple[MatrixCell, ...]], ...]
    """A community's name and its cells."""


def indicator_matrix(review: Review) -> Matrix:
    """All communities by all indicators of the sub-district."""
    shares = [{share.community: share for share in figure.shares} for figure in review.figures]
    rows = (
        (one.name, tuple(_matrix_cell(own.get(one.name), one) for own in shares))
        for one in review.submissions
    )
    return Matrix(tuple(map(_matrix_column, review.figures)), tuple(rows))


def _matrix_cell(share: CommunityResult | None, delivery: Submission) -> MatrixCell:
    """A community's result of an indicator."""
    if delivery.file is None:
        return MatrixCell("", PAGE_WORDS.no_data, "none")
    if share is None:
        return MatrixCell("", PAGE_WORDS.no_indicator, "none")
    measured = share.target
    if not measured.words:
        return MatrixCell("", PAGE_WORDS.not_reported, "none")
    if measured.met is None or not measured.is_promise:
        return MatrixCell(measured.words, PAGE_WORDS.no_target, "none")
    verdict, kind = _verdict_of(is_met=measured.met)
    return MatrixCell(measured.words, verdict, kind)


def _verdict_of(*, is_met: bool) -> tuple[Words, str]:
    """Whether a target is met, in words and for the style sheet."""
    return (PAGE_WORDS.met, "met") if is_met else (PAGE_WORDS.not_met, "missed")


def _matrix_column(figure: IndicatorResult) -> MatrixColumn:
    """An indicator with the sub-district's figure."""
    verdict, kind = (None, "none") if figure.met is None else _verdict_of(is_met=figure.met)
    return MatrixColumn(
        name=figure.indicator.name,
        aggregate=_aggregate_words(figure.indicator),
        goal=_district_goal(figure),
        total=_total_words(figure),
        verdict=verdict,
        kind=kind,
    )


def _aggregate_words(indicator: Indicator) -> Words:
    """How the communities' results make the sub-district's figure."""
    weight = WEIGHT_WORDS[indicator.weight] if indicator.weight else PAGE_WORDS.unweighted
    return AGGREGATE_WORDS[indicator.aggregate].filled(weight=weight)


def _district_goal(figure: IndicatorResult) -> DistrictGoal | None:
    """The sub-district's own target in words; None without one."""
    indicator = figure.indicator
    limits = (
        (PAGE_WORDS.at_least, indicator.at_least),
        (PAGE_WORDS.at_most, indicator.at_most),
        (PAGE_WORDS.equal_to, indicator.equals),
    )
    for words, limit in limits:
        if limit:
            unit = figure.unit_for(limit.unit)
            is_rate = words is PAGE_WORDS.at_least and unit == PERCENT
            says = PAGE_WORDS.at_least_a_rate if is_rate else words
            return DistrictGoal(says, _value_with_unit(limit.value, unit))
    return None


def _total_words(figure: IndicatorResult) -> Words:
    """The sub-district's figure with its unit."""
    return (
        PAGE_WORDS.no_data
        if figure.value is None
        else _value_with_unit(figure.value, figure.unit_for())
    )


def _value_with_unit(value: Decimal, unit: str) -> Words:
    """A figure with its unit; in English too where it has a word for it."""
    amount = plain_number(value)
    if unit not in ENGLISH_UNITS:
        return Words(amount + unit, amount + unit)
    singular, plural = ENGLISH_UNITS[unit]
    return Words(amount + unit, f"{amount} {singular if value == 1 else plural}".rstrip())
