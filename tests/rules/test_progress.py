"""How far the work is on a given day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.model.choices import Every
from civplan.rules.check import check_plan
from civplan.rules.context import CheckOptions
from civplan.rules.progress import RULES, expected_on, periods_passed
from support.documents import SCHEME, pack_named
from support.plans import plan_of
from support.rule_checks import findings_of, lines_of_rules


@pytest.mark.parametrize(
    ("every", "day", "passed"),
    [
        (Every.MONTH, "2007-01-30", 0),
        (Every.MONTH, "2007-01-31", 1),
        (Every.MONTH, "2007-06-30", 6),
        (Every.MONTH, "2007-12-31", 12),
        (Every.QUARTER, "2007-03-30", 0),
        (Every.QUARTER, "2007-03-31", 1),
        (Every.QUARTER, "2007-12-31", 4),
        (Every.WEEK, "2007-01-13", 1),
        (Every.WEEK, "2007-01-14", 2),
        (Every.WEEK, "2008-12-31", 52),
        (Every.DAY, "2008-12-31", 365),
        (Every.YEAR, "2007-12-30", 0),
        (Every.YEAR, "2007-12-31", 1),
    ],
)
def test_only_whole_periods_have_passed(every: Every, day: str, passed: int) -> None:
    assert periods_passed(every, dt.date.fromisoformat(day)) == (passed, every.per_year)


@given(
    st.integers(0, 10_000),
    st.sampled_from(Every),
    st.dates(dt.date(2007, 1, 1), dt.date(2008, 12, 30)),
)
def test_what_is_expected_grows_with_the_days_and_is_never_more_than_the_years(
    goal: int, every: Every, day: dt.date
) -> None:
    today = expected_on(Decimal(goal), every, day)
    next_day = day + dt.timedelta(days=1)
    assert 0 <= today <= goal
    assert next_day.year > day.year or expected_on(Decimal(goal), every, next_day) >= today


UNTIL = "until 2007-06-30"


def progress_findings(target: str, as_of: str = "2007-06-30") -> list[str]:
    """What is behind on a day of a goal's target, whose first key stands on line 1, column 20."""
    return lines_of_rules(RULES, f"goals: {{targets: [{{{target}}}]}}\n", as_of=as_of)


@pytest.mark.parametrize(
    ("target", "findings"),
    [
        ("result: 6, measure: 会, every: month", []),
        (
            "result: 5, measure: 会, every: month",
            ["1:28 T212 会: 6次 expected until 2007-06-30, the result is 5次"],
        ),
        (
            "measure: 会, every: quarter, unit: 场",
            ["1:29 T212 会: 2场 expected until 2007-06-30, the result is not given"],
        ),
        (
            "result: 11, measure: 会, at_least: 24次, every: month",
            ["1:28 T212 会: 12次 expected until 2007-06-30, the result is 11次"],
        ),
        ("result: 90%, measure: 率, at_least: 95%, every: month", []),
        ("result: 1小时, measure: 学习, at_least: 48小时, every: month", []),
        ("result: 3期, measure: 会, at_least: 12次, every: month", []),
        ("result: 1, measure: 访, at_most: 12次, every: month", []),
        ("result: 80, measure: 巡逻, at_least: 150次", []),
        (
            "result: 60, measure: 巡逻, at_least: 150次",
            [f"1:28 T230 巡逻: 74次 would be in step with the year {UNTIL}, the result is 60次"],
        ),
        ("measure: 巡逻, at_least: 150次", []),
        ("result: 0, measure: 公园, at_least: 2座", []),
        ("result: 60%, measure: 率, at_least: 95%", []),
    ],
)
def test_a_target_is_compared_with_the_part_of_the_year_that_has_passed(
    target: str, findings: list[str]
) -> None:
    assert progress_findings(target) == findings


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("", ""),
        ("2006-12-31", ""),
        ("2007-12-30", "11"),
        ("2007-12-31", "12"),
        ("2008-03-01", "12"),
    ],
)
def test_the_year_begins_and_ends(as_of: str, expected: str) -> None:
    day = min(as_of, "2007-12-31")
    lines = [f"1:28 T212 会: {expected}次 expected until {day}, the result is 3次"]
    keys = "result: 3, measure: 会, every: month"
    assert progress_findings(keys, as_of) == (lines if expected else [])


DATED = "results: [{on: 2007-03, value: 2}, {on: 2007-06-05, value: 4}, {on: 2007-09, value: 6}]"


@pytest.mark.parametrize(
    ("as_of", "value"), [("2007-03-31", 2), ("2007-06-30", 6), ("2007-12-31", 12)]
)
def test_dated_results_count_up_to_the_day(as_of: str, value: int) -> None:
    target = "target: {measure: 会, every: month, at_least: 240}"
    text = f"work:\n  items: [{{text: 会, {target}, {DATED}}}]\n"
    (finding,) = findings_of(RULES, text, as_of=as_of)
    assert finding.values["value"] == f"{value}次"


@pytest.mark.parametrize(
    ("item", "is_reported"),
    [
        ("due: 2007-05, status: ongoing", True),
        ("due: 2007-05, status: planned", True),
        ("due: 2007-05", True),
        ("due: 2007-05, status: done", False),
        ("due: 2007-05, status: dropped", False),
        ("due: 2007-05, result: 已修好", False),
        ("due: 2007-05, status: ongoing, changed: {why: 雨季}", False),
        ("due: 2007-05, status: ongoing, in: summary", False),
        ("due: 2007-06, status: ongoing", False),
        ("due: 长期, status: ongoing", False),
    ],
)
def test_what_was_due_before_the_day_is_done(item: str, *, is_reported: bool) -> None:
    text = f"work:\n  items:\n    - {{{item}, text: 修路}}\n"
    expected = ["3:13 T213 it was due on 2007-05-31 and is not done"] if is_reported else []
    assert lines_of_rules(RULES, text, as_of="2007-06-30") == expected
    assert lines_of_rules(RULES, text) == []


def test_when_the_year_is_over_nothing_can_be_made_up_for() -> None:
    target = "result: 60, measure: 巡逻, at_least: 150次"
    assert len(progress_findings(target, "2007-12-30")) == 1
    assert progress_findings(target, "2007-12-31") == progress_findings(target, "2008-02-01") == []


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ("", []),
        ("summary: {date: 2007-12-20}\n", [7]),
        ("safeguards: {items: [{text: 巡查。, status: ongoing}]}\n", [7]),
        ("goals: {target: {measure: 演练, at_least: 2, unit: 场, result: 1}}\n", [7]),
    ],
)
def test_a_scheme_is_asked_for_progress_once_it_tells_of_any(more: str, lines: list[int]) -> None:
    plan = plan_of(
        f"pack: work-scheme\nwork:\n  items:\n    - {{text: 清理。, due: 2007-06}}\n{more}"
    )
    profile = pack_named(SCHEME).profile
    findings = check_plan(plan, profile, CheckOptions(as_of=dt.date(2007, 12, 31)))

    assert [one.span.line for one in findings if one.rule in RULES] == lines
