"""Which documents a plan file makes, and is checked for."""

from __future__ import annotations

import pytest

from civplan.model.choices import Document
from civplan.rules.check import check_plan
from support.composed import NESTED, pack_named
from support.plans import plan_of

PLAN, SUMMARY = Document.PLAN, Document.SUMMARY


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("", (PLAN,)),
        ("plan: {}", (PLAN,)),
        ("summary: {}", (PLAN, SUMMARY)),
        ("plan: {}\nsummary: {date: 2007-12-20}", (PLAN, SUMMARY)),
    ],
)
def test_a_file_makes_a_summary_when_it_has_one(text: str, documents: tuple[Document, ...]) -> None:
    assert plan_of(text).documents == documents


def test_both_documents_are_checked() -> None:
    plan = plan_of("principles: 一\ngoals: 二\nsummary: {}")
    found = check_plan(plan, pack_named(NESTED).profile)

    assert [one.message("en") for one in found] == [
        "the plan lacks “work” (主要工作)",
        "the summary lacks “work” (主要工作)",
        "the plan has no date",
        "the summary has no date",
    ]
