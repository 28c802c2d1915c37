"""Writes a form as a workbook; needs the extra ``civplan[excel]``.

What is promised is locked and grey, what is to be filled in is white and framed. Every cell is a
text, so that 1-2 stays 1-2, and no text is a formula.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from civplan.findings.text import terminal_width
from civplan.forms.form import Form, FormRow, Question
from civplan.forms.record import record_cells, record_of
from civplan.forms.tables import (
    EXTRA_TABLE,
    FORM_TABLES,
    GUIDE,
    GUIDE_TITLE,
    HIDDEN_TITLE,
    STATUS_CHOICES,
    YES_NO_CHOICES,
    AnswerKind,
    FormColumn,
    FormTable,
)
from civplan.source.controls import without_controls
from civplan.typeset.workbook_package import WorkbookPackage, set_up_page

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# ruff: noqa: PLC0415 - openpyxl is an optional extra, and slow to load

FORM_FONT = "宋体"
PROMISE_FILL, HEAD_FILL = "EDEDED", "DDEBF7"
FRAME, PALE_FRAME = "808080", "BFBFBF"
TEXT_FORMAT = "@"
"""A cell of this format keeps what is typed as a text."""
AREAS_COLUMN = "H"
"""Of the hidden sheet: the names of the areas, for the drop-down of unplanned work."""
NOTE_WIDTH, NOTE_LINE = 260, 18
"""Of the note at a heading, in pixels: its width, and the height of a line of it."""
NOTE_COLUMNS = 19
"""Chinese characters on a line of a note."""
MORE_ROWS = 200
"""Rows below the last one that may be written in where rows may be added."""
GUIDE_WIDTH = 110
IGNORED_ERRORS = (
    b'<ignoredErrors><ignoredError sqref="A1:Z2000" numberStoredAsText="1"/></ignoredErrors>'
)
"""No green corners at figures that are texts; stands behind the header and before the notes."""
BEFORE_NOTES = b"<legacyDrawing"
FIXED_HEIGHT = b' customHeight="1"'
"""Without it a row grows with what is typed into it."""
LINE_HEIGHT, ROW_GAP, HIGHEST_ROW = 16, 5, 400
"""Points: of a line of text, above and below all of them, and of a row; 409 are allowed."""
MOST_LINES = (HIGHEST_ROW - ROW_GAP) // LINE_HEIGHT
WIDEST_COLUMN = 200
"""In characters; 255 are allowed."""
WIDTH_STEP = 10


class _CellStyles(NamedTuple):
    """A cell of each style, whose style others take over."""

    head: Any
    promise: Any
    answer: Any


def form_workbook(form: Form) -> bytes:
    """The form as a workbook; the same form gives the same bytes."""
    from openpyxl import Workbook

    workbook = Workbook()
    styles = _cell_styles(workbook)
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    name = form.name
    for table in FORM_TABLES:
        _add_table(workbook, table, form, styles)
    _add_guide(workbook, name)
    _add_record(workbook, form)
    properties = workbook.properties
    properties.title, properties.creator = f"{name}填报表", "civplan"
    output = BytesIO()
    workbook.save(output)
    return _repeatable(output, dt.date(form.year, 1, 1))


def _repeatable(workbook: BytesIO, day: dt.date) -> bytes:
    """The workbook with fixed times, and without marks at figures that are texts."""
    output = BytesIO()
    with ZipFile(workbook) as before, ZipFile(output, "w") as after:
        package = WorkbookPackage(before, after)
        for name in package.names:
            data = package.part(name)
            if name.startswith("xl/worksheets/sheet"):
                data = data.replace(BEFORE_NOTES, IGNORED_ERRORS + BEFORE_NOTES, 1)
                data = data.replace(FIXED_HEIGHT, b"")
            package.write(name, data)
        package.write_properties(day)
    return output.getvalue()


def _cell_styles(workbook: Workbook) -> _CellStyles:
    """The styles of cells."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    sheet = workbook.worksheets[0]

    def cell(fill: str, frame: str, *, is_bold: bool = False, is_locked: bool = True) -> Any:
        styled, line = Cell(sheet, row=1, column=1), Side(style="thin", color=frame)
        styled.font = Font(name=FORM_FONT, size=11, bold=is_bold)
        styled.fill = PatternFill("solid", fgColor=fill)
        styled.border = Border(left=line, right=line, top=line, bottom=line)
        styled.alignment = Alignment(vertical="center" if is_bold else "top", wrap_text=True)
        styled.protection = Protection(locked=is_locked)
        styled.number_format = TEXT_FORMAT
        return styled

    return _CellStyles(
        cell(HEAD_FILL, FRAME, is_bold=True),
        cell(PROMISE_FILL, PALE_FRAME),
        cell("FFFFFF", FRAME, is_locked=False),
    )


