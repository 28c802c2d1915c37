"""The answers in a form that somebody has filled in, held against the plan as it is now.

A row is known by its number, not by its place; what it says of the plan must be what it said when
the form was made. Nothing is guessed: what cannot be taken is a finding at its cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.forms.cell_answers import (
    answer_text,
    is_same_answer,
    is_same_text,
    plain_cell_text,
)
from civplan.forms.cell_questions import CLOSED
from civplan.forms.find_tables import FoundTable, find_tables
from civplan.forms.form import Form, FormRow, Question, UnusableAnswer
from civplan.forms.read_workbook import CellPlace, FilledWorkbook
from civplan.forms.record import FormRecord, RecordRow, text_digest
from civplan.forms.tables import EXTRA_TABLE, FACT_TABLE, FORM_TABLES
from civplan.rules.form_rules import (
    FORM_ANSWER_UNUSABLE,
    FORM_CONFLICT,
    FORM_ITEM_GONE,
    FORM_NOT_READ,
    FORM_PROMISE_CHANGED,
    FORM_PROMISE_OUTDATED,
    FORM_ROW_MISSING,
    FORM_ROW_UNKNOWN,
)

UNWATCHED_FIELDS = frozenset({"about"})
"""What a form says beside its promises; nobody minds a change."""
KNOWING_FIELDS = frozenset({"number", "item"})
"""What tells a row apart: of two forms of a plan it may differ."""
NO_SUCH_NUMBER = Words("不在这份填报表里", "is not one of this form")
NUMBER_TWICE = Words("出现了两次", "stands there twice")
NO_NUMBER = Words(
    "空着，这一行答的是哪一条看不出来", "is missing, so that nobody knows what it answers"
)
NO_SUCH_AREA = Words(
    "没有“{text}”这个方面；从下拉框里选：{areas}", "there is no area “{text}”; choose from {areas}"
)
NOTHING_DONE = Words(
    "没有写做成了什么；写上“内容”或“完成情况”，不报的整行清空",
    "nothing says what was done; write the text or the result, or clear the row",
)
NOT_IN_A_FORM = Words(
    "“{text}”写不进这一格：{why}；把这一格改回原样",
    "“{text}” cannot be told in this cell ({why}); put it back, and change it in the plan file",
)
KEPT_IN_ITEM = Words(
    "空着，可“措施”的完成情况里写着“{text}”；要去掉，把那里也清空",
    "it is empty, but the item's result says “{text}”; to take it away, clear that as well",
)
ORIGINAL_UNKNOWN = "（见原来的填报表）"


class Answer(NamedTuple):
    """An answer that changes the plan file."""

    place: CellPlace
    question: Question
    text: str
    """As a plan file would say it; empty where the value is to go."""


class ExtraAnswers(NamedTuple):
    """A row of unplanned work that is not in the plan file yet."""

    place: CellPlace
    """Of its number."""
    number: str
    """Its number in the form; empty for a row that somebody added."""
    texts: Mapping[str, str]
    """What it says, by the fields of the columns; none is empty."""


class FormAnswers(NamedTuple):
    """All that a form says."""

    answers: tuple[Answer, ...]
    extras: tuple[ExtraAnswers, ...]
    findings: tuple[Finding, ...]
    """What cannot be taken, and what was not read."""
    unchanged: int = 0
    """How many answers the plan file has already."""


class _Row(NamedTuple):
    """A row of a table that somebody has filled in."""

    table: FoundTable
    row: int
    number: str
    record: RecordRow

    def place(self, field: str) -> CellPlace:
        """The place of a cell."""
        return self.table.place(self.row, field)

    def text(self, field: str) -> str:
        """What a cell says."""
        return plain_cell_text(self.table.cell(self.row, field))


def read_answers(
    workbook: FilledWorkbook, record: FormRecord, form: Form, *, is_form_right: bool = False
) -> FormAnswers:
    """The answers in a form.

    Args:
        workbook: The form that was filled in.
        record: What it remembers.
        form: The form of the plan as it is now.
        is_form_right: True where a value of the form counts that the file has changed as well.
    """
    tables, findings = find_tables(workbook)
    reader = _AnswerReader(form, findings, is_form_right=is_form_right)
    for table in FORM_TABLES:
        rows = record.rows.get(table.name, {})
        if table.name in tables:
            reader.read_table(tables[table.name], rows)
        elif any(row.values for row in rows.values()):
            place = CellPlace(workbook.path, table.title, 1, 1)
            what = Words(f"“{table.title}”这张表", f"the sheet {table.title}")
            whole = Words("填报表", "the form")
            findings.append(FORM_ROW_MISSING.at(place.span, place=whole, what=what))
    return FormAnswers(
        tuple(reader.answers), tuple(reader.extras), tuple(reader.findings), reader.unchanged
    )


class _AnswerReader:
    """Gathers the answers of the tables of one form."""

    def __init__(self, form: Form, findings: list[Finding], *, is_form_right: bool) -> None:
        """Take the form of the plan as it is now, and what was found so far."""
        self.form = form
        self.findings = findings
        self.is_form_right = is_form_right
        self.answers: list[Answer] = []
        self.extras: list[ExtraAnswers] = []
        self.unchanged = 0
        extras = form.rows_of(EXTRA_TABLE)
        self.known_extras = [_texts_of_extra(row) for row in extras if not _is_blank_extra(row)]

    def read_table(self, found: FoundTable, records: Mapping[str, RecordRow]) -> None:
        """Read a table.

        Args:
            found: Where it stands.
            records: What its rows were when the form was made, by their numbers.
        """
        present = _PresentRows(self.form.rows_of(found.table))
        numbers: dict[str, int] = {}
        for row in found.rows():
            number = plain_cell_text(found.cell(row, found.table.number_column.field))
            if number in records and number not in numbers:
                numbers[number] = row
                self._read_row(_Row(found, row, number, records[number]), present)
            else:
                self._read_odd_row(found, row, number, is_twice=number in numbers)
        for number, record in records.items():
            if number not in numbers and record.values and found.table is not EXTRA_TABLE:
                what = Words(f"编号“{number}”的一行", f"the row of number {number}")
                span = found.place(found.head, found.table.number_column.field).span
                title = found.sheet.title
                self.findings.append(FORM_ROW_MISSING.at(span, place=title, what=what))

    def _read_odd_row(self, found: FoundTable, row: int, number: str, *, is_twice: bool) -> None:
        """Read a row that the form did not have: unplanned work, or a mistake."""
        texts = {column.field: found.cell(row, column.field) for column in found.table.columns}
        asked = [column.field for column in found.table.columns if column.kind]
        is_empty = not any(plain_cell_text(texts[field]) for field in asked)
        if found.table is EXTRA_TABLE and not number:
            self._read_extra(_Row(found, row, "", RecordRow("", {}, {})))
        elif number or not is_empty:
            why = NUMBER_TWICE if is_twice else NO_SUCH_NUMBER if number else NO_NUMBER
            place = found.place(row, found.table.number_column.field)
            values = {"cell": place.name, "number": number, "why": why}
            self.findings.append(FORM_ROW_UNKNOWN.at(place.span, **values))

    def _read_row(self, row: _Row, present: _PresentRows) -> None:
        """Read a row of the form."""
        changed = [*self._changed_promises(row, present)]
        self.findings += changed
        if changed or not row.record.values:
            return
        now = present.row_of(row.number, row.record)
        is_extra = row.table.table is EXTRA_TABLE
        if now is None and not is_extra:
            place = row.place(row.table.table.number_column.field)
            values = {"cell": place.name, "number": row.number}
            self.findings.append(FORM_ITEM_GONE.at(place.span, **values))
            return
        if now is None or (is_extra and _is_blank_extra(now)):
            self._read_extra(row)
            return
        self._note_outdated(row, now)
        self._refuse_closed(row, now)
        for field in row.record.values:
            self._read_cell(row, field, now.cells.get(field, ""))

    def _refuse_closed(self, row: _Row, now: FormRow) -> None:
        """Note the cells that say something else of a value that only the plan file can say."""
        for field, was in now.promises.items():
            closed, text = CLOSED.search(was), row.text(field)
            if field not in row.table.columns or closed is None:
                continue
            if text_digest(text) not in {text_digest(was), row.record.promises.get(field)}:
                reason = NOT_IN_A_FORM.filled(text=text, why=closed[0].strip("（）"))
                self._refuse(row.place(field), reason)

    def _changed_promises(self, row: _Row, present: _PresentRows) -> Iterator[Finding]:
        """Yield the cells of a row that no longer say what the plan promised."""
        for field, digest in row.record.promises.items():
            if field in UNWATCHED_FIELDS or field not in row.table.columns:
                continue
            if row.table.cell(row.row, field).merged:
                continue
            text = row.text(field)
            if text_digest(text) == digest:
                continue
            now = present.row_of(row.number, row.record)
            was = now.cells.get(field, "") if now else ""
            if isinstance(was, str) and CLOSED.search(was):
                continue  # the cell alone cannot be taken
            is_known = isinstance(was, str) and text_digest(was) == digest
            place = row.place(field)
            values = {"cell": place.name, "now": text, "was": was if is_known else ORIGINAL_UNKNOWN}
            yield FORM_PROMISE_CHANGED.at(place.span, **values)

    def _note_outdated(self, row: _Row, now: FormRow) -> None:
        """Note where the plan file promises something else by now."""
        for field, text in now.promises.items():
            digest = row.record.promises.get(field)
            if digest is None or digest == text_digest(text) or row.table.table is FACT_TABLE:
                continue
            if field in row.table.columns and field not in UNWATCHED_FIELDS | KNOWING_FIELDS:
                place = row.place(field)
                values = {"cell": place.name, "now": text}
                self.findings.append(FORM_PROMISE_OUTDATED.at(place.span, **values))

    def _read_cell(self, row: _Row, field: str, now: str | Question) -> None:
        """Read the answer in a cell."""
        if field not in row.table.columns:
            return
        was, place = row.record.values[field], row.place(field)
        question = now if isinstance(now, Question) else None
        if question is None:  # the plan file says it as no cell can, or has it by now
            text = row.text(field)
            if text_digest(text) not in {text_digest(was), text_digest(str(now))}:
                values = {"cell": place.name, "answer": text, "now": now, "was": was}
                self.findings.append(FORM_CONFLICT.at(place.span, **values))
            return
        cell = row.table.cell(row.row, field)
        if not cell.merged and cell.value is not None and is_same_text(cell, was):
            self.unchanged += 1  # also where the file itself says what a form would not take
            return
        try:
            text = answer_text(cell, question, self.form.year)
        except UnusableAnswer as error:
            self._refuse(place, error.words)
            return
        if not text and question.value and self._stays_in_item(question):
            said = KEPT_IN_ITEM.filled(text=question.value)
            self.findings.append(FORM_NOT_READ.at(place.span, cell=place.name, text=said))
        elif is_same_answer(text, question.value, question) or is_same_answer(text, was, question):
            self.unchanged += bool(text)
        elif is_same_answer(was, question.value, question) or self.is_form_right:
            self.answers.append(Answer(place, question, text))
        else:
            values = {"cell": place.name, "answer": text, "now": question.value, "was": was}
            self.findings.append(FORM_CONFLICT.at(place.span, **values))

    def _stays_in_item(self, question: Question) -> bool:
        """True for a target's figure that stands in its item's result, which is not cleared."""
        is_of_item = question.shared[-1:] == ("result",)
        return is_of_item and all(one.question.place != question.shared for one in self.answers)

    def _read_extra(self, row: _Row) -> None:
        """Read a row of unplanned work that the plan file does not have."""
        texts: dict[str, str] = {}
        before = len(self.findings)
        for column in EXTRA_TABLE.columns:
            if column.kind is None or column.field not in row.table.columns:
                continue
            cell, place = row.table.cell(row.row, column.field), row.place(column.field)
            try:
                text = answer_text(cell, Question(column.kind, ()), self.form.year)
            except UnusableAnswer as error:
                self._refuse(place, error.words)
            else:
                texts |= {column.field: text} if text else {}
        if len(self.findings) > before or not texts:
            return
        place = row.place("result")
        area = texts.get("area")
        if area and area not in self.form.areas:
            areas = "、".join(self.form.areas)
            self._refuse(row.place("area"), NO_SUCH_AREA.filled(text=area, areas=areas))
        elif not texts.keys() & {"text", "result"}:
            self._refuse(place, NOTHING_DONE)
        elif not row.number and texts in self.known_extras:
            self.unchanged += len(texts)
        else:
            self.extras.append(ExtraAnswers(row.place("number"), row.number, texts))

    def _refuse(self, place: CellPlace, reason: Words) -> None:
        """Note that a cell cannot be taken."""
        self.findings.append(FORM_ANSWER_UNUSABLE.at(place.span, cell=place.name, reason=reason))


def _is_blank_extra(row: FormRow) -> bool:
    """True for a row of unplanned work that no item stands behind."""
    return any(not question.place for _, question in row.questions)


def _texts_of_extra(row: FormRow) -> dict[str, str]:
    """What a row of unplanned work says in the plan file."""
    texts = {
        field: cell.value if isinstance(cell, Question) else cell
        for field, cell in row.cells.items()
        if field != "number"
    }
    return {field: text for field, text in texts.items() if text}


class _PresentRows:
    """The rows of a table of the plan as it is now."""

    def __init__(self, rows: Iterable[FormRow]) -> None:
        """Take the rows."""
        self.rows = tuple(rows)
        self.by_id = {row.id: row for row in self.rows if row.id}
        self.by_number = {row.number: row for row in self.rows}

    def row_of(self, number: str, record: RecordRow) -> FormRow | None:
        """The row that a row of an earlier form has become; None when it is gone.

        One without an id is known by what it says, and by its number where several say the same.
        """
        if record.id:
            return self.by_id.get(record.id)
        same = self.by_number.get(number)
        if same and (same.id or _says(same, record)):
            return same
        alike = [row for row in self.rows if not row.id and _says(row, record)]
        return alike[0] if len(alike) == 1 else None


def _says(row: FormRow, record: RecordRow) -> bool:
    """True when a row says what an earlier one said, but for its number."""
    return all(
        record.promises.get(field) == text_digest(text)
        for field, text in row.promises.items()
        if field not in UNWATCHED_FIELDS | KNOWING_FIELDS and field in record.promises
    )
