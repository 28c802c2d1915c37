"""Sections: a text, or keys with values."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Finding, Span
from civplan.model.choices import Document, ItemStyle, Layout
from civplan.model.records import Record, RecordOf
from civplan.model.sections import (
    ExtraSection,
    Goals,
    Organization,
    Section,
    SectionOf,
    Work,
    section_items,
)
from support.plans import node_of, read_value, value_of

SECTION = SectionOf(Section)
EXTRA = RecordOf(ExtraSection)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("坚持。", "坚持。"),
        ("[一。, 二。]", "一。二。"),
        ("{plan: 将做。, summary: 做了。}", "将做。"),
        ("{text: 坚持。}", "坚持。"),
        ("{正文: {计划: 将做。}}", "将做。"),
    ],
)
def test_a_section_may_be_just_its_text(written: str, words: str) -> None:
    assert str(value_of(SECTION, written).text) == words


def test_a_section_that_is_just_its_text_knows_its_place() -> None:
    assert value_of(SECTION, "坚持。").span_of("text") == Span("plan.yaml", 1, 4, 1, 7)


def test_a_section_without_anything_is_empty() -> None:
    section = value_of(SECTION, "{}")

    assert (section.heading, section.text, section.items) == (None, None, ())


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("''", ["1:4 Y050 this must not be empty"]),
        ("[{一: 二}]", ["1:5 Y033 expected text here, found keys with values"]),
        ("{heading: 一, plan: 二}", ["1:17 Y030 unknown key “plan”"]),
        ("{items: 一}", ["1:12 Y033 expected a list here, found text"]),
        ("{style: 圆点}", ["1:12 Y036 “圆点” is not one of the choices"]),
    ],
)
def test_what_is_wrong_with_a_section_is_reported(written: str, reported: list[str]) -> None:
    assert read_value(SECTION, written)[1] == reported


def test_work_has_items_of_its_own_and_areas() -> None:
    work = value_of(
        SectionOf(Work),
        "{layout: flat, items: [甲], areas: [{name: 乙, style: ordinal, items: [丙, 丁]}]}",
    )

    assert work.layout is Layout.FLAT
    assert work.areas[0].style is ItemStyle.ORDINAL
    assert [str(item.text) for item in section_items(work)] == ["甲", "丙", "丁"]


def test_other_sections_have_their_items() -> None:
    goals = value_of(SectionOf(Goals), "{items: [甲, {items: [乙]}]}")

    assert len(section_items(goals)) == 2


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("work", "work"),
        ("主要工作", "work"),
        ("存在问题", "problems"),
        ("indicators", "indicators"),
    ],
)
def test_a_section_of_ones_own_stands_after_a_known_one(written: str, after: str) -> None:
    assert value_of(EXTRA, f"{{heading: 一, after: {written}}}").after == after


def test_a_section_after_an_unknown_one_is_reported() -> None:
    section, reported = read_value(EXTRA, "{heading: 一, 排在: 工作}")

    assert section is not None
    assert section.after is None
    assert reported == ["1:21 Y036 “工作” is not one of the choices"]


@pytest.mark.parametrize(
    ("written", "documents"),
    [
        ("{heading: 一}", (Document.PLAN, Document.SUMMARY)),
        ("{heading: 一, in: summary}", (Document.SUMMARY,)),
    ],
)
def test_a_section_of_ones_own_stands_in_both_documents_unless_it_says_otherwise(
    written: str, documents: tuple[Document, ...]
) -> None:
    assert value_of(EXTRA, written).in_ == documents


def helps(section: type[Record], written: str) -> list[str]:
    """The findings about a section, each with its way out, in English."""
    found: list[Finding] = []
    SectionOf(section).read(node_of(written), found)
    return [f"{one.span.line}:{one.span.column} {one.rule.code} {one.help('en')}" for one in found]


@pytest.mark.parametrize(
    ("section", "written", "key"),
    [
        (Work, "[{name: 卫生, items: [扫雪]}]", "areas"),
        (Work, "[{名称: 卫生, 说明: 整洁。}, 扫雪]", "areas"),
        (Work, "[{text: 扫雪, lead: 楼组长}]", "items"),
        (Work, "[扫雪, {内容: 扫雪, 完成时限: 2007-12}]", "items"),
        (Goals, "[{measure: 满意率, at_least: 95%}]", "targets"),
        (Organization, "[{name: 张三, post: 书记}]", "members"),
        (Section, "[{text: 督查}]", "items"),
    ],
)
def test_a_list_of_records_needs_its_key_above_it(
    section: type[Record], written: str, key: str
) -> None:
    assert helps(section, written) == [
        f"1:4 Y033 put a line “{key}:” above the list, and indent the list below it"
    ]
