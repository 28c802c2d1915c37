"""The names of a sub-district's communities, read in passing: what is wrong there is not told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from civplan.rules.subject import Names
from civplan.source.errors import CannotRead
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import read_source

LISTS = frozenset({"communities", "社区"})
NAMES = frozenset({"name", "名称"})
ALIASES = frozenset({"aliases", "别名"})


def communities_in(file: Path) -> tuple[Names, ...]:
    """The communities by their names; none when the file cannot be read."""
    try:
        root = read_source(file).root
    except CannotRead:
        return ()
    listed = value_at(root, LISTS)
    entries = listed.items if isinstance(listed, Sequence) else ()
    return tuple(dict.fromkeys(names for entry in entries if (names := names_of(entry))))


def names_of(entry: Node) -> Names:
    """The names of one community, with its other names; none when it has none."""
    if not isinstance(entry, Mapping):
        return tuple(texts_of(entry))
    both = (value_at(entry, NAMES), value_at(entry, ALIASES))
    return tuple(dict.fromkeys(name for value in both for name in texts_of(value)))


def texts_of(node: Node | None) -> Iterator[str]:
    """The texts of a value: its own, or those of a list."""
    for one in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(one, Scalar) and not one.is_nothing and one.text.strip():
            yield one.text.strip()


def value_at(node: Node | None, names: frozenset[str]) -> Node | None:
    """The value at the first of a mapping's keys that has one of these names."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for key, value in entries if key.text.strip() in names), None)
