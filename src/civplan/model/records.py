"""The shape of a record: how keys with values are read into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.record import Key, Record
from civplan.model.rules.keys import DUPLICATE_KEY, MISSING_KEY, UNKNOWN_KEY, WRONG_KIND
from civplan.model.rules.references import NEEDS_EXTENDS
from civplan.model.shapes import (
    FIELDS_KIND,
    PLAIN_SCHEMA,
    Findings,
    JsonSchema,
    Shape,
    wrong_kind_finding,
)
from civplan.source import nodes
from civplan.source.nodes import NULL_TEXTS, Node, Scalar

R = TypeVar("R", bound=Record)
MOST_SUGGESTIONS = 20
"""Unknown keys of a file for which a known one is suggested."""
MOST_FINDINGS_BEFORE = 200
"""Findings of a file behind which none is suggested any more."""
SUGGESTED_BEFORE = Words(
    "先改前面的键名，再校验一次", "correct the keys above, then check the file again"
)
"""What stands for a suggestion behind the first unknown keys of a file."""


class RecordOf(Shape[R]):
    """Keys with values, read into a record; some records have a short form as a text."""

    def __init__(
        self,
        record: type[R],
        *,
        short: str | Callable[[Scalar, Findings], R | None] | None = None,
        check: Callable[[R, Findings], R | None] | None = None,
    ) -> None:
        """Take the class, its short form and a check of the whole.

        Args:
            record: The class.
            short: The field whose value may stand for the record, or what reads another short form.
            check: Returns the record, or None after adding a finding.
        """
        self.record = record
        self.short = short
        self.check = check
        self.keys = tuple(record.keys.values())
        self.by_name = {name: key for key in self.keys for name in key.names}
        self.required = tuple(key for key in self.keys if key.required)

    def read(self, node: Node, findings: Findings) -> R | None:
        """The record; None when a required key has no readable value."""
        if isinstance(node, Scalar) and self.short:
            if isinstance(self.short, str):
                return self.read_as(self.short, node, findings)
            return self.short(node, findings)
        if not isinstance(node, nodes.Mapping):
            findings.append(wrong_kind_finding(node, FIELDS_KIND))
            return None
        entries = _keys_with_values(node, self.by_name, findings)
        spans = {key.field: entry.span for key, entry in entries}
        values: dict[str, Any] = {"span": node.span, "spans": spans}
        for key, entry in entries:
            value = key.shape.read(entry, findings)
            if value is not None:
                values[key.field] = value
            elif findings and findings[-1].rule is WRONG_KIND:  # is it the list that is missing?
                findings[-1] = _with_right_lines(findings[-1], node, key, entry)
        absent = [key for key in self.required if key.field not in values]
        if absent:
            findings += _missing_keys(node, absent)
            return None
        record = self.record.from_values(values)
        return self.check(record, findings) if self.check else record

    def read_as(self, field: str, node: Node, findings: Findings) -> R | None:
        """A record with only one field, whose value stands for it."""
        value = self.record.keys[field].shape.read(node, findings)
        if value is None:
            return None
        spans = {field: node.span}
        return self.record.from_values({"span": node.span, "spans": spans, field: value})

    def schema(self) -> JsonSchema:
        """A reference to the record's own schema, or the short form."""
        reference: JsonSchema = {"$ref": f"#/$defs/{self.record.__name__}"}
        if self.short is None:
            return reference
        return {"anyOf": [PLAIN_SCHEMA, reference]}

    def parts(self) -> tuple[Shape[Any], ...]:
        """The shapes of all keys."""
        return tuple(key.shape for key in self.keys)

    @property
    def words(self) -> Words:
        """The record's name, or the short form."""
        label = self.record.label
        if self.short is None:
            return Words(f"“{label.zh}”的字段", f"the keys of “{label.en}”")
        return Words(f"一行文字，或“{label.zh}”的字段", f"a text, or the keys of “{label.en}”")


