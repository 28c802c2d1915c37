"""Merges a file over the one that it extends, node by node, so that every value keeps its place.

A mapping merges into what is inherited, a list whose entries have ids merges by id; anything else
replaces what is inherited, and a key without a value takes it away.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model import faults
from civplan.model.records import Key, RecordOf
from civplan.model.sections import SectionOf
from civplan.model.shapes import Deferred, Faults, ListOf, Shape
from civplan.model.text import FORMS, TextShape, has_forms, is_nothing
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

Entry = tuple[Scalar, Node]


def merge_records(base: Mapping, over: Mapping, shape: RecordOf[Any], found: Faults) -> Mapping:
    """One mapping from two: what ``over`` gives wins, the rest is inherited.

    Keys count as the same by field, whether named in Chinese or in English; ``shape`` knows
    them. Unknown and repeated keys are kept for the builder to report.
    """
    known = shape.by_name
    inherited = list(base.entries)
    entries: list[Entry] = []
    for name, value in over.entries:
        key = known.get(name.text)
        earlier = take(field_of(name, known), inherited, known)
        entries.append((name, merge_values(earlier, value, key.shape, found) if key else value))
    return Mapping((*entries, *inherited), over.span)


def field_of(name: Scalar, known: dict[str, Key]) -> str:
    """The field that a name means; an unknown name stands for itself."""
    key = known.get(name.text)
    return key.field if key else name.text


def take(field: str, entries: list[Entry], known: dict[str, Key]) -> Node | None:
    """Take a field out of ``entries``: its first value, or None when it has none."""
    values = [value for name, value in entries if field_of(name, known) == field]
    entries[:] = [entry for entry in entries if field_of(entry[0], known) != field]
    return values[0] if values else None


def merge_values(base: Node | None, over: Node, shape: Shape[Any], found: Faults) -> Node:
    """One value from two, by the shape of their place; ``base`` is None where none is inherited."""
    shape = settled(shape)
    if isinstance(shape, TextShape):
        return merge_texts(base, over)
    if isinstance(shape, ListOf):
        return merge_lists(base, over, shape, found)
    if isinstance(shape, SectionOf) and isinstance(over, Mapping):
        base, over = base and as_section(base), as_section(over)
    if isinstance(shape, RecordOf) and isinstance(over, Mapping):
        inherited = base if isinstance(base, Mapping) else Mapping((), over.span)
        return merge_records(inherited, over, shape, found)
    return over


def settled(shape: Shape[Any]) -> Shape[Any]:
    """The shape behind one that is made later."""
    return shape.shape() if isinstance(shape, Deferred) else shape


def merge_texts(base: Node | None, over: Node) -> Node:
    """A text in its forms takes the form that it does not give; a plain text is the plan's form."""
    if base is None or not isinstance(over, Mapping):
        return over
    plan_form = ((Scalar("plan", base.span), base),)
    inherited = base.entries if isinstance(base, Mapping) else plan_form
    given = {FORMS.get(name.text) for name, _ in over.entries}
    missing = [entry for entry in inherited if FORMS.get(entry[0].text) not in given]
    return over._replace(entries=(*over.entries, *missing))


def as_section(node: Node) -> Node:
    """A section as keys with values: one that is just its text is ``{text: …}``."""
    if is_nothing(node) or (isinstance(node, Mapping) and not has_forms(node)):
        return node
    return Mapping(((Scalar("text", node.span), node),), node.span)


def merge_lists(base: Node | None, over: Node, shape: ListOf[Any], found: Faults) -> Node:
    """A list that names entries by id changes the inherited one; any other replaces it."""
    entry = shape_with_id(shape)
    changes = entries_of(over, shape)
    if entry is None or not any(names_entry(change, entry) for change in changes):
        return over
    inherited = entries_of(base, shape) if base else ()
    return Sequence(merge_entries(inherited, changes, entry, found), over.span)


