"""The names of a sub-district's communities, read in passing: what is wrong there is not told."""

from __future__ import annotations

from pathlib import Path

from civplan.source.errors import CannotRead
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import read_source

FILES = ("district.yaml", "街道.yaml")
LISTS = frozenset({"communities", "社区"})
NAMES = frozenset({"name", "名称"})


def names_in(file: Path) -> tuple[str, ...]:
    """The names of the communities; none when the file cannot be read."""
    try:
        root = read_source(file).root
    except CannotRead:
        return ()
    listed = value_at(root, LISTS)
    if not isinstance(listed, Sequence):
        return ()
    named = (value_at(one, NAMES) if isinstance(one, Mapping) else one for one in listed.items)
    names = (one.text.strip() for one in named if isinstance(one, Scalar) and not one.is_nothing)
    return tuple(dict.fromkeys(name for name in names if name))


def value_at(node: Node | None, names: frozenset[str]) -> Node | None:
    """The value at the first of a mapping's keys that has one of these names."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for key, value in entries if key.text.strip() in names), None)
