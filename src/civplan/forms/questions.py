"""Makes the form of a plan: what it promises, and the questions that the plan leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.compose.words import date_words, goal_words, last_year_words
from civplan.forms.cell_questions import question_for
from civplan.forms.cell_texts import has_two_forms
from civplan.forms.fact_rows import fact_rows, stage_rows
from civplan.forms.form import EntryPlace, Form, FormRow, PlaceSteps, Question
from civplan.forms.stages import FormStage, stage_result, stage_text
from civplan.forms.tables import (
    EXTRA_TABLE,
    FACT_TABLE,
    ITEM_TABLE,
    TARGET_TABLE,
    AnswerKind,
    FormTable,
)
from civplan.model.choices import Document
from civplan.model.item import BOTH_DOCUMENTS, Item
from civplan.model.plan import Plan
from civplan.model.records import Record
from civplan.model.result import Result
from civplan.model.sections import Area, Section
from civplan.model.target import Target

EXTRA_ROWS = 12
"""Rows for unplanned work that stand empty."""
EXTRA_NUMBER = "新增{}"
"""The number of such a row, which becomes the id of its item."""
GOALS_TITLE = "工作目标"
NO_AREA_NUMBER = "0"
"""Before the numbers of items of the work that stand in no area: 0-1."""
LONGEST_TOPIC = 30
"""Characters of an item's text that tell which item a target belongs to."""
TOTAL_OF_ITEM = "{figure}（按“完成情况”里的日期合计，请在“完成情况”里改）"


class _SectionOfForm(NamedTuple):
    """A section whose items are asked for."""

    section: Section | None
    place: PlaceSteps
    mark: str
    """Before the numbers of its items: 目标-1; of its second area 目标2-1. A dot at its end is for
    areas alone: 其他1-1, 其他1.2-1."""
    has_only_promises: bool = False
    """False where items may say how things are done, without an end that could be reported."""


class _ItemOfForm(NamedTuple):
    """An item of the work, with what stands above it."""

    item: Item
    place: PlaceSteps
    number: str
    """Its id, or where it stands: 2-3 is the third item of the second area."""
    area: Area | None
    is_promised: bool
    """False for unplanned work."""


def plan_form(plan: Plan, stage: FormStage | None = None) -> Form:
    """The form of a plan: about the whole year, or about what had come about by a stage of it."""
    items = _unlike_numbers(_items_of_plan(plan))
    promised = [one for one in items if one.is_promised]
    extras = [one for one in items if not one.is_promised]
    numbers = [one.number for one in items]
    return Form(
        plan.community,
        plan.year,
        {
            FACT_TABLE.name: tuple(stage_rows(plan, stage) if stage else fact_rows(plan)),
            ITEM_TABLE.name: tuple(_item_row(one, stage) for one in promised),
            TARGET_TABLE.name: tuple(_target_rows(plan, items, stage)),
            EXTRA_TABLE.name: (
                *(_extra_row(one, stage) for one in extras),
                *empty_extra_rows(numbers),
            ),
        },
        file=Path(plan.span.path).name,
        areas=_area_places(plan),
        stage=stage.name if stage else "",
    )


def _area_places(plan: Plan) -> dict[str, PlaceSteps]:
    """The places of the areas of work by their names; of two of one name the first."""
    places: dict[str, PlaceSteps] = {}
    for number, area in enumerate(plan.work.areas if plan.work else (), 1):
        places.setdefault(area.name, ("work", EntryPlace("areas", number, area.id or "")))
    return places


def _items_of_plan(plan: Plan) -> Iterator[_ItemOfForm]:
    """The items that the summary answers for."""
    for one in _sections_of_form(plan):
        if one.section is None:
            continue
        number = one.mark.removesuffix(".") or NO_AREA_NUMBER
        items = [*_items_below(one.section.items, one.place, number, None, is_promised=True)]
        for of_area, area in enumerate(one.section.areas, 1):
            place = (*one.place, EntryPlace("areas", of_area, area.id or ""))
            number = f"{one.mark}{of_area}"
            items += _items_below(area.items, place, number, area, is_promised=True)
        yield from (item for item in items if one.has_only_promises or _has_end(item.item))


def _sections_of_form(plan: Plan) -> Iterator[_SectionOfForm]:
    """The sections of both documents, in the order of the fields."""
    yield _SectionOfForm(plan.principles, ("principles",), "思想")
    yield _SectionOfForm(plan.organization, ("organization",), "组织")
    yield _SectionOfForm(plan.goals, ("goals",), "目标", has_only_promises=True)
    yield _SectionOfForm(plan.work, ("work",), "", has_only_promises=True)
    yield _SectionOfForm(plan.safeguards, ("safeguards",), "保障")
    for number, section in enumerate(plan.sections, 1):
        if set(BOTH_DOCUMENTS) <= set(section.in_):
            place = (EntryPlace("sections", number),)
            yield _SectionOfForm(section, place, f"其他{number}.")


