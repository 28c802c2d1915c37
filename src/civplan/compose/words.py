"""Values in words: dates, targets, results and attainment.

Dates have Arabic digits without padding (GB/T 9704-2012, 7.3.5.4).
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

from civplan.model.attainment import Attainment, reached_change
from civplan.model.figures import HUNDRED_PERCENT, Quantity, When, plain_number
from civplan.model.plan import Plan
from civplan.model.target import STRICT_WORDS, Comparison, Target
from civplan.model.units import PERCENT, POINTS_UNITS, RANK_UNIT, is_ratio

HALF_YEAR_TITLE = re.compile("上半年|半年度|(?<!下)半年")
YEAR_IS_NEARLY_OVER = 11
"""A summary that is dated from this month on tells of the whole year."""
QUARTER_NUMERALS = "一二三四"
HALF_NAMES = ("上半年", "下半年")
NOT_REPORTED_WORDS = "未填报"
NOT_COMPARABLE_WORDS = "单位不一致"
ABOVE_WORDS = "超出上限"
DROPPED_WORDS = "已取消"
ONE_DECIMAL = Decimal("0.1")
HIGHEST_UNMET_RATE = Decimal("99.9")
"""In percent: the rate of a target that is nearly met, so that it does not read 100%."""
UNITS_OF_HEIGHT = frozenset({PERCENT, "‰", "分", "℃"})
"""Figures with these are high or low, not many or few."""
LIMIT_WORDS = {
    Comparison.AT_LEAST: "不少于",
    Comparison.AT_MOST: "不超过",
    Comparison.EQUALS: "",
}


def reported_period(plan: Plan) -> str:
    """What the figures of a summary are of: 全年; 上半年 or 今年以来 before the year's end."""
    summary = plan.summary
    if summary is None or plan.stage:
        return "全年" if plan.is_year_over else _time_of_stage(plan)
    if HALF_YEAR_TITLE.search(str(summary.title or "")):
        return "上半年"
    date = summary.date
    if date is None or date.is_long_term or date.year != plan.year:
        return "全年"
    return "今年以来" if date.last_day.month < YEAR_IS_NEARLY_OVER else "全年"


def _time_of_stage(plan: Plan) -> str:
    """From the beginning of the year to the end of a stage: 上半年, 1—9月, 截至8月15日，."""
    from civplan.model.grammar.period_forms import period_until  # noqa: PLC0415 - few have stages

    last = plan.last_day
    period = plan.stage.period if plan.stage else None
    if period is None or period.begins(plan.year) != dt.date(plan.year, 1, 1):
        period = period_until(last)
    return f"截至{last.month}月{last.day}日，" if period.last_day else period.name


def date_words(when: When) -> str:
    """2007年12月20日, 2007年12月, 2007年第四季度, 2007年上半年, 2007年, or 长期."""
    if when.is_long_term:
        return "长期"
    if when.half:
        return f"{when.year}年{HALF_NAMES[when.half - 1]}"
    if when.quarter:
        return f"{when.year}年第{QUARTER_NUMERALS[when.quarter - 1]}季度"
    month = f"{when.month}月" if when.month else ""
    day = f"{when.day}日" if when.day else ""
    return f"{when.year}年{month}{day}"


