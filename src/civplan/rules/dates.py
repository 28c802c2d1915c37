"""S109, S111, T205, T215: dates outside the plan's year or out of order.

T237: dated figures that may or may not add up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.attainment import is_met
from civplan.model.choices import Document
from civplan.model.figures import When
from civplan.model.item import Item
from civplan.model.plan import Phase
from civplan.model.result import DatedResult, Result, total_of_entries
from civplan.model.target import ZERO, Target
from civplan.rules.context import CheckContext

YEAR_MARGIN = dt.timedelta(days=92)
"""A phase may lie in the quarter before or after the year."""
LONGEST_SCHEDULE = dt.timedelta(days=500)
"""Longer schedules belong to a campaign of several years."""
FIRST_MONTH_FOR_A_PLAN = 7
"""Month of the year before the plan's; nobody writes a plan earlier."""
DATE_OUT_OF_ORDER = Rule(
    "S109",
    "dates-out-of-order",
    Severity.WARNING,
    Words("{document}的成文日期{problem}", "the {document} is dated {problem}"),
    Words("核对成文日期和年度", "check the date and the year of the plan"),
    why=Words(
        "计划在年度开始前后成文，总结在其后成文。日期和年度对不上，多半是沿用上年的文件忘了改。",
        "A plan is dated about the beginning of its year, and the summary after the plan. A date"
        " that does not fit was most likely left over from last year's file.",
    ),
    fails="""\
year: 2007
plan: {date: 2008-01-10}
""",
    passes="""\
year: 2007
plan: {date: 2006-12-28}
""",
    numbers=(
        Words(
            f"计划最早在上年 {FIRST_MONTH_FOR_A_PLAN} 月成文",
            f"a plan is dated in month {FIRST_MONTH_FOR_A_PLAN} of the year before at the earliest",
        ),
    ),
)
PHASE_OUT_OF_ORDER = Rule(
    "S111",
    "phases-out-of-order",
    Severity.WARNING,
    Words("阶段“{phase}”{problem}", "the phase “{phase}” {problem}"),
    Words("核对起止日期，按时间先后排列阶段", "check its dates; phases stand in the order of time"),
    why=Words(
        "实施步骤按时间先后写。后一个阶段整个早于前一个阶段，或者整个不在年度内，"
        "多半是日期写错，或沿用了上年的日期。",
        "Phases are written in the order of time. Where one lies wholly before the one above it,"
        " or wholly outside the year, a date is wrong or was left over from last year.",
    ),
    fails="""\
schedule:
  - {phase: 组织实施, from: 2007-04, to: 2007-10}
  - {phase: 动员部署, from: 2007-01, to: 2007-03}
""",
    passes="""\
schedule:
  - {phase: 动员部署, from: 2007-01, to: 2007-03}
  - {phase: 组织实施, from: 2007-04, to: 2007-10}
""",
    numbers=(
        Words(
            f"阶段可以在年度前后 {YEAR_MARGIN.days} 天以内",
            f"a phase may lie within {YEAR_MARGIN.days} days of the year",
        ),
        Words(
            f"全部阶段超过 {LONGEST_SCHEDULE.days} 天的是跨年活动，不查年度",
            f"phases over more than {LONGEST_SCHEDULE.days} days are a campaign of several years",
        ),
    ),
)
DUE_OUTSIDE_YEAR = Rule(
    "T205",
    "due-outside-year",
    Severity.WARNING,
    Words("完成时限不在{year}年度内", "it is due outside the plan's year {year}"),
    Words(
        "改成年度内的日期；跨年的事写本年做到哪一步，没有期限的写“长期”",
        "give a date in the year; for longer work say how far it gets this year; 长期 has no date",
    ),
    why=Words(
        "年度计划里的事要在年度内有结果。时限是上年的，多半忘了改；是下年的，年底就无法检查。",
        "What a plan promises is to be done within its year. A due date of the year before was"
        " most likely left over; one of the year after cannot be checked in December.",
    ),
    fails="""\
work:
  items:
    - {text: 改造楼道照明。, due: 2006-11}
""",
    passes="""\
work:
  items:
    - {text: 改造楼道照明。, due: 2007-11}
""",
)
RESULT_OUTSIDE_YEAR = Rule(
    "T215",
    "result-outside-year",
    Severity.WARNING,
    Words("这条完成情况不在{year}年度内", "this result is not of the plan's year {year}"),
    Words(
        "核对日期；不是本年的事，不计入本年的完成情况",
        "check the date; what was done in another year does not count in this one",
    ),
    why=Words(
        "总结只计本年度做的事。按日期填的数会加起来同指标比较，"
        "混进别的年度的数，完成情况就不准了。",
        "The summary counts what was done in the year. Dated figures are added up and held against"
        " the target, so that one of another year makes the total wrong.",
    ),
    fails="""\
work:
  items:
    - text: 召开居民议事会。
      results: [{on: 2006-06-05, value: 1次}, {on: 2007-09-05, value: 1次}]
""",
    passes="""\
work:
  items:
    - text: 召开居民议事会。
      results: [{on: 2007-06-05, value: 1次}, {on: 2007-09-05, value: 1次}]
""",
)
SUM_OR_LAST = Rule(
    "T237",
    "sum-or-last-figure",
    Severity.ERROR,
    Words(
        "“{measure}”按日期的数加起来是{total}，超过{goal}，最后一次是{last}，没有超过；"
        "看不出该不该相加",
        "the dated figures of “{measure}” add up to {total}, above {goal}; the last one is {last},"
        " below it; nothing says whether they add up",
    ),
    Words(
        "是当时的总数，在名称里写“现有”或“期末”，或者只留最后一次；是逐次增加的，在名称里写“累计”",
        "put 现有 or 期末 (at that time) into the name, or leave only the last figure; where they"
        " add up, put 累计 into it",
    ),
    why=Words(
        "人数、户数这样的数，可能是当时一共有多少（登记失业人员），也可能是新发生了多少。前一种不能"
        "相加，加了就把做到的事印成“未达标”；后一种要相加。生成总结时是错误，只生成计划时是警告。",
        "A number of persons or households may be all that there are at the time, or those who"
        " came anew. The first do not add up: the sum would print a kept promise as 未达标. The"
        " second do. An error where the summary is made, a warning for the plan alone.",
    ),
    fails="""\
work:
  items:
    - text: 帮助困难家庭。
      target: {measure: 困难家庭, at_most: 90户}
      results: [{on: 2007-06, value: 85户}, {on: 2007-12, value: 71户}]
      reason: 年中有新的困难家庭迁入。
summary: {date: 2007-12-20}
""",
    passes="""\
work:
  items:
    - text: 帮助困难家庭。
      target: {measure: 现有困难家庭, at_most: 90户}
      results: [{on: 2007-06, value: 85户}, {on: 2007-12, value: 71户}]
summary: {date: 2007-12-20}
""",
)
RULES = (DATE_OUT_OF_ORDER, PHASE_OUT_OF_ORDER, DUE_OUTSIDE_YEAR, RESULT_OUTSIDE_YEAR, SUM_OR_LAST)

