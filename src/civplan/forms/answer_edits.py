"""Makes edits of a plan file of the answers in a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from civplan.edit.edits import AppendEntry, DeleteValue, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.forms.answers import Answer, ExtraAnswers
from civplan.forms.cell_texts import as_paragraphs
from civplan.forms.dated_answers import dated_edits
from civplan.forms.form import EntryPlace, Form, PlaceSteps, Question
from civplan.forms.questions import EXTRA_NUMBER
from civplan.forms.stages import STAGES, FormStage, new_stage, stage_edits
from civplan.forms.tables import EXTRA_TABLE, TARGET_TABLE, YES_NO_CHOICES, AnswerKind
from civplan.model.figures import parse_figure
from civplan.model.target_in_words import figure_of_result


class AnswerEdits:
    """Makes edits of the answers in one form."""

    def __init__(self, form: Form, summary_fields: frozenset[str], stage: FormStage | None) -> None:
        """Take the form.

        Args:
            form: The form of the plan as it is now.
            summary_fields: The fields of the summary that the file gives.
            stage: The stage of the year that it asks about; None for the whole year.
        """
        self.form = form
        self.summary_fields = summary_fields
        self.stage = stage

    def of(self, answers: Sequence[Answer], extras: Iterable[ExtraAnswers]) -> Iterator[ValueEdit]:
        """Yield the edits of some answers and rows of unplanned work, in their order."""
        by_place = {answer.question.place: answer for answer in answers}
        for answer in answers:
            yield from self._answer_edits(answer, by_place)
        of_stage = {
            str(one.question.place[1]): one.text
            for one in answers
            if one.question.place[0] == STAGES
        }
        if self.stage and of_stage:
            yield new_stage(self.stage, of_stage)
        yield from self._edits_of_emptied([one.question.place for one in answers if not one.text])
        taken = {row.number for row in self.form.rows_of(EXTRA_TABLE) if _is_taken(row.cells)}
        for extra in extras:
            yield self._extra_edit(extra, taken)

    def _answer_edits(
        self, answer: Answer, by_place: Mapping[PlaceSteps, Answer]
    ) -> Iterator[ValueEdit]:
        """Yield the edits that one answer asks for."""
        yield from self._moves(answer, by_place)
        question = answer.question
        kind, place, shared = question.kind, question.place, question.shared
        if place[0] == STAGES:
            return  # they make the stage together
        is_in_item = shared in by_place and shared[-1:] == ("result",)
        if not answer.text and (is_in_item or _number_of_fact(place[:-1])):
            return  # it goes with its item's, or with its name
        written = shared if shared and (shared[-1] == "value" or shared not in by_place) else place
        if question.part:
            yield from stage_edits(key_path(written), question, question.part, answer.text)
        elif kind is AnswerKind.DATED:
            yield from dated_edits(key_path(written), question.value, answer.text)
        else:
            yield _edit(written, kind, answer.text)
        if question.target and question.target.approx:  # 余 was said of the old figure
            yield DeleteValue(key_path((*place[:-1], "approx")))

    def _edits_of_emptied(self, places: Sequence[PlaceSteps]) -> Iterator[ValueEdit]:
        """Yield the edits that take away what goes with values that were cleared."""
        facts = (place[:-1] for place in places if _number_of_fact(place[:-1]))
        for place in sorted(facts, key=_number_of_fact, reverse=True):  # they count from the top
            yield DeleteValue(key_path(place))
        cleared = {str(place[1]) for place in places if place[0] == "summary"}
        if self.summary_fields and self.summary_fields <= cleared:
            yield DeleteValue(KeyPath.of("summary"))  # without its day there is none

    def _moves(self, answer: Answer, by_place: Mapping[PlaceSteps, Answer]) -> Iterator[ValueEdit]:
        """Yield the edit that gives a target its own result before its item's is replaced."""
        place = answer.question.place
        if place[-1:] != ("result",):
            return
        for row in self.form.rows_of(TARGET_TABLE):
            question = row.cells["result"]
            if not isinstance(question, Question) or question.shared != place:
                continue
            if question.place in by_place or not question.value or question.target is None:
                continue
            figure = parse_figure(answer.text) or figure_of_result(question.target, answer.text)
            if figure is None:
                yield _edit(question.place, question.kind, question.value)

    def _extra_edit(self, extra: ExtraAnswers, taken: set[str]) -> ValueEdit:
        """The edit that appends unplanned work."""
        number = extra.number
        count = 0
        while not number or number in taken:
            count += 1
            number = EXTRA_NUMBER.format(count)
        taken.add(number)
        texts = dict(extra.texts)
        above: PlaceSteps = self.form.areas.get(texts.pop("area", ""), ("work",))
        values: dict[str, Any] = {"id": number}
        if text := texts.get("text"):
            values["text"] = as_paragraphs(text)
        values["in"] = "summary"
        if lead := texts.get("lead"):
            values["lead"] = lead
        if status := texts.get("status"):
            values["status"] = status
        if result := texts.get("result"):
            values["result"] = self._extra_result(result)
        if highlight := texts.get("highlight"):
            values["highlight"] = highlight == YES_NO_CHOICES[0]
        return AppendEntry(key_path((*above, "items")), values)

    def _extra_result(self, text: str) -> Any:
        """What came of unplanned work, as the plan file says it; in a stage, of the stage."""
        if self.stage is None:
            return as_paragraphs(text)
        if parse_figure(text):
            return [{"on": self.stage.on, "value": text}]
        return {self.stage.name: as_paragraphs(text)}


def _number_of_fact(place: PlaceSteps) -> int:
    """The number of a further fact of the community, which goes with its figure; 0 for another."""
    last = place[-1] if place else None
    return last.number if isinstance(last, EntryPlace) and last.field == "facts" else 0


def _is_taken(cells: Mapping[str, str | Question]) -> bool:
    """True for a row of unplanned work that stands in the plan file."""
    return any(isinstance(cell, Question) and cell.place for cell in cells.values())


def _edit(place: PlaceSteps, kind: AnswerKind, text: str) -> ValueEdit:
    """The edit that an answer asks for."""
    path = key_path(place)
    if not text:
        return DeleteValue(path)
    if kind is AnswerKind.YES_OR_NO:
        return SetValue(path, text == YES_NO_CHOICES[0])
    if kind is AnswerKind.LINES:
        return SetValue(path, text.split("\n"))
    return SetValue(path, as_paragraphs(text))


def key_path(place: PlaceSteps) -> KeyPath:
    """A place as a key path."""
    steps: list[str | int] = []
    for step in place:
        if isinstance(step, EntryPlace):
            steps += [step.field, f"[{step.id}]" if step.id else step.number]
        else:
            steps.append(step)
    return KeyPath.of(*steps)