def _keys_with_values(
    node: nodes.Mapping, known: Mapping[str, Key], findings: Findings
) -> list[tuple[Key, Node]]:
    """The keys of a mapping with their values, and findings about unknown and repeated ones."""
    entries: list[tuple[Key, Node]] = []
    first: dict[str, Scalar] = {}
    unknown: list[tuple[int, Scalar]] = []
    for name, value in node.entries:
        key = known.get(name.text)
        if key is None:
            if is_early := _is_early(findings):
                unknown.append((len(findings), name))
            findings.append(
                _unknown_key(name, node.entries, known)
                if is_early
                else UNKNOWN_KEY.at(name.span, key=name.text, suggestion=SUGGESTED_BEFORE)
            )
        elif key.field in first:
            line = first[key.field].span.line
            findings.append(DUPLICATE_KEY.at(name.span, key=name.text, line=line))
        else:
            first[key.field] = name
            is_odd = key.directive or (isinstance(value, Scalar) and value.text in NULL_TEXTS)
            if not is_odd or _has_value(key, name, value, findings):
                entries.append((key, value))
    if unknown:
        from civplan.model.unknown_keys import fix_names  # noqa: PLC0415 - most keys are known

        fix_names(unknown, first.keys(), known, findings)
    return entries


def _is_early(findings: Findings) -> bool:
    """True for the first unknown keys of a file; to compare thousands with all keys takes long."""
    if len(findings) < MOST_SUGGESTIONS:
        return True
    first = findings[:MOST_FINDINGS_BEFORE]
    so_far = sum(finding.rule is UNKNOWN_KEY for finding in first)
    return so_far < MOST_SUGGESTIONS and len(findings) < MOST_FINDINGS_BEFORE


def _unknown_key(
    name: Scalar, entries: Iterable[tuple[Scalar, Node]], known: Mapping[str, Key]
) -> Finding:
    """The finding that a record has no such key, with where it belongs or what to write instead.

    Args:
        name: The key.
        entries: The keys of the same mapping with their values.
        known: The keys that the record has.
    """
    from civplan.model.unknown_keys import (  # noqa: PLC0415 - most keys are known
        suggestion_for,
        words_about_place,
    )

    suggestion = words_about_place(name, entries, known) or suggestion_for(name, known)
    return UNKNOWN_KEY.at(name.span, key=name.text, suggestion=suggestion)


def _with_right_lines(finding: Finding, node: nodes.Mapping, key: Key, value: Node) -> Finding:
    """The finding that a value is of the wrong kind, with the lines to write instead."""
    from civplan.model.list_lines import with_right_lines  # noqa: PLC0415 - few are of a wrong kind

    return with_right_lines(finding, node, key, value) if finding.span == value.span else finding


def _has_value(key: Key, name: Scalar, value: Node, findings: Findings) -> bool:
    """True when a key has a value; a directive has no meaning in a file without ``extends``."""
    if key.directive:
        findings.append(NEEDS_EXTENDS.at(name.span, key=name.text))
        return False
    nothing = isinstance(value, Scalar) and value.is_nothing
    if nothing and key.required:
        findings.append(MISSING_KEY.at(name.span, zh=key.zh, en=key.en))
    return not nothing


def _missing_keys(node: nodes.Mapping, absent: Iterable[Key]) -> Iterator[Finding]:
    """The findings about required keys that a mapping does not even name."""
    names = {name.text for name, _ in node.entries}
    place = node.entries[0][0].span if node.entries else node.span
    for key in absent:
        if names.isdisjoint(key.names):
            yield MISSING_KEY.at(place, zh=key.zh, en=key.en)


def records_in(shape: Shape[Any]) -> dict[str, RecordOf[Any]]:
    """Every record that a shape holds at any depth, by its class, in the order of the keys."""
    seen: dict[str, RecordOf[Any]] = {}
    waiting: list[Shape[Any]] = [shape]
    while waiting:
        part = waiting.pop()
        if isinstance(part, RecordOf):
            if part.record.__name__ in seen:
                continue
            seen[part.record.__name__] = part
        waiting += reversed(part.parts())
    return seen
