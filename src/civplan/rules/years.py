"""P307, P329, P330: years of two digits, dates that no calendar has, and times backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import Hit, clause_rest, clause_start

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
DAY_IN_FIGURES = (
    r"(?:19|20)[0-9]{2}(?<![0-9A-Za-z.．/〔-]....)(?<![A-Za-z] ....)"
    r"(?P<sign>[./-])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9A-Za-z./-])"
)
"""A day as 2024.3.15, whatever its month; no number of a standard, a version or a file."""
MONTH = r"(?<![0-9.．])(?:1[3-9]|[2-9][0-9]|00?)月(?:份|底|初|末|[上中下]旬|[0-9]{1,2}[日号])"
"""A month, with what shows that it is no length of time."""
MONTH_OF_YEAR = "(?<![0-9])(?:19|20)[0-9]{2}年(?:1[3-9]|[2-9][0-9]|00?)月(?![0-9])"
QUARTER = "第[五六七八九5-9]季度|(?<![0-9第])[5-9]季度"
CHINESE_DAY = (
    "(?<![十一二三四五六七八九])二月三十一?日|(?<!十)(?:四|六|九|十一)月三十一日"
    "|(?<![二三四五六七八九])十[三四五六七八九]月份"
)
NEVER = f"{MONTH_OF_YEAR}|{MONTH}|{QUARTER}|{CHINESE_DAY}"
ODD_MONTH_OR_DAY = (
    "月(?:(?:00?|3[2-9]|[4-9][0-9])[日号]|(?<=2月)(?<!12月)(?:29|3[01])[日号]"
    "|(?:(?<=[469]月)|(?<=11月))31[日号]|三十|(?<=十.月)份"
    "|(?<=年1[3-9]月)|(?<=年[2-9][0-9]月)|(?<=年00月)|(?<=年0月)"
    "|(?:(?<=1[3-9]月)|(?<=[2-9][0-9]月)|(?<=0月)(?<!10月))[份底初末上中下0-9])"
)
ODD_QUARTER = "季度(?<=[五六七八九5-9]季度)"
"""Quick tests, which few texts pass: both begin with a character that is searched fast."""
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months of a leap year."""
FEBRUARY, SHORT_FEBRUARY = 2, 28


