"""The names of a sub-district's communities, read in passing: what is wrong there is not told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from civplan.rules.context import CommunityNames
from civplan.source.errors import CannotRead
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import read_source

COMMUNITIES_KEYS = frozenset({"communities", "社区"})
NAME_KEYS = frozenset({"name", "名称"})
ALIASES_KEYS = frozenset({"aliases", "别名"})


def communities_in(file: Path) -> tuple[CommunityNames, ...]:
    """The communities by their names; none when the file cannot be read."""
    try:
        root = read_source(file).root
    except CannotRead:
        return ()
    listed = _value_under_keys(root, COMMUNITIES_KEYS)
    entries = listed.items if isinstance(listed, Sequence) else ()
    return tuple(dict.fromkeys(names for entry in entries if (names := _community_names(entry))))


def _community_names(entry: Node) -> CommunityNames:
    """The names of one community, with its other names; none when it has none."""
    if not isinstance(entry, Mapping):
        return tuple(_node_texts(entry))
    both = (_value_under_keys(entry, NAME_KEYS), _value_under_keys(entry, ALIASES_KEYS))
    return tuple(dict.fromkeys(name for value in both for name in _node_texts(value)))


def _node_texts(node: Node | None) -> Iterator[str]:
    """The texts of a value: its own, or those of a list."""
    for one in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(one, Scalar) and not one.is_nothing and one.text.strip():
            yield one.text.strip()


def _value_under_keys(node: Node | None, names: frozenset[str]) -> Node | None:
    """The value at the first of a mapping's keys that has one of these names."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for key, value in entries if key.text.strip() in names), None)
