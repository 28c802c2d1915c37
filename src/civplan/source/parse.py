"""From YAML text to nodes, by the events of libyaml; limits are checked on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeGuard

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from civplan.findings.finding import Finding, Span
from civplan.source.controls import control_in_escape
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.places import Places
from civplan.source.rules.file import (
    DEEPEST,
    EMPTY_FILE,
    FILE_TOO_DEEP,
    MOST_NODES,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    TOO_MANY_NODES,
)
from civplan.source.rules.notation import COMPLEX_KEY, MERGE_KEY, UNKNOWN_ALIAS, YAML_TAG

LIBYAML_TOO_DEEP = "maximum nesting depth"
"""The message of newer versions of libyaml at a thousand levels, before any event of them."""
MOST_FINDINGS = 200
"""Findings about one file; with more, people fix the first ones and run again."""
TEXT_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})
HARMLESS_TAGS = TEXT_TAGS | {"tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
"""Tags that say what the node is anyway."""
MERGE_NAME = "<<"
NO_NAMES = frozenset({"", MERGE_NAME})
"""Texts of keys that need a closer look; nearly all names do not."""
new_tuple = tuple.__new__
"""Makes a named tuple in half the time, without its own ``__new__`` written in Python."""


class StopReading(Exception):
    """Parsing cannot go on; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        """Take the finding."""
        super().__init__(finding.rule.slug)
        self.finding = finding


class AnchoredNode(NamedTuple):
    """A node that aliases can stand for."""

    node: Node
    nodes: int
    """The number of nodes in it, itself included."""
    levels: int
    """Its levels of nesting; 1 for a scalar."""


def has_libyaml() -> bool:
    """True when PyYAML was built with libyaml; without it, parsing is about ten times slower."""
    return hasattr(yaml, "CLoader")


def loader_class() -> Any:
    """The class that gives the events: libyaml's if there; nothing is constructed."""
    return getattr(yaml, "CLoader", yaml.SafeLoader)


def parse_nodes(text: str, places: Places, findings: list[Finding]) -> Mapping | None:
    """The nodes of a YAML text; None, with a finding, when it is broken or no mapping.

    Args:
        text: Without characters that YAML cannot hold.
        places: Makes the spans.
        findings: Gains the findings.
    """
    next_event = loader_class()(text).get_event
    try:
        return NodeReader(next_event, places, findings).read_file()
    except StopReading as stop:
        findings.append(stop.finding)
    except (yaml.MarkedYAMLError, ValueError) as error:
        findings.append(_yaml_error_finding(error, places, text))
    return None


def _yaml_error_finding(
    error: yaml.MarkedYAMLError | ValueError, places: Places, text: str
) -> Finding:
    """The finding about what YAML could not parse."""
    from civplan.source.syntax import escape_finding, syntax_finding  # noqa: PLC0415 - most can be read

    if isinstance(error, yaml.MarkedYAMLError):
        if LIBYAML_TOO_DEEP in (error.problem or ""):
            mark = error.problem_mark
            span = places.between(mark, mark) if mark else Span(places.path)
            return FILE_TOO_DEEP.at(span, limit=DEEPEST)
        return syntax_finding(error, places, text)
    return escape_finding(places, text)


