"""What a table prints: its columns and rows, from the plan file or from a file beside it.

Loaded only for a plan with a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.figures import parse_quantity
from civplan.model.rules.tables import (
    COLUMN_TWICE,
    LONGEST_TABLE_CELL,
    MOST_TABLE_COLUMNS,
    MOST_TABLE_ROWS,
    TABLE_FILE_UNUSABLE,
    TABLE_SOURCE,
    TABLE_TOO_LARGE,
    TOTAL_DIFFERS,
    TOTAL_WITHOUT_SUM,
    UNEVEN_ROW,
)
from civplan.model.rules.values import NOT_A_CHOICE
from civplan.model.shapes import Findings
from civplan.model.table import CONTENT, PlanTable, TableColumn, TableSource
from civplan.model.table_rows import PlanTableRow, TableContent, without_end_bar
from civplan.model.table_sums import column_totals, is_same_total, typed_total

SOURCE_FIELDS = ("rows", "file", "from_")
NO_ROWS_GIVEN = Words("没有写内容", "has no rows")
SEVERAL_SOURCES = Words(
    "的内容写了{count}处，只能写一处", "has its rows in {count} places, not in one"
)
ONLY_HEAD = Words("只有表头，没有一行内容", "has a head but no rows")
THIS_TABLE = Words("这张表", "this table")
ONE_COLUMN = Words("“{column}”这一列", "the column “{column}”")
COLUMNS_BY_SOURCE = {
    TableSource.TASKS: (
        *("序号", "任务", "措施", "指标", "完成时限", "责任单位", "责任人"),
        *("完成情况", "状态"),
    ),
    TableSource.MEMBERS: ("序号", "组别", "姓名", "职务", "分工"),
}
"""The columns that a table may have that is made from the plan."""


def with_content(table: PlanTable, findings: Findings) -> PlanTable | None:
    """The table with what it prints; None, with a finding, when that cannot be read.

    A table of a file stays, without content: somebody may mend the file.
    """
    sources = [field for field in SOURCE_FIELDS if field in table.spans]
    if len(sources) != 1:
        problem = SEVERAL_SOURCES.filled(count=len(sources)) if sources else NO_ROWS_GIVEN
        findings.append(TABLE_SOURCE.at(table.span, problem=problem))
        return None
    if sources == ["from_"]:
        wrong = list(_unknown_columns(table))
        findings += wrong
        return None if wrong or table.from_ is None else table
    if sources == ["file"] and table.file is None:
        return None
    before = len(findings)
    content = _content_of_file(table, findings) if table.file else _content_of_rows(table, findings)
    findings += _faults(content) if content else ()
    if content is None or len(findings) > before:
        return table if table.file else None
    findings += _wrong_totals(content)
    findings += _totals_without_sum(table, content)
    return PlanTable.from_values({**vars(table), CONTENT: content})


def _content_of_rows(table: PlanTable, findings: Findings) -> TableContent | None:
    """The content of rows that the plan file has; None, with a finding, without any."""
    if len(table.rows) <= (not table.columns):
        problem = ONLY_HEAD if table.rows or table.columns else NO_ROWS_GIVEN
        findings.append(TABLE_SOURCE.at(table.span, problem=problem))
        return None
    columns, rows = table.columns, table.rows
    if not columns:
        head = without_end_bar(rows[0])
        columns, rows = tuple(map(_column, head.texts, [head.span] * len(head.cells))), rows[1:]
    return TableContent(columns, tuple(without_end_bar(row, len(columns)) for row in rows))


def _column(name: str, span: Span) -> TableColumn:
    """A column that only has a name."""
    return TableColumn.from_values({"name": name, "span": span, "spans": {"name": span}})


def _content_of_file(table: PlanTable, findings: Findings) -> TableContent | None:
    """The content of a file; None, with a finding, when it cannot be used."""
    from civplan.model.table_file import UnusableTable, read_table_file  # noqa: PLC0415 - fewer still

    place = table.span_of("file")
    try:
        head, rows, title = read_table_file(table.file or "", table.sheet, place.path)
    except UnusableTable as error:
        rule = TABLE_TOO_LARGE if error.is_too_large else TABLE_FILE_UNUSABLE
        findings.append(rule.at(place, file=table.file, reason=error.reason, what=error.reason))
        return None
    if not table.columns:
        columns = tuple(_column(cell.text, cell.span) for cell in head.cells)
        return TableContent(columns, rows, title)
    places = [_place_in_head(column, head, findings) for column in table.columns]
    if None in places:
        return None
    chosen = tuple(
        PlanTableRow(tuple([row.cells[place] for place in places if place is not None]), row.span)
        for row in rows
        if len(row.cells) == len(head.cells)
    )
    findings += _uneven_rows(rows, len(head.cells))
    return TableContent(table.columns, chosen, title)


def _place_in_head(column: TableColumn, head: PlanTableRow, findings: Findings) -> int | None:
    """Which column of a file is meant; None, with a finding, when there is no such one, or two."""
    name = "".join(column.name.split())
    places = [n for n, text in enumerate(head.texts) if "".join(text.split()) == name]
    if len(places) == 1:
        return places[0]
    if places:
        findings.append(COLUMN_TWICE.at(column.span_of("name"), name=column.name))
    else:
        names = "、".join(filter(None, head.texts))
        values = {"text": column.name, "choices": Words(names, names)}
        findings.append(NOT_A_CHOICE.at(column.span_of("name"), **values))
    return None


def _unknown_columns(table: PlanTable) -> Iterable[Finding]:
    """Yield a finding for each column that a table made from the plan cannot have."""
    names = COLUMNS_BY_SOURCE[table.from_] if table.from_ else ()
    choices = Words("、".join(names), ", ".join(names))
    for column in table.columns if names else ():
        if column.name not in names:
            yield NOT_A_CHOICE.at(column.span_of("name"), text=column.name, choices=choices)
    yield from _doubled_columns(table.columns)


def _faults(content: TableContent) -> Iterable[Finding]:
    """Yield what is wrong with the shape of a table: its size, its rows, its columns."""
    if too_large := _excess(content):
        yield too_large
        return
    yield from _doubled_columns(content.columns)
    yield from _uneven_rows(content.rows, len(content.columns))


def _wrong_totals(content: TableContent) -> Iterable[Finding]:
    """Yield a finding for each typed total that its column does not add up to."""
    typed = typed_total(content)
    if typed is None or len(content.rows) == 1:
        return
    totals = column_totals(content)
    for column, cell, total in zip(content.columns, typed.cells, totals, strict=True):
        figure = parse_quantity(cell.text)
        if total is None or figure is None or is_same_total(figure, total):
            continue
        values = {"column": column.name, "typed": figure, "total": total}
        yield TOTAL_DIFFERS.at(cell.span, **values)


def _totals_without_sum(table: PlanTable, content: TableContent) -> Iterable[Finding]:
    """Yield a finding for a total that is asked for and that no column, or not this one, has."""
    if not table.total or typed_total(content):
        return
    totals = column_totals(content)
    if not any(totals):
        yield TOTAL_WITHOUT_SUM.at(table.span_of("total"), what=THIS_TABLE)
        return
    for column, total in zip(content.columns, totals, strict=True):
        if column.total and total is None:
            what = ONE_COLUMN.filled(column=column.name)
            yield TOTAL_WITHOUT_SUM.at(column.span_of("total"), what=what)


def _excess(content: TableContent) -> Finding | None:
    """The finding that a table is too large, at the first place that is beyond."""
    rows, columns = content.rows, content.columns
    if len(rows) > MOST_TABLE_ROWS:
        what = Words(f"{len(rows)}行", f"{len(rows)} rows")
        return TABLE_TOO_LARGE.at(rows[MOST_TABLE_ROWS].span, what=what)
    widest = max(rows, key=lambda row: len(row.cells))
    most = max(len(columns), len(widest.cells))
    if most > MOST_TABLE_COLUMNS:
        what = Words(f"{most}列", f"{most} columns")
        return TABLE_TOO_LARGE.at(widest.span, what=what)
    for row in rows:
        for cell in row.cells:
            if len(cell.text) > LONGEST_TABLE_CELL:
                what = Words(f"一格有{len(cell.text)}字", f"a cell of {len(cell.text)} characters")
                return TABLE_TOO_LARGE.at(cell.span, what=what)
    return None


def _uneven_rows(rows: Sequence[PlanTableRow], columns: int) -> Iterable[Finding]:
    """Yield a finding for each row with more or fewer cells than there are columns."""
    for row in rows:
        if len(row.cells) != columns:
            yield UNEVEN_ROW.at(row.span, cells=len(row.cells), columns=columns)


def _doubled_columns(columns: Iterable[TableColumn]) -> Iterable[Finding]:
    """Yield a finding for each column whose name an earlier one has."""
    names: set[str] = set()
    for column in columns:
        name = "".join(column.name.split())
        if name and name in names:
            yield COLUMN_TWICE.at(column.span_of("name"), name=column.name)
        names.add(name)
