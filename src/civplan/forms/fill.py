"""Takes the answers of a form into a plan file: by edits, so that every other byte stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.documents.files import write_new_file
from civplan.documents.fix import FixedFile, file_diff
from civplan.edit.edit_file import CannotEdit, EditedFile, edit_plan_file
from civplan.edit.edits import ValueEdit
from civplan.findings.finding import Finding, findings_in_order
from civplan.findings.words import Words
from civplan.forms.answer_edits import AnswerEdits
from civplan.forms.answers import Answer, ExtraAnswers, FormAnswers, read_answers
from civplan.forms.form import EntryPlace, PlaceSteps
from civplan.forms.plan_of_form import plan_of_form
from civplan.forms.questions import plan_form
from civplan.forms.read_workbook import CellPlace, FilledWorkbook, read_workbook
from civplan.forms.record import FormRecord, record_from_cells
from civplan.forms.stages import form_stage
from civplan.forms.write_form import need_openpyxl, plan_for_form
from civplan.ingest.read import document_bytes
from civplan.model.plan import Plan
from civplan.model.plan_writer import plan_file_text
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
    is_untouched: bool = False
    """True for the form of a community without a plan file into which nobody has written."""

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
    filler = _Filler(path, answers, AnswerEdits(form, fields, stage))
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
        return filled._replace(is_untouched=new.is_untouched)
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

    def __init__(self, path: Path, answers: FormAnswers, answer_edits: AnswerEdits) -> None:
        """Take the plan file, the answers, and what makes edits of them."""
        self.path = path
        self.answer_edits = answer_edits
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
        try:
            edited = edit_plan_file(self.path, self._edits(groups))
        except CannotEdit as error:
            return error
        self.edited, self.taken = edited, sum(group.size for group in groups)
        return None

    def _edits(self, groups: Sequence[_AnswerGroup]) -> list[ValueEdit]:
        """The edits of some groups, in their order."""
        answers = [answer for group in groups for answer in group.answers]
        extras = [group.extra for group in groups if group.extra]
        return [*self.answer_edits.of(answers, extras)]


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


def _reason(error: CannotEdit) -> Words:
    """Why an answer cannot be written: what would be wrong with the file, if that is known."""
    if not error.findings:
        return error.reason
    first = error.findings[0]
    help_ = Words(first.help("zh"), first.help("en"))
    return WITH_HELP.filled(said=first.words, help=help_) if all(help_) else first.words
