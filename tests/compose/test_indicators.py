"""The year's indicators: the table and the sentence above it."""

from __future__ import annotations

import pytest

from support.documents import PLAN, SUMMARY, lines, part

GOALS = (
    "goals: {targets: [居民满意率 ≥ 95%, {measure: 等级, level: 市级, result: 是},"
    " {measure: 意见, result: 86条}]}\n"
)
WORK = (
    "work: {items: [{text: 会, target: 碰头会 ≥ 12 次, result: 8,"
    " items: [{text: 访, target: 走访 ≥ 20 户, result: 30}]},"
    " {text: 甲, in: plan, target: 甲 ≥ 1 次}, {text: 乙, not_applicable: 无, target: 乙 ≥ 1 次}],"
    " areas: [{name: 治安, items: [{text: 访, target: 上访 = 0 起, result: 1}]}]}\n"
)


def test_the_table_has_a_row_for_each_promise_and_no_total() -> None:
    table = part(GOALS + WORK, "indicators", SUMMARY)

    assert table is not None
    assert table.table is not None
    assert table.table.caption == "年度指标完成情况"
    assert table.table.columns == ("指标", "目标", "完成", "完成率或达标")
    assert [row[:5] for row in table.table.rows] == [
        ("居民满意率", "不低于95%", "—", "未填报", None),
        ("等级", "市级", "达到", "达标", True),
        ("碰头会", "不少于12次", "8次", "66.7%", False),
        ("走访", "不少于20户", "30户", "150%", True),
        ("上访", "0起", "1起", "未达标", False),
    ]
    assert table.paragraphs == (
        "全年共设指标5项，达标2项，未达标2项（碰头会、上访），未填报1项（居民满意率）。",
    )


def test_a_target_that_was_changed_says_so_above_the_table() -> None:
    targets = (
        "{measure: 碰头会, at_least: 8次, result: 8, changed: {from: 12次, on: 2007-06, why: 合并}}"
    )
    table = part(f"goals: {{targets: [走访 ≥ 2 户, {targets}]}}", "indicators", SUMMARY)

    assert table is not None
    assert table.paragraphs == (
        "全年共设指标2项，达标1项，未填报1项（走访）。",
        "碰头会原定12次，于2007年6月调整，原因是合并。",
    )


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        (
            "summary: {date: 2007-06-30}",
            "全年共设指标3项，截至目前达标1项，尚未达标1项（碰头会），未填报1项（居民满意率）。",
        ),
        (
            "summary: {title: 湖内社区2007年上半年工作总结}",
            "全年共设指标3项，截至目前达标1项，尚未达标1项（碰头会），未填报1项（居民满意率）。",
        ),
        (
            "summary: {date: 2007-11-20}",
            "全年共设指标3项，达标1项，未达标1项（碰头会），未填报1项（居民满意率）。",
        ),
        (
            "summary: {date: 2008-01-10}",
            "全年共设指标3项，达标1项，未达标1项（碰头会），未填报1项（居民满意率）。",
        ),
    ],
)
def test_before_the_years_end_a_target_is_not_yet_missed(summary: str, said: str) -> None:
    results = (
        "{measure: 走访, at_least: 2户, result: 3}, {measure: 碰头会, at_least: 12次, result: 6}"
    )
    goals = f"goals: {{targets: [{results}, 居民满意率 ≥ 95%]}}\n"
    table = part(f"{goals}{summary}", "indicators", SUMMARY)

    assert table is not None
    assert table.paragraphs == (said,)


def test_a_result_in_another_unit_is_not_called_unreported() -> None:
    target = "{measure: 走访, at_least: 20户, result: 30次}"
    table = part(f"goals: {{targets: [走访老人 ≥ 2 户, {target}]}}", "indicators", SUMMARY)

    assert table is not None
    assert table.paragraphs == (
        "全年共设指标2项，达标0项，未填报1项（走访老人），单位不一致1项（走访）。",
    )


