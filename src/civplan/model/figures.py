"""Figures with their units, which units say the same, and the dates of a plan."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from civplan.model.units import RANK_UNIT, factor_between, unit_parts

NUMBER_PATTERN = r"[+-]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,6})?"
"""At most 15 digits before the point and 6 behind it; thousands commas are allowed."""
UNIT_PATTERN = r"[%％‰℃㎡]|[A-Za-z][A-Za-z ./²³]{0,19}|[^\W\d_][^\s\d,;，、。；：！？]{0,4}"
"""A sign, a few Latin words, or up to five characters; anything longer is a sentence."""
QUANTITY_PATTERN = re.compile(rf"(?P<number>(?a:{NUMBER_PATTERN})) *(?P<unit>{UNIT_PATTERN})?")
DAY_PATTERN = r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"
WHEN_PATTERNS = (
    DAY_PATTERN,
    DAY_PATTERN.replace("-", "/"),
    r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?)?",
    r"(?P<year>\d{4})-?[Qq](?P<quarter>[1-4])",
    r"(?P<year>\d{4})年第?(?P<quarter>[1-4一二三四])季度",
    r"(?P<year>\d{4})-?[Hh](?P<half>[12])",
    r"(?P<year>\d{4})年(?P<half>[上下])半年",
)
"""The ways to write a date, the usual first; the zero of a month or a day may be missing."""
QUARTER_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4}
HALF_NUMBERS = {"上": 1, "下": 2}
YES_OR_NO_WORDS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
LONG_TERM_WORDS = frozenset({"长期", "long-term"})
MONTHS_A_QUARTER, MONTHS_A_HALF, MONTHS_A_YEAR = 3, 6, 12
FIRST_YEAR, LAST_YEAR = 1949, 2100
MOST_DECIMALS = -6
NUMERAL_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
YEAR_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
"""The numerals of a year with their digits, for ``str.translate``: 二〇二五 is 2025."""
HALF_WIDTH = {code: code - 0xFEE0 for code in range(ord("！"), ord("～") + 1)}
"""The half-width characters of full-width ones; both stand in Unicode in the same order."""
HUNDRED_PERCENT = 100
"""No share exceeds it: a promise of it is one of at least it, and is said as 达到100%."""


ODD_IN_UNIT = frozenset(
    "以之上下内外左右约近余多月年季每次日天号/已未没完达前底后的了均全无至到为是和或共第超成几数番"
)
"""A unit with such a character may be a date, a qualifier or a part of a sentence."""
COUNTED_IN_UNIT = tuple("场期回轮户名人件起条份篇位处支")
"""A unit may begin so that has what is counted behind it: 名志愿者."""
PLAIN_UNITS = frozenset(
    {"次", "人次", "户次", "场次", "件次", "天", "余户", "余人", "多人", "多户"}
)
"""Units with such a character that are looked up at once."""
MORE_WORD = "超过"
RISE_WORDS = ("增长", "上升", "提高", "提升", "增加", "递增")
FALL_WORDS = ("下降", "降低", "减少", "压降", "下浮", "递减")
"""Before a figure they say that it is a change."""
LESS_WORDS = ("近", "将近", "接近", "少于", "低于", "小于", "不足", "不到", "不满")
"""Before a figure they say that it is a little less."""


class Quantity(NamedTuple):
    """A number and its unit, such as 95 and %, with the words that make it less exact."""

    value: Decimal
    unit: str = ""
    """As written, with 万 and 余 (1万余人次); may be empty."""
    before: str = ""
    """约, 近, 超过, 同比增长 and the like."""
    after: str = ""
    """左右, 以上 and the like."""

    def __str__(self) -> str:
        """As written in a text: 12次, 96.2%, 约210人次, 第2名."""
        if self.unit == RANK_UNIT:
            return f"第{plain_number(self.value)}名"
        return f"{self.before}{plain_number(self.value)}{self.unit}{self.after}"

    def in_unit(self, unit: str) -> Quantity | None:
        """The figure converted: 12000人次 for 1.2万人次; None for another measure.

        The words around it stay; 余 becomes 超过.
        """
        if unit == self.unit and not (self.before or self.after):
            return self
        factor = factor_between(self.unit, unit)
        if factor is None:
            return None
        is_more = self.is_more and not unit_parts(unit).is_more
        value = self.value if factor == 1 else without_zeros(self.value * factor)
        return Quantity(value, unit, self.before or (MORE_WORD if is_more else ""), self.after)

    def is_of_kind(self, unit: str) -> bool:
        """True when it can be converted into a unit; 9个 is of no other named kind than its own."""
        is_generic = bool(self.unit) and not unit_parts(self.unit).bare
        return self.in_unit(unit) is not None and not (is_generic and unit_parts(unit).bare)

    @property
    def is_more(self) -> bool:
        """True when the figure is a little more than its number: 60余户, 超过200人, 95%以上."""
        return unit_parts(self.unit).is_more or self.before == MORE_WORD or self.after == "以上"

    @property
    def is_exact(self) -> bool:
        """True for a figure without 约, 余, 以上 and the like."""
        return not (self.before or self.after or self.is_more)

    @property
    def change(self) -> int:
        """1 for 同比增长10%, -1 for 下降5个百分点, 0 for no change."""
        if not self.before:  # as most
            return 0
        if self.before.endswith(RISE_WORDS):
            return 1
        return -1 if self.before.endswith(FALL_WORDS) else 0

    @property
    def is_less(self) -> bool:
        """True when the figure is a little less than its number: 近200人, 5件以内."""
        return self.before in LESS_WORDS or self.after in {"以内", "以下"}


def without_zeros(value: Decimal) -> Decimal:
    """A number of at most six decimals, without zeros at their end."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < MOST_DECIMALS:
        value = value.quantize(Decimal(1).scaleb(MOST_DECIMALS))
    return Decimal(plain_number(value.normalize()))


