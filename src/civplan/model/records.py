"""Records: classes whose fields say how a plan file names, describes and reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.fields import DeclaredField, FieldRecord
from civplan.model.rules.keys import DUPLICATE_KEY, MISSING_KEY, UNKNOWN_KEY
from civplan.model.rules.references import NEEDS_EXTENDS
from civplan.model.shapes import (
    FIELDS_KIND,
    PLAIN_SCHEMA,
    Findings,
    JsonSchema,
    Shape,
    wrong_kind_finding,
)
from civplan.model.spelling import nearest_name
from civplan.source import nodes
from civplan.source.nodes import NULL_TEXTS, Node, Scalar

NOWHERE: Mapping[str, Span] = {}
CUT_NUMBER = Words(
    "大括号里逗号会断开；给带逗号的数字所在的整段文字加引号",
    "a comma inside {…} ends a value: put the text with the number in quotes",
)


def key(
    zh: str, shape: Shape[Any], about: Words, *, default: Any = None, also: tuple[str, ...] = ()
) -> Any:
    """Declare a field of a record: its Chinese name, what may stand there, and what it means.

    ``also`` are further names that mean the same field.
    """
    return DeclaredField(zh, shape, about, default, also=also)


def required_key(zh: str, shape: Shape[Any], about: Words) -> Any:
    """Declare a field that a file must give."""
    return DeclaredField(zh, shape, about, required=True)


def directive_key(zh: str, shape: Shape[Any], about: Words) -> Any:
    """Declare a field that only tells how to merge with the extended file."""
    return DeclaredField(zh, shape, about, directive=True)


class Record(FieldRecord):
    """Something that stands in the file as keys with values."""

    called: ClassVar[Words]
    """What people call it."""
    span: Span
    """Where all of it stands."""
    spans: Mapping[str, Span] = NOWHERE
    """Where the value of each field that is given stands."""

    def span_of(self, field: str) -> Span:
        """Where a field's value stands; the whole record's place when it is not given."""
        return self.spans.get(field, self.span)

    def with_values(self, **values: Any) -> Self:
        """The same record with other values."""
        return type(self)(**{**vars(self), **values})


R = TypeVar("R", bound=Record)


class Key(NamedTuple):
    """A field with its names."""

    field: str
    en: str
    zh: str
    shape: Shape[Any]
    about: Words
    required: bool
    also: tuple[str, ...]
    directive: bool

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a file may use, each once."""
        return tuple(dict.fromkeys((self.en, self.zh, *self.also)))


def _key_from_field(name: str, field: DeclaredField) -> Key:
    """The key of a field; a field that Python has a word for ends with an underscore."""
    return Key(
        name,
        name.rstrip("_"),
        field.zh,
        field.shape,
        field.about,
        field.required,
        field.also,
        field.directive,
    )


class RecordOf(Shape[R]):
    """Keys with values, read into a record; some records have a short form as a text."""

    def __init__(
        self,
        record: type[R],
        *,
        short: Callable[[Scalar, Findings], R | None] | None = None,
        check: Callable[[R, Findings], R | None] | None = None,
    ) -> None:
        """Take the class, how its short form is read, and a check of the whole."""
        self.record = record
        self.short = short
        self.check = check
        self.keys = tuple(_key_from_field(name, field) for name, field in record.fields.items())
        self.by_name = {name: key for key in self.keys for name in key.names}
        self.required = tuple(key for key in self.keys if key.required)

    def read(self, node: Node, found: Findings) -> R | None:
        """The record; None when a required key has no readable value."""
        if isinstance(node, Scalar) and self.short:
            return self.short(node, found)
        if not isinstance(node, nodes.Mapping):
            found.append(wrong_kind_finding(node, FIELDS_KIND))
            return None
        given = _keys_with_values(node, self.by_name, found)
        spans = {key.field: entry.span for key, entry in given}
        values: dict[str, Any] = {"span": node.span, "spans": spans}
        for key, entry in given:
            value = key.shape.read(entry, found)
            if value is not None:
                values[key.field] = value
        absent = [key for key in self.required if key.field not in values]
        if absent:
            found += _missing_keys(node, absent)
            return None
        record = self.record.made_of(values)
        return self.check(record, found) if self.check else record

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
        called = self.record.called
        if self.short is None:
            return Words(f"“{called.zh}”的字段", f"the keys of “{called.en}”")
        return Words(f"一行文字，或“{called.zh}”的字段", f"a text, or the keys of “{called.en}”")


