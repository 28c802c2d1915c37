"""A plan at the end of a stage: what counts, and what is left out."""

from __future__ import annotations

import datetime as dt

import pytest

from civplan.model.attainment import attainment
from civplan.model.choices import Status
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.stage_plan import plan_at_stage, stage_until
from civplan.model.text import Text
from support.plans import plan_of

STAGE = "stages: [{period: 上半年, problems: {上半年: 慢, 总结: 少}}]\n"
LATER = "summary: {problems: 少}\n"


def at_stage(text: str) -> Plan:
    """The plan of a text at its first stage."""
    plan = plan_of(text)
    return plan_at_stage(plan, plan.stages[0])


def first_item(item: str, rest: str = "") -> Item | None:
    """The only item of a plan at the end of June; None when nothing is left of it."""
    plan = at_stage(f"work: {{items: [{item}]}}\n{STAGE}{rest}")
    assert plan.work is not None
    return next(iter(plan.work.items), None)


def said(text: Text | None) -> str:
    """What the summary says of a text of both documents."""
    return "".join(one.text for one in (text.summary or ())) if text else ""


@pytest.mark.parametrize(
    ("results", "total"),
    [
        (
            "[{on: 2007-01, value: 3}, {on: 2007-06-30, value: 2}, {on: 2007-07-01, value: 9}]",
            "5次",
        ),
        ("[{on: 2007-Q2, value: 4}, {on: 2007, value: 9}]", "4次"),
        ("[{on: 2007-07, value: 3}]", "None"),
        ("12", "None"),
        ("12次", "None"),
    ],
)
def test_results_count_up_to_the_last_day(results: str, total: str) -> None:
    of_item = first_item(f"{{text: 会, target: 会 ≥ 12 次, result: {results}}}")
    of_target = first_item(
        f"{{text: 会, target: {{measure: 会, at_least: 12次, result: {results}}}}}"
    )

    assert of_item is not None
    assert of_target is not None
    assert [str(one.targets[0].outcome) for one in (of_item, of_target)] == [total, total]


@pytest.mark.parametrize(
    "item",
    [
        "{text: 会, target: 会 ≥ 12 次, result: {上半年: 5次, 总结: 12次}}",
        "{text: 会, target: {measure: 会, at_least: 12次, result: {上半年: 5次, 总结: 12次}}}",
    ],
)
def test_a_figure_may_have_a_form_for_the_stage(item: str) -> None:
    plan = plan_of(f"work: {{items: [{item}]}}\n{STAGE}")
    (whole,), then = plan.items, first_item(item)

    assert then is not None
    assert [str(one.targets[0].outcome) for one in (whole, then)] == ["12次", "5次"]


def test_a_form_for_a_stage_is_no_result_of_the_year() -> None:
    plan = plan_of(
        f"{STAGE}goals: {{targets: [{{measure: 等级, level: 市级, result: {{上半年: 已申报}}}}]}}\n"
    )

    assert plan.goals is not None
    assert attainment(plan.goals.targets[0]).met is None


def test_a_ratio_is_the_last_one_by_then() -> None:
    plan = at_stage(
        f"{STAGE}goals: {{targets: [{{measure: 满意率, at_least: 95%, results: ["
        "{on: 2007-03, value: 92%}, {on: 2007-06, value: 94%}, {on: 2007-12, value: 97%}]}]}\n"
    )

    assert plan.goals is not None
    assert str(plan.goals.targets[0].outcome) == "94%"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{计划: 甲, 上半年: 乙, 总结: 丙}", "乙"),
        ("{计划: 甲, 2007-H1: 乙}", "乙"),
        ("{计划: 甲, 总结: 丙}", ""),
        ("{计划: 甲, 前三季度: 乙}", ""),
        ("甲", ""),
    ],
)
def test_a_text_of_both_documents_needs_a_form_for_the_stage(text: str, printed: str) -> None:
    item = first_item(f"{{text: {text}, results: [{{on: 2007-03, text: 做}}]}}")

    assert item is not None
    assert said(item.text) == printed


