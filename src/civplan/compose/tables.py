"""Tables (表格) of a plan as they are printed; loaded only for a plan with a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from civplan.compose.outline import DataTable
from civplan.compose.sentences import clause, member_table, text_paragraphs
from civplan.compose.words import date_words, goal_words, outcome_words
from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.table import ColumnAlign, PlanTable, TableColumn, TableSource
from civplan.model.table_rows import CellText, PlanTableRow, TableContent
from civplan.model.table_sums import figures_of, total_row, total_texts, typed_total

NUMBER_COLUMN = "序号"
DEFAULT_CAPTIONS = {TableSource.TASKS: "任务分解表", TableSource.MEMBERS: "成员名单"}
DEFAULT_TASK_COLUMNS = ("序号", "任务", "措施", "完成时限", "责任单位")
"""Those of a breakdown of tasks that have something to say are printed."""


def printed_tables(
    tables: Iterable[PlanTable], document: Document, plan: Plan, *, own: bool, titled: bool
) -> tuple[DataTable, ...]:
    """The tables that a document prints; one that is made of nothing is left out.

    Args:
        tables: The tables of one place.
        document: The document.
        plan: The plan, which tables may be made from.
        own: True at a place that only this document has.
        titled: True for the only table below a title, which needs no caption that is not typed.
    """
    printed = (table for table in tables if table.belongs_in(document, own=own))
    made = ((table, _content(table, document, plan)) for table in printed)
    return tuple(
        _data_table(table, content, titled=titled) for table, content in made if content.rows
    )


def _data_table(table: PlanTable, content: TableContent, *, titled: bool) -> DataTable:
    """A table with its head, its rows, and a row of totals where it is asked for."""
    default = DEFAULT_CAPTIONS[table.from_] if table.from_ else content.title
    rows = [row.texts for row in content.rows]
    aligns = tuple(
        _align(column, [texts[place] for texts in rows])
        for place, column in enumerate(content.columns)
    )
    if table.total:
        if typed_total(content):  # what is typed stays, what it leaves empty is added
            typed = zip(rows.pop(), total_texts(content), strict=True)
            rows.append(tuple(text or total for text, total in typed))
        elif totals := total_row(content):
            rows.append(totals)
    shares = tuple(column.width or 0 for column in content.columns)
    return DataTable(
        caption=table.caption or ("" if titled else default),
        columns=tuple(map(_head_text, content.columns)),
        rows=tuple(rows),
        aligns=aligns,
        shares=shares if any(shares) else (),
    )


def _head_text(column: TableColumn) -> str:
    """The name of a column with its unit: 户数（户）."""
    return f"{column.name}（{column.unit}）" if column.unit else column.name


def _align(column: TableColumn, texts: Sequence[str]) -> str:
    """``left``, ``center`` or ``right``: figures right, texts left, serial numbers centred."""
    if column.align:
        return f"{column.align.value}"
    if column.name == NUMBER_COLUMN:
        return f"{ColumnAlign.CENTER.value}"
    return f"{(ColumnAlign.RIGHT if figures_of(texts) else ColumnAlign.LEFT).value}"


def _content(table: PlanTable, document: Document, plan: Plan) -> TableContent:
    """What a table prints, which may be made from the plan."""
    if table.from_ is None:
        return table.content or TableContent((), ())
    if table.from_ is TableSource.MEMBERS:
        members = plan.organization.members if plan.organization else ()
        listed = member_table(members)
        records = [dict(zip(listed.columns, texts, strict=True)) for texts in listed.rows]
        usual = listed.columns
    else:
        records = list(_task_values(document, plan))
        usual = DEFAULT_TASK_COLUMNS
    for number, record in enumerate(records, 1):
        record[NUMBER_COLUMN] = str(number)
    said = [name for name in usual if any(record.get(name) for record in records)]
    columns = table.columns or tuple(
        TableColumn.from_values({"name": name, "span": table.span}) for name in said
    )
    rows = tuple(
        PlanTableRow(
            tuple(CellText(record.get(column.name, ""), table.span) for column in columns),
            table.span,
        )
        for record in records
    )
    return TableContent(columns, rows)


def _task_values(document: Document, plan: Plan) -> Iterator[dict[str, str]]:
    """The items of the work that a document has, by the names of columns."""
    work = plan.work
    if work is None:
        return
    yield from _task_records(work.items, document, "", None)
    for area in work.areas:
        yield from _task_records(area.items, document, area.name, area.lead)


def _task_records(
    items: Iterable[Item], document: Document, task: str, lead: str | None
) -> Iterator[dict[str, str]]:
    """The values of items; those of the sub-items instead of an item that only holds them."""
    for item in items:
        if not item.belongs_in(document):
            continue
        own_lead = item.lead or lead
        measure = _measure_words(item)
        if measure and not (item.items and not item.text):
            yield _task_record(item, measure, task or measure, own_lead)
        if item.items:
            name = "，".join(filter(None, (task, item.name)))
            yield from _task_records(item.items, document, name, own_lead)


def _measure_words(item: Item) -> str:
    """What is to be done: the text, or the run-in heading alone."""
    texts = text_paragraphs(item.text, Document.PLAN) if item.text else []
    return clause("".join(texts)) or clause(item.name or "")


def _task_record(item: Item, measure: str, task: str, lead: str | None) -> dict[str, str]:
    """An item by the names of columns."""
    promises = [target for target in item.targets if target.is_promise]
    outcomes = [
        f"{target.measure}{clause(outcome_words(target))}"
        for target in item.targets
        if target.result
    ]
    result = item.result
    said = text_paragraphs(result.text, Document.SUMMARY) if result and result.text else []
    return {
        "任务": task,
        "措施": measure,
        "指标": "；".join(f"{target.measure}{goal_words(target)}" for target in promises),
        "完成时限": date_words(item.due) if item.due else "",
        "责任单位": lead or "",
        "责任人": "、".join(item.people),
        "完成情况": clause("".join(said)) or "，".join(outcomes),
        "状态": item.status.zh if item.status else "",
    }
