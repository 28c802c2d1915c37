"""P329: days, months and quarters that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import Hit

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
RULES = (IMPOSSIBLE_DATE,)

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


CHECKS = (_impossible_dates,)
