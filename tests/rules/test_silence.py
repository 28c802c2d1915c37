"""What the plan promises and the summary leaves out."""

from __future__ import annotations

import pytest

from civplan.rules.results import RESULT_MISSING
from civplan.rules.silence import RULES
from support.rule_checks import lines_of_rules

SUMMARY = "summary: {date: 2007-12-20}\n"


def item_findings(*items: str) -> list[str]:
    """What is wrong with the items of the work, a line each, from line 3 on."""
    lines = "".join(f"    - {{{item}}}\n" for item in items)
    return lines_of_rules(RULES, f"work:\n  items:\n{lines}{SUMMARY}")


def says_nothing(place: str, topic: str) -> str:
    """The finding that the summary passes over something."""
    return f"{place} T202 the summary says nothing of “{topic}”"


TOLD = "text: 清理, result: 清理6次"


@pytest.mark.parametrize(
    ("item", "findings"),
    [
        ("text: 开办居民学校，每月一次。", [says_nothing("4:14", "开办居民学校")]),
        ("name: 办学, text: 开办居民学校。", [says_nothing("4:14", "办学")]),
        ("text: 开会, target: 会 ≥ 12 次, due: 2007-12", [says_nothing("4:14", "开会")]),
        (f"text: {'学' * 30}", [says_nothing("4:14", f"{'学' * 19}…")]),
        ("text: 开会, status: planned", []),
        ("text: 开会, reason: 没有场地", []),
        ("text: 开会, next: 明年再开", []),
        ("text: {plan: 开会, summary: 开了会}", []),
        ("text: 开会, target: 会 ≥ 12 次, result: 12", []),
        ("text: 开会, in: plan", []),
        ("text: 开会, not_applicable: 无", []),
        ("text: 开会, status: 做完了", []),
        ("text: 开会, items: [{text: 一, result: 好}, {text: 二}]", [says_nothing("4:55", "二")]),
        ("text: 开会, items: [{text: 一}, {text: 二}]", [says_nothing("4:14", "开会")]),
        ("text: 开会, result: 好, items: [{text: 一}, {text: 二}]", []),
        ("text: 开会, items: [{text: 一, result: 好}]", []),
    ],
)
def test_the_summary_answers_for_what_the_plan_promised(item: str, findings: list[str]) -> None:
    assert item_findings(TOLD, item) == findings


def test_without_a_summary_nothing_is_passed_over() -> None:
    assert lines_of_rules(RULES, f"work: {{items: [{{{TOLD}}}, 开会]}}\n") == []


@pytest.mark.parametrize(
    ("areas", "findings"),
    [
        ("{name: 甲, items: [一]}", [says_nothing("3:24", "一")]),
        (
            "{name: 甲, text: {plan: 要办, summary: 已办}, items: [清理楼道]}",
            [says_nothing("3:55", "清理楼道")],
        ),
        ("{name: 甲, text: {plan: 要办, summary: 楼道已清理6次}, items: [清理楼道]}", []),
        ("{name: 甲, text: {plan: 要办, summary: 清理楼道6次}, items: [{name: 清理楼道}]}", []),
        ("{name: 甲, text: 要办}", [says_nothing("3:13", "甲")]),
        ("{name: 甲, text: {summary: 已办}}", []),
    ],
)
def test_an_area_may_report_in_its_text(areas: str, findings: list[str]) -> None:
    text = f"work:\n  areas:\n    [{areas}]\n  items: [{{{TOLD}}}]\n{SUMMARY}"
    assert lines_of_rules(RULES, text) == findings


WHOLE = "全年清理楼道6次，居民学校授课9期。"
UNTOLD = says_nothing("1:23", "放映电影")


@pytest.mark.parametrize(
    "end",
    [
        "summary: {date: 2007-12-20}",
        f"summary: {{achievements: {WHOLE}}}",
        f"summary: {{achievements: {{items: [{WHOLE}]}}}}",
        f"sections: [{{heading: 成效, text: {WHOLE}, in: summary}}]\nsummary: {{problems: 无}}",
        f"sections: [{{heading: 成效, text: {{summary: {WHOLE}}}}}]\nsummary: {{problems: 无}}",
        "summary: {next_steps: 放映电影。}",
    ],
)
def test_an_item_that_no_text_speaks_of_is_told_in_every_constellation(end: str) -> None:
    text = f"work: {{items: [{{text: 放映电影，每季度一场。}}]}}\n{end}\n"
    assert lines_of_rules(RULES, text) == [UNTOLD]


@pytest.mark.parametrize(
    "promise", ["清理楼道", "开办居民学校，每月一期", "{name: 清理楼道, text: 定期}"]
)
@pytest.mark.parametrize(
    "whole",
    [
        "work: {{text: {{plan: 要办, summary: {whole}}}, items: [{promise}]}}\n{SUMMARY}",
        "work: {{items: [{promise}]}}\nsummary: {{achievements: {whole}}}\n",
        "work: {{items: [{promise}, {told}]}}\nsummary: {{achievements: {whole}}}\n",
    ],
)
def test_a_text_about_the_whole_work_answers_for_what_it_names(whole: str, promise: str) -> None:
    told = "{text: 再办, result: 好}"
    text = whole.format(whole=WHOLE, promise=promise, told=told, SUMMARY=SUMMARY)
    assert lines_of_rules(RULES, text) == []


@pytest.mark.parametrize(
    ("work", "findings"),
    [
        ("每月清理一次楼道，保持整洁。", [says_nothing("1:7", "每月清理一次楼道")]),
        ("{plan: 清理楼道。, summary: 清理楼道6次。}", []),
    ],
)
def test_work_that_is_one_text_is_answered_for_too(work: str, findings: list[str]) -> None:
    assert lines_of_rules(RULES, f"work: {work}\nsummary: {{next_steps: 再办}}\n") == findings
    assert lines_of_rules(RULES, f"work: {work}\nsummary: {{achievements: 办成。}}\n") == []


def test_a_target_of_what_only_a_text_about_the_whole_names_has_a_result() -> None:
    work = "work: {items: [{text: 清理楼道, target: 清理 ≥ 6 次}]}\n"
    found = lines_of_rules([RESULT_MISSING], f"{work}summary: {{achievements: {WHOLE}}}\n")

    assert found == ["1:37 T201 the target “清理” has no result"]


def test_only_the_years_work_is_answered_for_item_by_item() -> None:
    safeguards = f"safeguards: {{items: [每季度检查]}}\nwork: {{items: [{{{TOLD}}}]}}\n"
    assert lines_of_rules(RULES, safeguards + SUMMARY) == []
