"""The sub-district's own file (district.yaml, 街道.yaml): communities, deadlines, indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.choices import Choice
from civplan.model.figures import Quantity, When, plain_number
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.rules.district import (
    DEADLINE_IN_OTHER_YEAR,
    DEADLINES_OUT_OF_ORDER,
    LIMIT_AS_FRACTION,
    LIMIT_IN_OTHER_UNIT,
    MORE_THAN_ROSTER,
    NO_WEIGHT_NAMED,
    SUMMED_RATIO,
)
from civplan.model.rules.values import TWO_COMPARISONS
from civplan.model.scalars import LINE, LINES, QUANTITY, WHEN, YEAR, YES_OR_NO
from civplan.model.shapes import Findings, JsonSchema, ListOf, OneOf, Shape
from civplan.model.target import Comparison, target_field_words
from civplan.model.units import PERCENT, bare_unit, is_ratio, same_unit
from civplan.source.nodes import Node, Scalar

DEADLINE_DOCUMENTS = {
    "plan": Words("计划", "plan"),
    "midyear": Words("半年进展", "half-year"),
    "summary": Words("总结", "summary"),
}
"""What the communities submit, in order."""
DEADLINE_YEARS = {"plan": (-1, 0), "midyear": (0,), "summary": (0, 1)}
"""The years, relative to that of the work, in which a deadline may be.

Plans are due from December on, summaries until January.
"""


class Deadlines(Record):
    """The days until which the communities submit."""

    label = Words("报送时限", "deadlines")
    plan: When | None = key("计划", WHEN, Words("计划最迟何时报", "for the plan"))
    midyear: When | None = key("半年", WHEN, Words("半年进展最迟何时报", "for the half-year"))
    summary: When | None = key("总结", WHEN, Words("总结最迟何时报", "for the summary"))

    @property
    def in_order(self) -> list[tuple[str, When]]:
        """The deadlines with a day, by document in order; 长期 has none."""
        every = ((name, getattr(self, name)) for name in DEADLINE_DOCUMENTS)
        return [(name, when) for name, when in every if when and not when.is_long_term]


def _check_deadline_order(deadlines: Deadlines, findings: Findings) -> Deadlines:
    """The deadlines, with a finding for each one before that of an earlier document."""
    for (other, earlier), (name, deadline) in pairwise(deadlines.in_order):
        if deadline.last_day < earlier.last_day:
            finding = DEADLINES_OUT_OF_ORDER.at(
                deadlines.span_of(name),
                document=DEADLINE_DOCUMENTS[name],
                deadline=deadline.last_day,
                other=DEADLINE_DOCUMENTS[other],
                earlier=earlier.last_day,
            )
            findings.append(finding)
    return deadlines


DEADLINES_SHAPE = RecordOf(Deadlines, check=_check_deadline_order)


LIMIT_FIELDS = ("at_least", "at_most", "equals")
"""The keys for the sub-district's own target; only one of them may be given."""


class Aggregate(Choice):
    """How the sub-district's figure follows from the communities' results."""

    SUM = "sum", "合计"
    MEAN = "mean", "平均"
    WEIGHTED = "weighted", "加权平均"
    MIN = "min", "最低"
    MAX = "max", "最高"
    COUNT_MET = "count-met", "达标数"


class Weight(Choice):
    """The figure of a community's profile that weights a mean."""

    AREA = "area", "面积"
    HOUSEHOLDS = "households", "户数"
    RESIDENTS = "residents", "人口"
    MEMBERS = "members", "党员"


HAS_CHINESE = re.compile("[\u4e00-\u9fff]")
"""Of a name; a Latin word that is no key is a mistake."""


class WeightShape(Shape[str]):
    """One of those figures, or the name of a further one of the communities' files: 网格."""

    own = OneOf(Weight)

    def read(self, node: Node, findings: Findings) -> str | None:
        """The key of a figure, or the name of a further one, which has a Chinese character."""
        if isinstance(node, Scalar) and HAS_CHINESE.search(node.text):
            member = self.own.by_name.get(node.text.strip())
            return member.value if member else LINE.read(node, findings)
        member = self.own.read(node, findings)
        return member.value if member else None

    def schema(self) -> JsonSchema:
        """The names of the figures, or another."""
        return {"anyOf": [self.own.schema(), {"type": "string"}]}

    @property
    def words(self) -> Words:
        """The choices, and that there are others."""
        own = self.own.words
        return Words(
            f"{own.zh}，或“其他数字”里的名称，如 网格",
            f"{own.en}, or the name of one of the “facts”, such as 网格",
        )


