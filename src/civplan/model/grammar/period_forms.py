"""Periods of a year as people write them: 上半年, 前三季度, 1—9月, 2025-01..2025-06."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import NamedTuple

from civplan.findings.words import Language, Words
from civplan.model.figures import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS_A_HALF,
    MONTHS_A_YEAR,
    When,
    days_of_month,
    parse_when,
)

LONGEST_PERIOD = 30
LEAP_YEAR = 2024
LEAP_DAY = (2, 29)
"""A year that has every day which a period without a year may name, and its odd day."""
PERIOD_NAMES = {
    (1, 12): Words("全年", "year"),
    (1, 6): Words("上半年", "first-half"),
    (7, 12): Words("下半年", "second-half"),
    (1, 3): Words("第一季度", "first-quarter"),
    (4, 6): Words("第二季度", "second-quarter"),
    (7, 9): Words("第三季度", "third-quarter"),
    (10, 12): Words("第四季度", "fourth-quarter"),
    (1, 9): Words("前三季度", "first-three-quarters"),
}
"""The names of some periods, by their first and last month."""
OTHER_PERIOD_NAMES = {
    **dict.fromkeys(("年度", "全年度", "full-year"), (1, 12)),
    **dict.fromkeys(("半年", "半年度", "年中", "前半年"), (1, 6)),
    **dict.fromkeys(("h1", "half-year", "midyear", "mid-year"), (1, 6)),
    **dict.fromkeys(("q1-q3", "q1..q3"), (1, 9)),
    **dict.fromkeys(("h2", "后半年"), (7, 12)),
    **{f"q{quarter}": (quarter * 3 - 2, quarter * 3) for quarter in (1, 2, 3, 4)},
    **{
        f"{before}{numeral}季度": (quarter * 3 - 2, quarter * 3)
        for before in ("", "第")
        for quarter, numerals in enumerate(("一1", "二2", "三3", "四4"), 1)
        for numeral in numerals
    },
}
MONTHS_BY_NAME = {
    **OTHER_PERIOD_NAMES,
    **{name: months for months, words in PERIOD_NAMES.items() for name in words},
}
"""Every name of a period, in lower case, with its first and last month."""
BETWEEN_ENDS = r"\s*(?:\.\.|至|到|[~～—–―－-]+)\s*"
YEAR_OF_PERIOD = re.compile(r"(?P<year>\d{4})(?:年度?|[-.](?=[qh\d]))(?P<rest>.+)")
MONTH_PERIOD = re.compile(rf"(\d{{1,2}})月?份?{BETWEEN_ENDS}(\d{{1,2}})月份?|(\d{{1,2}})月份?")
BARE_MONTH_PERIOD = re.compile(r"(\d{1,2})\.\.(\d{1,2})")
FIRST_MONTHS = re.compile(r"前(\d{1,2})个?月")
FIRST_QUARTERS = re.compile("前([1-4])个?季度")
QUARTER_PERIOD = re.compile(rf"第?([1-4])(?:季度?)?{BETWEEN_ENDS}第?([1-4])季度?")
QUARTERS_IN_ROW = re.compile(r"第?[1-4](?:季度)?(?:[、,，和及与]第?[1-4](?:季度)?)+(?<=季度)")
"""一、二季度: each must be the one after that before it."""
SMALL_NUMERAL = re.compile("十[一二]?|[一二两三四五六七八九]")
DIGITS_OF_NUMERALS = {"十": "10", "十一": "11", "十二": "12", "两": "2"} | {
    numeral: str(digit) for digit, numeral in enumerate("一二三四五六七八九", 1)
}
"""The numbers of months, which are those of quarters too."""
DAY_PERIOD = re.compile(
    rf"(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})[日号]{BETWEEN_ENDS}(?:(\d{{4}})年)?(\d{{1,2}})月(\d{{1,2}})[日号]"
)
ISO_PERIOD = re.compile(
    rf"(\d{{4}})[-./](\d{{1,2}})(?:[-./](\d{{1,2}}))?{BETWEEN_ENDS}"
    r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?"
)
PERIOD_OVER_YEARS = re.compile(
    rf"(\d{{4}})年(\d{{1,2}})月份?()?{BETWEEN_ENDS}(\d{{4}})年(\d{{1,2}})月份?()?"
)


class Period(NamedTuple):
    """A part of a year that a stage summary is about, from a first to a last day."""

    first_month: int
    last_month: int
    first_day: int = 1
    last_day: int = 0
    """0 for the last day of the month."""
    year: int = 0
    """0 for the year of the file."""
    years_later: int = 0
    """How many years after its first month the last one is; 0 as a rule."""
    in_months: bool = False
    """True when it has a name and was written in months: 1—9月 instead of 前三季度."""

    def begins(self, year: int) -> dt.date:
        """Its first day; ``year`` is that of the file."""
        first_year = self.year or year
        last = days_of_month(first_year, self.first_month)
        return dt.date(first_year, self.first_month, min(self.first_day, last))

    def ends(self, year: int) -> dt.date:
        """Its last day; ``year`` is that of the file."""
        last_year = (self.year or year) + self.years_later
        last = days_of_month(last_year, self.last_month)
        return dt.date(last_year, self.last_month, min(self.last_day or last, last))

    def is_same(self, other: Period, year: int) -> bool:
        """True when both have the same days in a file of a year."""
        return (self.begins(year), self.ends(year)) == (other.begins(year), other.ends(year))

    def is_year_over(self, year: int) -> bool:
        """True when a year is over at its end."""
        return self.ends(year) >= dt.date(year, MONTHS_A_YEAR, 31)

    def is_midyear(self, year: int) -> bool:
        """True when the first half of a year is over at its end, and the year is not."""
        return self.ends(year) >= dt.date(year, MONTHS_A_HALF, 30) and not self.is_year_over(year)

    @property
    def is_whole_year(self) -> bool:
        """True for 1 January to 31 December."""
        return self[:4] == (1, MONTHS_A_YEAR, 1, 0) and not self.years_later

    @property
    def name(self) -> str:
        """上半年, 前三季度, 3月, 1—9月, 1月1日至8月15日; with years where it is not within one."""
        first, last = self.first_month, self.last_month
        if self.years_later:
            days = (f"{self.first_day}日", f"{self.last_day}日") if self._has_days else ("", "")
            later = self.year + self.years_later
            return f"{self.year}年{first}月{days[0]}至{later}年{last}月{days[1]}"
        if self._has_days:
            end = self.last_day or days_of_month(self.year or LEAP_YEAR, last)
            return f"{first}月{self.first_day}日至{last}月{end}日"
        if not self.in_months and (words := PERIOD_NAMES.get((first, last))):
            return words.zh
        return f"{first}月" if first == last else f"{first}—{last}月"

    @property
    def _has_days(self) -> bool:
        """True when it does not last from the beginning of a month to the end of one."""
        return (self.first_day, self.last_day) != (1, 0)

    def written(self, language: Language) -> str:
        """The period as ``parse_period`` reads it, with the year that the file wrote."""
        words = None if self.in_months or self._has_days else PERIOD_NAMES.get(self[:2])
        if language == "en" and words and not self.year:
            return words.en
        year = f"{self.year}年" if self.year and not self.years_later else ""
        return f"{year}{self.name}"

    @property
    def words(self) -> Words:
        """Its name, in English too where it has one."""
        return Words(self.name, self.written("en"))


def parse_period(text: str) -> Period | None:
    """A period in any form; None when it is none, ends before it begins, or does not exist."""
    text = text.strip().lower()
    if len(text) > LONGEST_PERIOD:
        return None
    if (
        match := ISO_PERIOD.fullmatch(text)
        or DAY_PERIOD.fullmatch(text)
        or PERIOD_OVER_YEARS.fullmatch(text)
    ):
        return _period_of_ends(*(int(part or 0) for part in match.groups()))
    match = YEAR_OF_PERIOD.fullmatch(text)
    year = int(match["year"]) if match else 0
    if match and (period := _period_of_year(match["rest"])):
        return _existing_period(period._replace(year=year))
    if period := _period_of_year(text):
        return period
    when = parse_when(text.removesuffix("度") if text.endswith("年度") else text)
    return _existing_period(_period_of_when(when)) if when and not when.day and when.year else None


def _period_of_year(text: str) -> Period | None:
    """A period without a year: a name, or months."""
    if months := MONTHS_BY_NAME.get(text):
        return Period(*months)
    text = SMALL_NUMERAL.sub(lambda match: DIGITS_OF_NUMERALS[match[0]], text)
    if quarters := _quarters_in(text):
        first, last = quarters
        is_period = first <= last
        return Period(first * 3 - 2, last * 3) if is_period else None
    if match := FIRST_MONTHS.fullmatch(text):
        return _month_period(1, int(match[1]))
    if match := BARE_MONTH_PERIOD.fullmatch(text):
        return _month_period(int(match[1]), int(match[2]))
    if match := MONTH_PERIOD.fullmatch(text):
        return _month_period(int(match[1] or match[3]), int(match[2] or match[3]))
    return None


def _quarters_in(text: str) -> tuple[int, int] | None:
    """The first and the last quarter of 前2季度, 1至3季度 and 1、2季度; None for another text."""
    if match := FIRST_QUARTERS.fullmatch(text):
        return 1, int(match[1])
    if match := QUARTER_PERIOD.fullmatch(text):
        return int(match[1]), int(match[2])
    if not QUARTERS_IN_ROW.fullmatch(text):
        return None
    quarters = [int(digit) for digit in re.findall(r"\d", text)]
    is_in_row = all(after == before + 1 for before, after in pairwise(quarters))
    return (quarters[0], quarters[-1]) if is_in_row else None


def _month_period(first: int, last: int) -> Period | None:
    """A period in months."""
    is_period = 1 <= first <= last <= MONTHS_A_YEAR
    return Period(first, last, in_months=(first, last) in PERIOD_NAMES) if is_period else None


def _period_of_when(when: When) -> Period:
    """The period that a date without a day is."""
    return Period(when.first_day.month, when.last_day.month, year=when.year)


def _period_of_ends(*ends: int) -> Period | None:
    """A period from year, month and day to year, month and day; 0 for what is not given."""
    first_year, first_month, first_day, last_year, last_month, last_day = ends
    first_year = first_year or last_year
    last_year = last_year or first_year
    years_later = last_year - first_year
    return _existing_period(
        Period(first_month, last_month, first_day or 1, last_day, first_year, years_later)
    )


def _existing_period(period: Period) -> Period | None:
    """The period when its days exist and are in order; a day that ends its month is left out."""
    year = period.year or LEAP_YEAR
    last_year = year + period.years_later
    months = (period.first_month, period.last_month)
    if not all(1 <= month <= MONTHS_A_YEAR for month in months):
        return None
    if not FIRST_YEAR <= year <= last_year <= LAST_YEAR:
        return None
    end_of_month = days_of_month(last_year, period.last_month)
    if period.first_day > days_of_month(year, period.first_month) or period.last_day > end_of_month:
        return None
    is_leap_day = not period.year and (period.last_month, period.last_day) == LEAP_DAY
    if period.last_day == end_of_month and not is_leap_day:
        period = period._replace(last_day=0)
    return period if period.begins(year) <= period.ends(year) else None


def period_until(day: dt.date) -> Period:
    """From the beginning of a year to a day of it."""
    is_end = day.day == days_of_month(day.year, day.month)
    return Period(1, day.month, last_day=0 if is_end else day.day)
