"""The form of a community that has no plan file yet: it asks for the promises as well."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.forms.fact_rows import profile_rows, summary_rows
from civplan.forms.form import Form, FormRow, PlaceSteps, Question
from civplan.forms.questions import empty_extra_rows
from civplan.forms.tables import (
    EXTRA_TABLE,
    FACT_TABLE,
    ITEM_TABLE,
    TARGET_TABLE,
    AnswerKind,
    FormColumn,
    FormTable,
)
from civplan.model.plan import Plan

NEW_ITEMS, NEW_TARGETS = 30, 20
"""Rows that stand empty."""
NEW_ITEM_NUMBER, NEW_TARGET_NUMBER = "措施{}", "指标{}"
PROMISE_KINDS = {"text": AnswerKind.TEXT, "due": AnswerKind.TIME}
"""What is asked for in the columns that say what a plan promises; a line in the others."""

PLAN_FACTS: tuple[tuple[str, AnswerKind, PlaceSteps, str], ...] = (
    ("指导思想", AnswerKind.TEXT, ("principles", "text"), "按什么要求做；计划里要有"),
    ("工作目标", AnswerKind.TEXT, ("goals", "text"), "全年要达到什么；计划里要有，指标另填"),
    ("计划的成文日期", AnswerKind.DATE, ("plan", "date"), "年月日齐全，如 2007-01-10"),
)
"""What a plan says besides its work: the name of the fact, its kind and place, and what about it.

A plan without the sections that its pack requires makes no document.
"""


def new_plan_form(community: str, year: int, district: str | None) -> Form:
    """The form of a community without a plan file.

    Args:
        community: Its full name.
        year: The year of the work.
        district: The body that it reports to; None where that is not known.
    """
    facts = [*_facts(community, year, district), *profile_rows(None), *summary_rows(None)]
    rows = {
        FACT_TABLE.name: tuple(facts),
        ITEM_TABLE.name: tuple(_empty_rows(ITEM_TABLE, NEW_ITEM_NUMBER, NEW_ITEMS)),
        TARGET_TABLE.name: tuple(_empty_rows(TARGET_TABLE, NEW_TARGET_NUMBER, NEW_TARGETS)),
        EXTRA_TABLE.name: tuple(empty_extra_rows(())),
    }
    return Form(community, year, rows, is_of_new_plan=True)


def _facts(community: str, year: int, district: str | None) -> Iterator[FormRow]:
    """The rows of what is known, and of what every plan must say, which is asked for."""
    known = {"community": community, "year": str(year), "district": district or ""}
    for field, value in known.items():
        if value:
            fact = Plan.keys[field].zh
            yield FormRow(fact, {"fact": fact, "value": value, "about": "已经定下"})
    key = Plan.keys["campaign"]
    asked = Question(AnswerKind.LINE, ("campaign",))
    about = f"{key.about.zh}，如 创建文明社区；必填"
    yield FormRow(key.zh, {"fact": key.zh, "value": asked, "about": about})
    for name, kind, place, said in PLAN_FACTS:
        cells: dict[str, str | Question] = {"fact": name, "value": Question(kind, place)}
        yield FormRow(name, {**cells, "about": said})


def _empty_rows(table: FormTable, number: str, count: int) -> Iterator[FormRow]:
    """Rows that ask for all that their columns say."""
    for place in range(1, count + 1):
        own = number.format(place)
        cells: dict[str, str | Question] = {"number": own}
        for column in table.columns[1:]:
            cells[column.field] = Question(asked_kind(column), ())
        yield FormRow(own, cells)


def asked_kind(column: FormColumn) -> AnswerKind:
    """What a column asks for where there is no plan yet."""
    return column.kind or PROMISE_KINDS.get(column.field, AnswerKind.LINE)
