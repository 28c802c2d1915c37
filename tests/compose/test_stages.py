"""The summary of a stage: its words, every figure recomputed, and the stage of the whole year."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from civplan.compose.outline import Outline
from civplan.compose.outliner import document_outline
from civplan.compose.stage_indicators import progress_words
from civplan.model.stage_plan import plan_at_stage, stage_until
from civplan.model.stage_progress import stage_progress
from civplan.model.target import TARGET_SHAPE
from support.documents import FLAT, NESTED, SUMMARY, pack_named
from support.plain_reading import one_decimal
from support.plan_values import Values, plan_values, yaml_of
from support.plans import plan_of, read_plan, value_of

GOALS = "goals: {targets: [{measure: 会, at_least: 12次, results: [{on: 2007-03, value: 5}]}]}\n"


def stage_outline(text: str, pack: str = NESTED) -> Outline:
    """The outline of the first stage of a plan file."""
    plan = plan_of(text)
    return document_outline(plan_at_stage(plan, plan.stages[0]), pack_named(pack).profile, SUMMARY)


@pytest.mark.parametrize(
    ("pack", "period", "title", "opening"),
    [
        (FLAT, "上半年", "湖内社区2007年上半年工作总结", "2007年上半年，本社区"),
        (FLAT, "1—9月", "湖内社区2007年1—9月工作总结", "2007年1—9月，本社区"),
        (
            NESTED,
            "第三季度",
            "湖内社区2007年第三季度创建文明社区工作总结",
            "2007年第三季度，本社区",
        ),
        (FLAT, "全年", "湖内社区2007年度工作总结", "2007年，本社区"),
        (
            "work-report",
            *(
                "上半年",
                "湖内社区关于2007年上半年创建文明社区工作情况的报告",
                "现将2007年上半年创建",
            ),
        ),
    ],
)
def test_title_and_opening_name_the_period(
    pack: str, period: str, title: str, opening: str
) -> None:
    made = stage_outline(f"{GOALS}stages: [{{period: {period}}}]\n", pack)

    assert made.title == (title,)
    assert made.opening[0].startswith(opening)


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("上半年", "上半年召开议事会5次。"),
        ("1—9月", "1—9月召开议事会5次。"),
        ("第三季度", "前三季度召开议事会5次。"),
        ("1月1日至8月15日", "截至8月15日，召开议事会5次。"),
        ("下半年", "全年召开议事会5次。"),
    ],
)
def test_figures_are_those_of_the_time_from_the_beginning_of_the_year(
    period: str, sentence: str
) -> None:
    item = "{text: 开会。, target: 议事会 ≥ 12 次, results: [{on: 2007-03, value: 5}]}"
    made = stage_outline(f"work: {{items: [{item}]}}\nstages: [{{period: {period}}}]\n")
    work = made.part("work")

    assert work is not None
    assert work.entries[0].paragraphs == (sentence,)


def test_what_comes_next_is_promised_for_the_rest_of_the_year() -> None:
    item = "{text: 继续走访, target: {measure: 走访, at_least: 40户次}}"
    made = stage_outline(f"{GOALS}stages: [{{period: H1, next_steps: {{items: [{item}]}}}}]\n")
    next_steps = made.part("next_steps")

    assert next_steps is not None
    assert next_steps.entries[0].paragraphs == ("继续走访，共不少于40户次。",)


def test_last_year_is_not_compared_with_a_part_of_the_year() -> None:
    target = (
        "{measure: 发案, at_least: 下降10%, last_year: 20起, results: [{on: 2007-03, value: 5起}]}"
    )
    made = stage_outline(
        f"work: {{items: [{{text: 巡逻, target: {target}}}]}}\nstages: [{{period: H1}}]\n"
    )
    work, indicators = made.part("work"), made.part("indicators")

    assert work is not None
    assert work.entries[0].paragraphs == ("上半年发生发案5起。",)
    assert indicators is not None
    assert indicators.table is not None
    assert indicators.table.rows[0] == (
        *("发案", "下降10%", "5起", "—", None),
        *("20起", "年底比较"),
    )


def test_the_sentence_above_the_table_names_what_is_wanting() -> None:
    targets = (
        "{measure: 会, at_least: 12次, results: [{on: 2007-03, value: 5}]}",
        "{measure: 访, at_least: 12户, results: [{on: 2007-03, value: 6}]}",
        "{measure: 上访, equals: 0起, results: [{on: 2007-03, value: 1}]}",
        "{measure: 投诉, at_most: 9件, results: [{on: 2007-03, value: 2}]}",
        "{measure: 满意率, at_least: 95%}",
    )
    made = stage_outline(f"goals: {{targets: [{', '.join(targets)}]}}\nstages: [{{period: H1}}]\n")
    indicators = made.part("indicators")

    assert indicators is not None
    assert indicators.paragraphs == (
        (
            "年度指标共5项，截至6月30日，序时进度为50%。其中，达到或超过序时进度1项，"
            "低于序时进度1项（会），未超过年度上限1项，未达标1项（上访），未填报1项（满意率）。"
        ),
    )


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("{measure: 纠纷, at_most: 少于10件, result: 9}", "未超过年度上限"),
        ("{measure: 纠纷, at_most: 少于10件, result: 10}", "未达标，已达到年度上限"),
        ("{measure: 纠纷, at_most: 少于10件, result: 11}", "未达标，已超过年度上限"),
        (
            "{measure: 发案, at_least: 下降10%, last_year: 20起, result: 19起}",
            "未达标，已不可能达到年度目标",
        ),
    ],
)
def test_a_limit_is_passed_or_reached_and_a_fall_cannot_be_reached_any_more(
    target: str, words: str
) -> None:
    read = value_of(TARGET_SHAPE, target).as_partial(is_partial=True)

    assert progress_words(read, stage_progress(read, dt.date(2007, 6, 30))) == words


ENTRIES = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 30)), min_size=1, max_size=6)
COUNTS = st.lists(
    st.one_of(
        st.tuples(st.just("at_least"), st.integers(1, 90), ENTRIES),
        st.tuples(st.sampled_from(["at_most", "equals"]), st.integers(0, 90), ENTRIES),
    ),
    min_size=1,
    max_size=5,
)
"""Of each target: the comparison, the goal, and results as month and figure."""
Count = tuple[str, int, list[tuple[int, int]]]


def expected_cells(count: Count, last_month: int) -> list[str]:
    """Goal, done, share and progress of a target, worked out anew from what the file says."""
    comparison, goal, entries = count
    words = {"at_least": "不少于", "at_most": "不超过", "equals": ""}[comparison]
    reported = [value for month, value in entries if month <= last_month]
    if not reported:
        return [f"{words}{goal}次", "—", "—", "未填报"]
    done, time = sum(reported), Decimal(last_month) / 12 * 100
    share = Decimal(done) / goal * 100 if goal else None
    printed = min(share, Decimal("99.9")) if share is not None and share < 100 else share
    cells = [
        f"{words}{goal}次",
        f"{done}次",
        "—" if printed is None else f"{one_decimal(printed)}%",
    ]
    if comparison != "at_least" and done > goal:
        return [*cells, f"未达标，已超过年度{'上限' if comparison == 'at_most' else '目标'}"]
    if share is None:
        return [*cells, "保持为零"]
    if comparison == "at_most":
        return [*cells, "未超过年度上限"]
    points = one_decimal(abs(share - time))
    if points == "0":
        return [*cells, "略低于序时进度" if share < time else "达到序时进度"]
    return [*cells, f"{'超过' if share > time else '低于'}序时进度{points}个百分点"]


@given(COUNTS, st.integers(1, 11))
def test_every_figure_of_the_table_is_worked_out_anew(counts: list[Count], last_month: int) -> None:
    targets = [
        {
            "measure": f"活动{number}",
            comparison: f"{goal}次",
            "results": [{"on": f"2007-{month:02}", "value": value} for month, value in entries],
        }
        for number, (comparison, goal, entries) in enumerate(counts)
    ]
    stages = [{"period": f"1—{last_month}月"}]
    plan = plan_of(yaml_of({"goals": {"targets": targets}, "stages": stages}))
    made = document_outline(
        plan_at_stage(plan, plan.stages[0]), pack_named(NESTED).profile, SUMMARY
    )
    indicators = made.part("indicators")

    assert indicators is not None
    assert indicators.table is not None
    cells = [[row.goal, row.outcome, row.attainment, row.progress] for row in indicators.table.rows]
    assert cells == [expected_cells(one, last_month) for one in counts]


MANY_FAULTS = settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
"""Half of the generated files have a fault of their own."""


@MANY_FAULTS
@given(plan_values(), st.sampled_from([FLAT, NESTED]))
def test_a_stage_up_to_the_end_of_the_year_says_what_the_summary_says(
    values: Values, pack: str
) -> None:
    given_details = values.get("summary") or {"problems": "少。"}
    details = {name: one for name, one in given_details.items() if name not in {"date", "title"}}
    values = {**values, "summary": details}
    plan, findings = read_plan(yaml_of({**values, "stages": []}))
    assume(plan is not None and findings == [])
    staged, _ = read_plan(yaml_of({**values, "stages": [{**details, "period": "全年"}]}))
    assert plan is not None
    assert staged is not None

    profile = pack_named(pack).profile
    stage = plan_at_stage(staged, staged.stages[0])
    assert document_outline(stage, profile, SUMMARY) == document_outline(plan, profile, SUMMARY)


@MANY_FAULTS
@given(plan_values(), st.dates(dt.date(2007, 1, 1), dt.date(2007, 12, 30)))
def test_no_year_is_said_to_be_missed_before_it_is_over(values: Values, day: dt.date) -> None:
    plan, findings = read_plan(yaml_of({**values, "year": 2007}))
    assume(plan is not None and findings == [])
    assert plan is not None
    made = document_outline(
        plan_at_stage(plan, stage_until(plan, day)), pack_named(NESTED).profile, SUMMARY
    )
    indicators = made.part("indicators")
    rows = indicators.table.rows if indicators and indicators.table else ()

    for row in rows:
        assert not re.search("未达标", row.progress) or row.progress.startswith("未达标，已超")
