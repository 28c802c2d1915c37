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
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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
from civplan.typeset.origin import (
    APPLICATION_PART,
    APPLICATION_TAG,
    PROPERTIES_PART,
    properties_with_imprint,
)

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
PAPER_A4 = 9
LONGEST_IN_HEADER = 60
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
APPLICATION_XML = re.compile(rb"<Application>.*?</Application>")
"""The program that made the workbook: openpyxl names Excel."""
TIME_XML = re.compile(rb"(?<=>)[-0-9]+T[0-9:]+Z(?=</dcterms:)")
"""The times of creation and change in the properties."""
END_OF_ROWS = b"</sheetData>"
DIMENSION_XML = re.compile(rb'<dimension ref="[A-Z0-9:]+" */>')
"""The range of cells of a sheet; optional."""
STYLES_PART = "xl/styles.xml"
FONT_XML, FONT_ELEMENT = re.compile(rb"(?<=<font>).*?(?=</font>)"), re.compile(rb"<(\w+)[^>]*/>")
NORMAL_FONT = '<sz val="11"/><name val="宋体"/><charset val="134"/>'.encode()
"""The first font, in whose digits column widths are measured.

openpyxl's is Calibri, whose digits are narrower than those of the cells' 宋体.
"""
FONT_ORDER = (b"b", b"i", b"u", b"sz", b"color", b"name", b"family", b"charset", b"scheme")
"""The order of a font's elements in the schema; openpyxl writes another."""


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
    name = f"{review.name}{review.year}年"
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
    _write_headings(sheet, columns)
    letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
    last = table.size + 1
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{last}"
    _set_up_page(sheet, f"{name}{title}")
    for letter, column in zip(letters, columns, strict=True):
        sheet.column_dimensions[letter].width = column.width
        _add_fills(sheet, f"{letter}2", f"{letter}2:{letter}{max(2, last)}", column)
    return f"xl/worksheets/sheet{len(workbook.worksheets)}.xml"


def _write_headings(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Write the first row."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="A6A6A6")
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(1, number, column.heading)
        cell.font = Font(name=CELL_FONT, size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor=HEADING_FILL)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _set_up_page(sheet: Worksheet, title: str) -> None:
    """A4 landscape, fit to the page's width, headings on each page, page numbers at the foot.

    ``&`` starts a code in a header, so it is doubled.
    """
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPER_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.3
    for line, text in (
        (sheet.oddHeader, title[:LONGEST_IN_HEADER].replace("&", "&&")),
        (sheet.oddFooter, "第 &P 页，共 &N 页"),
    ):
        if line is not None and line.center is not None:  # not a truth test: an empty one is false
            line.center.text = text


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
        for part in before.infolist():
            data = before.read(part)
            if part.filename == APPLICATION_PART:
                data = APPLICATION_XML.sub(APPLICATION_TAG, data)
            if part.filename in sheets:
                _write_sheet(after, part.filename, data, sheets[part.filename])
                continue
            if part.filename == PROPERTIES_PART:
                continue
            if part.filename == STYLES_PART:
                data = FONT_XML.sub(lambda font: _font_in_order(font[0]), data)
                data = FONT_XML.sub(NORMAL_FONT, data, count=1)
            after.writestr(_part_info(part.filename), data)
        core = TIME_XML.sub(f"{as_of}T00:00:00Z".encode(), before.read(PROPERTIES_PART))
        core = properties_with_imprint(core, after.infolist())
        after.writestr(_part_info(PROPERTIES_PART), core)
    return output.getvalue()


def _part_info(name: str) -> ZipInfo:
    """The entry of a part, dated 1980-01-01, the earliest date in a zip file."""
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return info


def _font_in_order(font: bytes) -> bytes:
    """A font with its elements in the order of the schema."""
    parts = {match[1]: match[0] for match in FONT_ELEMENT.finditer(font)}
    return b"".join(parts[name] for name in sorted(parts, key=FONT_ORDER.index))


def _write_sheet(package: ZipFile, name: str, data: bytes, table: RegisterTable) -> None:
    """Write the part of a sheet, with the rows after the headings."""
    head, end, tail = DIMENSION_XML.sub(b"", data).partition(END_OF_ROWS)
    with package.open(_part_info(name), "w") as part:
        part.write(head)
        for rows in table.pieces():
            part.write(unpacked_sheet(rows))
        part.write(end + tail)
