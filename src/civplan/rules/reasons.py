"""T208, T214, T216: what was not done or not reached, and nobody says why."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document, Status
from civplan.model.item import Item
from civplan.model.text import Text
from civplan.rules.figures import is_missed, shortfall
from civplan.rules.subject import Subject

DROPPED = Rule(
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
UNMET = Rule(
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
GOAL_UNMET = Rule(
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
RULES = (DROPPED, UNMET, GOAL_UNMET)

CAUSES = ("因", "由于", "鉴于", "受", "缺", "尚", "未能", "推迟", "延期", "合并")
"""Words with which a result tells why something was not done, or what became of it."""


def unexplained(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each item that was dropped or missed its target without a word."""
    if Document.SUMMARY not in subject.documents:
        return
    for assignment in subject.assignments:
        item = assignment.item
        if not assignment.is_reported or item.status is Status.DONE:
            continue
        is_dropped = item.status is Status.DROPPED
        missed = () if is_dropped else [target for target in item.targets if is_missed(target)]
        if (is_dropped or missed) and not any(map(tells_why, assignment.line)):
            if is_dropped:
                yield DROPPED.at(item.span_of("status"))
            for target in missed:
                yield UNMET.at(target.span_of("result"), shortfall=shortfall(target))


def tells_why(item: Item) -> bool:
    """True when an item, or the text of its result, gives a reason or says what comes next."""
    if item.reason or item.next or item.changed or "reason" in item.spans:
        return True
    entries = item.result.entries if item.result else ()
    texts = (item.result and item.result.text, *(entry.text for entry in entries))
    said = "".join(str(text) for text in texts if text) + summary_of(item.text)
    return any(word in said for word in CAUSES)


def summary_of(text: Text | None) -> str:
    """What a text says in the summary alone."""
    return "".join(paragraph.text for paragraph in text.summary or ()) if text else ""


def unmet_goals(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each goal that was missed and that no text of the summary names."""
    goals = subject.plan.goals
    if goals is None or Document.SUMMARY not in subject.documents:
        return
    for target in goals.targets:
        if is_missed(target) and not is_named(subject, target.measure):
            yield GOAL_UNMET.at(target.span_of("result"), shortfall=shortfall(target))


def is_named(subject: Subject, measure: str) -> bool:
    """True when a text that the summary prints, other than the table, names a measure."""
    return any(
        measure in passage.text
        for passage in subject.prose.passages
        if Document.SUMMARY in passage.documents and "targets" not in passage.path
    )


CHECKS = (unexplained, unmet_goals)
