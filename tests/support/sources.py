"""YAML texts, and what is found in them, as lines that tests compare whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from civplan.findings.finding import Finding, Span
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import Source, parse_source

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A value without places."""


def source_of(text: str | bytes, keys: Collection[str] = ()) -> Source:
    """The source that a text, or the bytes of a file ``a.yaml``, makes."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return parse_source(data, "a.yaml", keys)


def root_of(text: str | bytes) -> Mapping:
    """The outermost level of a text without findings."""
    source = source_of(text)
    assert source.findings == ()
    assert source.root is not None
    return source.root


def places(span: Span) -> str:
    """A place from its first character to behind its last: ``1:4-1:8``."""
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


def findings_in(text: str | bytes, keys: Collection[str] = ()) -> list[str]:
    """The findings about a text, each with where it begins: ``1:4 Y001 message``."""
    return [
        f"{one.span.line}:{one.span.column} {one.rule.code} {one.message('en')}"
        for one in source_of(text, keys).findings
    ]


def lines_of(findings: Iterable[Finding]) -> list[str]:
    """Each finding with its whole place: ``1:4-1:5 Y001 message``."""
    return [f"{places(one.span)} {one.rule.code} {one.message('en')}" for one in findings]


def plain_value(node: Node) -> Plain:
    """A node without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: plain_value(value) for key, value in node.entries}
    return [plain_value(item) for item in node.items]


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
