"""Random edits of plan files: any place, any kind, values that clerks and programs write."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from civplan.edit.edits import (
    AddComment,
    AppendEntry,
    DeleteValue,
    InsertEntry,
    SetValue,
    ValueEdit,
)
from civplan.edit.key_path import KeyPath
from civplan.edit.resolve import entries_of, entry_shape
from civplan.edit.values import Value
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import RecordOf
from civplan.model.result import ResultShape
from civplan.model.scalars import YEAR, YES_OR_NO
from civplan.model.shapes import ListOf, NameOf, OneOf, ParsedText, Shape, resolved_shape
from civplan.model.text import TextShape
from civplan.source.nodes import Mapping, Node

TEXTS = (
    *(
        "新的内容。",
        "走访：每月一次，共12次 #1",
        "他说“好”",
        "“示范”楼道",
        "it's",
        "- 一",
        "2007",
        "是",
    ),
    *(
        "甲" * 70 + "，" + "乙" * 50 + "。",
        "第一段。\n\n第二段，接着写。",
        "社区: 湖内",
        "A B  C",
        "?",
    ),
)
FIGURES = ("95%", "2007-06-30", "12", "2007")
NOT_ALONE = {"at_least", "at_most", "equals", "level", "id", "from_", "to"}
"""Fields that not every value of their record allows."""


class ValuePlace(NamedTuple):
    """A place of a plan, with or without a value."""

    path: KeyPath
    shape: Shape[Any]
    node: Node | None
    """None for a key that the file does not give."""
    holder: Node
    """The mapping or list that holds it, or could."""
    is_entry: bool = False


def value_places(
    node: Node, shape: Shape[Any] = PLAN_SHAPE, *steps: str | int
) -> Iterator[ValuePlace]:
    """Every place of a plan below a value, also those of keys that are not given."""
    shape = resolved_shape(shape)
    if isinstance(shape, RecordOf):
        for key in shape.keys:
            if key.directive or key.field in {"extends", "pack"}:
                continue
            given = node.entries if isinstance(node, Mapping) else ()
            values = [value for name, value in given if name.text in key.names]
            path = (*steps, key.en)
            value = values[0] if values else None
            yield ValuePlace(KeyPath.of(*path), resolved_shape(key.shape), value, node)
            if value is not None:
                yield from value_places(value, key.shape, *path)
    elif isinstance(shape, ListOf):
        for number, entry in enumerate(entries_of(node, shape), 1):
            path = (*steps, number)
            inner = resolved_shape(shape.entry)
            yield ValuePlace(KeyPath.of(*path), inner, entry, node, is_entry=True)
            yield from value_places(entry, inner, *path)


def value_for(shape: Shape[Any], rng: random.Random) -> Value:  # noqa: PLR0911 - one for each shape
    """A value that may stand at a place of a shape."""
    shape = resolved_shape(shape)
    choice = shape.choice if isinstance(shape, NameOf) else shape
    if isinstance(choice, OneOf):
        return rng.choice(list(choice.by_name))
    if shape is YES_OR_NO:
        return rng.choice(("是", "false", True))
    if isinstance(shape, ParsedText):
        return next((text for text in FIGURES if shape.parse(text) is not None), 2009)
    if isinstance(shape, ListOf):
        return [value_for(shape.entry, rng) for _ in range(rng.randint(1, 2))]
    if isinstance(shape, TextShape):
        return rng.choice((*TEXTS, {"plan": "计划的话", "summary": rng.choice(TEXTS)}))
    if isinstance(shape, ResultShape):
        return rng.choice((*TEXTS, "12次", {"value": "12", "text": rng.choice(TEXTS)}))
    if isinstance(shape, RecordOf):
        return _record_values(shape, rng)
    return rng.choice(TEXTS)


def _record_values(shape: RecordOf[Any], rng: random.Random) -> Value:
    """Some keys of a record, or the text that stands for it."""
    if isinstance(shape.short, str) and rng.random() < 0.5:
        return rng.choice(TEXTS)
    values = {}
    for key in shape.keys:
        is_plain = not isinstance(resolved_shape(key.shape), ListOf | RecordOf)
        is_free = is_plain and not key.directive and key.field not in NOT_ALONE
        if key.required or (is_free and rng.random() < 0.2):
            values[key.en] = value_for(key.shape, rng)
    return values or {"text": "有"}


def random_edit(places: list[ValuePlace], rng: random.Random) -> tuple[ValueEdit, ValuePlace]:
    """An edit that can be made, and its place."""
    while True:
        place = rng.choice(places)
        kind = rng.choice(("set", "set", "delete", "append", "insert", "comment"))
        entry = entry_shape(place.shape)
        if kind == "set" and place.shape is not YEAR:
            return SetValue(place.path, value_for(place.shape, rng)), place
        if kind == "delete" and place.node is not None:
            return DeleteValue(place.path), place
        if kind == "append" and entry and isinstance(place.shape, ListOf):
            return AppendEntry(place.path, value_for(entry, rng)), place
        if kind == "insert" and place.is_entry:
            return InsertEntry(place.path, value_for(place.shape, rng)), place
        if kind == "comment" and place.node is not None:
            return AddComment(place.path, ("说明",)), place
