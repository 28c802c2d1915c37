"""Writes records as YAML with the meaning of each key beside it, for people who fill them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from civplan.findings.words import Language
from civplan.model.quoting import yaml_text
from civplan.model.records import Key, RecordOf
from civplan.model.shapes import Deferred, Line, ListOf, Shape
from civplan.model.text import TextShape

Sample = Mapping[str, Any]
"""Values by field: texts, numbers, yes or no, samples of records, lists of texts or of samples."""
STEP = "  "


def record_lines(
    shape: RecordOf[Any], sample: Sample, language: Language, *, explain: bool = True
) -> Iterator[str]:
    """Yield the lines of a record: its plain values, what else may be given, what holds more.

    Args:
        shape: The record.
        sample: What it holds; at least one plain value.
        language: Of the keys and of the comments.
        explain: Whether comments tell what each key means and which others there are.
    """
    plain = {field: value for field, value in sample.items() if isinstance(value, str | int)}
    yield from given_lines(shape, plain, language, explain=explain)
    if explain:
        yield from spare_lines(shape, sample, {}, language)
    others = {field: value for field, value in sample.items() if field not in plain}
    yield from given_lines(shape, others, language, explain=explain)


def given_lines(
    shape: RecordOf[Any], sample: Sample, language: Language, *, explain: bool = True
) -> Iterator[str]:
    """Yield the lines of the fields that have a value, in the order of the sample."""
    for field, value in sample.items():
        key = key_of(shape, field)
        about = f"  # {meaning(key, language)}" if explain else ""
        match value:
            case str() | int():
                written = yaml_text(value) if isinstance(value, str) else f"{value}".lower()
                yield f"{name_of(key, language)}: {written}{about}"
            case _:
                yield f"{name_of(key, language)}:{about}"
                yield from indented(value_lines(key.shape, value, language, explain=explain))


def spare_lines(
    shape: RecordOf[Any], sample: Sample, spare: Sample, language: Language
) -> Iterator[str]:
    """Yield the fields that a sample does not give, commented out, some with a ``spare`` value."""
    for key in shape.keys:
        if key.directive or key.field in sample:
            continue
        if key.field in spare:
            lines = given_lines(shape, {key.field: spare[key.field]}, language)
            yield from (f"# {line}" for line in lines)
        else:
            yield f"# {name_of(key, language)}:  # {meaning(key, language)}"


def value_lines(
    shape: Shape[Any], value: Any, language: Language, *, explain: bool
) -> Iterator[str]:
    """Yield the lines of a value that has several: a record, or a list with a record explained."""
    shape = shape.shape() if isinstance(shape, Deferred) else shape
    if isinstance(shape, RecordOf):
        yield from record_lines(shape, value, language, explain=explain)
    elif isinstance(shape, ListOf):
        for entry in value:
            yield from entry_lines(shape.entry, entry, language, explain=explain)
            explain = explain and isinstance(entry, str)


def entry_lines(
    shape: Shape[Any], entry: Any, language: Language, *, explain: bool
) -> Iterator[str]:
    """Yield the lines of one entry of a list."""
    if isinstance(entry, str):
        yield f"- {yaml_text(entry)}"
        return
    first, *others = value_lines(shape, entry, language, explain=explain)
    yield f"- {first}"
    yield from indented(others)


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines one step further in."""
    return (f"{STEP}{line}" for line in lines)


def key_of(shape: RecordOf[Any], field: str) -> Key:
    """The key of a field."""
    return next(key for key in shape.keys if key.field == field)


def name_of(key: Key, language: Language) -> str:
    """A key's name in a language."""
    return key.zh if language == "zh" else key.en


def meaning(key: Key, language: Language) -> str:
    """What a key means, whether it must be given, and what may stand there if not any text."""
    about = key.about.in_language(language)
    if key.required:
        about += "（必填）" if language == "zh" else " (required)"
    entry = key.shape
    while isinstance(entry, ListOf | Deferred):
        entry = entry.parts()[0]
    if isinstance(entry, Line | TextShape | RecordOf):
        return about
    between = "。" if language == "zh" else ": "
    return f"{about}{between}{entry.words.in_language(language)}"
