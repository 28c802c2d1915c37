"""Civplan's own documents, imported and rendered again, have the same outline and texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civplan.documents.open import open_plan
from civplan.documents.render import plan_of_stage, render_documents
from civplan.ingest.import_document import ReadDocument, import_parts, imported_part, read_document
from civplan.ingest.plan.texts import row_line
from civplan.model.choices import Document
from civplan.model.plan import Plan
from support.documents import FLAT, NESTED, composer_for
from support.imports import OPTIONS
from support.plan_values import yaml_of
from support.plans import plan_of
from support.programs import IN_CI, REPOSITORY

EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))
NOT_WORDS = re.compile(r"[\W_]+")
Lines = list[tuple[int, str, str]]
"""Level, label and text of every node."""


def rendered(plan: Plan, document: Document, pack: str) -> bytes:
    """A document of a plan as a .docx."""
    (one,) = render_documents(plan, composer_for(pack), [document], ["docx"])
    return one.data


def lines_of(document: ReadDocument) -> Lines:
    """What stands in a document; a row of a table is a line, whether it still is a table or not."""
    (part,) = document.outline.parts
    return [
        (node.level, node.label, text)
        for node in part.nodes
        for text in (map(row_line, node.rows) if node.rows else [node.text])
    ]


def head_of(document: ReadDocument) -> tuple[str, ...]:
    """What stands around the text; two that sign stand side by side where a seal is stamped."""
    (part,) = document.outline.parts
    signature = part.signature.replace("\t", "\n")
    return (part.title, part.recipient, part.number, signature, part.date)


def imported_and_rendered(data: bytes, document: Document) -> tuple[ReadDocument, ReadDocument]:
    """A document, and what becomes of it by way of a plan file."""
    before = read_document("before.docx", data)
    options = OPTIONS._replace(document=document)
    made = import_parts([imported_part(before)], options)
    assert not made.opened.has_errors
    assert made.opened.plan is not None
    after = rendered(made.opened.plan, document, made.plan.pack)
    return before, read_document("after.docx", after)


@pytest.mark.parametrize("document", list(Document), ids=lambda one: str(one.value))
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_comes_back_with_the_same_outline(file: Path, document: Document) -> None:
    opened = open_plan(file)
    assert opened.plan is not None
    if document not in opened.plan.documents:
        pytest.skip("it has no such document")

    before, after = imported_and_rendered(
        rendered(opened.plan, document, opened.plan.pack), document
    )

    assert lines_of(after) == lines_of(before)
    assert head_of(after) == head_of(before)


WORDS = (
    "清理楼道",
    "走访老人",
    "组织巡逻",
    "更换路灯",
    "举办讲座",
    "整治河道",
    "评选家庭",
    "登记住户",
)
ENDS = (
    "让居民住得舒心",
    "保持小区整洁",
    "做到家喻户晓",
    "及时解决问题",
    "形成长效机制",
    "受到居民欢迎",
)
COUNTER = st.integers(1000, 9999)
SENTENCES = st.builds(
    lambda words, number, end: f"{words}，安排{number}元经费，{end}。",
    st.sampled_from(WORDS),
    COUNTER,
    st.sampled_from(ENDS),
)
NAMES = st.builds(lambda words, number: f"{words}第{number}号", st.sampled_from(WORDS), COUNTER)
SUB_ITEMS = st.lists(SENTENCES, min_size=2, max_size=3, unique=True)


def items(sub_items: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Items that stand in one area."""
    whole = st.fixed_dictionaries({"text": SENTENCES}, optional={"items": sub_items})
    return st.lists(SENTENCES | whole, min_size=2, max_size=3)


AREAS = st.lists(
    st.fixed_dictionaries(
        {"name": NAMES, "items": items(SUB_ITEMS)},
        optional={"text": SENTENCES, "style": st.just("ordinal")},
    ),
    min_size=2,
    max_size=3,
)
SECTIONS = SENTENCES | st.lists(SENTENCES, min_size=2, max_size=3)
PEOPLE = st.sampled_from(["江远帆", "何水", "柳岸", "石桥", "尉迟晓", "欧阳东", "𠮷永成"])
MEMBERS = st.lists(
    st.fixed_dictionaries(
        {"name": PEOPLE, "group": st.sampled_from(["组长", "副组长", "成员", "联络员"])},
        optional={
            "post": st.sampled_from(["社区书记", "居委会副主任、网格长"]),
            "duty": st.sampled_from(["负责全面工作", "分管平安、消防"]),
        },
    ),
    max_size=16,
)
PERIODS = st.sampled_from(
    [
        {},
        {"from": "2007-01", "to": "2007-03"},
        {"from": "2007-04-01", "to": "2007-10-31"},
        {"from": "2007-11", "to": "2008-01"},
        {"from": "2007-Q2", "to": "2007-Q2"},
    ]
)
PHASES = st.lists(
    st.builds(
        lambda phase, period, text: {"phase": phase, **period, "text": text},
        st.sampled_from(["动员部署", "组织实施阶段", "总结评估"]),
        PERIODS,
        SECTIONS,
    ),
    min_size=2,
    max_size=3,
)
ATTACHMENTS = st.lists(
    st.fixed_dictionaries({"name": NAMES}, optional={"text": SECTIONS}),
    min_size=1,
    max_size=3,
    unique_by=lambda one: str(one["name"]),
)
PLANS = st.fixed_dictionaries(
    {
        "principles": SECTIONS,
        "goals": SECTIONS,
        "work": st.fixed_dictionaries(
            {"areas": AREAS},
            optional={"text": SENTENCES, "layout": st.sampled_from(["flat", "nested"])},
        ),
        "plan": st.fixed_dictionaries(
            {"date": st.just("2007-01-10"), "opening": SENTENCES},
            optional={
                "recipient": st.just("通北街道办事处"),
                "attachments": ATTACHMENTS,
                "note": st.just("联系人：江远帆，电话：0571-1234567"),
                "copies": st.just("通北街道党工委"),
                "number": st.just("通湖社〔2007〕3号"),
            },
        ),
    },
    optional={
        "issuer": st.just(["湖内社区居民委员会", "通北街道湖内派出所"]),
        "organization": st.fixed_dictionaries({"text": SECTIONS, "members": MEMBERS}),
        "schedule": PHASES,
        "safeguards": SECTIONS,
        "sections": st.lists(
            st.fixed_dictionaries(
                {"heading": NAMES, "text": SENTENCES, "after": st.sampled_from(["goals", "work"])}
            ),
            max_size=2,
        ),
    },
)


