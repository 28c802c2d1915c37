"""T201: targets without a result."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document, Status
from civplan.model.target import TARGET_SHAPE, Target
from civplan.rules.contents import has_any_report
from civplan.rules.context import Assignment, CheckContext
from civplan.rules.silence import is_told_in, report_of_whole

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
RULES = (RESULT_MISSING,)

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
    report = report_of_whole(context.plan)
    for assignment in context.assignments:
        targets = assignment.item.targets
        lacking = [target for target in targets if _lacks_result(target)]
        for target in lacking if lacking and _is_item_reported(assignment, report) else ():
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


def _is_item_reported(assignment: Assignment, report: str) -> bool:
    """True when the summary reports an item as begun or done, be it in the text of the whole."""
    if not assignment.is_reported:
        return False
    item = assignment.item
    done = not any(one.status in NOT_DONE_STATUSES or one.reason for one in assignment.line)
    return done and (has_any_report(item) or is_told_in(report, item))


CHECKS = (_missing_results,)
