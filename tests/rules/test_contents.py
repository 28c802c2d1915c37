"""What a plan file has to say in each document, held against what is composed of it."""

from __future__ import annotations

import pytest

from civplan.model.choices import Document
from civplan.rules.contents import areas_of, has_indicators, sections_of
from support.documents import outline
from support.plans import plan_of

ITEMS = [
    "办班",
    "{name: 学习}",
    "{text: 办班, in: plan}",
    "{text: 办班, in: summary}",
    "{text: 办班, in: summary, result: 已办}",
    "{text: 办班, not_applicable: 无, result: 已办}",
    "{text: {summary: 已办班}}",
    "{text: {summary: 已办班}, lead: 居委会}",
    "{name: 学习, text: {summary: 已办班}}",
    "{name: 学习, text: {summary: 已办班}, due: 2007}",
    "{name: 学习, text: {summary: 已办班}, items: [一期]}",
    "{text: 办班, status: planned}",
    "{text: 办班, reason: 缺人}",
    "{text: 办班, next: 再办}",
    "{text: 办班, changed: {why: 缺人}}",
    "{text: 办班, targets: [{measure: 班, result: 2期}]}",
    "{text: 办班, result: 否}",
    "{items: [{text: 办班, in: summary}]}",
    "{items: [{text: 办班, result: 已办}]}",
    "{text: 办班, items: [{text: 一期, status: done}]}",
    "{result: 已办}",
]


def printed(text: str, key: str) -> tuple[Document, ...]:
    """The documents that print a section."""
    return tuple(document for document in Document if outline(text, document).part(key))


@pytest.mark.parametrize("item", ITEMS)
def test_what_an_item_says_is_what_the_documents_print_of_it(item: str) -> None:
    of_both = f"safeguards: {{items: [{item}]}}"
    of_area = f"work: {{areas: [{{name: 教育, items: [{item}]}}]}}"
    of_one = f"summary: {{problems: {{items: [{item}]}}}}"
    of_part = f"safeguards: {{areas: [{{name: 教育, items: [{item}]}}]}}"
    of_end = f"summary: {{problems: {{areas: [{{name: 教育, items: [{item}]}}]}}}}"

    assert [one.documents for one in sections_of(plan_of(of_both))] == [
        printed(of_both, "safeguards")
    ]
    assert [one.documents for one in areas_of(plan_of(of_area))] == [printed(of_area, "work")]
    assert [one.documents for one in sections_of(plan_of(of_one))] == [printed(of_one, "problems")]
    for text, key in ((of_part, "safeguards"), (of_end, "problems")):
        assert [one.documents for one in sections_of(plan_of(text))] == [printed(text, key)]
        assert [one.documents for one in areas_of(plan_of(text))] == [printed(text, key)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("principles: 一", "principles"),
        ("principles: {heading: 一}", "principles"),
        ("principles: {summary: 一}", "principles"),
        ("organization: {members: [{name: 张三}]}", "organization"),
        ("goals: {targets: [访 = 0 起]}", "goals"),
        ("goals: {targets: [{measure: 访, result: 0起}]}", "goals"),
        ("work: {text: {plan: 一, summary: 二}}", "work"),
        ("work: {areas: [{name: 教育, text: 一}]}", "work"),
        ("work: {areas: [{name: 教育, lead: 居委会}]}", "work"),
        ("goals: {areas: [{name: 教育, text: 一}]}", "goals"),
        ("organization: {areas: [{name: 教育}], members: [{name: 张三}]}", "organization"),
        ("schedule: [{phase: 启动}]", "schedule"),
        ("honours: 区先进", "honours"),
        ("summary: {next_steps: {plan: 一}}", "next_steps"),
        ("summary: {next_steps: {areas: [{name: 教育, text: 一}]}}", "next_steps"),
        ("summary: {next_steps: {areas: [{name: 教育}]}}", "next_steps"),
        ("sections: [{heading: 其他, text: 一}]", "extra"),
        ("sections: [{heading: 其他, text: 一, in: summary}]", "extra"),
        ("sections: [{heading: 其他, items: [一], in: [plan, summary]}]", "extra"),
    ],
)
def test_what_a_section_says_is_what_the_documents_print_of_it(text: str, key: str) -> None:
    assert [one.documents for one in sections_of(plan_of(text))] == [printed(text, key)]


@pytest.mark.parametrize(
    "text",
    [
        "goals: {targets: [访 = 0 起]}",
        "goals: {targets: [{measure: 访, result: 0起}]}",
        "work: {items: [{text: 办班, target: 班 ≥ 2 期}]}",
        "work: {items: [{text: 办班, target: 班 ≥ 2 期, in: plan}]}",
        "summary: {next_steps: {items: [{text: 办班, target: 班 ≥ 2 期}]}}",
        "summary: {next_steps: {areas: [{name: 教育, items: [{text: 办班, target: 班 ≥ 2 期}]}]}}",
    ],
)
def test_the_table_of_indicators_is_made_of_promises(text: str) -> None:
    assert has_indicators(plan_of(text)) == (Document.SUMMARY in printed(text, "indicators"))
