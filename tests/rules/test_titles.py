"""What a document's title calls it, and its number."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.finding import Edit
from civplan.model.choices import Document
from civplan.rules.titles import QUOTED_NAME, RULES
from support.plans import REQUIRED, findings_in_file
from support.rule_checks import findings_of, lines_of_rules


def titled(document: str, title: str) -> list[str]:
    """What is wrong with the title of a document; it stands on line 2 from column 10 on."""
    return lines_of_rules(RULES, f"{document}:\n  title: {title}\n")


@pytest.mark.parametrize(
    ("document", "title", "column"),
    [
        ("summary", "湖内社区2007年工作计划", 21),
        ("summary", "湖内社区2007年工作计划（草案）", 21),
        ("summary", "湖内社区工作计划（草案）（二稿）", 16),
        ("summary", "计划生育工作计划", 16),
        ("plan", "湖内社区2007年工作总结", 21),
        ("plan", "2006年计划完成情况总结", 21),
        ("plan", '"湖内社区2007年工作总结"', 22),
    ],
)
def test_a_title_ends_with_the_name_of_its_own_document(
    document: str, title: str, column: int
) -> None:
    other = "总结" if document == "plan" else "计划"
    assert titled(document, title) == [
        f"2:{column} S108 the {document}'s title says “{other}”",
    ]


@pytest.mark.parametrize(
    ("document", "title"),
    [
        ("summary", "湖内社区2007年工作总结"),
        ("summary", "2007年计划完成情况总结"),
        ("summary", "湖内社区计划生育工作总结"),
        ("summary", "2007年工作总结暨2008年工作计划"),
        ("summary", "关于2007年工作计划执行情况的报告"),
        ("summary", "“五年计划”实施情况"),
        ("plan", "湖内社区2007年工作计划"),
        ("plan", "2007年工作计划和2006年工作总结"),
        ("plan", "2007年工作要点"),
        ("plan", "（草案）"),
        ("plan", "关于学习《2006年工作总结》的安排"),
    ],
)
def test_the_other_documents_name_may_stand_elsewhere_in_a_title(document: str, title: str) -> None:
    assert titled(document, title) == []


def test_the_last_line_of_a_title_in_lines_counts_brackets_aside() -> None:
    lines = "plan:\n  title:\n    - 湖内社区\n    - 2007年工作总结\n    - （草案）\n"
    assert lines_of_rules(RULES, lines) == ["4:14 S108 the plan's title says “总结”"]


def test_a_title_is_fixed_at_its_last_word() -> None:
    (finding,) = findings_of(RULES, "plan:\n  title: 湖内社区工作总结\n")
    assert finding.edits == (Edit(finding.span, "计划"),)
    assert (finding.span.column, finding.span.end_column) == (16, 18)


def test_the_title_of_a_document_that_is_not_checked_is_left_alone() -> None:
    text = "plan: {title: 工作总结}\nsummary: {title: 工作计划}\n"
    assert [one.span.line for one in findings_of(RULES, text)] == [1, 2]
    alone = findings_of(RULES, text, documents=(Document.SUMMARY,))
    assert [one.span.line for one in alone] == [2]


def number_findings(number: str, date: str = "") -> list[str]:
    """What is wrong with the plan's number; it stands on line 2 from column 11 on."""
    day = f"  date: {date}\n" if date else ""
    return lines_of_rules(RULES, f"plan:\n  number: {number}\n{day}")


@pytest.mark.parametrize(
    ("number", "date", "findings"),
    [
        ("通湖社〔2007〕3号", "2007-01-10", []),
        ("通湖社〔2006〕31号", "2006-12-28", []),
        ("通湖社〔2006〕3号", "", []),
        ("通湖社〔2006〕3号", "长期", []),
        (
            "通湖社〔2006〕3号",
            "2007-01-10",
            ["2:11 S112 the number is of 2006, but the document is dated 2007"],
        ),
    ],
)
def test_a_number_is_of_the_year_of_its_date(number: str, date: str, findings: list[str]) -> None:
    assert number_findings(number, date) == findings


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ('"通湖社[2007]3号"', "通湖社〔2007〕3号"),
        ("通湖社（2007）3号", "通湖社〔2007〕3号"),
        ("通湖社【2007】第3号", "通湖社〔2007〕3号"),
        ("通湖社〔2007〕03号", "通湖社〔2007〕3号"),
        ("通湖社〔2007〕 3 号", "通湖社〔2007〕3号"),
        ("通湖社〔2007〕120", "通湖社〔2007〕120号"),
    ],
)
def test_a_number_that_one_can_read_is_fixed(number: str, right: str) -> None:
    text = f"plan:\n  number: {number}\n  date: 2007-01-10\n"
    (finding,) = findings_of(RULES, text)
    assert finding.rule.code == "S113"
    assert [edit.text for edit in finding.edits] == [right]
    assert lines_of_rules(RULES, text.replace(number, right)) == []


