"""T203, T204, T208, T214, T216: an item's status against its figures, and its reasons."""

from __future__ import annotations

import pytest

from civplan.rules.status import (
    DONE_BELOW_TARGET,
    DROPPED_WITHOUT_REASON,
    RULES,
    STATUS_BEHIND,
    UNMET_WITHOUT_REASON,
)
from support.rule_checks import findings_of, lines_of_rules

STATUS_RULES = (DONE_BELOW_TARGET, STATUS_BEHIND)


def status_findings(status: str, *targets: str) -> list[str]:
    """What is wrong with an item of a status and these targets; the status is on line 3."""
    text = (
        f"work:\n  items:\n    - {{status: {status}, text: 会, targets: [{', '.join(targets)}]}}\n"
    )
    return lines_of_rules(RULES, text)


@pytest.mark.parametrize(
    ("target", "shortfall"),
    [
        ("{measure: 会, at_least: 12次, result: 8}", "会 8 次 < 12 次"),
        ("{measure: 会, every: month, result: 8}", "会 8 次 < 12 次"),
        ("{measure: 会, at_least: 12, result: 8}", "会 8 < 12"),
        ("{measure: 率, at_least: 95%, result: 94.96%}", "率 94.96% < 95%"),
        ("{measure: 访, at_most: 3起, result: 4}", "访 4 起 > 3 起"),
        ("{measure: 访, equals: 0起, result: 1}", "访 1 起 ≠ 0 起"),
        ("{measure: 人, at_least: 1200人, approx: 余, result: 800}", "人 800 人 < 1200 人"),
        ("{measure: 人, at_least: 900人, approx: 余, result: 800}", "人 800 人 < 900 人"),
        ("{measure: 级, level: 市级, result: 否}", "级 is not 市级"),
    ],
)
def test_what_misses_its_target_is_not_done(target: str, shortfall: str) -> None:
    assert status_findings("done", target) == [f"3:16 T203 marked as done, but {shortfall}"]


@pytest.mark.parametrize(
    "target",
    [
        "{measure: 会, at_least: 12次, result: 12}",
        "{measure: 会, at_least: 12次}",
        "{measure: 会, result: 8次}",
        "{measure: 会, at_least: 12次, result: 8期}",
        "{measure: 人, at_least: 200人次, result: 约195人次}",
        "{measure: 讲座, at_least: 3场, at_most: 5场, result: 6场}",
        "{measure: 人, at_least: 850人, approx: 余, result: 800}",
        "{measure: 级, level: 市级文明社区, result: 被评为市文明社区}",
        "{measure: 访, at_most: 3起, result: 3}",
    ],
)
def test_what_may_have_reached_its_target_may_be_done(target: str) -> None:
    assert status_findings("done", target) == []


def test_every_target_that_is_missed_is_reported() -> None:
    missed = "{{measure: {}, at_least: 2次, result: 1}}"
    assert status_findings("done", missed.format("甲"), missed.format("乙")) == [
        "3:16 T203 marked as done, but 甲 1 次 < 2 次",
        "3:16 T203 marked as done, but 乙 1 次 < 2 次",
    ]


def test_the_message_is_as_a_clerk_would_say_it() -> None:
    text = "work:\n  items: [{text: 会, target: 碰头会 ≥ 12 次, result: 8, status: 已完成}]\n"
    (finding,) = findings_of(RULES, text)
    assert finding.message("zh") == "指标未完成却标为“已完成”：碰头会 8 次 < 12 次"


@pytest.mark.parametrize("status", ["planned", "ongoing", "dropped"])
def test_what_is_not_marked_as_done_may_miss_its_target(status: str) -> None:
    assert status_findings(status, "{measure: 访, at_most: 3起, result: 4}") == []


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("{measure: 会, at_least: 12次, result: 12}", "12 次"),
        ("{measure: 会, at_least: 12次, result: 1}", "1 次"),
        ("{measure: 会, at_least: 12次, result: 0}", ""),
        ("{measure: 会, result: 3次}", ""),
        ("{measure: 率, at_least: 95%, result: 96%}", ""),
        ("{measure: 访, at_most: 3起, result: 2}", ""),
    ],
)
def test_what_has_a_count_was_begun(target: str, value: str) -> None:
    line = f"3:16 T204 会 has a result ({value}), but the status says planned"
    assert status_findings("planned", target) == ([line] if value else [])


@pytest.mark.parametrize(
    ("status", "result", "findings"),
    [
        ("planned", "是", ["3:16 T204 the item has a result (是), but the status says planned"]),
        (
            "planned",
            "12件",
            ["3:16 T204 the item has a result (12 件), but the status says planned"],
        ),
        ("planned", "0件", []),
        ("planned", "否", []),
        ("planned", "场地没有移交。", []),
        ("ongoing", "12件", []),
        ("done", "否", ["3:16 T203 marked as done, but its result says no"]),
        ("done", "是", []),
        ("dropped", "否", []),
    ],
)
def test_an_items_own_result_does_not_contradict_its_status(
    status: str, result: str, findings: list[str]
) -> None:
    text = f"work:\n  items:\n    - {{status: {status}, text: 会, result: {result}}}\n"

    assert lines_of_rules(STATUS_RULES, text) == findings


SUMMARY = "summary: {date: 2007-12-20}\n"
REASON_RULES = (DROPPED_WITHOUT_REASON, UNMET_WITHOUT_REASON)


def reason_findings(item: str, summary: str = SUMMARY) -> list[str]:
    """What is wrong with an item; it stands on line 3 from column 7 on."""
    return lines_of_rules(REASON_RULES, f"work:\n  items:\n    - {{{item}}}\n{summary}")


DROPPED = ["3:16 T208 it was dropped, and nothing says why"]


@pytest.mark.parametrize(
    ("more", "findings"),
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
def test_what_was_dropped_has_a_reason(more: str, findings: list[str]) -> None:
    assert reason_findings(f"status: dropped, text: 电影节{more}") == findings


def test_reasons_are_for_the_summary() -> None:
    assert reason_findings("status: dropped, text: 电影节", summary="") == []


UNMET = "target: {measure: 巡逻, at_least: 150次, result: 120}"
FOUND = ["3:54 T214 巡逻 120 次 < 150 次, and nothing says why"]


@pytest.mark.parametrize(
    ("more", "findings"),
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
def test_what_missed_its_target_has_a_reason(more: str, findings: list[str]) -> None:
    assert reason_findings(f"{UNMET}, text: 巡逻{more}") == findings


def test_the_reason_of_an_item_holds_for_its_sub_items() -> None:
    sub_items = f"items: [{{{UNMET}, text: 巡逻}}]"
    assert len(reason_findings(f"text: 平安, {sub_items}")) == 1
    assert reason_findings(f"text: 平安, {sub_items}, reason: 队员不足") == []


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
    findings = "1:59 T216 居民满意率 93% < 95%, and no text of the summary speaks of it"
    assert lines_of_rules(RULES, GOAL + rest) == ([findings] if is_silent else [])


def test_the_messages_are_as_a_clerk_would_say_them() -> None:
    text = f"work:\n  items:\n    - {{{UNMET}, text: 巡逻}}\n{SUMMARY}"
    (finding,) = findings_of(RULES, text)
    assert finding.message("zh") == "指标没有完成，也没有说明：巡逻 120 次 < 150 次"
