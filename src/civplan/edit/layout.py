"""Where the values of a file stand in its text: brackets, dashes, anchors and aliases included."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

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

from civplan.documents.edits import TextPositions
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.parse import loader_class

ANCHOR_AND_TAG = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]*)+")
BLANKS_AND_COMMENTS = re.compile(
    r"(?:[ \t\r\n\x85\u2028\u2029]+|(?<![^\s\x85])#[^\r\n\x85\u2028\u2029]*)+"
)
"""What may stand between two values; a ``#`` begins a comment only behind white space."""
COMMENT_BEHIND_SPACE = re.compile(r"(?<![^\s\x85])#[^\r\n\x85\u2028\u2029]*")
SPACE_AT_END = " \t\r\n\x85\u2028\u2029"
BLOCK_SIGNS = ("|", ">")


class ScalarPlace(NamedTuple):
    """Where a single value stands; positions are characters from 0, ends exclusive."""

    text: str
    start: int
    """Of its anchor or tag, or of itself."""
    own_start: int
    """Of itself: its first character, quotation mark or block sign."""
    end: int
    """Behind its last character; blank lines below a block are none of it."""
    style: str = ""
    """Empty for plain, else the quotation mark or block sign."""
    anchor: str = ""

    @property
    def is_block(self) -> bool:
        """True for a text on lines below ``|`` or ``>``."""
        return self.style in BLOCK_SIGNS


class MappingPlace(NamedTuple):
    """Where keys with values stand."""

    entries: tuple[tuple[ScalarPlace, NodePlace], ...]
    start: int
    own_start: int
    end: int
    is_flow: bool
    anchor: str = ""


class SequencePlace(NamedTuple):
    """Where a list stands."""

    items: tuple[NodePlace, ...]
    dashes: tuple[int, ...]
    """Of a list in lines, the position of each entry's dash; empty for one in brackets."""
    start: int
    own_start: int
    end: int
    is_flow: bool
    anchor: str = ""


class AliasPlace(NamedTuple):
    """Where ``*name`` stands for a value that has been written elsewhere."""

    name: str
    start: int
    end: int

    @property
    def own_start(self) -> int:
        """As ``start``: an alias has neither anchor nor tag."""
        return self.start


NodePlace = ScalarPlace | MappingPlace | SequencePlace | AliasPlace


def places_in(
    place: NodePlace, key: ScalarPlace | None = None
) -> Iterator[tuple[ScalarPlace | None, NodePlace]]:
    """A value and every value in it, each with its key if it has one."""
    yield key, place
    match place:
        case MappingPlace():
            for name, value in place.entries:
                yield from places_in(value, name)
        case SequencePlace():
            for item in place.items:
                yield from places_in(item)
        case ScalarPlace() | AliasPlace():
            return


class TextLayout:
    """The text of a file with the places of its values."""

    def __init__(
        self, text: str, lines: TextPositions, root: MappingPlace, aliases: frozenset[str]
    ) -> None:
        """Take the text.

        Args:
            text: The text.
            lines: The beginnings and ends of its lines.
            root: The place of its mapping.
            aliases: The names of all aliases.
        """
        self.text = text
        self.lines = lines
        self.root = root
        self.aliases = aliases

    def agrees_with(self, root: Mapping) -> bool:
        """True when these are the places of some nodes, which were read from a mended text."""
        return _agrees(self.root, root)

    def line_number(self, position: int) -> int:
        """The line of a position, from 1."""
        return self.lines.line_number(position)

    def line_start(self, position: int) -> int:
        """Where the line of a position begins."""
        return self.lines.starts[self.line_number(position) - 1]

    def line_end(self, position: int) -> int:
        """Where the line break behind a position begins, or the text ends."""
        return self.lines.ends[self.line_number(position) - 1]

    def line(self, number: int) -> str:
        """A line by its number from 1, without its break."""
        return self.text[self.lines.starts[number - 1] : self.lines.ends[number - 1]]

    def next_line(self, position: int) -> int:
        """Where the line below a position begins; the end of the text where there is none."""
        number = self.line_number(position)
        return self.lines.starts[number] if number < len(self.lines.starts) else len(self.text)

    def column(self, position: int) -> int:
        """The characters before a position on its line."""
        return position - self.line_start(position)

    def comments(self) -> Iterator[tuple[int, int]]:
        """Where each comment stands, from its ``#`` to the end of its line."""
        texts = [inner for _, inner in places_in(self.root) if isinstance(inner, ScalarPlace)]
        keys = [key for key, _ in places_in(self.root) if key]
        start = 0
        for place in sorted((*keys, *texts), key=lambda one: one.start):
            own_start = self.next_line(place.own_start) if place.is_block else place.start
            yield from (
                one.span() for one in COMMENT_BEHIND_SPACE.finditer(self.text, start, own_start)
            )
            start = place.end
        yield from (one.span() for one in COMMENT_BEHIND_SPACE.finditer(self.text, start))

    def next_token(self, position: int) -> int:
        """The first position from one on that is neither white space nor in a comment."""
        match = BLANKS_AND_COMMENTS.match(self.text, position)
        return match.end() if match else position


