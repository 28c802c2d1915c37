"""Values to write: from what a caller gives to texts, lists and keys in the file's language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from civplan.findings.words import Language
from civplan.model.commented_yaml import key_name
from civplan.model.records import RecordOf
from civplan.model.result import DATED_RESULTS_SHAPE, VALUE_AND_TEXT_SHAPE, ResultShape
from civplan.model.sections import SectionOf
from civplan.model.shapes import Line, ListOf, NameOf, OneOf, ParsedText, Shape, resolved_shape
from civplan.model.text import TEXT_FORMS, TextShape, has_forms
from civplan.source.nodes import Mapping as NodeMapping
from civplan.source.nodes import Node, Scalar, joined_lines
from civplan.source.nodes import Sequence as NodeList
from civplan.source.parse import parse_nodes
from civplan.source.places import Places


class TypedText(NamedTuple):
    """A value as typed on the command line: in braces or brackets where the place wants such."""

    text: str


Value = str | bool | int | float | Decimal | dt.date | TypedText | Sequence[Any] | Mapping[str, Any]
"""What a caller may give: a text, a figure, yes or no, a day, a list, or keys with values.

A blank line in a text begins a new paragraph; a single line break is joined, as in a file.
"""
BETWEEN_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")


class Leaf(NamedTuple):
    """A single value to write."""

    paragraphs: tuple[str, ...]
    """Each on one line; none for an empty text."""
    is_bare: bool = False
    """True for a figure, a date, a choice, yes or no: it needs no quotes."""
    lines: tuple[str, ...] = ()
    """Its lines as they were given, where there are several and one does not end a paragraph."""

    @property
    def line(self) -> str:
        """The value on one line."""
        return "\n".join(self.paragraphs)


class NoValue(NamedTuple):
    """A key without a value, which takes an inherited value away."""


class KeyedValues(NamedTuple):
    """Keys with values to write."""

    entries: tuple[tuple[str, PlainValue], ...]
    is_short: bool = False
    """True where it may stand in braces on one line."""


class ValueList(NamedTuple):
    """A list to write."""

    items: tuple[PlainValue, ...]


PlainValue = Leaf | KeyedValues | ValueList | NoValue


def leaf(text: str, *, is_bare: bool = False) -> Leaf:
    """A text as a value to write."""
    pieces = BETWEEN_PARAGRAPHS.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    texts = ["\n".join(line.strip() for line in piece.split("\n")) for piece in pieces]
    has_breaks = any("\n" in one for one in texts)
    lines = tuple("\n\n".join(texts).split("\n")) if has_breaks else ()
    return Leaf(tuple(joined_lines(one) for one in texts if one), is_bare, lines)


def plain_value(  # noqa: PLR0911 - a line for each kind
    value: Value | None, shape: Shape[Any] | None, language: Language
) -> PlainValue:
    """A value by the shape of its place, with keys and choices in a language.

    Args:
        value: What a caller gives; None for a key without a value.
        shape: The shape of its place; None where nothing is known of it.
        language: Of keys and of the words for choices.
    """
    shape = shape and resolved_shape(shape)
    match value:
        case None:
            return NoValue()
        case TypedText():
            return plain_value(_read_typed(value.text, shape), shape, language)
        case bool():
            return Leaf((("否", "是")[value] if language == "zh" else f"{value}".lower(),), True)  # noqa: FBT003
        case int() | Decimal() | float():
            number = format(value, "f") if isinstance(value, Decimal) else str(value)
            return Leaf((number,), True)  # noqa: FBT003
        case dt.date():
            return Leaf((value.isoformat()[:10],), True)  # noqa: FBT003
        case str():
            return _plain_text(value, shape, language)
        case Mapping():
            return _keyed_values(value, shape, language)
    return _value_list(value, shape, language)


def _read_typed(text: str, shape: Shape[Any] | None) -> Value:
    """What was typed: keys or a list in brackets where the place may have them, else a text."""
    is_text = shape is None or isinstance(shape, Line | ParsedText | OneOf | NameOf)
    if is_text or text.strip()[:1] not in ("{", "["):
        return text
    root = parse_nodes(f"value: {text}\n", Places("", text), [])
    node = root.entries[0][1] if root and len(root.entries) == 1 else None
    if isinstance(shape, TextShape) and not (node is not None and has_forms(node)):
        return text
    return text if node is None or isinstance(node, Scalar) else values_of_node(node)


def values_of_node(node: Node) -> Any:
    """A node as texts, lists and dictionaries."""
    match node:
        case Scalar():
            return None if node.is_nothing else node.text
        case NodeList():
            return [values_of_node(item) for item in node.items]
        case NodeMapping():
            return {name.text: values_of_node(one) for name, one in node.entries}


def _plain_text(text: str, shape: Shape[Any] | None, language: Language) -> Leaf:
    """A text, or the word for a choice in the language."""
    while isinstance(shape, ListOf) and shape.lone:
        shape = shape.entry
    choice = shape.choice if isinstance(shape, NameOf) else shape
    if isinstance(choice, OneOf) and (member := choice.by_name.get(text.strip())):
        return Leaf((member.words.in_language(language),), True)  # noqa: FBT003
    is_bare = isinstance(choice, OneOf | ParsedText | ResultShape)
    written = leaf(text, is_bare=is_bare)
    if isinstance(choice, Line | OneOf | ParsedText):
        line = joined_lines("\n".join(written.paragraphs))
        return written._replace(paragraphs=(line,) if line else ())
    return written


def form_name(name: str, language: Language) -> str:
    """The key of a form of a text in a language; another name stays."""
    form = TEXT_FORMS.get(name)
    return form.words.in_language(language) if form else name


def _keyed_values(
    values: Mapping[str, Any], shape: Shape[Any] | None, language: Language
) -> KeyedValues:
    """Keys with values, the keys named as the file names its keys."""
    while isinstance(shape, ListOf) and shape.lone:
        shape = shape.entry
    if isinstance(shape, ResultShape):
        shape = VALUE_AND_TEXT_SHAPE
    if not isinstance(shape, RecordOf):
        is_text = isinstance(shape, TextShape)
        entries = [
            (form_name(name, language) if is_text else name, plain_value(value, shape, language))
            for name, value in values.items()
        ]
        return KeyedValues(tuple(entries))
    entries = []
    for name, value in values.items():
        key = shape.by_name.get(name)
        written = key_name(key, language) if key else name
        entries.append((written, plain_value(value, key.shape if key else None, language)))
    return KeyedValues(tuple(entries), is_short_record(shape))


def is_short_record(shape: RecordOf[Any]) -> bool:
    """True for a record that may stand in braces: it holds no lists of records."""
    return not isinstance(shape, SectionOf) and not any(
        isinstance(key.shape, ListOf) and isinstance(resolved_shape(key.shape.entry), RecordOf)
        for key in shape.keys
    )


def _value_list(values: Sequence[Any], shape: Shape[Any] | None, language: Language) -> PlainValue:
    """A list; of texts where a text belongs, its paragraphs."""
    is_text = isinstance(shape, TextShape | ResultShape | SectionOf)
    if is_text and all(isinstance(value, str) for value in values):
        return leaf("\n\n".join(values))
    if isinstance(shape, ResultShape):
        shape = DATED_RESULTS_SHAPE
    entry = resolved_shape(shape.entry) if isinstance(shape, ListOf) else None
    return ValueList(tuple(plain_value(value, entry, language) for value in values))
