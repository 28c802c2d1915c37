"""Adds keys, and entries of lists, where the file itself has none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from civplan.edit.layout import AliasPlace, MappingPlace, NodePlace, ScalarPlace, SequencePlace
from civplan.edit.refusals import ENTRY_WITHOUT_ID, INSIDE_ALIAS, LIST_COPIED
from civplan.edit.replace import replace_value
from civplan.edit.resolve import PathPlace, entries_of, entry_shape, id_of
from civplan.edit.target import EditTarget, TextChange
from civplan.edit.values import (
    KeyedValues,
    Leaf,
    PlainValue,
    ValueList,
    form_name,
    leaf,
    plain_value,
    values_of_node,
)
from civplan.edit.wrap import made_list, made_record
from civplan.edit.writing import in_braces, list_lines, mapping_lines
from civplan.findings.words import Language
from civplan.model.commented_yaml import key_name
from civplan.model.records import RecordOf
from civplan.model.result import VALUE_AND_TEXT_SHAPE, ResultShape
from civplan.model.sections import SectionOf
from civplan.model.shapes import ListOf, Shape, resolved_shape
from civplan.model.target import TARGET_SHAPE
from civplan.model.text import form_named, has_forms, is_nothing
from civplan.model.yaml_texts import yaml_key
from civplan.source.nodes import Node

BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


def add_value(target: EditTarget, value: PlainValue, language: Language) -> TextChange:
    """Add a value with the keys and entries above it that the file itself lacks.

    Raises:
        BadKeyPath: It belongs to an inherited entry without an id, or to what an alias stands for.
    """
    if change := copied_list(target):
        return change
    number = target.last
    while target.places[number - 1].place is None:
        value = _held_value(target, number, value, language)
        number -= 1
    if target.places[number].number is not None:
        entry = changed_entry(target, number, value, language)
        return append_entry(target, number - 1, entry)
    return _add_key(target, number, value, language)


def copied_list(target: EditTarget) -> TextChange | None:
    """Write an inherited list whole into the file, where an entry without id is to change.

    A first step of an edit. None where no entry on the way is such a one, or where the list merges
    by id, so that an own list would be a list of changes.
    """
    for number in range(1, target.last + 1):
        holder, place = target.places[number - 1], target.places[number]
        if place.number is None or place.own_number is not None:
            continue
        entries = entries_of(holder.node, holder.shape)
        if not any(id_of(entry, place.shape) for entry in entries):
            return _copied_list(target.up_to(number - 1), entries)
        if place.node is None or id_of(place.node, place.shape) is None:
            return None
    return None


def _copied_list(target: EditTarget, entries: tuple[Node, ...]) -> TextChange:
    """Write an inherited list whole into the file."""
    language = target.language(target.last)
    values = plain_value([*map(values_of_node, entries)], target.place.shape, language)
    note = LIST_COPIED.filled(path=target.path)
    return add_value(target, values, language)._replace(is_whole=False, notes=(note,))


def copied_whole_list(target: EditTarget) -> TextChange | None:
    """Write an inherited list without ids whole into the file, so that an entry can be added."""
    place = target.place
    entries = entries_of(place.node, place.shape)
    shape = entry_shape(place.shape)
    if shape is None or not entries or any(id_of(entry, shape) for entry in entries):
        return None
    return copied_list(target) or _copied_list(target, entries)


def _held_value(
    target: EditTarget, number: int, value: PlainValue, language: Language
) -> PlainValue:
    """A value in the key or the list that holds it."""
    if target.places[number].number is not None:
        return ValueList((changed_entry(target, number, value, language),))
    return KeyedValues(((_written_name(target.places[number], value, language), value),))


def changed_entry(
    target: EditTarget, number: int, value: PlainValue, language: Language
) -> KeyedValues:
    """A change of an inherited entry: its id, and what is different.

    Raises:
        BadKeyPath: The entry has no id.
    """
    place = target.places[number]
    id_ = id_of(place.node, place.shape) if place.node else None
    is_record = isinstance(value, KeyedValues) and isinstance(place.shape, RecordOf)
    if id_ is None or not is_record:
        raise target.refusal(ENTRY_WITHOUT_ID, name=str(place.step).strip("[]"))
    assert isinstance(value, KeyedValues)  # noqa: S101 - for the type checker
    assert isinstance(place.shape, RecordOf)  # noqa: S101 - as above
    key = place.shape.by_name["id"]
    others = [entry for entry in value.entries if entry[0] not in key.names]
    return KeyedValues(((key_name(key, language), leaf(id_)), *others), value.is_short)


def _written_name(place: PathPlace, value: PlainValue, language: Language) -> str:
    """The name of a key as the file writes it; of a lone value in the singular."""
    if place.written_key is None:
        return form_name(str(place.step), language)
    name = key_name(place.written_key, language)
    lone = name.removesuffix("s")
    is_lone = isinstance(value, Leaf) and lone in place.written_key.also
    return lone if is_lone else name


def _add_key(target: EditTarget, number: int, value: PlainValue, language: Language) -> TextChange:
    """Add a key with its value to what stands above it in the file."""
    place, parent = target.places[number], target.places[number - 1]
    holder = target.written(number - 1)
    if isinstance(holder, AliasPlace):
        raise target.refusal(INSIDE_ALIAS, holder.start, name=holder.name)
    target.refuse_shared(number - 1, with_parts=False)
    name = _written_name(place, value, language)
    if not isinstance(holder, MappingPlace) or _is_text_of_record(parent, place):
        if parent.own is None or is_nothing(parent.own):
            keyed = KeyedValues(((name, value),), parent.shape is TARGET_SHAPE)
            return replace_value(target, number - 1, keyed)
        return made_record(target, number - 1, place)
    if not holder.entries:
        return replace_value(target, number - 1, KeyedValues(((name, value),), is_short=True))
    key, neighbour = _neighbour(holder, parent.shape, str(place.step))
    if holder.is_flow:
        text = f"{yaml_key(name)}: {in_braces(value, target.manner)}"
        return TextChange((target.entry_behind(key.start, max(key.end, neighbour.end), text),))
    column = target.layout.column(holder.entries[0][0].start)
    lines = tuple(mapping_lines(KeyedValues(((name, value),)), column, target.manner))
    end = target.end_with_comments(max(neighbour.end, key.end), column)
    return TextChange((target.lines_behind(end, lines, column),))


def _is_text_of_record(parent: PathPlace, place: PathPlace) -> bool:
    """True when the two forms of a text stand where keys of a record are wanted."""
    is_record = isinstance(parent.shape, SectionOf | ResultShape)
    has_own_forms = parent.own is not None and has_forms(parent.own)
    is_form = isinstance(parent.shape, ResultShape) and form_named(str(place.step)) is not None
    return is_record and has_own_forms and not is_form


def _neighbour(
    holder: MappingPlace, shape: Shape[Any], field: str
) -> tuple[ScalarPlace, NodePlace]:
    """The key behind which a new one belongs, as the reference orders them."""
    rank = _rank_in(shape)
    before = [pair for pair in holder.entries if rank(pair[0].text) <= rank(field)]
    return before[-1] if before else holder.entries[0]


def _rank_in(shape: Shape[Any]) -> Callable[[str], int]:
    """A function that ranks the keys of a record; long lists come last, unknown keys first."""
    shape = VALUE_AND_TEXT_SHAPE if isinstance(shape, ResultShape) else shape
    if not isinstance(shape, RecordOf):
        return lambda _: 0
    fields = [key.field for key in shape.keys]
    last = len(fields)
    ranks = {
        name: fields.index(key.field) + last * _holds_items(key.shape)
        for name, key in shape.by_name.items()
    }
    return lambda name: ranks.get(name, -1)


def _holds_items(shape: Shape[Any]) -> bool:
    """True for a list of records that hold lists of records, which takes many lines."""
    entry = resolved_shape(shape.entry) if isinstance(shape, ListOf) else None
    return isinstance(entry, RecordOf) and "items" in entry.by_name


def append_entry(target: EditTarget, number: int, entry: PlainValue) -> TextChange:
    """Append an entry to a list that the file has.

    Raises:
        BadKeyPath: An alias stands there, or one elsewhere stands for the list.
    """
    holder, place = target.written(number), target.places[number]
    if isinstance(holder, AliasPlace):
        raise target.refusal(INSIDE_ALIAS, holder.start, name=holder.name)
    target.refuse_shared(number, with_parts=False)
    if place.own is None or is_nothing(place.own):
        return replace_value(target, number, ValueList((entry,)))
    if not isinstance(holder, SequencePlace):
        return made_list(target, number, entry)
    if not holder.items:
        return replace_value(target, number, ValueList((entry,)))
    last = holder.items[-1]
    if holder.is_flow:
        text = in_braces(entry, target.manner)
        return TextChange((target.entry_behind(last.start, last.end, text),))
    column = target.layout.column(holder.dashes[0])
    lines = tuple(list_lines(ValueList((entry,)), column, target.manner))
    end = target.end_with_comments(holder.end, column)
    gap = ("",) if has_gaps(target, holder) else ()
    return TextChange((target.lines_behind(end, (*gap, *lines), column),))


def has_gaps(target: EditTarget, holder: SequencePlace) -> bool:
    """True when a blank line stands before the last entry of a list."""
    if len(holder.dashes) == 1:
        return False
    between = target.layout.text[holder.items[-2].end : holder.dashes[-1]]
    return bool(BLANK_LINE.search(between))