class NodeReader:
    """Builds the nodes of one file from its events."""

    def __init__(
        self, next_event: Callable[[], Any], places: Places, findings: list[Finding]
    ) -> None:
        """Take a function for the next event, the maker of spans, and the list for findings.

        ``next_event`` returns None after the last event. An iterator would compare each event with
        its sentinel, which takes a tenth of libyaml's own time.
        """
        self.next_event = next_event
        self.span = places.between
        self.path = places.path
        self.exact = places.exact
        self.findings = findings
        self.count = 0
        self.deepest = 0
        self.end: Any = None
        """The end of the last content; a block ends there, not at the next line with text."""
        self.anchors: dict[str, AnchoredNode] = {}

    def read_file(self) -> Mapping | None:
        """The one mapping of a file."""
        root: Node | None = None
        while (event := self.next_event()) is not None:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    raise StopReading(SECOND_DOCUMENT.at(self._place(event)))
                root = self._read_node(self.next_event(), 1)
        if root is None or (isinstance(root, Scalar) and root.is_nothing):
            self._add(EMPTY_FILE.at(Span(self.path)))
            return None
        if isinstance(root, Mapping):
            return root
        self._add(NOT_A_MAPPING.at(root.span))
        return None

    def _read_node(self, event: Any, level: int) -> Node:
        """The node that begins with an event.

        A plain scalar is made right here: a file has hundreds, and calls take the time.
        """
        if event.anchor is not None or event.tag is not None:
            return self._read_marked(event, level)
        self.count += 1
        if level > self.deepest or self.count > MOST_NODES:
            self._check_limits(level, event)
        kind = type(event)
        if kind is not ScalarEvent:
            return self._read_content(event, level)
        start, self.end = event.start_mark, (end := event.end_mark)
        end_line = end.line + 1
        if end_line > self.exact:
            span = self.span(start, end)
        else:
            place = (self.path, start.line + 1, start.column + 1, end_line, end.column + 1)
            span = new_tuple(Span, place)
        style = event.style
        if not style:
            return new_tuple(Scalar, (event.value, span, True, False))
        if style == '"':
            self._add_controls(event.value, span)
        return new_tuple(Scalar, (event.value, span, False, style == "|"))

    def _read_marked(self, event: Any, level: int) -> Node:
        """A node with an anchor or a tag, or an alias for one."""
        if isinstance(event, AliasEvent):
            return self._read_alias(event, level)
        self.count += 1
        self._check_limits(level, event)
        if event.tag is not None and event.tag not in HARMLESS_TAGS:
            self._add(
                YAML_TAG.at(self._place(event), tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
            )
        if event.anchor is not None:
            return self._read_anchored(event, level)
        return self._read_content(event, level)

    def _read_content(self, event: Any, level: int) -> Node:
        """A mapping or sequence, or a scalar with an anchor or a tag."""
        kind = type(event)
        if kind is MappingStartEvent:
            return self._read_mapping(event, level)
        if kind is SequenceStartEvent:
            return self._read_sequence(event, level)
        return self._read_scalar(event)

    def _read_anchored(self, event: Any, level: int) -> Node:
        """A node with an anchor, which aliases know once the node is complete."""
        count, deepest = self.count, self.deepest
        self.deepest = level
        node = self._read_content(event, level)
        levels = self.deepest - level + 1
        self.anchors[event.anchor] = AnchoredNode(node, self.count - count + 1, levels)
        self.deepest = max(deepest, self.deepest)
        return node

    def _read_scalar(self, event: Any) -> Scalar:
        """A scalar with an anchor or a tag."""
        self.end = event.end_mark
        span = self._place(event)
        style = event.style
        if style == '"':
            self._add_controls(event.value, span)
        plain = not style and event.tag not in TEXT_TAGS
        return Scalar(event.value, span, plain, style == "|")

    def _add_controls(self, text: str, span: Span) -> None:
        """Add findings about control characters from escapes."""
        for finding in control_in_escape(text, span):
            self._add(finding)

    def _read_mapping(self, start: Any, level: int) -> Mapping:
        """A mapping with its keys in the order of the file."""
        entries: list[tuple[Scalar, Node]] = []
        next_event, read_node = self.next_event, self._read_node
        level += 1
        while type(event := next_event()) is not MappingEndEvent:
            key = read_node(event, level)
            value = read_node(next_event(), level)
            if (type(key) is Scalar and key.text not in NO_NAMES) or self._is_name(key):
                entries.append((key, value))
        return new_tuple(Mapping, (tuple(entries), self._whole(start, event)))

    def _is_name(self, key: Node) -> TypeGuard[Scalar]:
        """False, with a finding, for what cannot be the name of a field."""
        if not isinstance(key, Scalar) or not key.text:
            self._add(COMPLEX_KEY.at(key.span))
            return False
        if key.plain and key.text == MERGE_NAME:
            self._add(MERGE_KEY.at(key.span))
            return False
        return True

    def _read_sequence(self, start: Any, level: int) -> Sequence:
        """A list with its entries."""
        items: list[Node] = []
        next_event, read_node = self.next_event, self._read_node
        level += 1
        while type(event := next_event()) is not SequenceEndEvent:
            items.append(read_node(event, level))
        return new_tuple(Sequence, (tuple(items), self._whole(start, event)))

    def _whole(self, start: Any, end: Any) -> Span:
        """The place of a mapping or list: up to its bracket, or to the end of its last content."""
        if start.flow_style:
            self.end = end.end_mark
        return self.span(start.start_mark, self.end)

    def _read_alias(self, event: Any, level: int) -> Node:
        """The node that an alias stands for; all its nodes count again."""
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            return self._read_unknown(event, level)
        self.count += anchored.nodes
        self._check_limits(level + anchored.levels - 1, event)
        self.end = event.end_mark
        return anchored.node

    def _read_unknown(self, event: Any, level: int) -> Scalar:
        """An alias without an anchor as the text that was probably meant."""
        self.count += 1
        self._check_limits(level, event)
        self.end = event.end_mark
        span = self._place(event)
        self._add(UNKNOWN_ALIAS.at(span, name=event.anchor))
        return Scalar(f"*{event.anchor}", span, plain=False)

    def _check_limits(self, level: int, event: Any) -> None:
        """Stop when the node exceeds a limit."""
        self.deepest = max(self.deepest, level)
        if level > DEEPEST:
            raise StopReading(FILE_TOO_DEEP.at(self._place(event), limit=DEEPEST))
        if self.count > MOST_NODES:
            raise StopReading(TOO_MANY_NODES.at(self._place(event), limit=MOST_NODES))

    def _add(self, finding: Finding) -> None:
        """Add a finding; stop when there are too many."""
        if len(self.findings) >= MOST_FINDINGS:
            raise StopReading(finding)
        self.findings.append(finding)

    def _place(self, event: Any) -> Span:
        """The place of an event."""
        return self.span(event.start_mark, event.end_mark)
