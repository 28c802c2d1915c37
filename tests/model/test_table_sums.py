"""The totals of a table's columns, and what has none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.model.table import TABLE_SHAPE
from civplan.model.table_sums import column_totals, total_row, typed_total
from support.plans import value_of


def totals(columns: str, *rows: str) -> list[str | None]:
    """The totals of a table; rows have bars between their cells."""
    content = value_of(TABLE_SHAPE, f"{{columns: {columns}, rows: {list(rows)}}}").content
    assert content
    return [None if one is None else str(one) for one in column_totals(content)]


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        ("[网格, 户数]", ["一 | 12", "二 | 8"], [None, "20"]),
        ("[网格, 户数]", ["一 | 12户", "二 | 8户"], [None, "20户"]),
        ("[网格, 户数]", ["一 | 12户", "二 | 8人"], [None, None]),
        ("[网格, 户数]", ["一 | 约12", "二 | 8"], [None, None]),
        ("[网格, 户数]", ["一 | 12", "二 | 若干"], [None, None]),
        ("[网格, 户数]", ["一 | 12", "二 | —"], [None, "12"]),
        ("[网格, 经费]", ["一 | 0.1", "二 | 0.2"], [None, "0.3"]),
        ("[网格, 满意率]", ["一 | 95", "二 | 97"], [None, None]),
        ("[网格, 完成]", ["一 | 95%", "二 | 97%"], [None, None]),
        ("[网格, {name: 完成, unit: '%'}]", ["一 | 95", "二 | 97"], [None, None]),
        ("[网格, 完成率（%）]", ["一 | 95", "二 | 97"], [None, None]),
        ("[网格, 增长(％)]", ["一 | 5", "二 | 3"], [None, None]),
        ("[网格, 完成率（按户）]", ["一 | 95", "二 | 97"], [None, None]),
        ("[网格, 提高（个百分点）]", ["一 | 5", "二 | 3"], [None, None]),
        ("[网格, 户数（户）]", ["一 | 12", "二 | 8"], [None, "20"]),
        ("[网格, 满意度]", ["一 | 95", "二 | 97"], [None, None]),
        ("[姓名, 年龄]", ["张三 | 32", "李四 | 28"], [None, None]),
        ("[项目, 单价（元）]", ["甲 | 32", "乙 | 28"], [None, None]),
        ("[序号, 户数]", ["1 | 12", "2 | 8"], [None, "20"]),
        ("[年度, 户数]", ["2024 | 12", "2025 | 8"], [None, "20"]),
        ("[电话, 户数]", ["8000101 | 12", "8000102 | 8"], [None, "20"]),
        ("[网格, {name: 户数, total: false}]", ["一 | 12", "二 | 8"], [None, None]),
        ("[{name: 编号, total: true}, 户数]", ["1 | 12", "2 | 8"], ["3", "20"]),
        ("[网格, 户数]", ["一 | 12", "小计 | 12", "二 | 8", "合计 | 20"], [None, "20"]),
    ],
)
def test_only_what_has_a_sum_is_added_up(
    columns: str, rows: list[str], expected: list[str | None]
) -> None:
    assert totals(columns, *rows) == expected


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        ("[网格, 户数]", ["一 | 12", "二 | 8"], ("合计", "20")),
        ("[网格, 面积]", ['一 | "1,200.5"', "二 | 8"], ("合计", "1,208.5")),
        ("[网格, 组长, 户数]", ["一 | 张三 | 12"], ("合计", "", "12")),
        ("[户数, 人口]", ["1 | 2"], ("合计：1", "2")),
        ("[户数, 组长]", ["1 | 张三"], ("1", "合计")),
        ("[网格, 组长]", ["一 | 张三"], ()),
    ],
)
def test_a_row_of_totals_begins_with_its_name(
    columns: str, rows: list[str], expected: tuple[str, ...]
) -> None:
    quoted = [row.replace('"', "") for row in rows]
    content = value_of(TABLE_SHAPE, f"{{columns: {columns}, rows: {quoted}}}").content
    assert content

    assert total_row(content) == expected


@pytest.mark.parametrize("label", ["合计", "总计", "合 计", "共计"])
def test_a_typed_total_is_the_last_row(label: str) -> None:
    content = value_of(TABLE_SHAPE, f"{{rows: [[网格, 户数], [一, 12], [{label}, 12]]}}").content
    assert content

    assert typed_total(content) == content.rows[-1]


@given(st.lists(st.decimals(-9999, 9999, places=2), min_size=1, max_size=20))
def test_a_total_is_the_exact_sum(figures: list[Decimal]) -> None:
    rows = [f"一 | {figure}" for figure in figures]

    assert totals("[网格, 经费]", *rows) == [None, str(sum(figures))]
