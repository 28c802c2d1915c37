"""Targets without a result, and promises that the summary leaves out."""

from __future__ import annotations

import pytest

from civplan.rules.results import PROMISE_DROPPED, RESULT_MISSING
from support.rule_checks import findings_of, lines_of_rules

MISSED, DROPPED = [RESULT_MISSING], [PROMISE_DROPPED]
SUMMARY = "summary: {date: 2007-12-20}\n"
MISSING = "T201 the target “会” has no result"


@pytest.mark.parametrize(
    ("target", "findings"),
    [
        ("{measure: 会, at_least: 12次}", [f"1:29 {MISSING}"]),
        ("{measure: 会, every: month}", [f"1:29 {MISSING}"]),
        ("{measure: 会, level: 市级}", [f"1:29 {MISSING}"]),
        ("{measure: 会, at_least: 12次, result: 0}", []),
        ("{measure: 会, at_least: 12次, result: 很多}", []),
        ("{measure: 会, unit: 次}", []),
    ],
)
def test_a_goal_has_a_result_in_the_summary(target: str, findings: list[str]) -> None:
    goals = f"goals: {{targets: [{target}]}}\n"
    assert lines_of_rules(MISSED, goals + SUMMARY) == findings
    assert lines_of_rules(MISSED, goals) == []


def item_findings(*items: str) -> list[str]:
    """What is wrong with the items of the work, a line each, from line 3 on."""
    lines = "".join(f"    - {{{item}}}\n" for item in items)
    return lines_of_rules(MISSED, f"work:\n  items:\n{lines}{SUMMARY}")


@pytest.mark.parametrize(
    ("item", "findings"),
    [
        ("status: done", [f"3:36 {MISSING}"]),
        ("status: ongoing", [f"3:36 {MISSING}"]),
        ("result: 开了会", [f"3:36 {MISSING}"]),
        ("status: done, in: plan", []),
        ("status: done, not_applicable: 无", []),
        ("status: planned", []),
        ("status: dropped", []),
        ("status: ongoing, reason: 没有场地", []),
        ("result: 12", []),
    ],
)
def test_a_target_of_what_was_worked_on_has_a_result(item: str, findings: list[str]) -> None:
    assert item_findings(f"text: 开会, target: {{measure: 会, at_least: 1次}}, {item}") == findings


@pytest.mark.parametrize(
    ("targets", "ways"),
    [
        ("{measure: 会, at_least: 12次}", ["add “result: …” to this target"]),
        ("会 ≥ 12 次", ["give the figure with the item's result: “{value: …, text: …}”"]),
        (
            "[会 ≥ 12 次, 讲座 ≤ 6 期]",
            [
                "write it as “{measure: 会, at_least: 12次, result: …}”",
                "write it as “{measure: 讲座, at_most: 6期, result: …}”",
            ],
        ),
    ],
)
def test_the_help_names_a_place_where_the_result_can_stand(targets: str, ways: list[str]) -> None:
    text = f"work: {{items: [{{text: 开会, targets: {targets}, result: 开了会}}]}}\n{SUMMARY}"

    assert [one.help("en") for one in findings_of(MISSED, text)] == ways


def test_a_goal_in_one_text_is_written_out_to_get_a_result() -> None:
    findings = findings_of(MISSED, f"工作目标: {{指标: 满意率 ≥ 95%}}\n{SUMMARY}")

    assert [one.help("zh") for one in findings] == ["写成“{名称: 满意率, 至少: 95%, 结果: …}”"]


@pytest.mark.parametrize(
    ("item", "edit"),
    [
        ("result: 走访130户次。", "{数值: 130户次, 正文: 走访130户次。}"),
        ("result: '走访130户次，效果好。'", "{数值: 130户次, 正文: '走访130户次，效果好。'}"),
        ("result: 全年走访约1.2万户次。", "{数值: 约1.2万户次, 正文: 全年走访约1.2万户次。}"),
        ("result: 走访130户次，其中困难户20户次。", ""),
        ("result: 比上年多走访30户次。", ""),
        ("result: 走访130人。", ""),
        ("result: 走访了居民。", ""),
    ],
)
def test_a_figure_that_only_the_text_gives_is_named_and_can_be_taken(item: str, edit: str) -> None:
    text = f"work: {{items: [{{text: 走访, target: 走访 ≥ 100 户次, {item}}}]}}\n{SUMMARY}"
    (found,) = findings_of(MISSED, text)

    assert [one.text for one in found.edits] == ([edit] if edit else [])
    assert ("户次，写成" in found.help("zh")) is bool(edit)


