"""P310: what the summary still promises."""

from __future__ import annotations

import pytest

from civplan.model.choices import Document
from civplan.rules.summary_prose import RULES
from support.rule_checks import findings_of, lines_of_rules

DATED = "summary: {date: 2007-12-20}\n"


def of_goals(text: str) -> list[str]:
    """What is found in the goals of a summary; their text stands from column 35 on."""
    return lines_of_rules(RULES, f"goals: {{text: {{plan: 甲。, summary: {text}}}}}\n{DATED}")


def of_result(text: str) -> list[str]:
    """What is found in an item's result, which stands from column 35 on."""
    return lines_of_rules(RULES, f"work: {{items: [{{text: 甲。, result: {text}}}]}}\n{DATED}")


def promised(place: str, text: str) -> list[str]:
    """The finding about a promise."""
    return [f"{place} P310 the summary still promises: “{text}”"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("今年我社区将继续改善环境。", "今年我社区将继续"),
        ("今年，社区将进一步改善环境。", "今年，社区将进一步"),
        ("2007年湖内社区将全力做好保洁。", "2007年湖内社区将全力"),
        ("今年力争评上先进。", "今年力争"),
        ("今年社区拟在小区建花坛。", "今年社区拟在"),
        ("今年社区拟对楼道粉刷。", "今年社区拟对"),
        ("今年将争取评上先进。", "今年将争取"),
        ("今年争取在年底前完工。", "今年争取在"),
        ("今年争取于年底前完工。", "今年争取于"),
        ("今年争取年内完工。", "今年争取年内"),
    ],
)
def test_a_promise_for_the_year_is_told_wherever_it_stands(text: str, words: str) -> None:
    assert of_goals(text) == promised("1:35", words)
    assert of_result(text) == promised("1:35", words)


def test_goals_need_no_year_to_be_about_it() -> None:
    assert of_goals("社区将继续改善环境。") == promised("1:35", "社区将继续")
    assert of_result("社区将继续改善环境。") == []


@pytest.mark.parametrize(
    "text",
    [
        "今年社区将垃圾及时清运，将活动与节日结合。",
        "今年社区将在职党员编入网格，将继续教育纳入考核。",
        "今年社区将努力方向定为环境，将进一步修订后的制度上墙。",
        "今年争取到资金5万元，计划生育工作取得进步，按照计划完成。",
        "今年社区拟定了制度，模拟演练2次。",
        "今年社区将继续改善环境，明年再上台阶。",
        "今后，今年社区将继续做的事不变。",
        "居民表示，今年社区将继续得到支持。",
        "2008年社区将继续改善环境。",
        "“今年社区将继续努力”的横幅。",
    ],
)
def test_other_words_and_other_times_are_left_alone(text: str) -> None:
    assert of_goals(text) == []


@pytest.mark.parametrize("section", ["next_steps", "problems", "closing", "opening"])
def test_the_future_is_right_in_next_steps_problems_and_the_closing(section: str) -> None:
    found = lines_of_rules(
        RULES, f"summary: {{date: 2007-12-20, {section}: 今年社区将继续努力。}}\n"
    )

    assert bool(found) == (section == "opening")


def test_the_plan_may_promise() -> None:
    assert lines_of_rules(RULES, f"goals: 今年社区将继续努力。\n{DATED}") == []


def test_a_summary_that_is_not_checked_is_not_told() -> None:
    text = f"goals: {{text: {{plan: 甲。, summary: 今年社区将继续努力。}}}}\n{DATED}"

    assert findings_of(RULES, text, documents=(Document.PLAN,)) == []
