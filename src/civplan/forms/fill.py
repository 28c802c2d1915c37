"""Takes the answers of a form into a plan file: by edits, so that every other byte stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from civplan.documents.files import write_new_file
from civplan.documents.fix import FixedFile, file_diff
from civplan.edit.edit_file import CannotEdit, EditedFile, edit_plan_file
from civplan.edit.edits import AppendEntry, DeleteValue, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.findings.finding import Finding, findings_in_order
from civplan.findings.words import Words
from civplan.forms.answers import Answer, ExtraAnswers, FormAnswers, read_answers
from civplan.forms.dated_answers import dated_edits
from civplan.forms.form import EntryPlace, Form, PlaceSteps, Question
from civplan.forms.plan_of_form import plan_of_form
from civplan.forms.questions import EXTRA_NUMBER, plan_form
from civplan.forms.read_workbook import CellPlace, FilledWorkbook, read_workbook
from civplan.forms.record import FormRecord, record_from_cells
from civplan.forms.stages import STAGES, FormStage, form_stage, new_stage, stage_edits
from civplan.forms.tables import EXTRA_TABLE, TARGET_TABLE, YES_NO_CHOICES, AnswerKind
from civplan.forms.write_form import need_openpyxl, plan_for_form
from civplan.ingest.read import document_bytes
from civplan.model.figures import parse_figure
from civplan.model.plan import Plan
from civplan.model.plan_writer import plan_file_text
from civplan.model.target_in_words import figure_of_result
from civplan.rules.form_rules import (
    FORM_ANSWER_REFUSED,
    FORM_BEFORE_PLAN,
    FORM_OF_OTHER_PLAN,
    FORM_WITHOUT_RECORD,
)

WITH_HELP = Words("{said}；{help}", "{said}; {help}")
LAST_FIELD = "status"
"""It is judged by the results, so that it is tried behind them."""


class FilledPlan(NamedTuple):
    """A plan file with the answers of a form; nothing is written yet."""

    form: str
    """The path of the form, as messages name it."""
    path: Path
    """Of the plan file."""
    community: str = ""
    """Whose form it is; empty where that is not known."""
    edited: EditedFile | None = None
    """The plan file as it would be; None when nothing changes, or where there is none yet."""
    created: bytes | None = None
    """The first plan file of a community; None where it has one."""
    taken: int = 0
    """How many answers change the plan file."""
    unchanged: int = 0
    """How many the plan file has already."""
    findings: tuple[Finding, ...] = ()
    """What cannot be taken, and what was not read."""

    @property
    def refused(self) -> int:
        """How many places of the form cannot be taken."""
        return sum(finding.is_error for finding in self.findings)

    @property
    def is_changed(self) -> bool:
        """True when there is something to write."""
        return self.created is not None or (self.edited is not None and self.edited.is_changed)

    @property
    def diff(self) -> str:
        """What would change, as a unified diff."""
        if self.created is not None:
            return file_diff(FixedFile(str(self.path), b"", self.created, self.taken))
        return self.edited.diff if self.edited else ""

    def write(self) -> None:
        """Write the plan file, if something changes.

        Raises:
            CannotWrite: Another program has changed it since, or it may not be written.
        """
        if self.created is not None:
            write_new_file(self.path, self.created)
        elif self.edited is not None:
            self.edited.write()


class _AnswerGroup(NamedTuple):
    """Answers about one item, which are taken together where they can."""

    answers: tuple[Answer, ...]
    extra: ExtraAnswers | None = None

    @property
    def place(self) -> CellPlace:
        """Where the first of them stands."""
        return self.extra.place if self.extra else self.answers[0].place

    @property
    def size(self) -> int:
        """How many answers there are."""
        return len(self.extra.texts) if self.extra else len(self.answers)


def fill_form(path: Path | str, form: Path | str, *, is_form_right: bool = False) -> FilledPlan:
    """A plan file with the answers of a form; nothing is written.

    Where there is no plan file, that is the first one of a community.

    Args:
        path: The plan file.
        form: The form that came back.
        is_form_right: True where a value of the form counts that the file has changed as well.

    Raises:
        FormsUnavailable: openpyxl is not installed.
        CannotRead: The form or the plan file cannot be read.
    """
    need_openpyxl()
    workbook = read_workbook(document_bytes(Path(form)), str(form))
    return fill_from_form(Path(path), workbook, is_form_right=is_form_right)


def fill_from_form(
    path: Path, workbook: FilledWorkbook, *, is_form_right: bool = False
) -> FilledPlan:
    """The same of a form that has been read.

    Args:
        path: The plan file.
        workbook: The form.
        is_form_right: True where a value of the form counts that the file has changed as well.

    Raises:
        CannotRead: The plan file cannot be read whole, or there is none and the form is no new
            community's.
    """
    record = record_from_cells(workbook.record)
    if record is None:
        span = CellPlace(workbook.path, "", 1, 1).span
        return FilledPlan(workbook.path, path, findings=(FORM_WITHOUT_RECORD.at(span),))
    if record.owner.is_of_new_plan:
        return _filled_new_plan(path, workbook, record)
    plan = plan_for_form(path)
    blank = FilledPlan(workbook.path, path, record.owner.community)
    if finding := _other_plan_finding(workbook.path, record, plan):
        return blank._replace(findings=(finding,))
    stage = form_stage(record.owner.stage, plan.year)
    form = plan_form(plan, stage)
    answers = read_answers(workbook, record, form, is_form_right=is_form_right)
    fields = frozenset(plan.summary.spans if plan.summary else ())
    filler = _Filler(path, form, answers, fields, stage)
    filler.take_all()
    return blank._replace(
        edited=filler.edited,
        taken=filler.taken,
        unchanged=answers.unchanged,
        findings=tuple(findings_in_order([*answers.findings, *filler.findings])),
    )


def _filled_new_plan(path: Path, workbook: FilledWorkbook, record: FormRecord) -> FilledPlan:
    """The first plan file of a community.

    Raises:
        CannotRead: There is a file by now, which cannot be read whole.
    """
    new = plan_of_form(workbook, record)
    filled = FilledPlan(workbook.path, path, record.owner.community, findings=new.findings)
    if new.plan is None:
        return filled
    if not path.exists():
        data = plan_file_text(new.plan, "zh").encode()
        return filled._replace(created=data, taken=new.taken)
    if plan_for_form(path) == new.plan:
        return filled._replace(unchanged=new.taken)
    finding = FORM_BEFORE_PLAN.at(CellPlace(workbook.path, "", 1, 1).span, file=path.name)
    return filled._replace(findings=(*new.findings, finding))


def _other_plan_finding(form: str, record: FormRecord, plan: Plan) -> Finding | None:
    """The finding that a form is that of another community or year; None when it is the plan's."""
    if (record.owner.community, record.owner.year) == (plan.community, plan.year):
        return None
    return FORM_OF_OTHER_PLAN.at(
        CellPlace(form, "", 1, 1).span,
        community=record.owner.community,
        year=record.owner.year,
        own=plan.community,
        own_year=plan.year,
    )


