"""Whatever a plan is and whatever is filled in, only the values that were filled in change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from civplan.forms.cell_answers import is_same_answer
from civplan.forms.fill import fill_from_form
from civplan.forms.form import EntryPlace, PlaceSteps
from civplan.forms.questions import plan_form
from civplan.forms.read_workbook import read_workbook
from civplan.forms.tables import STATUS_CHOICES, YES_NO_CHOICES, AnswerKind
from civplan.forms.workbook import form_workbook
from civplan.forms.write_form import plan_for_form
from civplan.model.plan import Plan
from civplan.model.records import Record
from civplan.source.errors import CannotRead
from support.forms import CellKey, questions_of, workbook_of
from support.plan_values import TEXTS, Values, plan_values, yaml_of

FIGURES = ("0", "12", "96.2%", "1200", "12次", "3.5")
LINES = TEXTS.filter(lambda text: text.isprintable() and len(text) > 1)
TEXT_ANSWERS = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
ANSWERS: dict[AnswerKind, st.SearchStrategy[str]] = {
    AnswerKind.STATUS: st.sampled_from(STATUS_CHOICES),
    AnswerKind.YES_OR_NO: st.sampled_from(YES_NO_CHOICES),
    AnswerKind.TEXT: TEXT_ANSWERS,
    AnswerKind.LINE: LINES,
    AnswerKind.LINES: TEXT_ANSWERS,
    AnswerKind.FIGURE: st.sampled_from(FIGURES),
    AnswerKind.RESULT: TEXT_ANSWERS,
    AnswerKind.DATED: st.lists(
        st.sampled_from(("2007-03：12", "2007-06-30：12；走访居民。", "2007-Q3：演出。")),
        min_size=1,
        unique=True,
    ).map("\n".join),
    AnswerKind.DATE: st.sampled_from(["2007-12-20", "2007-06-30"]),
}
"""Answers by kind; an answer may also be cleared."""


class Filling(NamedTuple):
    """A plan file and the answers that its form comes back with."""

    text: str
    answers: dict[CellKey, str]


def plan_in(folder: str, text: str) -> tuple[Path, Plan]:
    """A plan file and its plan; it must be one that can be read whole."""
    path = Path(folder, "plan.yaml")
    path.write_text(text, encoding="utf-8")
    try:
        return path, plan_for_form(path)
    except CannotRead:
        assume(False)  # noqa: FBT003 - as hypothesis has it
        raise


def values_in(value: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The single values of a record by their places."""
    if isinstance(value, Record):
        for field in value.keys:
            yield from values_in(getattr(value, field), (*above, field))
    elif isinstance(value, tuple) and value and isinstance(value[0], Record):
        for number, entry in enumerate(value, 1):
            yield from values_in(entry, (*above, str(number)))
    elif value not in (None, ()):
        yield above, value


def steps_of(place: PlaceSteps) -> tuple[str, ...]:
    """A place as ``values_in`` names it."""
    steps: list[str] = []
    for step in place:
        steps += [step.field, str(step.number)] if isinstance(step, EntryPlace) else [step]
    return tuple(steps)


@st.composite
def fillings(draw: st.DrawFn) -> Filling:
    """A plan file and answers to some of its questions."""
    values: Values = draw(plan_values())
    text = yaml_of(values)
    with TemporaryDirectory() as folder:
        _, plan = plan_in(folder, text)
    questions = [*questions_of(plan_form(plan))]
    chosen = draw(st.lists(st.sampled_from(questions), min_size=1, max_size=4, unique_by=repr))
    answers = {
        key: draw(
            st.just("") | ANSWERS[question.kind] if question.value else ANSWERS[question.kind]
        )
        for key, question in chosen
    }
    return Filling(text, answers)


@pytest.mark.slow
@given(fillings())
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_only_the_values_that_were_filled_in_change(filling: Filling) -> None:
    with TemporaryDirectory() as folder:
        path, before = plan_in(folder, filling.text)
        form = plan_form(before)
        plan = fill_from_form(path, workbook_of(form, filling.answers))
        plan.write()
        after = plan_for_form(path)
        again = fill_from_form(path, workbook_of(form, filling.answers))

    asked = dict(questions_of(form))
    places = {steps_of(asked[key].place) for key in filling.answers}
    places |= {steps_of(asked[key].shared) for key in filling.answers if asked[key].shared}
    places |= {("profile", "facts") for key, text in filling.answers.items() if not text}
    old, new = dict(values_in(before)), dict(values_in(after))
    changed = {place for place in {*old, *new} if old.get(place) != new.get(place)}
    assert {place for place in changed if not _is_below(place, places)} == set()

    refused = {one.values["cell"] for one in plan.findings if one.is_error}
    now = dict(questions_of(plan_form(after)))
    for key, text in filling.answers.items():
        if not text and asked[key].place[-1] == "text":
            continue  # where a result's words are cleared, the form shows its figure
        if not refused and key in now:
            assert is_same_answer(now[key].value, text, asked[key]), (key, text)
    if not refused:
        assert not again.is_changed


def _is_below(place: tuple[str, ...], places: set[tuple[str, ...]]) -> bool:
    """True for a value at one of some places, below or above one."""
    return any(
        place[: len(one)] == one or one[: len(place)] == place or _is_target_of(place, one)
        for one in places
    )


def _is_target_of(place: tuple[str, ...], one: tuple[str, ...]) -> bool:
    """True for the result of an item's target where the item's own result was filled in."""
    above = one[:-1] if one[-1] == "result" else one[:-2]
    return place[: len(above)] == above and place[len(above) : len(above) + 1] == ("targets",)


@pytest.mark.slow
@given(plan_values())
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_a_workbook_gives_back_what_the_form_says(values: Values) -> None:
    with TemporaryDirectory() as folder:
        path, plan = plan_in(folder, yaml_of(values))
        form = plan_form(plan)
        filled = fill_from_form(path, read_workbook(form_workbook(form), "f.xlsx"))

    assert [one.message("en") for one in filled.findings] == []
    assert not filled.is_changed
