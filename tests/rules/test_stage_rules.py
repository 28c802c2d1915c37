"""Stages: what is wrong with a stage, and what may stand there."""

from __future__ import annotations

import pytest

from civplan.model.choices import Document
from civplan.model.grammar.period_forms import parse_period
from civplan.rules.check import check_plan
from civplan.rules.context import CheckOptions
from support.documents import NESTED, pack_named
from support.plans import finding_lines, plan_of

BASE = "principles: 一\ngoals: 二\nplan: {date: 2007-01-10}\n"
DATED = "work: {items: [{text: 走访。, results: [{on: 2007-05, text: 走访}]}]}\n"


def findings(text: str, options: CheckOptions | None = None) -> list[str]:
    """The findings about stages, and about the texts of stages."""
    plan = plan_of(BASE + text)
    of_stages = {
        "S108",
        "S141",
        "S142",
        "S143",
        "S144",
        "S145",
        "S146",
        "S148",
        "S149",
        "P301",
        "P306",
    }
    found = check_plan(plan, pack_named(NESTED).profile, options)
    return finding_lines(one for one in found if one.rule.code in of_stages)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年走访60户。", ["8:38 S144 the summary of first-half says “全年”"]),
        ("一年来工作有序。", ["8:38 S144 the summary of first-half says “一年来”"]),
        ("完成全年目标的一半。", []),
        ("为全年任务打下基础。", []),
        ("去年全年走访60户。", []),
        ("近一年来工作有序。", []),
    ],
)
def test_a_stage_is_not_the_whole_year(text: str, found: list[str]) -> None:
    stage = f"stages: [{{period: 上半年, achievements: {text}, date: 2007-07-05}}]\n"

    assert findings(DATED + stage) == found


def test_what_comes_next_may_speak_of_the_year() -> None:
    stage = "stages: [{period: 上半年, next_steps: 全年走访120户。, date: 2007-07-05}]\n"

    assert findings(DATED + stage) == []


@pytest.mark.parametrize(
    ("forms", "count"),
    [
        ("{plan: 走访, H1: 走访居民130户。, Q1: 走访居民140户。}", 1),
        ("{plan: 走访, H1: 走访居民 130 户。, summary: 走访居民 120 户。}", 1),
        ("{plan: 走访, H1: 走访居民130户。, summary: 走访居民150户。}", 0),
        ("{plan: 走访, H1: 化解纠纷30件。, summary: 受理投诉20件。}", 0),
        ("{plan: 走访, H1: 其余6个在办。, summary: 其余5个在办。}", 0),
        ("{plan: 走访, H1: 走访居民30户。, summary: 走访居民20户，走访居民40户。}", 0),
    ],
)
def test_figures_of_a_later_stage_are_not_smaller(forms: str, count: int) -> None:
    text = f"work: {{items: [{{text: {forms}}}]}}\nstages: [{{period: Q1}}, {{period: H1}}]\n"

    assert len([one for one in findings(text) if " S145 " in one]) == count


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("stages: [{period: H1}]\n", 1),
        ("stages: [{period: H1}]\nsummary: {date: 2007-12-20}\n", 0),
        ("stages: [{period: 全年}]\n", 0),
    ],
)
def test_a_result_without_a_date_is_told_while_it_is_the_latest(rest: str, count: int) -> None:
    item = "{text: 会。, target: 会 ≥ 12 次, result: 5}"
    dated = "{text: 访。, results: [{on: 2007-05, value: 2户}]}"
    found = findings(f"work: {{items: [{item}, {dated}]}}\n{rest}")

    assert len([one for one in found if " S146 " in one]) == count


def test_texts_of_a_stage_are_checked_like_those_of_a_summary() -> None:
    stage = (
        "stages: [{period: H1, date: 2007-07-05, title: 湖内社区工作计划, problems: '走访慢,少'}]\n"
    )

    assert [one.split()[1] for one in findings(DATED + stage)] == ["S108", "P301"]


def test_one_stage_can_be_checked_alone() -> None:
    stages = "stages: [{period: Q1, problems: '慢,慢'}, {period: H1, problems: 慢}]\n"
    plan = plan_of(f"{BASE}{DATED}{stages}")
    period = plan.stages[1].period
    found = check_plan(plan, pack_named(NESTED).profile, CheckOptions(stage=period))

    assert [one.rule.code for one in found] == ["S102"]


def test_the_plan_alone_has_no_stages() -> None:
    stages = "stages: [{period: Q1, problems: '慢,慢'}]\n"

    assert findings(DATED + stages, CheckOptions(documents=(Document.PLAN,))) == []


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        (
            "[{period: H1}, {period: Q3}]",
            ["8:9 S148 it has no stage “first-quarter”; there are: first-half, third-quarter"],
        ),
        ("", ["1:1 S148 it has no stage “first-quarter” and no “stages” at all"]),
        ("[{period: 1—3月}]", []),
    ],
)
def test_a_missing_stage_that_is_asked_for_is_told_with_those_there(
    stages: str, found: list[str]
) -> None:
    text = DATED + (f"stages: {stages}\n" if stages else "")
    options = CheckOptions(stage=parse_period("第一季度"))

    assert [line for line in findings(text, options) if " S148 " in line] == found


def test_without_a_stage_asked_for_none_is_missing() -> None:
    assert findings(DATED + "stages: [{period: H1}]\n") == []


@pytest.mark.parametrize(
    ("stage", "found"),
    [
        (
            "period: 上半年, date: 2007-05-20",
            ["S149 the summary of first-half is dated 2007-05-20, but has a result of 2007-05-31"],
        ),
        (
            "period: 上半年, date: 2007-06-20",
            ["S149 the summary of first-half is dated 2007-06-20, before its last day, 2007-06-30"],
        ),
        ("period: 上半年, date: 2007-06-30", []),
        ("period: 上半年, date: 2007-07-05", []),
        ("period: 全年, date: 2007-12-20", []),
    ],
)
def test_a_stage_is_dated_when_its_results_are_there(stage: str, found: list[str]) -> None:
    work = "work: {items: [{text: 走访。, results: [{on: 2007-05-31, text: 走访}]}]}\n"

    lines = findings(f"{work}stages: [{{{stage}}}]\n")
    assert [line.split(" ", 1)[1] for line in lines] == found
