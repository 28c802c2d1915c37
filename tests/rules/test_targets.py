"""How far a figure that is a little more may reach."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.finding import Finding, Severity
from civplan.findings.words import Words
from civplan.model.target import TARGET_SHAPE
from civplan.rules.status import DONE_BELOW_TARGET
from civplan.rules.targets import CHECKS, RULES, is_level_missed, shortfall, upper_bound
from support.plans import finding_lines, value_of
from support.rule_checks import ITEM, SECTION, findings_in_prose, findings_of, lines_of_rules


@pytest.mark.parametrize(
    ("number", "below"),
    [("900", "1000"), ("10", "20"), ("850", "860"), ("1.9", "2"), ("0", "1"), ("12", "13")],
)
def test_a_little_more_stays_below_the_next_round_number(number: str, below: str) -> None:
    assert upper_bound(Decimal(number)) == Decimal(below)


@given(st.integers(1, 10**9))
def test_a_little_more_is_at_most_twice_the_number(number: int) -> None:
    assert number < upper_bound(Decimal(number)) <= 2 * number


def target_findings(target: str) -> list[str]:
    """What is wrong with a target; its first key stands on line 1, column 20."""
    return lines_of_rules(RULES, f"goals: {{targets: [{{{target}}}]}}\n")


@pytest.mark.parametrize(
    ("goal", "result"),
    [
        ("12次", "12"),
        ("12", "12次"),
        ("12次", "12次"),
        ("95%", "96.2"),
        ("95%", "96％"),
        ("50人", "60名"),
        ("50户", "60余户"),
        ("5个工作日", "3工作日"),
        ("100平方米", "120㎡"),
        ("1.2万元", "9000元"),
        ("1000人次", "1万余人次"),
        ("200人次以上", "210人次"),
        ("同比增长10%", "12%"),
    ],
)
def test_figures_in_one_unit_are_compared(goal: str, result: str) -> None:
    assert target_findings(f"measure: 甲, at_least: {goal}, result: {result}") == []


@pytest.mark.parametrize(
    ("target", "findings"),
    [
        (
            "result: 12期, measure: 甲, at_least: 12次",
            "1:28 T210 甲: the target is 12次, the result 12期, in another unit",
        ),
        (
            "result: 96%, measure: 甲, at_least: 95",
            "1:28 T210 甲: the target is 95, the result 96%, in another unit",
        ),
        (
            "result: 50人, measure: 甲, at_least: 60人次",
            "1:28 T210 甲: the target is 60人次, the result 50人, in another unit",
        ),
        (
            "unit: 次, measure: 甲, at_least: 12期, result: 13",
            "1:26 T210 甲: the target is 12期, the result 13次, in another unit",
        ),
    ],
)
def test_figures_in_two_units_cannot_be_compared(target: str, findings: str) -> None:
    assert target_findings(target) == [findings]


@pytest.mark.parametrize(
    ("summary", "severity"),
    [("", Severity.WARNING), ("summary: {date: 2007-12-20}\n", Severity.ERROR)],
)
def test_two_units_are_an_error_where_a_summary_is_printed(
    summary: str, severity: Severity
) -> None:
    goals = "goals: {targets: [{measure: 甲, at_least: 12次, result: 15户}]}\n"

    assert [one.rule.severity for one in findings_of(RULES, goals + summary)] == [severity]


def test_a_change_is_held_against_last_years_figure() -> None:
    target = "measure: 投诉, at_least: 同比下降10%, result: 44件"
    found = findings_of(RULES, f"goals: {{targets: [{{{target}}}]}}\n")

    assert [one.help("zh") for one in found] == [
        "写上“上年: …”，才能算出同比；或者结果写成同比的数，如 12%"
    ]
    assert target_findings(f"{target}, last_year: 50件") == []


def test_a_change_against_nothing_is_told() -> None:
    target = "measure: 投诉, at_least: 同比下降10%, last_year: 0件, result: 4件"
    found = findings_of(RULES, f"goals: {{targets: [{{{target}}}]}}\n")

    assert [one.help("zh") for one in found] == [
        "上年是0，算不出百分比：改成承诺具体的数，如“至少”“至多”"
    ]


def test_a_missed_change_is_said_with_both_figures() -> None:
    target = "{measure: 投诉, at_least: 下降10%, last_year: 50件, result: 48件}"

    assert shortfall(value_of(TARGET_SHAPE, target)) == Words(
        "投诉 48 件（上年 50 件），没有达到“下降10%”",
        "投诉 48 件 (last year 50 件) misses “下降10%”",
    )


@pytest.mark.parametrize(
    ("target", "findings"),
    [
        ("at_least: 12, every: month", ""),
        ("at_least: 24, unit: 期, every: month", ""),
        ("at_least: 10, every: month", ""),
        ("every: month", ""),
        ("at_least: 250, every: day", ""),
        ("at_least: 40, every: week", ""),
        ("at_least: 1, every: year", ""),
        ("at_least: 95%, every: month", ""),
        ("at_least: 8小时, every: month", ""),
        ("at_most: 3起, every: month", ""),
        ("at_least: 6, every: month", "12 a year at this frequency, but 6次"),
        ("at_least: 1场, every: month", "12 a year at this frequency, but 1场"),
        ("equals: 2次, every: quarter", "4 a year at this frequency, but 2次"),
    ],
)
def test_the_years_count_is_not_less_than_how_often(target: str, findings: str) -> None:
    place = f"1:{20 + target.index(':') + 2}"
    expected = [f"{place} T211 会 would be {findings} is written"] if findings else []
    assert target_findings(f"{target}, measure: 会") == expected


@pytest.mark.parametrize(
    ("target", "findings"),
    [
        ("result: 100%, at_least: 95%, measure: 居民满意率", []),
        ("result: 130%, at_least: 95%, measure: 任务完成率", []),
        ("result: 130%, at_least: 95%, measure: 收入增长率", []),
        ("result: 130, at_least: 95, measure: 居民满意率", []),
        (
            "result: 962%, at_least: 95%, measure: 居民满意率",
            ["1:28 T219 居民满意率 cannot exceed 100%: 962%"],
        ),
        (
            "result: 962, at_least: 95%, measure: 居民满意率",
            ["1:28 T219 居民满意率 cannot exceed 100%: 962%"],
        ),
        (
            "at_least: 950%, measure: 调解成功率",
            ["1:30 T219 调解成功率 cannot exceed 100%: 950%"],
        ),
    ],
)
def test_a_part_is_not_more_than_the_whole(target: str, findings: list[str]) -> None:
    assert target_findings(target) == findings


def test_the_targets_of_items_are_looked_at_unless_they_do_not_concern_the_community() -> None:
    sub_items = "items: [{text: 会, target: 会 ≥ 12 次, result: 9期}]"
    expected = lines_of_rules(RULES, f"work: {{items: [{{text: 会, {sub_items}}}]}}\n")
    assert [line.split()[1] for line in expected] == ["T210"]
    assert (
        lines_of_rules(RULES, f"work: {{items: [{{not_applicable: 无, text: 会, {sub_items}}}]}}\n")
        == []
    )


def found_in(text: str) -> list[Finding]:
    """The findings about an item's text."""
    return findings_in_prose(CHECKS, text, path=ITEM)


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("每年有若干户居民家庭上榜", 4, "若干户"),
        ("保证一定次数的培训", 3, "一定次数"),
        ("举办若干场讲座，评选若干个示范楼组", 3, "若干场"),
        ("培育若干个社区组织", 1, "培育若干个"),
        ("配备一定数量的灭火器", 1, "配备一定数量"),
    ],
)
def test_a_promise_without_a_figure_is_reported(text: str, column: int, words: str) -> None:
    assert (
        finding_lines(found_in(text))[0]
        == f"1:{column} T206 “{words}” gives no figure to be held to"
    )


