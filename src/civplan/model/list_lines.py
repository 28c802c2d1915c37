"""The lines that would be right where a list is missing, made of the words that stand there.

Loaded only for a file in which one is.
"""

from __future__ import annotations

import re
from typing import Any

from civplan.findings.finding import Edit, Finding, Span
from civplan.findings.words import Words
from civplan.model.records import Key, RecordOf
from civplan.model.shapes import ListOf, Shape, resolved_shape
from civplan.model.yaml_texts import yaml_text
from civplan.source.nodes import Mapping, Node, Scalar

LONGEST_ENTRY = 24
"""Characters of an entry that a message repeats."""
BETWEEN_NAMES = re.compile("[、，,；; \u3000]+")
LONGEST_PERSON = 4
"""Characters of a person's name."""
NUMBER_OF_PHASES = re.compile("^(?:共?分|按|拟分)|阶段$")
"""Texts that say how many phases there are, and name none."""
DASH_WIDTH = 2
INDENT = "  "


def with_right_lines(finding: Finding, node: Mapping, key: Key, value: Node) -> Finding:
    """The finding that a list is missing, with the lines to write and, where it is sure, an edit.

    Args:
        finding: That another kind of value stands there.
        node: The mapping with the key.
        key: The key whose value should be a list.
        value: What stands there.
    """
    name = next(name for name, one in node.entries if one is value)
    entries = _entries_instead_of(key.shape, value, is_chinese=not name.text.isascii())
    if not entries:
        return finding
    examples = [f"{name.text}:", *(f"{INDENT}- {_short(entry)}" for entry in entries[:3])]
    zh = "、".join(f"“{line}”" for line in examples)
    en = ", ".join(f"“{line}”" for line in examples)
    way = Words(f"分成几行写：{zh}", f"write it on lines of their own: {en}")
    with_way = finding._replace(values={**finding.values, "way": way})
    edit = _edit_of_list(node, name, value, entries)
    return with_way.with_edits(edit) if edit and _is_only_meaning(key, value) else with_way


def _entries_instead_of(shape: Shape[Any], value: Node, *, is_chinese: bool) -> list[str]:
    """The entries of the list that a value stands for, as YAML; none where nobody can tell."""
    entry = resolved_shape(shape.entry) if isinstance(shape, ListOf) else None
    if not isinstance(entry, RecordOf):
        return []
    if isinstance(value, Mapping):
        first = value.entries[0] if value.entries else None
        if first is None or first[0].text not in entry.by_name:
            return []
        text = first[1].text if isinstance(first[1], Scalar) else ""
        return [f"{first[0].text}: {text}".rstrip()]
    if not isinstance(value, Scalar) or "\n" in value.text:
        return []
    is_person = any(one.field == "duty" for one in entry.keys)
    texts = BETWEEN_NAMES.split(value.text) if is_person else [value.text]
    required = entry.required[0] if entry.required else None
    if required is None:
        return [yaml_text(text) for text in texts] if entry.short else []
    label = required.zh if is_chinese else required.en
    return [f"{label}: {yaml_text(text)}" for text in texts if text]


def _short(entry: str) -> str:
    """An entry, cut where it is long."""
    return entry if len(entry) <= LONGEST_ENTRY else f"{entry[: LONGEST_ENTRY - 1]}…"


def _is_only_meaning(key: Key, value: Node) -> bool:
    """True when the entries can mean nothing else."""
    if isinstance(value, Mapping):
        return True
    text = value.text if isinstance(value, Scalar) else ""
    if key.field == "members":
        return all(len(name) <= LONGEST_PERSON for name in BETWEEN_NAMES.split(text))
    return key.field != "schedule" or not NUMBER_OF_PHASES.search(text)


def _edit_of_list(node: Mapping, name: Scalar, value: Node, entries: list[str]) -> Edit | None:
    """The edit that makes a list of a value; None where the file writes it in brackets."""
    first, at = node.entries[0][0].span, value.span
    if (first.line, first.column) != (node.span.line, node.span.column):
        return None
    if isinstance(value, Mapping):
        own = value.entries[0][0].span
        is_below = own.line > name.span.line and (own.line, own.column) == (at.line, at.column)
        start = at.column - DASH_WIDTH
        if not is_below or start < name.span.column:
            return None
        return Edit(at._replace(column=start, end_line=at.line, end_column=at.column), "- ")
    is_plain = isinstance(value, Scalar) and value.plain and at.line == at.end_line
    if not is_plain or at.line != name.span.line:
        return None
    indent = " " * (name.span.column - 1)
    lines = "".join(f"\n{indent}{INDENT}- {entry}" for entry in entries)
    behind_colon = min(name.span.end_column + 1, at.column)
    return Edit(Span(at.path, at.line, behind_colon, at.line, at.end_column), lines)
