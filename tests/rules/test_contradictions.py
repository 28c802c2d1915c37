"""Figures that contradict the text beside them."""

from __future__ import annotations

import pytest

from civplan.rules.contradictions import CHECKS, RULES, TEXT_AGAINST_TARGET, VALUE_AGAINST_TEXT
from support.rule_checks import findings_in_prose, findings_of, lines_of_rules, marked_text

SUMMARY = "summary: {date: 2007-12-20}\n"


def said_against_value(result: str, target: str = "走访 ≥ 100 户") -> list[str]:
    """The words of a result's text that its own figure contradicts."""
    item = f"{{text: 入户。, target: {target}, result: {result}}}"
    found = findings_of([VALUE_AGAINST_TEXT], f"work:\n  items:\n    - {item}\n{SUMMARY}")
    return [str(one.values["said"]) for one in found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("走访居民130户。", "130户"),
        ('"全年走访居民1,300户。"', "1,300户"),
        ("走访困难家庭、独居老人共130家。", "130家"),
        ("走访居民一百三十户。", "一百三十户"),
        ("走访居民130余户。", "130余户"),
        ("走访居民1.3万户。", "1.3万户"),
        ("走访居民130户，其中独居老人20户。", "130户"),
        ("入户走访居民，全年共计130户，解决问题15个。", "130户"),
        ("全年完成130户。", "130户"),
        ("组织志愿者30人，走访居民130户以上。", "130户"),
    ],
)
def test_a_text_that_gives_another_figure_is_told(text: str, said: str) -> None:
    assert said_against_value(f"{{value: 110, text: {text}}}") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "走访居民110户。",
        "走访居民一百一十户。",
        "走访居民近110户。",
        "走访居民100余户。",
        "走访居民100多户。",
        "走访居民100户以上。",
        "上半年走访50户，下半年走访60户。",
        "走访独居老人20户、困难家庭35户。",
        "走访居民，帮助困难家庭12户。",
        "走访中为12户居民解决了用水问题。",
        "辖区居民500户，逐户走访。",
        "比上年多走访20户。",
        "第12户是军属。",
        "第一百二十三户是军属。",
        "走访130户次。",
        "走访130人。",
        "走访居民，建立一户一档。",
        "每月走访10户。",
        "走访居民100~130户。",
    ],
)
def test_a_text_that_may_mean_the_same_figure_is_left_alone(text: str) -> None:
    assert said_against_value(f"{{value: 110, text: {text}}}") == []


@pytest.mark.parametrize(
    ("target", "result", "said"),
    [
        ("居民满意率 ≥ 95%", "{value: 96%, text: 居民满意率达到98%。}", ["98%"]),
        ("居民满意率 ≥ 95%", "{value: 96%, text: 居民满意率达到98％。}", ["98％"]),
        ("居民满意率 ≥ 95%", "{value: 96%, text: 居民满意率由90%提高到96%。}", []),
        ("居民满意率 ≥ 95%", "{value: 96%, text: 居民满意率提高3%。}", []),
        ("讲座 ≥ 12 次", "{value: 12, text: 举办讲座13场。}", ["13场"]),
        ("讲座 ≥ 12 次", "{value: 12, text: 举办讲座12场。}", []),
        ("参加 ≥ 1000 人次", "{value: 1.2万人次, text: 参加1.3万人次。}", ["1.3万人次"]),
        ("参加 ≥ 1000 人次", "{value: 1.2万人次, text: 参加12000人次。}", []),
        ("{measure: 走访, at_least: 100户, result: 100, approx: over}", "走访130户。", []),
        ("{measure: 走访, at_least: 100户, result: 110}", "走访130户。", ["130户"]),
        ("居民满意率 ≥ 95%", "{value: 96%, text: 参与率、合格率分别为90%、98%。}", []),
        ("讲座 ≥ 12 次", "{value: 12, text: 第六十三次讲座请来了医生。}", []),
        ("讲座点 ≥ 3 个", "{value: 3, text: 讲座点建成用了10个工作日。}", []),
    ],
)
def test_units_that_mean_the_same_are_compared(target: str, result: str, said: list[str]) -> None:
    assert said_against_value(result, target) == said


def test_of_several_targets_only_the_one_that_is_named_is_compared() -> None:
    visits = "{measure: 走访, at_least: 100户, result: 110}"
    two = f"[{visits}, {{measure: 慰问, at_least: 9户, result: 20}}]"

    assert said_against_value("走访居民110户，慰问20户。", two) == []
    assert said_against_value("走访居民130户，慰问20户。", two) == ["130户"]
    assert said_against_value("全年共130户。", two) == []


