"""A summary and the next plan under one title are two documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.render import render
from civplan.ingest.import_document import (
    import_document,
    import_parts,
    imported_part,
    read_document,
)
from civplan.ingest.outline import PartKind
from civplan.ingest.plan.halves import titles_above
from support.imports import OPTIONS, finding_words

BOTH = """\
湖内社区2007年工作总结和2008年工作计划

各位居民：
现将有关情况汇报如下。
一、2007年工作总结
（一）整治环境
1、清理了楼道。
2、更换了路灯。
二、2008年工作计划
（一）整治环境
每周清理一次楼道。
湖内社区居委会
2007年12月20日
"""


def test_each_has_its_heading_as_title_and_what_stands_below_it() -> None:
    summary, plan = read_document("1.txt", BOTH.encode()).documents

    assert (summary.title, summary.kind, summary.year) == ("2007年工作总结", PartKind.SUMMARY, 2007)
    assert [(node.level, node.label, node.text) for node in summary.nodes] == [
        (1, "", "现将有关情况汇报如下。"),
        (1, "（一）", "整治环境"),
        (2, "1、", "清理了楼道。"),
        (2, "2、", "更换了路灯。"),
    ]
    assert (plan.title, plan.kind, plan.year) == ("2008年工作计划", PartKind.PLAN, 2008)
    assert [(node.level, node.label, node.text) for node in plan.nodes] == [
        (1, "（一）", "整治环境"),
        (2, "", "每周清理一次楼道。"),
    ]
    assert (summary.recipient, plan.recipient) == ("各位居民", "")
    assert {(one.signature, one.date) for one in (summary, plan)} == {
        ("湖内社区居委会", "2007年12月20日")
    }


def test_the_outline_stays_that_of_one_document_whose_title_says_both() -> None:
    document = read_document("1.txt", BOTH.encode())

    assert [part.kind for part in document.outline.parts] == [PartKind.UNCLEAR]
    assert [one.rule.code for one in document.findings] == ["I601"]


def test_the_title_over_both_stands_at_the_end_of_each_file_and_is_told() -> None:
    document = read_document("1.txt", BOTH.encode())

    for number, line in ((1, 1), (2, 9)):
        made = import_parts([imported_part(document, number)], OPTIONS)

        assert made.text.endswith("\n# 湖内社区2007年工作总结和2008年工作计划\n")
        told = [one for one in finding_words(made.findings) if " I624 " in one]
        assert [one.partition("”")[0] for one in told] == [
            f"1.txt:{line} I624 “湖内社区2007年工作总结和2008年工作计划"
        ]


def test_a_document_is_known_by_its_heading_its_piece_of_the_title_and_the_whole() -> None:
    _, plan = read_document("1.txt", BOTH.encode()).documents

    assert titles_above(plan) == (
        "2008年工作计划",
        "2008年工作计划",
        "湖内社区2007年工作总结和2008年工作计划",
    )


@pytest.mark.parametrize(
    "text",
    [
        BOTH.replace("工作总结和2008年工作计划\n\n", "工作总结\n\n"),
        BOTH.replace("一、2007年工作总结", "一、主要做法"),
        BOTH.replace("二、2008年工作计划", "二、存在问题\n居民参与不多。\n三、2008年工作计划"),
        BOTH.replace("二、2008年工作计划", "二、2008年小结"),
    ],
)
def test_what_is_not_wholly_two_documents_stays_one(text: str) -> None:
    assert len(read_document("1.txt", text.encode()).documents) == 1


def test_a_plan_and_a_summary_that_are_both_taken_in_are_not_told_as_several(
    tmp_path: Path,
) -> None:
    body = "一、整治环境\n1、清理楼道。\n2、更换路灯。\n湖内社区居委会\n"
    texts = [
        f"湖内社区2007年工作{kind}\n{body}2007年{month}月5日\n"
        for kind, month in (("计划", 1), ("总结", 12))
    ]
    file = tmp_path / "1.txt"
    file.write_text("\n".join(texts), encoding="utf-8")

    assert "I610" in {one.rule.code for one in read_document(file).findings}
    assert "I610" not in {one.rule.code for one in import_document(file).findings}


@pytest.mark.parametrize("ending", ["docx", "txt", "md", "html"])
def test_the_document_that_civplan_makes_of_two_files_is_parted_again(
    tmp_path: Path, ending: str
) -> None:
    first = (
        "community: 湖内社区\nyear: 2007\ncampaign: 创建文明社区\nprinciples: 一心为民。\n"
        "goals: {plan: 好。, summary: 目标都已达到。}\n"
        "work: {areas: [{name: 环境, items: [{text: 扫雪。, result: 扫雪3次。},"
        " {text: 清运。, result: 清运9次。}]}]}\n"
        "plan: {date: 2007-01-10}\nsummary: {date: 2007-12-20}\ncombine: b.yaml\n"
    )
    (tmp_path / "a.yaml").write_text(first, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        "goals: 更好。\nwork: {areas: [{name: 文化, items: [唱歌。, 跳舞。]}]}\n", encoding="utf-8"
    )
    (document,) = (one for one in render(tmp_path / "a.yaml", (), [ending]) if one.is_combined)

    halves = read_document(document.name, document.data).documents

    assert [(half.title, half.kind, half.year) for half in halves] == [
        ("2007年工作总结", PartKind.SUMMARY, 2007),
        ("2008年工作计划", PartKind.PLAN, 2008),
    ]
