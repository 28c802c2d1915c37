"""Merges a plan file over the file that it extends, node by node, so that every value keeps its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from civplan.findings.finding import Finding
from civplan.model import faults
from civplan.model.figures import parse_yes_or_no
from civplan.model.records import Key, RecordOf
from civplan.model.shapes import Deferred, Faults, ListOf, Shape
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

Entry = tuple[Scalar, Node]


def merge_records(base: Mapping, over: Mapping, shape: RecordOf[Any], found: Faults) -> Mapping:
    """One mapping from two: what ``over`` gives wins, mappings merge, lists with ids merge by id.

    Keys count as the same by field, whether named in Chinese or in English; ``shape`` knows
    them. Unknown keys are kept for the builder to report.
    """
    known = shape.by_name
    inherited = {field_of(name, known): (name, value) for name, value in base.entries}
    entries: list[Entry] = []
    for name, value in over.entries:
        field = field_of(name, known)
        earlier = inherited.pop(field, None)
        key = known.get(name.text)
        if earlier and key:
            value = merge_values(earlier[1], value, key.shape, found)
        elif key:
            value = without_directives(value, key.shape, found)
        entries.append((name, value))
    return Mapping((*entries, *inherited.values()), over.span)


def field_of(name: Scalar, known: dict[str, Key]) -> str:
    """The field that a name means; an unknown name stands for itself."""
    key = known.get(name.text)
    return key.field if key else name.text


def merge_values(base: Node, over: Node, shape: Shape[Any], found: Faults) -> Node:
    """One value from two, by the shape of their place."""
    shape = settled_shape(shape)
    if isinstance(shape, RecordOf) and isinstance(base, Mapping) and isinstance(over, Mapping):
        return merge_records(base, over, shape, found)
    if isinstance(shape, ListOf) and isinstance(base, Sequence) and isinstance(over, Sequence):
        entry = shape_with_id(shape)
        if entry and has_ids(over, entry):
            return merge_lists(base, over, entry, found)
    return over


def without_directives(value: Node, shape: Shape[Any], found: Faults) -> Node:
    """A value that replaces nothing: its ``drop`` and ``after`` are told to have no entry to act on."""
    return merge_values(Sequence((), value.span), value, shape, found)


def settled_shape(shape: Shape[Any]) -> Shape[Any]:
    """The shape behind one that is made later."""
    return shape.shape() if isinstance(shape, Deferred) else shape


def shape_with_id(shape: ListOf[Any]) -> RecordOf[Any] | None:
    """The shape of a list's entries when they can have ids; None otherwise."""
    entry = settled_shape(shape.entry)
    return entry if isinstance(entry, RecordOf) and "id" in entry.by_name else None


def has_ids(node: Sequence, shape: RecordOf[Any]) -> bool:
    """True when some entry of a list has an id."""
    return any(id_of(entry, shape) for entry in node.items)


def given(node: Node, shape: RecordOf[Any], field: str) -> Scalar | None:
    """The plain value that an entry gives a field; None when it gives none."""
    if not isinstance(node, Mapping):
        return None
    known = shape.by_name
    for name, value in node.entries:
        if field_of(name, known) == field and isinstance(value, Scalar) and not value.is_nothing:
            return value
    return None


def id_of(node: Node, shape: RecordOf[Any]) -> str | None:
    """The id of an entry; None when it has none."""
    value = given(node, shape, "id")
    return value.text.strip() if value else None


def merge_lists(base: Sequence, over: Sequence, shape: RecordOf[Any], found: Faults) -> Sequence:
    """The entries of ``base`` with those of ``over`` merged in by id, dropped, or placed."""
    entries = list(base.items)
    for change in over.items:
        position = position_of(id_of(change, shape), entries, shape)
        earlier = entries.pop(position) if position is not None else None
        drop = given(change, shape, "drop")
        if drop and parse_yes_or_no(drop.text.strip()):
            if earlier is None:
                found.append(unknown_id(id_of(change, shape) or "", drop, entries, shape))
            continue
        after = given(change, shape, "after")
        if after is not None or position is None:
            position = place_of(after, entries, shape, found)
        entries.insert(position, merge_entries(earlier, change, shape, found))
    return replace(over, items=tuple(entries))


def merge_entries(earlier: Node | None, change: Node, shape: RecordOf[Any], found: Faults) -> Node:
    """One entry of a list from the inherited one, if there is one, and its change."""
    if isinstance(earlier, Mapping) and isinstance(change, Mapping):
        change = merge_records(earlier, change, shape, found)
    return strip(change, shape)


def position_of(id_: str | None, entries: list[Node], shape: RecordOf[Any]) -> int | None:
    """Where the entry with an id stands; None when there is none."""
    if id_ is None:
        return None
    return next((i for i, entry in enumerate(entries) if id_of(entry, shape) == id_), None)


def place_of(after: Scalar | None, entries: list[Node], shape: RecordOf[Any], found: Faults) -> int:
    """Where a new entry goes: behind the one that ``after`` names, at the end without it."""
    if after is None:
        return len(entries)
    position = position_of(after.text.strip(), entries, shape)
    if position is None:
        found.append(unknown_id(after.text, after, entries, shape))
        return len(entries)
    return position + 1


def unknown_id(id_: str, place: Scalar, entries: list[Node], shape: RecordOf[Any]) -> Finding:
    """The finding that a directive names an entry that is not there."""
    ids = "、".join(known for entry in entries if (known := id_of(entry, shape)))
    return faults.UNKNOWN_ID.at(place.span, id=id_, ids=ids)


def strip(node: Node, shape: RecordOf[Any]) -> Node:
    """An entry without its merge directives."""
    if not isinstance(node, Mapping):
        return node
    known = shape.by_name
    kept = [
        entry for entry in node.entries if not (key := known.get(entry[0].text)) or not key.directive
    ]
    return replace(node, entries=tuple(kept))