class _Filler:
    """Takes answers into one plan file: all at once, and one by one where that cannot be."""

    def __init__(
        self,
        path: Path,
        form: Form,
        answers: FormAnswers,
        summary_fields: frozenset[str],
        stage: FormStage | None,
    ) -> None:
        """Take the plan file.

        Args:
            path: The plan file.
            form: Its form as it is now.
            answers: The answers.
            summary_fields: The fields of the summary that the file gives.
            stage: The stage of the year that it asks about; None for the whole year.
        """
        self.path = path
        self.form = form
        self.summary_fields = summary_fields
        self.stage = stage
        self.groups = _grouped(answers)
        self.findings: list[Finding] = []
        self.edited: EditedFile | None = None
        self.taken = 0

    def take_all(self) -> None:
        """Take all answers that can be taken together."""
        if not self.groups or self._try(self.groups) is None:
            return
        accepted: list[_AnswerGroup] = []
        for group in self.groups:
            if self._try([*accepted, group]) is None:
                accepted.append(group)
            else:
                self._take_singly(group, accepted)

    def _take_singly(self, group: _AnswerGroup, accepted: list[_AnswerGroup]) -> None:
        """Take those answers of a group that can be, and note the others."""
        singles = [_AnswerGroup((answer,)) for answer in group.answers] or [group]
        for single in singles:
            error = self._try([*accepted, single])
            if error is None:
                accepted.append(single)
                continue
            place = single.place
            values = {"cell": place.name, "reason": _reason(error)}
            self.findings.append(FORM_ANSWER_REFUSED.at(place.span, **values))

    def _try(self, groups: Sequence[_AnswerGroup]) -> CannotEdit | None:
        """Make the edits of some groups; what stands in the way, or None."""
        edits = [*self._edits(groups)]
        try:
            edited = edit_plan_file(self.path, edits)
        except CannotEdit as error:
            return error
        self.edited, self.taken = edited, sum(group.size for group in groups)
        return None

    def _edits(self, groups: Iterable[_AnswerGroup]) -> Iterator[ValueEdit]:
        """Yield the edits of some groups, in their order."""
        answers = [answer for group in groups for answer in group.answers]
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
        for group in groups:
            if group.extra:
                yield self._extra_edit(group.extra, taken)

    def _answer_edits(
        self, answer: Answer, by_place: Mapping[PlaceSteps, Answer]
    ) -> Iterator[ValueEdit]:
        """Yield the edits that one answer asks for."""
        yield from self._moves(answer, by_place)
        question = answer.question
        kind, place, target, shared = (
            question.kind,
            question.place,
            question.target,
            question.shared,
        )
        if place[0] == STAGES:
            return  # they make the stage together
        is_in_item = shared in by_place and shared[-1:] == ("result",)
        if not answer.text and (is_in_item or _number_of_fact(place[:-1])):
            return  # it goes with its item's, or with its name
        written = shared if shared and (shared[-1] == "value" or shared not in by_place) else place
        if question.part:
            yield from stage_edits(key_path(written), question, question.part, answer.text)
        elif kind is AnswerKind.DATED:
            yield from dated_edits(key_path(written), answer.question.value, answer.text)
        else:
            yield _edit(written, kind, answer.text)
        if target and target.approx:  # 余 was said of the old figure
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
            values["text"] = _paragraphs(text)
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
            return _paragraphs(text)
        if parse_figure(text):
            return [{"on": self.stage.on, "value": text}]
        return {self.stage.name: _paragraphs(text)}


