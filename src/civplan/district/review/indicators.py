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
from civplan.model.units import same_unit

COMMUNITIES_UNIT = "个社区"
TWO_DECIMALS = Decimal("0.01")


def round_mean(value: Decimal) -> Decimal:
    """A mean with at most two decimals, without zeros at its end."""
    text = plain_number(value.quantize(TWO_DECIMALS, ROUND_HALF_UP))
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


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
    value: Decimal | None
    """None when no figure is reported."""
    weight: Decimal | None
    """For a weighted mean; None when the file does not give it."""

    def is_in(self, unit: str) -> bool:
        """True when its figure can be compared in a unit; a bare number always can."""
        return not self.target.unit or same_unit(self.target.unit, unit)


class IndicatorResult(NamedTuple):
    """The result of an indicator over all communities."""

    indicator: Indicator
    shares: tuple[CommunityResult, ...]
    """In the order of the roster; communities without the indicator have none."""
    value: Decimal | None
    """The sub-district's figure; None when no community reports one, or it would sum ratios."""
    met: bool | None
    """Whether the sub-district's own target is met; None without target or figure."""

    @property
    def unit(self) -> str:
        """The unit in which the results are compared; empty without one."""
        return _common_unit(self.indicator, self.shares)

    def unit_for(self, own_unit: str = "") -> str:
        """The unit of the sub-district's figure, or of a goal: 个社区 where communities count."""
        is_count = self.indicator.aggregate is Aggregate.COUNT_MET
        return COMMUNITIES_UNIT if is_count else own_unit or self.unit

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


def rank_of(share: CommunityResult, indicator: Indicator) -> Decimal:
    """How good a result is: more is better, for a limit less, for a figure the nearer."""
    value = share.value or Decimal(0)
    if indicator.equals:
        return -abs(value - indicator.equals.value)
    return -value if indicator.at_most else value


def indicator_results(
    district: District, submissions: Sequence[Submission]
) -> Iterator[IndicatorResult]:
    """The result of every indicator of the sub-district."""
    for indicator in district.indicators:
        yield _indicator_result_of(indicator, tuple(community_results(indicator, submissions)))


def _indicator_result_of(
    indicator: Indicator, shares: tuple[CommunityResult, ...]
) -> IndicatorResult:
    """The result of an indicator; ratios are not summed."""
    unit = _common_unit(indicator, shares)
    indicator = indicator.with_default_for(unit)
    value = None
    if not indicator.sums_ratios(unit):
        is_count = indicator.aggregate is Aggregate.COUNT_MET
        included = [share for share in shares if is_count or share.is_in(unit)]
        value = aggregate_of(indicator.aggregate, included)
    return IndicatorResult(indicator, shares, value, is_indicator_met(indicator, value))


def _common_unit(indicator: Indicator, shares: Iterable[CommunityResult]) -> str:
    """The indicator's own unit, else the one that most communities use; empty without either."""
    units = Counter(share.target.unit for share in shares if share.target.unit)
    return indicator.own_unit or next((unit for unit, _ in units.most_common(1)), "")


def community_results(
    indicator: Indicator, submissions: Iterable[Submission]
) -> Iterator[CommunityResult]:
    """The results of the communities that have an indicator."""
    for submission in submissions:
        file = submission.file
        target = target_result_for(indicator, file) if file else None
        if file and target:
            yield community_result_of(indicator, submission.name, file, target)


def community_result_of(
    indicator: Indicator, name: str, file: CommunityFile, target: TargetResult
) -> CommunityResult:
    """A community's result of an indicator; a weight of 0 is none."""
    weight = Decimal(file.profile.get(indicator.weight.value, 0)) if indicator.weight else None
    return CommunityResult(
        community=name,
        target=target,
        value=Decimal(target.value) if target.value else None,
        weight=weight if weight and weight > 0 else None,
    )


def target_result_for(indicator: Indicator, file: CommunityFile) -> TargetResult | None:
    """A community's target of an indicator: by its id, else by its name."""
    by_id = (one for one in file.targets if one.id == indicator.id)
    by_name = (one for one in file.targets if one.measure == indicator.name)
    return next(by_id, None) or next(by_name, None)


def aggregate_of(aggregate: Aggregate, shares: Sequence[CommunityResult]) -> Decimal | None:
    """The sub-district's figure; None when no community reports one.

    A weighted mean leaves out communities without a weight, the number of those that met their
    target communities without a target. Means have two decimals.
    """
    values = [share.value for share in shares if share.value is not None]
    if aggregate is Aggregate.COUNT_MET:
        promised = [share for share in shares if share.target.is_promise]
        return Decimal(sum(share.target.met is True for share in promised)) if promised else None
    if aggregate is Aggregate.WEIGHTED:
        return _weighted_mean(shares)
    return AGGREGATE_FUNCTIONS[aggregate](values) if values else None


def _weighted_mean(shares: Iterable[CommunityResult]) -> Decimal | None:
    """The mean of the results by weight; None when no result has one."""
    pairs = [
        (share.value, share.weight)
        for share in shares
        if share.value is not None and share.weight is not None
    ]
    weights = sum((weight for _, weight in pairs), Decimal())
    total = sum((value * weight for value, weight in pairs), Decimal())
    return round_mean(total / weights) if weights else None


def is_indicator_met(indicator: Indicator, value: Decimal | None) -> bool | None:
    """Whether the sub-district's own target is met; None without target or figure."""
    comparison, limit = indicator.comparison, indicator.limit
    if comparison is None or limit is None or value is None:
        return None
    return is_met(comparison, limit.value, value)
