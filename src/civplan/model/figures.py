"""Figures with their units, which units say the same, and the dates of a plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

PERCENT = "%"
RATIO_UNITS = (PERCENT, "‰")
UNITS_ALIKE = ("人名位", "户家", ("平方米", "㎡", "m²"), ("公里", "千米", "km"), ("场", "场次"))
"""Groups of units with the same meaning."""
NUMBER_PATTERN = r"[+-]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?"
"""At most 15 digits before the point and 6 behind it; thousands commas are allowed."""
UNIT_PATTERN = r"[%％‰℃㎡]|[A-Za-z][A-Za-z ./²³]{0,19}|[^\W\d_][^\s\d,;，、。；：！？]{0,4}"
"""A sign, a few Latin words, or up to five characters; anything longer is a sentence."""
QUANTITY_PATTERN = re.compile(rf"(?P<number>(?a:{NUMBER_PATTERN})) *(?P<unit>{UNIT_PATTERN})?")
DAY_PATTERN = r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
WHEN_PATTERNS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        DAY_PATTERN,
        DAY_PATTERN.replace("-", "/"),
        r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?)?",
        r"(?P<year>\d{4})-?[Qq](?P<quarter>[1-4])",
        r"(?P<year>\d{4})年第?(?P<quarter>[1-4一二三四])季度",
    )
)
"""The ways to write a date; the zero of a month or a day may be missing."""
YEAR_PATTERN = re.compile(r"\d{4}", re.ASCII)
QUARTER_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4}
YES_OR_NO_WORDS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
LONG_TERM_WORDS = frozenset({"长期", "long-term"})
MONTHS_A_QUARTER, MONTHS_A_YEAR = 3, 12
FIRST_YEAR, LAST_YEAR = 1949, 2100


class Quantity(NamedTuple):
    """A number and its unit, such as 95 and %; the unit may be empty."""

    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        """As written in a text: 12次, 96.2%."""
        return f"{plain_number(self.value)}{self.unit}"


def plain_number(value: Decimal) -> str:
    """A number without exponent; the digits behind the point stay as typed."""
    return f"{value:f}"


def parse_quantity(text: str) -> Quantity | None:
    """A number with its unit, as 96.2%, 12次 or 1.2平方公里; None when it is none."""
    match = QUANTITY_PATTERN.fullmatch(text)
    if match is None:
        return None
    unit = (match["unit"] or "").replace("％", "%")
    return Quantity(Decimal(match["number"].replace(",", "")), unit)


def same_unit(one: str, other: str) -> bool:
    """True when figures with these units can be compared; a bare number goes with any count."""
    if one == other:
        return True
    one, other = bare_unit(one), bare_unit(other)
    if one == other or any(
        one in units and other in units for units in UNITS_ALIKE if one and other
    ):
        return True
    return not (one and other) and not {one, other}.intersection(RATIO_UNITS)


def bare_unit(unit: str) -> str:
    """A unit without a word that may stand before it: 户 for 余户, 工作日 for 个工作日."""
    bare = unit.lstrip("余多").replace("％", PERCENT)
    return bare.removeprefix("个") or bare


def is_ratio(unit: str) -> bool:
    """True for the unit of a ratio; such figures have no sum."""
    return bare_unit(unit) in RATIO_UNITS


def parse_year(text: str) -> int | None:
    """A year of four digits, 1949 to 2100; None when it is none."""
    text = text.removesuffix("年")
    if not YEAR_PATTERN.fullmatch(text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        return None
    return int(text)


def parse_yes_or_no(text: str) -> bool | None:
    """True and false in YAML's words and in Chinese; None for any other text."""
    return YES_OR_NO_WORDS.get(text.lower())


class When(NamedTuple):
    """A day, a month, a quarter, a year, or 长期 (``year`` 0)."""

    year: int
    month: int = 0
    day: int = 0
    quarter: int = 0

    @property
    def is_long_term(self) -> bool:
        """True for 长期, which promises no end."""
        return self.year == 0

    @property
    def end(self) -> dt.date | None:
        """The last day that it covers; None for 长期."""
        return None if self.is_long_term else self.last_day

    @property
    def is_day(self) -> bool:
        """True when year, month and day are given."""
        return self.day > 0

    @property
    def first_day(self) -> dt.date:
        """The first day that it covers; the earliest date there is for 长期."""
        if self.is_long_term:
            return dt.date.min
        start_of_quarter = self.quarter and (self.quarter - 1) * MONTHS_A_QUARTER + 1
        return dt.date(self.year, self.month or start_of_quarter or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The last day that it covers; the latest date there is for 长期."""
        if self.is_long_term:
            return dt.date.max
        month = self.month or self.quarter * MONTHS_A_QUARTER or MONTHS_A_YEAR
        return dt.date(self.year, month, self.day or days_of_month(self.year, month))


def days_of_month(year: int, month: int) -> int:
    """How many days a month has: 28 to 31."""
    next_month = dt.date(year + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1)
    return (next_month - dt.timedelta(days=1)).day


def parse_when(text: str) -> When | None:
    """A date as a plan file writes it; None when it is none.

    2007-12-20, 2007-12, 2007-Q4, 2007; 2007年12月20日, 2007年第四季度; or 长期.
    """
    if text in LONG_TERM_WORDS:
        return When(0)
    match = next((match for way in WHEN_PATTERNS if (match := way.fullmatch(text))), None)
    return _when_from_parts(match.groupdict()) if match else None


def _when_from_parts(parts: Mapping[str, str | None]) -> When | None:
    """The date of these parts; None when it does not exist or is out of range."""
    numbers = {name: QUARTER_NUMBERS.get(text) or int(text) for name, text in parts.items() if text}
    year, month = numbers["year"], numbers.get("month", 1)
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= MONTHS_A_YEAR:
        return None
    if not 1 <= numbers.get("day", 1) <= days_of_month(year, month):
        return None
    return When(**numbers)


def iso_when(when: When) -> str:
    """A date as ``parse_when`` reads it: 2007-12-20, 2007-12, 2007-Q4, 2007 or 长期."""
    if when.is_long_term:
        return "长期"
    quarter = f"-Q{when.quarter}" if when.quarter else ""
    month = f"-{when.month:02}" if when.month else ""
    day = f"-{when.day:02}" if when.day else ""
    return f"{when.year}{quarter}{month}{day}"
