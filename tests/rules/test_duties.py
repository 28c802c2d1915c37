"""Who sees to an item, what proves it, what it cost and scores."""

from __future__ import annotations

import pytest

from civplan.rules.duties import RULES
from support.rule_checks import lines_of_rules

FOUR = "".join(f"    - {{text: {name}, lead: 居委会}}\n" for name in "一二三四")


def item_findings(*items: str, before: str = "") -> list[str]:
    """What is wrong with the items of the work, a line each, from line 3 on."""
    lines = "".join(f"    - {{{item}}}\n" for item in items)
    return lines_of_rules(RULES, f"work:\n  items:\n{before}{lines}")


@pytest.mark.parametrize(
    ("item", "is_reported"),
    [
        ("text: 五", True),
        ("text: 五, lead: 居委会", False),
        ("text: 五, people: 陆佩芳", False),
        ("text: 五, items: [{text: 六, lead: 居委会}]", False),
        ("text: 五, items: [{text: 六}]", True),
        ("text: 五, in: summary", False),
        ("text: 五, not_applicable: 无", False),
    ],
)
def test_the_one_of_five_that_names_nobody_is_reported(item: str, *, is_reported: bool) -> None:
    expected = ["7:14 T207 nobody is named for “五”"] if is_reported else []
    assert item_findings(item, before=FOUR) == expected


def test_where_more_than_one_of_five_names_nobody_that_is_the_files_way() -> None:
    assert item_findings("text: 五", "text: 六", before=FOUR) == []


def test_an_area_names_who_is_responsible_for_its_items() -> None:
    area = "  areas: [{name: 甲, lead: 居委会, items: [五]}]\n"
    assert lines_of_rules(RULES, f"work:\n{area}  items:\n{FOUR}") == []


PROVED = [f"text: {name}, status: done, evidence: {name}.jpg" for name in "一二三四"]


@pytest.mark.parametrize(
    ("item", "is_reported"),
    [
        ("status: done, text: 五", True),
        ("status: ongoing, text: 五", False),
        ("status: done, text: 五, evidence: 五.jpg", False),
        ("status: done, text: 五, items: [{text: 六, evidence: 六.jpg}]", False),
    ],
)
def test_the_one_of_five_that_nothing_proves_is_reported(item: str, *, is_reported: bool) -> None:
    expected = ["7:16 T209 “五” is done, but nothing proves it"] if is_reported else []
    assert item_findings(*PROVED, item) == expected


@pytest.mark.parametrize(
    ("item", "findings"),
    [
        ("budget: {plan: 3.5, spent: 3.5}", []),
        ("budget: {plan: 3.5}", []),
        ("budget: {spent: 3.5}", []),
        ("budget: {plan: 3.5万元, spent: 35000元}", []),
        ("budget: {plan: 3.5, spent: 30000元}", []),
        ("budget: {plan: 3.5, spent: 4.2}, reason: 增加两个单元", []),
        (
            "budget: {plan: 3.5, spent: 4.2}",
            ["3:35 T217 4.2万元 spent of 3.5万元, and nothing says why"],
        ),
        (
            "budget: {plan: 500元, spent: 800元}",
            ["3:36 T217 800元 spent of 500元, and nothing says why"],
        ),
    ],
)
def test_more_money_than_planned_has_a_reason(item: str, findings: list[str]) -> None:
    assert item_findings(f"{item}, text: 照明") == findings


@pytest.mark.parametrize(
    ("criterion", "findings"),
    [
        ("self: 4.5, ref: 甲, points: 5", []),
        ("self: 5, ref: 甲, points: 5", []),
        ("self: 5, ref: 甲", []),
        ("self: -1, ref: 甲, points: -2", []),
        ("self: 5.5分, ref: 甲, points: 5分", ["3:25 T218 5.5 claimed of 5 points"]),
        ("self: 5.5, ref: 甲, points: 5", ["3:25 T218 5.5 claimed of 5 points"]),
    ],
)
def test_a_score_is_not_more_than_its_points(criterion: str, findings: list[str]) -> None:
    assert item_findings(f"criteria: {{{criterion}}}, text: 照明") == findings
