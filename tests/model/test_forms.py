"""Every form in docs/forms.yaml, the table of docs/plan-file.md, is read as it says."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.finding import Finding
from civplan.model.attainment import attainment
from civplan.model.choices import Every
from civplan.model.figures import Quantity, iso_when
from civplan.model.grammar.figure_forms import read_figure
from civplan.model.grammar.promise_forms import COMPARATORS, read_promise
from civplan.model.grammar.target_forms import read_target
from civplan.model.grammar.target_offers import offer_for_target
from civplan.model.item import Item
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_file import read_file
from civplan.model.target import TARGET_SHAPE, Target
from support.plans import nodes_of, value_of
from support.programs import REPOSITORY

FORMS: dict[str, list[Any]] = yaml.safe_load(
    (REPOSITORY / "docs/forms.yaml").read_text(encoding="utf-8")
)
YEAR = "2024"


def test_the_table_has_the_usual_ways_to_write() -> None:
    targets = len(FORMS["targets"]) + len(FORMS["offers"])

    assert (targets >= 84, len(FORMS["results"]) >= 40, len(FORMS["dates"]) >= 30) == (True,) * 3
    for name, rows in FORMS.items():
        written = [tuple(row[: 2 if name == "results" else 1]) for row in rows]
        assert len(set(written)) == len(written)


def target_in_words(text: str) -> tuple[Target | None, list[Finding]]:
    """The target that a text in quotation marks gives, and what is wrong with it."""
    findings: list[Finding] = []
    root = nodes_of(f"x: '{text}'")
    return TARGET_SHAPE.read(root.entries[0][1], findings), findings


@pytest.mark.parametrize(("written", "keys"), FORMS["targets"])
def test_a_target_in_words_is_the_same_as_with_keys(written: str, keys: str) -> None:
    read, findings = target_in_words(written)

    assert [one.help("zh") for one in findings] == []
    assert read == value_of(TARGET_SHAPE, keys)


@pytest.mark.parametrize(("written", "lines"), FORMS["offers"])
def test_a_target_that_is_not_read_is_told_with_the_line_to_write(
    written: str, lines: list[str]
) -> None:
    read, findings = target_in_words(written)

    assert read is None
    assert [one.rule.code for one in findings] == ["Y040"]
    advice = findings[0].help("zh")
    assert all(f"“{line.removeprefix('·')}”" in advice for line in lines), advice
    for line in lines:
        assert line.startswith("·") or target_in_words(line)[1] == []


def target_with_result(goal: str, result: str) -> tuple[Target | None, list[Finding]]:
    """A target with a goal and a result, and what is wrong with it."""
    findings: list[Finding] = []
    root = nodes_of(f"x: {{名称: 甲, {goal}, 结果: '{result}'}}")
    return TARGET_SHAPE.read(root.entries[0][1], findings), findings


@pytest.mark.parametrize("row", FORMS["results"])
def test_a_result_in_words_is_a_figure_or_told(row: list[Any]) -> None:
    goal, written, read, *met = row
    target, findings = target_with_result(goal, written)

    if not met:
        assert target is None
        assert [one.rule.code for one in findings] == ["Y047"]
        assert read in findings[0].help("zh")
        return
    assert findings == []
    assert target is not None
    assert str(target.outcome) == read
    assert attainment(target).met is (met == ["是"])


def due_of(text: str) -> tuple[Item | None, list[Finding]]:
    """The item whose due date is this text, in a plan for 2024, and what is wrong with it."""
    findings: list[Finding] = []
    head = f"community: 湖内社区\nyear: {YEAR}\ncampaign: 创建文明社区\n"
    root = nodes_of(f"{head}work: {{items: [{{text: 甲, due: '{text}'}}]}}\n")
    plan = read_file(PLAN_SHAPE, root, findings)
    return (plan.work.items[0] if plan and plan.work else None), findings


@pytest.mark.parametrize(("written", "meant"), FORMS["dates"])
def test_a_date_in_words_is_read_or_told_with_the_date_to_write(
    written: str, meant: str | list[str]
) -> None:
    item, findings = due_of(written)

    assert item is not None
    if isinstance(meant, str):
        assert findings == []
        assert item.due is not None
        assert iso_when(item.due) == meant
        return
    assert [one.rule.code for one in findings] == ["Y035"]
    told = findings[0].help("zh") + "".join(edit.text for edit in findings[0].edits)
    assert all(date in told for date in meant), told
    assert "2007" not in told


MEASURES = ("碰头会", "居民活动", "12345热线回访", "“两委”会议", "百姓讲堂2.0", "志愿服务")
UNITS = ("次", "场", "户", "人次", "万人次", "个", "件", "%", "万元", "小时", "微克/立方米")


@given(
    st.sampled_from(MEASURES),
    st.sampled_from(sorted(COMPARATORS)),
    st.integers(1, 10**6),
    st.sampled_from(UNITS),
    st.sampled_from(["", " ", "　"]),
)
def test_a_target_with_any_sign_is_the_one_with_its_key(
    measure: str, sign: str, number: int, unit: str, blank: str
) -> None:
    field, strict = COMPARATORS[sign]
    written = f"{measure}{blank}{sign}{blank}{number}{blank}{unit}"
    read, _ = target_in_words(written)

    if field:
        key = TARGET_SHAPE.by_name[field].zh
        assert read == value_of(TARGET_SHAPE, f"{{名称: {measure}, {key}: {strict}{number}{unit}}}")
    elif read:
        assert read.at_least == Quantity(Decimal(number), unit)


@given(
    st.sampled_from(MEASURES),
    st.sampled_from([every for every in Every if every is not Every.YEAR]),
    st.integers(1, 99),
    st.sampled_from(
        ["每{period}{n}次", "每{period}不少于{n}次", " ≥ {n}次/{period}", "每{period}{n}次以上"]
    ),
)
def test_a_frequency_is_the_count_of_the_year(
    measure: str, every: Every, times: int, form: str
) -> None:
    period = "季度" if every is Every.QUARTER else every.zh
    read, findings = target_in_words(measure + form.format(period=period, n=times))

    assert findings == []
    assert read is not None
    assert (read.measure, read.every) == (measure, every)
    assert read.at_least == Quantity(Decimal(times * every.per_year), "次")


@given(st.integers(1, 9999))
def test_a_chinese_number_is_the_number(number: int) -> None:
    read, _ = target_in_words(f"碰头会不少于{chinese_number(number)}次")

    assert read is not None
    assert read.at_least == Quantity(Decimal(number), "次")


def chinese_number(number: int) -> str:
    """A number below ten thousand in Chinese: 一千零五, 一百一十, 十二."""
    digits = "零一二三四五六七八九"
    text = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        text += f"{digits[digit]}{unit}" if digit else "零" if text else ""
    text = re.sub("零+", "零", text).rstrip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


@given(
    st.text(
        "碰头会满意率投诉不少于至超过每月季度年底前次件场%≥≤=0159一二十百约近以上内，、（）",
        max_size=24,
    )
)
def test_no_text_makes_the_grammar_stumble(text: str) -> None:
    read = read_target(text)

    assert read is None or (read.measure and (read.promise.figure or read.promise.level))
    assert isinstance(offer_for_target(text).lines, tuple)


@pytest.mark.parametrize(
    "piece", ["1", "一", "每月1次", "不少于", "≥", "（", "零", "12次，", "同比增长"]
)
def test_a_long_text_takes_no_time_that_grows_with_its_square(piece: str) -> None:
    begin = time.process_time()
    for read in (read_target, read_promise, read_figure, offer_for_target):
        read(piece * 100_000)
        for length in range(1, 40):
            read(piece * length)

    assert time.process_time() - begin < 4
