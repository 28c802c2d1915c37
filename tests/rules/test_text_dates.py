"""Times in the texts of a plan that contradict the due date or the plan's year."""

from __future__ import annotations

import pytest

from civplan.rules.text_dates import MONTH_AGAINST_DUE, OTHER_YEAR, RULES
from support.rule_checks import findings_of, lines_of_rules


def said_against_due(text: str, due: str) -> list[str]:
    """The time in an item's text that its due date contradicts."""
    found = findings_of(
        [MONTH_AGAINST_DUE], f"work:\n  items:\n    - {{text: {text}, due: {due}}}\n"
    )
    return [str(one.values["said"]) for one in found]


@pytest.mark.parametrize(
    ("text", "due", "said"),
    [
        ("6月底前完成楼道照明改造。", "2007-12", "6月"),
        ("完成楼道照明改造，12月底前验收。", "2007-06", "12月"),
        ("6月举办邻里节。", "2007-12-31", "6月"),
        ("3月摸底，6月底前完成改造。", "2007-12", "6月"),
        ("年底前完成改造。", "2007-06", "年底"),
        ("上半年完成改造。", "2007-Q4", "上半年"),
        ("第三季度完成改造。", "2007-12", "第三季度"),
        ("三季度完成改造。", "2007-12", "三季度"),
        ("9月10日前完成改造。", "2007-03", "9月"),
    ],
)
def test_a_text_with_another_time_than_the_due_date_is_told(text: str, due: str, said: str) -> None:
    assert said_against_due(text, due) == [said]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("6月底前完成楼道照明改造。", "2007-06"),
        ("6月底前完成楼道照明改造。", "2007-06-20"),
        ("6月底前完成楼道照明改造。", "2007-Q2"),
        ("年底前完成改造。", "2007-12"),
        ("年底前完成改造。", "2007-Q4"),
        ("3月启动楼道照明改造。", "2007-12"),
        ("3月完成摸底。全部楼道安装照明。", "2007-12"),
        ("每月10日前公布，3月起实行。", "2007-12"),
        ("每季度检查一次。", "2007-12"),
        ("用3个月完成改造。", "2007-12"),
        ("5月—10月开展整治。", "2007-10"),
        ("5月至10月开展整治。", "2007-10"),
        ("按2006年6月的要求完成改造。", "2007-12"),
        ("改造楼道照明。", "2007-12"),
        ("6月底前完成楼道照明改造。", "2008-12"),
        ("6月底前完成楼道照明改造。", "2007"),
        ("6月底前完成楼道照明改造。", "长期"),
        ("全年开展走访，6月进行中期检查。", "2007-12"),
    ],
)
def test_a_text_that_may_agree_with_the_due_date_is_left_alone(text: str, due: str) -> None:
    assert said_against_due(text, due) == []


def test_the_finding_names_both_places() -> None:
    text = "work:\n  items:\n    - text: 6月底前完成改造。\n      due: 2007-12\n"

    assert lines_of_rules(RULES, text) == [
        "3:13 T233 the text says “6月”, but it is due on 2007-12 (line 4)"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2006年6月底前完成楼道照明改造。", "2006年6月底前完成"),
        ("2006年年底前，全面完成改造。", "2006年年底前，全面完成"),
        ("2006年内建成居民学校。", "2006年内建成"),
        ("2006年将继续走访居民。", "2006年将"),
        ("在2006年第三季度开展评选。", "2006年第三季度开展"),
        ("2008年6月底前完成楼道照明改造。", "2008年6月底前完成"),
    ],
)
def test_a_promise_for_another_year_is_told(text: str, said: str) -> None:
    found = findings_of([OTHER_YEAR], f"work:\n  items: [{text}]\n")
    assert [one.values["said"] for one in found] == [said]


@pytest.mark.parametrize(
    "item",
    [
        "2007年6月底前完成楼道照明改造。",
        "2006年6月底前已完成的改造，加强管护。",
        "对2006年6月开展的评选进行回访。",
        "2006年底完成了改造，今年加强管护。",
        "巩固2006年获评的市级文明社区成果。",
        "在2006年完成改造的基础上，安装扶手。",
        "到2008年底建成示范社区。",
        "1998年6月建成的楼房全部改造。",
        "落实《2006年6月完成改造的意见》。",
        "{text: 2006年6月底前完成改造。, carried_from: 2006}",
        "{text: 走访。, result: 2006年6月完成改造。}",
    ],
)
def test_what_speaks_of_the_past_or_of_a_later_goal_is_left_alone(item: str) -> None:
    assert findings_of([OTHER_YEAR], f"work:\n  items:\n    - {item}\n") == []