def plain_number(value: Decimal) -> str:
    """A number without exponent; the digits behind the point stay as typed."""
    return f"{value:f}"


def parse_quantity(text: str) -> Quantity | None:
    """A number with its unit, as 96.2%, 12次 or 1.2平方公里; None when it is none."""
    match = QUANTITY_PATTERN.fullmatch(text)
    if match is None:
        return None
    unit = (match["unit"] or "").replace("％", "%")
    is_odd = not ODD_IN_UNIT.isdisjoint(unit) or (len(unit) > 1 and unit[0] in COUNTED_IN_UNIT)
    if is_odd and unit not in PLAIN_UNITS:
        from civplan.model.grammar.figure_forms import read_figure  # noqa: PLC0415 - most units are plain

        return read_figure(text)
    return Quantity(Decimal(match["number"].replace(",", "")), unit)


def parse_figure(text: str) -> Quantity | None:
    """A figure in any form: 12次, １２次, 十二次, 约210人次, 百分之九十六; None when it is none."""
    if quantity := parse_quantity(text):
        return quantity
    from civplan.model.grammar.figure_forms import read_figure  # noqa: PLC0415 - most figures are plain

    return read_figure(text)


def parse_year(text: str) -> int | None:
    """A year of four digits, 1949 to 2100; None when it is none."""
    text = text.removesuffix("年")
    if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        return None
    return int(text)


def parse_yes_or_no(text: str) -> bool | None:
    """True and false in YAML's words and in Chinese; None for any other text."""
    return YES_OR_NO_WORDS.get(text.lower())


class When(NamedTuple):
    """A day, a month, a quarter, a half of a year, a year, or 长期 (``year`` 0)."""

    year: int
    month: int = 0
    day: int = 0
    quarter: int = 0
    half: int = 0
    """1 for 上半年, 2 for 下半年; 0 without."""

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
        before = max(self.quarter - 1, 0) * MONTHS_A_QUARTER + max(self.half - 1, 0) * MONTHS_A_HALF
        return dt.date(self.year, self.month or before + 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The last day that it covers; the latest date there is for 长期."""
        if self.is_long_term:
            return dt.date.max
        month = self.month or self.quarter * MONTHS_A_QUARTER or self.half * MONTHS_A_HALF
        month = month or MONTHS_A_YEAR
        return dt.date(self.year, month, self.day or days_of_month(self.year, month))


def days_of_month(year: int, month: int) -> int:
    """How many days a month has: 28 to 31."""
    next_month = dt.date(year + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1)
    return (next_month - dt.timedelta(days=1)).day


def parse_when(text: str) -> When | None:
    """A date as a plan file writes it; None when it is none.

    2007-12-20, 2007-12, 2007-Q4, 2007-H1, 2007; 2007年12月20日, 2007年第四季度; or 长期.
    """
    if text in LONG_TERM_WORDS:
        return When(0)
    ways = (re.fullmatch(pattern, text, re.ASCII) for pattern in WHEN_PATTERNS)
    match = next(filter(None, ways), None)
    return _when_from_parts(match.groupdict()) if match else None


def _when_from_parts(parts: Mapping[str, str | None]) -> When | None:
    """The date of these parts; None when it does not exist or is out of range."""
    numbers = {
        name: (QUARTER_NUMBERS | HALF_NUMBERS).get(text) or int(text)
        for name, text in parts.items()
        if text
    }
    year, month = numbers["year"], numbers.get("month", 1)
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= MONTHS_A_YEAR:
        return None
    if not 1 <= numbers.get("day", 1) <= days_of_month(year, month):
        return None
    return When(**numbers)


def iso_when(when: When) -> str:
    """A date as ``parse_when`` reads it: 2007-12-20, 2007-12, 2007-Q4, 2007-H1, 2007 or 长期."""
    if when.is_long_term:
        return "长期"
    quarter = f"-Q{when.quarter}" if when.quarter else f"-H{when.half}" if when.half else ""
    month = f"-{when.month:02}" if when.month else ""
    day = f"-{when.day:02}" if when.day else ""
    return f"{when.year}{quarter}{month}{day}"