@pytest.mark.parametrize(
    ("item", "findings"),
    [
        (
            "text: 入户。, result: {value: 110户, text: 走访130户。}",
            ["3:49 T231 the text says “130户”, but the figure of the result is 110 户 (line 3)"],
        ),
        (
            "text: {plan: 入户, summary: 走访130户}, target: {measure: 走访, unit: 户, result: 9}",
            ["3:36 T231 the text says “130户”, but the figure of the result is 9 户 (line 3)"],
        ),
        (
            "text: 开会, results: [{on: 2007-03, value: 2次, text: 开会3次}, {on: 2007-06}]",
            ["3:61 T231 the text says “3次”, but the figure of the result is 2 次 (line 3)"],
        ),
        ("text: 入户。, result: {value: 110户, text: 走访12户、慰问7户。}", []),
        ("text: 入户。, result: 走访130户。", []),
    ],
)
def test_every_figure_is_held_against_the_text_beside_it(item: str, findings: list[str]) -> None:
    text = f"work:\n  items:\n    - {{{item}}}\n{SUMMARY}"
    assert lines_of_rules([VALUE_AGAINST_TEXT], text) == findings


def test_a_goal_is_held_against_the_text_of_the_goals() -> None:
    goals = """\
goals:
  text: {plan: 让居民满意。, summary: 居民满意率达到98%。}
  targets: [{measure: 居民满意率, at_least: 95%, result: 96%}]
"""
    assert lines_of_rules(RULES, goals + SUMMARY) == [
        "2:40 T231 the text says “98%”, but the figure of the result is 96% (line 3)"
    ]
    assert lines_of_rules(RULES, goals) == []


def promised(text: str, target: str) -> list[str]:
    """The words of an item's text that promise another figure than its target."""
    found = findings_of(
        [TEXT_AGAINST_TARGET], f"work:\n  items:\n    - {{text: {text}, target: {target}}}\n"
    )
    return [str(one.values["said"]) for one in found]


@pytest.mark.parametrize(
    ("text", "target", "said"),
    [
        ("全年召开碰头会不少于12次。", "碰头会 ≥ 10 次", "12次"),
        ("召开碰头会，全年不少于十二次。", "碰头会 ≥ 10 次", "十二次"),
        ("全年走访居民120户。", "走访 ≥ 100 户", "120户"),
        ("全年走访居民80户以上。", "走访 ≥ 100 户", "80户"),
        ("居民满意率达到95%以上。", "居民满意率 ≥ 90%", "95%"),
        ("投诉控制在5件以内。", "投诉 ≤ 8 件", "5件"),
        ("每月召开一次碰头会。", "碰头会 ≥ 4 次", "每月召开一次"),
        ("每季度召开一次碰头会。", "碰头会 ≥ 12 次", "每季度召开一次"),
        ("每周不少于1次碰头会。", "碰头会 ≥ 12 次", "每周不少于1次"),
        ("每两个月召开1次碰头会。", "碰头会 ≥ 12 次", "每两个月召开1次"),
        ("每半年召开两次碰头会。", "碰头会 ≥ 2 次", "每半年召开两次"),
    ],
)
def test_a_text_that_promises_another_figure_is_told(text: str, target: str, said: str) -> None:
    assert promised(text, target) == [said]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("全年召开碰头会不少于12次。", "碰头会 ≥ 12 次"),
        ("全年走访居民约100户。", "走访 ≥ 105 户"),
        ("每月召开一次碰头会。", "碰头会 ≥ 12 次"),
        ("每月召开一次碰头会。", "碰头会 ≥ 10 次"),
        ("每月召开一次碰头会，全年12次。", "碰头会 ≥ 12 次"),
        ("每月至少召开一次碰头会。", "碰头会 ≥ 20 次"),
        ("每月召开一次碰头会。", "{measure: 碰头会, every: month}"),
        ("每月走访10户。", "走访 ≥ 120 户"),
        ("走访居民，慰问困难家庭20户。", "走访 ≥ 100 户"),
        ("走访独居老人20户、困难家庭80户。", "走访 ≥ 100 户"),
        ("在120户居民中开展走访。", "慰问 ≥ 100 户"),
        ("每月召开一次例会。", "居民议事会 ≥ 4 次"),
        ("居民满意率比上年提高2%。", "居民满意率 ≥ 90%"),
        ("走访居民120户。", "{measure: 走访, at_least: 100户, changed: {why: 人手不足。}}"),
    ],
)
def test_a_text_that_agrees_with_its_target_is_left_alone(text: str, target: str) -> None:
    assert promised(text, target) == []


def test_the_finding_names_the_target_and_its_line() -> None:
    text = """\
work:
  items:
    - text: 全年召开碰头会不少于12次。
      target:
        measure: 碰头会
        at_least: 10次
"""
    [finding] = findings_of(RULES, text)

    assert finding.message("zh") == "文字里承诺的是“12次”，指标却是碰头会 ≥ 10 次（第6行）"
    assert (finding.span.line, finding.span.column) == (3, 23)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("居民满意率达到195%。", ["195%"]),
        ("满意率为101.5％。", ["101.5％"]),
        ("居民满意率达到100%。", []),
        ("居民满意率达到95%。", []),
        ("参与率比上年提高120%。", []),
        ("计划完成率120%。", []),
        ("网格覆盖率100%，走访率增长150%。", []),
    ],
)
def test_no_share_in_a_text_is_over_a_hundred(text: str, figures: list[str]) -> None:
    found = findings_in_prose(CHECKS, text)
    assert marked_text(found, text) == figures
    assert {one.rule.code for one in found} <= {"T219"}
