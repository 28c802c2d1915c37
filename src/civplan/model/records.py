"""Records: classes whose fields say how a plan file names them, and the shape that reads one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, NoReturn, Self, TypeVar, dataclass_transform

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
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

NO_SPANS: Mapping[str, Span] = {}
PLACES = ("span", "spans")
"""The fields of a record that say where it stands."""


class Key(NamedTuple):
    """One field of a record, as a plan file knows it."""

    zh: str
    shape: Shape[Any]
    about: Words
    default: Any = None
    required: bool = False
    also: tuple[str, ...] = ()
    """Further names that mean the same field."""
    directive: bool = False
    """True when it says how to merge with the extended file and is no value of the plan."""
    field: str = ""
    """The attribute of the record; one that is a word of Python ends with an underscore."""

    @property
    def en(self) -> str:
        """The English name."""
        return self.field.rstrip("_")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a file may use, each once."""
        return tuple(dict.fromkeys((self.en, self.zh, *self.also)))


def key(
    zh: str, shape: Shape[Any], about: Words, *, default: Any = None, also: tuple[str, ...] = ()
) -> Any:
    """Declare a field of a record: its Chinese name, what may stand there, and what it means.

    ``also`` are further names that mean the same field.
    """
    return Key(zh, shape, about, default, also=also)


def required_key(zh: str, shape: Shape[Any], about: Words) -> Any:
    """Declare a field that a file must give."""
    return Key(zh, shape, about, required=True)


def directive_key(zh: str, shape: Shape[Any], about: Words) -> Any:
    """Declare a field that only says how to merge with the extended file."""
    return Key(zh, shape, about, directive=True)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class FieldRecord:
    """A class made of the keys that its body declares; frozen, and equal when all values are.

    To a type checker it is a dataclass. ``dataclass`` itself would write and compile six methods
    for each class, a quarter of the time that the command takes to start.
    """

    keys: ClassVar[dict[str, Key]] = {}
    """The key of every field that the file may give, inherited ones first."""

    def __init_subclass__(cls) -> None:
        """Move the keys out of the class body and leave their defaults there."""
        own = {
            name: value._replace(field=name)
            for name, value in vars(cls).items()
            if isinstance(value, Key)
        }
        cls.keys = {**cls.keys, **own}
        for name, value in own.items():
            setattr(cls, name, value.default)

    def __init__(self, **values: Any) -> None:
        """Take the values by field."""
        vars(self).update(values)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """A record with the values of a mapping; twice as fast as to pass them as arguments."""
        record = cls.__new__(cls)
        vars(record).update(values)
        return record

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a record does not change."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set")

    def __eq__(self, other: object) -> bool:
        """Compare the values of all fields, but not where they stand."""
        return type(other) is type(self) and field_values(self) == field_values(other)

    def __hash__(self) -> int:
        """Consistent with ``__eq__``."""
        return hash((type(self), *field_values(self).values()))

    def __repr__(self) -> str:
        """The class with its values."""
        values = (f"{name}={value!r}" for name, value in field_values(self).items())
        return f"{type(self).__name__}({', '.join(values)})"


def field_values(record: FieldRecord) -> dict[str, Any]:
    """The values of all fields, given or not, in the order of the fields."""
    return {name: getattr(record, name) for name in record.keys}


class Record(FieldRecord):
    """Something that stands in the file as keys with values."""

    label: ClassVar[Words]
    """The name of such a record in messages and in the reference."""
    span: Span
    """The place of the whole record."""
    spans: Mapping[str, Span] = NO_SPANS
    """By field, the place of each value that is given."""

    def span_of(self, field: str) -> Span:
        """The place of a field's value; that of the whole record when it is not given."""
        return self.spans.get(field, self.span)

    @property
    def given_values(self) -> dict[str, Any]:
        """By field, the values that the file gives."""
        return {name: getattr(self, name) for name in self.spans if name in self.keys}

    def with_values(self, **values: Any) -> Self:
        """A copy of the record with other values, without what was worked out from the old ones."""
        own = {name: value for name, value in vars(self).items() if name in {*self.keys, *PLACES}}
        return type(self)(**{**own, **values})


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
