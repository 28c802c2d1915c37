"""From YAML text to nodes, through libyaml's events; limits are checked while they come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from civplan.findings.finding import Finding, Span
from civplan.source import faults
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.syntax import syntax_finding
from civplan.source.textscan import CONTROL

DEEPEST = 64
"""Levels of nesting."""
MOST_NODES = 100_000
"""Values of a file, each use of a reference counted."""
HARMLESS_TAGS = frozenset(
    {None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
)
MERGE = "<<"
LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
"""libyaml's parser where PyYAML was built with it; only events are read, nothing is constructed."""


class Stop(Exception):
    """Reading on makes no sense; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        """Take the finding."""
        super().__init__(finding.rule.slug)
        self.finding = finding


def has_libyaml() -> bool:
    """True when PyYAML was built with libyaml; without it, reading is some ten times slower."""
    return hasattr(yaml, "CLoader")


def parse_nodes(text: str, path: str, found: list[Finding]) -> Mapping | None:
    """The nodes of a YAML text; None when it is broken or no mapping, and ``found`` says why."""
    reader = NodeReader(path, found)
    try:
        return reader.read_file(yaml.parse(text, Loader=LOADER))
    except Stop as stop:
        found.append(stop.finding)
    except yaml.MarkedYAMLError as error:
        found.append(syntax_finding(error, path, text))
    return None


class NodeReader:
    """Builds the nodes of one file from its events."""

    def __init__(self, path: str, found: list[Finding]) -> None:
        """Take the path for spans and the list that findings go to."""
        self.path = path
        self.found = found
        self.count = 0
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        """Each anchored node with the number of its nodes and its levels."""

    def read_file(self, events: Iterator[Any]) -> Mapping | None:
        """The one mapping that a file consists of."""
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise Stop(faults.SECOND_DOCUMENT.at(self.span(event, event)))
                root, _ = self.read_node(next(events), events, 1)
        if root is None or (isinstance(root, Scalar) and root.is_nothing):
            self.found.append(faults.EMPTY.at(Span(self.path)))
            return None
        if isinstance(root, Mapping):
            return root
        self.found.append(faults.NOT_A_MAPPING.at(root.span))
        return None

    def read_node(self, event: Any, events: Iterator[Any], level: int) -> tuple[Node, int]:
        """The node that begins with an event, and the levels that it is deep."""
        if isinstance(event, yaml.AliasEvent):
            return self.read_alias(event, level)
        self.count_nodes(1, level, event)
        if event.tag not in HARMLESS_TAGS:
            self.found.append(faults.TAG.at(self.span(event, event), tag=shown_tag(event.tag)))
        before = self.count
        node, depth = self.read_content(event, events, level)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, self.count - before + 1, depth)
        return node, depth

    def read_content(self, event: Any, events: Iterator[Any], level: int) -> tuple[Node, int]:
        """A scalar, mapping or sequence."""
        if isinstance(event, yaml.ScalarEvent):
            return self.read_scalar(event), 1
        if isinstance(event, yaml.MappingStartEvent):
            return self.read_mapping(event, events, level)
        return self.read_sequence(event, events, level)

    def read_scalar(self, event: Any) -> Scalar:
        """A scalar; control characters can only come from escapes in double quotes."""
        span = self.span(event, event)
        text: str = event.value
        if event.style == '"' and (match := CONTROL.search(text)):
            character = f"U+{ord(match[0]):04X}"
            self.found.append(faults.CONTROL_CHARACTER.at(span, character=character))
        return Scalar(text, span, not event.style, literal=event.style == "|")

    def read_mapping(self, start: Any, events: Iterator[Any], level: int) -> tuple[Mapping, int]:
        """A mapping with its keys in the order of the file."""
        entries: list[tuple[Scalar, Node]] = []
        depth = 0
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return Mapping(tuple(entries), self.span(start, event)), depth + 1
            key, _ = self.read_node(event, events, level + 1)
            if not isinstance(key, Scalar):
                self.found.append(faults.COMPLEX_KEY.at(key.span))
            value, value_depth = self.read_node(next(events), events, level + 1)
            depth = max(depth, value_depth)
            if isinstance(key, Scalar) and self.is_name(key):
                entries.append((key, value))
        raise AssertionError  # pragma: no cover - libyaml closes what it opens, or raises

    def is_name(self, key: Scalar) -> bool:
        """False for YAML's merge key, which is told."""
        if key.plain and key.text == MERGE:
            self.found.append(faults.MERGE_KEY.at(key.span))
            return False
        return True

    def read_sequence(self, start: Any, events: Iterator[Any], level: int) -> tuple[Sequence, int]:
        """A list with its entries."""
        items: list[Node] = []
        depth = 0
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Sequence(tuple(items), self.span(start, event)), depth + 1
            item, item_depth = self.read_node(event, events, level + 1)
            depth = max(depth, item_depth)
            items.append(item)
        raise AssertionError  # pragma: no cover - libyaml closes what it opens, or raises

    def read_alias(self, event: Any, level: int) -> tuple[Node, int]:
        """The node that an alias stands for; it counts with everything in it."""
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            raise Stop(faults.UNKNOWN_ALIAS.at(self.span(event, event), name=event.anchor))
        node, nodes, depth = anchored
        self.count_nodes(nodes, level + depth - 1, event)
        return node, depth

    def count_nodes(self, nodes: int, level: int, event: Any) -> None:
        """Stop at the limits."""
        self.count += nodes
        if level > DEEPEST:
            raise Stop(faults.TOO_DEEP.at(self.span(event, event), limit=DEEPEST))
        if self.count > MOST_NODES:
            raise Stop(faults.TOO_MANY_NODES.at(self.span(event, event), limit=MOST_NODES))

    def span(self, first: Any, last: Any) -> Span:
        """The place from the start of one event to the end of another."""
        start, end = first.start_mark, last.end_mark
        return Span(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def shown_tag(tag: str) -> str:
    """A tag as it was probably typed."""
    return tag.replace("tag:yaml.org,2002:", "!!")
