"""An item's status against its figures."""

from __future__ import annotations

import pytest

from civplan.rules.status import RULES
from support.broken import broken, findings_of


def marked(status: str, *targets: str) -> list[str]:
    """What is wrong with an item of a status and these targets; the status is on line 3."""
    text = (
        f"work:\n  items:\n    - {{status: {status}, text: 会, targets: [{', '.join(targets)}]}}\n"
    )
    return broken(RULES, text)


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
    assert marked("done", target) == [f"3:16 T203 marked as done, but {shortfall}"]


@pytest.mark.parametrize(
    "target",
    [
        "{measure: 会, at_least: 12次, result: 12}",
        "{measure: 会, at_least: 12次}",
        "{measure: 会, result: 8次}",
        "{measure: 会, at_least: 12次, result: 8场}",
        "{measure: 钱, at_least: 1.2万元, result: 9000元}",
        "{measure: 人, at_least: 850人, approx: 余, result: 800}",
        "{measure: 级, level: 市级文明社区, result: 被评为市文明社区}",
        "{measure: 访, at_most: 3起, result: 3}",
    ],
)
def test_what_may_have_reached_its_target_may_be_done(target: str) -> None:
    assert marked("done", target) == []


def test_every_target_that_is_missed_is_told() -> None:
    missed = "{{measure: {}, at_least: 2次, result: 1}}"
    assert marked("done", missed.format("甲"), missed.format("乙")) == [
        "3:16 T203 marked as done, but 甲 1 次 < 2 次",
        "3:16 T203 marked as done, but 乙 1 次 < 2 次",
    ]


def test_the_message_is_as_a_clerk_would_say_it() -> None:
    text = "work:\n  items: [{text: 会, target: 碰头会 ≥ 12 次, result: 8, status: 已完成}]\n"
    (finding,) = findings_of(RULES, text)
    assert finding.message("zh") == "指标未完成却标为“已完成”：碰头会 8 次 < 12 次"


@pytest.mark.parametrize("status", ["planned", "ongoing", "dropped"])
def test_what_is_not_marked_as_done_may_miss_its_target(status: str) -> None:
    assert marked(status, "{measure: 访, at_most: 3起, result: 4}") == []


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
    told = f"3:16 T204 会 has a result ({value}), but the status says planned"
    assert marked("planned", target) == ([told] if value else [])
