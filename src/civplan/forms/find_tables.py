"""Finds the tables of a form in a workbook by their headings, wherever they stand by now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.forms.cell_answers import plain_cell_text
from civplan.forms.read_workbook import CellPlace, FilledCell, FilledSheet, FilledWorkbook
from civplan.forms.tables import FORM_TABLES, GUIDE_TITLE, FormTable
from civplan.rules.form_rules import FORM_NOT_READ, FORM_ROW_MISSING, FORM_ROW_UNKNOWN

LAST_HEAD_ROW = 20
"""Rows from the top in which the headings may stand."""
LEAST_SHARE = 0.6
"""The share of a table's headings that a row must have to be its head."""
LONGEST_SHOWN = 40
"""Characters of a text that was not read."""
TABLE_TWICE = Words(
    "在两张表里都有（另一张是“{other}”），不知道以哪张为准",
    "is on two sheets (the other is “{other}”), so that nobody knows which counts",
)


class FoundTable(NamedTuple):
    """A table in a workbook."""

    table: FormTable
    path: str
    """Of the workbook."""
    sheet: FilledSheet
    head: int
    """The row of the headings, from 1."""
    columns: Mapping[str, int]
    """The columns, from 1, by their fields; those that are gone are left out."""

    def cell(self, row: int, field: str) -> FilledCell:
        """The cell of a column; an empty one where the column is gone."""
        column = self.columns.get(field)
        return self.sheet.cell(row, column) if column else FilledCell(None)

    def place(self, row: int, field: str) -> CellPlace:
        """Where that cell stands."""
        return CellPlace(self.path, self.sheet.title, row, self.columns.get(field, 1))

    def rows(self) -> Iterator[int]:
        """The rows below the headings in which something stands, hidden ones too."""
        for row in range(self.head + 1, len(self.sheet.rows) + 1):
            if any(not self.sheet.cell(row, column).is_empty for column in self.columns.values()):
                yield row


def find_tables(workbook: FilledWorkbook) -> tuple[dict[str, FoundTable], list[Finding]]:
    """The tables by their names, and findings about columns that are gone and what is not read."""
    tables: dict[str, FoundTable] = {}
    findings: list[Finding] = []
    for sheet in workbook.sheets:
        found = _table_of(sheet, workbook.path)
        if found is None:
            findings += _unread_sheet(sheet, workbook.path)
            continue
        first = tables.setdefault(found.table.name, found)
        if first is not found:
            place = CellPlace(workbook.path, sheet.title, found.head, 1)
            why = TABLE_TWICE.filled(other=first.sheet.title)
            values = {"cell": place.name, "number": found.table.title, "why": why}
            findings.append(FORM_ROW_UNKNOWN.at(place.span, **values))
    for found in tables.values():
        findings += _missing_columns(found)
        findings += _unread_cells(found)
    return tables, findings


def _table_of(sheet: FilledSheet, path: str) -> FoundTable | None:
    """The table that stands on a sheet; None for a sheet without one."""
    best: tuple[float, FoundTable] | None = None
    for row, cells in enumerate(sheet.rows[:LAST_HEAD_ROW], 1):
        headings: dict[str, int] = {}
        for column, cell in enumerate(cells, 1):
            headings.setdefault(plain_cell_text(cell), column)
        for table in FORM_TABLES:
            columns = {
                one.field: headings[one.heading] for one in table.columns if one.heading in headings
            }
            share = len(columns) / len(table.columns)
            if share >= LEAST_SHARE and (best is None or share > best[0]):
                best = share, FoundTable(table, path, sheet, row, columns)
    return best[1] if best else None


def _missing_columns(found: FoundTable) -> Iterator[Finding]:
    """Yield the columns that are gone."""
    for column in found.table.columns:
        if column.field not in found.columns and column.field != "about":
            place = CellPlace(found.path, found.sheet.title, found.head, 1)
            what = Words(f"“{column.heading}”一列", f"the column {column.heading}")
            yield FORM_ROW_MISSING.at(place.span, place=found.sheet.title, what=what)


def _unread_cells(found: FoundTable) -> Iterator[Finding]:
    """Yield what stands beside or above a table."""
    known = set(found.columns.values())
    for row, cells in enumerate(found.sheet.rows, 1):
        for column, cell in enumerate(cells, 1):
            if (row < found.head or column not in known) and not cell.is_empty:
                place = CellPlace(found.path, found.sheet.title, row, column)
                yield _not_read(place, plain_cell_text(cell))


def _unread_sheet(sheet: FilledSheet, path: str) -> Iterator[Finding]:
    """Yield that a sheet of somebody's own was not read."""
    if sheet.title == GUIDE_TITLE:
        return
    for row, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells, 1):
            if not cell.is_empty:
                yield _not_read(CellPlace(path, sheet.title, row, column), plain_cell_text(cell))
                return


def _not_read(place: CellPlace, text: str) -> Finding:
    """The finding that a cell was not read."""
    short = text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
    return FORM_NOT_READ.at(place.span, cell=place.name, text=" ".join(short.split("\n")))
