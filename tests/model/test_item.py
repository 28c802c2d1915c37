"""Items: what is to be done, and what came of it."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Span
from civplan.model.choices import Document, ItemStyle, Status
from civplan.model.figures import Quantity, When
from civplan.model.item import ITEM_SHAPE, ITEMS_SHAPE
from civplan.model.result import Result, result_text
from support.plans import read_value, value_of


def test_an_item_may_be_its_text() -> None:
    item = value_of(ITEM_SHAPE, "每月开会。")

    assert str(item.text) == "每月开会。"
    assert item.span_of("text") == Span("plan.yaml", 1, 4, 1, 9)


@pytest.mark.parametrize(
    "written",
    ["{name: 例会}", "{items: [一, 二]}", "{result: 做了。}", "{result: 12}", "{text: 一, id: a}"],
)
def test_an_item_says_something_or_holds_items(written: str) -> None:
    assert read_value(ITEM_SHAPE, written)[1] == []


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("{}", ["1:4 Y046 the item has neither a text nor sub-items"]),
        ("{id: a, due: 2007-12}", ["1:4 Y046 the item has neither a text nor sub-items"]),
        ("{text: ~}", ["1:4 Y046 the item has neither a text nor sub-items"]),
        ("{id: a, items: []}", ["1:4 Y046 the item has neither a text nor sub-items"]),
        ("{text: []}", ["1:11 Y050 this must not be empty"]),
        ("{result: {value: 若干}}", ["1:21 Y034 “若干” is not a number"]),
        ("''", ["1:4 Y050 this must not be empty"]),
        ("[一]", ["1:4 Y033 expected keys with values here, found a list"]),
        ("{text: 一, drop: 是}", ["1:14 Y042 “drop” only has a meaning in a file with “extends”"]),
        ("{text: 一, 排在: b}", ["1:14 Y042 “排在” only has a meaning in a file with “extends”"]),
        ("{text: 一, status: 做完}", ["1:22 Y036 “做完” is not one of the choices"]),
        ("{text: 一, in: [plan, 年报]}", ["1:25 Y036 “年报” is not one of the choices"]),
    ],
)
def test_what_is_wrong_with_an_item_is_reported(written: str, reported: list[str]) -> None:
    assert read_value(ITEM_SHAPE, written)[1] == reported


def test_items_are_read_on_behind_a_bad_one() -> None:
    items, reported = read_value(ITEMS_SHAPE, "[一, {}, 二]")

    assert [str(item.text) for item in items or ()] == ["一", "二"]
    assert reported == ["1:8 Y046 the item has neither a text nor sub-items"]


def test_sub_items_are_items() -> None:
    item = value_of(ITEM_SHAPE, "{name: 例会, style: ordinal, items: [{text: 一, items: [二]}]}")

    assert item.style is ItemStyle.ORDINAL
    assert str(item.items[0].items[0].text) == "二"


@pytest.mark.parametrize(
    ("written", "in_plan", "in_summary"),
    [
        ("一", True, True),
        ("{text: 一, in: plan}", True, False),
        ("{text: 一, 用于: [总结]}", False, True),
        ("{text: 一, not_applicable: 无居民小区}", False, False),
    ],
)
def test_an_item_belongs_in_its_documents(written: str, *, in_plan: bool, in_summary: bool) -> None:
    item = value_of(ITEM_SHAPE, written)

    assert item.belongs_in(Document.PLAN) is in_plan
    assert item.belongs_in(Document.SUMMARY) is in_summary


@pytest.mark.parametrize(
    ("target", "result", "outcome", "remains"),
    [
        ("会 ≥ 12 次", "12", "12次", "-"),
        ("会 ≥ 12 次", "{value: 12, text: 开了。}", "12次", "开了。"),
        ("会 ≥ 12 次", "[{on: 2007-05, value: 12, text: 开了。}]", "12次", "12"),
        ("会 ≥ 12 次", "开了。", "-", "开了。"),
        ("会 ≥ 12 次", "是", "-", "是"),
        ("{measure: 称号, level: 市级}", "是", "是", "-"),
        ("{measure: 称号, level: 市级}", "获市级称号。", "获市级称号。", "获市级称号。"),
        ("{measure: 称号, level: 市级}", "[{on: 2007-05, text: 获市级。}]", "获市级。", "获市级。"),
        ("{measure: 称号, level: 市级}", "[{on: 2007-05, text: 申报市级。}]", "-", "申报市级。"),
        ("{measure: 意见}", "是", "是", "-"),
        ("{measure: 意见}", "收了。", "-", "收了。"),
        ("{measure: 意见}", "86", "86", "-"),
        ("{measure: 会, at_least: 12, result: 11}", "12", "11", "12"),
        ("[会 ≥ 12 次, 意见 ≥ 5 条]", "12", "-", "12"),
    ],
)
def test_target_and_result_are_short_for_a_target_with_its_result(
    target: str, result: str, outcome: str, remains: str
) -> None:
    item = value_of(ITEM_SHAPE, f"{{text: 一, target: {target}, result: {result}}}")

    assert message(item.targets[0].outcome or item.targets[0].result) == outcome
    assert message(item.result) == remains


def message(what: Quantity | Result | None) -> str:
    """A figure, or a result in short."""
    if isinstance(what, Result):
        return str(what.value) if what.value and not what.text else result_text(what)
    return str(what or "-")


def test_a_result_that_moves_to_its_target_keeps_its_place() -> None:
    item = value_of(ITEM_SHAPE, "{text: 一, target: 会 ≥ 12 次, result: 11}")

    assert item.targets[0].span_of("result") == Span("plan.yaml", 1, 40, 1, 42)


def test_status_and_due_are_read() -> None:
    item = value_of(ITEM_SHAPE, "{text: 一, 状态: 进行中, 完成时限: 2007-Q2}")

    assert (item.status, item.due) == (Status.ONGOING, When(2007, quarter=2))


def test_evidence_may_be_its_path() -> None:
    item = value_of(ITEM_SHAPE, "{text: 一, evidence: [a.jpg, {file: b.pdf, caption: 记录}]}")

    assert [(one.file, one.caption) for one in item.evidence] == [
        ("a.jpg", None),
        ("b.pdf", "记录"),
    ]


def test_evidence_without_a_path_is_reported() -> None:
    reported = read_value(ITEM_SHAPE, "{text: 一, evidence: ['', {caption: 记录}]}")[1]

    assert reported == [
        "1:25 Y050 this must not be empty",
        "1:30 Y032 required key “file” (文件) is missing",
    ]
