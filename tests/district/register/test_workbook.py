"""台账.xlsx: what a spreadsheet reads in it."""

from __future__ import annotations

import datetime as dt
import time
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from civplan.district.register import workbook as module
from civplan.district.register.cells import CellValue, Column, TableHead, sheet_text
from civplan.district.register.packing import packed_rows
from civplan.district.register.tables import RegisterTable, register_tables, table_from_rows
from civplan.district.register.workbook import register_workbook, sheet_parts
from civplan.district.review.review import Review
from support.districts import plan_file, review_with_findings
from support.programs import OoxmlValidator

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DISTRICT = """\
district: A&B街道
year: 2007
deadlines: {plan: 2007-01-08, summary: 2007-12-25}
indicators: [{id: satisfaction, name: 居民满意率, unit: "%", at_least: 95.50%, aggregate: mean}]
communities: [{name: 湖内社区, code: "007", contact: =1+1}, {name: 湖外社区, code: "-2"}]
"""
SIGNS = ("=1+1", "+86", "-1", "@a", "#N/A", "=HYPERLINK(1)", "1", "<b>&amp;", "_x0041_", "  a ")


@pytest.fixture
def review(tmp_path: Path) -> Review:
    items = "".join(f"        - {{text: {sign!r}}}\n" for sign in SIGNS)
    text = plan_file("湖内社区", "96.25").replace("      items:\n", f"      items:\n{items}", 1)
    return review_with_findings(tmp_path, DISTRICT, {"a.yaml": text})


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def as_read(cell: CellValue) -> object:
    """A cell's value as openpyxl gives it back."""
    if isinstance(cell, dt.date):
        return dt.datetime.combine(cell, dt.time())
    if isinstance(cell, str):
        return sheet_text(cell).replace("_x0041_", "_x005F_x0041_") or None
    return cell if cell is None else float(cell)


def test_every_value_comes_back_as_what_it_is(review: Review) -> None:
    workbook = opened(register_workbook(review))
    tables = register_tables(review)

    assert workbook.sheetnames == [
        *("报送台账", "事项台账", "指标汇总", "问题清单", "佐证目录", "说明")
    ]
    for table in tables:
        headings, *rows = workbook[table.head.title].iter_rows(values_only=True)
        assert list(headings) == [column.heading for column in table.head.columns]
        assert [list(row) for row in rows] == [
            [as_read(cell) for cell in row] for row in table.rows
        ]


def test_no_cell_is_a_formula_and_texts_that_look_like_one_stay_texts(review: Review) -> None:
    workbook = opened(register_workbook(review))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    signed = {cell.value for cell in cells if cell.quotePrefix}

    assert {cell.data_type for cell in cells} == {"s", "n", "d"}
    assert signed == {"=1+1", "+86", "-1", "@a", "=HYPERLINK(1)", "-2"}


@pytest.mark.parametrize(
    ("title", "heading", "row", "number_format"),
    [
        ("报送台账", "计划日期", 2, "yyyy-mm-dd"),
        ("报送台账", "计划逾期天数", 2, "0"),
        ("指标汇总", "结果", 2, "0.00"),
        ("指标汇总", "结果", 4, "0"),
        ("指标汇总", "完成率", 4, "0.0%"),
    ],
)
def test_a_figure_shows_as_it_was_reported(
    review: Review, title: str, heading: str, row: int, number_format: str
) -> None:
    sheet = opened(register_workbook(review))[title]
    column = [cell.value for cell in sheet[1]].index(heading) + 1

    assert sheet.cell(row, column).number_format == number_format


def test_sheets_are_ready_to_filter_and_to_print(review: Review) -> None:
    for sheet in opened(register_workbook(review)):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert not sheet.merged_cells.ranges
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        lines = [
            line.center.text for line in (sheet.oddHeader, sheet.oddFooter) if line is not None
        ]
        assert lines == [f"A&&B街道2007年{sheet.title}", "第 &P 页，共 &N 页"]


def test_fills_only_repeat_what_a_word_or_a_number_says(review: Review) -> None:
    sheet = opened(register_workbook(review))["报送台账"]
    rules = [rule for part in sheet.conditional_formatting for rule in part.rules]

    assert [rule.formula for rule in rules] == [
        ['C2="已报"'],
        ['C2="已报（未结构化）"'],
        ['C2="已报（缺计划）"'],
        ['C2="已报（文件有错）"'],
        ['C2="未报"'],
        ['F2="未报"'],
        ["I2>0"],
        ["J2>0"],
    ]


def test_column_widths_are_in_digits_of_the_cells_font(review: Review) -> None:
    with ZipFile(BytesIO(register_workbook(review))) as package:
        styles = ET.fromstring(package.read("xl/styles.xml"))
    names = [font.get("val") for font in styles.iter(f"{{{SPREADSHEET}}}name")]

    assert set(names) == {"宋体"}


def test_the_same_review_gives_the_same_bytes_at_any_time(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = register_workbook(review)
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)

    assert register_workbook(review) == first
    with ZipFile(BytesIO(first)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.read("docProps/core.xml").count(b">2008-01-05T00:00:00Z<") == 2


def test_a_table_that_a_sheet_cannot_hold_goes_on_in_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_SHEET_ROWS", 2)
    columns = (Column("社区", "community", 9),)
    pieces = [packed_rows(columns, [(community,)]) for community in "abc"]
    table = RegisterTable(TableHead("事项台账", "items", "", columns), 3, lambda: pieces)

    assert [(part.head.title, part.size, list(part.rows)) for part in sheet_parts(table)] == [
        ("事项台账", 2, [("a",), ("b",)]),
        ("事项台账（2）", 1, [("c",)]),
    ]


def test_a_table_without_rows_has_a_sheet() -> None:
    table = table_from_rows(
        TableHead("佐证目录", "evidence", "", (Column("社区", "community", 9),)), []
    )

    assert [(part.head.title, part.size) for part in sheet_parts(table)] == [("佐证目录", 0)]


def test_word_and_excel_would_open_it_without_a_repair(
    review: Review, tmp_path: Path, ooxml_validator: OoxmlValidator
) -> None:
    file = tmp_path / "台账.xlsx"
    file.write_bytes(register_workbook(review))

    assert ooxml_validator(file) == []
