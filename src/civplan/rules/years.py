"""P307: years written with two digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import Hit

SURE_YEARS = 5
"""Distance from the plan's year within which the century is sure."""
TWO_DIGIT_YEAR = Rule(
    "P307",
    "two-digit-year",
    Severity.WARNING,
    Words("年份“{text}”只写了两位", "the year “{text}” has two digits only"),
    Words("写全四位，如“{wanted}”", "write all four, such as “{wanted}”"),
    why=Words(
        "公文里的年份要写全四位：“07年”过几年就说不清是哪一年，也容易和“7年”这样的时间长短相混。",
        "Official documents write years in full: a two-digit year is soon unclear, and looks like"
        " a length of time.",
    ),
    fails="""\
principles: 在06年工作的基础上再进一步。
""",
    passes="""\
principles: 在2006年工作的基础上再进一步。
""",
    fix=Safety.SAFE,
    numbers=(
        Words(
            f"和本年度相差不超过 {SURE_YEARS} 年时自动改",
            f"mended by --fix within {SURE_YEARS} years of the plan's year",
        ),
    ),
)

YEAR_OF_TWO_DIGITS = (
    r"(?<![0-9０-９.．])(?<![0-9][ \t])"
    r"(?<![0-9年]['’\-—–~～/、至到])[’']?(?P<year>0[0-9]年(?!级|段)|"
    r"[1-9][0-9]年(?=1[0-2]月|0?[1-9]月|度|[上下]半年|底|末|初(?!心)))"
)
"""With a leading zero it is never a duration; otherwise a month, 度 or 底 must follow.

Behind a digit and a blank it may be the rest of a number that a fold of lines has split.
"""
TWO_DIGITS_ALONE = "年(?<=[0-9][0-9]年)(?<![0-9][0-9][0-9]年)"
"""A quick test: searching one character, then looking back, is ten times as fast."""
CENTURY = 100


def _two_digit_years(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each year such as 07年, and for others near the plan's year."""
    if not re.search(TWO_DIGITS_ALONE, context.prose.text):
        return
    for hit in context.find(re.compile(YEAR_OF_TWO_DIGITS)):
        year = _full_year(int(hit.match["year"][:2]), context.plan.year)
        is_near = abs(year - context.plan.year) <= SURE_YEARS
        if not is_near and not hit.match["year"].startswith("0"):
            continue
        place = hit if _is_year_apostrophe(hit) else hit.part("year")
        wanted = f"{year}年"
        finding = context.at(TWO_DIGIT_YEAR, place, text=place.text, wanted=wanted)
        yield context.with_edit(finding, place, wanted) if is_near else finding


def _is_year_apostrophe(hit: Hit) -> bool:
    """True when the sign before a year, if any, closes no quotation."""
    return hit.count_before("‘'") == 0


def _full_year(digits: int, near: int) -> int:
    """The year that ends in two digits and is nearest to another."""
    candidates = ((near // CENTURY + shift) * CENTURY + digits for shift in (-1, 0, 1))
    return min(candidates, key=lambda year: abs(year - near))


IMPOSSIBLE_DATE = Rule(
    "P329",
    "impossible-date",
    Severity.WARNING,
    Words("没有“{text}”这个日子", "there is no “{text}”"),
    Words("核对日期", "check the date"),
    why=Words(
        "2月30日、6月31日、13月份、第五季度都不存在，多是打错了数字，到时谁也说不清是哪一天。",
        "Days such as 2月30日, the 13th month or a fifth quarter come from a slip of the keyboard,"
        " and nobody knows which day is meant.",
    ),
    fails="""\
principles: 6月31日前完成整治，13月份验收。
""",
    passes="""\
principles: 6月30日前完成整治，12月份验收。
""",
)

DAY = (
    r"(?<![0-9.．])(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>0?[1-9]|1[0-2])月"
    r"(?P<day>[0-9]{1,2})[日号](?![楼栋院])"
)
"""A day; 号 may also count houses."""
MONTH = r"(?<![0-9.．])(?:1[3-9]|[2-9][0-9]|00?)月(?:份|底|初|末|[上中下]旬|[0-9]{1,2}[日号])"
"""A month, with what shows that it is no length of time."""
QUARTER = "第[五六七八九5-9]季度|(?<![0-9第])[5-9]季度"
CHINESE_DAY = (
    "(?<![十一二三四五六七八九])二月三十一?日|(?<!十)(?:四|六|九|十一)月三十一日"
    "|(?<![二三四五六七八九])十[三四五六七八九]月份"
)
NEVER = f"{MONTH}|{QUARTER}|{CHINESE_DAY}"
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months of a leap year."""
FEBRUARY, SHORT_FEBRUARY = 2, 28


def _impossible_dates(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each date that no calendar has."""
    if "月" not in context.prose.text and "季度" not in context.prose.text:
        return
    for hit in context.find(re.compile(DAY)):
        if not _is_in_calendar(hit):
            yield context.at(IMPOSSIBLE_DATE, hit, text=hit.text)
    for hit in context.find(re.compile(NEVER)):
        yield context.at(IMPOSSIBLE_DATE, hit, text=hit.text)


def _is_in_calendar(hit: Hit) -> bool:
    """True when the month of a date has its day; without a year February may have 29."""
    year, month = int(hit.match["year"] or 0), int(hit.match["month"])
    is_short = month == FEBRUARY and (year % 4 or (year % 100 == 0 and year % 400))
    return 1 <= int(hit.match["day"]) <= (SHORT_FEBRUARY if is_short else DAYS[month - 1])


RULES = (
    TWO_DIGIT_YEAR,
    IMPOSSIBLE_DATE,
)
CHECKS = (
    _two_digit_years,
    _impossible_dates,
)
