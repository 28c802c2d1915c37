"""An outline for programs: JSON, as docs/outline.schema.json says."""

from __future__ import annotations

import json
from typing import Any

from civplan.findings.words import Words
from civplan.ingest.blocks import Place
from civplan.ingest.outline import FileOutline, Furniture, OutlineNode, OutlinePart, PartKind
from civplan.model.choices import SectionName

JsonObject = dict[str, Any]


def outline_json(outline: FileOutline) -> str:
    """An outline as JSON, with a line break at the end; the same for every language."""
    content = {"parts": [_part(part) for part in outline.parts]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _part(part: OutlinePart) -> JsonObject:
    return {
        "title": part.title,
        "kind": part.kind.value,
        "year": part.year,
        "recipient": part.recipient,
        "signature": part.signature,
        "date": part.date,
        "nodes": [_node(node) for node in part.nodes],
        "furniture": [_furniture(furniture) for furniture in part.furniture],
    }


def _node(node: OutlineNode) -> JsonObject:
    content: JsonObject = {
        "level": node.level,
        "label": node.label,
        "text": node.text,
        "place": _place(node.place) | {"character": node.character},
        "heading": node.heading,
        "section": node.section.value if node.section else None,
    }
    return content | ({"rows": node.rows} if node.rows else {})


def _furniture(furniture: Furniture) -> JsonObject:
    why: Words = furniture.why
    return {"text": furniture.text, "why": why.en, "place": _place(furniture.place)}


def _place(place: Place) -> JsonObject:
    inside = {"table": place.table, "row": place.row, "column": place.column}
    return {"paragraph": place.paragraph} | (inside if place.table else {})


def _object(properties: JsonObject, *optional: str) -> JsonObject:
    """The schema of an object with these keys and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _count(description: str) -> JsonObject:
    return {"type": "integer", "minimum": 1, "description": description}


def _text(description: str) -> JsonObject:
    return {"type": "string", "description": description}


def outline_schema() -> JsonObject:
    """The JSON Schema of what ``outline_json`` writes."""
    in_tables = {
        "table": _count("the table in reading order; only inside tables"),
        "row": _count("the row of the table"),
        "column": _count("the column of the table"),
    }
    paragraph = {
        "paragraph": _count("the paragraph in reading order; of a text or web page the line")
    }
    character = {"character": _count("the character of that paragraph at which it begins")}
    node = {
        "level": _count("by nesting, from 1"),
        "label": _text("the number as read, such as （一） or 1、; empty without one"),
        "text": _text("heading or paragraph, without its label"),
        "place": _object(paragraph | character | in_tables, *in_tables),
        "heading": {"type": "boolean", "description": "it names what stands below it"},
        "section": {
            "enum": [*(name.value for name in SectionName), None],
            "description": "the key of a plan file that the heading's words name",
        },
        "rows": {
            "type": "array",
            "description": "the texts of a table's cells by row; only of a table",
            "items": {"type": "array", "items": {"type": "string"}},
        },
    }
    furniture = {
        "text": _text("as read"),
        "why": _text("what it is, in English"),
        "place": _object(paragraph | in_tables, *in_tables),
    }
    part = {
        "title": _text("empty without one"),
        "kind": {"enum": [kind.value for kind in PartKind]},
        "year": {"type": ["integer", "null"], "description": "named by the title or the date"},
        "recipient": _text("as read, without its colon; empty without one"),
        "signature": _text("the issuers by lines; empty without one"),
        "date": _text("as read; empty without one"),
        "nodes": {"type": "array", "items": _object(node, "rows")},
        "furniture": {"type": "array", "items": _object(furniture)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "civplan import --outline --format json",
        "description": "The documents of a file, with their units by level, as read.",
        **_object({"parts": {"type": "array", "minItems": 1, "items": _object(part)}}),
    }
