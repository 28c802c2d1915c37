"""An outline for programs, as JSON, and for people, as a tree of headings, items and texts.

docs/outline.schema.json describes the JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from civplan.findings.words import Language, Words, printable_text
from civplan.ingest.blocks import Place
from civplan.ingest.outline import FileOutline, Furniture, OutlineNode, OutlinePart, PartKind
from civplan.model.choices import SectionName

JsonObject = dict[str, Any]
LONGEST_TREE_TEXT = 36
"""Characters of a text that a line of the tree shows."""
_PART_KINDS = {
    PartKind.PLAN: Words("计划", "plan"),
    PartKind.SUMMARY: Words("总结", "summary"),
    PartKind.UNCLEAR: Words("看不出是计划还是总结", "plan or summary: unclear"),
}
_UNTITLED = Words("（没有标题）", "(no title)")
_NUMBER = Words("发文字号", "number")
_RECIPIENT = Words("主送", "recipient")
_SIGNATURE = Words("落款", "signature")
_DATE = Words("成文日期", "date")
_PUT_ASIDE = Words("放在一边的", "put aside")
_PLACE = Words("第{paragraph}段", "paragraph {paragraph}")


def outline_json(outline: FileOutline) -> str:
    """An outline as JSON, with a line break at the end; the same for every language."""
    content = {"parts": [_part_json(part) for part in outline.parts]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _part_json(part: OutlinePart) -> JsonObject:
    return {
        "title": part.title,
        "kind": part.kind.value,
        "year": part.year,
        "number": part.number,
        "recipient": part.recipient,
        "signature": part.signature,
        "date": part.date,
        "nodes": [_node_json(node) for node in part.nodes],
        "furniture": [_furniture_json(furniture) for furniture in part.furniture],
    }


def _node_json(node: OutlineNode) -> JsonObject:
    content: JsonObject = {
        "level": node.level,
        "label": node.label,
        "text": node.text,
        "place": _place_json(node.place) | {"character": node.character},
        "heading": node.heading,
        "section": node.section.value if node.section else None,
    }
    return content | ({"rows": node.rows} if node.rows else {})


def _furniture_json(furniture: Furniture) -> JsonObject:
    why: Words = furniture.why
    return {"text": furniture.text, "why": why.en, "place": _place_json(furniture.place)}


def _place_json(place: Place) -> JsonObject:
    """A place; a whole table is in no row and no column."""
    inside = {"table": place.table, "row": place.row, "column": place.column}
    return {"paragraph": place.paragraph} | {name: n for name, n in inside.items() if n}


def _object_schema(properties: JsonObject, *optional: str) -> JsonObject:
    """The schema of an object with these keys and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _count_schema(description: str) -> JsonObject:
    return {"type": "integer", "minimum": 1, "description": description}


def _text_schema(description: str) -> JsonObject:
    return {"type": "string", "description": description}


def outline_schema() -> JsonObject:
    """The JSON Schema of what ``outline_json`` writes."""
    in_tables = {
        "table": _count_schema("the table in reading order; only inside tables"),
        "row": _count_schema("the row of the table; not of a whole table"),
        "column": _count_schema("the column of the table; not of a whole table"),
    }
    paragraph = {
        "paragraph": _count_schema("the paragraph in reading order; of a text or web page the line")
    }
    character = {"character": _count_schema("the character of that paragraph at which it begins")}
    node = {
        "level": _count_schema("by nesting, from 1"),
        "label": _text_schema("the number as read, such as （一） or 1、; empty without one"),
        "text": _text_schema("heading or paragraph, without its label"),
        "place": _object_schema(paragraph | character | in_tables, *in_tables),
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
        "text": _text_schema("as read"),
        "why": _text_schema("what it is, in English"),
        "place": _object_schema(paragraph | in_tables, *in_tables),
    }
    part = {
        "title": _text_schema("empty without one"),
        "kind": {"enum": [kind.value for kind in PartKind]},
        "year": {"type": ["integer", "null"], "description": "named by the title or the date"},
        "number": _text_schema("发文字号, the number of an official document; empty without one"),
        "recipient": _text_schema("as read, without its colon; empty without one"),
        "signature": _text_schema("the issuers by lines; empty without one"),
        "date": _text_schema("as read; empty without one"),
        "nodes": {"type": "array", "items": _object_schema(node, "rows")},
        "furniture": {"type": "array", "items": _object_schema(furniture)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "civplan import --outline --format json",
        "description": "The documents of a file, with their units by level, as read.",
        **_object_schema(
            {"parts": {"type": "array", "minItems": 1, "items": _object_schema(part)}}
        ),
    }


def outline_tree(outline: FileOutline, language: Language) -> str:
    """An outline as a tree, in signs that a Chinese console has; a line break at the end."""
    parts = outline.parts
    texts = ["\n".join(_part_lines(part, language)) for part in parts]
    if len(parts) > 1:
        texts = [f"{number}. {text}" for number, text in enumerate(texts, 1)]
    return "\n\n".join(texts) + "\n"


def _part_lines(part: OutlinePart, language: Language) -> Iterator[str]:
    title = part.title or _UNTITLED.in_language(language)
    yield f"{title} [{_PART_KINDS[part.kind].in_language(language)}]"
    yield from _field_lines(part, language)
    yield from _node_lines(part.nodes)
    if part.furniture:
        yield f"{_PUT_ASIDE.in_language(language)}:"
        yield from (_furniture_line(one, language) for one in part.furniture)


def _field_lines(part: OutlinePart, language: Language) -> Iterator[str]:
    fields = (
        *((_NUMBER, part.number), (_RECIPIENT, part.recipient)),
        *((_SIGNATURE, part.signature), (_DATE, part.date)),
    )
    for name, value in fields:
        if value:
            yield f"  {name.in_language(language)}: {value.replace(chr(10), ' ')}"


def _node_lines(nodes: Sequence[OutlineNode]) -> Iterator[str]:
    """The lines of the tree; a branch ends where no later node of its level follows."""
    goes_on = list(_levels_that_go_on(nodes))
    for node, levels in zip(nodes, goes_on, strict=True):
        stems = "".join("│  " if level in levels else "   " for level in range(1, node.level))
        branch = "├─ " if node.level in levels else "└─ "
        yield f"{stems}{branch}{_node_text(node)}"


def _levels_that_go_on(nodes: Sequence[OutlineNode]) -> Iterable[frozenset[int]]:
    """For each node the levels, up to its own, at which a later node of the same branch follows."""
    levels: list[frozenset[int]] = []
    open_levels: frozenset[int] = frozenset()
    for node in reversed(nodes):
        open_levels = frozenset(level for level in open_levels if level <= node.level)
        levels.append(open_levels)
        open_levels |= {node.level}
    return reversed(levels)


def _node_text(node: OutlineNode) -> str:
    apart = " " if node.label and node.label[-1] not in "、．。：）)." else ""
    return f"{node.label}{apart}{_cut_text(node.text)}"


def _cut_text(text: str) -> str:
    """The beginning of a text in one line that a terminal can print."""
    line = printable_text(text.replace("\n", " / "))
    return f"{line[:LONGEST_TREE_TEXT]}…" if len(line) > LONGEST_TREE_TEXT else line


def _furniture_line(furniture: Furniture, language: Language) -> str:
    place = _PLACE.fill(language, paragraph=furniture.place.paragraph)
    return f"  {place} {furniture.why.in_language(language)}: {_cut_text(furniture.text)}"
