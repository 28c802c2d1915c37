"""No document has a figure that is neither in the file nor worked out from it.

Plans are generated; every number in their documents is looked for in the text of the file and among
the figures that may be worked out: sums, rates, differences, counts, and how often a year has a
month or a week.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.manuscript.nodes import Heading, Paragraph, Table
from support.documents import FLAT, NESTED, PLAN, SUMMARY, lines_of_blocks, manuscript
from support.plain_reading import one_decimal

NUMBER = re.compile(r"\d+(?:\.\d+)?")
ITEM_NUMBER = re.compile(r"^(?:\d+\.|（\d+）)")
EVERY = {"周": 52, "月": 12, "季": 4, "年": 1}
MEASURES = (
    "碰头会",
    "走访",
    "投诉",
    "安全事故",
    "新增助餐点",
    "志愿服务时长",
    "百姓讲堂2.0",
    "公约",
)
UNITS = ("次", "户次", "件", "处", "小时", "场", "")
figures = st.integers(0, 4000)
PROFILE_STYLES = st.sampled_from(["sentence", "table"])


class Item(NamedTuple):
    """An item of a plan: its YAML, and the figures that may be worked out from it."""

    yaml: str
    worked_out: set[str]


def figures_from(goal: int, outcome: int) -> set[str]:
    """Rate and difference of a result and its target."""
    rate = {one_decimal(Decimal(outcome) / goal * 100)} if goal else set()
    return rate | {str(abs(outcome - goal)), "99.9"}


def changes_from(last: int, outcome: int) -> set[str]:
    """The change since last year: a difference, and a share of last year's figure.

    The share has one decimal, or six where one would make it read as the goal that it missed.
    """
    share = abs(Decimal(outcome - last) / last * 100) if last else Decimal()
    in_full = share.quantize(Decimal("0.000001")).normalize()
    return {str(abs(outcome - last)), one_decimal(share), f"{in_full:f}"}


@st.composite
def targets(draw: st.DrawFn) -> tuple[str, set[str], int]:
    """A target without its result, what follows from it, and its goal."""
    measure, unit = draw(st.sampled_from(MEASURES)), draw(st.sampled_from(UNITS))
    goal = draw(figures)
    kind = draw(
        st.sampled_from(
            ["at_least", "at_most", "equals", "every", "both", "share", "level", "change"]
        )
    )
    unit = "次" if kind in {"every", "both"} else unit
    words = f"unit: {unit}, " if unit else ""
    name = f"measure: {measure}, {words}"
    if kind == "change":
        way = draw(st.sampled_from(["至少: 同比增长", "至少: 下降", "至多: 同比增长"]))
        last = draw(figures)
        return f"{{{name}{way}{goal % 100}%, last_year: {last}", set(), goal % 100
    if kind == "level":
        return f"{{measure: {measure}, level: 市级", set(), goal
    if kind == "share":
        goal = goal % 100
        return f"{{measure: {measure}率, at_least: {goal}%", set(), goal
    if kind == "every":
        every = draw(st.sampled_from(sorted(EVERY)))
        return f"{{{name}every: {every}", {str(EVERY[every]), "1"}, EVERY[every]
    if kind == "both":
        every, times = draw(st.sampled_from(sorted(EVERY))), draw(st.integers(1, 9))
        goal = EVERY[every] * times
        return f"{{{name}every: {every}, at_least: {goal}", {str(times)}, goal
    return f"{{{name}{kind}: {goal}", set(), goal


@st.composite
def items(draw: st.DrawFn) -> Item:
    """An item with targets, results, dates, money and a status, each or none."""
    parts = [
        draw(st.sampled_from(["text: 做好这件事。", "text: 走访", "name: 走访, text: 走访居民。"]))
    ]
    worked_out: set[str] = set()
    if draw(st.booleans()):
        target, more, goal = draw(targets())
        result = draw(st.none() | figures)
        is_level = "level" in target
        said = "区级" if is_level else f"{result}{'%' if '率' in target else ''}"
        worked_out |= more | (figures_from(goal, result) if result is not None else set())
        if result is not None and "last_year" in target:
            worked_out |= changes_from(int(target.rpartition(" ")[2]), result)
        written = f", result: {said}}}" if result is not None else "}"
        parts.append(f"targets: [{target}{written}]")
    dated = draw(st.lists(figures, max_size=3))
    own = draw(st.sampled_from(["", "result: 已经办妥。", "result: 是", "result: 否", "dated"]))
    if own == "dated" and dated and len(parts) == 1:
        entries = [f"{{on: 2007-{month + 2}, value: {one}次}}" for month, one in enumerate(dated)]
        parts.append(f"results: [{', '.join(entries)}]")
        worked_out.add(str(sum(dated)))
    elif own and own != "dated" and not ("率" in parts[-1] or "result" in parts[-1]):
        parts.append(own if "targets" not in parts[-1] else "reason: 场地没有移交")
    if draw(st.booleans()):
        parts.append(f"budget: {{plan: {draw(figures)}, spent: {draw(figures)}}}")
    parts.append(
        draw(st.sampled_from(["due: 2007-6", "status: ongoing", "status: dropped", "lead: 甲"]))
    )
    return Item(f"{{{', '.join(parts)}}}", worked_out)


def printed(text: str, document: Any, pack: str) -> Iterator[str]:
    """The lines of a document without the numbers of its entries."""
    made = manuscript(text, document, pack)
    for line in lines_of_blocks(block for block in made.blocks if not isinstance(block, Heading)):
        yield ITEM_NUMBER.sub("", line)


@pytest.mark.parametrize("pack", [NESTED, FLAT])
@given(made=st.lists(items(), min_size=1, max_size=4), counted=figures, style=PROFILE_STYLES)
def test_every_figure_is_in_the_file_or_worked_out(
    pack: str, made: list[Item], counted: int, style: str
) -> None:
    text = (
        f"profile: {{households: 77, facts: [网格 {counted}个, {{name: 商铺, value: 约{counted}}}],"
        f" style: {style}}}\n"
        f"work: {{items: [{', '.join(one.yaml for one in made)}]}}\nsummary: {{date: 2007-12-20}}"
    )
    count = sum("targets" in one.yaml for one in made)
    known = {*NUMBER.findall(text), "2007", *map(str, range(count + 1))}
    known.update(*(one.worked_out for one in made))

    for document in (PLAN, SUMMARY):
        for line in printed(text, document, pack):
            assert set(NUMBER.findall(line)) <= known, (line, text)


def test_the_figures_are_really_looked_for() -> None:
    text = "work: {items: [{text: 走访, target: 走访 ≥ 100 户次, result: 130}]}"
    blocks = manuscript(text, SUMMARY, NESTED).blocks
    found = {number for line in printed(text, SUMMARY, NESTED) for number in NUMBER.findall(line)}

    assert {type(block) for block in blocks} >= {Heading, Paragraph, Table}
    assert found == {"2007", "130", "100", "1"}