def _keys_with_values(
    node: nodes.Mapping, known: Mapping[str, Key], found: Findings
) -> list[tuple[Key, Node]]:
    """The keys that a mapping gives a value; unknown and repeated ones are added to ``found``."""
    given: list[tuple[Key, Node]] = []
    first: dict[str, Scalar] = {}
    unknown: list[tuple[int, Scalar]] = []
    for name, value in node.entries:
        key = known.get(name.text)
        if key is None:
            hint = _suggestion_for(name, known)
            unknown.append((len(found), name))
            found.append(UNKNOWN_KEY.at(name.span, key=name.text, suggestion=hint))
        elif key.field in first:
            line = first[key.field].span.line
            found.append(DUPLICATE_KEY.at(name.span, key=name.text, line=line))
        else:
            first[key.field] = name
            is_odd = key.directive or (isinstance(value, Scalar) and value.text in NULL_TEXTS)
            if not is_odd or _has_value(key, name, value, found):
                given.append((key, value))
    if unknown:
        _fix_names(unknown, first.keys(), known, found)
    return given


def _fix_names(
    unknown: Iterable[tuple[int, Scalar]],
    given: Iterable[str],
    known: Mapping[str, Key],
    found: Findings,
) -> None:
    """Give findings about unknown keys the edits that name the fields surely meant.

    There is none where that field is given as well, or where two unknown keys may mean it.

    Args:
        unknown: The names, each with the position of its finding in ``found``.
        given: The fields that the same mapping gives.
        known: The keys by their names.
        found: The findings.
    """
    from civplan.model.value_fixes import certain_name, with_replacement  # noqa: PLC0415 - most are known

    fields = {name: key.field for name, key in known.items()}
    claims = Counter(given)
    meant: list[tuple[int, Scalar, str]] = []
    for position, name in unknown:
        sure = certain_name(name.text, fields)
        near = sure or likely_name(name.text, known)
        claims.update([fields[near]] if near else [])
        meant += [(position, name, sure)] if sure else []
    for position, name, sure in meant:
        if claims[fields[sure]] == 1:
            found[position] = with_replacement(found[position], name, sure)


def _has_value(key: Key, name: Scalar, value: Node, found: Findings) -> bool:
    """True when a key gives the plan something; a directive or a missing value may be a fault."""
    if key.directive:
        found.append(NEEDS_EXTENDS.at(name.span, key=name.text))
        return False
    nothing = isinstance(value, Scalar) and value.is_nothing
    if nothing and key.required:
        found.append(MISSING_KEY.at(name.span, zh=key.zh, en=key.en))
    return not nothing


def _missing_keys(node: nodes.Mapping, absent: Iterable[Key]) -> Iterator[Finding]:
    """The findings about required keys that a mapping does not even name."""
    written = {name.text for name, _ in node.entries}
    for key in absent:
        if written.isdisjoint(key.names):
            yield MISSING_KEY.at(_start_of(node), zh=key.zh, en=key.en)


def _start_of(node: nodes.Mapping) -> Span:
    """The first key of a mapping: where a missing key is told."""
    return node.entries[0][0].span if node.entries else node.span


def likely_name(name: str, known: Mapping[str, Key]) -> str | None:
    """The known name that another word most likely stands for: it means the same, or is near."""
    from civplan.model.unknown_keys import synonym  # noqa: PLC0415 - most names are known

    return synonym(name, known) or nearest_name(name, known)


def _suggestion_for(name: Scalar, known: Mapping[str, Key]) -> Words:
    """What to write instead of an unknown key."""
    if name.text[:1].isdigit():
        return CUT_NUMBER
    meant = likely_name(name.text, known)
    if meant:
        other = known[meant].zh if meant == known[meant].en else known[meant].en
        return Words(f"是不是“{meant}”（{other}）？", f"did you mean “{meant}” ({other})?")
    zh = "、".join(dict.fromkeys(key.zh for key in known.values() if not key.directive))
    en = ", ".join(dict.fromkeys(key.en for key in known.values() if not key.directive))
    return Words(f"这里可用：{zh}", f"allowed here: {en}")


def records_in(shape: Shape[Any]) -> dict[str, RecordOf[Any]]:
    """Every record that a shape holds at any depth, by its class, in the order of the keys."""
    seen: dict[str, RecordOf[Any]] = {}
    waiting: list[Shape[Any]] = [shape]
    while waiting:
        found = waiting.pop()
        if isinstance(found, RecordOf):
            if found.record.__name__ in seen:
                continue
            seen[found.record.__name__] = found
        waiting += reversed(found.parts())
    return seen
