"""The sub-district's own file (district.yaml, 街道.yaml): who hands in, until when, and what of."""

from __future__ import annotations

from civplan.findings.words import Words
from civplan.model.deadlines import DEADLINES, Deadlines, in_other_years
from civplan.model.indicator import INDICATOR, Aggregate, Indicator, Weight
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.scalars import LINE, YEAR
from civplan.model.shapes import Faults, ListOf

__all__ = [
    "COMMUNITY",
    "DISTRICT",
    "Aggregate",
    "Community",
    "Deadlines",
    "District",
    "Indicator",
    "Weight",
]

LINES = ListOf(LINE, lone=True)


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


COMMUNITY = RecordOf(Community)


class District(Record):
    """A sub-district and one year."""

    called = Words("街道文件", "district file")
    district: str | None = key("街道", LINE, Words("街道全称", "its full name"))
    year: int | None = key("年度", YEAR, Words("哪一年的工作", "the year of the work"))
    deadlines: Deadlines | None = key(
        "报送时限", DEADLINES, Words("最迟何时报", "until when they hand in")
    )
    indicators: tuple[Indicator, ...] = key(
        "指标",
        ListOf(INDICATOR),
        Words("街道汇总的指标", "what the sub-district adds up"),
        default=(),
    )
    communities: tuple[Community, ...] = key(
        "社区",
        ListOf(COMMUNITY),
        Words("应报送的社区", "who has to hand in"),
        default=(),
    )


def check_district(district: District, found: Faults) -> District:
    """A sub-district, after telling which of its deadlines do not belong to its year."""
    if district.year and district.deadlines:
        found += in_other_years(district.deadlines, district.year)
    return district


DISTRICT = RecordOf(District, check=check_district)
