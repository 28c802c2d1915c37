"""The edits that make next year's file of this year's, from the nodes of the file itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from civplan.edit.edits import AddComment, DeleteValue, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.edit.resolve import entries_of
from civplan.edit.values import Value
from civplan.edit.wrap import values_in_words
from civplan.model.choices import UNDONE_STATUSES, Document, Status
from civplan.model.district import Deadlines
from civplan.model.figures import iso_when, parse_figure
from civplan.model.inherit import field_value
from civplan.model.item import (
    BOTH_DOCUMENTS,
    ITEM_SHAPE,
    ITEMS_SHAPE,
    Budget,
    Criterion,
    Item,
    result_for_target,
)
from civplan.model.plan import PLAN_SHAPE, DocumentDetails, Phase, Plan
from civplan.model.records import Key, RecordOf
from civplan.model.result import RESULT_SHAPE, DatedResult, Result
from civplan.model.sections import Area, ExtraSection, SectionOf
from civplan.model.shapes import ListOf, Shape, resolved_shape
from civplan.model.table import PlanTable
from civplan.model.target import TARGET_SHAPE, Target
from civplan.model.text import ENGLISH_FORMS, TextShape, form_named, has_forms, is_nothing
from civplan.rollover.moved_years import moved_date, title_of_next_year
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

CLEARED_FIELDS: dict[type[Any], frozenset[str]] = {
    Plan: frozenset({"honours", "summary", "stages", "combine"}),
    DocumentDetails: frozenset({"number", "copy_number"}),
    Item: frozenset({"result", "status", "reason", "next", "evidence", "highlight", "changed"}),
    Target: frozenset({"result", "approx", "changed"}),
    Budget: frozenset({"spent"}),
    Criterion: frozenset({"self_"}),
}
"""What only last year's file says, by the record that says it."""
DATE_FIELDS: dict[type[Any], frozenset[str]] = {
    DocumentDetails: frozenset({"date"}),
    Item: frozenset({"due"}),
    Phase: frozenset({"from_", "to"}),
    Deadlines: frozenset({"plan", "midyear", "summary"}),
}
"""The fields whose dates move with the year."""
YEAR_FIELDS = frozenset({"year"})
TITLE_FIELDS = frozenset({"title"})
MET_WORDS = {True: "达到", False: "未达到"}
SHORT_WORDS = re.compile(r"[^\n，。；：、]{1,24}")
"""A result in words that is a value and no sentence: 区级, 市级文明社区."""


class CarriedItem(NamedTuple):
    """An item that was not done."""

    path: KeyPath
    status: Status


class YearEdits(NamedTuple):
    """What makes next year's file."""

    edits: list[ValueEdit]
    """The last ones of the file first: an entry that goes changes no number that is still to come,
    and an alias goes or gets a value of its own before the value that it stands for.
    """
    values: list[Node]
    """What moves or goes."""
    carried: list[CarriedItem]
    """In the order of the file."""
    numbers: list[tuple[KeyPath, str]]
    """Where a document number was left out, and which."""
    files: list[tuple[KeyPath, str]]
    """Where a file with the rows of a table is named, and which."""


def year_edits(root: Mapping, shape: RecordOf[Any], year: int) -> YearEdits:
    """The edits for the year after a file's.

    Args:
        root: The nodes of the file itself, without inherited ones.
        shape: What it holds: a plan, or a sub-district.
        year: The file's year.
    """
    is_alone = shape is not PLAN_SHAPE or field_value(root, PLAN_SHAPE, "extends") is None
    walk = _YearWalk(year, is_alone=is_alone)
    walk.record(root, shape, KeyPath(()))
    return YearEdits(walk.edits[::-1], walk.values, walk.carried, walk.numbers, walk.files)