def test_what_was_dropped_or_is_above_a_range_is_told_apart() -> None:
    items = (
        "{text: 讲座, target: 讲座 3—5 场, result: 6},"
        " {text: 托位, target: 托位 ≥ 15 个, status: dropped, reason: 场地未移交},"
        " {text: 走访, target: 走访 ≥ 9 户}"
    )
    table = part(f"work: {{items: [{items}]}}", "indicators", SUMMARY)

    assert table is not None
    assert table.paragraphs == (
        "全年共设指标3项，达标0项，超出上限1项（讲座），已取消1项（托位），未填报1项（走访）。",
    )


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("97%", "达标，高2个百分点"),
        ("97%左右", "达标，约高2个百分点"),
        ("约93%", "未达标，约低2个百分点"),
    ],
)
def test_a_margin_is_no_more_exact_than_its_result(result: str, words: str) -> None:
    table = part(
        f"goals: {{targets: [{{measure: 率, at_least: 95%, result: {result}}}]}}",
        "indicators",
        SUMMARY,
    )

    assert table is not None
    assert table.table is not None
    assert table.table.rows[0].attainment == words


def test_the_table_stands_in_the_summary_alone() -> None:
    assert part(GOALS + WORK, "indicators", PLAN) is None


def test_without_a_promise_there_is_no_table() -> None:
    text = "goals: {targets: [{measure: 意见, result: 86条}]}"

    assert part(text, "indicators", SUMMARY) is None


@pytest.mark.parametrize(
    ("targets", "column", "said"),
    [
        ("[{measure: 会, at_least: 2次, result: 3}]", "完成率", "全年共设指标1项，全部达标。"),
        (
            "[{measure: 会, at_least: 2次, result: 3}, 讲座 ≥ 4 期]",
            *("完成率", "全年共设指标2项，达标1项，未填报1项（讲座）。"),
        ),
        ("[{measure: 访, equals: 0起, result: 0}]", "达标情况", "全年共设指标1项，全部达标。"),
        (
            "[{measure: 访, at_most: 0起, result: 1}]",
            *("达标情况", "全年共设指标1项，达标0项，未达标1项（访）。"),
        ),
        ("[讲座 ≥ 4 期]", "达标情况", "全年共设指标1项，达标0项，未填报1项（讲座）。"),
    ],
)
def test_the_last_column_is_named_after_what_it_holds(targets: str, column: str, said: str) -> None:
    indicators = part(f"goals: {{targets: {targets}}}", "indicators", SUMMARY)

    assert indicators is not None
    assert indicators.table is not None
    assert (indicators.table.columns[-1], indicators.paragraphs) == (column, (said,))


def test_the_table_is_printed_under_its_sentence() -> None:
    text = "goals: {targets: [{measure: 访, equals: 0起, result: 0}]}"

    assert lines(text, SUMMARY) == [
        "一、指标完成情况",
        "全年共设指标1项，全部达标。",
        "|指标|目标|完成|达标情况|",
        "|访|0起|0起|达标|",
    ]


def test_what_comes_next_is_no_indicator_of_the_year() -> None:
    text = "summary: {%s: {items: [{text: 办班, target: 班 ≥ 2 期, result: 2}]}}"
    indicators = part(text % "achievements", "indicators", SUMMARY)

    assert indicators is not None
    assert indicators.paragraphs == ("全年共设指标1项，全部达标。",)
    assert part(text % "next_steps", "indicators", SUMMARY) is None