SUMMARY_BEFORE_PLAN = Words("在计划成文之前", "before the plan")
DATED_BEFORE_YEAR = Words("在{year}年度开始之前", "before the year {year} begins")
DATED_LONG_BEFORE_YEAR = Words(
    "比{year}年度开始早半年以上", "more than half a year before {year} begins"
)
DATED_AFTER_YEAR = Words("在{year}年度结束之后", "after the year {year} ends")
PHASE_BEFORE_LAST = Words(
    "整个早于排在它前面的阶段", "lies wholly before the phase that stands above it"
)
PHASE_OUTSIDE = Words("不在{year}年度内", "lies outside the plan's year {year}")


def _document_dates(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the date of a document that cannot be right."""
    year = context.plan.year
    date_by_document = {
        document: details.date
        for document in Document
        if (details := context.plan.details(document)) and details.date and details.date.year
    }
    problems = {
        document: problem
        for document, date in date_by_document.items()
        if (problem := _date_problem(document, date, year))
    }
    plan, summary = date_by_document.get(Document.PLAN), date_by_document.get(Document.SUMMARY)
    if not problems and plan and summary and summary.last_day < plan.first_day:
        problems[Document.SUMMARY] = SUMMARY_BEFORE_PLAN
    for document, problem in problems.items():
        details = context.plan.details(document)
        if details and document in context.documents:
            values = {"document": document.words, "problem": problem}
            yield DATE_OUT_OF_ORDER.at(details.span_of("date"), **values)


def _date_problem(document: Document, date: When, year: int) -> Words | None:
    """The problem of a document's date by itself; None when there is none."""
    if document is Document.SUMMARY:
        return _with_year(DATED_BEFORE_YEAR, year) if date.year < year else None
    if date.year > year:
        return _with_year(DATED_AFTER_YEAR, year)
    earliest = dt.date(year - 1, FIRST_MONTH_FOR_A_PLAN, 1)
    return _with_year(DATED_LONG_BEFORE_YEAR, year) if date.last_day < earliest else None


def _with_year(words: Words, year: int) -> Words:
    """Words with the year filled in."""
    return Words(words.zh.format(year=year), words.en.format(year=year))


def _phase_order(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each phase before the one above it, or wholly outside the year."""
    if Document.PLAN not in context.documents:
        return
    lasting = [when for phase in context.plan.schedule if (when := PhaseDays.of(phase))]
    outside = _with_year(PHASE_OUTSIDE, context.plan.year)
    for above, phase in pairwise(lasting):
        if phase.last < above.first:
            yield PHASE_OUT_OF_ORDER.at(phase.place, phase=phase.name, problem=PHASE_BEFORE_LAST)
    for phase in _phases_outside(lasting, context.plan.year):
        yield PHASE_OUT_OF_ORDER.at(phase.place, phase=phase.name, problem=outside)


class PhaseDays(NamedTuple):
    """A phase with both ends."""

    name: str
    first: dt.date
    last: dt.date
    place: Span

    @classmethod
    def of(cls, phase: Phase) -> PhaseDays | None:
        """The phase with its days; None where an end is open."""
        begin, end = phase.from_, phase.to
        if not begin or not end or begin.is_long_term or end.is_long_term:
            return None
        return cls(phase.phase, begin.first_day, end.last_day, phase.span_of("from_"))


def _phases_outside(lasting: Sequence[PhaseDays], year: int) -> Iterator[PhaseDays]:
    """The phases without a day near the year; none for a schedule of several years."""
    if not lasting:
        return
    first, last = min(phase.first for phase in lasting), max(phase.last for phase in lasting)
    if last - first > LONGEST_SCHEDULE:
        return
    begin, end = dt.date(year, 1, 1) - YEAR_MARGIN, dt.date(year, 12, 31) + YEAR_MARGIN
    yield from (phase for phase in lasting if phase.last < begin or phase.first > end)


def _due_dates(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each due date in another year than the plan's."""
    year = context.plan.year
    for assignment in context.assignments:
        item = assignment.item
        if item.due and not item.due.is_long_term and item.due.year != year:
            is_left_over = item.carried_from and item.due.year < year
            if not is_left_over and not item.changed:
                yield DUE_OUTSIDE_YEAR.at(item.span_of("due"), year=year)


def _dated_results(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each dated result of another year."""
    year, summary = context.plan.year, context.plan.summary
    last_day_of_summary = summary.date.last_day if summary and summary.date else dt.date.min
    for entry, carried_from in _dated_entries(context):
        if entry.on.year not in {0, carried_from, year}:
            is_late = entry.on.year > year
            if not (is_late and entry.on.first_day <= last_day_of_summary):
                yield RESULT_OUTSIDE_YEAR.at(entry.span_of("on"), year=year)


def _dated_entries(context: CheckContext) -> Iterator[tuple[DatedResult, int | None]]:
    """The dated results of the goals and the work, with the year that an item comes from."""
    goals = context.plan.goals
    results: list[tuple[Result | None, int | None]] = [
        (target.result, None) for target in (goals.targets if goals else ())
    ]
    for assignment in context.assignments:
        item = assignment.item
        own = (item.result, *(target.result for target in item.targets))
        results += [(result, item.carried_from) for result in own]
    for result, carried_from in results:
        yield from ((entry, carried_from) for entry in (result.entries if result else ()))


def _unclear_sums(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each limit that a sum of dated figures breaks and the last one keeps."""
    goals = context.plan.goals
    for target in goals.targets if goals else ():
        yield from _unclear_sum(context, target, None)
    for assignment in context.assignments:
        for target in assignment.item.targets:
            yield from _unclear_sum(context, target, assignment.item)


def _unclear_sum(context: CheckContext, target: Target, item: Item | None) -> Iterator[Finding]:
    """The finding about one target; ``item`` is the one that it is of."""
    entries = dated_results_of(target, item)
    goal = target.goal
    if goal is None or len(entries) < 2:  # noqa: PLR2004 - a sum
        return
    from civplan.model.dated_sums import may_be_stock  # noqa: PLC0415 - few have dated figures

    if not may_be_stock(target):
        return
    unit = target.with_unit(ZERO).unit
    total = total_of_entries(entries, unit)
    last = total_of_entries(entries, unit, is_measured=True)
    figures = [figure and figure.in_unit(goal.unit) for figure in (total, last)]
    is_kept = [is_met(target.comparison, goal.value, one.value) for one in figures if one]
    if is_kept == [False, True]:
        is_printed = Document.SUMMARY in context.documents
        rule = SUM_OR_LAST if is_printed else SUM_OR_LAST._replace(severity=Severity.WARNING)
        place = target.span_of("result") if "result" in target.spans else target.span
        values = {"total": str(total), "goal": str(goal), "last": str(last)}
        yield rule.at(place, measure=target.measure, **values)


def dated_results_of(target: Target, item: Item | None) -> tuple[DatedResult, ...]:
    """The dated results of a target, or of the item whose only one it is."""
    entries = target.result.entries if target.result else ()
    if not entries and item and item.result and len(item.targets) == 1:
        return item.result.entries
    return entries


CHECKS = (_document_dates, _phase_order, _due_dates, _dated_results, _unclear_sums)