def _number_of_fact(place: PlaceSteps) -> int:
    """The number of a further fact of the community, which goes with its figure; 0 for another."""
    last = place[-1] if place else None
    return last.number if isinstance(last, EntryPlace) and last.field == "facts" else 0


def _is_taken(cells: Mapping[str, str | Question]) -> bool:
    """True for a row of unplanned work that stands in the plan file."""
    return any(isinstance(cell, Question) and cell.place for cell in cells.values())


def _grouped(answers: FormAnswers) -> list[_AnswerGroup]:
    """The answers by the items that they are about; a status comes last in its group."""
    groups: dict[PlaceSteps, list[Answer]] = {}
    for answer in answers.answers:
        groups.setdefault(_item_place(answer.question.place), []).append(answer)
    for group in groups.values():
        group.sort(key=lambda answer: answer.question.place[-1] == LAST_FIELD)
    return [
        *(_AnswerGroup(tuple(group)) for group in groups.values()),
        *(_AnswerGroup((), extra) for extra in answers.extras),
    ]


def _item_place(place: PlaceSteps) -> PlaceSteps:
    """The place of the item around a value; of another value its own."""
    for length in range(len(place), 0, -1):
        step = place[length - 1]
        if isinstance(step, EntryPlace) and step.field == "items":
            return place[:length]
    return place


def _edit(place: PlaceSteps, kind: AnswerKind, text: str) -> ValueEdit:
    """The edit that an answer asks for."""
    path = key_path(place)
    if not text:
        return DeleteValue(path)
    if kind is AnswerKind.YES_OR_NO:
        return SetValue(path, text == YES_NO_CHOICES[0])
    if kind is AnswerKind.LINES:
        return SetValue(path, text.split("\n"))
    return SetValue(path, _paragraphs(text))


def _paragraphs(text: str) -> str:
    """The lines of a cell as paragraphs."""
    return "\n\n".join(text.split("\n"))


def key_path(place: PlaceSteps) -> KeyPath:
    """A place as a key path."""
    steps: list[str | int] = []
    for step in place:
        if isinstance(step, EntryPlace):
            steps += [step.field, f"[{step.id}]" if step.id else step.number]
        else:
            steps.append(step)
    return KeyPath.of(*steps)


def _reason(error: CannotEdit) -> Words:
    """Why an answer cannot be written: what would be wrong with the file, if that is known."""
    if not error.findings:
        return error.reason
    first = error.findings[0]
    help_ = Words(first.help("zh"), first.help("en"))
    return WITH_HELP.filled(said=first.words, help=help_) if all(help_) else first.words
