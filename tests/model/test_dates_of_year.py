"""Dates without a year: the file's own, where nothing else can be meant."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.district import DISTRICT_SHAPE
from civplan.model.figures import iso_when
from civplan.model.plan import PLAN_SHAPE, Plan
from civplan.model.plan_file import read_file
from support.plans import nodes_of

HEAD = "community: 湖内社区\nyear: 2024\ncampaign: 创建文明社区\nwork: 一\n"


def read_text(text: str) -> tuple[Plan, list[Finding]]:
    """The plan of a text for 2024, and what is wrong with it."""
    findings: list[Finding] = []
    plan = read_file(PLAN_SHAPE, nodes_of(HEAD + text), findings)
    assert plan is not None
    return plan, findings


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("plan: {date: 1月10日}", "2024-01-10"),
        ("plan: {date: 2024 年 1 月 10 日}", "2024-01-10"),
        ("summary: {date: 12月20日}", "2024-12-20"),
        ("summary: {date: 2025年1月5日}", "2025-01-05"),
        ("总结: {成文日期: 12月}", "2024-12"),
    ],
)
def test_a_document_is_dated_in_the_year_of_the_plan(text: str, date: str) -> None:
    plan, findings = read_text(text)
    details = plan.plan or plan.summary

    assert findings == []
    assert details is not None
    assert details.date is not None
    assert iso_when(details.date) == date


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("plan: {date: 12月28日}", "写成 2023-12-28 或 2024-12-28"),
        ("summary: {date: 1月5日}", "写成 2024-01-05 或 2025-01-05"),
        ("plan: {date: 近期}", "写成 2024-01-10"),
        ("plan: {date: 长期坚持}", "写成 2024-01-10"),
        (
            "schedule: [{phase: 甲, from: 春节后}]",
            "写成 2024-12-20、2024-12、2024-Q2、2024-H1、2024 或 长期",
        ),
        ("schedule: [{phase: 甲, from: 6月前}]", "写成 2024-06 或 2024-05"),
    ],
)
def test_a_date_whose_year_is_open_is_told_with_the_dates_that_it_may_be(
    text: str, advice: str
) -> None:
    _, findings = read_text(text)

    assert [(one.rule.code, one.help("zh")) for one in findings] == [("Y035", advice)]


def test_every_finding_about_the_other_values_stays_and_is_told_once() -> None:
    _, findings = read_text("plan: {date: 1月10日}\nprofile: {area: 很大}\nplam: 一\n")

    assert [one.rule.code for one in findings] == ["Y030", "Y034"]


def test_the_deadlines_of_a_district_are_of_its_year() -> None:
    findings: list[Finding] = []
    root = nodes_of("year: 2024\ndeadlines: {plan: 1月31日, midyear: 7月10日, summary: 12月底}\n")
    district = read_file(DISTRICT_SHAPE, root, findings)

    assert findings == []
    assert district is not None
    assert district.deadlines is not None
    assert [iso_when(when) for _, when in district.deadlines.in_order] == [
        "2024-01-31",
        "2024-07-10",
        "2024-12",
    ]


def test_a_file_without_a_year_has_dates_with_one_only() -> None:
    findings: list[Finding] = []
    read_file(
        PLAN_SHAPE, nodes_of("community: 甲\ncampaign: 乙\nplan: {date: 1月10日}\n"), findings
    )

    assert [one.rule.code for one in findings] == ["Y035", "Y032"]
