"""An outline for programs and for people."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from civplan.ingest.outline_report import outline_json, outline_schema, outline_tree
from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline
from support.outlines import outline_of
from support.programs import REPOSITORY

TEXT = """\
湖内社区2007年工作计划
2007-01-12
各居民小组：
为了创建文明社区，特制定本计划。
一、工作目标
居民满意。
二、主要措施
1、清扫楼道。每月一次，全年不少于十二次，由楼群组长负责，居民代表评议打分。
湖内社区居委会
2007年1月10日
"""


def test_the_json_of_an_outline() -> None:
    part = json.loads(outline_json(outline_of(TEXT)))["parts"][0]

    assert (part["title"], part["kind"], part["year"]) == ("湖内社区2007年工作计划", "plan", 2007)
    assert (part["recipient"], part["signature"], part["date"]) == (
        "各居民小组",
        "湖内社区居委会",
        "2007年1月10日",
    )
    assert part["nodes"][1] == {
        "level": 1,
        "label": "一、",
        "text": "工作目标",
        "place": {"paragraph": 5, "character": 1},
        "heading": True,
        "section": "goals",
    }
    assert part["furniture"][0] == {
        "text": "2007-01-12",
        "why": "date, source or author under the headline",
        "place": {"paragraph": 2},
    }


def test_the_place_of_a_whole_table_is_as_the_schema_says() -> None:
    page = "<h1>湖内社区2007年工作计划</h1><table><tr><td>指标</td><td>12次</td></tr></table>"
    outline = find_outline(read_blocks(Path("a.html"), page.encode()))
    content = json.loads(outline_json(outline))

    jsonschema.validate(content, outline_schema())
    assert [node["place"].get("table") for node in content["parts"][0]["nodes"]] == [1]


def test_the_json_of_every_skeleton_is_as_the_schema_says(shared: Path) -> None:
    paths = sorted((shared / "corpus").glob("*.txt"))
    schema = json.loads((REPOSITORY / "docs/outline.schema.json").read_text(encoding="utf-8"))

    assert schema == outline_schema()
    assert paths
    for path in paths:
        jsonschema.validate(json.loads(outline_json(find_outline(read_blocks(path)))), schema)


def test_the_tree_of_an_outline() -> None:
    assert (
        outline_tree(outline_of(TEXT), "zh")
        == """\
湖内社区2007年工作计划 [计划]
  主送: 各居民小组
  落款: 湖内社区居委会
  成文日期: 2007年1月10日
├─ 为了创建文明社区，特制定本计划。
├─ 一、工作目标
│  └─ 居民满意。
└─ 二、主要措施
   └─ 1、清扫楼道。
      └─ 每月一次，全年不少于十二次，由楼群组长负责，居民代表评议打分。
放在一边的:
  第2段 发布信息: 2007-01-12
  第3段 标题外的符号: ：
"""
    )


def test_a_chinese_console_can_show_the_tree() -> None:
    for language in ("zh", "en"):
        outline_tree(outline_of(TEXT), language).encode("gbk")
