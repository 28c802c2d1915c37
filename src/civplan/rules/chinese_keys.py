"""A rule's example as a clerk would write it: with the Chinese names of its keys and choices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from civplan.findings.finding import Span
from civplan.model.plan import PLAN
from civplan.model.records import RecordOf
from civplan.model.sections import SectionOf
from civplan.model.shapes import Deferred, ListOf, OneOf, Shape
from civplan.model.text import FORMS, TextShape, has_forms
from civplan.rules.example import FILE
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import parse_source

Name = tuple[Span, str]
"""Where an English name stands, and the Chinese one."""


def with_chinese_keys(example: str) -> str:
    """The example in Chinese; as it is where YAML cannot read it or it has a Chinese key."""
    root = parse_source(example.encode(), FILE).root
    names = dict(names_in(root, PLAN)) if root else {}
    lines = example.split("\n")
    for span, zh in sorted(names.items(), reverse=True):
        line = lines[span.line - 1]
        before, behind = line[: span.column - 1], line[span.end_column - 1 :]
        if line == f"{before}{zh}{behind}" and behind.startswith(":"):
            return example
        lines[span.line - 1] = f"{before}{zh}{behind}"
    return "\n".join(lines)


def names_in(node: Node, shape: Shape[Any]) -> Iterator[Name]:
    """The names in a value that have a Chinese form, by the shape of its place."""
    if isinstance(shape, Deferred):
        yield from names_in(node, shape.shape())
    elif isinstance(shape, ListOf):
        for entry in node.items if isinstance(node, Sequence) else (node,):
            yield from names_in(entry, shape.entry)
    elif isinstance(node, Scalar):
        yield from names_of_choice(node, shape)
    elif isinstance(shape, TextShape) or (isinstance(shape, SectionOf) and has_forms(node)):
        yield from names_of_forms(node)
    elif isinstance(shape, RecordOf):
        yield from names_of_keys(node, shape)
    else:
        for part in shape.parts():
            yield from names_in(node, part)


def names_of_choice(node: Scalar, shape: Shape[Any]) -> Iterator[Name]:
    """A word that is chosen out of a few."""
    choice = shape.by_name.get(node.text) if isinstance(shape, OneOf) else None
    if choice and node.plain:
        yield node.span, choice.zh


def names_of_forms(node: Node) -> Iterator[Name]:
    """The keys of a text that the two documents say differently."""
    for name, _ in node.entries if isinstance(node, Mapping) else ():
        if name.text in FORMS:
            yield name.span, FORMS[name.text].zh


def names_of_keys(node: Node, shape: RecordOf[Any]) -> Iterator[Name]:
    """The keys of a record, and the names in their values."""
    for name, value in node.entries if isinstance(node, Mapping) else ():
        key = shape.by_name.get(name.text)
        if key:
            yield name.span, key.zh
            yield from names_in(value, key.shape)
