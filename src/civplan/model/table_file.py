"""Reads the rows of a table from a .csv or .xlsx file; loaded only where a plan names one.

The bounds are those of other files that a plan may use: the project folder, 4 MiB, an ordinary
file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.rules.tables import LONGEST_TABLE_CELL, MOST_TABLE_COLUMNS, MOST_TABLE_ROWS
from civplan.model.table_rows import CellText, PlanTableRow
from civplan.source.controls import has_control, is_blank
from civplan.source.errors import IMPOSSIBLE_NAME, CannotRead, read_error_reason
from civplan.source.nodes import joined_lines
from civplan.source.project import lies_inside, project_folder
from civplan.source.rules.file import LARGEST_FILE, MEBIBYTE
from civplan.source.source import encoding_of, read_bytes

DELIMITERS = ",\t;，"
"""Between the cells of a .csv; the one that its first line has most of counts."""
LEAST_CELLS_OF_HEAD = 2
MOST_LINES_WITH_HEAD = 10
"""Lines of a title above the rows of a table, its head included."""

OUTSIDE = Words("在本项目文件夹之外", "it lies outside the project folder")
OTHER_KIND = Words("不是 .csv 或 .xlsx 文件", "it is no .csv or .xlsx file")
NOT_A_TEXT_FILE = Words(
    "不是文本；.csv 应当是 UTF-8 或 GB18030", "no text; a .csv is UTF-8 or GB18030"
)
NO_ROWS = Words("表头下面没有内容", "nothing stands below its head")
UNNAMED_COLUMN = Words(
    "表头有空格子，第{column}列没有名称；表头只能是一行，不能合并单元格",
    "its head has an empty cell: column {column} has no name; the head must be one row without"
    " merged cells",
)
BROKEN_CELL = Words("{cell} {why}", "{cell} {why}")
TOO_MANY_ROWS = Words(f"超过{MOST_TABLE_ROWS}行", f"more than {MOST_TABLE_ROWS} rows")
CONTROL_SIGN = Words("有看不见的控制字符", "has an invisible control character")


class UnusableTable(Exception):
    """A table file cannot be used."""

    def __init__(self, reason: Words, *, is_too_large: bool = False) -> None:
        """Take the reason, and whether it is the size."""
        super().__init__(reason.en)
        self.reason = reason
        self.is_too_large = is_too_large


class FileLine(NamedTuple):
    """A row of the file, not empty."""

    number: int
    """Of the row or the line, from 1."""
    texts: Sequence[str]


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
            from civplan.model.table_workbook import rows_of_workbook  # noqa: PLC0415 - most are a .csv

            lines = rows_of_workbook(data, str(path), sheet)
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


def _bounded(lines: Iterable[FileLine]) -> list[FileLine]:
    """The rows that are not empty, without empty cells at their ends; no more than are printed."""
    rows: list[FileLine] = []
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
        rows.append(FileLine(line.number, texts))
    return rows


def _head_and_rows(
    lines: Sequence[FileLine], path: str
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


def _cells_with_text(line: FileLine) -> int:
    """How many cells of a row say something."""
    return sum(map(bool, line.texts))


def _row_of_line(line: FileLine, columns: int, path: str) -> PlanTableRow:
    """A row with the places of its cells; the empty ones at its end are added."""
    texts = (*line.texts, *[""] * (columns - len(line.texts)))
    cells = tuple(
        CellText(text, Span(path, line.number, n, line.number, n + 1))
        for n, text in enumerate(texts, 1)
    )
    return PlanTableRow(cells, Span(path, line.number, 1, line.number, len(texts) + 1))


def text_on_line(text: str, place: Words) -> str:
    """The text of a cell on one line; empty when nobody would see it."""
    if is_blank(text):
        return ""
    if has_control(text):
        raise UnusableTable(BROKEN_CELL.filled(cell=place, why=CONTROL_SIGN))
    return joined_lines(text.replace("\r\n", "\n").replace("\r", "\n"))


def _rows_of_text(data: bytes) -> Iterator[FileLine]:
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
            yield FileLine(number, [text_on_line(cell, place) for cell in cells])
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