@pytest.mark.parametrize(
    "number", ["通湖社〔07〕3号", "3号", "通湖社2007年3号", "通湖社〔2007〕号"]
)
def test_a_number_that_says_too_little_is_only_told(number: str) -> None:
    (finding,) = findings_of(RULES, f"plan:\n  number: {number}\n")
    assert (finding.rule.code, finding.edits) == ("S113", ())
    assert finding.help("zh").startswith("写成“通湖社〔2007〕3号”的样子")


def midyear(tmp_path: Path, date: str, more: str = "", pack: str = "annual-work") -> list[str]:
    """What S116 says of a summary of this date, and the help."""
    text = f"{REQUIRED}pack: {pack}\nsummary:\n  date: {date}\n{more}"
    found = [one for one in findings_in_file(tmp_path, text) if one.rule.code == "S116"]
    return [one.help("zh") for one in found]


@pytest.mark.parametrize(
    ("date", "period"),
    [
        ("2007-03-31", "第一季度"),
        ("2007-05-10", "1至4月"),
        ("2007-06-30", "上半年"),
        ("2007年7月", "上半年"),
        ("2007-10-08", "前三季度"),
    ],
)
def test_a_summary_of_mid_year_gets_the_title_to_write(
    tmp_path: Path, date: str, period: str
) -> None:
    (said,) = midyear(tmp_path, date)
    assert f"“标题: 湖内社区2007年{period}工作总结”" in said


@pytest.mark.parametrize(
    ("date", "more", "pack"),
    [
        ("2007-11-01", "", "annual-work"),
        ("2007-12-20", "", "annual-work"),
        ("2008-06-20", "", "annual-work"),
        ("2007", "", "annual-work"),
        ("2007-02-01", "", "annual-work"),
        ("2007-07-05", "  title: 湖内社区上半年工作总结\n", "annual-work"),
        ("2007-07-05", "  title: 湖内社区2007年度工作总结\n", "annual-work"),
        ("2007-07-05", "", "civilized-community"),
    ],
)
def test_the_title_for_the_whole_year_is_right_at_its_end_or_is_ones_own(
    tmp_path: Path, date: str, more: str, pack: str
) -> None:
    assert midyear(tmp_path, date, more, pack) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("community: “湖内社区”\n", "湖内社区"),
        ("district: ‘通北街道办事处’\n", "通北街道办事处"),
        ("issuer: [「湖内社区居委会」]\n", "湖内社区居委会"),
        ("work: {items: [{text: 清理, people: “甲某”}]}\n", "甲某"),
        ("organization: {members: [{name: “甲某”}]}\n", "甲某"),
    ],
)
def test_a_name_needs_no_quotation_marks(text: str, name: str) -> None:
    [finding] = findings_of((QUOTED_NAME,), text)

    assert finding.values["name"] == name
    assert finding.edits[0].text == name


@pytest.mark.parametrize(
    "text",
    [
        "community: 湖内社区\n",
        'community: "湖内社区"\n',
        "campaign: “邻里一家亲”\n",
        "work: {areas: [{name: “一老一小”, items: [清理]}]}\n",
        "work: {items: [{text: 清理, lead: “红管家”}]}\n",
        "issuer: “红管家”和“蓝管家”\n",
        "work: {items: [“邻里节”]}\n",
    ],
)
def test_other_texts_may_begin_and_end_with_them(text: str) -> None:
    assert findings_of((QUOTED_NAME,), text) == []