@pytest.mark.parametrize(
    ("target", "row"),
    [
        (
            "{measure: 参加, at_least: 10000人次, result: 1.2万人次}",
            "不少于10000人次 1.2万人次 120%",
        ),
        ("{measure: 参加, at_least: 1.2万人次, result: 9000人次}", "不少于1.2万人次 9000人次 75%"),
        ("{measure: 经费, at_least: 3.5万元, result: 42000元}", "不少于3.5万元 42000元 120%"),
        (
            "{measure: 参加, at_least: 1000人次, result: 1万余人次}",
            "不少于1000人次 1万余人次 约1000%",
        ),
        ("{measure: 参加, at_least: 200人次, result: 约210人次}", "不少于200人次 约210人次 约105%"),
        ("{measure: 参加, at_least: 200人次, result: 210户}", "不少于200人次 210户 单位不一致"),
        ("{measure: 满意率, at_least: 超过95%, result: 95%}", "超过95% 95% 未达标"),
        ("{measure: 投诉, at_most: 少于5件, result: 5}", "少于5件 5件 未达标"),
        ("{measure: 讲座, at_least: 3场, at_most: 5场, result: 4}", "3—5场 4场 达标"),
        ("{measure: 讲座, at_least: 3场, at_most: 5场, result: 6}", "3—5场 6场 超出上限"),
        ("{measure: 考核, at_most: 前三, result: 第2名}", "前3名 第2名 达标"),
        ("{measure: 事故, equals: 零发生, result: 未发生}", "0 0 达标"),
        (
            "{measure: 投诉, at_least: 同比下降10%, last_year: 50件, result: 44}",
            "同比下降10% 44件（下降12%） 达标",
        ),
        (
            "{measure: 投诉, at_least: 同比下降10%, last_year: 50件, result: 55}",
            "同比下降10% 55件（上升10%） 未达标",
        ),
        (
            "{measure: 参与率, at_least: 提高5个百分点, last_year: 60%, result: 66%}",
            "提高5个百分点 66%（上升6个百分点） 达标",
        ),
        (
            "{measure: 投诉, at_most: 5件, last_year: 9件, result: 4}",
            "不超过5件 4件 达标",
        ),
        (
            (
                "{measure: 率, at_least: 40%,"
                " results: [{on: 2007-6, value: 42}, {on: 2007-12, value: 45}]}"
            ),
            "不低于40% 45% 达标，高5个百分点",
        ),
        (
            (
                "{measure: 例, at_least: 2‰,"
                " results: [{on: 2007-6, value: 2‰}, {on: 2007-12, value: 2.5‰}]}"
            ),
            "不低于2‰ 2.5‰ 125%",
        ),
        (
            (
                "{measure: 款, at_least: 2万元,"
                " results: [{on: 2007-6, value: 2万元}, {on: 2007-9, value: 8000元}]}"
            ),
            "不少于2万元 2.8万元 140%",
        ),
        ("{measure: 会, at_least: 每季度1次, result: 1}", "不少于4次 1次 25%"),
    ],
)
def test_the_table_compares_what_can_be_compared(target: str, row: str) -> None:
    found = part(f"goals: {{targets: [{target}]}}\n", "indicators", SUMMARY)

    assert found is not None
    assert found.table is not None
    assert " ".join(found.table.rows[0][1:4]) == row


def test_a_column_has_last_years_figures_where_a_target_gives_one() -> None:
    targets = "{measure: 投诉, at_least: 同比下降10%, last_year: 50, unit: 件, result: 44}"

    printed = lines(f"goals: {{targets: [{targets}, 走访 ≥ 2 户]}}", SUMMARY)

    assert [line for line in printed if line.startswith("|")] == [
        "|指标|目标|上年|完成|达标情况|",
        "|投诉|同比下降10%|50件|44件（下降12%）|达标|",
        "|走访|不少于2户|—|—|未填报|",
    ]


@pytest.mark.parametrize(
    ("target", "printed"),
    [
        ("at_least: 同比下降10%, last_year: 50件", "投诉同比下降10%（上年50件）。"),
        ("at_least: 同比下降10%, last_year: 50, unit: 件", "投诉同比下降10%（上年50件）。"),
        ("at_most: 同比增长5%, last_year: 50件", "投诉同比增长不超过5%（上年50件）。"),
        ("at_least: 同比下降10%", "投诉同比下降10%。"),
        ("at_most: 5件, last_year: 9件", "投诉不超过5件。"),
    ],
)
def test_the_plan_says_what_a_change_starts_from(target: str, printed: str) -> None:
    found = part(f"goals: {{targets: [{{measure: 投诉, {target}}}]}}\n", "goals")

    assert found is not None
    assert found.paragraphs == (printed,)
