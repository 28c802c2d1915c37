"""The overview's table of communities and indicators: every cell in words."""

from __future__ import annotations

from typing import NamedTuple

from civplan.district.aggregates import Figure, Share
from civplan.district.deliveries import Delivery
from civplan.district.overview import words as say
from civplan.district.review import Review
from civplan.findings.words import Words
from civplan.model.district import Aggregate, Indicator
from civplan.model.figures import plain_number


class MatrixCell(NamedTuple):
    """What came out, and whether it was enough."""

    said: str
    """The result in words: 96.4%, 9小时; empty without one."""
    verdict: Words
    kind: str
    """met, missed or none: what the cell looks like, beside what it says."""


class MatrixColumn(NamedTuple):
    """An indicator."""

    name: str
    aggregate: Words
    goal: Words | None
    """The sub-district's own target; None without one."""
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


def matrix_of(review: Review) -> Matrix:
    """All communities by all indicators of the sub-district."""
    shares = [{share.community: share for share in figure.shares} for figure in review.figures]
    rows = (
        (one.name, tuple(cell_of(own.get(one.name), one) for own in shares))
        for one in review.deliveries
    )
    return Matrix(tuple(map(column_of, review.figures)), tuple(rows))


def cell_of(share: Share | None, delivery: Delivery) -> MatrixCell:
    """A community's result of an indicator."""
    if delivery.handed is None:
        return MatrixCell("", say.NOT_IN, "none")
    if share is None:
        return MatrixCell("", say.NO_INDICATOR, "none")
    measured = share.measured
    if not measured.said:
        return MatrixCell("", say.NOT_REPORTED, "none")
    if measured.met is None or not measured.is_promise:
        return MatrixCell(measured.said, say.NO_TARGET, "none")
    verdict, kind = judged(is_met=measured.met)
    return MatrixCell(measured.said, verdict, kind)


def judged(*, is_met: bool) -> tuple[Words, str]:
    """Whether a target is met, in words and for the style sheet."""
    return (say.MET, "met") if is_met else (say.NOT_MET, "missed")


def column_of(figure: Figure) -> MatrixColumn:
    """An indicator with the sub-district's figure."""
    verdict, kind = (None, "none") if figure.met is None else judged(is_met=figure.met)
    return MatrixColumn(
        name=figure.indicator.name,
        aggregate=aggregate_words(figure.indicator),
        goal=goal_words(figure),
        total=total_words(figure),
        verdict=verdict,
        kind=kind,
    )


def aggregate_words(indicator: Indicator) -> Words:
    """How the communities' results make the sub-district's figure."""
    weight = say.WEIGHTS[indicator.weight] if indicator.weight else say.UNWEIGHTED
    return say.AGGREGATES[indicator.aggregate].filled(weight=weight)


def goal_words(figure: Figure) -> Words | None:
    """The sub-district's own target in words; None without one."""
    indicator = figure.indicator
    limits = (
        (say.AT_LEAST, indicator.at_least),
        (say.AT_MOST, indicator.at_most),
        (say.EQUALS, indicator.equals),
    )
    for words, limit in limits:
        if limit:
            amount = plain_number(limit.value)
            unit = unit_of(figure, limit.unit)
            goal = words.filled(figure=Words(amount + unit.zh, amount + unit.en))
            return say.GOAL.filled(goal=goal)
    return None


def total_words(figure: Figure) -> Words:
    """The sub-district's figure with its unit."""
    if figure.value is None:
        return say.NOT_IN
    amount, unit = plain_number(figure.value), unit_of(figure)
    return Words(amount + unit.zh, amount + unit.en)


def unit_of(figure: Figure, own: str = "") -> Words:
    """The unit of a figure: communities are counted, others have their own or the indicator's."""
    if figure.indicator.aggregate is Aggregate.COUNT_MET:
        return say.OF_COMMUNITIES
    units = dict.fromkeys(share.measured.unit for share in figure.shares if share.measured.unit)
    shared = next(iter(units)) if len(units) == 1 else ""
    unit = own or figure.indicator.unit or shared
    return Words(unit, unit)
