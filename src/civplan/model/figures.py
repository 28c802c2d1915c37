"""Figures with their units, and the dates of a plan."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
QUANTITY = re.compile(rf"({NUMBER})\s*([%％‰]|[^\d\s.,;，。；+-][^\d]*)?", re.ASCII)
DATE = re.compile(
    r"(\d{4})(?:[-/年](?:Q([1-4])|第?([一二三四1-4])季度|(\d{1,2})月?(?:[-/]?(\d{1,2})日?)?)?)?",
    re.ASCII,
)
YEAR = re.compile(r"\d{4}", re.ASCII)
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
LONG_TERM = frozenset({"长期", "全年", "long-term"})
MONTHS_A_QUARTER = 3
FIRST_YEAR, LAST_YEAR = 1949, 2100


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit, such as 95 and %; the unit may be empty."""

    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        """As it is written in a text: 12次, 96.2%."""
        return f"{plain_number(self.value)}{self.unit}"


def plain_number(value: Decimal) -> str:
    """A number without exponent; the digits after the point stay as they were typed."""
    return f"{value:f}"


def parse_number(text: str) -> Decimal | None:
    """A number, thousands commas allowed; None when it is none."""
    return Decimal(text.replace(",", "")) if re.fullmatch(NUMBER, text, re.ASCII) else None


def parse_quantity(text: str) -> Quantity | None:
    """A number with a unit written behind it, as 96.2%, 12次 or 1.2平方公里; None when it is none."""
    match = QUANTITY.fullmatch(text)
    if match is None:
        return None
    unit = (match[2] or "").strip().replace("％", "%")
    return Quantity(Decimal(match[1].replace(",", "")), unit)


def parse_year(text: str) -> int | None:
    """A year of four digits, 1949 to 2100; None when it is none."""
    text = text.removesuffix("年")
    if not YEAR.fullmatch(text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        return None
    return int(text)


def parse_yes_or_no(text: str) -> bool | None:
    """True and false in YAML's words and in Chinese; None for any other text."""
    return {
        "true": True,
        "yes": True,
        "是": True,
        "false": False,
        "no": False,
        "否": False,
    }.get(text.lower())


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month, a quarter, a year, or 长期 (``year`` 0)."""

    year: int
    month: int = 0
    day: int = 0
    quarter: int = 0

    @property
    def is_long_term(self) -> bool:
        """True for 长期: no end is promised."""
        return self.year == 0

    @property
    def is_day(self) -> bool:
        """True when year, month and day are given."""
        return self.day > 0

    @property
    def first_day(self) -> datetime.date:
        """The first day that it covers; the earliest date there is for 长期."""
        if self.is_long_term:
            return datetime.date.min
        month = self.month or (self.quarter - 1) * MONTHS_A_QUARTER + 1 if self.quarter else self.month
        return datetime.date(self.year, month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day that it covers; the latest date there is for 长期."""
        if self.is_long_term:
            return datetime.date.max
        month = self.month or self.quarter * MONTHS_A_QUARTER or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse_when(text: str) -> When | None:
    """A date as the plan file writes it: 2007-12-20, 2007-12, 2007-Q2, 2007, 2007年12月20日, 长期."""
    if text in LONG_TERM:
        return When(0)
    match = DATE.fullmatch(text)
    if match is None or text[-1] in "-/":
        return None
    quarter = QUARTERS.get(match[3], 0) or int(match[2] or match[3] or 0)
    when = When(int(match[1]), int(match[4] or 0), int(match[5] or 0), quarter)
    if not FIRST_YEAR <= when.year <= LAST_YEAR or (match[4] and not when.month):
        return None
    if match[5] and not when.day:
        return None
    try:
        when.first_day  # noqa: B018 - the calendar knows which months and days exist
    except ValueError:
        return None
    return when
