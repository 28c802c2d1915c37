"""Civplan's own documents, imported and rendered again, have the same outline and texts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from civplan.documents.open import open_plan
from civplan.documents.render import render_documents
from civplan.ingest.import_document import ReadDocument, import_parts, imported_part, read_document
from civplan.model.choices import Document
from civplan.model.plan import Plan
from support.documents import NESTED, composer_for
from support.imports import OPTIONS
from support.plan_values import yaml_of
from support.plans import plan_of
from support.programs import REPOSITORY

EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))
WITH_ATTACHMENTS = ("湖光社区2024", "qinghe-2023")
"""Their attachments have texts of their own, which an outline does not tell from the plan's."""
Lines = list[tuple[int, str, str]]
"""Level, label and text of every node."""


def rendered(plan: Plan, document: Document, pack: str) -> bytes:
    """A document of a plan as a .docx."""
    (one,) = render_documents(plan, composer_for(pack), [document], ["docx"])
    return one.data


def lines_of(document: ReadDocument) -> Lines:
    """What stands in a document, without its tables, whose rows become paragraphs."""
    (part,) = document.outline.parts
    return [(node.level, node.label, node.text) for node in part.nodes if not node.rows]


def head_of(document: ReadDocument) -> tuple[str, ...]:
    """What stands around the text."""
    (part,) = document.outline.parts
    return (part.title, part.recipient, part.signature, part.date)


def imported_and_rendered(data: bytes, document: Document) -> tuple[ReadDocument, ReadDocument]:
    """A document, and what becomes of it by way of a plan file."""
    before = read_document("before.docx", data)
    options = OPTIONS._replace(document=document)
    made = import_parts([imported_part(before)], options)
    assert not made.opened.has_errors
    assert made.opened.pack is not None
    after = rendered(made.plan, document, made.plan.pack)
    return before, read_document("after.docx", after)


@pytest.mark.parametrize("document", list(Document), ids=lambda one: str(one.value))
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_comes_back_with_the_same_outline(file: Path, document: Document) -> None:
    opened = open_plan(file)
    assert opened.plan is not None
    if document not in opened.plan.documents or file.stem in WITH_ATTACHMENTS:
        pytest.skip("it has no such document, or one with attachments")

    before, after = imported_and_rendered(
        rendered(opened.plan, document, opened.plan.pack), document
    )

    has_table = any(node.rows for node in before.outline.parts[0].nodes)
    if has_table:
        kept = [text.rstrip("。") for _, _, text in lines_of(after)]
        assert [text for _, _, text in lines_of(before) if text.rstrip("。") not in kept] == []
    else:
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
    st.fixed_dictionaries({"name": NAMES, "items": items(SUB_ITEMS)}, optional={"text": SENTENCES}),
    min_size=2,
    max_size=3,
)
SECTIONS = SENTENCES | st.lists(SENTENCES, min_size=2, max_size=3)
PLANS = st.fixed_dictionaries(
    {
        "principles": SECTIONS,
        "goals": SECTIONS,
        "work": st.fixed_dictionaries({"areas": AREAS}, optional={"text": SENTENCES}),
        "plan": st.fixed_dictionaries(
            {"date": st.just("2007-01-10"), "opening": SENTENCES},
            optional={"recipient": st.just("通北街道办事处")},
        ),
    },
    optional={
        "organization": SECTIONS,
        "safeguards": SECTIONS,
        "sections": st.lists(
            st.fixed_dictionaries(
                {"heading": NAMES, "text": SENTENCES, "after": st.sampled_from(["goals", "work"])}
            ),
            max_size=2,
        ),
    },
)


@settings(max_examples=int(os.environ.get("CIVPLAN_CI") == "1") * 80 + 20)
@given(values=PLANS)
def test_any_plan_comes_back_with_the_same_outline_and_texts(values: dict[str, Any]) -> None:
    data = rendered(plan_of(yaml_of(values)), Document.PLAN, NESTED)

    before, after = imported_and_rendered(data, Document.PLAN)

    assert lines_of(after) == lines_of(before)
    assert head_of(after) == head_of(before)
