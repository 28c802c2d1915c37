"""JSON Schema of a file, for editors and other programs."""

from __future__ import annotations

from typing import Any

from civplan.findings.words import Words
from civplan.model.records import Key, RecordOf, records_in
from civplan.model.shapes import JsonSchema
from civplan.model.text import TEXT_SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NULL_SCHEMA: JsonSchema = {"type": "null"}
STANDS_FOR_REQUIRED = ("extends", "id")
"""Keys that may bring the required ones: from the extended file, or from the entry of this id."""


def schema_of(file: RecordOf[Any]) -> JsonSchema:
    """A file as JSON Schema, draft 2020-12, by its record, with every key under all its names.

    It accepts all that the builder accepts, and more where one file is not enough to decide: with
    ``extends``, required keys may stand in the other file.
    """
    definitions = {name: _record_schema(shape) for name, shape in records_in(file).items()}
    return {
        "$schema": DIALECT,
        "$ref": f"#/$defs/{file.record.__name__}",
        "$defs": {"Text": TEXT_SCHEMA, **definitions},
    }


def _record_schema(shape: RecordOf[Any]) -> JsonSchema:
    """The schema of one record."""
    elsewhere = [
        name for key in shape.keys if key.field in STANDS_FOR_REQUIRED for name in key.names
    ]
    required = [
        {"anyOf": [{"required": [name]} for name in (*key.names, *elsewhere)]}
        for key in shape.keys
        if key.required
    ]
    schema: JsonSchema = {
        "title": _in_both_languages(shape.record.label),
        "type": "object",
        "properties": {name: _key_schema(key) for key in shape.keys for name in key.names},
        "additionalProperties": False,
    }
    return schema | {"allOf": required} if required else schema


def _key_schema(key: Key) -> JsonSchema:
    """The schema of one key, with its names and its meaning for the editor to show."""
    about = {"title": f"{key.zh} / {key.en}", "description": _in_both_languages(key.about)}
    schema = key.shape.schema()
    return about | (schema if key.required else or_null(schema))


def or_null(schema: JsonSchema) -> JsonSchema:
    """The schema that also accepts null: a key without a value counts as not given."""
    match schema:
        case {"type": [*kinds]}:
            return schema | {"type": [*kinds, "null"]}
        case {"enum": [*names]}:
            return schema | {"enum": [*names, None]}
        case {"anyOf": [*forms]}:
            return schema | {"anyOf": [*forms, NULL_SCHEMA]}
        case _:
            return {"anyOf": [schema, NULL_SCHEMA]}


def _in_both_languages(words: Words) -> str:
    """A text in both languages."""
    return f"{words.zh} / {words.en}"
