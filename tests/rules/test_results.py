"""Targets without a result."""

from __future__ import annotations

import pytest

from civplan.rules.results import RULES
from support.rule_checks import findings_of, lines_of_rules

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
    assert lines_of_rules(RULES, goals + SUMMARY) == findings
    assert lines_of_rules(RULES, goals) == []


def item_findings(*items: str) -> list[str]:
    """What is wrong with the items of the work, a line each, from line 3 on."""
    lines = "".join(f"    - {{{item}}}\n" for item in items)
    return lines_of_rules(RULES, f"work:\n  items:\n{lines}{SUMMARY}")


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

    assert [one.help("en") for one in findings_of(RULES, text)] == ways


def test_a_goal_in_one_text_is_written_out_to_get_a_result() -> None:
    findings = findings_of(RULES, f"工作目标: {{指标: 满意率 ≥ 95%}}\n{SUMMARY}")

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
    (found,) = findings_of(RULES, text)

    assert [one.text for one in found.edits] == ([edit] if edit else [])
    assert ("户次，写成" in found.help("zh")) is bool(edit)


def test_a_figure_beside_two_targets_is_named_at_both() -> None:
    item = "{text: 甲, targets: [走访 ≥ 100 户, 讲座 ≥ 3 场], result: {数值: 15, 正文: 做了。}}"
    found = findings_of(RULES, f"work: {{items: [{item}]}}\n{SUMMARY}")

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

    assert [one.help("en") for one in findings_of(RULES, text)] == [way]
