"""Tables in a plan file: their rows and columns, and what is wrong with them."""

from __future__ import annotations

import pytest

from civplan.findings.words import Language
from civplan.model.choices import Document
from civplan.model.plan_writer import plan_file_text
from civplan.model.rules.tables import LONGEST_TABLE_CELL, MOST_TABLE_COLUMNS, MOST_TABLE_ROWS
from civplan.model.table import TABLE_SHAPE, PlanTable
from support.plans import plan_of, read_plan, read_value, value_of


def table_of(text: str) -> PlanTable:
    """A table that is right."""
    return value_of(TABLE_SHAPE, text)


def rows_of(table: PlanTable) -> list[tuple[str, ...]]:
    """The head of a table and its rows, as texts."""
    assert table.content
    names = tuple(column.name for column in table.content.columns)
    return [names, *(row.texts for row in table.content.rows)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("{columns: [姓名, 职务], rows: [[张三, 主任]]}", [("姓名", "职务"), ("张三", "主任")]),
        ("{rows: [[姓名, 职务], [张三, 主任]]}", [("姓名", "职务"), ("张三", "主任")]),
        ("{rows: [姓名 | 职务, 张三｜主任]}", [("姓名", "职务"), ("张三", "主任")]),
        ('{rows: ["| 姓名 | 职务 |", "| 张三 | |"]}', [("姓名", "职务"), ("张三", "")]),
        ("{rows: [姓名 | 职务, '张三|']}", [("姓名", "职务"), ("张三", "")]),
        ("{columns: [姓名, 职务], rows: ['张三|']}", [("姓名", "职务"), ("张三", "")]),
        ("{rows: [姓名 | 职务, '| 张三 | 主任']}", [("姓名", "职务"), ("张三", "主任")]),
        ("{rows: [姓名 | 职务 |, 张三 | 主任 |]}", [("姓名", "职务"), ("张三", "主任")]),
        ("{rows: [姓名 | 职务, '|主任']}", [("姓名", "职务"), ("", "主任")]),
        ("{rows: [[户数], [12]]}", [("户数",), ("12",)]),
        ("{rows: [[姓名, 职务], [张三, '']]}", [("姓名", "职务"), ("张三", "")]),
        ("{rows: [[姓名, 职务], [张三, ~]]}", [("姓名", "职务"), ("张三", "")]),
        ("{列: [姓名], 行: [[010]]}", [("姓名",), ("010",)]),
    ],
)
def test_rows_are_lists_or_texts_with_bars(text: str, rows: list[tuple[str, ...]]) -> None:
    assert rows_of(table_of(text)) == rows


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "{columns: [姓名]}",
            "1:4 Y066 this table has no rows",
        ),
        (
            "{rows: []}",
            "1:4 Y066 this table has no rows",
        ),
        (
            "{columns: [姓名], rows: []}",
            "1:4 Y066 this table has a head but no rows",
        ),
        (
            "{rows: [[姓名]]}",
            "1:4 Y066 this table has a head but no rows",
        ),
        (
            "{from: tasks, rows: [[姓名], [张三]]}",
            "1:4 Y066 this table has its rows in 2 places, not in one",
        ),
        (
            "{columns: [姓名, 职务], rows: [[张三, 主任], [李四]]}",
            "1:41 Y069 this row has 1 cells, the head has 2 columns",
        ),
        (
            "{columns: [姓名], rows: [[张三, 主任]]}",
            "1:27 Y069 this row has 2 cells, the head has 1 columns",
        ),
        (
            "{columns: [姓名, 姓 名], rows: [[张三, 李四]]}",
            "1:19 Y070 two columns of the table are called “姓 名”",
        ),
        (
            "{from: tasks, columns: [任务, 电话]}",
            "1:32 Y036 “电话” is not one of the choices",
        ),
        (
            "{columns: [{name: 户数, width: 0}], rows: [[1]]}",
            "1:33 Y058 “0” is no whole number from 1 to 100",
        ),
    ],
)
def test_a_table_with_a_fault_is_told(text: str, finding: str) -> None:
    assert read_value(TABLE_SHAPE, text)[1] == [finding]


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        (
            "rows: [[网格, 组长], [一, 张三]], total: true",
            "1:39 T236 this table has no figures to add up: no total is printed",
        ),
        (
            "columns: [户数, {name: 组长, total: true}], rows: [[3, 张三]], total: true",
            "1:37 T236 the column “组长” has no figures to add up: no total is printed",
        ),
    ],
)
def test_a_total_of_what_has_no_sum_is_told(table: str, finding: str) -> None:
    value, findings = read_value(TABLE_SHAPE, f"{{{table}}}")

    assert value
    assert findings == [finding]


