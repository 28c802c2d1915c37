"""Words that promise, in the place of what was done."""

from __future__ import annotations

import pytest

from civplan.rules.summary_prose import FUTURE_IN_SUMMARY
from support.rule_checks import findings_of

DATED = "summary: {date: 2007-12-20}\n"


def promises_in(item: str, end: str = DATED) -> list[str]:
    """The words that promise in an item of the work."""
    found = findings_of([FUTURE_IN_SUMMARY], f"work:\n  items:\n    - {{{item}}}\n{end}")
    return [str(one.values["text"]) for one in found]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("将走访独居老人20户。", "将走访"),
        ("将于年底前完成改造。", "将于年底前"),
        ("社区将开展健康讲座12场。", "社区将开展"),
        ("已走访30户，将组织志愿者上门服务。", "将组织"),
        ("拟走访独居老人20户。", "拟走访"),
        ("拟于12月开展评选。", "拟于12月开展"),
        ("计划开展讲座12场。", "计划开展"),
        ("计划于年底前开展评选。", "计划于年底前开展"),
        ("准备举办邻里节。", "准备举办"),
        ("预计年底完成改造。", "预计年底完成"),
        ("年底前完成改造。", "年底前完成"),
        ("12月底前全面完成改造。", "12月底前全面完成"),
        ("争取年底前完成改造。", "争取年底前"),
        ("争取尽快完工。", "争取尽快"),
        ("力争做到户户上门。", "力争做到"),
        ("即将启动改造。", "即将启动"),
        ("今年将走访独居老人20户。", "今年将走访"),
        ("今年将继续改善环境。", "今年将继续"),
    ],
)
@pytest.mark.parametrize("status", ["", ", status: done"])
def test_a_result_that_promises_is_told(result: str, words: str, status: str) -> None:
    assert promises_in(f"text: 做好工作。, result: {result}{status}") == [words]
    assert promises_in(f"text: {{plan: 做好工作。, summary: {result}}}{status}") == [words]


@pytest.mark.parametrize("status", ["planned", "ongoing", "dropped"])
def test_what_is_not_done_may_say_how_it_goes_on(status: str) -> None:
    assert promises_in(f"text: 走访。, result: 将走访20户。, status: {status}") == []


@pytest.mark.parametrize(
    "result",
    [
        "走访独居老人20户。",
        "将走访情况及时上报。",
        "将走访中发现的问题逐一解决。",
        "将开展的活动编入年历。",
        "将培训与就业结合。",
        "将整治纳入考核。",
        "按计划开展讲座12场。",
        "计划生育家庭走访20户。",
        "争取到资金5万元。",
        "争取资金5万元。",
        "年底前已完成改造。",
        "年底前完成了改造。",
        "6月底前完成改造。",
        "改造于年底前完成。",
        "拟定制度3项。",
        "明年将开展评选。",
        "下一步，将开展评选。",
    ],
)
def test_words_that_tell_of_what_was_done_are_left_alone(result: str) -> None:
    assert promises_in(f"text: 做好工作。, result: {result}") == []


def test_at_midyear_the_end_of_the_year_is_still_to_come() -> None:
    item = "text: 改造。, result: 年底前完成改造。"

    assert promises_in(item, "summary: {date: 2007-07-05}\n") == []
    assert promises_in(item) == ["年底前完成"]


def test_the_next_step_and_the_plan_may_promise() -> None:
    assert promises_in("text: 将走访20户。, result: 走访20户。, next: 将走访30户。") == []
