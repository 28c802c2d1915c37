"""T212, T213, T230: how far the work is on a given day (``--as-of``)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Every, Status
from civplan.model.figures import MONTHS_A_HALF, MONTHS_A_QUARTER, Quantity
from civplan.model.item import Item
from civplan.model.result import total_of_entries
from civplan.model.target import Comparison, Target
from civplan.rules.contents import has_report
from civplan.rules.context import CheckContext, all_targets
from civplan.rules.dates import dated_results_of
from civplan.rules.targets import COUNT_UNITS, is_count

LEAST_TO_SPREAD = 12
"""Smaller figures are not spread over the year."""
BEHIND_SCHEDULE = Rule(
    "T212",
    "behind-schedule",
    Severity.WARNING,
    Words(
        "{measure}到{day}应有{expected}，结果是{value}",
        "{measure}: {expected} expected until {day}, the result is {value}",
    ),
    Words(
        "补上漏填的结果；确实没有做到的，尽快补做",
        "add results that were not filled in; what was not done is to be caught up",
    ),
    why=Words(
        "写了频次的指标，到哪一天应当有多少次是算得出的：到六月底，每月一次应有 6 次。"
        "只在用 --as-of 指定日期时检查，按已经过完的月、季、周计算。",
        "Where a target says how often, the count until any day follows: by the end of June once a"
        " month makes 6. Checked only for the day that --as-of names, by the months, quarters or"
        " weeks that have passed.",
    ),
    fails="""\
# civplan validate --as-of 2007-06-30
goals:
  targets: [{measure: 碰头会, at_least: 12, unit: 次, every: month, result: 4}]
""",
    passes="""\
# civplan validate --as-of 2007-06-30
goals:
  targets: [{measure: 碰头会, at_least: 12, unit: 次, every: month, result: 6}]
""",
)
ITEM_OVERDUE = Rule(
    "T213",
    "overdue",
    Severity.WARNING,
    Words("完成时限{due}已过，还没有完成", "it was due on {due} and is not done"),
    Words(
        "做完了就把状态改为“已完成”；推迟的写明“调整”",
        "make the status “done” if it is; if it was put off, say so under “changed”",
    ),
    why=Words(
        "到了时限的事项要有交代。只在用 --as-of 指定日期时检查。",
        "Something has to be said of an item that is due. Checked only for the day that --as-of"
        " names.",
    ),
    fails="""\
# civplan validate --as-of 2007-06-30
work:
  items:
    - {text: 改造楼道照明。, due: 2007-05, status: ongoing}
""",
    passes="""\
# civplan validate --as-of 2007-06-30
work:
  items:
    - {text: 改造楼道照明。, due: 2007-05, status: done}
""",
)
SLOWER_THAN_YEAR = Rule(
    "T230",
    "slower-than-the-year",
    Severity.INFO,
    Words(
        "{measure}按时间进度到{day}应有{expected}，结果是{value}",
        "{measure}: {expected} would be in step with the year until {day}, the result is {value}",
    ),
    Words("看一看年内能不能补上", "see whether the rest of the year can make up for it"),
    why=Words(
        "没有写频次的数，按一年平均推算。有季节性的工作可以不理会。只在用 --as-of 指定日期时检查。",
        "A figure without a frequency is spread evenly over the year. Pay no heed for work that"
        " has its season. Checked only for the day that --as-of names.",
    ),
    fails="""\
# civplan validate --as-of 2007-06-30
goals:
  targets: [{measure: 义务巡逻, at_least: 150, unit: 次, result: 20}]
""",
    passes="""\
# civplan validate --as-of 2007-06-30
goals:
  targets: [{measure: 义务巡逻, at_least: 150, unit: 次, result: 80}]
