"""The sub-district's figure of an indicator, from the results of its communities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from civplan.district.memory.file_result import CommunityFile, TargetResult
from civplan.district.review.submissions import Submission
from civplan.model.attainment import is_met
from civplan.model.district import Aggregate, District, Indicator
from civplan.model.figures import plain_number
from civplan.model.units import factor_between, is_ratio

COMMUNITIES_UNIT = "个社区"
TWO_DECIMALS = Decimal("0.01")


def round_mean(value: Decimal) -> Decimal:
    """A mean with at most two decimals, without zeros at its end."""
    text = plain_number(value.quantize(TWO_DECIMALS, ROUND_HALF_UP))
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _converted(value: Decimal, factor: Decimal) -> Decimal:
    """A figure in another unit; one in the same unit stays as it was typed."""
    return value if factor == 1 else Decimal(plain_number((value * factor).normalize()))


AGGREGATE_FUNCTIONS: Mapping[Aggregate, Callable[[Sequence[Decimal]], Decimal]] = {
    Aggregate.SUM: lambda values: sum(values, Decimal()),
    Aggregate.MEAN: lambda values: round_mean(sum(values, Decimal()) / len(values)),
    Aggregate.MIN: min,
    Aggregate.MAX: max,
}
"""The aggregates that need the figures alone."""


class CommunityResult(NamedTuple):
    """A community's result of an indicator."""

    community: str
    target: TargetResult
    """Its target; the sum of several without ids where the sub-district's figure is a sum."""
    value: Decimal | None
    """None when no figure is reported."""
    weight: Decimal | None
    """For a weighted mean; None when the file does not give it."""
    left_out: tuple[TargetResult, ...] = ()
    """Further targets of the same name, which are not counted."""

    def is_in(self, unit: str) -> bool:
        """True when its figure can be compared in a unit; a bare number always can."""
        return not self.target.unit or factor_between(self.target.unit, unit) is not None

    def value_in(self, unit: str) -> Decimal | None:
        """Its figure in a unit; None without one, or where the unit is of another kind."""
        factor = factor_between(self.target.unit or unit, unit)
        if self.value is None or factor is None:
            return None
        return _converted(self.value, factor)

    def last_year_in(self, unit: str) -> Decimal | None:
        """Last year's figure in a unit; None without one, or where the unit is of another kind."""
        factor = factor_between(self.target.unit or unit, unit)
        if not self.target.last_year or factor is None:
            return None
        return _converted(Decimal(self.target.last_year), factor)


class IndicatorResult(NamedTuple):
    """The result of an indicator over all communities."""

    indicator: Indicator
    shares: tuple[CommunityResult, ...]
    """In the order of the roster; communities without the indicator have none."""
    value: Decimal | None
    """The sub-district's figure; None when no community reports one, or it would sum ratios."""
    met: bool | None
    """Whether the sub-district's own target is met; None without target or figure, and as long as
    not all communities have reported that are due to."""
    due: int = 0
    """The number of communities that have to report."""
    is_early: bool = False
    """True before the year is over, for which the sub-district's target is."""

    @property
    def unit(self) -> str:
        """The unit in which the results are compared; empty without one."""
        return _common_unit(self.indicator, self.shares)

    def unit_for(self, own_unit: str = "") -> str:
        """The unit of the sub-district's figure, or of a goal: 个社区 where communities count."""
        is_count = self.indicator.aggregate is Aggregate.COUNT_MET
        return COMMUNITIES_UNIT if is_count else own_unit or self.unit

    @property
    def reported(self) -> int:
        """The number of communities whose results the figure is made of."""
        return len(included_shares(self.indicator, self.shares, self.unit))

    @property
    def last_year(self) -> Decimal | None:
        """Last year's sum of the communities whose results are summed; None unless all give it."""
        if self.indicator.aggregate is not Aggregate.SUM or self.value is None:
            return None
        included = included_shares(self.indicator, self.shares, self.unit)
        figures = [one.last_year_in(self.unit) for one in included]
        known = [one for one in figures if one is not None]
        return sum(known, Decimal()) if known and len(known) == len(figures) else None

    @property
    def is_provisional(self) -> bool:
        """True while a figure is not yet made of all results that it should be made of."""
        return self.value is not None and (self.is_early or self.reported < self.due)

    @property
    def comparable(self) -> tuple[CommunityResult, ...]:
        """The results that are in its unit."""
        unit = self.unit
        return tuple(share for share in self.shares if share.is_in(unit))

    @property
    def in_other_units(self) -> tuple[str, ...]:
        """The communities whose result is left out for its unit; a count leaves none out."""
        if self.indicator.aggregate is Aggregate.COUNT_MET:
            return ()
        unit = self.unit
        return tuple(
            share.community
            for share in self.shares
            if share.value is not None and not share.is_in(unit)
        )

    @property
    def without_weight(self) -> tuple[str, ...]:
        """The communities whose result is left out of a weighted mean, as they give no weight."""
        if self.indicator.aggregate is not Aggregate.WEIGHTED:
            return ()
        return tuple(
            share.community
            for share in self.comparable
            if share.value is not None and share.weight is None
        )


