"""台账.xlsx: the register as a workbook; needs the extra ``civplan[excel]``.

openpyxl writes a workbook of sheets with headings only. The rows, made as XML where their files
were read (``cells``), are then inserted piece by piece.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from civplan.district.memory.stored_result import PackedRows
from civplan.district.register.cells import (
    CELL_STYLES,
    DATE_STYLE,
    QUOTED_STYLE,
    STYLE_NUMBERS,
    TEXT_STYLE,
    CellStyle,
    Column,
)
from civplan.district.register.packing import unpacked_sheet
from civplan.district.register.tables import RegisterTable, register_tables
from civplan.district.review.review import Review
from civplan.findings.words import Words
from civplan.typeset.workbook_package import WorkbookPackage, set_up_page

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# ruff: noqa: PLC0415 - openpyxl is an optional extra, and slow to load

OPENPYXL_MISSING = Words(
    "没有装 openpyxl，略去 台账.xlsx；安装：pip install 'civplan[excel]'",
    "台账.xlsx is left out, as it needs openpyxl: pip install 'civplan[excel]'",
)
WORKBOOK_NAME = "台账.xlsx"
MOST_SHEET_ROWS = 1_000_000
"""Excel allows 1,048,576; a longer table continues on another sheet."""
CELL_FONT = "宋体"
HEADING_FILL, GREEN, YELLOW, RED = "DDEBF7", "E2EFDA", "FFF2CC", "F8CBAD"
"""Fill colours; they only repeat what the word in the cell says."""
WORD_FILLS: Mapping[str, Mapping[str, str]] = {
    "standing": {
        "已报": GREEN,
        "已报（未结构化）": YELLOW,
        "已报（缺计划）": YELLOW,
        "已报（文件有错）": RED,
        "未报": RED,
    },
    "summary": {"未报": YELLOW},
    "status": {"已完成": GREEN, "进行中": YELLOW, "未开展": RED, "已取消": YELLOW},
    "met": {"达标": GREEN, "未填报": YELLOW, "未达标": RED},
    "severity": {"错误": RED, "警告": YELLOW},
    "exists": {"缺失": RED},
}
"""The fill of a cell by the column's English name and the word in the cell."""
COUNT_FILLS = {"errors": RED, "warnings": YELLOW}
"""The fill of a number above zero by the column's English name."""
FIGURE_ALIGNMENT: Mapping[str, Any] = {"horizontal": "right", "indent": 1}
"""The alignment of figures."""
STYLE_ALIGNMENTS: Mapping[CellStyle, Mapping[str, Any]] = {
    TEXT_STYLE: {"wrap_text": True},
    QUOTED_STYLE: {"wrap_text": True},
    DATE_STYLE: {"horizontal": "center"},
}
END_OF_ROWS = b"</sheetData>"
DIMENSION_XML = re.compile(rb'<dimension ref="[A-Z0-9:]+" */>')
"""The range of cells of a sheet; optional."""


def has_openpyxl() -> bool:
    """True when openpyxl is installed."""
    return find_spec("openpyxl") is not None


def workbook_file(review: Review) -> Iterator[tuple[str, bytes]]:
    """The register as a workbook, with its name in the output folder."""
    yield WORKBOOK_NAME, register_workbook(review)


def register_workbook(review: Review) -> bytes:
    """The register as a workbook; the same review gives the same bytes."""
    from openpyxl import Workbook

    workbook = Workbook()
    _add_styles(workbook)
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    name = f"{review.name}{review.time}"
    parts = (part for table in register_tables(review) for part in sheet_parts(table))
    sheets = {_add_sheet(workbook, part, name): part for part in parts}
    return _workbook_with_rows(_openpyxl_output(workbook, name), sheets, review.as_of)


def _openpyxl_output(workbook: Workbook, name: str) -> BytesIO:
    """A workbook as openpyxl writes it."""
    properties = workbook.properties
    properties.title, properties.creator = f"{name}台账", "civplan"
    output = BytesIO()
    workbook.save(output)
    return output


def sheet_parts(table: RegisterTable) -> list[RegisterTable]:
    """The table split into as many parts as it needs sheets."""
    if table.size <= MOST_SHEET_ROWS:
        return [table]
    parts = list[RegisterTable]()
    for start, end, size in _sheet_ranges(piece.size for piece in table.pieces()):
        number = len(parts) + 1
        title = f"{table.head.title}（{number}）" if number > 1 else table.head.title
        pieces = partial(_pieces_between, table, start, end)
        parts.append(RegisterTable(table.head._replace(title=title), size, pieces))
    return parts


