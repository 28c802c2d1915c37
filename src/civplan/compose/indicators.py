"""The year's indicators: which targets count, their table, and the sentence that sums it up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from civplan.compose.outline import IndicatorRow, IndicatorTable, Part
from civplan.compose.sentences import change_sentence
from civplan.compose.words import attainment_words, goal_words, outcome_words
from civplan.model.attainment import attainment
from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import section_items
from civplan.model.target import Target

INDICATORS_CAPTION = "年度指标完成情况"
NO_FIGURE = "—"


def indicator_part(plan: Plan, heading: str, document: Document) -> Part:
    """年度指标完成情况, in the summary: one sentence, what was changed, and the table."""
    targets = _summary_targets(plan) if document is Document.SUMMARY else ()
    rows = [_indicator_table_row(target) for target in targets if target.is_promise]
    if not rows:
        return Part("indicators", heading)
    table = IndicatorTable(
        INDICATORS_CAPTION, ("指标", "目标", "完成", _rate_column_name(rows)), tuple(rows)
    )
    said = (_indicator_sentence(rows), *_change_sentences(targets))
    return Part("indicators", heading, said, table=table)


def _change_sentences(targets: Iterable[Target]) -> list[str]:
    """A sentence for each target that was changed after the plan was issued."""
    return [
        f"{target.measure}{change_sentence(target.changed)}" for target in targets if target.changed
    ]


def _rate_column_name(rows: Sequence[IndicatorRow]) -> str:
    """The last column's name: rates, met or not, or both."""
    with_rate = [row.attainment.endswith("%") for row in rows if row.met is not None]
    if with_rate and all(with_rate):
        return "完成率"
    return "完成率或达标" if any(with_rate) else "达标情况"


def _indicator_table_row(target: Target) -> IndicatorRow:
    """A target as a line of the table."""
    reached = attainment(target)
    return IndicatorRow(
        measure=target.measure,
        goal=goal_words(target),
        outcome=outcome_words(target) or NO_FIGURE,
        attainment=attainment_words(reached),
        met=reached.met,
    )


def _summary_targets(plan: Plan) -> list[Target]:
    """The targets of the goals, then those of every item that the summary reports.

    What stands under 下一步打算 is promised for another year.
    """
    targets = [*plan.goals.targets] if plan.goals else []
    next_steps = plan.summary.next_steps if plan.summary else None
    for section in plan.all_sections:
        if section is not next_steps:
            _add_targets(section_items(section), targets)
    return targets


def _add_targets(items: Iterable[Item], targets: list[Target]) -> None:
    """Add the targets of those items and sub-items that the summary reports."""
    for item in items:
        if item.belongs_in(Document.SUMMARY):
            targets += item.targets
            _add_targets(item.items, targets)


def _indicator_sentence(rows: Sequence[IndicatorRow]) -> str:
    """The table in one sentence: how many, how many met, which not."""
    missed = [row.measure for row in rows if row.met is False]
    silent = [row.measure for row in rows if row.met is None]
    met = len(rows) - len(missed) - len(silent)
    if met == len(rows):
        return f"全年共设指标{len(rows)}项，全部达标。"
    parts = [f"全年共设指标{len(rows)}项", f"达标{met}项"]
    parts += [f"未达标{len(missed)}项（{'、'.join(missed)}）"] if missed else []
    parts += [f"未填报{len(silent)}项（{'、'.join(silent)}）"] if silent else []
    return "，".join(parts) + "。"
