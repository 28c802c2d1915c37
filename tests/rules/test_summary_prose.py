"""P310, P311: sentences of the summary that promise, or that repeat the plan."""

from __future__ import annotations

import pytest

from civplan.model.choices import Document
from civplan.rules.summary_prose import FUTURE_IN_SUMMARY, RULES
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
def test_a_promise_for_the_year_is_reported_wherever_it_stands(text: str, words: str) -> None:
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
    findings = lines_of_rules(
        RULES, f"summary: {{date: 2007-12-20, {section}: 今年社区将继续努力。}}\n"
    )

    assert bool(findings) == (section == "opening")


def test_the_plan_may_promise() -> None:
    assert lines_of_rules(RULES, f"goals: 今年社区将继续努力。\n{DATED}") == []


def test_promises_of_a_summary_that_is_not_checked_are_left_alone() -> None:
    text = f"goals: {{text: {{plan: 甲。, summary: 今年社区将继续努力。}}}}\n{DATED}"

    assert findings_of(RULES, text, documents=(Document.PLAN,)) == []


LONG = "每月召开一次楼群组长例会，听取居民意见"
"""A sentence of 18 characters."""
OTHER_MARK = LONG.replace("，", "、")


def result_findings(text: str, result: str) -> list[str]:
    """What is found about an item; its result stands on line 2 from column 11 on."""
    item = f"work: {{items: [{{text: {text},\n  result: {result}}}]}}\n"
    return lines_of_rules(RULES, f"{item}{DATED}")


def repeats(place: str, text: str = LONG) -> list[str]:
    """The finding about a sentence."""
    return [f"{place} P311 the plan says the same, word for word: “{text}”"]


@pytest.mark.parametrize(
    ("text", "result", "findings"),
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
def test_a_sentence_of_the_plan_is_no_result(text: str, result: str, findings: list[str]) -> None:
    assert result_findings(text, result) == findings


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


def test_repeats_of_a_summary_that_is_not_checked_are_left_alone() -> None:
    text = f"work: {{items: [{{text: {LONG}。, result: {LONG}。}}]}}\n{DATED}"

    assert findings_of(RULES, text, documents=(Document.PLAN,)) == []


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
