"""Dates that cannot belong to the plan's year, or stand out of order."""

from __future__ import annotations

import pytest

from civplan.rules.dates import RULES
from support.rule_checks import lines_of_rules


@pytest.mark.parametrize(
    ("plan", "summary", "findings"),
    [
        ("2007-01-10", "2007-12-20", []),
        ("2006-12-28", "2008-01-15", []),
        ("2007-03", "2007-06-30", []),
        ("2007-12-20", "2007-12-20", []),
        ("2006-07-01", "2007-12-20", []),
        ("2007", "2007-01-05", []),
        (
            "2006-06-30",
            "2007-12-20",
            ["2:14 S109 the plan is dated more than half a year before 2007 begins"],
        ),
        ("2008-01-10", "2008-12-20", ["2:14 S109 the plan is dated after the year 2007 ends"]),
        (
            "2006-12-28",
            "2006-12-30",
            ["3:17 S109 the summary is dated before the year 2007 begins"],
        ),
        ("2007-03-10", "2007-02-20", ["3:17 S109 the summary is dated before the plan"]),
        (
            "2008-01-10",
            "2006-12-20",
            [
                "2:14 S109 the plan is dated after the year 2007 ends",
                "3:17 S109 the summary is dated before the year 2007 begins",
            ],
        ),
    ],
)
def test_a_plan_is_dated_about_the_beginning_of_its_year_and_the_summary_after_it(
    plan: str, summary: str, findings: list[str]
) -> None:
    text = f"year: 2007\nplan: {{date: {plan}}}\nsummary: {{date: {summary}}}\n"
    assert lines_of_rules(RULES, text) == findings


def phase_findings(*phases: str) -> list[str]:
    """What is wrong with the phases, each ``name from to``; the first stands on line 2."""
    lines = (
        f"  - {{phase: {name}, from: {begin}, to: {end}}}\n"
        for name, begin, end in (phase.split() for phase in phases)
    )
    return lines_of_rules(RULES, f"schedule:\n{''.join(lines)}")


@pytest.mark.parametrize(
    ("phases", "findings"),
    [
        (("甲 2007-01 2007-03", "乙 2007-04 2007-12"), []),
        (("甲 2006-12 2007-03", "乙 2007-04 2008-01"), []),
        (("甲 2006-11 2006-12", "乙 2007-01 2007-12"), []),
        (("甲 2007-03 2007-12", "乙 2007-01 2007-12"), []),
        (("甲 2007-04 2007-06", "乙 2007-03 2007-04"), []),
        (("甲 2006 2006", "乙 2007 2007", "丙 2008 2008"), []),
        (("甲 2007-04 长期", "乙 2007-01 2007-03"), []),
        (
            ("甲 2007-04 2007-06", "乙 2007-01 2007-03"),
            ["3:22 S111 the phase “乙” lies wholly before the phase that stands above it"],
        ),
        (
            ("甲 2006-01 2006-03", "乙 2006-04 2006-09"),
            [
                "2:22 S111 the phase “甲” lies outside the plan's year 2007",
                "3:22 S111 the phase “乙” lies outside the plan's year 2007",
            ],
        ),
        (
            ("甲 2007-10 2007-12", "乙 2008-10 2008-12"),
            ["3:22 S111 the phase “乙” lies outside the plan's year 2007"],
        ),
    ],
)
def test_phases_stand_in_the_order_of_time_and_in_the_year(
    phases: tuple[str, ...], findings: list[str]
) -> None:
    assert phase_findings(*phases) == findings


def test_a_phase_without_an_end_is_not_judged() -> None:
    text = "schedule: [{phase: 甲, from: 2007-06}, {phase: 乙, from: 2007-01, to: 2007-03}]\n"
    assert lines_of_rules(RULES, text) == []


@pytest.mark.parametrize(
    ("keys", "is_wrong"),
    [
        ("due: 2007-12", False),
        ("due: 2007", False),
        ("due: 长期", False),
        ("due: 2006-12", True),
        ("due: 2008-01", True),
        ("due: 2006-12, carried_from: 2006", False),
        ("due: 2008-03, carried_from: 2006", True),
        ("due: 2008-03, changed: {why: 等管线迁改}", False),
    ],
)
def test_what_is_due_is_due_within_the_year(keys: str, *, is_wrong: bool) -> None:
    expected = ["3:23 T205 it is due outside the plan's year 2007"] if is_wrong else []
    assert lines_of_rules(RULES, f"work:\n  items:\n    - {{text: 修路, {keys}}}\n") == expected


def test_what_comes_next_is_due_in_the_year_to_come() -> None:
    assert (
        lines_of_rules(RULES, "summary: {next_steps: {items: [{text: 修路, due: 2008-05}]}}\n")
        == []
    )


def test_a_sub_item_is_due_within_the_year_unless_it_does_not_concern_the_community() -> None:
    sub_item = "    - {{text: 路, {}items: [{{text: 修, due: 2006-05}}]}}\n"
    start = "work:\n  items:\n"
    assert lines_of_rules(RULES, start + sub_item.format("")) == [
        "3:40 T205 it is due outside the plan's year 2007"
    ]
    assert lines_of_rules(RULES, start + sub_item.format("not_applicable: 无, ")) == []


@pytest.mark.parametrize(
    ("on", "more", "is_wrong"),
    [
        ("2007-06-05", "", False),
        ("2006-06-05", "", True),
        ("2008-01-05", "", True),
        ("2006-06-05", ", carried_from: 2006", False),
    ],
)
def test_a_dated_result_is_of_the_year(on: str, more: str, *, is_wrong: bool) -> None:
    expected = ["3:32 T215 this result is not of the plan's year 2007"] if is_wrong else []
    text = f"work:\n  items:\n    - {{text: 会, results: [{{on: {on}, value: 1次}}]{more}}}\n"
    assert lines_of_rules(RULES, text) == expected


def test_a_result_of_january_may_stand_in_a_summary_of_january() -> None:
    text = "work:\n  items:\n    - {text: 会, results: [{on: 2008-01-05, value: 1次}]}\n"
    assert lines_of_rules(RULES, f"{text}summary: {{date: 2008-01-10}}\n") == []
    assert lines_of_rules(RULES, f"{text}summary: {{date: 2007-12-20}}\n") == [
        "3:32 T215 this result is not of the plan's year 2007"
    ]


def test_the_dated_results_of_a_target_count_too() -> None:
    target = "{measure: 会, at_least: 1次, result: [{on: 2006-05, value: 1}]}"
    text = f"work:\n  items:\n    - {{text: 会, targets: [{target}]}}\n"
    assert lines_of_rules(RULES, text) == ["3:68 T215 this result is not of the plan's year 2007"]


def test_the_dated_results_of_a_goal_count_too() -> None:
    target = "{measure: 会, at_least: 1次, result: [{on: 2006-05, value: 1}]}"
    lines = lines_of_rules(RULES, f"goals:\n  targets:\n    - {target}\n")
    assert [line.split(" ", 1)[1] for line in lines] == [
        "T215 this result is not of the plan's year 2007"
    ]
