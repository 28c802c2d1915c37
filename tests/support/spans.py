"""The places of nodes."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Span
from civplan.source.nodes import Mapping, Node, Sequence


def spans_of(node: Node) -> Iterator[Span]:
    """The places of a node and of all that it holds, keys included."""
    yield node.span
    match node:
        case Mapping():
            for key, value in node.entries:
                yield key.span
                yield from spans_of(value)
        case Sequence():
            for item in node.items:
                yield from spans_of(item)