@pytest.mark.parametrize(
    "rows", ["[[网格, 户数], [一, 3]]", "[[网格, 组长], [一, 张三], [合计, 一人]]"]
)
def test_a_total_that_there_is_or_that_is_typed_is_not_told(rows: str) -> None:
    assert read_value(TABLE_SHAPE, f"{{rows: {rows}, total: true}}")[1] == []


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("[" + "[一], " * (MOST_TABLE_ROWS + 2) + "]", f"{MOST_TABLE_ROWS + 1} rows"),
        (f"[[{'一, ' * 40}], [{'一, ' * 40}]]", "40 columns"),
        (f"[[姓名], [{'一' * (1 << 20)}]]", f"a cell of {1 << 20} characters"),
    ],
)
def test_a_table_that_is_too_large_is_one_line(table: str, what: str) -> None:
    value, findings = read_value(TABLE_SHAPE, f"{{rows: {table}}}")

    assert value is None
    assert [finding.split(" ", 1)[1] for finding in findings] == [
        f"Y068 the table is too large: {what}"
    ]
    assert LONGEST_TABLE_CELL < 1 << 20
    assert MOST_TABLE_COLUMNS < 40


@pytest.mark.parametrize(
    ("text", "own", "documents"),
    [
        ("", False, [Document.PLAN]),
        ("", True, [Document.PLAN, Document.SUMMARY]),
        (", in: summary", False, [Document.SUMMARY]),
        (", in: [plan, summary]", False, [Document.PLAN, Document.SUMMARY]),
    ],
)
def test_a_table_is_in_the_plan_unless_it_says_so(
    text: str, *, own: bool, documents: list[Document]
) -> None:
    table = table_of(f"{{rows: [[户数], [12]]{text}}}")

    assert [one for one in Document if table.belongs_in(one, own=own)] == documents


LONG = "这是一格很长的文字，" * 8
FILE = f"""
goals:
  text: 见下表。
  table:
    caption: 网格
    columns: [{{name: 网格, width: 30}}, {{name: 户数, unit: 户, align: right, total: true}}]
    rows:
      - [一, 12]
      - 二"楼" | 8
      - [{LONG}, '']
    total: true
    in: [plan, summary]
work:
  areas:
    - name: 排查
      table: {{from: tasks}}
      items:
        - {{text: 每月排查一次。, table: {{rows: [["a: b", "#1"], ["- 一", "|"]]}}}}
plan: {{attachments: [{{name: 名单, tables: [{{rows: [[姓名], [张三]]}}, {{from: members}}]}}]}}
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_written_reads_back_the_same(language: Language) -> None:
    plan = plan_of(FILE)
    text = plan_file_text(plan, language)
    again, findings = read_plan(text)

    assert (again, findings) == (plan, [])
    assert ("表格:" if language == "zh" else "tables:") in text


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ("[[网格, 户数], [一, 12], [二, 8], [合计, 20]]", None),
        ("[[网格, 户数], [一, 12], [二, 8], [合计, 20户]]", None),
        ("[[网格, 户数], [一, 12], [二, 8], [合计, '']]", None),
        ("[[网格, 户数], [一, 12], [二, 8], [合计, 约20]]", None),
        ("[[网格, 满意率], [一, 95%], [二, 97%], [合计, 96%]]", None),
        (
            "[[网格, 户数], [一, 12], [二, 8], [合 计, 25]]",
            "1:45 T235 the total of “户数” says 25, its rows add up to 20",
        ),
    ],
)
def test_a_typed_total_that_differs_is_told(rows: str, finding: str | None) -> None:
    table, findings = read_value(TABLE_SHAPE, f"{{rows: {rows}}}")

    assert table is not None
    assert findings == ([finding] if finding else [])