def rank_of(share: CommunityResult, indicator: Indicator, unit: str) -> Decimal:
    """How good a result is: more is better, for a limit less, for a figure the nearer."""
    value = share.value_in(unit) or Decimal(0)
    if indicator.equals:
        return -abs(value - indicator.equals.value)
    return -value if indicator.at_most else value


def indicator_results(
    district: District, submissions: Sequence[Submission], *, is_early: bool = False
) -> Iterator[IndicatorResult]:
    """The result of every indicator of the sub-district; ``is_early`` before the year is over."""
    for indicator in district.indicators:
        yield _indicator_result_of(indicator, submissions, is_early=is_early)


def _indicator_result_of(
    indicator: Indicator, submissions: Sequence[Submission], *, is_early: bool
) -> IndicatorResult:
    """The result of an indicator; ratios are not summed."""
    shares = tuple(community_results(indicator, submissions))
    unit = _common_unit(indicator, shares)
    indicator = indicator.with_default_for(unit)
    value = None
    if not indicator.sums_ratios(unit):
        value = aggregate_of(indicator, shares, unit)
    due = sum(_is_due(indicator, one) for one in submissions)
    result = IndicatorResult(indicator, shares, value, None, due, is_early)
    if result.is_provisional:
        return result
    return result._replace(met=is_indicator_met(indicator, value, result.unit_for()))


def _is_due(indicator: Indicator, submission: Submission) -> bool:
    """True when a community has to report a result.

    It has not where the indicator does not concern it, or where it is asked of nobody and not in
    its file.
    """
    files = submission.counted_files
    target, _ = community_target(indicator, files)
    if target:
        return target.is_promise or indicator.aggregate is not Aggregate.COUNT_MET
    if any({indicator.id, indicator.name}.intersection(one.not_applicable) for one in files):
        return False
    return indicator.required or not files


def included_shares(
    indicator: Indicator, shares: Iterable[CommunityResult], unit: str
) -> list[CommunityResult]:
    """The results that the sub-district's figure is made of."""
    if indicator.aggregate is Aggregate.COUNT_MET:
        return [one for one in shares if one.target.is_promise and one.target.met is not None]
    needs_weight = indicator.aggregate is Aggregate.WEIGHTED
    return [
        one for one in shares if one.value_in(unit) is not None and (one.weight or not needs_weight)
    ]


def _common_unit(indicator: Indicator, shares: Iterable[CommunityResult]) -> str:
    """The indicator's own unit, else the one that most communities use; empty without either."""
    units = Counter(share.target.unit for share in shares if share.target.unit)
    return indicator.own_unit or next((unit for unit, _ in units.most_common(1)), "")


def community_results(
    indicator: Indicator, submissions: Iterable[Submission]
) -> Iterator[CommunityResult]:
    """The results of the communities that have an indicator."""
    for submission in submissions:
        result = community_result_of(indicator, submission)
        if result:
            yield result


