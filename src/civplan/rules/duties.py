"""T207, T209, T217, T218: responsible people, evidence, costs and scores of items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.model.choices import Document, Status
from civplan.model.figures import Quantity
from civplan.model.item import Item
from civplan.rules.context import Assignment, CheckContext
from civplan.rules.results import item_place, short_topic
from civplan.rules.status import has_reason

OTHERS_PER_EXCEPTION = 4
"""Items that have it for each one that has not; with fewer it was left out on purpose."""
CHECKED_FROM = Words(
    f"有的至少是没有的 {OTHERS_PER_EXCEPTION} 倍时才查",
    f"checked where {OTHERS_PER_EXCEPTION} items or more have it for each one that has not",
)
RESPONSIBLE_MISSING = Rule(
    "T207",
    "responsible-missing",
    Severity.INFO,
    Words("“{topic}”没有写由谁负责", "nobody is named for “{topic}”"),
    Words("补上“责任单位”或“责任人”", "add “lead” or “people”"),
    why=Words(
        "这份计划的事项大多写明了由谁负责，这一项没有写，可能是漏了。",
        "Most items of this plan name who is responsible; this one does not, perhaps by oversight.",
    ),
    fails="""\
work:
  items:
    - {text: 清理楼道。, lead: 环境委员会}
    - {text: 巡查消防。, lead: 治安委员会}
    - {text: 走访老人。, people: 陆佩芳}
    - {text: 调解纠纷。, lead: 调解委员会}
    - {text: 放映电影。}
""",
    passes="""\
work:
  items:
    - {text: 清理楼道。, lead: 环境委员会}
    - {text: 巡查消防。, lead: 治安委员会}
    - {text: 走访老人。, people: 陆佩芳}
    - {text: 调解纠纷。, lead: 调解委员会}
    - {text: 放映电影。, people: 施惠珍}
""",
    numbers=(CHECKED_FROM,),
)
EVIDENCE_MISSING = Rule(
    "T209",
    "done-without-evidence",
    Severity.INFO,
    Words("“{topic}”已完成，没有佐证材料", "“{topic}” is done, but nothing proves it"),
    Words("补上“佐证材料”", "add “evidence”"),
    why=Words(
        "这份文件的已完成事项大多附有佐证材料，这一项没有，可能是漏了。",
        "Most items of this file that are done come with evidence; this one does not, perhaps by"
        " oversight.",
    ),
    fails="""\
work:
  items:
    - {text: 清理楼道。, status: done, evidence: 1.jpg}
    - {text: 巡查消防。, status: done, evidence: 2.jpg}
    - {text: 走访老人。, status: done, evidence: 3.jpg}
    - {text: 调解纠纷。, status: done, evidence: 4.jpg}
    - {text: 放映电影。, status: done}
""",
    passes="""\
work:
  items:
    - {text: 清理楼道。, status: done, evidence: 1.jpg}
    - {text: 巡查消防。, status: done, evidence: 2.jpg}
    - {text: 走访老人。, status: done, evidence: 3.jpg}
    - {text: 调解纠纷。, status: done, evidence: 4.jpg}
    - {text: 放映电影。, status: done, evidence: 5.jpg}
""",
    numbers=(CHECKED_FROM,),
)
OVER_BUDGET = Rule(
    "T217",
    "spent-over-budget",
    Severity.INFO,
    Words(
        "支出{spent}超过预算{budget}，没有说明", "{spent} spent of {budget}, and nothing says why"
    ),
    Words("在这一条里补上“原因: …”", "add “reason: …” to the item"),
    why=Words(
        "超过预算的支出，总结里通常要说明原因。",
        "A summary usually says why more was spent than planned.",
    ),
    fails="""\
work:
  items:
    - {text: 改造楼道照明。, budget: {plan: 3.5, spent: 4.2}}
""",
    passes="""\
work:
  items:
    - {text: 改造楼道照明。, budget: {plan: 3.5, spent: 4.2}, reason: 增加了两个单元}