def test_the_stages_own_keys_are_as_written_unless_they_have_a_form() -> None:
    plan = at_stage(STAGE)

    assert plan.summary is not None
    assert plan.summary.problems is not None
    assert said(plan.summary.problems.text) == "慢"


@pytest.mark.parametrize(
    ("item", "is_left"),
    [
        ("{text: 新增书屋, in: summary, result: 开放}", False),
        ("{text: 新增书屋, in: summary, results: [{on: 2007-07, text: 开放}]}", False),
        ("{text: 新增书屋, in: summary, results: [{on: 2007-05, text: 开放}]}", True),
        ("{text: {上半年: 新增书屋}, in: summary}", True),
    ],
)
def test_unplanned_work_needs_a_date_or_a_form_for_the_stage(item: str, *, is_left: bool) -> None:
    assert (first_item(item) is not None) is is_left


@pytest.mark.parametrize(
    ("status", "rest", "counts"),
    [
        ("ongoing", "", Status.ONGOING),
        ("ongoing", LATER, None),
        ("done", LATER, None),
        ("planned", LATER, Status.PLANNED),
    ],
)
def test_a_status_counts_while_the_file_says_nothing_of_later(
    status: str, rest: str, counts: Status | None
) -> None:
    item = first_item(f"{{text: 会, status: {status}, reason: 忙}}", rest)

    assert item is not None
    assert item.status is counts
    assert (item.reason is None) is bool(rest)


@pytest.mark.parametrize(
    ("place", "rest", "is_left"),
    [
        ("[plan, summary]", LATER, True),
        ("summary", LATER, False),
        ("summary", "", True),
    ],
)
def test_a_table_of_the_summary_is_of_the_latest_time(
    place: str, rest: str, *, is_left: bool
) -> None:
    table = f"{{rows: [[网格, 户数], [一, 120]], in: {place}}}"
    item = first_item(f"{{text: 会, tables: {table}, results: [{{on: 2007-03, text: 做}}]}}", rest)

    assert item is not None
    assert [one.content is not None for one in item.tables] == [True] * is_left


@pytest.mark.parametrize(
    ("results", "is_left"),
    [("[{on: 2007-03, text: 做}]", True), ("[{on: 2007-08, text: 做}]", False)],
)
def test_what_had_not_come_about_is_not_worth_showing(results: str, *, is_left: bool) -> None:
    item = first_item(f"{{text: 会, highlight: true, results: {results}}}", LATER)

    assert item is not None
    assert bool(item.highlight) is is_left


def test_evidence_of_later_is_left_out() -> None:
    files = "[{file: a.jpg, on: 2007-05}, {file: b.jpg, on: 2007-09}, c.jpg]"
    item = first_item(f"{{text: 会, evidence: {files}}}")

    assert item is not None
    assert [one.file for one in item.evidence] == ["a.jpg", "c.jpg"]


def test_honours_of_later_are_left_out() -> None:
    plan = at_stage(f"honours: [5月获评先进, 2007年9月获评文明社区, 平安社区]\n{STAGE}{LATER}")

    assert plan.honours == ("5月获评先进",)


def test_a_stage_that_ends_with_the_year_leaves_nothing_out() -> None:
    text = "work: {items: [{text: 会, target: 会 ≥ 12 次, result: 12, status: done}]}\n"
    plan = plan_of(f"{text}stages: [{{period: 1—12月}}]\n")

    assert plan_at_stage(plan, plan.stages[0]).work == plan.work


def test_a_day_has_the_stage_of_the_file_or_one_without_texts() -> None:
    plan = plan_of(STAGE)

    assert stage_until(plan, dt.date(2007, 6, 30)) is plan.stages[0]
    assert stage_until(plan, dt.date(2007, 6, 29)).problems is None


def test_the_last_day_of_the_year_has_what_the_summary_says() -> None:
    plan = plan_of("summary: {date: 2008-01-05, problems: 人手少。, closing: 特此报告。}\n")

    stage = stage_until(plan, dt.date(2007, 12, 31))

    assert plan.summary
    assert (stage.date, stage.problems, stage.closing) == (
        plan.summary.date,
        plan.summary.problems,
        plan.summary.closing,
    )
    assert stage_until(plan, dt.date(2007, 12, 30)).problems is None