def test_a_figure_beside_two_targets_is_named_at_both() -> None:
    item = "{text: 甲, targets: [走访 ≥ 100 户, 讲座 ≥ 3 场], result: {数值: 15, 正文: 做了。}}"
    found = findings_of(MISSED, f"work: {{items: [{item}]}}\n{SUMMARY}")

    assert [one.help("zh").split("；")[0] for one in found] == [
        "完成情况里的数值15不知道是哪个指标的"
    ] * 2


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("参加 ≥ 200人次", "约210人次"),
        ("安全事故 = 0 起", "未发生"),
        ("安全事故 = 0 起", "零"),
        ("年度考核排名前三", "第2名"),
        ("网格全覆盖", "全覆盖"),
    ],
)
def test_a_result_in_words_is_a_result(target: str, result: str) -> None:
    assert item_findings(f"text: 做好工作。, target: {target}, result: {result}") == []


@pytest.mark.parametrize(
    ("result", "way"),
    [
        (
            "每月召开1次议事会。",
            (
                "the result says “每月召开1次”; write the count of the year,"
                " “result: {value: 12次, text: …}”"
            ),
        ),
        (
            "召开议事会14次，解决问题9个。",
            "the result says 14次; write “result: {value: 14次, text: …}”",
        ),
    ],
)
def test_a_figure_in_the_words_of_a_result_is_named(result: str, way: str) -> None:
    text = f"work: {{items: [{{text: 开会, target: 议事会 ≥ 12 次, result: {result}}}]}}\n{SUMMARY}"

    assert [one.help("en") for one in findings_of(MISSED, text)] == [way]


def dropped_findings(*items: str) -> list[str]:
    """What is wrong with the items of the work, a line each, from line 3 on."""
    lines = "".join(f"    - {{{item}}}\n" for item in items)
    return lines_of_rules(DROPPED, f"work:\n  items:\n{lines}{SUMMARY}")


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
    assert dropped_findings(TOLD, item) == findings


def test_without_a_summary_nothing_is_passed_over() -> None:
    assert lines_of_rules(DROPPED, f"work: {{items: [{{{TOLD}}}, 开会]}}\n") == []


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
    assert lines_of_rules(DROPPED, text) == findings


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
    assert lines_of_rules(DROPPED, text) == [UNTOLD]


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
    assert lines_of_rules(DROPPED, text) == []


@pytest.mark.parametrize(
    ("work", "findings"),
    [
        ("每月清理一次楼道，保持整洁。", [says_nothing("1:7", "每月清理一次楼道")]),
        ("{plan: 清理楼道。, summary: 清理楼道6次。}", []),
    ],
)
def test_work_that_is_one_text_is_answered_for_too(work: str, findings: list[str]) -> None:
    assert lines_of_rules(DROPPED, f"work: {work}\nsummary: {{next_steps: 再办}}\n") == findings
    assert lines_of_rules(DROPPED, f"work: {work}\nsummary: {{achievements: 办成。}}\n") == []


def test_a_target_of_what_only_a_text_about_the_whole_names_has_a_result() -> None:
    work = "work: {items: [{text: 清理楼道, target: 清理 ≥ 6 次}]}\n"
    found = lines_of_rules(MISSED, f"{work}summary: {{achievements: {WHOLE}}}\n")

    assert found == ["1:37 T201 the target “清理” has no result"]


def test_only_the_years_work_is_answered_for_item_by_item() -> None:
    safeguards = f"safeguards: {{items: [每季度检查]}}\nwork: {{items: [{{{TOLD}}}]}}\n"
    assert lines_of_rules(DROPPED, safeguards + SUMMARY) == []
