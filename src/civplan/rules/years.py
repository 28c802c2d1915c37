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
RULES = (TWO_DIGIT_YEAR,)

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


CHECKS = (_two_digit_years,)