def _write(sheet: Worksheet, row: int, column: int, text: str, style: Any) -> None:
    """Write a text into a cell, also one that begins as a formula does."""
    cell: Any = sheet.cell(row, column)
    if text:
        cell.value = without_controls(text)
        cell.data_type = "s"
    cell._style = copy(style._style)  # noqa: SLF001 - to set its parts takes ten times as long


def _add_table(workbook: Workbook, table: FormTable, form: Form, styles: _CellStyles) -> None:
    """Add the sheet of a table."""
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(table.title)
    rows = form.rows_of(table)
    wide_table = _wide_enough(table, rows)
    _write_headings(sheet, wide_table, styles)
    for place, row in enumerate(rows, 2):
        _write_row(sheet, place, wide_table, row, styles)
    for number, column in enumerate(wide_table.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    last = len(rows) + 1
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{max(2, last)}"
    set_up_page(sheet, f"{form.name}填报表：{table.title}")
    _add_choices(sheet, table, form, last)
    _protect(sheet, may_add_rows=table is EXTRA_TABLE)


def _write_headings(sheet: Worksheet, table: FormTable, styles: _CellStyles) -> None:
    """Write the first row, with a note at each heading."""
    from openpyxl.comments import Comment

    for number, column in enumerate(table.columns, 1):
        _write(sheet, 1, number, column.heading, styles.head)
        note = Comment(column.note, "civplan", NOTE_LINE, NOTE_WIDTH)
        note.height = NOTE_LINE * (2 + len(column.note) // NOTE_COLUMNS)
        sheet.cell(1, number).comment = note


def _write_row(
    sheet: Worksheet, place: int, table: FormTable, row: FormRow, styles: _CellStyles
) -> None:
    """Write a row of a table; cells that neither say nor ask anything are grey as well."""
    for number, column in enumerate(table.columns, 1):
        cell = row.cells.get(column.field, "")
        if isinstance(cell, Question):
            _write(sheet, place, number, cell.value, styles.answer)
        else:
            _write(sheet, place, number, cell, styles.promise)
    sheet.row_dimensions[place].height = _row_height(table, row)


def _wide_enough(table: FormTable, rows: Iterable[FormRow]) -> FormTable:
    """A table whose columns are so wide that the longest text fits into the highest row."""

    def wide_enough(column: FormColumn) -> FormColumn:
        texts = [_text_in(row, column) for row in rows]
        widths = range(column.width, WIDEST_COLUMN, WIDTH_STEP)
        most = (max((_lines_needed(text, width) for text in texts), default=1) for width in widths)
        fitting = (width for width, lines in zip(widths, most, strict=True) if lines <= MOST_LINES)
        return column._replace(width=next(fitting, WIDEST_COLUMN))

    return table._replace(columns=tuple(map(wide_enough, table.columns)))


def _text_in(row: FormRow, column: FormColumn) -> str:
    """What stands in a cell."""
    cell = row.cells.get(column.field, "")
    return cell.value if isinstance(cell, Question) else cell


def _lines_needed(text: str, width: int) -> int:
    """How many lines a text takes in a column of a width."""
    room = width - 3  # what a line cannot use, as words are not cut
    return sum(max(1, -(-terminal_width(line) // room)) for line in text.split("\n"))


def _row_height(table: FormTable, row: FormRow) -> float:
    """The height in which all texts of a row are seen, in points."""
    most = max(_lines_needed(_text_in(row, column), column.width) for column in table.columns)
    return min(most * LINE_HEIGHT + ROW_GAP, HIGHEST_ROW)


def _add_choices(sheet: Worksheet, table: FormTable, form: Form, last: int) -> None:
    """Add the drop-downs of a table."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = max(2, last) + (MORE_ROWS if table is EXTRA_TABLE else 0)
    for number, column in enumerate(table.columns, 1):
        formula = _choices(column, table, form)
        if not formula:
            continue
        is_strict = not formula.startswith("=")
        choices = DataValidation("list", formula1=formula.removeprefix("="), allow_blank=True)
        choices.showErrorMessage = is_strict
        choices.errorTitle, choices.error = column.heading, "请从下拉框里选，或者空着"
        sheet.add_data_validation(choices)
        choices.add(f"{get_column_letter(number)}2:{get_column_letter(number)}{last}")
    for place, row in enumerate(form.rows_of(table), 2):
        for number, column in enumerate(table.columns, 1):
            asked = row.cells.get(column.field)
            is_yes_or_no = isinstance(asked, Question) and asked.kind is AnswerKind.YES_OR_NO
            if is_yes_or_no and column.kind is not AnswerKind.YES_OR_NO:
                choices = DataValidation(
                    "list", formula1=_choice_list(YES_NO_CHOICES), allow_blank=True
                )
                sheet.add_data_validation(choices)
                choices.add(f"{get_column_letter(number)}{place}")


def _choices(column: FormColumn, table: FormTable, form: Form) -> str:
    """The choices of a column as a formula; with = before a range of cells; empty for none."""
    match column.kind:
        case AnswerKind.STATUS:
            return _choice_list(STATUS_CHOICES)
        case AnswerKind.YES_OR_NO:
            return _choice_list(YES_NO_CHOICES)
    if table is EXTRA_TABLE and column.field == "area" and form.areas:
        return f"={HIDDEN_TITLE}!${AREAS_COLUMN}$1:${AREAS_COLUMN}${len(form.areas)}"
    return ""


def _choice_list(words: Iterable[str]) -> str:
    return f'"{",".join(words)}"'


def _protect(sheet: Worksheet, *, may_add_rows: bool) -> None:
    """Lock what is promised, without a password; sorting, filters and widths stay free."""
    protection = sheet.protection
    protection.sheet = True
    protection.sort = protection.autoFilter = False
    protection.formatCells = protection.formatColumns = protection.formatRows = False
    protection.insertRows = not may_add_rows


def _add_guide(workbook: Workbook, name: str) -> None:
    """Add the sheet that says what to do."""
    from openpyxl.styles import Alignment, Font

    sheet = workbook.create_sheet(GUIDE_TITLE)
    sheet.column_dimensions["A"].width = GUIDE_WIDTH
    for row, line in enumerate((f"{name}填报表：怎样填", *GUIDE), 1):
        cell = sheet.cell(row, 1, line if row == 1 else f"{row - 1}. {line}")
        cell.font = Font(name=FORM_FONT, size=12, bold=row == 1)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    set_up_page(sheet, f"{name}填报表：{GUIDE_TITLE}")
    _protect(sheet, may_add_rows=False)


def _add_record(workbook: Workbook, form: Form) -> None:
    """Add the sheet that nobody sees."""
    sheet = workbook.create_sheet(HIDDEN_TITLE)
    sheet.sheet_state = "veryHidden"
    areas_column = ord(AREAS_COLUMN) - ord("A") + 1
    for column, texts in ((1, record_cells(record_of(form))), (areas_column, list(form.areas))):
        for row, text in enumerate(texts, 1):
            cell = sheet.cell(row, column, without_controls(text))
            cell.data_type, cell.number_format = "s", TEXT_FORMAT
    sheet.protection.sheet = True