def _impossible_dates(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each date that no calendar has."""
    text = context.prose.text
    for hit in context.find(re.compile(DAY_IN_FIGURES)):
        if not _is_in_calendar(hit, int(hit.text[:4])):
            yield context.at(IMPOSSIBLE_DATE, hit, text=hit.text)
    if not re.search(ODD_MONTH_OR_DAY, text) and not re.search(ODD_QUARTER, text):
        return
    for hit in context.find(re.compile(DAY)):
        if not _is_in_calendar(hit, int(hit.match["year"] or 0)):
            yield context.at(IMPOSSIBLE_DATE, hit, text=hit.text)
    for hit in context.find(re.compile(NEVER)):
        yield context.at(IMPOSSIBLE_DATE, hit, text=hit.text)


def _is_in_calendar(hit: Hit, year: int) -> bool:
    """True when the month of a date has its day; without a year, 0, February may have 29."""
    month = int(hit.match["month"])
    if not 1 <= month <= len(DAYS):
        return False
    is_short = month == FEBRUARY and (year % 4 or (year % 100 == 0 and year % 400))
    return 1 <= int(hit.match["day"]) <= (SHORT_FEBRUARY if is_short else DAYS[month - 1])


BACKWARDS_TIME = Rule(
    "P330",
    "backwards-time",
    Severity.WARNING,
    Words("“{text}”起止颠倒", "“{text}” ends before it begins"),
    Words("核对起止；跨年的写明“次年”", "check both ends; say 次年 of a time in the next year"),
    why=Words(
        "起在后、止在前，多是打错了数字或改了一头，没有人知道这件事究竟在哪几个月。"
        "“11月—3月”这样跨冬的、写明“次年”的和按学年算的不在此列。",
        "A time whose end comes first is a slip, or one of its ends was changed and the other was"
        " not; nobody knows when it is. Winters such as 11月—3月, what says 次年, and school years"
        " are left alone.",
    ),
    fails="""\
principles: 9月—7月开展楼道整治，6月20日至6月10日集中宣传。
""",
    passes="""\
principles: 7月—9月开展楼道整治，6月10日至6月20日集中宣传。
""",
)

MONTH_NUMBER, DAY_NUMBER, YEAR_NUMBER = "0?[1-9]|1[0-2]", "[0-9]{1,2}", "(?:19|20)[0-9]{2}"
RANGE_SIGN = "(?:[—–－~～-]{1,2}|至|到)"
PART_OF_MONTH = "(?:份|底|初|末|[上中下]旬)?"
BETWEEN_MONTHS = (
    rf"(?<![0-9.．年/-])(?:(?P<year>{YEAR_NUMBER})年)?(?P<month>{MONTH_NUMBER})"
    rf"(?:月(?:(?P<day>{DAY_NUMBER})[日号]?)?{PART_OF_MONTH})?{RANGE_SIGN}"
    rf"(?:(?P<last_year>{YEAR_NUMBER})年)?(?P<last_month>{MONTH_NUMBER})月"
    rf"(?:(?P<last_day>{DAY_NUMBER})[日号])?{PART_OF_MONTH}(?![度龄])"
)
BETWEEN_DAYS = (
    rf"(?<![0-9.．])(?P<month>{MONTH_NUMBER})月(?P<day>{DAY_NUMBER})[日号]?{RANGE_SIGN}"
    rf"(?P<last_day>{DAY_NUMBER})[日号](?![楼栋院])"
)
BETWEEN_YEARS = (
    rf"(?<![0-9.．])(?P<year>{YEAR_NUMBER})年?{RANGE_SIGN}(?P<last_year>{YEAR_NUMBER})年(?![0-9])"
)
END_OF_TIME = "[—–－～~至到-][0-9]{1,4}[年月日号]"
"""A quick test that most texts fail; a pattern that begins with a set is searched fast."""
FIRST_MONTH_OF_WINTER = 10
"""From this month on a time may go on into the next year without saying so."""
NEXT_YEAR = "次年|翌年|来年|明年|下年|第二年|跨年|冬|学年|学期|学校|学生|课堂|放学|托管|供暖|采暖"
"""Words of a sentence whose months may go on into the next year."""
ENDS_OF_SENTENCES = "。；！？"
MOST_DAYS = 31


def _backwards_times(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each time from one month, day or year to an earlier one."""
    if not re.search(END_OF_TIME, context.prose.text):
        return
    for pattern in (BETWEEN_MONTHS, BETWEEN_DAYS, BETWEEN_YEARS):
        for hit in context.find(re.compile(pattern)):
            if _is_backwards(hit):
                yield context.at(BACKWARDS_TIME, hit, text=hit.text)


def _is_backwards(hit: Hit) -> bool:
    """True when the end of a time comes before its beginning, and is not in the next year."""
    named = {name: int(value) for name, value in hit.match.groupdict().items() if value}
    year, last_year = named.get("year"), named.get("last_year")
    if last_year and year != last_year:
        return bool(year and year > last_year)
    month = named.get("month", 0)
    last_month = named.get("last_month", month)
    if month == last_month:
        return named.get("day", 0) > named.get("last_day", MOST_DAYS)
    return month > last_month and bool(last_year or not _may_end_next_year(hit, month))


def _may_end_next_year(hit: Hit, month: int) -> bool:
    """True for months of a winter, and in a sentence about the next year or about schools."""
    text = hit.passage.text
    begin = clause_start(text, hit.start, ENDS_OF_SENTENCES)
    sentence = text[begin : hit.start] + clause_rest(text, hit.end, ENDS_OF_SENTENCES)
    return month >= FIRST_MONTH_OF_WINTER or bool(re.search(NEXT_YEAR, sentence))


RULES = (TWO_DIGIT_YEAR, IMPOSSIBLE_DATE, BACKWARDS_TIME)
CHECKS = (_two_digit_years, _impossible_dates, _backwards_times)
