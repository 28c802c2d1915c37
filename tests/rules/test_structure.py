"""The sections that a pack expects, and the dates."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding
from civplan.model.plan import PLAN
from civplan.model.profile import PROFILE, Profile
from civplan.rules.check import check_plan
from support.composed import FLAT, NESTED, pack_named
from support.plans import REQUIRED, nodes_of, plan_of, told

DATED = "plan: {date: 2007-01-10}\n"
MINIMAL = "principles: 一\ngoals: 二\nwork: 三\n"


def check(text: str, pack: str = NESTED) -> list[str]:
    """What is wrong with a plan; four lines stand before its own."""
    return told(check_plan(plan_of(text), pack_named(pack).profile))


def lacks(document: str, *sections: str) -> list[str]:
    """The findings for sections that are missing."""
    return [f"1:1 S101 the {document} lacks {section}" for section in sections]


PRINCIPLES = "“principles” (指导思想)"
GOALS = "“goals” (工作目标)"
WORK = "“work” (主要工作)"


@pytest.mark.parametrize(
    ("text", "pack", "found"),
    [
        (MINIMAL, NESTED, []),
        (MINIMAL, FLAT, []),
        ("goals: 二\nwork: 三\n", NESTED, lacks("plan", PRINCIPLES)),
        ("goals: 二\nwork: 三\n", FLAT, []),
        ("", NESTED, lacks("plan", PRINCIPLES, GOALS, WORK)),
        ("", FLAT, lacks("plan", GOALS, WORK)),
        (f"{MINIMAL}summary: {{date: 2007-12-20}}\n", NESTED, []),
        (
            "principles: 一\ngoals: 二\nsummary: {date: 2007-12-20}\n",
            NESTED,
            [*lacks("plan", WORK), *lacks("summary", WORK)],
        ),
        (
            "summary: {date: 2007-12-20}\n",
            FLAT,
            [*lacks("plan", GOALS, WORK), *lacks("summary", WORK)],
        ),
    ],
)
def test_a_required_section_is_missed(text: str, pack: str, found: list[str]) -> None:
    assert check(f"{DATED}{text}", pack) == found


OWN = """\
name: 自己的
plan: {title: 计划, sections: [{section: schedule, heading: 步骤, expect: required}]}
summary:
  title: 总结
  sections:
    - {section: problems, heading: 不足, expect: required}
    - {section: honours, heading: 荣誉, expect: required}
    - {section: indicators, heading: 指标, expect: required}
    - {section: achievements, heading: 成效, expect: recommended}
"""


def own_profile() -> Profile:
    """A profile that requires sections which the built-in ones do not."""
    profile = PROFILE.read(nodes_of(OWN), [])
    assert profile is not None
    return profile


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "summary: {date: 2007-12-20}",
            [
                *lacks("plan", "“schedule” (实施步骤)"),
                *lacks("summary", "“problems” (存在问题)", "“honours” (荣誉)"),
            ],
        ),
        (
            "schedule: [{phase: 启动}]\nhonours: 先进\nsummary: {date: 2007-12-20, problems: 少}",
            [],
        ),
    ],
)
def test_any_section_may_be_required_but_civplan_makes_the_indicators(
    text: str, found: list[str]
) -> None:
    assert told(check_plan(plan_of(DATED + text), own_profile())) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plan: {date: 2007-01-10}", []),
        ("", ["1:1 S102 the plan has no date"]),
        ("plan: {note: 甲}", ["7:7 S102 the plan has no date"]),
        (
            "plan: {date: 2007-01}",
            ["7:14 S103 the plan's date has no day (GB/T 9704-2012, 7.3.5.4)"],
        ),
        ("plan: {date: 2007-01-10}\nsummary: {}", ["8:10 S102 the summary has no date"]),
        (
            "plan: {date: 长期}\n总结:\n  成文日期: 2007",
            [
                "7:14 S103 the plan's date has no day (GB/T 9704-2012, 7.3.5.4)",
                "9:9 S103 the summary's date has no day (GB/T 9704-2012, 7.3.5.4)",
            ],
        ),
    ],
)
def test_a_document_has_a_date_with_its_day(text: str, found: list[str]) -> None:
    assert check(MINIMAL + text) == found


def test_findings_say_how_to_mend_them_in_both_languages() -> None:
    found = check_plan(
        plan_of("goals: 二\nwork: 三\n计划: {附注: 甲}\n总结: {成文日期: 2007}"),
        pack_named(NESTED).profile,
    )

    assert [(one.message("zh"), one.help("zh"), one.help("en")) for one in found] == [
        ("计划缺少“指导思想”（principles）", "补上“指导思想: …”", "add “principles: …”"),
        (
            "计划没有成文日期",
            "在“计划”下补上“成文日期: 2007-01-10”",
            "add “date: 2007-01-10” under “plan”",
        ),
        (
            "总结的成文日期没有写到日（GB/T 9704-2012，7.3.5.4）",
            "写到日，如 2007-12-20",
            "write the day too, such as 2007-12-20",
        ),
    ]


@pytest.mark.parametrize("unreadable", ["plan: {date: 昨天}", "plan: 昨天"])
def test_a_date_that_cannot_be_read_is_not_told_as_missing_too(unreadable: str) -> None:
    found: list[Finding] = []
    plan = PLAN.read(nodes_of(f"{REQUIRED}{MINIMAL}{unreadable}"), found)

    assert plan is not None
    assert [one.rule.code for one in found] in (["Y035"], ["Y033"])
    assert check_plan(plan, pack_named(NESTED).profile) == []
