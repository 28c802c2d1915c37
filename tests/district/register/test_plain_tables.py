"""The register as CSV and JSON."""

from __future__ import annotations

import csv
import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from civplan.district.register.cells import CellValue, Column, TableHead
from civplan.district.register.plain_tables import csv_files, json_file, table_csv
from civplan.district.register.tables import data_tables, table_from_rows
from support.districts import plan_file, review_with_findings

DISTRICT = """\
district: 通北街道办事处
year: 2007
communities: [{name: 湖内社区, code: "007"}, {name: 湖外社区}]
"""
HEAD = TableHead("表", "table", "", (Column("列", "column", 9),))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\ta", "'\ta"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        ('他说"好", 真的', '"他说""好"", 真的"'),
        (Decimal("-1.50"), "-1.50"),
        (3, "3"),
        (dt.date(2007, 1, 2), "2007-01-02"),
        (None, '""'),
    ],
)
def test_a_cell_is_no_formula_in_excel(cell: CellValue, text: str) -> None:
    data = table_csv(table_from_rows(HEAD, [(cell,)]))

    assert data == b"\xef\xbb\xbf" + f"列\r\n{text}\r\n".encode()


def test_each_table_is_a_csv_file(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": plan_file("湖内社区")})
    files = dict(csv_files(review))

    assert list(files) == [
        *("台账/报送台账.csv", "台账/事项台账.csv", "台账/指标汇总.csv", "台账/问题清单.csv"),
        "台账/佐证目录.csv",
    ]
    rows = list(csv.DictReader(files["台账/报送台账.csv"].decode("utf-8-sig").splitlines()))
    assert [(row["社区"], row["代码"], row["报送情况"]) for row in rows] == [
        ("湖内社区", "007", "已报"),
        ("湖外社区", "", "未报"),
    ]


def test_json_has_the_same_rows_under_english_names(tmp_path: Path) -> None:
    review = review_with_findings(tmp_path, DISTRICT, {"a.yaml": plan_file("湖内社区", "96.5")})
    ((name, data),) = json_file(review)
    value = json.loads(data)

    assert name == "台账.json"
    assert {key: value[key] for key in ("district", "year", "as_of")} == {
        "district": "通北街道办事处",
        "year": 2007,
        "as_of": "2008-01-05",
    }
    assert [len(value[table.head.name]) for table in data_tables(review)] == [2, 1, 2, 1, 0]
    assert value["indicators"][0] == {
        "scope": "社区",
        "community": "湖内社区",
        "measure": "居民满意率",
        "id": "satisfaction",
        "target": "不低于95%",
        "last_year": None,
        "value": 96.5,
        "unit": "%",
        "said": "96.5%",
        "met": "达标",
        "rate": None,
        "aggregate": None,
        "source": None,
        "place": "a.yaml:8",
    }
