"""Dates as people write them, with the plan's year where they have none: 6月底前, 三季度."""

from __future__ import annotations

import re
from collections.abc import Callable

from civplan.model.figures import FIRST_YEAR, LAST_YEAR, When, days_of_month, iso_when, parse_when
from civplan.model.grammar.figure_forms import NUMERAL_DIGITS, number_value, plain_form

LONGEST_DATE = 24
YEAR_FORM = (
    r"(?:(?P<year>\d{4}|[一二][零〇一二三四五六七八九]{3})年度?"
    "|(?P<other>今年|本年度?|当年|明年|次年|下年|去年|上年))?"
)
OTHER_YEARS = {"明年": 1, "次年": 1, "下年": 1, "去年": -1, "上年": -1}
MONTH_FORM = "(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
DAY_FORM = "(?P<day>[0-3]?\\d|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
QUARTER_FORM = "第?(?P<quarter>[1-4一二三四])季度"
UNTIL = "(?:之前|以前|前)?(?:完成|到位|办结|建成)?"
END = "(?:底|末)(?:之前|以前|前)?(?:完成|到位|办结|建成)?|份?内?(?:完成)?"
WRITTEN_DATES: tuple[re.Pattern[str], ...] = (
    re.compile(f"(?:到|于|截至|至|在)?{YEAR_FORM}{MONTH_FORM}{DAY_FORM}{UNTIL}"),
    re.compile(f"(?:到|于|截至|至|在)?{YEAR_FORM}{MONTH_FORM}(?:{END})"),
    re.compile(f"(?:到|于|截至|至|在)?{YEAR_FORM}{QUARTER_FORM}(?:{END})"),
    re.compile(f"(?:到|于|截至|至|在)?{YEAR_FORM}(?P<half>[上下])半年(?:{END})"),
    re.compile(f"{YEAR_FORM}(?:[Qq](?P<quarter>[1-4])|[Hh](?P<half>[12]))"),
    re.compile(
        f"(?:到|于|截至|至|在)?{YEAR_FORM}(?P<whole>全年|年底|年末|年终|年内|底|末|内)(?:之前|以前|前)?(?:完成|到位)?"
    ),
)
"""A date alone, or until when; 6月前 and 三季度前 are left out: they may mean the month before."""
LONG_TERM = re.compile(
    "(?:长期|持续|常态化?|常年|全年持续|不断|日常|始终)(?:推进|坚持|开展|进行|抓好|落实|实施|工作|化|有效)?|全年推进"
)
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
    return When(_year_of(year, parts), month, day, quarter, half)


def _year_of(year: int, parts: dict[str, str]) -> int:
    """The year that a date names, else the plan's."""
    if parts["year"]:
        return int("".join(str(NUMERAL_DIGITS.get(digit, digit)) for digit in parts["year"]))
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


NEARLY_DATES: tuple[tuple[re.Pattern[str], Callable[[int, re.Match[str]], list[When]]], ...] = (
    (re.compile(f"{YEAR_FORM}{MONTH_FORM}份?(?:之前|以前|前)"), _months),
    (
        re.compile(f"{YEAR_FORM}{MONTH_FORM}(?P<third>上旬|中旬|下旬|初|中)(?:之前|以前|前)?"),
        _third_of_month,
    ),
    (re.compile(rf"{YEAR_FORM}(?:\d{{1,2}}月?[-—~至到]+){MONTH_FORM}[底末份]?"), _month),
    (re.compile(f"{YEAR_FORM}{QUARTER_FORM}(?:之前|以前|前)"), _month),
    (re.compile(f"{YEAR_FORM}年中(?:之前|前)?"), _middle_of_year),
)
"""What is nearly a date, and the dates that may be meant."""
