"""The faults of the summary that this project began with: which rule finds each, as the page says.

The sentences around the faulty words are our own.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.plans import finding_lines, opened_example
from support.programs import REPOSITORY

PAGE = REPOSITORY / "docs/seed-faults.md"
ROW = re.compile(r"^\| (?P<fault>[^|]+?) \| (?P<codes>[^|]+?) \|", re.MULTILINE)
CODE = re.compile(r"\[([A-Z]\d{3})\]")
WORKED = "work: {plan: 清理楼道。, summary: 清理楼道12次。}\n"
SUMMARY = "summary: {date: 2007-12-20}\n"

FOUND = {
    "踫头会": (
        "work:\n  items: [楼群组长每月开一次踫头会。]\n",
        ["2:20 P304 “踫” is a rare character; “碰” is meant"],
    ),
    "抶贫": (
        "goals: 做好抶贫助困。\n",
        ["1:10 P304 “抶” is a rare character; “扶” is meant"],
    ),
    "屏弃": (
        "work:\n  items: [请居民屏弃陋习。]\n",
        ["2:14 P314 “屏弃” is usually written “摒弃”"],
    ),
    "保持社区保持": (
        "work: 保持社区保持干净，楼道每周清扫。\n",
        ["1:7 P305 “保持社区保持” says “保持” twice"],
    ),
    "07年": (
        "principles: 按07年的要求安排。\n",
        ["1:14 P307 the year “07年” has two digits only"],
    ),
    "06年": (
        "plan:\n  date: 2007-01-10\n  opening: 在06年的基础上，制定本计划。\n",
        ["3:13 P307 the year “06年” has two digits only"],
    ),
    "总结的标题写成“计划”": (
        f"{WORKED}summary:\n  date: 2007-12-20\n  title: 湖内社区2007年创建文明社区计划\n",
        ["4:25 S108 the summary's title says “计划”"],
    ),
    "（三）后面是（五）": (
        "sections:\n  - {heading: 其他, text: [（三）办好活动。, （五）管好环境。]}\n",
        ["2:36 P319 “（五）” follows “（三）”; “（四）” is expected"],
    ),
    "1、2、4、": (
        "sections:\n  - {heading: 其他, text: [1、定好制度。, 2、分好工。, 4、开好会。]}\n",
        ["2:43 P319 “4、” follows “2、”; “3、” is expected"],
    ),
    "半角逗号": (
        "goals: 居民满意,社区平安。\n",
        ["1:12 P301 a half-width “,” in Chinese text"],
    ),
    "段落里的“3、”": (
        "work:\n  items: [办好宣传栏，3、组建一支腰鼓队。]\n",
        ["2:17 P318 the number “3、” stands in the middle of a paragraph"],
    ),
    "方面名称前的“(一)”": (
        "work:\n  areas:\n    - {name: (一)健全制度, items: [开好例会。]}\n",
        ["3:14 P309 the number “(一)” would be printed twice"],
    ),
    "段落开头的“(一)”": (
        "sections:\n  - {heading: 其他, text: (一)健全制度，开好例会。}\n",
        ["2:25 P301 a half-width “()” in Chinese text"],
    ),
    "做到 “一帮一”": (
        "work:\n  items: [做到 “一帮一”，常走访。]\n",
        ["2:13 P303 a blank that does not belong into “做到 “一”"],
    ),
    "今年我社区将继续": (
        f"goals: {{plan: 让居民住得舒心。, summary: 今年我社区将继续绿化。}}\n{WORKED}{SUMMARY}",
        ["1:34 P310 the summary still promises: “今年我社区将继续”"],
    ),
    "若干户": (
        "work:\n  items: [评出若干户文明家庭。]\n",
        ["2:13 T206 “若干户” gives no figure to be held to"],
    ),
    "一定次数": (
        "work:\n  items: [对骨干进行一定次数的培训。]\n",
        ["2:16 T206 “一定次数” gives no figure to be held to"],
    ),
    "承诺没有下文": (
        f"work:\n  items: [{{text: 开好例会。, result: 开会12次。}}, 组建一支腰鼓队。]\n{SUMMARY}",
        ["2:42 T202 the summary says nothing of “组建一支腰鼓队”"],
    ),
    "落款只有“2007年12月”": (
        f"{WORKED}summary: {{date: 2007-12}}\n",
        ["2:17 S103 the summary's date has no day (GB/T 9704-2012, 7.3.5.4)"],
    ),
    "网页夹带的“xx社区”": (
        "sections:\n  - {heading: 其他, text: 巩固xx社区的成果。}\n",
        ["2:27 P306 “xx” still stands for something"],
    ),
    "网页夹带的“......”": (
        "sections:\n  - {heading: 其他, text: 会议的其他要求......}\n",
        ["2:32 P301 a half-width “......” in Chinese text"],
    ),
}
"""By the fault, as the page names it: a plan file with it, and what is told."""

UNKNOWABLE = {
    "今年业我社区": "goals: 今年业我社区要办好三件实事。\n",
    "干部党员干部": "work:\n  items: [建立干部党员干部联系困难户制度。]\n",
    "社区主官": "organization: 由社区主官负总责。\n",
    "标题和正文连成一行": "work:\n  areas: [{name: 营造优美环境 环境很重要, items: [扫地。]}]\n",
    "网页自己的说明": "plan:\n  date: 2007-01-10\n  opening: 本计划由某网站整理，供您参考。\n",
    "总结里的“今年至少组建一支”": (
        f"work: {{plan: 清理楼道。, summary: 今年至少组建一支腰鼓队。}}\n{SUMMARY}"
    ),
}
"""Faults that no rule can know without being wrong elsewhere; nothing is told."""


@pytest.mark.parametrize("fault", FOUND)
def test_the_fault_is_found_at_its_place_and_nothing_else(fault: str, tmp_path: Path) -> None:
    plan, findings = FOUND[fault]

    assert finding_lines(opened_example(plan, tmp_path).findings) == findings


@pytest.mark.parametrize("fault", UNKNOWABLE)
def test_what_no_rule_can_know_is_left_alone(fault: str, tmp_path: Path) -> None:
    assert finding_lines(opened_example(UNKNOWABLE[fault], tmp_path).findings) == []


def test_the_page_names_the_same_faults_and_rules() -> None:
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    on_page = {fault: CODE.findall(codes) for fault, codes in rows if CODE.search(codes)}
    unknown = [fault for fault, codes in rows if codes == "无 / none"]

    assert on_page == {
        fault: [line.split()[1] for line in findings] for fault, (_, findings) in FOUND.items()
    }
    assert unknown == list(UNKNOWABLE)


def test_the_page_links_rules_that_there_are() -> None:
    links = re.findall(r"\]\((rules/[^)]+)\)", PAGE.read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (PAGE.parent / link).is_file()] == []
