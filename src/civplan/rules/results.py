"""T201, T202: targets without a result, and promises that the summary leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import Document, Status
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import Area, section_items
from civplan.model.target import TARGET_SHAPE, Target
from civplan.rules.contents import has_report, is_unread
from civplan.rules.context import Assignment, CheckContext

RESULT_MISSING = Rule(
    "T201",
    "result-missing",
    Severity.WARNING,
    Words("指标“{measure}”没有结果", "the target “{measure}” has no result"),
    Words("{way}", "{way}"),
    why=Words(
        "总结的指标表按每个指标的“结果”填写。没有结果的，表里印“未填报”，也算不出完成率。",
        "The table of the summary takes its figures from the results of the targets. Without one"
        " it prints 未填报, and nobody can tell whether the target was met.",
    ),
    fails="""\
goals:
  text: 让居民住得舒心。
  targets: [{measure: 居民满意率, at_least: 95%}]
work: {plan: 办好实事。, summary: 办成实事。}
summary: {date: 2007-12-20}
""",
    passes="""\
goals:
  text: 让居民住得舒心。
  targets: [{measure: 居民满意率, at_least: 95%, result: 96.2%}]
work: {plan: 办好实事。, summary: 办成实事。}
summary: {date: 2007-12-20}
""",
)
PROMISE_DROPPED = Rule(
    "T202",
    "promise-dropped",
    Severity.WARNING,
    Words("计划里的“{topic}”，总结没有交代", "the summary says nothing of “{topic}”"),
    Words(
        "写上“完成情况”；没有做的，写上“状态”和“原因”；只在计划里写的，写“用于: 计划”",
        "add a result; if it was not done, a status and a reason; if it belongs in the plan alone,"
        " “in: plan”",
    ),
    why=Words(
        "计划里承诺的事，总结要逐项交代：做成什么，没有做成是什么原因。漏掉的事项不会印进总结。",
        "The summary answers for each thing that the plan promised: what came of it, or why"
        " nothing did. An item without either is not printed in the summary.",
    ),
    fails="""\
work:
  items:
    - {text: 清理楼道。, result: 清理楼道6次。}
    - {text: 开办居民学校。}
summary: {date: 2007-12-20}
""",
    passes="""\
work:
  items:
    - {text: 清理楼道。, result: 清理楼道6次。}
    - {text: 开办居民学校。, result: 授课9期。}
summary: {date: 2007-12-20}
""",
)
RULES = (RESULT_MISSING, PROMISE_DROPPED)

LONGEST_TOPIC = 20
"""Most characters of an item's text in a message."""
RESULT_IN_TARGET = Words("给这个指标补上“结果: …”", "add “result: …” to this target")
RESULT_IN_ITEM = Words(
    "把完成的数写进这条措施的“完成情况”：“{数值: …, 正文: …}”",
    "give the figure with the item's result: “{value: …, text: …}”",
)
TARGET_AS_MAPPING = Words(
    "写成“{{名称: {measure}, {zh}: {goal}, 结果: …}}”",
    "write it as “{{measure: {measure}, {en}: {goal}, result: …}}”",
)
NOT_DONE_STATUSES = (Status.PLANNED, Status.DROPPED)


def _missing_results(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each target without a result in a part that the summary reports."""
    if Document.SUMMARY not in context.documents:
        return
    goals = context.plan.goals
    for target in goals.targets if goals else ():
        if _lacks_result(target):
            yield _without_result(target, is_only_one=False)
    for assignment in context.assignments:
        targets = assignment.item.targets
        lacking = [target for target in targets if _lacks_result(target)]
        for target in lacking if lacking and _is_item_reported(assignment) else ():
            yield _without_result(target, is_only_one=len(targets) == 1)


def _lacks_result(target: Target) -> bool:
    """True for a promise without a result, not even an unreadable one."""
    return "result" not in target.spans and target.is_promise


def _without_result(target: Target, *, is_only_one: bool) -> Finding:
    """The finding about a promise without a result."""
    values = {"measure": target.measure, "way": _way_to_result(target, is_only_one=is_only_one)}
    return RESULT_MISSING.at(target.span_of("measure"), **values)


def _way_to_result(target: Target, *, is_only_one: bool) -> Words:
    """Where to write a target's result; a target as a text, 会 ≥ 12 次, has no key for it.

    Args:
        target: The target.
        is_only_one: True for the only target of an item, whose result may stand with the item.
    """
    if target.span_of("measure") != target.span or not target.comparison:
        return RESULT_IN_TARGET
    if is_only_one:
        return RESULT_IN_ITEM
    key = TARGET_SHAPE.by_name[target.comparison.value]
    return TARGET_AS_MAPPING.filled(
        measure=target.measure, goal=str(target.goal), zh=key.zh, en=key.en
    )


def _is_item_reported(assignment: Assignment) -> bool:
    """True when the summary reports an item as begun or done."""
    if not assignment.is_reported:
        return False
    item = assignment.item
    done = not any(one.status in NOT_DONE_STATUSES or one.reason for one in assignment.line)
    return done and (has_report(item) or any(map(_has_any_report, item.items)))


def _dropped_promises(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each item of the work that the plan has and the summary leaves out."""
    work = context.plan.work
    if work is None or Document.SUMMARY not in context.documents:
        return
    if _is_work_reported_whole(context.plan):
        return
    yield from _silent_items(work.items)
    for area in work.areas:
        if not _is_area_reported_whole(area):
            yield from _silent_items(area.items)
            text = area.text
            if text and text.plan and not text.summary and not area.items:
                yield PROMISE_DROPPED.at(area.span_of("name"), topic=area.name)


def _is_work_reported_whole(plan: Plan) -> bool:
    """True when the summary reports on the work in one text and on no item by itself."""
    work = plan.work
    summary = plan.summary
    if work is None or any(map(_has_any_report, section_items(work))):
        return False
    return bool((work.text and work.text.summary) or (summary and summary.achievements))


def _is_area_reported_whole(area: Area) -> bool:
    """True when an area's text reports and none of its items does."""
    summary_text = area.text and area.text.summary
    return bool(summary_text) and not any(map(_has_any_report, area.items))


def _silent_items(items: Iterable[Item]) -> Iterator[Finding]:
    """The findings for items that the summary leaves out.

    The report of an item counts for its sub-items too.
    """
    for item in items:
        if has_report(item) or _is_left_out(item):
            continue
        if any(map(_has_any_report, item.items)):
            yield from _silent_items(item.items)
        else:
            yield PROMISE_DROPPED.at(item_place(item), topic=item_topic(item))


def _has_any_report(item: Item) -> bool:
    """True when an item or one of its sub-items has a report."""
    return has_report(item) or any(map(_has_any_report, item.items))


def _is_left_out(item: Item) -> bool:
    """True when an item is not for both documents, or could not be read."""
    is_for_both = Document.PLAN in item.in_ and Document.SUMMARY in item.in_
    return not is_for_both or bool(item.not_applicable) or is_unread(item)


def item_place(item: Item) -> Span:
    """The place of an item's name, or of its text."""
    return item.span_of("name" if item.name else "text")


def item_topic(item: Item) -> str:
    """The topic of an item: its name, or the beginning of its text."""
    text = item.name or str(item.text or "")
    for mark in "，。；：":
        text = text.partition(mark)[0]
    return text if len(text) <= LONGEST_TOPIC else f"{text[: LONGEST_TOPIC - 1]}…"


CHECKS = (_missing_results, _dropped_promises)
