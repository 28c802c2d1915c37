"""Reads the rows of a sheet of an .xlsx as a document prints them; loaded only for one.

Nothing in a workbook is run: a formula is worth its last result.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from civplan.findings.words import Words
from civplan.model.figures import plain_number
from civplan.model.rules.tables import MOST_TABLE_ROWS
from civplan.model.table_file import (
    BROKEN_CELL,
    MOST_LINES_WITH_HEAD,
    TOO_MANY_ROWS,
    FileLine,
    UnusableTable,
    text_on_line,
)
from civplan.source.errors import CannotRead
from civplan.source.workbook import DAMAGED_WORKBOOK, check_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.read_only import ReadOnlyCell

WIDEST_ROW = 1_000
"""Cells of a row of a workbook, empty ones too; more would take long to read."""
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

NEEDS_OPENPYXL = Words(
    "读 .xlsx 要装 openpyxl：pip install 'civplan[excel]'；或者另存为 .csv",
    "to read an .xlsx, openpyxl is needed: pip install 'civplan[excel]'; or save it as .csv",
)
NO_SHEET = Words("没有工作表“{name}”；有：{names}", "it has no sheet “{name}”; there are {names}")
NO_RESULT = Words(
    "的公式没有算出的值；用 WPS 或 Excel 打开再存一次",
    "has a formula without a result; save it again in Excel",
)
ERROR_RESULT = Words("的公式出错", "has a formula with an error")


class HiddenParts(NamedTuple):
    """What a person hid in a sheet, so that it is not printed; numbers from 1."""

    rows: frozenset[int]
    columns: frozenset[int]


def rows_of_workbook(data: bytes, path: str, sheet: str | None) -> Iterator[FileLine]:
    """The rows of a sheet of a workbook."""
    try:
        has_formulas = check_workbook(data, path)
    except CannotRead as error:
        raise UnusableTable(error.reason) from error
    with _opened_sheet(data, sheet, is_with_results=True) as opened:
        results, hidden = _rows_within_bounds(opened), _hidden_parts(_xml_of_sheet(opened))
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
        yield FileLine(number, texts)


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


def _hidden_parts(xml: bytes) -> HiddenParts:
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
    return text_on_line(str(value), Words(cell.coordinate, cell.coordinate))


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
