"""T203, T204: an item's status (状态) against its figures."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Status
from civplan.model.target import Comparison, Target
from civplan.rules.figures import is_count, is_missed, shortfall, spaced
from civplan.rules.subject import Subject

DONE_BELOW_TARGET = Rule(
    "T203",
    "done-below-target",
    Severity.ERROR,
    Words("指标未完成却标为“已完成”：{shortfall}", "marked as done, but {shortfall}"),
    Words(
        "补充结果，或把状态改为“进行中”并写明原因",
        "complete the result, or make the status “ongoing” and say why",
    ),
    why=Words(
        "状态和结果都会印进总结、报给街道。结果没有达到指标，状态却是“已完成”，两者必有一个写错。",
        "Both the status and the result go into the summary and to the sub-district. Where the"
        " result misses the target and the status says done, one of the two is wrong.",
    ),
    fails="""\
work:
  items:
    - text: 每月召开一次楼群组长碰头会。
      target: {measure: 碰头会, at_least: 12, unit: 次, result: 8}
      status: done
""",
    passes="""\
work:
  items:
    - text: 每月召开一次楼群组长碰头会。
      target: {measure: 碰头会, at_least: 12, unit: 次, result: 12}
      status: done
""",
)
STATUS_BEHIND = Rule(
    "T204",
    "status-behind-figures",
    Severity.WARNING,
    Words(
        "{measure}已有结果（{value}），状态却是“未开展”",
        "{measure} has a result ({value}), but the status says planned",
    ),
    Words(
        "状态改为“进行中”或“已完成”；结果写错了就改结果",
        "make the status “ongoing” or “done”, or put the result right",
    ),
    why=Words(
        "填了结果，状态还停在“未开展”，总结会说这件事没有做。",
        "When a result was filled in and the status still says planned, the summary reports that"
        " nothing was done.",
    ),
    fails="""\
work:
  items:
    - text: 每月召开一次楼群组长碰头会。
      target: {measure: 碰头会, at_least: 12, unit: 次, result: 12}
      status: planned
""",
    passes="""\
work:
  items:
    - text: 每月召开一次楼群组长碰头会。
      target: {measure: 碰头会, at_least: 12, unit: 次, result: 12}
      status: done
""",
)
RULES = (DONE_BELOW_TARGET, STATUS_BEHIND)


def statuses(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each target that contradicts the status of its item."""
    for assignment in subject.assignments:
        item = assignment.item
        is_done, is_planned = item.status is Status.DONE, item.status is Status.PLANNED
        for target in item.targets if is_done or is_planned else ():
            if is_done and is_missed(target):
                yield DONE_BELOW_TARGET.at(item.span_of("status"), shortfall=shortfall(target))
            elif is_planned and (value := begun(target)):
                place = item.span_of("status")
                yield STATUS_BEHIND.at(place, measure=target.measure, value=value)


def begun(target: Target) -> str:
    """The count that shows that something was done; a ratio may hold before anything is."""
    outcome = target.outcome
    if outcome is None or target.comparison is not Comparison.AT_LEAST:
        return ""
    return spaced(outcome) if is_count(outcome) and outcome.value > 0 else ""


CHECKS = (statuses,)