class _YearWalk:
    """Walks through a file and gathers the edits."""

    def __init__(self, year: int, *, is_alone: bool) -> None:
        """Take the file's year, and whether it extends no other."""
        self.year = year
        self.is_alone = is_alone
        self.edits: list[ValueEdit] = []
        self.values: list[Node] = []
        self.carried: list[CarriedItem] = []
        self.numbers: list[tuple[KeyPath, str]] = []
        self.files: list[tuple[KeyPath, str]] = []

    def value(self, node: Node, shape: Shape[Any], path: KeyPath) -> None:
        """Gather the edits of a value."""
        shape = resolved_shape(shape)
        if is_nothing(node):
            return
        if isinstance(shape, TextShape):
            self._text(node, path)
        elif isinstance(shape, SectionOf) and has_forms(node):
            self._text(node, path.key("text"))
        elif isinstance(shape, RecordOf) and isinstance(node, Mapping):
            self.record(node, shape, path)
        elif isinstance(shape, ListOf):
            entries, inner = entries_of(node, shape), resolved_shape(shape.entry)
            if entries and all(self._goes(entry, inner) for entry in entries):
                self._delete(node, path)
                return
            for number, entry in enumerate(entries, 1):
                self._entry(entry, inner, path.entry(number))

    def _text(self, node: Node, path: KeyPath) -> None:
        """Take the forms of a text for the summary and for stages away."""
        if not has_forms(node) or not isinstance(node, Mapping):
            return
        given = [(name.text, value) for name, value in node.entries if not is_nothing(value)]
        reports = [one for one in given if form_named(one[0]) != Document.PLAN.value]
        if reports and len(reports) == len(given):
            self._delete(node, path)
            return
        for name, value in reports:
            self._delete(value, path.key(form_named(name) or name))

    def _entry(self, node: Node, shape: Shape[Any], path: KeyPath) -> None:
        """Gather the edits of an entry of a list; what only the summary says goes."""
        if self._goes(node, shape):
            self._delete(node, path)
            return
        if isinstance(shape, RecordOf) and shape.record is Item and isinstance(node, Mapping):
            self._item(node, shape, path)
        else:
            self.value(node, shape, path)
        if shape is TARGET_SHAPE:
            self._last_year(node, path, None)

    def _goes(self, node: Node, shape: Shape[Any]) -> bool:
        """True for an entry of which nothing is left for a plan, such as unplanned work."""
        if _is_of_summary_alone(node, shape) or (self.is_alone and _promises_nothing(node, shape)):
            return True
        if not isinstance(shape, RecordOf) or shape.record not in {Area, Item}:
            return False
        if shape.record is Item and _names_itself(node, shape):
            return False
        items = entries_of(field_value(node, shape, "items"), ITEMS_SHAPE)
        return bool(items) and all(self._goes(item, ITEM_SHAPE) for item in items)

    def record(self, node: Mapping, shape: RecordOf[Any], path: KeyPath) -> None:
        """Gather the edits of the fields of a record."""
        for key, value in _fields_of(node, shape):
            self._field(shape, key, value, path.key(key.en))

    def _field(self, shape: RecordOf[Any], key: Key, value: Node, path: KeyPath) -> None:
        """Gather the edits of one field."""
        kinds = shape.record.__mro__
        if any(key.field in CLEARED_FIELDS.get(kind, ()) for kind in kinds):
            self._delete(value, path)
            if key.field == "number" and isinstance(value, Scalar):
                self.numbers.append((KeyPath(path.steps[:-1]), value.text.strip()))
        elif any(key.field in DATE_FIELDS.get(kind, ()) for kind in kinds):
            self._replace(value, path, moved_date)
        elif key.field in YEAR_FIELDS:
            self._set(value, path, self.year + 1)
        elif shape.record is PlanTable and key.field == "file" and isinstance(value, Scalar):
            self.files.append((path, value.text.strip()))
        elif key.field in TITLE_FIELDS:
            self._title(value, path)
        else:
            self.value(value, key.shape, path)

    def _delete(self, node: Node, path: KeyPath) -> None:
        """Take a value away."""
        self.values.append(node)
        self.edits.append(DeleteValue(path))

    def _set(self, node: Node, path: KeyPath, value: Value) -> None:
        """Set a value."""
        self.values.append(node)
        self.edits.append(SetValue(path, value))

    def _replace(self, node: Node, path: KeyPath, moved: Callable[[str, int], str]) -> None:
        """Set a single value that moves with the year."""
        if isinstance(node, Scalar) and (text := moved(node.text, self.year)) != node.text:
            self._set(node, path, text)

    def _title(self, node: Node, path: KeyPath) -> None:
        """Set the lines of a title."""
        self._text(node, path)
        match node:
            case Scalar():
                self._replace(node, path, title_of_next_year)
            case Sequence():
                for number, line in enumerate(node.items, 1):
                    self._replace(line, path.entry(number), title_of_next_year)
            case Mapping():
                for name, value in node.entries:
                    if ENGLISH_FORMS.get(name.text) == Document.PLAN.value:
                        self._title(value, path.key(Document.PLAN.value))

    def _item(self, node: Mapping, shape: RecordOf[Any], path: KeyPath) -> None:
        """Gather the edits of an item; its result may be that of its only target."""
        fields = {key.field: value for key, value in _fields_of(node, shape)}
        is_carried = self._carry(fields, shape, path)
        due = _read(fields.get("due"), shape, "due")
        if is_carried and due is not None and due.year > self.year:  # it was promised for then
            given = ((name, value) for name, value in node.entries if value is not fields["due"])
            node = node._replace(entries=tuple(given))
        self.value(node, shape, path)
        targets = entries_of(fields.get("targets"), ListOf(TARGET_SHAPE, lone=True))
        if len(targets) == 1 and "result" in fields:
            result = RESULT_SHAPE.read(fields["result"], [])
            self._last_year(targets[0], path.key("targets").entry(1), result)

    def _carry(self, fields: dict[str, Node], shape: RecordOf[Any], path: KeyPath) -> bool:
        """Carry an item that was not done; False for another."""
        status = _read(fields.get("status"), shape, "status")
        if status in UNDONE_STATUSES and "not_applicable" not in fields:
            self.carried.append(CarriedItem(path, status))
            if "carried_from" not in fields:
                self.edits.append(SetValue(path.key("carried_from"), self.year))
            self.edits.append(AddComment(path, self._reason(fields, shape, status)))
            return True
        if "carried_from" in fields:
            self._delete(fields["carried_from"], path.key("carried_from"))
        return False

    def _reason(
        self, fields: dict[str, Node], shape: RecordOf[Any], status: Status
    ) -> tuple[str, ...]:
        """The comment above a carried item: how far it was, why, and what was to come next."""
        lines = [f"{self.year}年{status.zh}"]
        for field, label in (("reason", "原因"), ("next", "下一步"), ("result", "完成情况")):
            value = fields.get(field)
            said = _read(value, shape, field) if value is not None else None
            text = _words_of_result(said) if isinstance(said, Result) else said
            lines += [f"{label}：{text}"] if text else []
        return tuple(lines)

    def _last_year(self, node: Node, path: KeyPath, of_item: Result | None) -> None:
        """Set last year's result of a target, its own or its item's.

        What its own result says at length, such as a sentence, stands above it as a comment.

        Args:
            node: The target.
            path: Its place.
            of_item: The result of its item, where that has only this target.
        """
        target = target_of(node)
        if target is None:
            return
        if of_item is not None:
            result = None if target.result else result_for_target(target, of_item)
            if result is None:
                return
            target = target.with_values(result=result)
        place = path.key("last_year")
        text = _last_years_text(target)
        if text and not (isinstance(node, Scalar) and values_in_words(node, TARGET_SHAPE) is None):
            self.edits = [edit for edit in self.edits if edit.path != place]
            self.edits.append(SetValue(place, text))
            return
        if of_item is None and target.last_year is not None:
            self.edits.append(DeleteValue(place))
        own = target.result if of_item is None else None
        if words := text or (_words_of_result(own) if own else ""):
            self.edits.append(AddComment(path, (f"{self.year}年结果：{words}",)))