@settings(max_examples=100 if IN_CI else 20)
@given(values=PLANS, pack=st.sampled_from([NESTED, FLAT]))
def test_any_plan_comes_back_with_the_same_outline_and_texts(
    values: dict[str, Any], pack: str
) -> None:
    data = rendered(plan_of(yaml_of(values)), Document.PLAN, pack)

    before, after = imported_and_rendered(data, Document.PLAN)

    assert lines_of(after) == lines_of(before)
    assert head_of(after) == head_of(before)


RESULTS = st.lists(
    st.fixed_dictionaries({"text": SENTENCES, "result": SECTIONS}, optional={"name": NAMES}),
    min_size=2,
    max_size=3,
)
SUMMARIES = st.fixed_dictionaries(
    {
        "work": st.fixed_dictionaries(
            {
                "areas": st.lists(
                    st.fixed_dictionaries({"name": NAMES, "items": RESULTS}), min_size=2, max_size=3
                )
            }
        ),
        "summary": st.fixed_dictionaries(
            {"date": st.just("2007-12-20"), "opening": SENTENCES},
            optional={
                "achievements": SECTIONS,
                "problems": SECTIONS,
                "next_steps": SECTIONS,
                "attachments": ATTACHMENTS,
            },
        ),
    },
    optional={
        "honours": st.just(["区文明社区"]),
        "goals": st.fixed_dictionaries({"plan": SENTENCES, "summary": SECTIONS}),
        "issuer": st.just(["湖内社区居民委员会", "通北街道湖内派出所"]),
    },
)


@settings(max_examples=100 if IN_CI else 20)
@given(values=SUMMARIES, pack=st.sampled_from([NESTED, FLAT]))
def test_any_summary_comes_back_with_the_same_outline_and_texts(
    values: dict[str, Any], pack: str
) -> None:
    data = rendered(plan_of(yaml_of(values)), Document.SUMMARY, pack)

    before, after = imported_and_rendered(data, Document.SUMMARY)

    assert lines_of(after) == lines_of(before)
    assert head_of(after) == head_of(before)


@settings(max_examples=100 if IN_CI else 20)
@given(
    values=SUMMARIES,
    pack=st.sampled_from([NESTED, FLAT]),
    period=st.sampled_from(["上半年", "前三季度", "第一季度", "1—8月"]),
)
def test_any_summary_of_a_stage_comes_back_by_way_of_the_stage(
    values: dict[str, Any], pack: str, period: str
) -> None:
    title = f"湖内社区2007年{period}创建文明社区工作总结"
    summary = {**values["summary"], "title": title}
    data = rendered(plan_of(yaml_of({**values, "summary": summary})), Document.SUMMARY, pack)
    before = read_document("before.docx", data)

    made = import_parts([imported_part(before)], OPTIONS)

    assert made.opened.plan is not None
    assert made.opened.plan.summary is None
    staged = plan_of_stage(made.opened.plan, made.plan.stages[0].period)
    after = read_document("after.docx", rendered(staged, Document.SUMMARY, made.plan.pack))
    assert lines_of(after) == lines_of(before)
    assert head_of(after) == head_of(before)


def pairs_of(plan: Plan) -> list[tuple[str, str]]:
    """The text of every promise and of its result, without marks."""
    return [
        (
            NOT_WORDS.sub("", f"{item.name or ''}{item.text}"),
            NOT_WORDS.sub("", str(item.result.text)),
        )
        for item in plan.items
        if item.text and item.result and item.result.text and item.in_ == tuple(Document)
    ]


@pytest.mark.slow
def test_the_promises_of_the_examples_find_their_own_results() -> None:
    right, wrong, known = 0, [], 0
    for file in sorted((REPOSITORY / "examples").rglob("*.yaml")):
        opened = open_plan(file)
        if opened.plan is None or opened.has_errors or len(opened.plan.documents) == 1:
            continue
        documents = [rendered(opened.plan, one, opened.plan.pack) for one in Document]
        parts = [imported_part(read_document("1.docx", data)) for data in documents]
        facts = OPTIONS._replace(community=opened.plan.community, year=opened.plan.year)
        made = import_parts(parts, facts)
        results = {promise[:24]: result[:12] for promise, result in pairs_of(opened.plan)}
        known += len(results)
        for promise, result in pairs_of(made.plan):
            own = next((one for text, one in results.items() if text in promise), None)
            right += own is not None and own in result
            wrong += [(file.stem, promise, result)] if own and own not in result else []

    assert wrong == []
    assert right / known > 0.8