def weight_words(weight: str) -> Words:
    """The name of a weight in both languages; that of a further figure is Chinese in both."""
    names = {one.value: one.zh for one in Weight}
    return Words(names.get(weight, weight), weight)


class Indicator(Record):
    """A measure that the sub-district adds up over its communities."""

    label = Words("街道指标", "indicator")
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
    weight: str | None = key(
        "权重", WeightShape(), Words("加权平均按什么", "what a weighted mean goes by")
    )
    required: bool = key(
        "必报", YES_OR_NO, Words("每个社区都要有", "every community must have it"), default=False
    )

    @property
    def says_aggregate(self) -> bool:
        """True when the file says how results are combined."""
        return "aggregate" in vars(self)

    @property
    def limit(self) -> Quantity | None:
        """The sub-district's own target as written; None without one."""
        return self.at_least or self.at_most or self.equals

    @property
    def comparison(self) -> Comparison | None:
        """How a figure is compared with the sub-district's own target; None without one."""
        if self.at_least:
            return Comparison.AT_LEAST
        if self.at_most:
            return Comparison.AT_MOST
        return Comparison.EQUALS if self.equals else None

    @property
    def own_unit(self) -> str:
        """The unit of the figures, from ``unit`` or from the target; may be empty.

        With ``count-met`` the target is a number of communities, whatever they measure.
        """
        is_count = self.aggregate is Aggregate.COUNT_MET
        unit_of_limit = self.limit.unit if self.limit and not is_count else ""
        return self.unit or unit_of_limit

    def with_default_for(self, unit: str) -> Indicator:
        """The indicator with the mean as default when the unit is that of a ratio."""
        if self.says_aggregate or not is_ratio(unit):
            return self
        return self.with_values(aggregate=Aggregate.MEAN)

    def sums_ratios(self, unit: str) -> bool:
        """True when the file asks for a sum of ratios."""
        return self.says_aggregate and self.aggregate is Aggregate.SUM and is_ratio(unit)


def _check_indicator(indicator: Indicator, findings: Findings) -> Indicator | None:
    """The indicator; None, with a finding, when its figure cannot be worked out."""
    wrong = [
        *_two_limits_finding(indicator),
        *_units_of_limits(indicator),
        *_way_to_add_up(indicator),
    ]
    findings += wrong
    has_no_weight = indicator.aggregate is Aggregate.WEIGHTED and indicator.weight is None
    if has_no_weight or any(one.is_error for one in wrong):
        return None
    return indicator.with_default_for(indicator.own_unit)


def _limit_fields(indicator: Indicator) -> list[str]:
    """The keys that give the sub-district's target, in the order of the file."""
    fields = (name for name in LIMIT_FIELDS if getattr(indicator, name))
    return sorted(fields, key=indicator.span_of)


def _two_limits_finding(indicator: Indicator) -> Iterator[Finding]:
    """The finding that an indicator has more than one target."""
    fields = _limit_fields(indicator)
    if len(fields) > 1:
        place = indicator.span_of(fields[1])
        yield TWO_COMPARISONS.at(place, keys=target_field_words(fields))


def _units_of_limits(indicator: Indicator) -> Iterator[Finding]:
    """The findings about a target in another unit, or as a fraction where % is meant."""
    unit = indicator.unit
    if not unit or indicator.aggregate is Aggregate.COUNT_MET:
        return
    for field in _limit_fields(indicator):
        limit, place = getattr(indicator, field), indicator.span_of(field)
        if limit.unit and not same_unit(limit.unit, unit):
            values = {"name": indicator.name, "limit": str(limit), "unit": unit}
            yield LIMIT_IN_OTHER_UNIT.at(place, **values)
        elif not limit.unit and bare_unit(unit) == PERCENT and 0 < limit.value < 1:
            percent = plain_number((limit.value * 100).normalize())
            values = {"name": indicator.name, "value": str(limit), "percent": percent}
            yield LIMIT_AS_FRACTION.at(place, **values)