""",
)
SCORE_OVER_POINTS = Rule(
    "T218",
    "score-over-points",
    Severity.WARNING,
    Words("自评{score}分，分值只有{points}分", "{score} claimed of {points} points"),
    Words("核对自评分和分值", "check the claimed score and the points"),
    why=Words(
        "自评分不能超过这一条的分值。",
        "A community cannot claim more than the criterion gives.",
    ),
    fails="""\
work:
  items:
    - {text: 改造楼道照明。, criteria: [{ref: Ⅱ-3-②, points: 5, self: 5.5}]}
""",
    passes="""\
work:
  items:
    - {text: 改造楼道照明。, criteria: [{ref: Ⅱ-3-②, points: 5, self: 4.5}]}
""",
)
RULES = (RESPONSIBLE_MISSING, EVIDENCE_MISSING, OVER_BUDGET, SCORE_OVER_POINTS)


def _missing_responsible(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each of the few items of the work for which nobody is responsible."""
    if Document.PLAN in context.documents:
        items_of_work = [one for one in context.of_work if not one.above]
        promises = [one for one in items_of_work if one.is_promised]
        for assignment in _exceptions(promises, _is_assigned):
            item = assignment.item
            yield RESPONSIBLE_MISSING.at(item_place(item), topic=short_topic(item))


def _is_assigned(assignment: Assignment) -> bool:
    """True when somebody is responsible for an item, or for each of its sub-items."""
    item = assignment.item
    if assignment.lead or item.people or {"lead", "people"} & item.spans.keys():
        return True
    return bool(item.items) and all(sub_item.lead or sub_item.people for sub_item in item.items)


def _missing_evidence(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each of the few done items without evidence."""
    done = [
        assignment
        for assignment in context.of_work
        if assignment.item.status is Status.DONE and not assignment.above
    ]
    for assignment in _exceptions(done, lambda one: _is_proved(one.item)):
        item = assignment.item
        yield EVIDENCE_MISSING.at(item.span_of("status"), topic=short_topic(item))


def _is_proved(item: Item) -> bool:
    """True when an item or one of its sub-items has evidence."""
    return bool(item.evidence) or "evidence" in item.spans or any(map(_is_proved, item.items))


def _exceptions(
    assignments: Sequence[Assignment], has: Callable[[Assignment], bool]
) -> list[Assignment]:
    """The few items that lack what nearly all have."""
    lacking = [assignment for assignment in assignments if not has(assignment)]
    others = len(assignments) - len(lacking)
    return lacking if others >= OTHERS_PER_EXCEPTION * len(lacking) else []


def _money_and_scores(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for costs over the budget and for scores over a criterion's points."""
    for assignment in context.assignments:
        item = assignment.item
        budget = item.budget
        spent, planned = (
            (_in_money(budget.spent), _in_money(budget.plan)) if budget else (None, None)
        )
        if budget and _exceeds(spent, planned) and not has_reason(item):
            values = {"spent": str(spent), "budget": str(planned)}
            yield OVER_BUDGET.at(budget.span_of("spent"), **values)
        for criterion in item.criteria:
            score, points = criterion.self_, criterion.points
            if score and points and points.value >= 0 and _exceeds(score, points):
                values = {"score": _score_text(score), "points": _score_text(points)}
                yield SCORE_OVER_POINTS.at(criterion.span_of("self_"), **values)


def _exceeds(figure: Quantity | None, limit: Quantity | None) -> bool:
    """True when both figures are given, can be compared, and the first is greater."""
    in_unit = figure.in_unit(limit.unit) if figure and limit else None
    return bool(in_unit and limit and in_unit.value > limit.value)


def _in_money(figure: Quantity | None) -> Quantity | None:
    """A sum with its unit, 万元 where none is given."""
    return figure if figure is None or figure.unit else figure._replace(unit="万元")


def _score_text(figure: Quantity) -> str:
    """A score without its unit."""
    return str(figure._replace(unit=""))


CHECKS = (_missing_responsible, _missing_evidence, _money_and_scores)
