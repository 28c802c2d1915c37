"""What can be changed at a key path of a plan file: its value as the file has it, and its kind.

A value is edited in the file that is shown; one that is inherited, only in its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from civplan.edit.key_path import KeyPath
from civplan.edit.resolve import PathPlace, path_places
from civplan.edit.values import values_of_node
from civplan.findings.finding import Span
from civplan.findings.words import Words, joined_words
from civplan.model.choices import Choice
from civplan.model.item import Item
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import RecordOf
from civplan.model.result import ResultShape
from civplan.model.sections import SectionOf
from civplan.model.shapes import NameOf, OneOf, Shape
from civplan.model.table import TableColumn, TableRowShape
from civplan.model.text import TEXT_FORMS, TextShape
from civplan.preview.key_paths import KeyedNode, keyed_nodes
from civplan.source.nodes import Node, Scalar, paragraphs_of

if TYPE_CHECKING:
    from civplan.preview.keyed_plan import KeyedPlan

MOST_FIELDS = 24
"""Values of a record that are offered where a text is computed from it."""
NOT_OFFERED = frozenset(
    {
        *("id", "in", "after", "drop", "style", "layout", "member_style", "file", "sheet"),
        *("items", "areas", "tables", "members", "evidence", "criteria", "attachments"),
    }
)
"""Fields of a record that no sentence is made of, and those with sentences of their own."""
OFFERED_OF_ITEM = ("result", "status")
"""Fields of an item that are offered where the file has none."""
INHERITED = Words(
    "这个值来自 {file} 第{line}行，到那份文件里改",
    "this value stands in {file}, line {line}; change it there",
)
PARAGRAPH, ROW_OF_TABLE = Words("段落", "paragraph"), Words("表格行", "row")
ANY_ENTRY = Words("内容", "entry")
NUMBERED = Words("{entry}{number}", "{entry} {number}")
DIGEST_DIGITS = 16
"""Of the digest of a value."""


class EditableValue(NamedTuple):
    """A value that can be changed on the page."""

    path: str
    label: Words
    """The names of its key."""
    kind: str
    """text, line or choice."""
    value: str
    """As the file has it, a blank line between paragraphs; empty where it has none."""
    choices: tuple[tuple[str, Words], ...] = ()
    """Of a menu: each word as civplan names it, and in both languages."""


class EntryOfList(NamedTuple):
    """An entry of a list that can be deleted, and behind which another can be added."""

    path: str
    label: Words
    can_add: bool
    """True where one text is enough for a new entry."""
    said: str
    """What the file has for it, to see whether that changes meanwhile."""


class EditablePlace(NamedTuple):
    """What can be changed where a text is printed."""

    values: tuple[EditableValue, ...]
    """The value itself, or those that it is computed from."""
    entries: tuple[EntryOfList, ...]
    """The entry of a list that it stands in, and the item around that."""
    status: EditableValue | None
    """Of the item that it stands in."""


class CannotChange(Exception):
    """A value cannot be changed in the file that is shown."""

    def __init__(self, words: Words) -> None:
        """Take the reason."""
        super().__init__(words.en)
        self.words = words


def editable_place(plan: KeyedPlan, path: KeyPath) -> EditablePlace:
    """What can be changed at a key path.

    Raises:
        BadKeyPath: A plan file has no such place.
        CannotChange: Its value is inherited.
    """
    places = places_of(plan, path)
    refuse_inherited(plan, places[-1].node)
    values = tuple(_values(plan, path, places))[:MOST_FIELDS]
    return EditablePlace(
        values, tuple(_entries_around(plan, path, places)), _status_around(plan, path, places)
    )


def places_of(plan: KeyedPlan, path: KeyPath) -> list[PathPlace]:
    """The places on the way of a path.

    Raises:
        BadKeyPath: A plan file has no such place.
    """
    return path_places(path, PathPlace(PLAN_SHAPE, node=plan.root))


def refuse_inherited(plan: KeyedPlan, node: Node | None) -> None:
    """Refuse to change what stands in another file.

    Raises:
        CannotChange: It does.
    """
    if node and not _is_own(plan, node):
        raise CannotChange(INHERITED.filled(file=node.span.path, line=node.span.line))


def value_text(node: Node | None) -> str:
    """A value as text, a blank line between its paragraphs; empty for none."""
    is_text = isinstance(node, Scalar) and not node.is_nothing
    return "\n\n".join(paragraphs_of(node)) if isinstance(node, Scalar) and is_text else ""


def said_by(node: Node | None) -> str:
    """A digest of what a value says, whatever it holds."""
    return blake2b(repr(values_of_node(node) if node else None).encode()).hexdigest()[
        :DIGEST_DIGITS
    ]


def _is_own(plan: KeyedPlan, node: Node) -> bool:
    """True for what stands in the file that is shown."""
    return os.path.realpath(node.span.path) == os.path.realpath(plan.file)


def _is_item(place: PathPlace) -> bool:
    return isinstance(place.shape, RecordOf) and place.shape.record is Item


def _status_around(plan: KeyedPlan, path: KeyPath, places: list[PathPlace]) -> EditableValue | None:
    """The status of the innermost item on the way of a path."""
    for number in range(len(places) - 1, 0, -1):
        if _is_item(places[number]):
            status = KeyPath(path.steps[:number]).key("status")
            return _value(status, places_of(plan, status))
    return None


def _values(plan: KeyedPlan, path: KeyPath, places: list[PathPlace]) -> Iterator[EditableValue]:
    """The value of a path, or those of the record there that sentences are made of."""
    last = places[-1]
    if last.node is None or isinstance(last.node, Scalar):
        yield _value(path, places)
        return
    offered: dict[Span, KeyPath] = {}  # a list of one entry without brackets has two paths
    for one in keyed_nodes(last.node, last.shape, path):
        if _is_offered(one, path):
            offered.setdefault(one.node.span, one.path)
    paths = [*offered.values()]
    if _is_item(last):
        paths += [path.key(name) for name in OFFERED_OF_ITEM if path.key(name) not in paths]
    for inner_path in paths:
        inner = places_of(plan, inner_path)
        if inner[-1].node is None or _is_own(plan, inner[-1].node):
            yield _value(inner_path, inner, len(places) - 1)


def _is_offered(one: KeyedNode, path: KeyPath) -> bool:
    """True for a single value of a record that sentences are made of."""
    names = {step for step in one.path.steps[len(path.steps) :] if isinstance(step, str)}
    return isinstance(one.node, Scalar) and names.isdisjoint(NOT_OFFERED)


def _value(path: KeyPath, places: list[PathPlace], known: int = 0) -> EditableValue:
    """The value at the end of a path; its label says the steps behind the ``known`` first."""
    last = places[-1]
    text, choices = value_text(last.node), _choices_of(last.shape)
    if choices:
        text = next((one for one, words in choices if text in {words.zh, words.en}), text)
    is_text = _is_sentences(last.shape) or _is_item(last)
    return EditableValue(
        path=f"{path}",
        label=_label(places[known or _entry_above(places) :]),
        kind="choice" if choices else "text" if is_text else "line",
        value=text,
        choices=choices,
    )


def _choices_of(shape: Shape[Any]) -> tuple[tuple[str, Words], ...]:
    """The words of a place that has a menu."""
    shape = shape.choice if isinstance(shape, NameOf) else shape
    if not isinstance(shape, OneOf):
        return ()
    members: type[Choice] = shape.choices
    return tuple((f"{one.value}", one.words) for one in members)


def _is_sentences(shape: Shape[Any]) -> bool:
    """True for a text of any length, and for a record that a text may stand for."""
    if isinstance(shape, RecordOf) and isinstance(shape.short, str):
        return _is_sentences(shape.record.keys[shape.short].shape)
    return isinstance(shape, SectionOf | TextShape | ResultShape)


def _entry_above(places: list[PathPlace]) -> int:
    """The nearest entry of a list in which the last place stands; the file itself without one."""
    entries = (at for at, place in enumerate(places[:-1]) if place.number is not None)
    return max(entries, default=0)


def _label(places: list[PathPlace]) -> Words:
    """The names of the keys behind the first place; of 措施 措施2 only the second."""
    steps = zip_longest(places[1:], places[2:])
    return joined_words(
        [_step_words(one) for one, inner in steps if not _is_named_by_entry(one, inner)], " "
    )


def _is_named_by_entry(place: PathPlace, inner: PathPlace | None) -> bool:
    """True for a list on the way to an entry that has the same name."""
    if inner is None or inner.number is None:
        return False
    return _step_words(place).zh == _entry_words(inner).zh


def _step_words(place: PathPlace) -> Words:
    """The name of a key, of a form of a text, or what an entry is and which."""
    if place.written_key:
        return Words(place.written_key.zh, place.written_key.en)
    if place.number is None:
        form = TEXT_FORMS.get(f"{place.step}")
        return form.words if form else Words(f"{place.step}", f"{place.step}")
    return NUMBERED.filled(entry=_entry_words(place), number=place.number + 1)


def _entry_words(place: PathPlace) -> Words:
    """What an entry of a list is: an item, a paragraph."""
    if isinstance(place.shape, RecordOf):
        label: Words = place.shape.record.label
        return label
    if isinstance(place.shape, TableRowShape):
        return ROW_OF_TABLE
    return PARAGRAPH if isinstance(place.shape, TextShape) else ANY_ENTRY


def _entries_around(
    plan: KeyedPlan, path: KeyPath, places: list[PathPlace]
) -> Iterator[EntryOfList]:
    """The innermost entry on the way of a path, and the innermost item, of the file itself."""
    is_first = True
    for number in range(len(places) - 1, 0, -1):
        place = places[number]
        is_entry = place.number is not None and not _is_part_of_grid(place, places[number - 1])
        if place.node is None or not is_entry or not (is_first or _is_item(place)):
            continue
        is_first = False
        if _is_own(plan, place.node):
            above = KeyPath(path.steps[:number])
            can_add = _is_text_enough(place.shape)
            yield EntryOfList(f"{above}", _entry_words(place), can_add, said_by(place.node))
        if _is_item(place):
            return


def _is_part_of_grid(place: PathPlace, holder: PathPlace) -> bool:
    """True for a cell or a column of a table, without which its rows would not fit."""
    is_column = isinstance(place.shape, RecordOf) and place.shape.record is TableColumn
    return is_column or isinstance(holder.shape, TableRowShape)


def _is_text_enough(shape: Shape[Any]) -> bool:
    """True for an entry that may be written as one text."""
    return bool(shape.short) if isinstance(shape, RecordOf) else True
