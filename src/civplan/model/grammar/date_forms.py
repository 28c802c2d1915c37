"""Dates as people write them, with the plan's year where they have none: 6月底前, 三季度."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from civplan.model.figures import (
    FIRST_YEAR,
    LAST_YEAR,
    YEAR_NUMERALS,
    When,
    days_of_month,
    iso_when,
    parse_when,
)
from civplan.model.grammar.figure_forms import number_value, plain_form

LONGEST_DATE = 24
YEAR_FORM = (
    r"(?:(?P<year>\d{4}|[一二][零〇一二三四五六七八九]{3})年度?"
    "|(?P<other>今年|本年度?|当年|明年|次年|下年|去年|上年))?"
)
OTHER_YEARS = {"明年": 1, "次年": 1, "下年": 1, "去年": -1, "上年": -1}
MONTH_FORM = "(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
DAY_FORM = "(?P<day>[0-3]?\\d|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
QUARTER_FORM = "第?(?P<quarter>[1-4一二三四])季度"
DONE = "(?:全部|全面|基本|力争)?(?:完成(?:验收)?|到位|办结|建成|实现)"
UNTIL = f"(?:之前|以前|前)?(?:{DONE})?"
END = f"(?:底|末)(?:之前|以前|前)?(?:{DONE})?|份?内?(?:{DONE})?"
BY = "(?:到|于|截至|截止到?|至|在|最迟|最晚|不晚于|不迟于|力争)?"
WRITTEN_DATES: tuple[re.Pattern[str], ...] = (
    re.compile(f"{BY}{YEAR_FORM}{MONTH_FORM}{DAY_FORM}{UNTIL}"),
    re.compile(f"{BY}{YEAR_FORM}{MONTH_FORM}(?:{END})"),
    re.compile(f"{BY}{YEAR_FORM}{QUARTER_FORM}(?:{END})"),
    re.compile(f"{BY}{YEAR_FORM}(?P<half>[上下])半年(?:{END})"),
    re.compile(f"{YEAR_FORM}(?:[Qq](?P<quarter>[1-4])|[Hh](?P<half>[12]))"),
    re.compile(
        f"{BY}{YEAR_FORM}(?P<whole>全年|年底|年末|年终|年内|底|末|内)(?:之前|以前|前)?(?:{DONE})?"
    ),
)
"""A date alone, or until when; 6月前 and 三季度前 are left out: they may mean the month before."""
LONG_TERM = re.compile(
    "(?:长期|持续|常态化?|常年|全年持续|不断|日常|始终)(?:推进|坚持|开展|进行|抓好|落实|实施|工作|化|有效)?|全年推进"
)
SPRING_FEASTS = {
    2020: (1, 25),
    2021: (2, 12),
    2022: (2, 1),
    2023: (1, 22),
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
}
AUTUMN_FEASTS = {
    2020: (10, 1),
    2021: (9, 21),
    2022: (9, 10),
    2023: (9, 29),
    2024: (9, 17),
    2025: (10, 6),
    2026: (9, 25),
    2027: (9, 15),
    2028: (10, 3),
    2029: (9, 22),
    2030: (9, 12),
}
FEASTS: dict[str, tuple[int, int] | dict[int, tuple[int, int]]] = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "劳动": (5, 1),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "国庆": (10, 1),
    "春节": SPRING_FEASTS,
    "新春": SPRING_FEASTS,
    "中秋": AUTUMN_FEASTS,
}
"""The day of a feast, or its day in each year."""
ENDS_OF_THIRDS = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}


def read_date(text: str, year: int) -> When | None:
    """A date in any form; None when it is none, or does not exist.

    Args:
        text: What is written.
        year: The plan's year, for a date without one.
    """
    plain = plain_form(text)
    if not plain or len(plain) > LONGEST_DATE:
        return None
    if LONG_TERM.fullmatch(plain):
        return When(0)
    if when := parse_when(plain):
        return when
    for form in WRITTEN_DATES:
        if match := form.fullmatch(plain):
            return _existing(_when(year, match))
    return None


def dates_offered(text: str, year: int) -> tuple[str, ...]:
    """The dates that a text may mean, as a plan file writes them; empty for none."""
    plain = plain_form(text)
    if len(plain) > LONGEST_DATE:
        return ()
    if when := read_date(plain, year):
        return (iso_when(when),)
    for form, dates_of in NEARLY_DATES:
        if match := form.fullmatch(plain):
            return tuple(iso_when(when) for when in dates_of(year, match) if _existing(when))
    return ()


def is_date(text: str) -> bool:
    """True for a date or what is nearly one; no plan's year is needed."""
    return bool(dates_offered(text, FIRST_YEAR))