def _words_of_result(result: Result) -> str:
    """What a result says, on one line: of dated entries each with its date."""
    parts = [f"{iso_when(one.on)} {_figure_and_text(one)}" for one in result.entries]
    return "；".join(part.rstrip("。；") for part in parts) or _figure_and_text(result)


def _figure_and_text(said: Result | DatedResult) -> str:
    """A figure and a text; the text alone where it gives the figure itself."""
    paragraphs = (said.text.summary or said.text.as_written) if said.text else ()
    figure, text = str(said.value or ""), "".join(one.text for one in paragraphs)
    return text if figure in text else "，".join(part for part in (figure, text) if part)


def target_of(node: Node) -> Target | None:
    """A target; one that changes an inherited target goes by its id where it has no name."""
    if isinstance(node, Mapping) and field_value(node, TARGET_SHAPE, "measure") is None:
        id_ = field_value(node, TARGET_SHAPE, "id")
        name = (Scalar("measure", node.span), id_ or Scalar("—", node.span))
        node = node._replace(entries=(*node.entries, name))
    return TARGET_SHAPE.read(node, [])


def _last_years_text(target: Target) -> str:
    """A target's result as “last_year” has it; empty where it is neither a figure nor a word."""
    outcome, result = target.outcome_as_said, target.result
    if outcome is not None:
        text = str(outcome._replace(unit="") if outcome.unit == target.unit else outcome)
        return text if parse_figure(text) else ""
    if result is None or result.entries or target.goal or target.unit:
        return ""
    text = str(result.text) if result.text else MET_WORDS[bool(result.met)]
    return text if SHORT_WORDS.fullmatch(text) else ""


def _fields_of(node: Mapping, shape: RecordOf[Any]) -> list[tuple[Key, Node]]:
    """The keys of a record with their values, as far as they have one."""
    pairs = ((shape.by_name.get(name.text), value) for name, value in node.entries)
    return [(key, value) for key, value in pairs if key and not is_nothing(value)]


def _read(node: Node | None, shape: RecordOf[Any], field: str) -> Any:
    """What a field says; None when it says nothing that can be read."""
    return None if node is None else shape.record.keys[field].shape.read(node, [])


def _promises_nothing(node: Node, shape: Shape[Any]) -> bool:
    """True for an item that has a result and neither text nor name: nothing of it would be left."""
    if not isinstance(shape, RecordOf) or not isinstance(node, Mapping) or shape.record is not Item:
        return False
    has_items = any(key.field == "items" for key, _ in _fields_of(node, shape))
    return not has_items and not _names_itself(node, shape)


def _names_itself(node: Node, shape: RecordOf[Any]) -> bool:
    """True for an item that has a text or a name, and is more than its sub-items."""
    if not isinstance(node, Mapping):
        return True
    return bool({key.field for key, _ in _fields_of(node, shape)} & {"text", "name"})


def _is_of_summary_alone(node: Node, shape: Shape[Any]) -> bool:
    """True for an item, a section or a table that is not in the plan: unplanned work."""
    if not isinstance(shape, RecordOf) or not isinstance(node, Mapping):
        return False
    if shape.record not in {Item, ExtraSection, PlanTable}:
        return False
    fields = {key.field: value for key, value in _fields_of(node, shape)}
    documents = _read(fields.get("in_"), shape, "in_") or BOTH_DOCUMENTS
    return Document.PLAN not in documents