def _has_end(item: Item) -> bool:
    """True when an item can be done or not: it has targets or a time.

    What a form asks for, such as the status, does not count: cleared there, the row would be gone
    when the form is taken again.
    """
    return bool(item.targets or item.due)


def _items_below(
    items: Iterable[Item],
    above: PlaceSteps,
    number_above: str,
    area: Area | None,
    *,
    is_promised: bool,
) -> Iterator[_ItemOfForm]:
    """Items with their sub-items, without those that the summary leaves out."""
    for number, item in enumerate(items, 1):
        if not item.belongs_in(Document.SUMMARY) or "not_applicable" in item.spans:
            continue
        place = (*above, EntryPlace("items", number, item.id or ""))
        own = f"{number_above}-{number}"
        promised = is_promised and Document.PLAN in item.in_
        yield _ItemOfForm(item, place, item.id or own, area, promised)
        yield from _items_below(item.items, place, own, area, is_promised=promised)


def _unlike_numbers(items: Iterable[_ItemOfForm]) -> list[_ItemOfForm]:
    """The items; a number that is another item's id gets a mark behind it."""
    items = list(items)
    taken = {one.item.id for one in items if one.item.id}
    unlike: list[_ItemOfForm] = []
    for one in items:
        number = one.number
        while not one.item.id and number in taken:
            number += "'"
        taken.add(number)
        unlike.append(one._replace(number=number))
    return unlike


def _item_row(one: _ItemOfForm, stage: FormStage | None) -> FormRow:
    """The row of a promised item."""
    item = one.item
    promises = {
        "number": one.number,
        "area": one.area.name if one.area else "",
        "text": item_topic(item),
        "due": date_words(item.due) if item.due else "",
        "lead": item.lead or (one.area.lead if one.area else None) or "",
    }
    questions = _questions(ITEM_TABLE, item, one.place)
    questions["result"] = _item_result(item, one.place, stage)
    if stage:
        for field in ("reason", "next"):
            place = (*one.place, field)
            questions[field] = stage_text(getattr(item, field), place, stage)
    return FormRow(one.number, {**promises, **questions}, item.id or "")


def _questions(
    table: FormTable, record: Record, place: PlaceSteps, only: Sequence[str] = ()
) -> dict[str, str | Question]:
    """The questions of the columns that are called as the fields of a record."""
    return {
        column.field: question_for(
            column.kind, getattr(record, column.field), (*place, column.field)
        )
        for column in table.columns
        if column.kind and column.field in record.keys and (not only or column.field in only)
    }


def _item_result(item: Item, place: PlaceSteps, stage: FormStage | None) -> str | Question:
    """The question for what came of an item.

    A figure that stands there, and that its only target has from there, is the value too.
    """
    place = (*place, "result")
    if stage:
        return stage_result(item.result, place, stage)
    result = item.result or (item.targets[0].result if takes_result_of_item(item) else None)
    if result and result.value is not None and result.text and not result.entries:
        return question_for(AnswerKind.TEXT, result.text, (*place, "text"))
    if result and result.text and has_two_forms(result.text):
        return question_for(AnswerKind.TEXT, result.text, place)
    return question_for(AnswerKind.RESULT, result, place)


def takes_result_of_item(item: Item) -> bool:
    """True when the only target has its result from the item's own key."""
    if len(item.targets) != 1 or "result" not in item.spans:
        return False
    return item.targets[0].spans.get("result") == item.spans["result"]


def item_topic(item: Item) -> str:
    """What an item is about: its heading and its text, a line for each paragraph."""
    paragraphs = [paragraph.text for paragraph in item.text.as_written] if item.text else []
    return "\n".join([*([item.name] if item.name else []), *paragraphs])


def _target_rows(
    plan: Plan, items: Iterable[_ItemOfForm], stage: FormStage | None
) -> Iterator[FormRow]:
    """The rows of all targets: those of the year, then those of the items."""
    taken: set[str] = set()
    goals = plan.goals
    for number, target in enumerate(goals.targets if goals else (), 1):
        place = ("goals", EntryPlace("targets", number, target.id or ""))
        own = _target_number(target, f"{GOALS_TITLE}-{number}", taken)
        yield _target_row(target, place, own, GOALS_TITLE, stage=stage)
    for one in items:
        takes_result = takes_result_of_item(one.item)
        for number, target in enumerate(one.item.targets, 1):
            below = (*one.place, EntryPlace("targets", number, target.id or ""))
            own = _target_number(target, f"{one.number}-{number}", taken)
            topic = item_topic(one.item).split("\n", 1)[0][:LONGEST_TOPIC]
            source = one.item if takes_result else None
            title = f"{one.number} {topic}"
            yield _target_row(target, below, own, title, source, stage=stage)


