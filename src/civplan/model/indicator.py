"""The sub-district's indicators: what is measured, its target, and how results add up."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model import faults
from civplan.model.choices import Choice
from civplan.model.faults import district_file
from civplan.model.figures import Quantity, plain_number
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.result import PERCENT
from civplan.model.scalars import LINE, QUANTITY, YES_OR_NO
from civplan.model.shapes import Faults, OneOf
from civplan.model.target import names_of
from civplan.model.units import bare_unit, is_ratio, same_unit

LIMITS = ("at_least", "at_most", "equals")
"""The keys for the sub-district's own target, of which there is one."""


class Aggregate(Choice):
    """How the communities' results make the sub-district's figure."""

    SUM = "sum", "合计"
    MEAN = "mean", "平均"
    WEIGHTED = "weighted", "加权平均"
    MIN = "min", "最低"
    MAX = "max", "最高"
    COUNT_MET = "count-met", "达标数"


class Weight(Choice):
    """The figure of a community's profile by which a mean is weighted."""

    AREA = "area", "面积"
    HOUSEHOLDS = "households", "户数"
    RESIDENTS = "residents", "人口"
    MEMBERS = "members", "党员"


class Indicator(Record):
    """A measure that the sub-district asks of every community."""

    called = Words("街道指标", "indicator")
    id: str = required_key(
        "编号", LINE, Words("社区文件里指标的编号", "the id of the target in the plan files")
    )
    name: str = required_key("名称", LINE, Words("指标的名称", "what is measured"))
    unit: str | None = key("单位", LINE, Words("计量单位", "the unit of its figures"))
    at_least: Quantity | None = key("至少", QUANTITY, Words("街道的目标", "the district's target"))
    at_most: Quantity | None = key("至多", QUANTITY, Words("街道的上限", "the district's limit"))
    equals: Quantity | None = key("等于", QUANTITY, Words("正好这个数", "exactly this figure"))
    aggregate: Aggregate = key(
        "汇总",
        OneOf(Aggregate),
        Words(
            "怎样汇总；不写就是合计，比率（%、‰）是平均",
            "how results add up; without it their sum, of a ratio (%, ‰) the mean",
        ),
        default=Aggregate.SUM,
    )
    weight: Weight | None = key(
        "权重", OneOf(Weight), Words("加权平均按什么", "what a weighted mean goes by")
    )
    required: bool = key(
        "必报", YES_OR_NO, Words("每个社区都要有", "every community must have it"), default=False
    )

    @property
    def says_aggregate(self) -> bool:
        """True when the file says how results add up."""
        return "aggregate" in vars(self)

    @property
    def limit(self) -> Quantity | None:
        """The sub-district's own target as it is written; None without one."""
        return self.at_least or self.at_most or self.equals

    @property
    def own_unit(self) -> str:
        """The unit that the file gives its figures, by itself or with the target; or empty.

        The target of a count of communities is a number of communities, whatever they measure.
        """
        is_count = self.aggregate is Aggregate.COUNT_MET
        unit_of_limit = self.limit.unit if self.limit and not is_count else ""
        return self.unit or unit_of_limit

    def with_default_for(self, unit: str) -> Indicator:
        """The same, its results not added up when their unit is a ratio's and nobody said how."""
        if self.says_aggregate or not is_ratio(unit):
            return self
        return self.with_values(aggregate=Aggregate.MEAN)

    def sums_ratios(self, unit: str) -> bool:
        """True when the file asks for the sum of what, in this unit, has none."""
        return self.says_aggregate and self.aggregate is Aggregate.SUM and is_ratio(unit)


def check_indicator(indicator: Indicator, found: Faults) -> Indicator | None:
    """An indicator whose figure can be worked out; None after telling why it cannot."""
    wrong = [*two_limits(indicator), *units_of_limits(indicator), *way_to_add_up(indicator)]
    found += wrong
    has_no_weight = indicator.aggregate is Aggregate.WEIGHTED and indicator.weight is None
    if has_no_weight or any(one.is_error for one in wrong):
        return None
    return indicator.with_default_for(indicator.own_unit)


def limits_of(indicator: Indicator) -> list[str]:
    """The keys with which the sub-district's target is given, in the order of the file."""
    given = (name for name in LIMITS if getattr(indicator, name))
    return sorted(given, key=indicator.span_of)


def two_limits(indicator: Indicator) -> Iterator[Finding]:
    """The finding that an indicator has more than one target."""
    given = limits_of(indicator)
    if len(given) > 1:
        place = indicator.span_of(given[1])
        yield faults.TWO_COMPARISONS.at(place, keys=names_of(given))


def units_of_limits(indicator: Indicator) -> Iterator[Finding]:
    """The findings about a target in another unit, or as a fraction of one where % is meant."""
    unit = indicator.unit
    if not unit or indicator.aggregate is Aggregate.COUNT_MET:
        return
    for field in limits_of(indicator):
        limit, place = getattr(indicator, field), indicator.span_of(field)
        if limit.unit and not same_unit(limit.unit, unit):
            values = {"name": indicator.name, "limit": str(limit), "unit": unit}
            yield district_file.LIMIT_IN_OTHER_UNIT.at(place, **values)
        elif not limit.unit and bare_unit(unit) == PERCENT and 0 < limit.value < 1:
            percent = plain_number((limit.value * 100).normalize())
            values = {"name": indicator.name, "value": str(limit), "percent": percent}
            yield district_file.LIMIT_AS_FRACTION.at(place, **values)


def way_to_add_up(indicator: Indicator) -> Iterator[Finding]:
    """The findings about a ratio that is summed, and a weighted mean that goes by nothing."""
    place, name, unit = indicator.span_of("aggregate"), indicator.name, indicator.own_unit
    if indicator.sums_ratios(unit):
        yield district_file.SUMMED_RATIO.at(place, name=name, unit=unit)
    if indicator.aggregate is Aggregate.WEIGHTED and "weight" not in indicator.spans:
        yield district_file.NO_WEIGHT_NAMED.at(place, name=name)


INDICATOR = RecordOf(Indicator, check=check_indicator)
