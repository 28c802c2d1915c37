"""Tables whose rows stand in a .csv or .xlsx beside the plan file."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from civplan.model.plan_file import load_plan
from civplan.model.rules.tables import MOST_TABLE_ROWS
from support.plans import REQUIRED

Rows = list[tuple[str, ...]]


def read_beside(folder: Path, name: str, more: str = "") -> tuple[Rows, list[str]]:
    """The head and the rows of a table file beside a plan file, and what is wrong with it."""
    project = folder / "project"
    project.mkdir(exist_ok=True)
    (project / "civplan.toml").touch()
    file = project / "plan.yaml"
    file.write_text(f"{REQUIRED}goals:\n  text: 见下表。\n  table: {{file: {name}{more}}}\n")
    loaded = load_plan(file)
    findings = [f"{one.rule.code} {one.message('en')}" for one in loaded.findings]
    if loaded.plan is None or loaded.plan.goals is None or not loaded.plan.goals.tables:
        return [], findings
    content = loaded.plan.goals.tables[0].content
    if content is None:
        return [], findings
    head = tuple(column.name for column in content.columns)
    return [head, *(row.texts for row in content.rows)], findings


def write(folder: Path, name: str, data: bytes) -> None:
    """A file in the project folder."""
    (folder / "project").mkdir(exist_ok=True)
    (folder / "project" / name).write_bytes(data)


def workbook_bytes(fill: Callable[[Any], None]) -> bytes:
    """A workbook whose first sheet is filled by a function."""
    workbook = Workbook()
    fill(workbook.active)
    output = BytesIO()
    workbook.save(output)
    return output.getvalue()


LEDGER = "地点,户数\n一号楼,12\n二号楼,8\n"
LEDGER_ROWS = [("地点", "户数"), ("一号楼", "12"), ("二号楼", "8")]


@pytest.mark.parametrize(
    "data",
    [
        LEDGER.encode(),
        LEDGER.encode("utf-8-sig"),
        LEDGER.encode("gb18030"),
        LEDGER.replace("\n", "\r\n").encode(),
        LEDGER.replace(",", "\t").encode("utf-16"),
        LEDGER.replace(",", ";").encode(),
        f"\n{LEDGER}\n,\n".encode(),
        f"隐患台账,\n{LEDGER}".encode(),
        b'"\xe5\x9c\xb0\xe7\x82\xb9","\xe6\x88\xb7\xe6\x95\xb0",,\n' + LEDGER.encode()[14:],
    ],
)
def test_a_csv_is_read_as_offices_save_it(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, "a.csv", data)

    assert read_beside(tmp_path, "a.csv") == (LEDGER_ROWS, [])


def test_only_the_columns_that_are_named_are_printed(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", "地点,电话,户数\n一号楼,000-8000101,12\n".encode())

    rows, findings = read_beside(tmp_path, "a.csv", ", columns: [户数, 地点]")

    assert (rows, findings) == ([("户数", "地点"), ("12", "一号楼")], [])


def test_a_cell_in_quotes_may_have_commas_and_line_breaks(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", '地点,隐患\n一号楼,"电线\n老化,堵塞"\n'.encode())

    assert read_beside(tmp_path, "a.csv")[0][1:] == [("一号楼", "电线老化,堵塞")]


@pytest.mark.parametrize(
    ("name", "data", "finding"),
    [
        ("gone.csv", None, "Y067 cannot use the table file “gone.csv”: there is no such file"),
        (
            "../a.csv",
            None,
            "Y067 cannot use the table file “../a.csv”: it lies outside the project folder",
        ),
        (
            "a.pdf",
            b"%PDF",
            "Y067 cannot use the table file “a.pdf”: it is no .csv or .xlsx file",
        ),
        (
            "a.csv",
            b"\x00\x01",
            "Y067 cannot use the table file “a.csv”: no text; a .csv is UTF-8 or GB18030",
        ),
        (
            "a.csv",
            "地点,户数\n".encode(),
            "Y067 cannot use the table file “a.csv”: nothing stands below its head",
        ),
        ("a.csv", b"", "Y067 cannot use the table file “a.csv”: nothing stands below its head"),
        (
            "a.csv",
            "地点,,户数\n一,二,3\n".encode(),
            (
                "Y067 cannot use the table file “a.csv”: its head has an empty cell: column 2 has"
                " no name; the head must be one row without merged cells"
            ),
        ),
        (
            "a.csv",
            '地点,户数\n"一号楼,12\n'.encode(),
            "Y067 cannot use the table file “a.csv”: quotation marks near line 2 do not match",
        ),
        (
            "a.csv",
            "地点,户数\n一\x07号楼,12\n".encode(),
            "Y067 cannot use the table file “a.csv”: line 2 has an invisible control character",
        ),
        (
            "a.csv",
            "地点,户数\n一,2,3\n".encode(),
            "Y069 this row has 3 cells, the head has 2 columns",
        ),
        (
            "a.csv",
            "地点,地点\n一,2\n".encode(),
            "Y070 two columns of the table are called “地点”",
        ),
        (
            "a.csv",
            "地点\n".encode() + "一\n".encode() * 100_000,
            "Y068 the table is too large: more than 2000 rows",
        ),
        (
            "a.csv",
            "地点\n".encode() + b"a" * (1 << 20),
            "Y068 the table is too large: a cell of line 2 is too long",
        ),
        (
            "a.csv",
            "地点\n".encode() + b"a" * 100_000,
            "Y068 the table is too large: row 2 has a cell of 100000 characters",
        ),
        (
            "a.csv",
            b"," * 1000 + b"1\n2\n",
            "Y068 the table is too large: row 1 has 1001 cells",
        ),
        (
            "a.csv",
            b"a" * (5 << 20),
            "Y068 the table is too large: the file has more than 4 MiB",
        ),
        (
            "a.xlsx",
            b"PK\x03\x04 cut short",
            (
                "Y067 cannot use the table file “a.xlsx”: it is cut short or damaged; open it in"
                " Excel or WPS and save it again as .xlsx"
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line(
    tmp_path: Path, name: str, data: bytes | None, finding: str
) -> None:
    if data is not None:
        write(tmp_path, name, data)

    assert read_beside(tmp_path, name) == ([], [finding])


def test_a_column_that_the_file_lacks_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", LEDGER.encode())

    assert read_beside(tmp_path, "a.csv", ", columns: [面积]")[1] == [
        "Y036 “面积” is not one of the choices"
    ]


def fill_kinds(sheet: Any) -> None:
    """A row for each kind of cell."""
    sheet.append(["隐患台账"])
    sheet.append(["名称", "值"])
    rows = [
        ("整数", 12, "General"),
        ("小数", 0.1 + 0.2, "General"),
        ("两位", 2.345, "0.00"),
        ("千分位", 12345.6, "#,##0.0"),
        ("百分比", 0.9625, "0.0%"),
        ("日期", dt.date(2025, 3, 5), "yyyy-mm-dd"),
        ("时刻", dt.datetime(2025, 3, 5, 14, 30), "yyyy-mm-dd hh:mm"),  # noqa: DTZ001 - as in a sheet
        ("只到日", dt.datetime(2025, 3, 5, 14, 30), "yyyy/m/d"),  # noqa: DTZ001
        ("只有时刻", dt.datetime(2025, 3, 5, 14, 30), "h:mm"),  # noqa: DTZ001
        ("钟点", dt.time(14, 30), "yyyy-mm-dd"),
        ("到月", dt.date(2025, 3, 1), 'yyyy"年"m"月"'),
        ("时长", dt.timedelta(hours=26, minutes=5), "[h]:mm"),
        ("逻辑", True, "General"),
        ("文字", " 一\n号楼 ", "General"),
    ]
    for name, value, number_format in rows:
        sheet.append([name, value])
        sheet.cell(sheet.max_row, 2).number_format = number_format


def test_a_workbook_says_what_its_cells_show(tmp_path: Path) -> None:
    write(tmp_path, "a.xlsx", workbook_bytes(fill_kinds))

    rows, findings = read_beside(tmp_path, "a.xlsx")

    assert findings == []
    assert rows == [
        ("名称", "值"),
        ("整数", "12"),
        ("小数", "0.3"),
        ("两位", "2.35"),
        ("千分位", "12,345.6"),
        ("百分比", "96.3%"),
        ("日期", "2025年3月5日"),
        ("时刻", "2025年3月5日14:30"),
        ("只到日", "2025年3月5日"),
        ("只有时刻", "14:30"),
        ("钟点", "14:30"),
        ("到月", "2025年3月"),
        ("时长", "26:05"),
        ("逻辑", "是"),
        ("文字", "一号楼"),
    ]


def fill_with_hidden_parts(sheet: Any) -> None:
    for row in (["地点", "电话", "户数"], ["一号楼", "000-8000101", 12], ["二号楼", "", 8]):
        sheet.append(row)
    sheet.append(["三号楼", "000-8000103", "=1+1"])
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True


def test_hidden_rows_and_columns_are_not_printed(tmp_path: Path) -> None:
    write(tmp_path, "a.xlsx", workbook_bytes(fill_with_hidden_parts))

    assert read_beside(tmp_path, "a.xlsx") == (LEDGER_ROWS, [])


def fill_far(sheet: Any) -> None:
    sheet.append(["地点", "户数"])
    sheet["A1000000"] = "远处"
    sheet["B1000000"] = 3


def fill_wide(sheet: Any) -> None:
    sheet.append(["地点"])
    sheet.cell(2, 16_000, "远处")


def fill_long(sheet: Any) -> None:
    for number in range(100_000 // 20):
        sheet.append([number])


def fill_formula(sheet: Any) -> None:
    sheet.append(["地点", "户数"])
    sheet.append(["一号楼", "=1+1"])


@pytest.mark.parametrize(
    ("fill", "finding"),
    [
        (fill_wide, "Y068 the table is too large: a row of 16000 cells"),
        (fill_long, f"Y068 the table is too large: more than {MOST_TABLE_ROWS} rows"),
        (
            fill_formula,
            (
                "Y067 cannot use the table file “a.xlsx”: B2 has a formula without a result; save"
                " it again in Excel"
            ),
        ),
    ],
)
def test_a_sheet_that_cannot_be_printed_is_told(
    tmp_path: Path, fill: Callable[[Any], None], finding: str
) -> None:
    write(tmp_path, "a.xlsx", workbook_bytes(fill))

    assert read_beside(tmp_path, "a.xlsx") == ([], [finding])


def test_a_cell_far_below_is_a_row_of_the_table(tmp_path: Path) -> None:
    write(tmp_path, "a.xlsx", workbook_bytes(fill_far))

    assert read_beside(tmp_path, "a.xlsx") == ([("地点", "户数"), ("远处", "3")], [])


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    output = BytesIO(workbook_bytes(fill_far))
    with zipfile.ZipFile(output, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet9.xml", b" " * (17 << 20))
    write(tmp_path, "a.xlsx", output.getvalue())

    assert read_beside(tmp_path, "a.xlsx")[1] == [
        (
            "Y067 cannot use the table file “a.xlsx”: it unpacks to too much; remove empty rows"
            " below the tables and pictures, and save it again"
        )
    ]


def test_the_sheet_may_be_named(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.create_sheet("台账").append(["地点"])
    workbook["台账"].append(["一号楼"])
    output = BytesIO()
    workbook.save(output)
    write(tmp_path, "a.xlsx", output.getvalue())

    assert read_beside(tmp_path, "a.xlsx", ", sheet: 台账")[0] == [("地点",), ("一号楼",)]
    assert read_beside(tmp_path, "a.xlsx", ", sheet: 名册")[1] == [
        "Y067 cannot use the table file “a.xlsx”: it has no sheet “名册”; there are Sheet、台账"
    ]
