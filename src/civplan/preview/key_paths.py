"""The key path of each value of a plan file, as ``civplan set`` takes it, by its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from civplan.edit.key_path import KeyPath
from civplan.edit.resolve import FORM_SHAPE, entry_shape, id_of
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import RecordOf
from civplan.model.result import VALUE_AND_TEXT_SHAPE, ResultShape
from civplan.model.sections import SectionOf
from civplan.model.shapes import ListOf, Shape, resolved_shape
from civplan.model.text import TEXT_SHAPE, form_named, has_forms
from civplan.source.nodes import Mapping, Node, Sequence

WHOLE_FILE_PATH = KeyPath(())
"""The path of the whole file."""


class KeyedNode(NamedTuple):
    """A value of a plan file."""

    path: KeyPath
    node: Node
    shape: Shape[Any]
    """What may stand there."""


def keyed_nodes(
    node: Node, shape: Shape[Any] = PLAN_SHAPE, path: KeyPath = WHOLE_FILE_PATH
) -> Iterator[KeyedNode]:
    """A value and all values in it, each with its key path.

    Args:
        node: The value: the merged nodes of a plan file for all that it says.
        shape: What may stand there.
        path: Its key path.
    """
    shape = resolved_shape(shape)
    yield KeyedNode(path, node, shape)
    if isinstance(shape, SectionOf) and (not isinstance(node, Mapping) or has_forms(node)):
        yield from keyed_nodes(node, TEXT_SHAPE, path.key("text"))
    elif isinstance(shape, ListOf) and not isinstance(node, Sequence):  # a lone entry
        of_entry = resolved_shape(shape.entry)
        if isinstance(of_entry, RecordOf):
            yield from keyed_nodes(node, of_entry, path.entry(id_of(node, of_entry) or 1))
    elif isinstance(node, Sequence):
        yield from _nodes_of_entries(node, shape, path)
    elif isinstance(node, Mapping):
        yield from _nodes_of_keys(node, shape, path)


def _nodes_of_entries(node: Sequence, shape: Shape[Any], path: KeyPath) -> Iterator[KeyedNode]:
    """The entries of a list, by their ids or their numbers from 1; none that no path leads to."""
    of_entry = entry_shape(shape)
    if of_entry is None:
        return
    ids = [id_of(entry, of_entry) for entry in node.items]
    for number, entry in enumerate(node.items, 1):
        name = ids[number - 1] or f"{number}"
        if ids.count(name) <= 1 and (ids[number - 1] or name not in ids):
            yield from keyed_nodes(entry, of_entry, path.entry(name))


def _nodes_of_keys(node: Mapping, shape: Shape[Any], path: KeyPath) -> Iterator[KeyedNode]:
    """The keys of a mapping: of a record, or the forms of a text."""
    if isinstance(shape, ResultShape) and not has_forms(node):
        shape = VALUE_AND_TEXT_SHAPE
    for name, value in node.entries:
        if isinstance(shape, RecordOf):
            key = shape.by_name.get(name.text)
            if key is not None:
                yield from keyed_nodes(value, key.shape, path.key(key.en))
        elif form := form_named(name.text):
            yield from keyed_nodes(value, FORM_SHAPE, path.key(form))
