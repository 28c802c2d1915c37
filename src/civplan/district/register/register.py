"""台账.xlsx: the register as a workbook; needs the extra ``civplan[excel]``.

openpyxl makes a workbook of headings with everything that a sheet has besides its rows; these were
made as XML where their files were read (``sheet_rows``), and are put into it piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from civplan.district.register.cells import Column
from civplan.district.register.packing import Rows
from civplan.district.register.rows import tables_of
from civplan.district.register.sheet_rows import DATE, NUMBERS, QUOTED, STYLES, TEXT, Style
from civplan.district.register.tables import Table
from civplan.district.register.workbook import with_rows
from civplan.district.review import Review
from civplan.findings.words import Words

# ruff: noqa: PLC0415 - openpyxl is an extra that not everybody installs, and takes time to load

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

NOT_INSTALLED = Words(
    "没有装 openpyxl，略去 台账.xlsx；安装：pip install 'civplan[excel]'",
    "台账.xlsx is left out, as it needs openpyxl: pip install 'civplan[excel]'",
)
NAME = "台账.xlsx"
MOST_ROWS = 1_000_000
"""Rows of a sheet; Excel allows 1,048,576. More go on in a further sheet."""
FONT = "宋体"
A4 = 9
LONGEST_IN_HEADER = 60
HEADING_FILL, GREEN, YELLOW, RED = "DDEBF7", "E2EFDA", "FFF2CC", "F8CBAD"
"""Fills, which say nothing that the word in the cell does not say."""
FILLS: Mapping[str, Mapping[str, str]] = {
    "standing": {
        "已报": GREEN,
        "已报（未结构化）": YELLOW,
        "已报（文件有错）": RED,
        "未报": RED,
    },
    "summary": {"未报": YELLOW},
    "status": {"已完成": GREEN, "进行中": YELLOW, "未开展": RED, "已取消": YELLOW},
    "met": {"达标": GREEN, "未填报": YELLOW, "未达标": RED},
    "severity": {"错误": RED, "警告": YELLOW},
    "exists": {"缺失": RED},
}
"""What fills the cells of a column, by the column's English name and the word in the cell."""
COUNTS = {"errors": RED, "warnings": YELLOW}
"""What fills a column's numbers above zero."""


RIGHT: Mapping[str, Any] = {"horizontal": "right", "indent": 1}
"""How figures stand, unless their style says otherwise."""
ALIGNED: Mapping[Style, Mapping[str, Any]] = {
    TEXT: {"wrap_text": True},
    QUOTED: {"wrap_text": True},
    DATE: {"horizontal": "center"},
}


def is_available() -> bool:
    """True when openpyxl is installed."""
    return find_spec("openpyxl") is not None


def register_file(review: Review) -> Iterator[tuple[str, bytes]]:
    """The register with its name in the output folder."""
    yield NAME, register(review)


def register(review: Review) -> bytes:
    """The register of a sub-district; the same review gives the same bytes."""
    from openpyxl import Workbook

    workbook = Workbook()
    add_styles(workbook)
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    name = f"{review.name}{review.year}年"
    parts = (part for table in tables_of(review) for part in parts_of(table))
    sheets = {set_up(workbook, part, name): part for part in parts}
    return with_rows(saved(workbook, name), sheets, review.as_of)


def saved(workbook: Workbook, name: str) -> BytesIO:
    """A workbook as openpyxl writes it."""
    properties = workbook.properties
    properties.title, properties.creator = f"{name}台账", "civplan"
    made = BytesIO()
    workbook.save(made)
    return made


def parts_of(table: Table) -> list[Table]:
    """A table in as many parts as it needs sheets."""
    if table.size <= MOST_ROWS:
        return [table]
    parts = list[Table]()
    for start, end, size in sheets_of(piece.size for piece in table.pieces()):
        number = len(parts) + 1
        title = f"{table.title}（{number}）" if number > 1 else table.title
        pieces = partial(pieces_between, table, start, end)
        parts.append(table._replace(title=title, size=size, pieces=pieces))
    return parts


def sheets_of(counts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Stretches of pieces that fit on a sheet: the first piece, the one behind the last, the rows.

    Args:
        counts: How many rows each piece has.
    """
    start = end = rows = 0
    for count in counts:
        if rows and rows + count > MOST_ROWS:
            yield start, end, rows
            start, rows = end, 0
        end, rows = end + 1, rows + count
    yield start, end, rows


def pieces_between(table: Table, start: int, end: int) -> Iterator[Rows]:
    """Some of a table's pieces."""
    return islice(table.pieces(), start, end)


def set_up(workbook: Workbook, table: Table, name: str) -> str:
    """Make the sheet of a table with its headings, and give the name of its part.

    Args:
        workbook: Where the sheet goes, behind the others.
        table: What it shows.
        name: The sub-district and its year.
    """
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(table.title)
    write_headings(sheet, table.columns)
    letters = [get_column_letter(number) for number in range(1, len(table.columns) + 1)]
    last = table.size + 1
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{last}"
    set_up_page(sheet, f"{name}{table.title}")
    for letter, column in zip(letters, table.columns, strict=True):
        sheet.column_dimensions[letter].width = column.width
        add_fills(sheet, f"{letter}2", f"{letter}2:{letter}{max(2, last)}", column)
    return f"xl/worksheets/sheet{len(workbook.worksheets)}.xml"


def write_headings(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Write the first row."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="A6A6A6")
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(1, number, column.heading)
        cell.font = Font(name=FONT, size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor=HEADING_FILL)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def set_up_page(sheet: Worksheet, title: str) -> None:
    """A4 landscape, as wide as the page, headings on each page, page numbers below.

    In a header ``&`` begins a code, and two of them are one sign.
    """
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.7
    margins.header = margins.footer = 0.3
    for line, said in (
        (sheet.oddHeader, title[:LONGEST_IN_HEADER].replace("&", "&&")),
        (sheet.oddFooter, "第 &P 页，共 &N 页"),
    ):
        if line is not None and line.center is not None:  # an empty one counts as false
            line.center.text = said


def add_fills(sheet: Worksheet, first: str, cells: str, column: Column) -> None:
    """Fill the cells of a column by the words or the numbers in them."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    fills = {f'{first}="{word}"': colour for word, colour in FILLS.get(column.name, {}).items()}
    if column.name in COUNTS:
        fills[f"{first}>0"] = COUNTS[column.name]
    for formula, colour in fills.items():
        style = DifferentialStyle(fill=PatternFill("solid", bgColor=colour))
        sheet.conditional_formatting.add(cells, Rule("expression", dxf=style, formula=[formula]))


def add_styles(workbook: Workbook) -> None:
    """Add the styles of rows to a workbook that has no other yet, so that they get their numbers.

    Raises:
        RuntimeError: openpyxl numbers styles in another way.
    """
    numbers = {style: style_number(workbook, style) for style in STYLES}
    if numbers != NUMBERS:
        raise RuntimeError(f"openpyxl numbers styles {numbers}")


def style_number(workbook: Workbook, style: Style) -> int:
    """Add a style to a workbook, and give its number."""
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side(style="thin", color="BFBFBF")
    cell = SheetCell(workbook.worksheets[0], row=2, column=1)
    cell.font = Font(name=FONT, size=11)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.alignment = Alignment(vertical="top", **ALIGNED.get(style, RIGHT))
    cell.number_format = style.number_format
    cell.quotePrefix = style.is_quoted
    return int(cell.style_id)