def community_result_of(indicator: Indicator, submission: Submission) -> CommunityResult | None:
    """A community's result of an indicator, None without it; a weight of 0 is none."""
    files = submission.counted_files
    target, left_out = community_target(indicator, files)
    if target is None:
        return None
    profiles = (one.profile for one in files)
    weights = (one.get(indicator.weight) for one in profiles) if indicator.weight else ()
    weight = next((Decimal(one) for one in weights if one), None)
    return CommunityResult(
        community=submission.name,
        target=target,
        value=Decimal(target.value) if target.value else None,
        weight=weight if weight and weight > 0 else None,
        left_out=left_out,
    )


def community_target(
    indicator: Indicator, files: Sequence[CommunityFile]
) -> tuple[TargetResult | None, tuple[TargetResult, ...]]:
    """A community's target of an indicator, by its id, else by its name, and what is left out.

    Targets of one name in several areas of a file are added up where the sub-district's figure is a
    sum and their units allow it; else the first counts.
    """
    for file in files:
        if by_id := [one for one in file.targets if one.id == indicator.id]:
            return by_id[0], ()
    for file in files:
        if by_name := [one for one in file.targets if one.measure == indicator.name]:
            first, *others = by_name
            unit = indicator.own_unit or first.unit
            is_sum = indicator.with_default_for(unit).aggregate is Aggregate.SUM
            added = _added_up(by_name, unit) if others and is_sum else None
            return (added, ()) if added else (first, tuple(others))
    return None, ()


def _added_up(targets: Sequence[TargetResult], unit: str) -> TargetResult | None:
    """Several targets as one; None where their units are of different kinds."""
    factors = [factor_between(one.unit or unit, unit) for one in targets]
    if is_ratio(unit) or None in factors:
        return None
    values = [
        _converted(Decimal(one.value), factor or Decimal(1))
        for one, factor in zip(targets, factors, strict=True)
        if one.value
    ]
    verdicts = [one.met for one in targets if one.is_promise]
    unknown = None if None in verdicts or not verdicts else True
    value = plain_number(sum(values, Decimal())) if values else ""
    return targets[0]._replace(
        value=value,
        unit=unit,
        last_year="",
        words=f"{value}{unit}" if values else "",
        met=False if False in verdicts else unknown,
        is_promise=bool(verdicts),
    )


def aggregate_of(
    indicator: Indicator, shares: Sequence[CommunityResult], unit: str
) -> Decimal | None:
    """The sub-district's figure; None when no community reports one.

    A weighted mean leaves out communities without a weight, the number of those that met their
    target communities without a target. Means have two decimals.
    """
    included = included_shares(indicator, shares, unit)
    if indicator.aggregate is Aggregate.COUNT_MET:
        promised = any(share.target.is_promise for share in shares)
        return Decimal(sum(share.target.met is True for share in included)) if promised else None
    values = [value for share in included if (value := share.value_in(unit)) is not None]
    if not values:
        return None
    if indicator.aggregate is Aggregate.WEIGHTED:
        return _weighted_mean(values, [share.weight or Decimal() for share in included])
    return AGGREGATE_FUNCTIONS[indicator.aggregate](values)


def _weighted_mean(values: Sequence[Decimal], weights: Sequence[Decimal]) -> Decimal:
    """The mean of the results by weight."""
    total = sum((value * weight for value, weight in zip(values, weights, strict=True)), Decimal())
    return round_mean(total / sum(weights, Decimal()))


def is_indicator_met(indicator: Indicator, value: Decimal | None, unit: str) -> bool | None:
    """Whether the sub-district's own target is met; None without target or figure.

    Args:
        indicator: The indicator.
        value: The sub-district's figure.
        unit: The unit of the figure.
    """
    comparison, limit = indicator.comparison, indicator.limit
    if comparison is None or limit is None or value is None:
        return None
    is_count = indicator.aggregate is Aggregate.COUNT_MET
    factor = Decimal(1) if is_count else factor_between(limit.unit or unit, unit)
    return None if factor is None else is_met(comparison, limit.value * factor, value)