def day_words(day: dt.date) -> str:
    """2007年12月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def date_in_year(when: When, year: int) -> str:
    """A date, without the year where it is this one: 5月8日, 5月, 第二季度, 全年."""
    if when.year != year:
        return date_words(when)
    return date_words(when).removeprefix(f"{when.year}年") or "全年"


def period_words(start: When | None, end: When | None) -> str:
    """2007年1月至3月, with the year only once; 起 or 前 when one end is missing."""
    if start == end:
        return date_words(start) if start else ""
    if start is None or start.is_long_term:
        return f"{date_words(end)}前" if end and not end.is_long_term else "长期"
    if end is None or end.is_long_term:
        return f"{date_words(start)}起"
    last = date_words(end)
    same_year = start.year == end.year and bool(end.month or end.quarter)
    return f"{date_words(start)}至{last.removeprefix(f'{end.year}年') if same_year else last}"


def deadline_words(when: When) -> str:
    """2007年12月底前完成, 2007年12月20日前完成, 长期坚持."""
    if when.is_long_term:
        return "长期坚持"
    if when.half:
        return f"{date_words(when)}完成"
    return f"{date_words(when)}{'前' if when.is_day else '底前'}完成"


def attainment_words(attainment: Attainment) -> str:
    """110%, 达标, 未达标, 达标，高1.2个百分点, or 未填报."""
    met, rate, margin = attainment.met, attainment.rate, attainment.margin
    if met is None:
        return NOT_REPORTED_WORDS if attainment.is_comparable else NOT_COMPARABLE_WORDS
    if rate is not None:
        about = "约" if attainment.is_about else ""
        return f"{about}{one_decimal_text(rate if met else min(rate, HIGHEST_UNMET_RATE))}%"
    if attainment.is_above:
        return ABOVE_WORDS
    words = "达标" if met else "未达标"
    points = one_decimal_text(abs(margin or Decimal(0)))
    if margin is None or points == "0":
        return words
    about = "约" if attainment.is_about else ""
    return f"{words}，{about}{'高' if margin > 0 else '低'}{points}个百分点"


def one_decimal_text(value: Decimal) -> str:
    """A number with at most one decimal: 66.7, 100."""
    return plain_number(value.quantize(ONE_DECIMAL, ROUND_HALF_UP)).removesuffix(".0")


def goal_words(target: Target) -> str:
    """The promise of a target: 不少于12次, 不低于95%, 3—5场, 前3名, 同比增长10%, 市级."""
    goal, comparison, ceiling = target.goal, target.comparison, target.ceiling
    if goal is None or comparison is None:
        return target.level or ""
    if ceiling:
        low = plain_number(goal.value) if goal.unit == ceiling.unit else goal
        return f"{low}—{ceiling}"
    if goal.unit == RANK_UNIT:
        return f"前{plain_number(goal.value)}名" if goal.value > 1 else str(goal)
    if target.is_change or goal.before in STRICT_WORDS:
        limit = LIMIT_WORDS[comparison] if comparison is Comparison.AT_MOST else ""
        return f"{goal.before}{limit if goal.change else ''}{goal._replace(before='')}"
    is_whole = goal.value == HUNDRED_PERCENT and goal.unit == PERCENT
    if is_whole and comparison is Comparison.AT_LEAST:
        return f"达到{goal}"
    return f"{limit_word(comparison, goal.unit)}{goal}"


def limit_word(comparison: Comparison, unit: str) -> str:
    """The word before a limit: 不少于, 不低于 of a share or score, 不超过; empty for equals."""
    is_rate = unit in UNITS_OF_HEIGHT and comparison is Comparison.AT_LEAST
    return "不低于" if is_rate else LIMIT_WORDS[comparison]


def outcome_words(target: Target) -> str:
    """The result of a target: 12次, 800余人, 96.2%, a text, 达到, 未达到; empty without one.

    Last year's figure and the change stand in brackets behind it: 44件（上年50件，下降12%）.
    """
    words = bare_outcome_words(target)
    if target.outcome is None or target.last_year is None:
        return words
    added = "，".join(filter(None, (last_year_words(target), change_words(target))))
    return f"{words}（{added}）" if added else words


def bare_outcome_words(target: Target) -> str:
    """The result of a target alone: 44件, 市级, 达到; empty without one."""
    if outcome := target.outcome_as_said:
        return str(outcome)
    result = target.result
    if result is None:
        return ""
    if result.entries:
        by_day = sorted(result.entries, key=lambda entry: entry.on.last_day)
        return str(next((one.text for one in reversed(by_day) if one.text), ""))
    if result.text:
        return str(result.text)
    return "达到" if result.met else "未达到"


def last_year_words(target: Target) -> str:
    """Last year's figure or level: 上年50件, 上年区级; empty without it.

    Beside a figure of a part of the year it is empty too.
    """
    has_words = target.last_year and not target.is_partial
    return f"上年{target.said_of_last_year}" if has_words else ""


def change_words(target: Target) -> str:
    """The change since last year, where one is promised: 下降12%, 持平; else empty."""
    goal, outcome = target.goal, target.outcome
    change = reached_change(target) if target.is_change and target.last_year else None
    if change is None or goal is None or outcome is None or outcome.change:
        return ""
    if not change.value:
        return "持平"
    is_rise = (change.value > 0) is (goal.change > 0)
    return f"{'上升' if is_rise else '下降'}{_change_size(change, goal)}"


def _change_size(change: Quantity, goal: Quantity) -> str:
    """The size of a change: a count in full, a share with one decimal.

    A share has more where it would read as the goal, which it only comes near: 9.96% of 10%.
    """
    size = abs(change.value)
    if not (is_ratio(change.unit) or change.unit in (*POINTS_UNITS, "倍")):
        return f"{plain_number(size)}{change.unit}"
    words = one_decimal_text(size)
    if size != goal.value and Decimal(words) == goal.value:
        words = plain_number(size)
    return f"{words}{change.unit}"
