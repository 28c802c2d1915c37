"""T203, T204, T208, T214, T216: status (状态) against figures, and missing reasons."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document, Status
from civplan.model.item import Item
from civplan.model.target import Comparison, Target
from civplan.rules.context import CheckContext
from civplan.rules.targets import is_beyond_range, is_count, is_missed, shortfall, spaced_figure

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


def _status_contradictions(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each target that contradicts the status of its item."""
    for assignment in context.assignments:
        item = assignment.item
        is_done, is_planned = item.status is Status.DONE, item.status is Status.PLANNED
        yield from _contradiction_of_own_result(item)
        for target in item.targets if is_done or is_planned else ():
            if is_done and is_missed(target) and not is_beyond_range(target):
                yield DONE_BELOW_TARGET.at(item.span_of("status"), shortfall=shortfall(target))
            elif is_planned and (value := _begun_count(target)):
                place = item.span_of("status")
                yield STATUS_BEHIND.at(place, measure=target.measure, value=value)


SAYS_NO = Words("“完成情况”写的是“否”", "its result says no")
THIS_ITEM = Words("这一条", "the item")


def _contradiction_of_own_result(item: Item) -> Iterator[Finding]:
    """The finding that an item's own figure, or its yes or no, contradicts the status."""
    result = item.result
    if result is None or item.targets:
        return
    place = item.span_of("status")
    if item.status is Status.DONE and result.met is False:
        yield DONE_BELOW_TARGET.at(place, shortfall=SAYS_NO)
    has_count = result.value is not None and result.value.value > 0 and is_count(result.value)
    if item.status is Status.PLANNED and (result.met or has_count):
        value = spaced_figure(result.value) if result.value else "是"
        yield STATUS_BEHIND.at(place, measure=THIS_ITEM, value=value)


def _begun_count(target: Target) -> str:
    """The count that shows that an item was begun; a ratio shows nothing."""
    outcome = target.outcome
    if outcome is None or target.comparison is not Comparison.AT_LEAST:
        return ""
    return spaced_figure(outcome) if is_count(outcome) and outcome.value > 0 else ""


DROPPED_WITHOUT_REASON = Rule(
    "T208",
    "dropped-without-reason",
    Severity.WARNING,
    Words("取消了，没有写明原因", "it was dropped, and nothing says why"),
    Words("在这一条里补上“原因: …”", "add “reason: …” to the item"),
    why=Words(
        "计划报送以后，事项是对居民和街道的承诺。取消可以，总结里要说明原因。",
        "Once the plan is handed in, its items are promises. One may be dropped, but the summary"
        " has to say why.",
    ),
    fails="""\
work:
  items:
    - {text: 举办露天电影节。, status: dropped}
summary: {date: 2007-12-20}
""",
    passes="""\
work:
  items:
    - {text: 举办露天电影节。, status: dropped, reason: 广场全年封闭改造}
summary: {date: 2007-12-20}
""",
)
UNMET_WITHOUT_REASON = Rule(
    "T214",
    "unmet-without-reason",
    Severity.WARNING,
    Words("指标没有完成，也没有说明：{shortfall}", "{shortfall}, and nothing says why"),
    Words("在这一条里补上“原因: …”或“下一步: …”", "add “reason: …” or “next: …” to the item"),
    why=Words(
        "指标表会印出“未达标”。收文的人接着就问为什么、怎么补，总结里应当先写明。",
        "The table of the summary shows that the target was missed. The reader's next question is"
        " why, and what will be done about it.",
    ),
    fails="""\
work:
  items:
    - text: 开展义务巡逻。
      target: {measure: 巡逻, at_least: 150, unit: 次, result: 120}
      status: ongoing
summary: {date: 2007-12-20}
""",
    passes="""\
work:
  items:
    - text: 开展义务巡逻。
      target: {measure: 巡逻, at_least: 150, unit: 次, result: 120}
      status: ongoing
      reason: 巡逻队员上半年不足
summary: {date: 2007-12-20}
""",
)
GOAL_MISSED_IN_SILENCE = Rule(
    "T216",
    "goal-missed-in-silence",
    Severity.INFO,
    Words(
        "工作目标没有达到，总结里没有提到：{shortfall}",
        "{shortfall}, and no text of the summary speaks of it",
    ),
    Words(
        "在“存在问题”或工作目标的总结文字里说明", "speak of it under problems or in the goals' text"
    ),
    why=Words(
        "没有达到的目标，总结应当说明差在哪里。这里按指标的名称在总结的文字里查找，"
        "换了说法的可以不理会。",
        "A summary says where it fell short of a goal. The rule looks for the name of the measure"
        " in the texts of the summary; pay no heed where it is spoken of in other words.",
    ),
    fails="""\
goals:
  text: 让居民住得舒心。
  targets: [{measure: 居民满意率, at_least: 95%, result: 93%}]
work: {plan: 办好实事。, summary: 办成实事。}
summary: {date: 2007-12-20}
""",
    passes="""\
goals:
  text: 让居民住得舒心。
  targets: [{measure: 居民满意率, at_least: 95%, result: 93%}]
work: {plan: 办好实事。, summary: 办成实事。}
summary: {date: 2007-12-20, problems: 居民满意率比目标低2个百分点。}
""",
)

CAUSES = ("因", "由于", "鉴于", "受", "缺", "尚", "未能", "推迟", "延期", "合并")
"""Words of a result that gives a reason."""


def _items_without_reason(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each item that was dropped or missed its target without a reason."""
    if Document.SUMMARY not in context.documents:
        return
    for assignment in context.assignments:
        item = assignment.item
        if not assignment.is_reported or item.status is Status.DONE:
            continue
        is_dropped = item.status is Status.DROPPED
        missed = () if is_dropped else [target for target in item.targets if is_missed(target)]
        if (is_dropped or missed) and not any(map(has_reason, assignment.line)):
            if is_dropped:
                yield DROPPED_WITHOUT_REASON.at(item.span_of("status"))
            for target in missed:
                yield UNMET_WITHOUT_REASON.at(target.span_of("result"), shortfall=shortfall(target))


def has_reason(item: Item) -> bool:
    """True when an item or the text of its result has a reason or a next step."""
    if item.reason or item.next or item.changed or "reason" in item.spans:
        return True
    entries = item.result.entries if item.result else ()
    texts = [item.result and item.result.text, *(entry.text for entry in entries)]
    paragraphs = item.text.summary or () if item.text else ()
    words = [str(text) for text in texts if text] + [one.text for one in paragraphs]
    return any(cause in "".join(words) for cause in CAUSES)


def _unmet_goals(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each missed goal that no text of the summary names."""
    goals = context.plan.goals
    if goals is None or Document.SUMMARY not in context.documents:
        return
    for target in goals.targets:
        if is_missed(target) and not _is_measure_named(context, target.measure):
            yield GOAL_MISSED_IN_SILENCE.at(target.span_of("result"), shortfall=shortfall(target))


def _is_measure_named(context: CheckContext, measure: str) -> bool:
    """True when a text that the summary prints, other than the table, names a measure."""
    return any(
        measure in passage.text
        for passage in context.prose.passages
        if Document.SUMMARY in passage.documents and "targets" not in passage.path
    )


RULES = (
    DONE_BELOW_TARGET,
    STATUS_BEHIND,
    DROPPED_WITHOUT_REASON,
    UNMET_WITHOUT_REASON,
    GOAL_MISSED_IN_SILENCE,
)
CHECKS = (_status_contradictions, _items_without_reason, _unmet_goals)
