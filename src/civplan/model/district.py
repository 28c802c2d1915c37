"""The sub-district's own file (district.yaml, 街道.yaml): who hands in, until when, and what of."""

from __future__ import annotations

from civplan.findings.words import Words
from civplan.model.choices import Choice
from civplan.model.figures import Quantity, When
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.scalars import LINE, QUANTITY, WHEN, YEAR, YES_OR_NO
from civplan.model.shapes import ListOf, OneOf

LINES = ListOf(LINE, lone=True)


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


class Deadlines(Record):
    """Until when the communities hand in."""

    called = Words("报送时限", "deadlines")
    plan: When | None = key("计划", WHEN, Words("计划最迟何时报", "for the plan"))
    midyear: When | None = key("半年", WHEN, Words("半年进展最迟何时报", "for the half-year"))
    summary: When | None = key("总结", WHEN, Words("总结最迟何时报", "for the summary"))


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
        "汇总", OneOf(Aggregate), Words("怎样汇总", "how results add up"), default=Aggregate.SUM
    )
    weight: Weight | None = key(
        "权重", OneOf(Weight), Words("加权平均按什么", "what a weighted mean goes by")
    )
    required: bool = key(
        "必报", YES_OR_NO, Words("每个社区都要有", "every community must have it"), default=False
    )


class Community(Record):
    """A community of the roster."""

    called = Words("名册上的社区", "community of the roster")
    name: str = required_key("名称", LINE, Words("社区全称", "its full name"))
    aliases: tuple[str, ...] = key(
        "别名", LINES, Words("别的叫法", "other names that files may use"), default=()
    )
    code: str | None = key("代码", LINE, Words("社区代码", "its code"))
    contact: str | None = key("联系人", LINE, Words("谁负责报送", "who hands in"))
    phone: str | None = key("电话", LINE, Words("联系电话", "the phone number"))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which it may hand in."""
        return (self.name, *self.aliases)


class District(Record):
    """A sub-district and one year."""

    called = Words("街道文件", "district file")
    district: str | None = key("街道", LINE, Words("街道全称", "its full name"))
    year: int | None = key("年度", YEAR, Words("哪一年的工作", "the year of the work"))
    deadlines: Deadlines | None = key(
        "报送时限", RecordOf(Deadlines), Words("最迟何时报", "until when they hand in")
    )
    indicators: tuple[Indicator, ...] = key(
        "指标",
        ListOf(RecordOf(Indicator)),
        Words("街道汇总的指标", "what the sub-district adds up"),
        default=(),
    )
    communities: tuple[Community, ...] = key(
        "社区",
        ListOf(RecordOf(Community)),
        Words("应报送的社区", "who has to hand in"),
        default=(),
    )


DISTRICT = RecordOf(District)