def _when(year: int, match: re.Match[str]) -> When:
    """The date of a form's parts."""
    parts = {"month": "", "day": "", "quarter": "", "half": ""} | match.groupdict(default="")
    half = {"上": 1, "下": 2, "1": 1, "2": 2}.get(parts["half"], 0)
    month, day, quarter = (_number(parts[name]) for name in ("month", "day", "quarter"))
    return When(_named_year(year, parts), month, day, quarter, half)


def _named_year(year: int, parts: dict[str, str]) -> int:
    """The year that a date names, else the plan's."""
    if parts["year"]:
        return int(parts["year"].translate(YEAR_NUMERALS))
    return year + OTHER_YEARS.get(parts["other"], 0)


def _number(text: str) -> int:
    """A number of a date; 0 for none."""
    value = number_value(text) if text else None
    return int(value) if value is not None else 0


def _existing(when: When) -> When | None:
    """The date if it exists, in our time."""
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        return None
    is_day = when.month and when.day
    return None if is_day and when.day > days_of_month(when.year, when.month) else when


def _months(year: int, match: re.Match[str]) -> list[When]:
    """The end of a month, and of the month before."""
    when = _when(year, match)
    return [when, when._replace(month=when.month - 1)] if when.month > 1 else [when]


def _third_of_month(year: int, match: re.Match[str]) -> list[When]:
    """The end of a third of a month."""
    when, day = _when(year, match), ENDS_OF_THIRDS.get(match["third"])
    return [when._replace(day=day) if day else when]


def _month(year: int, match: re.Match[str]) -> list[When]:
    """The end of a month."""
    return [_when(year, match)]


def _middle_of_year(year: int, match: re.Match[str]) -> list[When]:
    """The end of June."""
    return [_when(year, match)._replace(month=6)]


def _whole_year(year: int, match: re.Match[str]) -> list[When]:
    """The end of the year."""
    return [When(_when(year, match).year)]


def _before_feast(year: int, match: re.Match[str]) -> list[When]:
    """The day before a feast; of 春节前 in a plan of a year, that of the next year too."""
    year = _when(year, match).year
    place = FEASTS[match["feast"]]
    if isinstance(place, tuple):
        month, day = place
        eve = dt.date(year + (place == (1, 1)), month, day) - dt.timedelta(days=1)
        return [When(eve.year, eve.month, eve.day)]
    eves = [
        dt.date(one, *place[one]) - dt.timedelta(days=1) for one in (year, year + 1) if one in place
    ]
    is_open = place is SPRING_FEASTS and not match["year"] and not match["other"]
    eves = eves if is_open else eves[:1]
    return [When(eve.year, eve.month, eve.day) for eve in eves]


NEARLY_DATES: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], list[When]]], ...] = (
    (re.compile(f"{YEAR_FORM}{MONTH_FORM}份?(?:之前|以前|前)"), _months),
    (
        re.compile(f"{YEAR_FORM}{MONTH_FORM}(?P<third>上旬|中旬|下旬|初|中)(?:之前|以前|前)?"),
        _third_of_month,
    ),
    (re.compile(rf"{YEAR_FORM}(?:\d{{1,2}}月?[-—~至到]+){MONTH_FORM}[底末份]?"), _month),
    (re.compile(f"{YEAR_FORM}{QUARTER_FORM}(?:之前|以前|前)"), _month),
    (re.compile(f"{YEAR_FORM}年中(?:之前|前)?"), _middle_of_year),
    (re.compile(f"{YEAR_FORM}{MONTH_FORM}中下旬(?:之前|以前|前)?"), _month),
    (re.compile(f"(?:预计|计划|约|大约){YEAR_FORM}{MONTH_FORM}[份底末]?"), _month),
    (re.compile(rf"{YEAR_FORM}\d{{1,2}}月?(?:至|到|[-—~]+)年底"), _whole_year),
    (re.compile(f"{YEAR_FORM}年?度内"), _whole_year),
    (
        re.compile(f"{YEAR_FORM}?(?P<month>1[0-2]|0?[1-9])[./](?P<day>[0-3]?[0-9])(?:之前|前)?"),
        _month,
    ),
    (
        re.compile(
            r"(?P<year>20[0-9]{2})\.(?P<month>1[0-2]|0?[1-9])(?:\.(?P<day>[0-3]?[0-9]))?(?:之前|前)?"
        ),
        _month,
    ),
    (re.compile("(?P<year>20[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])?"), _month),
    (re.compile(f"{YEAR_FORM}“?(?P<feast>{'|'.join(FEASTS)})”?节?(?:之前|以前|前)"), _before_feast),
)
"""What is nearly a date, and the dates that may be meant."""
