"""Files of packs that make the summary alone, from the file to its document."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.open import open_plan
from civplan.documents.render import CannotRender, render
from civplan.model.choices import Document
from support.plans import REQUIRED, finding_lines

REPORT = f"{REQUIRED}pack: work-report\n"


def rendered(folder: Path, text: str) -> dict[str, list[str]]:
    """The lines of each document of a file, by its title."""
    file = folder / "汇报.yaml"
    file.write_text(REPORT + text, encoding="utf-8")
    documents = render(file, formats=["txt"])
    return {one.title: one.data.decode().split() for one in documents}


def test_a_report_prints_what_is_written_and_goes_to_the_body_above(tmp_path: Path) -> None:
    text = """\
district: 通北街道办事处
work:
  text: 一
  areas: [{name: 甲, items: [二, {text: 三, result: 办成5件}]}, {name: 乙, text: 四}]
summary: {date: 2007-12-01}
"""

    assert rendered(tmp_path, text) == {
        "湖内社区关于2007年创建文明社区工作情况的报告": [
            "湖内社区关于2007年创建文明社区工作情况的报告",
            "通北街道办事处：",
            "现将2007年创建文明社区工作有关情况报告如下：",
            *("一、主要做法", "一。"),
            *("（一）甲", "1.二。", "2.三。办成5件。"),
            *("（二）乙", "四。"),
            *("特此报告。", "湖内社区居民委员会", "2007年12月1日"),
        ],
    }


@pytest.mark.parametrize(
    ("keys", "recipient"),
    [
        ("", "现将2007年创建文明社区工作有关情况报告如下："),
        ("district: 通北街道办事处\n", "通北街道办事处："),
    ],
)
def test_nobody_is_addressed_whom_the_file_does_not_name(
    tmp_path: Path, keys: str, recipient: str
) -> None:
    (lines,) = rendered(tmp_path, f"{keys}work: 一\n").values()

    assert lines[1] == recipient


def test_its_tables_are_printed(tmp_path: Path) -> None:
    text = """\
work: {text: 一, tables: {columns: [楼栋, 隐患], rows: [[一号楼, 3], [二号楼, 5]]}}
safeguards: {items: [{text: 二, tables: {columns: [小组, 人数], rows: [[甲组, 4]]}}]}
"""
    (lines,) = rendered(tmp_path, text).values()

    assert "楼栋：二号楼；隐患：5" in lines
    assert "小组：甲组；人数：4" in lines


def test_it_makes_no_plan(tmp_path: Path) -> None:
    file = tmp_path / "汇报.yaml"
    file.write_text(f"{REPORT}work: 一\n", encoding="utf-8")

    with pytest.raises(CannotRender) as caught:
        render(file, kinds=[Document.PLAN])
    assert caught.value.reason.en == "it is about the summary alone, so that there is no plan"


def test_its_texts_are_checked_as_those_of_a_summary(tmp_path: Path) -> None:
    file = tmp_path / "汇报.yaml"
    text = "work: {items: ['将清理楼道,共3次。']}\nsummary: {date: 2007-12-01}\n"
    file.write_text(REPORT + text, encoding="utf-8")

    codes = [line.split()[1] for line in finding_lines(open_plan(file).findings)]
    assert codes == ["P301", "P310"]
