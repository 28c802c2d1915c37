"""Forms in tests: made of a plan, filled in as a person would, and read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from civplan.forms.form import Form, FormRow, Question
from civplan.forms.questions import plan_form
from civplan.forms.read_workbook import FilledCell, FilledSheet, FilledWorkbook
from civplan.forms.record import record_cells, record_of
from civplan.forms.tables import FORM_TABLES
from civplan.forms.workbook import form_workbook
from support.plans import plan_of

MEETINGS = """\
profile: {households: 3180}
goals:
  targets:
    - {id: satisfaction, measure: 居民满意率, at_least: 95%}
work:
  areas:
    - id: homes
      name: 整治环境
      lead: 社区居委会
      items:
        - id: benches
          text: 在楼前安装长椅。
          due: 2007-06
          targets:
            - {measure: 长椅, at_least: 12, unit: 把}
        - 清理楼道。
    - name: 居民自治
      items:
        - {id: meetings, name: 碰头会, text: 每月开碰头会。, target: 碰头会 ≥ 12 次}
plan: {date: 2007-01-10}
"""
"""A plan in which little has happened yet, without its required lines."""


def form_of(text: str = MEETINGS) -> Form:
    """The form of a plan."""
    return plan_form(plan_of(text))


def row_of(form: Form, table: str, number: str) -> FormRow:
    """A row of a form."""
    return next(row for row in form.rows[table] if row.number == number)


def cells_of(row: FormRow) -> dict[str, str]:
    """What the cells of a row say, a question with ``?`` before its answer."""
    return {
        field: f"?{cell.value}" if isinstance(cell, Question) else cell
        for field, cell in row.cells.items()
    }


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form as a workbook that a test changes as a person would."""

    workbook: Workbook

    @classmethod
    def of(cls, form: Form) -> FilledForm:
        """The form as it was made."""
        return cls(load_workbook(BytesIO(form_workbook(form))))

    def sheet(self, title: str) -> Worksheet:
        """A sheet."""
        sheet = self.workbook[title]
        assert isinstance(sheet, Worksheet)
        return sheet

    def cell(self, title: str, number: str, heading: str) -> Cell:
        """The cell in the row of a number and the column of a heading."""
        sheet = self.sheet(title)
        column = next(cell.column for cell in sheet[1] if cell.value == heading)
        row = next(cell.row for cell in sheet["A"] if cell.value == number)
        cell = sheet.cell(row, column)
        assert isinstance(cell, Cell)
        return cell

    def answer(self, title: str, number: str, heading: str, value: object) -> None:
        """Write into a cell, as a person types into one of format “text”."""
        cell = self.cell(title, number, heading)
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"

    def data(self) -> bytes:
        """The workbook as it would be sent."""
        output = BytesIO()
        self.workbook.save(output)
        return output.getvalue()

    def save(self, path: Path) -> Path:
        """The workbook as a file."""
        path.write_bytes(self.data())
        return path


Filling = Callable[[FilledForm], None]
"""What a person does to a form."""


Answers = Mapping[tuple[str, str, str], object]
"""What a person writes into a form, by sheet, number and heading."""


def filled(form: Form, answers: Answers) -> FilledForm:
    """A form with answers."""
    filling = FilledForm.of(form)
    for (title, number, heading), value in answers.items():
        filling.answer(title, number, heading, value)
    return filling


CellKey = tuple[str, str, str]
"""The name of a table, the number of a row, the field of a column."""


def questions_of(form: Form) -> Iterator[tuple[CellKey, Question]]:
    """Every question of a form that has a place in the plan file."""
    for table, rows in form.rows.items():
        for row in rows:
            for field, question in row.questions:
                if question.place:
                    yield (table, row.number, field), question


def workbook_of(form: Form, answers: dict[CellKey, str]) -> FilledWorkbook:
    """The cells of a form with some answers, as its workbook would give them."""
    sheets = []
    for table in FORM_TABLES:
        rows = [[FilledCell(column.heading) for column in table.columns]]
        for row in form.rows_of(table):
            texts = {
                field: cell.value if isinstance(cell, Question) else cell
                for field, cell in row.cells.items()
            }
            texts |= {
                field: text
                for (name, number, field), text in answers.items()
                if (name, number) == (table.name, row.number)
            }
            rows.append([FilledCell(texts.get(column.field) or None) for column in table.columns])
        sheets.append(FilledSheet(table.title, rows))
    return FilledWorkbook("f.xlsx", tuple(sheets), tuple(record_cells(record_of(form))))