""",
    numbers=(
        Words(
            f"全年指标不少于 {LEAST_TO_SPREAD} 时才查",
            f"checked for figures of at least {LEAST_TO_SPREAD} a year",
        ),
    ),
)
RULES = (BEHIND_SCHEDULE, ITEM_OVERDUE, SLOWER_THAN_YEAR)

YEAR_END = (12, 31)
DAYS_A_WEEK = 7
RESULT_NOT_GIVEN = Words("未填报", "not given")


def _progress_on_day(context: CheckContext) -> Iterator[Finding]:
    """Yield the findings for the day of ``--as-of``; none without one."""
    day = context.as_of
    if day is None or day.year < context.plan.year or not _is_answered_for(context):
        return
    day = min(day, dt.date(context.plan.year, *YEAR_END))
    goals = context.plan.goals
    for target in goals.targets if goals else ():
        yield from _behind_schedule(target, None, day)
    for assignment in context.assignments:
        item = assignment.item
        if item.status is not Status.DROPPED and assignment.is_promised:
            yield from _overdue_item(item, context.as_of or day)
            for target in item.targets:
                yield from _behind_schedule(target, item, day)


def _is_answered_for(context: CheckContext) -> bool:
    """True for a paper of the year, and for another one once it says what came of anything."""
    plan = context.plan
    if context.profile.annual or plan.summary:
        return True
    targets = all_targets(plan, context.assignments)
    return any(has_report(one.item) for one in context.assignments) or any(
        target.result for target in targets
    )


def _overdue_item(item: Item, day: dt.date) -> Iterator[Finding]:
    """The finding that an item is overdue on a day."""
    if item.due is None or item.due.last_day >= day or item.changed:
        return
    is_open = item.status in {Status.PLANNED, Status.ONGOING}
    if is_open or (
        item.status is None and not has_report(item) and not any(map(has_report, item.items))
    ):
        yield ITEM_OVERDUE.at(item.span_of("due"), due=item.due.last_day.isoformat())


def _behind_schedule(target: Target, item: Item | None, day: dt.date) -> Iterator[Finding]:
    """The finding that a target's figure is below its share of the year until a day."""
    goal = target.goal
    if goal is None or target.comparison is not Comparison.AT_LEAST or target.is_change:
        return
    result = _value_on(target, item, day)
    in_unit = result and result.in_unit(goal.unit)
    if result and (in_unit is None or 0 <= goal.value <= in_unit.value):
        return  # enough for the whole year, or nothing to compare
    expected = goal._replace(value=expected_on(goal.value, target.every, day))
    if expected.value <= (in_unit.value if in_unit else 0):
        return
    values = {"measure": target.measure, "day": day.isoformat(), "expected": str(expected)}
    if target.every:
        if not goal.unit or goal.unit in COUNT_UNITS:
            place = target.span_of("result" if result else "measure")
            yield BEHIND_SCHEDULE.at(
                place, value=str(result) if result else RESULT_NOT_GIVEN, **values
            )
    elif result and _is_spread(goal, item) and (day.month, day.day) != YEAR_END:
        yield SLOWER_THAN_YEAR.at(target.span_of("result"), value=str(result), **values)


def _is_spread(goal: Quantity, item: Item | None) -> bool:
    """True for a count of the whole year that is large enough to be spread over it."""
    return is_count(goal) and goal.value >= LEAST_TO_SPREAD and not (item and item.due)


def expected_on(goal: Decimal, every: Every | None, day: dt.date) -> Decimal:
    """The part of a year's figure that is expected until a day, by whole periods."""
    passed, periods = periods_passed(every or Every.DAY, day)
    return goal * passed // periods


def periods_passed(every: Every, day: dt.date) -> tuple[int, int]:
    """The number of periods that have passed at the end of a day, and of all in the year."""
    tomorrow = day + dt.timedelta(days=1)
    days = (tomorrow - dt.date(day.year, 1, 1)).days
    months = (tomorrow.year - day.year) * 12 + tomorrow.month - 1
    match every:
        case Every.DAY:
            passed = min(days, every.per_year)
        case Every.WEEK:
            passed = days // DAYS_A_WEEK
        case Every.MONTH:
            passed = months
        case Every.QUARTER:
            passed = months // MONTHS_A_QUARTER
        case Every.HALF_YEAR:
            passed = months // MONTHS_A_HALF
        case Every.YEAR:
            passed = tomorrow.year - day.year
    return passed, every.per_year


def _value_on(target: Target, item: Item | None, day: dt.date) -> Quantity | None:
    """A target's figure on a day: the sum of its dated results until then, or its only result."""
    outcome = target.outcome
    entries = dated_results_of(target, item)
    if outcome is None or not entries or not any(entry.value for entry in entries):
        return outcome
    until = [one for one in entries if one.value and one.on.first_day <= day]
    unit = target.with_unit(outcome).unit
    total = total_of_entries(until, unit, is_measured=target.is_measured)
    return total or outcome._replace(value=Decimal(0))


CHECKS = (_progress_on_day,)
