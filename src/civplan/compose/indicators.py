"""年度指标完成情况, in the summary: the targets that count, their table, one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from civplan.compose.counting import WHOLE_YEAR
from civplan.compose.items import SectionContext
from civplan.compose.outline import Counts, IndicatorRow, IndicatorTable, Part
from civplan.compose.sentences import change_sentence, clause
from civplan.compose.words import (
    ABOVE_WORDS,
    DROPPED_WORDS,
    NOT_REPORTED_WORDS,
    attainment_words,
    bare_outcome_words,
    change_words,
    goal_words,
)
from civplan.model.attainment import attainment
from civplan.model.choices import UNDONE_STATUSES, Document, Status
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.sections import section_items
from civplan.model.target import Target

INDICATORS_CAPTION = "年度指标完成情况"
NO_FIGURE = "—"
LAST_YEAR_COLUMN = "上年"


def indicator_part(plan: Plan, heading: str, context: SectionContext) -> Part:
    """One sentence, the changes of targets, and the table; empty in the plan."""
    targets = _summary_targets(plan) if context.document is Document.SUMMARY else ()
    if targets and not plan.is_year_over:
        return _stage_part(plan, heading, [one for one in targets if one.is_promise])
    is_whole_year = context.period == WHOLE_YEAR
    dropped = {
        id(target)
        for item in plan.items
        if item.status is Status.DROPPED
        for target in item.targets
    }
    rows = [
        _indicator_table_row(target, is_dropped=id(target) in dropped)
        for target in targets
        if target.is_promise
    ]
    if not is_whole_year:
        rows = [row._replace(attainment=_so_far(row.attainment)) for row in rows]
    if not rows:
        return Part("indicators", heading)
    columns = ("指标", "目标", *_last_year_column(rows), "完成", _rate_column_name(rows))
    sentence = _indicator_sentence(rows, is_whole_year=is_whole_year)
    return Part(
        key="indicators",
        heading=heading,
        paragraphs=(sentence, *_target_changes(targets)),
        table=IndicatorTable(INDICATORS_CAPTION, columns, tuple(rows)),
    )


def _stage_part(plan: Plan, heading: str, targets: Sequence[Target]) -> Part:
    """The same before the year is over: the share of the year's figure beside that of time."""
    from civplan.compose import stage_indicators as of_stage  # noqa: PLC0415 - few have stages

    if not targets:
        return Part("indicators", heading)
    day = plan.last_day
    plain_rows = [_indicator_table_row(target, is_dropped=False) for target in targets]
    pairs = zip(plain_rows, targets, strict=True)
    rows = tuple(of_stage.stage_row(row, target, day) for row, target in pairs)
    columns = of_stage.stage_columns(day, _last_year_column(rows))
    return Part(
        key="indicators",
        heading=heading,
        paragraphs=(of_stage.stage_sentence(targets, day), *_target_changes(targets)),
        table=IndicatorTable(of_stage.STAGE_CAPTION, columns, rows),
    )


def _last_year_column(rows: Iterable[IndicatorRow]) -> tuple[str, ...]:
    """The name of the column of last year's figures, if there are any."""
    return (LAST_YEAR_COLUMN,) if any(row.last_year for row in rows) else ()


def _target_changes(targets: Iterable[Target]) -> tuple[str, ...]:
    """A sentence for each target that was changed."""
    return tuple(
        f"{target.measure}{change_sentence(target.changed)}" for target in targets if target.changed
    )


def counts_of(plan: Plan, document: Document, table: IndicatorTable | None = None) -> Counts:
    """How the targets and items of a document stand; the table has compared the targets already."""
    if table:
        met = [row.met for row in table.rows]
        unreported = sum(NOT_REPORTED_WORDS in {row.attainment, row.progress} for row in table.rows)
    else:
        results = [attainment(target) for target in _summary_targets(plan) if target.is_promise]
        met = [one.met for one in results]
        unreported = sum(one.met is None and one.is_comparable for one in results)
    items = [item for item in plan.items if item.belongs_in(document)]
    return Counts(
        targets=len(met),
        met=met.count(True),
        missed=met.count(False),
        unreported=unreported,
        items=len(items),
        open=sum(item.status in UNDONE_STATUSES for item in items),
    )


def _rate_column_name(rows: Sequence[IndicatorRow]) -> str:
    """The name of the last column, which has rates, 达标 or 未达标, or both."""
    with_rate = [row.attainment.endswith("%") for row in rows if row.met is not None]
    if with_rate and all(with_rate):
        return "完成率"
    return "完成率或达标" if any(with_rate) else "达标情况"


def _indicator_table_row(target: Target, *, is_dropped: bool) -> IndicatorRow:
    """The row of a target in the table; that of a dropped item has no result to wait for."""
    result = attainment(target)
    words = attainment_words(result)
    if is_dropped and words == NOT_REPORTED_WORDS:
        words = DROPPED_WORDS
    change = change_words(target)
    outcome = f"{clause(bare_outcome_words(target))}{f'（{change}）' if change else ''}"
    return IndicatorRow(
        measure=target.measure,
        goal=goal_words(target),
        outcome=outcome or NO_FIGURE,
        attainment=words,
        met=result.met,
        last_year=target.said_of_last_year,
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


def _so_far(words: str) -> str:
    """An attainment before the year is over: what is missed may still be met."""
    return words.replace("未达标", "暂未达标")


def _indicator_sentence(rows: Sequence[IndicatorRow], *, is_whole_year: bool) -> str:
    """How many indicators there are, how many are met, which are not, which have no result."""
    met = sum(row.met is True for row in rows)
    so_far = "" if is_whole_year else "截至目前"
    head = f"全年共设指标{len(rows)}项"
    if met == len(rows):
        return f"{head}，{so_far}全部达标。"
    missed_words = "未达标" if is_whole_year else "尚未达标"
    groups: dict[str, list[str]] = {missed_words: [], ABOVE_WORDS: []}
    for row in rows:
        if not row.met:
            is_missed = row.met is False and row.attainment != ABOVE_WORDS
            groups.setdefault(missed_words if is_missed else row.attainment, []).append(row.measure)
    parts = [head, f"{so_far}达标{met}项"]
    parts += [
        f"{words}{len(names)}项（{'、'.join(names)}）" for words, names in groups.items() if names
    ]
    return "，".join(parts) + "。"