def _target_number(target: Target, own: str, taken: set[str]) -> str:
    """What tells a target apart: its id, or where it stands."""
    number = target.id or own
    while number in taken:
        number += "'"
    taken.add(number)
    return number


def _target_row(  # noqa: PLR0913 - the last two are seldom given
    target: Target,
    place: PlaceSteps,
    number: str,
    title: str,
    source: Item | None = None,
    *,
    stage: FormStage | None = None,
) -> FormRow:
    """The row of a target.

    Args:
        target: The target.
        place: Where it stands.
        number: What tells it apart.
        title: Of the item that it belongs to.
        source: That item, where the target has its result from there.
        stage: The stage of the year that is asked about; None for the whole year.
    """
    promises = {
        "number": number,
        "item": title,
        "measure": target.measure,
        "goal": target_promise(target),
        "unit": _unit_of(target),
    }
    questions = {
        "result": _target_result(target, place, source, stage),
        "source": question_for(AnswerKind.LINE, target.source, (*place, "source")),
    }
    return FormRow(number, {**promises, **questions}, target.id or "")


def _target_result(
    target: Target, place: PlaceSteps, source: Item | None, stage: FormStage | None
) -> str | Question:
    """The question for the result of a target.

    Args:
        target: The target.
        place: Where it stands.
        source: Its item, where it has its result from there.
        stage: The stage of the year that is asked about; None for the whole year.
    """
    result = target.result
    words = source.result if source else None
    if words and words.entries:
        return TOTAL_OF_ITEM.format(figure=target.outcome_as_said or "")
    if stage:
        return stage_result(result, (*place, "result"), stage, target)
    if result and result.value is not None and result.text and not source:
        asked = question_for(AnswerKind.FIGURE, result.value, (*place, "result", "value"))
        return asked._replace(target=target) if isinstance(asked, Question) else asked
    kind = AnswerKind.FIGURE if _asks_for_figure(target) else AnswerKind.RESULT
    if result and result.met is not None:
        kind = AnswerKind.YES_OR_NO
    said = result
    if target.approx and result and result.value is not None:
        said = Result(target.outcome_as_said)
    asked = question_for(kind, said, (*place, "result"))
    if not isinstance(asked, Question):
        return asked
    shared: PlaceSteps = ()
    if source and words is None:
        shared = (*place[:-1], "result")
    elif words and words.value is not None:
        shared = (*place[:-1], "result", "value")
    return asked._replace(target=target, shared=shared)


def _asks_for_figure(target: Target) -> bool:
    """True when only a figure can be the result."""
    has_figure = target.result is not None and target.result.value is not None
    is_counted = target.goal or target.unit or target.figure_of_last_year or has_figure
    return bool(is_counted) and not target.level


def target_promise(target: Target) -> str:
    """What a target promises: 不少于12次（每月）, 下降10%（上年50件）; empty for no promise."""
    goal = goal_words(target)
    every = f"每{target.every.zh}" if target.every else ""
    if not goal:
        return every
    more = "，".join(filter(None, (every, last_year_words(target))))
    return f"{goal}（{more}）" if more else goal


def _unit_of(target: Target) -> str:
    """The unit of a target's result."""
    return target.unit or target.unit_of_goal or ("次" if target.every else "")


def _extra_row(one: _ItemOfForm, stage: FormStage | None) -> FormRow:
    """The row of unplanned work that the plan file has already."""
    item = one.item
    cells: dict[str, str | Question] = {
        "number": one.number,
        "area": one.area.name if one.area else "",
    }
    questions = _questions(EXTRA_TABLE, item, one.place, ("text", "lead", "status", "highlight"))
    questions["result"] = _item_result(item, one.place, stage)
    if item.name:
        questions["text"] = item_topic(item)
    return FormRow(one.number, {**cells, **questions}, item.id or "")


def empty_extra_rows(numbers: Iterable[str]) -> Iterator[FormRow]:
    """The rows for unplanned work that are still empty.

    Args:
        numbers: Those of the items, which such a row does not have.
    """
    taken = set(numbers)
    free = (EXTRA_NUMBER.format(number) for number in range(1, EXTRA_ROWS + len(taken) + 1))
    for number in [number for number in free if number not in taken][:EXTRA_ROWS]:
        yield FormRow(number, {"number": number, **_extra_questions()})


def _extra_questions() -> dict[str, str | Question]:
    """The questions of a row for unplanned work; their answers make an item together."""
    return {
        column.field: Question(column.kind, ()) for column in EXTRA_TABLE.columns if column.kind
    }
