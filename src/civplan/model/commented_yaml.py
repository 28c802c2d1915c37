"""Writes records as YAML, with the meaning of each key as a comment, for people to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from civplan.findings.words import Language
from civplan.model.records import Key, RecordOf
from civplan.model.shapes import DeferredShape, Line, ListOf, Shape, resolved_shape
from civplan.model.text import TextShape
from civplan.model.yaml_texts import indent_lines, yaml_text

SampleValues = Mapping[str, Any]
"""Values by field: texts, numbers, yes or no, samples of records, lists of these."""
MOST_SUB_KEYS = 7
"""Keys of a record that one comment lists; an item has more, and is among the samples."""


def record_lines(
    shape: RecordOf[Any], sample: SampleValues, language: Language, *, explain: bool = True
) -> Iterator[str]:
    """The lines of a record: its plain values, then optional keys as comments, then nested values.

    Args:
        shape: The record.
        sample: Its values; at least one is plain.
        language: Of the keys and of the comments.
        explain: Whether comments say what each key means and which others there are.
    """
    plain = {field: value for field, value in sample.items() if isinstance(value, str | int)}
    yield from field_lines(shape, plain, language, explain=explain)
    if explain:
        yield from optional_field_lines(shape, sample, {}, language)
    others = {field: value for field, value in sample.items() if field not in plain}
    yield from field_lines(shape, others, language, explain=explain)


def field_lines(
    shape: RecordOf[Any], sample: SampleValues, language: Language, *, explain: bool = True
) -> Iterator[str]:
    """The lines of the fields that have a value, in the order of the sample."""
    for field, value in sample.items():
        key = shape.record.keys[field]
        about = f"  # {key_comment(key, language)}" if explain else ""
        match value:
            case str() | int():
                plain = yaml_text(value) if isinstance(value, str) else f"{value}".lower()
                yield f"{key_name(key, language)}: {plain}{about}"
            case _:
                yield f"{key_name(key, language)}:{about}"
                yield from indent_lines(_value_lines(key.shape, value, language, explain=explain))


def optional_field_lines(
    shape: RecordOf[Any], sample: SampleValues, spare: SampleValues, language: Language
) -> Iterator[str]:
    """The fields that a sample lacks, commented out, some with a value from ``spare``."""
    for key in shape.keys:
        if key.directive or key.field in sample:
            continue
        if key.field in spare:
            lines = field_lines(shape, {key.field: spare[key.field]}, language)
            yield from (f"# {line}" for line in lines)
        else:
            about = f"{key_comment(key, language)}{_sub_keys(key.shape, language)}"
            yield f"# {key_name(key, language)}:  # {about}"


def _sub_keys(shape: Shape[Any], language: Language) -> str:
    """The keys of a record, or of the records of a list, behind a comment; empty for many."""
    keys = _keys_of_entry(shape)
    if not 0 < len(keys) <= MOST_SUB_KEYS:
        return ""
    is_list = isinstance(shape, ListOf)
    names = [_with_own_keys(key, language) for key in keys]
    if language == "zh":
        return f"。{'每条用“- ”开头，' if is_list else ''}字段：{'、'.join(names)}"
    return f"; {'each entry begins with “- ”, ' if is_list else ''}keys: {', '.join(names)}"


def _keys_of_entry(shape: Shape[Any]) -> list[Key]:
    """The keys of a record, or of the records of a list; none for another shape."""
    entry = shape.entry if isinstance(shape, ListOf) else shape
    return [key for key in entry.keys if not key.directive] if isinstance(entry, RecordOf) else []


def _with_own_keys(key: Key, language: Language) -> str:
    """A key's name, with the keys of the records in its list, and whether it is required.

    Those of records that hold others, such as an area with items, would be too many.
    """
    keys = _keys_of_entry(key.shape)
    names = [key_name(one, language) for one in keys]
    name = key_name(key, language)
    if 0 < len(names) <= MOST_SUB_KEYS and not any(_keys_of_entry(one.shape) for one in keys):
        name += f"（- {'、'.join(names)}）" if language == "zh" else f" (- {', '.join(names)})"
    if not key.required:
        return name
    return f"{name}（必填）" if language == "zh" else f"{name} (required)"


def _value_lines(
    shape: Shape[Any], value: Any, language: Language, *, explain: bool
) -> Iterator[str]:
    """The lines of a record or a list; only the first record of a list is explained."""
    shape = resolved_shape(shape)
    if isinstance(shape, RecordOf):
        yield from record_lines(shape, value, language, explain=explain)
    elif isinstance(shape, ListOf):
        for entry in value:
            yield from _entry_lines(shape.entry, entry, language, explain=explain)
            explain = explain and isinstance(entry, str)


def _entry_lines(
    shape: Shape[Any], entry: Any, language: Language, *, explain: bool
) -> Iterator[str]:
    """The lines of one entry of a list."""
    if isinstance(entry, str):
        yield f"- {yaml_text(entry)}"
        return
    first, *others = _value_lines(shape, entry, language, explain=explain)
    yield f"- {first}"
    yield from indent_lines(others)


def key_name(key: Key, language: Language) -> str:
    """A key's name in a language."""
    return key.zh if language == "zh" else key.en


def key_comment(key: Key, language: Language) -> str:
    """The meaning of a key, whether it is required, and what may stand there if not any text."""
    about = key.about.in_language(language)
    if key.required:
        about += "（必填）" if language == "zh" else " (required)"
    entry = key.shape
    while isinstance(entry, ListOf | DeferredShape):
        entry = entry.parts()[0]
    if isinstance(entry, Line | TextShape | RecordOf):
        return about
    between = "。" if language == "zh" else ": "
    return f"{about}{between}{entry.words.in_language(language)}"