def _agrees(place: NodePlace, node: Node) -> bool:
    """True when a place holds a node, as far as it is not written elsewhere."""
    match place:
        case AliasPlace():
            return True
        case ScalarPlace():
            return isinstance(node, Scalar) and place.text == node.text
        case SequencePlace():
            if not isinstance(node, Sequence) or len(place.items) != len(node.items):
                return False
            return all(map(_agrees, place.items, node.items))
    if not isinstance(node, Mapping) or len(place.entries) != len(node.entries):
        return False
    return all(
        key.text == name.text and _agrees(value, inner)
        for (key, value), (name, inner) in zip(place.entries, node.entries, strict=True)
    )


def layout_of(text: str) -> TextLayout | None:
    """The layout of a YAML text; None when it cannot be read as one mapping."""
    try:
        return _LayoutReader(text).read()
    except (yaml.YAMLError, ValueError):
        return None


class _LayoutReader:
    """Builds the places of one text from YAML's events."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self.text = text
        self.lines = TextPositions(text)
        self.next_event: Callable[[], Any] = loader_class()(text).get_event
        self.aliases: set[str] = set()

    def read(self) -> TextLayout | None:
        """The layout; None when the text holds no mapping."""
        root: NodePlace | None = None
        while (event := self.next_event()) is not None:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    return None
                root = self._read_node(self.next_event())
        if not isinstance(root, MappingPlace):
            return None
        return TextLayout(self.text, self.lines, root, frozenset(self.aliases))

    def _position(self, mark: Any) -> int:
        """The position of a mark; its own index is wrong in some versions of libyaml."""
        if mark.line >= len(self.lines.starts):
            return len(self.text)
        return min(len(self.text), int(self.lines.starts[mark.line]) + int(mark.column))

    def _read_node(self, event: Any) -> NodePlace:
        """The place of the node that begins with an event."""
        start = self._position(event.start_mark)
        match event:
            case AliasEvent():
                name = str(event.anchor)
                self.aliases.add(name)
                return AliasPlace(name, start, self._position(event.end_mark))
            case ScalarEvent():
                return self._scalar(event, start)
            case MappingStartEvent():
                return self._mapping(event, start)
            case SequenceStartEvent():
                return self._sequence(event, start)
        raise ValueError(event)

    def _own_start(self, event: Any, start: int) -> int:
        """Where a node itself begins, behind its anchor and tag."""
        if event.anchor is None and event.tag is None:
            return start
        match = ANCHOR_AND_TAG.match(self.text, start)
        return match.end() if match else start

    def _scalar(self, event: Any, start: int) -> ScalarPlace:
        """The place of a single value."""
        own_start, end = self._own_start(event, start), self._position(event.end_mark)
        if event.style in BLOCK_SIGNS:
            end = own_start + len(self.text[own_start:end].rstrip(SPACE_AT_END))
        own_start = min(own_start, end)
        return ScalarPlace(
            event.value, start, own_start, end, event.style or "", event.anchor or ""
        )

    def _mapping(self, event: Any, start: int) -> MappingPlace:
        """The place of keys with values."""
        entries: list[tuple[ScalarPlace, NodePlace]] = []
        while type(inner := self.next_event()) is not MappingEndEvent:
            key, value = self._read_node(inner), self._read_node(self.next_event())
            if not isinstance(key, ScalarPlace):
                raise yaml.YAMLError(key)
            entries.append((key, value))
        own_start = self._own_start(event, start)
        end = self._position(inner.end_mark)
        if not event.flow_style:
            own_start = entries[0][0].start if entries else own_start
            end = entries[-1][1].end if entries else own_start
        is_flow, anchor = bool(event.flow_style), event.anchor or ""
        return MappingPlace(tuple(entries), start, own_start, end, is_flow, anchor)

    def _sequence(self, event: Any, start: int) -> SequencePlace:
        """The place of a list."""
        items: list[NodePlace] = []
        while type(inner := self.next_event()) is not SequenceEndEvent:
            items.append(self._read_node(inner))
        anchor = event.anchor or ""
        own_start = self._own_start(event, start)
        if event.flow_style:
            end = self._position(inner.end_mark)
            return SequencePlace(tuple(items), (), start, own_start, end, True, anchor)  # noqa: FBT003
        dashes = self._dashes(items, own_start)
        end = max(items[-1].end, dashes[-1] + 1) if items else own_start
        return SequencePlace(tuple(items), dashes, start, dashes[0], end, False, anchor)  # noqa: FBT003

    def _dashes(self, items: list[NodePlace], start: int) -> tuple[int, ...]:
        """The position of the dash of each entry of a list in lines."""
        dashes: list[int] = []
        place = start
        for item in items:
            match = BLANKS_AND_COMMENTS.match(self.text, place)
            dash = match.end() if match else place
            if self.text[dash : dash + 1] != "-":
                raise yaml.YAMLError(dash)
            dashes.append(dash)
            place = max(item.end, dash + 1)
        return tuple(dashes)