def shape_with_id(shape: ListOf[Any]) -> RecordOf[Any] | None:
    """The shape of a list's entries when they can have ids; None otherwise."""
    entry = settled(shape.entry)
    return entry if isinstance(entry, RecordOf) and "id" in entry.by_name else None


def entries_of(node: Node, shape: ListOf[Any]) -> tuple[Node, ...]:
    """The entries of a list, or the one that stands alone."""
    if isinstance(node, Sequence):
        return node.items
    return (node,) if shape.lone and not is_nothing(node) else ()


def names_entry(change: Node, shape: RecordOf[Any]) -> bool:
    """True when an entry has an id or a directive, so that its list is a list of changes."""
    return any(
        value_of(change, shape, key.field)
        for key in shape.keys
        if key.directive or key.field == "id"
    )


def merge_entries(
    base: tuple[Node, ...], changes: tuple[Node, ...], shape: RecordOf[Any], found: Faults
) -> tuple[Node, ...]:
    """The inherited entries with the changes merged in by id, dropped, or placed."""
    entries = list(base)
    changed: set[str | None] = set()
    for change in changes:
        id_ = id_of(change, shape)
        position = None if id_ in changed else position_of(id_, entries, shape)
        changed.add(id_)
        earlier = None if position is None else entries.pop(position)
        drop = directive(change, shape, "drop", found)
        if drop and drop.value:
            found += [] if earlier else [unknown_id(id_ or "", drop.span, entries, shape)]
            continue
        after = directive(change, shape, "after", found)
        if after or position is None:
            position = place_of(after, entries, shape, found)
        entries.insert(position, strip(merge_values(earlier, change, shape, found), shape))
    return tuple(entries)


class Directive(NamedTuple):
    """What an entry says about merging, and where."""

    value: Any
    span: Span


def directive(entry: Node, shape: RecordOf[Any], field: str, found: Faults) -> Directive | None:
    """What an entry's ``drop`` or ``after`` says; None when it says nothing that can be read."""
    node = value_of(entry, shape, field)
    if node is None:
        return None
    value = shape.by_name[field].shape.read(node, found)
    return None if value is None else Directive(value, node.span)


def value_of(node: Node, shape: RecordOf[Any], field: str) -> Node | None:
    """The value that an entry gives a field; None when it gives none."""
    if not isinstance(node, Mapping):
        return None
    for name, value in node.entries:
        if field_of(name, shape.by_name) == field and not is_nothing(value):
            return value
    return None


def id_of(node: Node, shape: RecordOf[Any]) -> str | None:
    """The id of an entry; None when it has none."""
    value = value_of(node, shape, "id")
    return value.text.strip() if isinstance(value, Scalar) else None


def position_of(id_: str | None, entries: list[Node], shape: RecordOf[Any]) -> int | None:
    """Where the entry with an id stands; None when there is none."""
    if id_ is None:
        return None
    return next((i for i, entry in enumerate(entries) if id_of(entry, shape) == id_), None)


def place_of(
    after: Directive | None, entries: list[Node], shape: RecordOf[Any], found: Faults
) -> int:
    """Where an entry goes: behind the one that ``after`` names, at the end without it."""
    if after is None:
        return len(entries)
    position = position_of(after.value, entries, shape)
    if position is None:
        found.append(unknown_id(after.value, after.span, entries, shape))
        return len(entries)
    return position + 1


def unknown_id(id_: str, place: Span, entries: list[Node], shape: RecordOf[Any]) -> Finding:
    """The finding that a directive names an entry that is not there."""
    ids = [known for entry in entries if (known := id_of(entry, shape))]
    return faults.UNKNOWN_ID.at(place, id=id_, ids=Words("、".join(ids), ", ".join(ids)))


def strip(node: Node, shape: RecordOf[Any]) -> Node:
    """An entry without its merge directives."""
    if not isinstance(node, Mapping):
        return node
    directives = {key.field for key in shape.keys if key.directive}
    kept = [entry for entry in node.entries if field_of(entry[0], shape.by_name) not in directives]
    return node._replace(entries=tuple(kept))
