"""Ids are used once in a plan, whatever they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model import faults
from civplan.model.plan import PLAN
from civplan.model.records import RecordOf
from civplan.model.shapes import Deferred, ListOf, Shape
from civplan.source.nodes import Mapping, Node, Scalar, Sequence


def repeated_ids(root: Mapping, shape: Shape[Any] = PLAN) -> list[Finding]:
    """A finding for each id that a file, a plan's or of another shape, has used before.

    It looks at the nodes, so that it also sees the ids of what is too faulty to be built.
    """
    found: list[Finding] = []
    first: dict[str, Span] = {}
    for name in sorted(ids_in(root, shape), key=lambda name: name.span):
        id_ = name.text.strip()
        earlier = first.setdefault(id_, name.span)
        if earlier is not name.span:
            place = place_words(earlier, name.span)
            found.append(faults.DUPLICATE_ID.at(name.span, id=id_, place=place))
    return found


def ids_in(node: Node, shape: Shape[Any]) -> Iterator[Scalar]:
    """Yield every id in a value, by the shape of its place."""
    if isinstance(shape, Deferred):
        yield from ids_in(node, shape.shape())
    elif isinstance(shape, ListOf):
        for entry in node.items if isinstance(node, Sequence) else (node,):
            yield from ids_in(entry, shape.entry)
    elif isinstance(shape, RecordOf) and isinstance(node, Mapping):
        for name, value in node.entries:
            key = shape.by_name.get(name.text)
            if key and key.field == "id" and isinstance(value, Scalar) and not value.is_nothing:
                yield value
            elif key and not isinstance(value, Scalar):  # a text alone has no id
                yield from ids_in(value, key.shape)


def place_words(place: Span, here: Span) -> Words:
    """A place as seen from another: its line, and its file when that is another one."""
    if place.path == here.path:
        return Words(f"第{place.line}行", f"on line {place.line}")
    return Words(f"{place.path}第{place.line}行", f"on line {place.line} of {place.path}")