def _way_to_add_up(indicator: Indicator) -> Iterator[Finding]:
    """The findings about a sum of ratios, and about a weighted mean without a weight."""
    place, name, unit = indicator.span_of("aggregate"), indicator.name, indicator.own_unit
    if indicator.sums_ratios(unit):
        yield SUMMED_RATIO.at(place, name=name, unit=unit)
    if indicator.aggregate is Aggregate.WEIGHTED and "weight" not in indicator.spans:
        yield NO_WEIGHT_NAMED.at(place, name=name)


INDICATOR_SHAPE = RecordOf(Indicator, check=_check_indicator)


class Community(Record):
    """A community of the roster."""

    label = Words("名册上的社区", "community of the roster")
    name: str = required_key("名称", LINE, Words("社区全称", "its full name"))
    aliases: tuple[str, ...] = key(
        "别名", LINES, Words("别的叫法", "other names that files may use"), default=()
    )
    code: str | None = key("代码", LINE, Words("社区代码", "its code"))
    contact: str | None = key("联系人", LINE, Words("谁负责报送", "who hands in"))
    phone: str | None = key("电话", LINE, Words("联系电话", "the phone number"))
    form: bool | None = key(
        "填报表",
        YES_OR_NO,
        Words(
            "用填报表报送，不写就随全街道", "it reports with a form; by default as the others do"
        ),
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that its files may use."""
        return (self.name, *self.aliases)


COMMUNITY_SHAPE = RecordOf(Community)


class District(Record):
    """A sub-district and one year."""

    label = Words("街道文件", "district file")
    district: str | None = key("街道", LINE, Words("街道全称", "its full name"))
    year: int | None = key("年度", YEAR, Words("哪一年的工作", "the year of the work"))
    deadlines: Deadlines | None = key(
        "报送时限", DEADLINES_SHAPE, Words("最迟何时报", "until when they hand in")
    )
    forms: bool | None = key(
        "填报表",
        YES_OR_NO,
        Words("各社区用填报表报送", "the communities report with forms"),
    )
    indicators: tuple[Indicator, ...] = key(
        "指标",
        ListOf(INDICATOR_SHAPE),
        Words("街道汇总的指标", "what the sub-district adds up"),
        default=(),
    )
    communities: tuple[Community, ...] = key(
        "社区",
        ListOf(COMMUNITY_SHAPE),
        Words("应报送的社区", "who has to hand in"),
        default=(),
    )


def _check_district(district: District, findings: Findings) -> District:
    """The sub-district, with findings about deadlines and targets that do not fit the rest."""
    findings += _targets_above_roster(district)
    return _check_deadline_years(district, findings)


def _targets_above_roster(district: District) -> Iterator[Finding]:
    """The findings about targets of more communities than there are on the roster."""
    roster = len(district.communities)
    for indicator in district.indicators:
        limit = indicator.at_least or indicator.equals
        is_count = indicator.aggregate is Aggregate.COUNT_MET
        if is_count and roster and limit and limit.value > roster:
            field = "at_least" if indicator.at_least else "equals"
            values = {"name": indicator.name, "count": plain_number(limit.value), "roster": roster}
            yield MORE_THAN_ROSTER.at(indicator.span_of(field), **values)


def _check_deadline_years(district: District, findings: Findings) -> District:
    """The sub-district, with findings about deadlines that do not fit its year."""
    deadlines, year = district.deadlines, district.year
    if not deadlines or not year:
        return district
    for name, deadline in deadlines.in_order:
        if deadline.year - year not in DEADLINE_YEARS[name]:
            finding = DEADLINE_IN_OTHER_YEAR.at(
                deadlines.span_of(name),
                document=DEADLINE_DOCUMENTS[name],
                deadline=deadline.last_day,
                year=year,
            )
            findings.append(finding)
    return district


DISTRICT_SHAPE = RecordOf(District, check=_check_district)
