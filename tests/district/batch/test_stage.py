"""A stage of a sub-district: documents, roll-up, register and overview, up to its last day."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

import pytest

from civplan.district.batch.batch import batch
from civplan.typeset.origin import is_unedited_document

DISTRICT = """\
district: 通北街道办事处
year: 2007
deadlines: {plan: 2007-01-31, midyear: 2007-07-05, summary: 2007-12-25}
indicators: [{id: council, name: 议事会, unit: 次, at_least: 20}]
communities: [{name: 湖内社区}, {name: 湖外社区}]
"""
PLAN = """\
community: {community}
district: 通北街道办事处
year: 2007
campaign: 创建文明社区
principles: 一
goals: 二
work:
  items:
    - text: 每月召开一次议事会。
      targets:
        - id: council
          measure: 议事会
          at_least: 12次
          results: [{{on: 2007-03, value: 2}}, {{on: 2007-06, value: 3}}, {{on: 2007-11, value: 9}}]
plan: {{date: 2007-01-10}}
summary: {{date: 2007-12-20, problems: 全年人手不足。}}
"""
STAGE = "stages: [{period: 上半年, date: 2007-07-09, problems: 上半年场地不够。}]\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The output of a batch of the half year; one of two communities has its summary."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "district.yaml").write_text(DISTRICT, encoding="utf-8")
    for name, stage in (("湖内社区", STAGE), ("湖外社区", "")):
        text = PLAN.format(community=name) + stage
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    formats = ("docx", "md", "csv")
    batch(folder, tmp_path / "out", formats=formats, stage="H1", as_of=dt.date(2007, 7, 15))
    return tmp_path / "out"


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows of a table of the register."""
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def test_only_the_stages_that_there_are_become_documents(out: Path) -> None:
    documents = sorted(path.name for path in (out / "documents").iterdir())
    name = "湖内社区2007年上半年创建文明社区工作总结"

    assert documents == [f"{name}.docx", f"{name}.md"]
    assert is_unedited_document((out / "documents" / documents[0]).read_bytes())


def test_the_roll_up_is_that_of_the_stage(out: Path) -> None:
    text = (out / "汇总.md").read_text(encoding="utf-8")

    assert text.startswith("# 通北街道2007年上半年创建文明社区情况汇总\n")
    assert "已报2个（其中计划文件2份、上半年总结1份），未报0个" in text
    assert "上半年总结成文日期晚于报送时限的1个（湖内社区，晚4天）" in text
    assert "只报计划、未报上半年总结的1个（湖外社区）" in text
    assert "上半年场地不够" in text
    assert "人手不足" not in text


def test_figures_count_up_to_the_last_day_and_nothing_is_missed_yet(out: Path) -> None:
    text = (out / "汇总.md").read_text(encoding="utf-8")

    assert "| 议事会 | 10次<br>合计<br>2/2个社区 | 不少于20次<br>暂计 | 0/2 |" in text
    assert "已填报结果2项，其中达到进度0项，占0%" in text
    assert "未达标" not in text
    assert "年度尚未结束、只能暂计1项（议事会）" in text


def test_the_register_has_the_progress_and_the_lateness(out: Path) -> None:
    targets = rows_of(out / "台账" / "指标汇总.csv")
    communities = rows_of(out / "台账" / "报送台账.csv")

    assert [(row["结果"], row["是否达标"]) for row in targets] == [
        ("10", "暂计"),
        ("5", "低于序时进度8.3个百分点"),
        ("5", "低于序时进度8.3个百分点"),
    ]
    lateness = [(row["上半年总结"], row["上半年总结逾期天数"]) for row in communities]
    assert lateness == [("已报", "4"), ("未报", "10")]


def test_the_overview_names_the_stage(out: Path) -> None:
    page = (out / "index.html").read_text(encoding="utf-8")

    assert "2007年上半年社区工作一览" in page
    assert "其中上半年总结" in page
    assert not re.search("未达标|✓ 达标", page)


def test_what_is_no_part_of_a_year_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="年初"):
        batch(tmp_path, tmp_path / "out", stage="年初")
