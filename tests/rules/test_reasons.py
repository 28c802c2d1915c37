"""What was not done or not reached, and nobody says why."""

from __future__ import annotations

import pytest

from civplan.rules.reasons import RULES
from support.broken import broken, findings_of

SUMMARY = "summary: {date: 2007-12-20}\n"


def told(item: str, summary: str = SUMMARY) -> list[str]:
    """What is wrong with an item; it stands on line 3 from column 7 on."""
    return broken(RULES, f"work:\n  items:\n    - {{{item}}}\n{summary}")


DROPPED = ["3:16 T208 it was dropped, and nothing says why"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", DROPPED),
        (", result: 没有举办", DROPPED),
        (", in: summary", DROPPED),
        (", reason: 没有场地", []),
        (", next: 明年再办", []),
        (", changed: {why: 场地封闭}", []),
        (", result: 因场地封闭没有举办", []),
        (", in: plan", []),
        (", not_applicable: 无", []),
    ],
)
def test_what_was_dropped_has_a_reason(more: str, found: list[str]) -> None:
    assert told(f"status: dropped, text: 电影节{more}") == found


def test_reasons_are_for_the_summary() -> None:
    assert told("status: dropped, text: 电影节", summary="") == []


UNMET = "target: {measure: 巡逻, at_least: 150次, result: 120}"
FOUND = ["3:54 T214 巡逻 120 次 < 150 次, and nothing says why"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", FOUND),
        (", status: ongoing", FOUND),
        (", status: planned", FOUND),
        (", result: 巡逻120次，比计划少30次", FOUND),
        (", status: done", []),
        (", status: dropped, reason: 队员不足", []),
        (", reason: 队员不足", []),
        (", next: 明年补上", []),
        (", result: 由于队员不足，少了30次", []),
    ],
)
def test_what_missed_its_target_has_a_reason(more: str, found: list[str]) -> None:
    assert told(f"{UNMET}, text: 巡逻{more}") == found


def test_the_reason_of_an_item_holds_for_its_sub_items() -> None:
    sub_items = f"items: [{{{UNMET}, text: 巡逻}}]"
    assert len(told(f"text: 平安, {sub_items}")) == 1
    assert told(f"text: 平安, {sub_items}, reason: 队员不足") == []


GOAL = "goals: {targets: [{measure: 居民满意率, at_least: 95%, result: 93%}]"


@pytest.mark.parametrize(
    ("rest", "is_silent"),
    [
        (f"}}\n{SUMMARY}", True),
        ("}\nsummary: {problems: 居民满意率没有达到目标。}\n", False),
        (f", text: {{summary: 除居民满意率外，都已达到。}}}}\n{SUMMARY}", False),
        (f", text: {{plan: 居民满意率要提高。}}}}\n{SUMMARY}", True),
        ("}\n", False),
    ],
)
def test_a_goal_that_was_missed_is_spoken_of(rest: str, *, is_silent: bool) -> None:
    found = "1:59 T216 居民满意率 93% < 95%, and no text of the summary speaks of it"
    assert broken(RULES, GOAL + rest) == ([found] if is_silent else [])


def test_the_messages_are_as_a_clerk_would_say_them() -> None:
    text = f"work:\n  items:\n    - {{{UNMET}, text: 巡逻}}\n{SUMMARY}"
    (finding,) = findings_of(RULES, text)
    assert finding.message("zh") == "指标没有完成，也没有说明：巡逻 120 次 < 150 次"