@pytest.mark.parametrize(
    "text",
    [
        "落实《关于加强社区治理的若干项规定》",
        "按照若干意见和若干措施办理",
        "利用若干场地、若干户型、若干名称、若干支部、若干家庭",
        "定期检查，适时调整，经常走访，多次宣传",
        "把社区划分为若干个网格，解决若干个问题",
        "投诉达到一定次数的停止评选",
        "社区有一定数量的外来人口",
        "不少于6次",
    ],
)
def test_plain_language_and_names_of_documents_are_left_alone(text: str) -> None:
    assert found_in(text) == []


def test_only_items_promise() -> None:
    assert findings_in_prose(CHECKS, "举办若干场讲座", path=SECTION) == []


@pytest.mark.parametrize(
    ("item", "findings"),
    [
        ("{text: 举办若干场讲座。}", ["1:25 T206 “若干场” gives no figure to be held to"]),
        ("{text: 举办若干场讲座。, target: 讲座 ≥ 4 场}", []),
        ("{text: {summary: 举办若干场讲座。}}", []),
        ("{text: 甲。, result: 举办若干场讲座。}", []),
        (
            "{text: 甲。, items: [举办若干场讲座。, {text: 办若干期班。, target: 班 ≥ 2 期}]}",
            ["1:37 T206 “若干场” gives no figure to be held to"],
        ),
    ],
)
def test_an_item_with_a_target_has_its_figure_there(item: str, findings: list[str]) -> None:
    text = f"work: {{items: [{item}]}}\nsummary: {{date: 2007-12-20}}\n"

    assert lines_of_rules(RULES, text) == findings


@pytest.mark.parametrize(
    ("level", "text"),
    [
        ("市级", "获评区级文明社区。"),
        ("市级文明社区", "获得区文明社区称号。"),
        ("省级", "被命名为市级示范社区"),
        ("国家级", "通过省级验收"),
        ("区级", "街道级先进社区"),
        ("五星", "被评为四星社区"),
        ("4A", "评为3A级"),
        ("一等奖", "获二等奖"),
        ("优秀", "考核为良好"),
        ("市级文明社区", "未获评市级文明社区"),
        ("市级", "没有评上市级"),
    ],
)
def test_a_lower_level_is_surely_missed(level: str, text: str) -> None:
    assert is_level_missed(level, text)


@pytest.mark.parametrize(
    ("level", "text"),
    [
        ("市级", "获评市级文明社区。"),
        ("市级", "获评省级文明社区。"),
        ("市级", "在区级文明社区的基础上，获评市级文明社区。"),
        ("市级", "社区已通过验收。"),
        ("市级", ""),
        ("区级", "获评区文明社区。"),
        ("文明社区", "获评区级称号。"),
        ("优秀", "被评为优秀"),
        ("示范社区", "社区通过复评"),
    ],
)
def test_another_text_is_not_sure(level: str, text: str) -> None:
    assert not is_level_missed(level, text)


@pytest.mark.parametrize(
    ("result", "findings"),
    [
        ("区级", ["3:74 T203 marked as done, but 文明社区 is not 市级"]),
        ("市级", []),
        ("已通过复查", []),
    ],
)
def test_done_with_a_lower_level_is_an_error(result: str, findings: list[str]) -> None:
    target = f"{{measure: 文明社区, level: 市级, result: {result}}}"
    item = f"{{text: 创建, target: {target}, status: done}}"

    assert lines_of_rules([DONE_BELOW_TARGET], f"work:\n  items:\n    - {item}\n") == findings
