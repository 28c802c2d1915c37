"""Merges a file over the one that it extends, node by node; every value keeps its place.

A mapping merges into the inherited one, a list whose entries have ids merges by id. Any other value
replaces the inherited one, and a key without a value removes it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.records import Key, RecordOf
from civplan.model.rules.references import UNKNOWN_ID
from civplan.model.sections import SectionOf
from civplan.model.shapes import Findings, ListOf, Shape, resolved_shape
from civplan.model.text import TextShape, form_named, has_forms, is_nothing
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

KeyAndValue = tuple[Scalar, Node]


def merge_records(
    base: Mapping, over: Mapping, shape: RecordOf[Any], findings: Findings
) -> Mapping:
    """One mapping from two: the values of ``over`` win, the rest is inherited.

    Keys are equal when they name the same field, in Chinese or in English. Unknown and repeated
    keys stay for the builder to report.
    """
    known = shape.by_name
    inherited = list(base.entries)
    entries: list[KeyAndValue] = []
    for name, value in over.entries:
        key = known.get(name.text)
        earlier = _take_field(_field_for_name(name, known), inherited, known)
        entries.append((name, _merge_values(earlier, value, key.shape, findings) if key else value))
    return Mapping((*entries, *inherited), over.span)


def _field_for_name(name: Scalar, known: dict[str, Key]) -> str:
    """The field that a name means; the name itself when it is unknown."""
    key = known.get(name.text)
    return key.field if key else name.text


def _take_field(field: str, entries: list[KeyAndValue], known: dict[str, Key]) -> Node | None:
    """Remove a field from ``entries`` and return its first value; None when it has none."""
    values = [value for name, value in entries if _field_for_name(name, known) == field]
    entries[:] = [entry for entry in entries if _field_for_name(entry[0], known) != field]
    return values[0] if values else None


def _merge_values(base: Node | None, over: Node, shape: Shape[Any], findings: Findings) -> Node:
    """One value from two, by the shape of their place; ``base`` is the inherited one, if any."""
    shape = resolved_shape(shape)
    if isinstance(shape, TextShape):
        return _merge_texts(base, over)
    if isinstance(shape, ListOf):
        return _merge_lists(base, over, shape, findings)
    if isinstance(shape, SectionOf) and isinstance(over, Mapping):
        base, over = base and _as_section(base), _as_section(over)
    if isinstance(shape, RecordOf) and isinstance(over, Mapping):
        inherited = base if isinstance(base, Mapping) else Mapping((), over.span)
        return merge_records(inherited, over, shape, findings)
    return over


def _merge_texts(base: Node | None, over: Node) -> Node:
    """A text with forms inherits the missing one; a plain text counts as the plan's form."""
    if base is None or not isinstance(over, Mapping):
        return over
    plan_form = ((Scalar("plan", base.span), base),)
    inherited = base.entries if isinstance(base, Mapping) else plan_form
    own = {form_named(name.text) for name, _ in over.entries}
    missing = [entry for entry in inherited if form_named(entry[0].text) not in own]
    return over._replace(entries=(*over.entries, *missing))


def _as_section(node: Node) -> Node:
    """A section as keys with values; one that is just its text becomes ``{text: …}``."""
    if is_nothing(node) or (isinstance(node, Mapping) and not has_forms(node)):
        return node
    return Mapping(((Scalar("text", node.span), node),), node.span)


def _merge_lists(base: Node | None, over: Node, shape: ListOf[Any], findings: Findings) -> Node:
    """A list whose entries have ids changes the inherited one; any other replaces it."""
    entry = _shape_with_id(shape)
    changes = _list_entries(over, shape)
    if entry is None or not any(_names_entry(change, entry) for change in changes):
        return over
    inherited = _list_entries(base, shape) if base else ()
    return Sequence(_merge_entries(inherited, changes, entry, findings), over.span)


def _shape_with_id(shape: ListOf[Any]) -> RecordOf[Any] | None:
    """The shape of a list's entries if they can have ids."""
    entry = resolved_shape(shape.entry)
    return entry if isinstance(entry, RecordOf) and "id" in entry.by_name else None


