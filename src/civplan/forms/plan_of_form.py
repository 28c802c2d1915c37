"""Makes the first plan of a community of the form that it has filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from civplan.edit.wrap import values_in_words
from civplan.findings.finding import NOWHERE, Finding, Span
from civplan.findings.words import Words
from civplan.forms.cell_answers import answer_text, plain_cell_text
from civplan.forms.find_tables import FoundTable, find_tables
from civplan.forms.form import Question, UnusableAnswer
from civplan.forms.new_plan import asked_kind, new_plan_form
from civplan.forms.questions import GOALS_TITLE
from civplan.forms.read_workbook import CellPlace, FilledWorkbook
from civplan.forms.record import FormRecord
from civplan.forms.tables import (
    EXTRA_TABLE,
    FACT_TABLE,
    ITEM_TABLE,
    TARGET_TABLE,
    AnswerKind,
    FormTable,
)
from civplan.model.plan import PLAN_SHAPE, Plan
from civplan.model.plan_file import read_file
from civplan.model.target import TARGET_SHAPE
from civplan.rules.form_rules import FORM_ANSWER_UNUSABLE
from civplan.source.nodes import Mapping as KeyedNode
from civplan.source.nodes import Node, Scalar
from civplan.source.nodes import Sequence as ListNode

NO_CAMPAIGN = Words(
    "没有填；写明计划的主题，如 创建文明社区", "it is empty; write what the plan is about"
)
NO_MEASURE = Words("没有填；写明衡量什么，如 碰头会", "it is empty; write what is measured")
NO_GOAL_READ = Words(
    "“{text}”看不出是怎样的目标；写成 ≥ 12 次、不超过 2 起、= 100% 这样",
    "“{text}” cannot be read as a goal; write it like ≥ 12 次, 不超过 2 起, = 100%",
)
NO_SUCH_ITEM = Words(
    "没有编号“{text}”的措施；写“措施”表里的编号，全年的指标空着",
    "there is no item “{text}”; write a number of the sheet 措施, or nothing for the whole year",
)

DISTRICT_PLACE = ("district",)


class NewPlan(NamedTuple):
    """The first plan of a community, or what keeps it from being made."""

    plan: Plan | None
    """The plan without what cannot be taken; None where there is none then."""
    taken: int
    """How many cells it is made of."""
    findings: tuple[Finding, ...]

    @property
    def is_untouched(self) -> bool:
        """True when nobody has written anything into the form."""
        return self.plan is None and not self.findings


def plan_of_form(workbook: FilledWorkbook, record: FormRecord) -> NewPlan:
    """The plan that a form makes of a community without a plan file."""
    reader = _NewPlanReader(workbook, record)
    return NewPlan(reader.plan(), reader.taken, tuple(reader.findings))


class _NewRow(NamedTuple):
    """A row in which something was written."""

    number: str
    texts: Mapping[str, str]
    """By the fields of the columns; none is empty."""
    places: Mapping[str, CellPlace]

    def nodes(self, *fields: str) -> list[tuple[Scalar, Node]]:
        """The keys with the values of these columns, where they have some."""
        return [
            _entry(field, _scalar(self.texts[field], self.places[field]))
            for field in fields
            if field in self.texts
        ]


class _NewPlanReader:
    """Makes the nodes of a plan file of the rows of a form."""

    def __init__(self, workbook: FilledWorkbook, record: FormRecord) -> None:
        """Take the form and what it remembers."""
        self.record = record
        self.tables, self.findings = find_tables(workbook)
        self.taken = 0
        self.places: dict[str, CellPlace] = {}
        """The cells of the values, by their names."""
        self.empty_campaign: CellPlace | None = None

    def plan(self) -> Plan | None:
        """The plan; None where something is wrong, with findings, or nothing was written."""
        facts = self._facts()
        targets = self._targets()
        items = [*self._rows(ITEM_TABLE)]
        numbers = {row.number for row in items}
        for owner, rows in targets.items():
            if owner and owner not in numbers:
                for place in (row.places.get("item", row.places["measure"]) for row, _ in rows):
                    self._refuse(place, NO_SUCH_ITEM.filled(text=owner))
        own_goals = [node for _, node in targets.get("", ())]
        if own_goals:
            facts.setdefault("goals", []).append(_entry("targets", _listed(own_goals)))
        below = (_entry(name, _keyed(inner)) for name, inner in facts.items() if name)
        root = _keyed([*facts[""], *below, *self._work(items, targets)])
        if self.empty_campaign:
            if not (self.taken or self.findings):
                return None
            self._refuse(self.empty_campaign, NO_CAMPAIGN)
        faults: list[Finding] = []
        plan = read_file(PLAN_SHAPE, root, faults)
        for fault in faults:
            if not fault.span.path:  # of a key that no cell gives: its cell was refused above
                continue
            self._refuse(self.places[fault.span.path], fault.words)
        return plan

    def _facts(self) -> dict[str, list[tuple[Scalar, Node]]]:
        """The keys of the plan file that the facts give, by the key above them; "" for none."""
        entries = [
            _entry("community", _scalar(self.record.owner.community, None)),
            _entry("year", _scalar(str(self.record.owner.year), None)),
        ]
        facts = {"": entries}
        found = self.tables.get(FACT_TABLE.name)
        if found is None:
            return facts
        questions = _fact_questions()
        for row in found.rows():
            question = questions.get(plain_cell_text(found.cell(row, "fact")))
            if question is None:
                continue
            text = self._answer(found, row, "value", question)
            place = found.place(row, "value")
            if question.place == DISTRICT_PLACE:  # it stood there when the form was made
                self.taken -= bool(text)
            if not text:
                if question.place == ("campaign",):
                    self.empty_campaign = place
                continue
            *above, last = (str(step) for step in question.place)
            own = facts.setdefault(above[0] if above else "", [])
            own.append(_entry(last, _scalar(text, place)))
        return facts

    def _rows(self, table: FormTable) -> Iterator[_NewRow]:
        """The rows of a table in which something was written."""
        found = self.tables.get(table.name)
        if found is None:
            return
        for row in found.rows():
            number = plain_cell_text(found.cell(row, "number"))
            questions = {
                column.field: Question(asked_kind(column), ())
                for column in table.columns[1:]
                if (table, column.field) != (TARGET_TABLE, "result")
            }
            read = self._row(found, row, number, questions)
            if read.texts or plain_cell_text(found.cell(row, "result")):
                yield read

    def _row(
        self, found: FoundTable, row: int, number: str, questions: Mapping[str, Question]
    ) -> _NewRow:
        """What the cells of a row say."""
        texts: dict[str, str] = {}
        places: dict[str, CellPlace] = {}
        for field, question in questions.items():
            places[field] = found.place(row, field)
            text = self._answer(found, row, field, question)
            if text:
                texts[field] = text
        return _NewRow(number, texts, places)

    def _answer(self, found: FoundTable, row: int, field: str, question: Question) -> str:
        """What a cell says; empty, with a finding, where it cannot be read."""
        try:
            text = answer_text(found.cell(row, field), question, self.record.owner.year)
        except UnusableAnswer as error:
            self._refuse(found.place(row, field), error.words)
            return ""
        place = found.place(row, field)
        self.places[place.name] = place
        self.taken += bool(text)
        return text

    def _targets(self) -> dict[str, list[tuple[_NewRow, Node]]]:
        """The targets by the numbers of their items; those of the year under an empty one."""
        found = self.tables.get(TARGET_TABLE.name)
        targets: dict[str, list[tuple[_NewRow, Node]]] = {}
        if found is None:
            return targets
        rows = {plain_cell_text(found.cell(row, "number")): row for row in found.rows()}
        for one in self._rows(TARGET_TABLE):
            owner = one.texts.get("item", "")
            owner = "" if owner == GOALS_TITLE else owner.split(" ", 1)[0]
            node = self._target(one, found, rows[one.number])
            if node:
                targets.setdefault(owner, []).append((one, node))
        return targets

    def _target(self, row: _NewRow, found: FoundTable, number: int) -> Node | None:
        """The node of a target; None, with a finding, where it cannot be read."""
        measure, goal = row.texts.get("measure"), row.texts.get("goal")
        if not measure:
            self._refuse(row.places["measure"], NO_MEASURE)
            return None
        values = {"measure": measure}
        if goal:
            promised = values_in_words(Scalar(f"{measure} {goal}", NOWHERE), TARGET_SHAPE)
            if promised is None:
                self._refuse(row.places["goal"], NO_GOAL_READ.filled(text=goal))
                return None
            values |= promised
        if unit := row.texts.get("unit"):
            values["unit"] = unit
        entries = [
            _entry(name, _scalar(text, row.places["measure"])) for name, text in values.items()
        ]
        target = TARGET_SHAPE.read(_keyed(entries), [])
        kind = AnswerKind.FIGURE if target and target.goal else AnswerKind.RESULT
        text = self._answer(found, number, "result", Question(kind, (), target=target))
        result = [_entry("result", _scalar(text, found.place(number, "result")))] if text else []
        return _keyed([*entries, *result, *row.nodes("source")])

    def _work(
        self, items: Iterable[_NewRow], targets: Mapping[str, list[tuple[_NewRow, Node]]]
    ) -> list[tuple[Scalar, Node]]:
        """The key of the work: items without an area, then the areas in their order."""
        by_area: dict[str, list[Node]] = {}
        for row in items:
            own = [node for _, node in targets.get(row.number, ())]
            entries = [
                *([_entry("id", _scalar(row.number, None))] if row.number else []),
                *row.nodes("text", "due", "lead"),
                *([_entry("targets", _listed(own))] if own else []),
                *row.nodes("status", "result", "reason", "next"),
            ]
            by_area.setdefault(row.texts.get("area", ""), []).append(_keyed(entries))
        for row in self._rows(EXTRA_TABLE):
            entries = [
                *([_entry("id", _scalar(row.number, None))] if row.number else []),
                *row.nodes("text"),
                _entry("in", _scalar("summary", None)),
                *row.nodes("lead", "status", "result", "highlight"),
            ]
            by_area.setdefault(row.texts.get("area", ""), []).append(_keyed(entries))
        own_items = by_area.pop("", [])
        areas: list[Node] = [
            _keyed([_entry("name", _scalar(name, None)), _entry("items", _listed(nodes))])
            for name, nodes in by_area.items()
        ]
        work = [
            *([_entry("items", _listed(own_items))] if own_items else []),
            *([_entry("areas", _listed(areas))] if areas else []),
        ]
        return [_entry("work", _keyed(work))] if work else []

    def _refuse(self, place: CellPlace, reason: Words) -> None:
        """Note that a cell cannot be taken."""
        self.findings.append(FORM_ANSWER_UNUSABLE.at(place.span, cell=place.name, reason=reason))


def _fact_questions() -> dict[str, Question]:
    """What each fact asks for, by its name."""
    rows = new_plan_form("", 0, None).rows_of(FACT_TABLE)
    asked = {row.number: question for row in rows for _, question in row.questions}
    return {**asked, Plan.keys["district"].zh: Question(AnswerKind.LINE, DISTRICT_PLACE)}


def _entry(name: str, value: Node) -> tuple[Scalar, Node]:
    """A key with its value."""
    return Scalar(name, NOWHERE), value


def _scalar(text: str, place: CellPlace | None) -> Scalar:
    """A single value, with its cell as the place."""
    return Scalar(text, Span(place.name if place else ""), plain=False)


def _keyed(entries: Iterable[tuple[Scalar, Node]]) -> KeyedNode:
    """Keys with values."""
    return KeyedNode(tuple(entries), NOWHERE)


def _listed(items: Iterable[Node]) -> ListNode:
    """A list."""
    return ListNode(tuple(items), NOWHERE)
