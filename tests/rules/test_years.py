"""P307: years with two digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.years import CHECKS
from support.plans import finding_lines
from support.rule_checks import apply_edits, findings_in_prose


@pytest.mark.parametrize(
    ("text", "year", "right"),
    [
        ("07年计划", 2007, "2007年计划"),
        ("在06年的基础上", 2007, "在2006年的基础上"),
        ("’07年计划", 2007, "2007年计划"),
        ("在'07年内", 2007, "在2007年内"),
        ("‘平安’07年计划", 2007, "‘平安’2007年计划"),
        ("自07年来", 2007, "自2007年来"),
        ("07年3月", 2007, "2007年3月"),
        ("12年6月完成", 2012, "2012年6月完成"),
        ("12年度计划", 2012, "2012年度计划"),
        ("12年底完成", 2012, "2012年底完成"),
        ("12年上半年", 2012, "2012年上半年"),
        ("99年12月建成", 2001, "1999年12月建成"),
    ],
)
def test_a_year_near_the_plans_is_written_in_full(text: str, year: int, right: str) -> None:
    findings = findings_in_prose(CHECKS, text, year=year)

    assert findings
    assert apply_edits(findings, text) == right


@pytest.mark.parametrize(
    "text",
    [
        "2007年",
        "从教30年",
        "历时10年",
        "12年来",
        "近20年",
        "5年计划",
        "10年规划",
        "12年级",
        "服务满12年3个月",
        "30年初心不改",
        "2006-07年度",
        "2006—07年度",
        "第107年",
        "投入1.07年金",
        "75年6月建成",
        "20年度过",
        "90年代",
        "计划20 08年春节后开展",
    ],
)
def test_lengths_of_time_and_full_years_are_left_alone(text: str) -> None:
    assert finding_lines(findings_in_prose(CHECKS, text, year=2012)) == []


def test_a_year_far_from_the_plans_is_reported_without_an_edit() -> None:
    findings = findings_in_prose(CHECKS, "小区05年建成", year=2024)

    assert finding_lines(findings) == ["1:3 P307 the year “05年” has two digits only"]
    assert apply_edits(findings, "小区05年建成") == "小区05年建成"


@given(st.text("0127年月度底’、-", max_size=12))
def test_after_the_edits_no_year_with_an_edit_is_left(text: str) -> None:
    text = text or "年"
    after = apply_edits(findings_in_prose(CHECKS, text), text)

    assert [one for one in findings_in_prose(CHECKS, after) if one.edits] == []
