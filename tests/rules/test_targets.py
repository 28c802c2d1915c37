"""Targets whose figures cannot be right as they are written."""

from __future__ import annotations

import pytest

from civplan.rules.targets import RULES
from support.broken import broken


def targeted(target: str) -> list[str]:
    """What is wrong with a target; its first key stands on line 1, column 20."""
    return broken(RULES, f"goals: {{targets: [{{{target}}}]}}\n")


@pytest.mark.parametrize(
    ("goal", "result"),
    [
        ("12次", "12"),
        ("12", "12次"),
        ("12次", "12次"),
        ("95%", "96.2"),
        ("95%", "96％"),
        ("50人", "60名"),
        ("50户", "60余户"),
        ("5个工作日", "3工作日"),
        ("100平方米", "120㎡"),
    ],
)
def test_figures_in_one_unit_are_compared(goal: str, result: str) -> None:
    assert targeted(f"measure: 甲, at_least: {goal}, result: {result}") == []


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (
            "result: 12场, measure: 甲, at_least: 12次",
            "1:28 T210 甲: the target is 12次, the result 12场, in another unit",
        ),
        (
            "result: 96%, measure: 甲, at_least: 95",
            "1:28 T210 甲: the target is 95, the result 96%, in another unit",
        ),
        (
            "result: 9000元, measure: 甲, at_least: 1.2万元",
            "1:28 T210 甲: the target is 1.2万元, the result 9000元, in another unit",
        ),
        (
            "result: 50人, measure: 甲, at_least: 60人次",
            "1:28 T210 甲: the target is 60人次, the result 50人, in another unit",
        ),
        (
            "unit: 次, measure: 甲, at_least: 12场, result: 13",
            "1:26 T210 甲: the target is 12场, the result 13次, in another unit",
        ),
    ],
)
def test_figures_in_two_units_cannot_be_compared(target: str, found: str) -> None:
    assert targeted(target) == [found]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("at_least: 12, every: month", ""),
        ("at_least: 24, unit: 期, every: month", ""),
        ("at_least: 10, every: month", ""),
        ("every: month", ""),
        ("at_least: 250, every: day", ""),
        ("at_least: 40, every: week", ""),
        ("at_least: 1, every: year", ""),
        ("at_least: 95%, every: month", ""),
        ("at_least: 8小时, every: month", ""),
        ("at_most: 3起, every: month", ""),
        ("at_least: 6, every: month", "12 a year at this frequency, but 6次"),
        ("at_least: 1场, every: month", "12 a year at this frequency, but 1场"),
        ("equals: 2次, every: quarter", "4 a year at this frequency, but 2次"),
    ],
)
def test_the_years_count_is_not_less_than_how_often(target: str, found: str) -> None:
    place = f"1:{20 + target.index(':') + 2}"
    told = [f"{place} T211 会 would be {found} is written"] if found else []
    assert targeted(f"{target}, measure: 会") == told


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("result: 100%, at_least: 95%, measure: 居民满意率", []),
        ("result: 130%, at_least: 95%, measure: 任务完成率", []),
        ("result: 130%, at_least: 95%, measure: 收入增长率", []),
        ("result: 130, at_least: 95, measure: 居民满意率", []),
        (
            "result: 962%, at_least: 95%, measure: 居民满意率",
            ["1:28 T219 居民满意率 cannot exceed 100%: 962%"],
        ),
        (
            "result: 962, at_least: 95%, measure: 居民满意率",
            ["1:28 T219 居民满意率 cannot exceed 100%: 962%"],
        ),
        (
            "at_least: 950%, measure: 调解成功率",
            ["1:30 T219 调解成功率 cannot exceed 100%: 950%"],
        ),
    ],
)
def test_a_part_is_not_more_than_the_whole(target: str, found: list[str]) -> None:
    assert targeted(target) == found


def test_the_targets_of_items_are_looked_at_unless_they_do_not_concern_the_community() -> None:
    sub_items = "items: [{text: 会, target: 会 ≥ 12 次, result: 9场}]"
    told = broken(RULES, f"work: {{items: [{{text: 会, {sub_items}}}]}}\n")
    assert [line.split()[1] for line in told] == ["T210"]
    assert (
        broken(RULES, f"work: {{items: [{{not_applicable: 无, text: 会, {sub_items}}}]}}\n") == []
    )
