"""What a plan file says, without how it is written: to see that an edit changed only its value."""

from __future__ import annotations

from collections.abc import Mapping as ByName
from typing import Any

from civplan.edit.resolve import FORM_SHAPE
from civplan.edit.values import KeyedValues, Leaf, NoValue, PlainValue, ValueList
from civplan.edit.wrap import FIELDS_IN_WORDS, values_in_words
from civplan.findings.finding import NOWHERE
from civplan.model.records import RecordOf
from civplan.model.result import DATED_RESULTS_SHAPE, VALUE_AND_TEXT_SHAPE, ResultShape
from civplan.model.scalars import YES_OR_NO
from civplan.model.sections import SectionOf
from civplan.model.shapes import ListOf, NameOf, OneOf, Shape, resolved_shape
from civplan.model.text import TextShape, form_named, has_forms, is_nothing
from civplan.source.nodes import Mapping, Node, Scalar, Sequence, paragraphs_of

Meaning = Any
"""Nested dictionaries by field, lists, and for a single value the tuple of its paragraphs."""
COUNT_EMPTY = frozenset({"summary"})
"""Keys of a plan file that say something without anything below: the file makes a summary."""
MeaningPath = tuple[str | int, ...]
"""Fields and numbers of entries, from 0."""


def meaning_of(  # noqa: PLR0911 - a line for each shape
    node: Node, shape: Shape[Any] | None
) -> Meaning:
    """What a node says at a place of a shape; the short forms say what the long ones do."""
    shape = shape and resolved_shape(shape)
    match shape:
        case ListOf():
            return _list_meaning(node, shape)
        case RecordOf():
            return _record_meaning(node, shape)
        case TextShape():
            return _text_paragraphs(node) if shape is FORM_SHAPE else _text_meaning(node)
        case ResultShape():
            return _result_meaning(node)
        case OneOf() | NameOf():
            return _choice_meaning(node, shape)
    if shape is YES_OR_NO and isinstance(node, Scalar):
        answer = YES_OR_NO.parse(node.text.strip())
        return _plain_meaning(node) if answer is None else answer
    return _plain_meaning(node)


def _choice_meaning(node: Node, shape: OneOf[Any] | NameOf) -> Meaning:
    """The English word for a choice."""
    choice = shape.choice if isinstance(shape, NameOf) else shape
    member = choice.by_name.get(node.text.strip()) if isinstance(node, Scalar) else None
    return member.value if member else _plain_meaning(node)


def _plain_meaning(node: Node) -> Meaning:
    """What a node says where nothing is known of its shape."""
    match node:
        case Scalar():
            return None if node.is_nothing else tuple(paragraphs_of(node))
        case Sequence():
            return [_plain_meaning(item) for item in node.items]
        case Mapping():
            return {name.text: _plain_meaning(value) for name, value in node.entries}


def _list_meaning(node: Node, shape: ListOf[Any]) -> Meaning:
    """The entries of a list; a lone value is a list of one."""
    if isinstance(node, Sequence):
        return [meaning_of(item, shape.entry) for item in node.items]
    if is_nothing(node):
        return None
    return [meaning_of(node, shape.entry)]


def _record_meaning(node: Node, shape: RecordOf[Any]) -> Meaning:
    """The fields of a record that have a value."""
    if is_nothing(node):
        return None
    if isinstance(shape, SectionOf) and (not isinstance(node, Mapping) or has_forms(node)):
        return {"text": _text_meaning(node)}
    if isinstance(node, Scalar) and isinstance(shape.short, str):
        key = shape.record.keys[shape.short]
        return {shape.short: meaning_of(node, key.shape)}
    has_words = shape in FIELDS_IN_WORDS
    if isinstance(node, Scalar) and has_words and (values := values_in_words(node, shape)):
        pairs = ((Scalar(name, NOWHERE), Scalar(text, NOWHERE)) for name, text in values.items())
        return _record_meaning(Mapping(tuple(pairs), NOWHERE), shape)
    if not isinstance(node, Mapping):
        return _plain_meaning(node)
    said: dict[str, Meaning] = {}
    for name, value in node.entries:
        key = shape.by_name.get(name.text)
        meaning = meaning_of(value, key.shape if key else None)
        if meaning is not None:
            said[key.field if key else name.text] = meaning
    return said


def _text_meaning(node: Node) -> Meaning:
    """The forms of a text with their paragraphs; a plain text is the plan's."""
    if is_nothing(node):
        return None
    if isinstance(node, Mapping):
        forms = {
            form_named(name.text) or name.text: _text_paragraphs(value)
            for name, value in node.entries
        }
        return {name: form for name, form in forms.items() if form is not None}
    return {"plan": _text_paragraphs(node)}


