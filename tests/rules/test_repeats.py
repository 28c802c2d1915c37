"""P311: sentences of the summary that the plan has too."""

from __future__ import annotations

import pytest

from civplan.model.choices import Document
from civplan.rules.summary_prose import RULES
from support.rule_checks import findings_of, lines_of_rules

DATED = "summary: {date: 2007-12-20}\n"
LONG = "每月召开一次楼群组长例会，听取居民意见"
"""A sentence of 18 characters."""
OTHER_MARK = LONG.replace("，", "、")


def found_for(text: str, result: str) -> list[str]:
    """What is found about an item; its result stands on line 2 from column 11 on."""
    item = f"work: {{items: [{{text: {text},\n  result: {result}}}]}}\n"
    return lines_of_rules(RULES, f"{item}{DATED}")


def repeats(place: str, text: str = LONG) -> list[str]:
    """The finding about a sentence."""
    return [f"{place} P311 the plan says the same, word for word: “{text}”"]


@pytest.mark.parametrize(
    ("text", "result", "found"),
    [
        (f"{LONG}。", f"{LONG}。", repeats("2:11")),
        (f"甲。{LONG}；乙。", f"做好走访。{LONG}，", repeats("2:16", f"{LONG}，")),
        (
            f"{LONG}。",
            "每月召开一次楼群组长例会、听取居民意见！",
            repeats("2:11", LONG.replace("，", "、")),
        ),
        (f"{LONG}。", "每月召开一次楼群组长例会，听取居民意见86条。", []),
        ("每月更换科普资料一次。", "每月更换科普资料一次。", []),
    ],
)
def test_a_sentence_of_the_plan_tells_no_result(text: str, result: str, found: list[str]) -> None:
    assert found_for(text, result) == found


@pytest.mark.parametrize(
    "section",
    [
        f"principles: {{text: {{plan: {LONG}。, summary: {LONG}。}}}}\n{DATED}",
        f"organization: {{text: {{plan: {LONG}。, summary: {LONG}。}}}}\n{DATED}",
        f"work: {LONG}。\nsummary: {{date: 2007-12-20, problems: {LONG}。}}\n",
        f"work: {LONG}。\nsummary: {{date: 2007-12-20, next_steps: {LONG}。}}\n",
        f"work: {{items: [{{text: {LONG}。, reason: {LONG}。, next: {LONG}。}}]}}\n{DATED}",
    ],
)
def test_some_sections_may_say_the_same(section: str) -> None:
    assert lines_of_rules(RULES, section) == []


def test_goals_and_achievements_tell_results_too() -> None:
    goals = f"goals: {{text: {{plan: {LONG}。, summary: {LONG}。}}}}\n{DATED}"
    achievements = f"work: {LONG}。\nsummary: {{date: 2007-12-20, achievements: {LONG}。}}\n"

    assert lines_of_rules(RULES, goals) == repeats("1:53")
    assert lines_of_rules(RULES, achievements) == repeats("2:43")


def test_a_summary_that_is_not_checked_is_not_told() -> None:
    text = f"work: {{items: [{{text: {LONG}。, result: {LONG}。}}]}}\n{DATED}"

    assert findings_of(RULES, text, documents=(Document.PLAN,)) == []
