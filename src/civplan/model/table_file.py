"""Reads the rows of a table from a .csv or .xlsx file; loaded only where a plan names one.

The bounds are those of other files that a plan may use: the project folder, 4 MiB, an ordinary
file. Nothing in a workbook is run: a formula is worth its last result.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO, StringIO
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.figures import plain_number
from civplan.model.rules.tables import LONGEST_TABLE_CELL, MOST_TABLE_COLUMNS, MOST_TABLE_ROWS
from civplan.model.table_rows import CellText, PlanTableRow
from civplan.source.controls import has_control, is_blank
from civplan.source.errors import IMPOSSIBLE_NAME, CannotRead, read_error_reason
from civplan.source.nodes import joined_lines
from civplan.source.project import lies_inside, project_folder
from civplan.source.rules.file import LARGEST_FILE, MEBIBYTE
from civplan.source.source import encoding_of, read_bytes
from civplan.source.workbook import DAMAGED_WORKBOOK, check_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.read_only import ReadOnlyCell

DELIMITERS = ",\t;，"
"""Between the cells of a .csv; the one that its first line has most of counts."""
WIDEST_ROW = 1_000
"""Cells of a row of a workbook, empty ones too; more would take long to read."""
LEAST_CELLS_OF_HEAD = 2
MOST_LINES_WITH_HEAD = 10
"""Lines of a title above the rows of a table, its head included."""
PERCENT_FORMAT = re.compile(r"0(?:\.(0+))?%")
DECIMAL_FORMAT = re.compile(r"(#,##)?0(?:\.(0+))?(?:_.*)?")
ROW_TAG = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
COLUMN_TAG = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
HIDDEN_MARK = re.compile(rb"""\shidden=["'](?:1|true)["']""")
"""In the XML of a sheet."""
NOT_OF_FORMAT = re.compile(r'"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_.')
"""In the format of a cell, what is no place for a part of a time: texts, colours, languages."""
MOST_EXACT_SIGNS = 15
"""Digits of a number in a workbook that are exact."""

OUTSIDE = Words("在本项目文件夹之外", "it lies outside the project folder")
OTHER_KIND = Words("不是 .csv 或 .xlsx 文件", "it is no .csv or .xlsx file")
NEEDS_OPENPYXL = Words(
    "读 .xlsx 要装 openpyxl：pip install 'civplan[excel]'；或者另存为 .csv",
    "to read an .xlsx, openpyxl is needed: pip install 'civplan[excel]'; or save it as .csv",
)
NOT_A_TEXT_FILE = Words(
    "不是文本；.csv 应当是 UTF-8 或 GB18030", "no text; a .csv is UTF-8 or GB18030"
)
NO_ROWS = Words("表头下面没有内容", "nothing stands below its head")
UNNAMED_COLUMN = Words(
    "表头有空格子，第{column}列没有名称；表头只能是一行，不能合并单元格",
    "its head has an empty cell: column {column} has no name; the head must be one row without"
    " merged cells",
)
NO_SHEET = Words("没有工作表“{name}”；有：{names}", "it has no sheet “{name}”; there are {names}")
BROKEN_CELL = Words("{cell} {why}", "{cell} {why}")
NO_RESULT = Words(
    "的公式没有算出的值；用 WPS 或 Excel 打开再存一次",
    "has a formula without a result; save it again in Excel",
)
TOO_MANY_ROWS = Words(f"超过{MOST_TABLE_ROWS}行", f"more than {MOST_TABLE_ROWS} rows")
ERROR_RESULT = Words("的公式出错", "has a formula with an error")
CONTROL_SIGN = Words("有看不见的控制字符", "has an invisible control character")


class UnusableTable(Exception):
    """A table file cannot be used."""

    def __init__(self, reason: Words, *, is_too_large: bool = False) -> None:
        """Take the reason, and whether it is the size."""
        super().__init__(reason.en)
        self.reason = reason
        self.is_too_large = is_too_large


class _FileLine(NamedTuple):
    """A row of the file, not empty."""

    number: int
    """Of the row or the line, from 1."""
    texts: Sequence[str]


class HiddenParts(NamedTuple):
    """What a person hid in a sheet, so that it is not printed; numbers from 1."""

    rows: frozenset[int]
    columns: frozenset[int]


def read_table_file(
    name: str, sheet: str | None, beside: str
) -> tuple[PlanTableRow, tuple[PlanTableRow, ...], str]:
    """The head of a table file, its rows, and the title above the head, empty without one.

    Args:
        name: The path as a plan file gives it.
        sheet: The name of the sheet of a workbook; None for the first one that is not hidden.
        beside: The path of the plan file.

    Raises:
        UnusableTable: It cannot be read, or is not read for safety.
    """
    folder = Path(beside).parent
    path = folder / name
    if not lies_inside(project_folder(folder), path):
        raise UnusableTable(OUTSIDE)
    data = _bytes_of(path)
    match path.suffix.lower():
        case ".csv" | ".txt":
            lines = _rows_of_text(data)
        case ".xlsx" | ".xlsm":
            lines = _rows_of_workbook(data, str(path), sheet)
        case _:
            raise UnusableTable(OTHER_KIND)
    return _head_and_rows(_bounded(lines), str(path))


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file."""
    try:
        data = read_bytes(path, str(path))
    except CannotRead as error:
        raise UnusableTable(error.reason) from error
    except OSError as error:
        raise UnusableTable(read_error_reason(error)) from error
    except ValueError as error:
        raise UnusableTable(IMPOSSIBLE_NAME) from error
    if len(data) > LARGEST_FILE:
        size = LARGEST_FILE // MEBIBYTE
        words = Words(f"文件超过 {size} MiB", f"the file has more than {size} MiB")
        raise UnusableTable(words, is_too_large=True)
    return data


def _bounded(lines: Iterable[_FileLine]) -> list[_FileLine]:
    """The rows that are not empty, without empty cells at their ends; no more than are printed."""
    rows: list[_FileLine] = []
    for line in lines:
        count = next((n for n in range(len(line.texts), 0, -1) if line.texts[n - 1]), 0)
        if not count:
            continue
        if len(rows) > MOST_TABLE_ROWS + MOST_LINES_WITH_HEAD:
            raise UnusableTable(TOO_MANY_ROWS, is_too_large=True)
        texts = line.texts[:count]
        if count > MOST_TABLE_COLUMNS:
            words = Words(f"第{line.number}行有{count}格", f"row {line.number} has {count} cells")
            raise UnusableTable(words, is_too_large=True)
        longest = max(map(len, texts))
        if longest > LONGEST_TABLE_CELL:
            words = Words(
                f"第{line.number}行有一格{longest}字",
                f"row {line.number} has a cell of {longest} characters",
            )
            raise UnusableTable(words, is_too_large=True)
        rows.append(_FileLine(line.number, texts))
    return rows


def _head_and_rows(
    lines: Sequence[_FileLine], path: str
) -> tuple[PlanTableRow, tuple[PlanTableRow, ...], str]:
    """The head, the rows below it, and the title, which stands alone in the rows above the head."""
    widest = max((len(line.texts) for line in lines), default=0)
    least = min(LEAST_CELLS_OF_HEAD, widest)
    head = next((n for n, line in enumerate(lines) if _cells_with_text(line) >= least), 0)
    if len(lines) <= head + 1:
        raise UnusableTable(NO_ROWS)
    names = lines[head].texts
    if "" in names:
        raise UnusableTable(UNNAMED_COLUMN.filled(column=names.index("") + 1))
    title = "".join(text for line in lines[:head] for text in line.texts)
    rows = tuple(_row_of_line(line, len(names), path) for line in lines[head + 1 :])
    return _row_of_line(lines[head], len(names), path), rows, title


def _cells_with_text(line: _FileLine) -> int:
    """How many cells of a row say something."""
    return sum(map(bool, line.texts))


def _row_of_line(line: _FileLine, columns: int, path: str) -> PlanTableRow:
    """A row with the places of its cells; the empty ones at its end are added."""
    texts = (*line.texts, *[""] * (columns - len(line.texts)))
    cells = tuple(
        CellText(text, Span(path, line.number, n, line.number, n + 1))
        for n, text in enumerate(texts, 1)
    )
    return PlanTableRow(cells, Span(path, line.number, 1, line.number, len(texts) + 1))


def _text_on_line(text: str, place: Words) -> str:
    """The text of a cell on one line; empty when nobody would see it."""
    if is_blank(text):
        return ""
    if has_control(text):
        raise UnusableTable(BROKEN_CELL.filled(cell=place, why=CONTROL_SIGN))
    return joined_lines(text.replace("\r\n", "\n").replace("\r", "\n"))


def _rows_of_text(data: bytes) -> Iterator[_FileLine]:
    """The rows of a .csv."""
    mark, codec = encoding_of(data)
    try:
        text = data.removeprefix(mark).decode(codec)
    except UnicodeDecodeError as error:
        raise UnusableTable(NOT_A_TEXT_FILE) from error
    if "\0" in text:
        raise UnusableTable(NOT_A_TEXT_FILE)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            number = reader.line_num
            place = Words(f"第{number}行", f"line {number}")
            yield _FileLine(number, [_text_on_line(cell, place) for cell in cells])
    except csv.Error as error:
        number = reader.line_num
        is_long = "field larger" in str(error)
        words = (
            Words(f"第{number}行有一格太长", f"a cell of line {number} is too long")
            if is_long
            else Words(
                f"第{number}行附近的引号没有成对",
                f"quotation marks near line {number} do not match",
            )
        )
        raise UnusableTable(words, is_too_large=is_long) from error


def _rows_of_workbook(data: bytes, path: str, sheet: str | None) -> Iterator[_FileLine]:
    """The rows of a sheet of a workbook."""
    try:
        has_formulas = check_workbook(data, path)
    except CannotRead as error:
        raise UnusableTable(error.reason) from error
    with _opened_sheet(data, sheet, is_with_results=True) as opened:
        results, hidden = _rows_within_bounds(opened), hidden_parts(_xml_of_sheet(opened))
    formulas: list[Sequence[ReadOnlyCell]] = []
    if has_formulas:
        with _opened_sheet(data, sheet, is_with_results=False) as opened:
            formulas = _rows_within_bounds(opened)
    for number, (cells, typed) in enumerate(zip_longest(results, formulas, fillvalue=()), 1):
        if number in hidden.rows:
            continue
        texts = []
        for place, cell in enumerate(cells):
            if place + 1 in hidden.columns:
                continue
            if cell.value is None and place < len(typed) and typed[place].data_type == "f":
                raise UnusableTable(BROKEN_CELL.filled(cell=cell.coordinate, why=NO_RESULT))
            texts.append(_text_of_cell(cell))
        yield _FileLine(number, texts)


@contextmanager
def _opened_sheet(data: bytes, sheet: str | None, *, is_with_results: bool) -> Iterator[Any]:
    """A sheet of a workbook, with the results of its formulas or with these themselves.

    Raises:
        UnusableTable: It cannot be opened, or what is read of it cannot be read.
    """
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an optional extra, and slow to load
    except ImportError as error:
        raise UnusableTable(NEEDS_OPENPYXL) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that openpyxl leaves out
        try:
            workbook = load_workbook(BytesIO(data), read_only=True, data_only=is_with_results)
            yield _chosen_sheet(workbook, sheet)
        except UnusableTable:
            raise
        except Exception as error:  # openpyxl raises anything for what it cannot read
            raise UnusableTable(DAMAGED_WORKBOOK) from error


def _chosen_sheet(workbook: Workbook, name: str | None) -> Any:
    """The sheet of a name; without one the first that is not hidden."""
    sheets = {one.title: one for one in workbook.worksheets}
    visible = [title for title, one in sheets.items() if one.sheet_state == "visible"]
    chosen = name or next(iter(visible), "")
    if chosen not in sheets:
        raise UnusableTable(NO_SHEET.filled(name=chosen, names="、".join(visible)))
    return sheets[chosen]


def _xml_of_sheet(sheet: Any) -> bytes:
    """The XML of a sheet: openpyxl tells what is hidden only when it reads a workbook whole."""
    with sheet._get_source() as source:  # noqa: SLF001 - no public name leads to it
        xml: bytes = source.read()
    return xml


def hidden_parts(xml: bytes) -> HiddenParts:
    """The rows and columns of a sheet that are hidden, also by a filter."""
    if b"hidden" not in xml:
        return HiddenParts(frozenset(), frozenset())
    rows, number = set(), 0
    for tag in ROW_TAG.finditer(xml):
        own = re.search(rb"""\sr=["'](\d+)""", tag[1])
        number = int(own[1]) if own else number + 1
        if HIDDEN_MARK.search(tag[1]):
            rows.add(number)
    columns: set[int] = set()
    for tag in COLUMN_TAG.finditer(xml):
        ends = [re.search(rb"""\s%b=["'](\d+)""" % name, tag[1]) for name in (b"min", b"max")]
        if HIDDEN_MARK.search(tag[1]) and ends[0] and ends[1]:
            columns.update(range(int(ends[0][1]), min(int(ends[1][1]), WIDEST_ROW) + 1))
    return HiddenParts(frozenset(rows), frozenset(columns))


def _rows_within_bounds(sheet: Any) -> list[Sequence[ReadOnlyCell]]:
    """The rows of a sheet; empty ones as such, since their numbers count."""
    sheet.reset_dimensions()  # a sheet may say that it has a million of them
    rows: list[Sequence[ReadOnlyCell]] = []
    filled = 0
    for cells in sheet.rows:
        if len(cells) > WIDEST_ROW:
            words = Words(f"一行有{len(cells)}格", f"a row of {len(cells)} cells")
            raise UnusableTable(words, is_too_large=True)
        is_filled = any(cell.value is not None or cell.data_type == "f" for cell in cells)
        filled += is_filled
        rows.append(cells if is_filled else ())
        if filled > MOST_TABLE_ROWS + MOST_LINES_WITH_HEAD:
            raise UnusableTable(TOO_MANY_ROWS, is_too_large=True)
    return rows


def _text_of_cell(cell: ReadOnlyCell) -> str:
    """A cell as a document prints it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float | Decimal):
        return _figure_as_shown(Decimal(repr(value)), cell.number_format or "")
    if isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, dt.date | dt.time):
        return _moment_words(value, NOT_OF_FORMAT.sub("", cell.number_format or "").lower())
    if cell.data_type == "e":
        raise UnusableTable(BROKEN_CELL.filled(cell=cell.coordinate, why=ERROR_RESULT))
    return _text_on_line(str(value), Words(cell.coordinate, cell.coordinate))


def _moment_words(moment: dt.date | dt.time, shown: str) -> str:
    """2025年3月5日, 2025年3月5日14:30 or 14:30: as much of it as the cell's format shows."""
    if isinstance(moment, dt.time):
        return f"{moment:%H:%M}"
    is_time_shown = "h" in shown and isinstance(moment, dt.datetime) and moment.time() != dt.time()
    if is_time_shown and not re.search("[yd]", shown):
        return f"{moment:%H:%M}"
    day = f"{moment.day}日" if "d" in shown or "y" not in shown else ""
    date = f"{moment.year}年{moment.month}月{day}"
    return f"{date}{moment:%H:%M}" if is_time_shown else date


def _figure_as_shown(value: Decimal, number_format: str) -> str:
    """A number in the usual formats of cells, and as it is in any other."""
    if match := PERCENT_FORMAT.fullmatch(number_format):
        return f"{_rounded(value * 100, len(match[1] or ''))}%"
    if match := DECIMAL_FORMAT.fullmatch(number_format):
        return f"{_rounded(value, len(match[2] or '')):{',' if match[1] else ''}f}"
    exact = Decimal(f"{value:.{MOST_EXACT_SIGNS}g}")
    text = plain_number(exact)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals, as spreadsheets round it."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