def _text_paragraphs(node: Node) -> Meaning:
    """The paragraphs of a text or of a list of texts."""
    if isinstance(node, Sequence):
        pieces = [_plain_meaning(item) for item in node.items]
        if all(isinstance(piece, tuple) for piece in pieces):
            return tuple(paragraph for piece in pieces for paragraph in piece)
        return pieces
    return _plain_meaning(node)


def _result_meaning(node: Node) -> Meaning:
    """A result: as a figure, a text, or its entries by date."""
    if is_nothing(node):
        return None
    is_list = isinstance(node, Sequence)
    if has_forms(node) or (is_list and all(isinstance(one, Scalar) for one in node.items)):  # type: ignore[union-attr]
        return {"text": _text_meaning(node)}
    if isinstance(node, Sequence):
        return meaning_of(node, DATED_RESULTS_SHAPE)
    if isinstance(node, Mapping):
        return meaning_of(node, VALUE_AND_TEXT_SHAPE)
    result = ResultShape().read(node, [])
    if result and (result.value or result.met is not None):
        return {"value": _plain_meaning(node)} if result.value else {"met": result.met}
    return {"text": _text_meaning(node)}


def node_of(value: PlainValue) -> Node:
    """A value to write as the node that it should be read as."""
    match value:
        case NoValue():
            return Scalar("", NOWHERE)
        case Leaf():
            text = "\n\n".join(value.paragraphs)
            return Scalar(text, NOWHERE, plain=False, literal=True)
        case ValueList():
            return Sequence(tuple(node_of(item) for item in value.items), NOWHERE)
        case KeyedValues():
            entries = ((Scalar(name, NOWHERE), node_of(one)) for name, one in value.entries)
            return Mapping(tuple(entries), NOWHERE)


def with_value(meaning: Meaning, path: MeaningPath, value: Meaning) -> Meaning:
    """What a file says with another value at a place; without it where the value is None."""
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        inside = _entry_at(meaning, step)
        changed = with_value(inside, tuple(rest), value)
        return _spliced(meaning, step, step + 1, changed)
    said = dict(meaning) if isinstance(meaning, ByName) else {}
    changed = with_value(said.get(step), tuple(rest), value)
    if changed is None:
        said.pop(step, None)
    else:
        said[step] = changed
    return said


def _entry_at(meaning: Meaning, number: int) -> Meaning:
    """An entry of a list; None where there is none."""
    is_there = isinstance(meaning, list | tuple) and number < len(meaning)
    return meaning[number] if is_there else None


def _spliced(meaning: Meaning, start: int, end: int, value: Meaning) -> Meaning:
    """A list with an entry, or a text with paragraphs, in the place of others."""
    if isinstance(meaning, tuple):
        return (*meaning[:start], *(value or ()), *meaning[end:])
    entries = meaning if isinstance(meaning, list) else []
    return [*entries[:start], value, *entries[end:]]


def without_value(meaning: Meaning, path: MeaningPath) -> Meaning:
    """What a file says without the value at a place."""
    step, *rest = path
    if rest:
        inner = _entry_at(meaning, step) if isinstance(step, int) else value_at(meaning, (step,))
        return with_value(meaning, (step,), without_value(inner, tuple(rest)))
    if isinstance(step, int):
        is_text = isinstance(meaning, tuple)
        entries = meaning if isinstance(meaning, list | tuple) else []
        left = [*entries[:step], *entries[step + 1 :]]
        return tuple(left) if is_text else left
    return {name: value for name, value in (meaning or {}).items() if name != step}


def with_entry(meaning: Meaning, path: MeaningPath, index: int | None, value: Meaning) -> Meaning:
    """What a file says with a further entry in the list at a place; None for its end."""
    entries = value_at(meaning, path) or []
    place = len(entries) if index is None else index
    return with_value(meaning, path, _spliced(entries, place, place, value))


def without_empty_values(meaning: Meaning) -> Meaning:
    """What a file says; an empty list or record says as much as none."""
    if isinstance(meaning, ByName):
        inner = {name: without_empty_values(one) for name, one in meaning.items()}
        return {
            name: one
            for name, one in inner.items()
            if one not in ([], {}) or (one == {} and name in COUNT_EMPTY)
        }
    return [without_empty_values(one) for one in meaning] if isinstance(meaning, list) else meaning


def value_at(meaning: Meaning, path: MeaningPath) -> Meaning:
    """What stands at a place; None for nothing."""
    for step in path:
        if isinstance(step, int):
            meaning = _entry_at(meaning, step)
        else:
            meaning = meaning.get(step) if isinstance(meaning, ByName) else None
    return meaning
