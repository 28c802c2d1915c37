"""Ids are used once in a plan, whatever they name."""

from __future__ import annotations

from collections.abc import Mapping as ByName
from functools import cache
from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model import faults
from civplan.model.plan import PLAN
from civplan.model.records import RecordOf
from civplan.model.shapes import Deferred, ListOf, Shape
from civplan.source.nodes import Mapping, Node, Scalar, Sequence

ID = "id"


class Holder(NamedTuple):
    """What stands at a place where ids may be: a record or a list of records, or an id itself."""

    record: RecordOf[Any] | None
    """None for an id."""
    is_list: bool = False


def repeated_ids(root: Mapping, shape: RecordOf[Any] = PLAN) -> list[Finding]:
    """A finding for each id that a file, a plan's or of another shape, has used before.

    It looks at the nodes, so that it also sees the ids of what is too faulty to be built.
    """
    ids: list[Scalar] = []
    gather_ids(root, Holder(shape), ids)
    found: list[Finding] = []
    first: dict[str, Span] = {}
    for name in sorted(ids, key=lambda name: name.span):
        id_ = name.text.strip()
        earlier = first.setdefault(id_, name.span)
        if earlier is not name.span:
            place = place_words(earlier, name.span)
            found.append(faults.DUPLICATE_ID.at(name.span, id=id_, place=place))
    return found


def gather_ids(node: Node, holder: Holder, ids: list[Scalar]) -> None:
    """Add every id in a value to ``ids``, by what its place holds."""
    if holder.record is None:
        if isinstance(node, Scalar) and not node.is_nothing:
            ids.append(node)
        return
    holders = holders_in(holder.record)
    for entry in node.items if holder.is_list and isinstance(node, Sequence) else (node,):
        for name, value in entry.entries if isinstance(entry, Mapping) else ():
            inner = holders.get(name.text)
            if inner:
                gather_ids(value, inner, ids)


@cache  # the schema does not change, and nine in ten names of a file lead to no id
def holders_in(record: RecordOf[Any]) -> ByName[str, Holder]:
    """What the keys of a record hold, by their names; only those below which ids may stand."""
    held = {
        name: Holder(None) if key.field == ID else holder_of(key.shape)
        for name, key in record.by_name.items()
    }
    return {name: holder for name, holder in held.items() if holder}


def holder_of(shape: Shape[Any]) -> Holder | None:
    """What a place of a shape holds; None when no id can stand there."""
    is_list = isinstance(shape, ListOf)
    while isinstance(shape, ListOf | Deferred):
        shape = shape.entry if isinstance(shape, ListOf) else shape.shape()
    return Holder(shape, is_list) if isinstance(shape, RecordOf) else None


def place_words(place: Span, here: Span) -> Words:
    """A place as seen from another: its line, and its file when that is another one."""
    if place.path == here.path:
        return Words(f"第{place.line}行", f"on line {place.line}")
    return Words(f"{place.path}第{place.line}行", f"on line {place.line} of {place.path}")