def _list_entries(node: Node, shape: ListOf[Any]) -> tuple[Node, ...]:
    """The entries of a list, or the lone one."""
    if isinstance(node, Sequence):
        return node.items
    return (node,) if shape.lone and not is_nothing(node) else ()


def _names_entry(change: Node, shape: RecordOf[Any]) -> bool:
    """True when an entry has an id or a directive: then its list is a list of changes."""
    return any(
        field_value(change, shape, key.field)
        for key in shape.keys
        if key.directive or key.field == "id"
    )


def _merge_entries(
    base: tuple[Node, ...], changes: tuple[Node, ...], shape: RecordOf[Any], findings: Findings
) -> tuple[Node, ...]:
    """The inherited entries with the changes: merged by id, dropped, or inserted."""
    entries = list(base)
    changed: set[str | None] = set()
    for change in changes:
        id_ = _entry_id(change, shape)
        position = None if id_ in changed else _entry_index(id_, entries, shape)
        changed.add(id_)
        earlier = None if position is None else entries.pop(position)
        drop = _merge_directive(change, shape, "drop", findings)
        if drop and drop.value:
            findings += (
                [] if earlier else [_unknown_id_finding(id_ or "", drop.span, entries, shape)]
            )
            continue
        after = _merge_directive(change, shape, "after", findings)
        if after or position is None:
            position = _insertion_index(after, entries, shape, findings)
        entries.insert(
            position, _without_directives(_merge_values(earlier, change, shape, findings), shape)
        )
    return tuple(entries)


class MergeDirective(NamedTuple):
    """The value of a merge directive, and its place."""

    value: Any
    span: Span


def _merge_directive(
    entry: Node, shape: RecordOf[Any], field: str, findings: Findings
) -> MergeDirective | None:
    """An entry's ``drop`` or ``after``; None when it is missing or cannot be read."""
    node = field_value(entry, shape, field)
    if node is None:
        return None
    value = shape.by_name[field].shape.read(node, findings)
    return None if value is None else MergeDirective(value, node.span)


def field_value(node: Node, shape: RecordOf[Any], field: str) -> Node | None:
    """The value of a field in a mapping; None when it has none."""
    if not isinstance(node, Mapping):
        return None
    for name, value in node.entries:
        if _field_for_name(name, shape.by_name) == field and not is_nothing(value):
            return value
    return None


def _entry_id(node: Node, shape: RecordOf[Any]) -> str | None:
    """The id of an entry; None when it has none."""
    value = field_value(node, shape, "id")
    return value.text.strip() if isinstance(value, Scalar) else None


def _entry_index(id_: str | None, entries: list[Node], shape: RecordOf[Any]) -> int | None:
    """The index of the entry with an id; None when there is none."""
    if id_ is None:
        return None
    return next((i for i, entry in enumerate(entries) if _entry_id(entry, shape) == id_), None)


def _insertion_index(
    after: MergeDirective | None, entries: list[Node], shape: RecordOf[Any], findings: Findings
) -> int:
    """The index for a new entry: behind the one that ``after`` names, or at the end."""
    if after is None:
        return len(entries)
    position = _entry_index(after.value, entries, shape)
    if position is None:
        findings.append(_unknown_id_finding(after.value, after.span, entries, shape))
        return len(entries)
    return position + 1


def _unknown_id_finding(
    id_: str, place: Span, entries: list[Node], shape: RecordOf[Any]
) -> Finding:
    """The finding that a directive names an unknown entry."""
    ids = [known for entry in entries if (known := _entry_id(entry, shape))]
    return UNKNOWN_ID.at(place, id=id_, ids=Words("、".join(ids), ", ".join(ids)))


def _without_directives(node: Node, shape: RecordOf[Any]) -> Node:
    """An entry without its merge directives."""
    if not isinstance(node, Mapping):
        return node
    directives = {key.field for key in shape.keys if key.directive}
    entries = [
        entry
        for entry in node.entries
        if _field_for_name(entry[0], shape.by_name) not in directives
    ]
    return node._replace(entries=tuple(entries))
