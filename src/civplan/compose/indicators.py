"""年度指标完成情况, in the summary: the targets that count, their table, one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from civplan.compose.items import SectionContext
from civplan.compose.outline import Counts, IndicatorRow, IndicatorTable, Part
from civplan.compose.sentences import change_sentence
from civplan.compose.words import attainment_words, goal_words, outcome_words
from civplan.model.attainment import attainment
from civplan.model.choices import UNDONE_STATUSES, Document
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import section_items
from civplan.model.target import Target

INDICATORS_CAPTION = "年度指标完成情况"
NO_FIGURE = "—"


def indicator_part(plan: Plan, heading: str, context: SectionContext) -> Part:
    """One sentence, the changes of targets, and the table; empty in the plan."""
    targets = _summary_targets(plan) if context.document is Document.SUMMARY else ()
    rows = [_indicator_table_row(target) for target in targets if target.is_promise]
    if not rows:
        return Part("indicators", heading)
    columns = ("指标", "目标", "完成", _rate_column_name(rows))
    changes = (
        f"{target.measure}{change_sentence(target.changed)}" for target in targets if target.changed
    )
    return Part(
        key="indicators",
        heading=heading,
        paragraphs=(_indicator_sentence(rows), *changes),
        table=IndicatorTable(INDICATORS_CAPTION, columns, tuple(rows)),
    )


def counts_of(plan: Plan, document: Document, table: IndicatorTable | None = None) -> Counts:
    """How the targets and items of a document stand; the table has compared the targets already."""
    if table:
        met = [row.met for row in table.rows]
    else:
        met = [attainment(target).met for target in _summary_targets(plan) if target.is_promise]
    items = [item for item in plan.items if item.belongs_in(document)]
    return Counts(
        targets=len(met),
        met=met.count(True),
        missed=met.count(False),
        unreported=met.count(None),
        items=len(items),
        open=sum(item.status in UNDONE_STATUSES for item in items),
    )


def _rate_column_name(rows: Sequence[IndicatorRow]) -> str:
    """The name of the last column, which has rates, 达标 or 未达标, or both."""
    with_rate = [row.attainment.endswith("%") for row in rows if row.met is not None]
    if with_rate and all(with_rate):
        return "完成率"
    return "完成率或达标" if any(with_rate) else "达标情况"


def _indicator_table_row(target: Target) -> IndicatorRow:
    """The row of a target in the table."""
    result = attainment(target)
    return IndicatorRow(
        measure=target.measure,
        goal=goal_words(target),
        outcome=outcome_words(target) or NO_FIGURE,
        attainment=attainment_words(result),
        met=result.met,
    )


def _summary_targets(plan: Plan) -> list[Target]:
    """The targets of the goals, then those of every item that the summary reports.

    Those of 下一步打算 are left out: they are promised for another year.
    """
    targets = [*plan.goals.targets] if plan.goals else []
    next_steps = plan.summary.next_steps if plan.summary else None
    for section in plan.all_sections:
        if section is not next_steps:
            _add_targets(section_items(section), targets)
    return targets


def _add_targets(items: Iterable[Item], targets: list[Target]) -> None:
    """Add the targets of the items and sub-items that the summary reports."""
    for item in items:
        if item.belongs_in(Document.SUMMARY):
            targets += item.targets
            _add_targets(item.items, targets)


def _indicator_sentence(rows: Sequence[IndicatorRow]) -> str:
    """How many indicators there are, how many are met, which are not, which have no result."""
    missed = [row.measure for row in rows if row.met is False]
    unknown = [row.measure for row in rows if row.met is None]
    met = len(rows) - len(missed) - len(unknown)
    if met == len(rows):
        return f"全年共设指标{len(rows)}项，全部达标。"
    parts = [f"全年共设指标{len(rows)}项", f"达标{met}项"]
    parts += [f"未达标{len(missed)}项（{'、'.join(missed)}）"] if missed else []
    parts += [f"未填报{len(unknown)}项（{'、'.join(unknown)}）"] if unknown else []
    return "，".join(parts) + "。"
