"""What looks wrong in a document that is imported, and what was put aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.text import head_line
from civplan.findings.words import Words
from civplan.ingest.blocks import FileBlocks, Omission, Place
from civplan.ingest.outline_findings import outline_findings
from civplan.ingest.plain_text import blocks_of_text
from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline
from civplan.rules.import_rules import RULES

PLAN = "湖内社区2007年工作计划\n"


def lines_about(text: str) -> list[str]:
    """The findings about a text file, without its name."""
    file = FileBlocks("old.txt", ".txt", blocks_of_text(text))
    findings = outline_findings(file, find_outline(file))
    return [head_line(finding, "zh").removeprefix("old.txt:") for finding in findings]


def codes_about(text: str) -> set[str]:
    return {line.split()[2] for line in lines_about(text)}


def test_the_example_of_a_rule_breaks_it_and_no_other() -> None:
    examples = {rule.code: codes_about(rule.fails) for rule in RULES if rule.fails}

    assert examples == {code: {code} for code in examples}
    assert len(examples) == len(RULES) - 1


def test_the_passing_example_of_a_rule_breaks_none() -> None:
    assert {rule.code: lines_about(rule.passes) for rule in RULES if rule.fails} == {
        rule.code: [] for rule in RULES if rule.fails
    }


def test_a_number_that_is_missing_is_told_with_the_one_expected() -> None:
    assert lines_about(f"{PLAN}（一）清扫楼道。\n（三）评比。\n") == [
        "3:1: warning I604 编号“（三）”接在“（一）”后面，应为“（二）”"
    ]


def test_each_level_counts_for_itself() -> None:
    text = f"{PLAN}一、卫生\n1、清扫。\n2、评比。\n二、安全\n1、查消防。\n2、巡逻。\n"

    assert lines_about(text) == []


@pytest.mark.parametrize(
    ("labels", "label", "first"),
    [
        (("一、", "二．"), "二．", "一、"),
        (("（一）", "(二)"), "(二)", "（一）"),
        (("1.", "2、"), "2、", "1."),
        (("1.", "2．"), "2．", "1."),
    ],
)
def test_numbers_of_one_level_that_are_written_in_two_ways(
    labels: tuple[str, str], label: str, first: str
) -> None:
    assert lines_about(f"{PLAN}{labels[0]}清扫楼道。\n{labels[1]}评比。\n") == [
        f"3:1: info I607 编号“{label}”和前面的“{first}”写法不一"
    ]


def test_what_the_reader_left_out_is_told_where_it_stood() -> None:
    omission = Omission(Words("批注", "comment"), "这里再核对", Place(2))
    file = FileBlocks("old.docx", ".docx", blocks_of_text(f"{PLAN}一、清扫。\n"), (), (omission,))
    findings = outline_findings(file, find_outline(file))

    assert [head_line(finding, "en") for finding in findings] == [
        "old.docx:2:1: info I612 comment, not imported: 这里再核对"
    ]


def test_each_fault_of_the_first_summary_is_told_as_promised(shared: Path) -> None:
    """See docs/seed-faults.md: gaps, plan or summary, what the web page added."""
    file = read_blocks(shared / "seed/hunei-2007.txt")
    findings = outline_findings(file, find_outline(file))

    assert [
        (finding.span.line, finding.rule.code, finding.values.get("label")) for finding in findings
    ] == [
        (1, "I602", None),
        (1, "I609", None),
        (12, "I604", "4、"),
        (21, "I608", "3、"),
        (22, "I604", "(五)"),
        (31, "I609", None),
    ]


def test_the_lines_of_a_masthead_that_have_a_field_are_not_told_as_left_out() -> None:
    masthead = "000012\n特急\n会议材料\n湖内社区居民委员会\n湖内社〔2007〕3号\n签发人：江远帆\n"

    lines = lines_about(f"{masthead}{PLAN}一、清扫楼道\n1、每月一次。\n2、每年评比。\n")

    assert [line.partition("，")[2] for line in lines] == ["没有导入：会议材料"]


def test_the_number_of_the_first_attachment_lost_no_line_break() -> None:
    text = f"{PLAN}1、清扫。\n2、评比。\n附件：1.分工表\n2.名单\n"

    assert lines_about(text) == []


def test_what_stood_under_the_date_is_told() -> None:
    text = f"{PLAN}1、清扫。\n2、评比。\n湖内社区居委会\n2007年1月5日\n撰稿：江远帆\n电话：123\n"

    assert [line.split("“")[1].split("”")[0] for line in lines_about(text)] == [
        "撰稿：江远帆",
        "电话：123",
    ]