def _sheet_ranges(counts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Ranges of pieces that fit on a sheet: the first piece, the one after the last, the rows.

    Args:
        counts: The number of rows of each piece.
    """
    start = end = rows = 0
    for count in counts:
        if rows and rows + count > MOST_SHEET_ROWS:
            yield start, end, rows
            start, rows = end, 0
        end, rows = end + 1, rows + count
    yield start, end, rows


def _pieces_between(table: RegisterTable, start: int, end: int) -> Iterator[PackedRows]:
    """A range of a table's pieces."""
    return islice(table.pieces(), start, end)


def _add_sheet(workbook: Workbook, table: RegisterTable, name: str) -> str:
    """Add a sheet with the headings of a table, and return the name of its part.

    Args:
        workbook: The workbook, to which the sheet is added at the end.
        table: The table.
        name: The sub-district and its year.
    """
    from openpyxl.utils import get_column_letter

    title, columns = table.head.title, table.head.columns
    sheet = workbook.create_sheet(title)
    _write_head_row(sheet, columns)
    letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
    last = table.size + 1
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{last}"
    set_up_page(sheet, f"{name}{title}")
    for letter, column in zip(letters, columns, strict=True):
        sheet.column_dimensions[letter].width = column.width
        _add_fills(sheet, f"{letter}2", f"{letter}2:{letter}{max(2, last)}", column)
    return f"xl/worksheets/sheet{len(workbook.worksheets)}.xml"


def _write_head_row(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Write the first row."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="A6A6A6")
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(1, number, column.heading)
        cell.font = Font(name=CELL_FONT, size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor=HEADING_FILL)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _add_fills(sheet: Worksheet, first: str, cells: str, column: Column) -> None:
    """Add the conditional fills of a column.

    Args:
        sheet: The sheet.
        first: The first cell of the column below the heading: C2.
        cells: All of them: C2:C40.
        column: The column.
    """
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    fills = {
        f'{first}="{word}"': colour for word, colour in WORD_FILLS.get(column.name, {}).items()
    }
    if column.name in COUNT_FILLS:
        fills[f"{first}>0"] = COUNT_FILLS[column.name]
    for formula, colour in fills.items():
        style = DifferentialStyle(fill=PatternFill("solid", bgColor=colour))
        sheet.conditional_formatting.add(cells, Rule("expression", dxf=style, formula=[formula]))


def _add_styles(workbook: Workbook) -> None:
    """Add the styles of cells to a new workbook, so that they get their ``STYLE_NUMBERS``.

    Raises:
        RuntimeError: This version of openpyxl numbers styles differently.
    """
    numbers = {style: _add_style(workbook, style) for style in CELL_STYLES}
    if numbers != STYLE_NUMBERS:
        raise RuntimeError(f"openpyxl numbers styles {numbers}")


def _add_style(workbook: Workbook, style: CellStyle) -> int:
    """Add a style to a workbook, and return its number."""
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side(style="thin", color="BFBFBF")
    cell = SheetCell(workbook.worksheets[0], row=2, column=1)
    cell.font = Font(name=CELL_FONT, size=11)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.alignment = Alignment(vertical="top", **STYLE_ALIGNMENTS.get(style, FIGURE_ALIGNMENT))
    cell.number_format = style.number_format
    cell.quotePrefix = style.is_quoted
    return int(cell.style_id)


def _workbook_with_rows(
    headings: BytesIO, sheets: Mapping[str, RegisterTable], as_of: dt.date
) -> bytes:
    """The workbook with its rows, its times set to ``as_of`` and those of its parts fixed.

    Args:
        headings: The workbook as openpyxl wrote it, with headings only.
        sheets: The table of each sheet, by the name of its part.
        as_of: The day of the review.
    """
    output = BytesIO()
    with ZipFile(headings) as before, ZipFile(output, "w") as after:
        package = WorkbookPackage(before, after)
        for name in package.names:
            data = package.part(name)
            if name in sheets:
                _write_sheet(package, name, data, sheets[name])
            else:
                package.write(name, data)
        package.write_properties(as_of)
    return output.getvalue()


def _write_sheet(package: WorkbookPackage, name: str, data: bytes, table: RegisterTable) -> None:
    """Write the part of a sheet, with the rows after the headings."""
    head, end, tail = DIMENSION_XML.sub(b"", data).partition(END_OF_ROWS)
    with package.open(name) as part:
        part.write(head)
        for rows in table.pieces():
            part.write(unpacked_sheet(rows))
        part.write(end + tail)
