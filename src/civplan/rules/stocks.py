"""T237: dated figures of which nobody can say whether they add up."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.attainment import is_met
from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.result import DatedResult, total_of_entries
from civplan.model.target import ZERO, Target
from civplan.rules.context import CheckContext

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
RULES = (SUM_OR_LAST,)


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
    entries = _entries_for_target(target, item)
    goal = target.goal
    if goal is None or len(entries) < 2 or not target.may_be_stock:  # noqa: PLR2004 - a sum
        return
    unit = target.with_unit(ZERO).unit
    total = total_of_entries(entries, unit)
    last = total_of_entries(entries, unit, is_measured=True)
    figures = [figure and figure.in_unit(goal.unit) for figure in (total, last)]
    if not (figures[0] and figures[1]):
        return
    is_kept = [is_met(target.comparison, goal.value, one.value) for one in figures if one]
    if is_kept == [False, True]:
        is_printed = Document.SUMMARY in context.documents
        rule = SUM_OR_LAST if is_printed else SUM_OR_LAST._replace(severity=Severity.WARNING)
        place = target.span_of("result") if "result" in target.spans else target.span
        values = {"total": str(total), "goal": str(goal), "last": str(last)}
        yield rule.at(place, measure=target.measure, **values)


def _entries_for_target(target: Target, item: Item | None) -> tuple[DatedResult, ...]:
    """The dated results of a target, or of the item whose only one it is."""
    if target.result and target.result.entries:
        return target.result.entries
    is_of_item = item and item.result and len(item.targets) == 1
    return item.result.entries if is_of_item and item and item.result else ()


CHECKS = (_unclear_sums,)
