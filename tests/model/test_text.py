"""Texts: paragraphs, and what the plan and the summary say differently."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Span
from civplan.model.choices import Document
from civplan.model.text import TEXT_SHAPE, Text
from support.plans import node_of, read_value, value_of


def message(text: Text | None) -> tuple[list[str], list[str] | None]:
    """The paragraphs for the plan, and those for the summary."""
    assert text is not None
    plan = [paragraph.text for paragraph in text.plan]
    return plan, None if text.summary is None else [part.text for part in text.summary]


@pytest.mark.parametrize(
    ("written", "plan", "summary"),
    [
        ("坚持。", ["坚持。"], None),
        ("[一。, 二。]", ["一。", "二。"], None),
        ("{plan: 将做。, summary: 做了。}", ["将做。"], ["做了。"]),
        ("{计划: 将做。, 总结: 做了。}", ["将做。"], ["做了。"]),
        ("{plan: 将做。}", ["将做。"], None),
        ("{summary: [一。, 二。]}", [], ["一。", "二。"]),
        ("{plan: , summary: 做了。}", [], ["做了。"]),
        ("{plan: 将做。, summary: null}", ["将做。"], []),
        ("'<b>&{{x}}*'", ["<b>&{{x}}*"], None),
        ("'null'", ["null"], None),
    ],
)
def test_a_text_is_paragraphs_or_its_two_forms(
    written: str, plan: list[str], summary: list[str] | None
) -> None:
    assert message(value_of(TEXT_SHAPE, written)) == (plan, summary)


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("[]", ["1:4 Y050 this must not be empty"]),
        ("{}", ["1:4 Y050 this must not be empty"]),
        ("''", ["1:4 Y050 this must not be empty"]),
        ("[一。, ~]", ["1:9 Y050 this must not be empty"]),
        ("[一。, [二。]]", ["1:9 Y033 expected text here, found a list"]),
        ("{plan: {一: 二}}", ["1:11 Y033 expected text here, found keys with values"]),
        ("{plan: 一, 年底: 二}", ["1:14 Y030 unknown key “年底”"]),
        ("{年底: 二}", ["1:5 Y030 unknown key “年底”"]),
        ("{plan: 一, 计划: 二}", ["1:14 Y031 key “计划” is given twice, first on line 1"]),
    ],
)
def test_what_is_wrong_with_a_text_is_reported(written: str, reported: list[str]) -> None:
    assert read_value(TEXT_SHAPE, written)[1] == reported


def test_a_text_without_a_known_form_is_no_text() -> None:
    assert read_value(TEXT_SHAPE, "{年底: 二}")[0] is None


@pytest.mark.parametrize(
    ("written", "in_plan", "in_summary"),
    [
        ("将做。", "将做。", ""),
        ("{plan: 将做。, summary: 做了。}", "将做。", "做了。"),
        ("{summary: 做了。}", "", "做了。"),
    ],
)
def test_the_summary_says_only_what_is_written_for_it(
    written: str, in_plan: str, in_summary: str
) -> None:
    text = value_of(TEXT_SHAPE, written)

    assert "".join(part.text for part in text.said_in(Document.PLAN)) == in_plan
    assert "".join(part.text for part in text.said_in(Document.SUMMARY)) == in_summary


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[一。, 二。]", "一。二。"),
        ("{summary: 做了。}", "做了。"),
        ("{plan: 一, summary: 二}", "一"),
    ],
)
def test_as_written_is_what_is_there(written: str, words: str) -> None:
    assert str(value_of(TEXT_SHAPE, written)) == words


def test_a_paragraph_knows_where_its_value_stands() -> None:
    text = TEXT_SHAPE.read(node_of("[一。, 二。]"), [])

    assert text is not None
    assert [part.span for part in text.plan] == [
        Span("plan.yaml", 1, 5, 1, 7),
        Span("plan.yaml", 1, 9, 1, 11),
    ]


def test_a_stage_has_a_form_of_its_own() -> None:
    text = value_of(TEXT_SHAPE, "{计划: 甲, 上半年: 乙, 1—9月: 丙, 总结: 丁}")
    assert text is not None
    words = {period.name: [one.text for one in form] for period, form in text.stages}

    assert words == {"上半年": ["乙"], "1—9月": ["丙"]}
    assert [[one.text for one in form] for form in text.forms] == [["甲"], ["丁"], ["乙"], ["丙"]]


def test_a_stage_is_one_form_however_it_is_named() -> None:
    first, same, other = (
        value_of(TEXT_SHAPE, f"{{{name}: 甲}}") for name in ("上半年", "H1", "Q1")
    )

    assert first == same
    assert first != other
