"""Finds ids that a file uses more than once, whatever they name."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import RecordOf
from civplan.model.rules.references import DUPLICATE_ID
from civplan.model.shapes import DeferredShape, ListOf, Shape
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

ID_FIELD = "id"


class IdHolder(NamedTuple):
    """The value of a place with ids in it: a record, or a list of records."""

    record: RecordOf[Any]
    is_list: bool = False


def repeated_ids(root: Mapping, shape: RecordOf[Any] = PLAN_SHAPE) -> list[Finding]:
    """A finding at each id that the file has used before.

    It works on the nodes, so that it also sees ids of records that cannot be built.
    """
    ids: list[Scalar] = []
    _gather_ids(root, IdHolder(shape), ids)
    findings: list[Finding] = []
    first: dict[str, Span] = {}
    for name in sorted(ids, key=lambda name: name.span):
        id_ = name.text.strip()
        earlier = first.setdefault(id_, name.span)
        if earlier is not name.span:
            place = place_words(earlier, name.span)
            findings.append(DUPLICATE_ID.at(name.span, id=id_, place=place))
    return findings


def _gather_ids(node: Node, holder: IdHolder, ids: list[Scalar]) -> None:
    """Add every id in a value to ``ids``."""
    known = holder.record.by_name
    for entry in node.items if holder.is_list and isinstance(node, Sequence) else (node,):
        for name, value in entry.entries if isinstance(entry, Mapping) else ():
            key = known.get(name.text)
            if key is None:
                continue
            if isinstance(value, Scalar):  # a text alone has no id, unless it is one
                if key.field == ID_FIELD and not value.is_nothing:
                    ids.append(value)
            elif inner := _holder_of(key.shape):
                _gather_ids(value, inner, ids)


@cache  # comparing shapes takes longest, and the schema does not change
def _holder_of(shape: Shape[Any]) -> IdHolder | None:
    """The holder of ids at a place of this shape; None when there can be none."""
    is_list = isinstance(shape, ListOf)
    while isinstance(shape, ListOf | DeferredShape):
        shape = shape.entry if isinstance(shape, ListOf) else shape.shape()
    return IdHolder(shape, is_list) if isinstance(shape, RecordOf) else None


def place_words(place: Span, here: Span) -> Words:
    """A place as seen from another: its line, and its file when that differs."""
    if place.path == here.path:
        return Words(f"第{place.line}行", f"on line {place.line}")
    return Words(f"{place.path}第{place.line}行", f"on line {place.line} of {place.path}")
