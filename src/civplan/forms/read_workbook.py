"""Reads the cells of a workbook, as Excel, WPS and LibreOffice save it; nothing in it is run."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from civplan.findings.finding import Span
from civplan.forms.record import RECORD_MARK, FormOwner, record_from_cells
from civplan.source.controls import is_blank
from civplan.source.errors import CannotRead
from civplan.source.workbook import DAMAGED_WORKBOOK, check_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS, MOST_COLUMNS = 5_000, 200
"""Cells beyond are not looked at: no form has them."""
ERROR_TYPE, FORMULA_TYPE = "e", "f"


class UnreadableForm(CannotRead):
    """A workbook cannot be read, or is not read for safety."""


class FilledCell(NamedTuple):
    """A cell of a workbook."""

    value: object
    """A text, a number, a truth value, a date, or None; of a formula its last result."""
    number_format: str = "General"
    is_formula: bool = False
    is_error: bool = False
    """True for #N/A and its like."""
    merged: bool = False
    """True inside a merged range, but not at its top left."""
    takes_rows: bool = False
    """True at the top left of a merged range of several rows."""

    @property
    def is_empty(self) -> bool:
        """True when nobody sees anything in it."""
        if self.is_formula:
            return False
        return self.value is None or (isinstance(self.value, str) and is_blank(self.value))


NO_CELL = FilledCell(None)


class CellPlace(NamedTuple):
    """Where a cell stands."""

    path: str
    """Of the workbook, as messages name it."""
    sheet: str
    row: int
    column: int
    """Both from 1."""

    @property
    def name(self) -> str:
        """措施!F12."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as below

        return f"{self.sheet}!{get_column_letter(self.column)}{self.row}"

    @property
    def span(self) -> Span:
        """The cell as the place of a finding: the row is its line."""
        return Span(self.path, self.row, self.column, self.row, self.column + 1)


class FilledSheet(NamedTuple):
    """A sheet with its cells."""

    title: str
    rows: Sequence[Sequence[FilledCell]]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    """The merged ranges: first column, first row, last column, last row, from 1."""

    def cell(self, row: int, column: int) -> FilledCell:
        """A cell by its row and column, from 1."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else NO_CELL


class FilledWorkbook(NamedTuple):
    """The sheets of a workbook."""

    path: str
    sheets: tuple[FilledSheet, ...]
    """Without the hidden one."""
    record: tuple[str, ...]
    """The cells of the first column of the hidden sheet; empty without one."""


def read_workbook(data: bytes, path: str) -> FilledWorkbook:
    """The cells of a workbook.

    Raises:
        UnreadableForm: It is none, is damaged, or is not read for safety.
    """
    has_formulas = _check_package(data, path)
    sheets = _sheets(data, path, is_with_values=True)
    formulas = _sheets(data, path, is_with_values=False) if has_formulas else {}
    filled = [_filled_sheet(sheet, formulas.get(title)) for title, sheet in sheets.items()]
    hidden = [one for one in filled if one.cell(1, 1).value == RECORD_MARK]
    record = tuple(_record_texts(hidden[0])) if hidden else ()
    return FilledWorkbook(path, tuple(one for one in filled if one not in hidden), record)


def read_owner(data: bytes, path: str) -> FormOwner | None:
    """Whose form a workbook is, without reading the rest of it; None where that is not known.

    Raises:
        UnreadableForm: It is no workbook, is damaged, or is not read for safety.
    """
    _check_package(data, path)
    from openpyxl import load_workbook  # noqa: PLC0415 - as below

    with _reading(path):
        for sheet in load_workbook(BytesIO(data), read_only=True).worksheets:
            rows = sheet.iter_rows(max_col=1, values_only=True)
            if next(rows, ("",))[:1] == (RECORD_MARK,):
                texts = [RECORD_MARK, *(str(row[0]) for row in rows if row and row[0])]
                record = record_from_cells(texts)
                return record.owner if record else None
    return None


@contextmanager
def _reading(path: str) -> Iterator[None]:
    """Turn what openpyxl raises into one error; it warns of extensions that it leaves out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Exception as error:  # openpyxl raises anything for what it cannot read
            raise UnreadableForm(path, DAMAGED_WORKBOOK) from error


def _record_texts(sheet: FilledSheet) -> Iterator[str]:
    """The texts of the first column, down to the first empty cell."""
    for cells in sheet.rows:
        if not cells or not isinstance(cells[0].value, str | int):
            return
        yield str(cells[0].value)


def _check_package(data: bytes, path: str) -> bool:
    """Check a workbook before it is read; True when one of its sheets has a formula.

    Raises:
        UnreadableForm: It is none, is damaged, or is not read for safety.
    """
    try:
        return check_workbook(data, path)
    except CannotRead as error:
        raise UnreadableForm(path, error.reason) from error


def _sheets(data: bytes, path: str, *, is_with_values: bool) -> Mapping[str, Worksheet]:
    """The worksheets of a workbook by their titles.

    Raises:
        UnreadableForm: openpyxl cannot read it.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - an optional extra, and slow to load

    with _reading(path):
        workbook = load_workbook(BytesIO(data), data_only=is_with_values)
    return {sheet.title: sheet for sheet in workbook.worksheets}


def _filled_sheet(sheet: Worksheet, formulas: Worksheet | None) -> FilledSheet:
    """A sheet with its cells.

    Args:
        sheet: With the last results of formulas.
        formulas: The same sheet with the formulas themselves; None without any.
    """
    ranges = sheet.merged_cells.ranges
    merges = tuple((one.min_col, one.min_row, one.max_col, one.max_row) for one in ranges)
    inside = {
        (row, column)
        for first_column, first_row, last_column, last_row in merges
        for row in range(first_row, min(last_row, MOST_ROWS) + 1)
        for column in range(first_column, min(last_column, MOST_COLUMNS) + 1)
        if (row, column) != (first_row, first_column)
    }
    rows: list[list[FilledCell]] = []
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 - only the cells that there are
        if row > MOST_ROWS or column > MOST_COLUMNS or (cell.value is None and formulas is None):
            continue
        is_formula = formulas is not None and _is_formula(formulas, row, column)
        if cell.value is None and not is_formula:
            continue
        rows += [[] for _ in range(row - len(rows))]
        cells = rows[row - 1]
        cells += [NO_CELL] * (column - len(cells))
        is_error = cell.data_type == ERROR_TYPE
        cells[column - 1] = FilledCell(cell.value, cell.number_format, is_formula, is_error)
    tops = {(row, column) for column, row, _, last_row in merges if last_row > row}
    for row, column in tops & sheet._cells.keys():  # noqa: SLF001 - as above
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = rows[row - 1][column - 1]._replace(takes_rows=True)
    for row, column in inside:
        rows += [[] for _ in range(row - len(rows))]
        cells = rows[row - 1]
        cells += [NO_CELL] * (column - len(cells))
        cells[column - 1] = cells[column - 1]._replace(merged=True)
    return FilledSheet(sheet.title, rows, merges)


def _is_formula(sheet: Worksheet, row: int, column: int) -> bool:
    """True for a cell with a formula."""
    return sheet.cell(row, column).data_type == FORMULA_TYPE
