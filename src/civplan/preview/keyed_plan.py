"""A plan file by key paths: what stands where, and which key path leads to it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from civplan.edit.key_path import KeyPath
from civplan.findings.finding import Span
from civplan.model.inherit import merge_records
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_file import FileContents, inherited_root
from civplan.model.records import RecordOf
from civplan.preview.key_paths import KeyedNode, keyed_nodes
from civplan.source.nodes import Mapping, Scalar
from civplan.source.nodes import Sequence as NodeList

if TYPE_CHECKING:
    from civplan.documents.open import OpenedPlan
    from civplan.preview.traced_plan import PlanLeaf
    from civplan.source.source import Source


class PlanKey(NamedTuple):
    """A value of one of the plan files that a document is made from."""

    file: int
    """0 for the plan file itself, 1 for that of the next year."""
    path: KeyPath
    span: Span
    """Where it stands, which may be in a file that the plan file extends."""


class KeyedPlan:
    """The values of a plan file, those that it inherits included."""

    def __init__(self, source: Source, contents: FileContents) -> None:
        """Take the file.

        Args:
            source: The file.
            contents: What to take instead of reading the files that it extends, by real path.
        """
        self.file = source.path
        """As messages name it."""
        self.root = _root_of(source, contents)
        """Its nodes, merged over the inherited ones; None where it is too broken."""
        nodes = list(keyed_nodes(self.root)) if self.root else []
        self.by_place = {one.node.span: one for one in nodes}
        self.by_path: dict[KeyPath, KeyedNode] = {one.path: one for one in nodes}

    def holder_of(self, path: KeyPath) -> KeyPath:
        """The path of the record that holds a value: an item, a target, a section."""
        steps = path.steps
        while steps:
            node = self.by_path.get(KeyPath(steps))
            if node and isinstance(node.shape, RecordOf):
                break
            steps = steps[:-1]
        return KeyPath(steps)

    def key_of(self, leaf: PlanLeaf) -> KeyedNode | None:
        """What has a single value; None for what is none of this file.

        It is a list where the value is not in the file as it is, such as the sum of results.
        """
        known = self.by_place.get(leaf.span)
        if known and leaf.entry is not None and isinstance(known.node, NodeList):
            return self._entry(known, leaf) or known
        if known and leaf.is_figure and isinstance(known.node, Mapping):
            return self.by_path.get(known.path.key("value")) or known
        return known

    def _entry(self, known: KeyedNode, leaf: PlanLeaf) -> KeyedNode | None:
        """The entry of a list of names that a leaf is."""
        entry = self.by_path.get(known.path.entry((leaf.entry or 0) + 1))
        is_it = entry and isinstance(entry.node, Scalar) and leaf.text in entry.node.text
        return entry if is_it else None


def keyed_plans(opened: OpenedPlan) -> tuple[KeyedPlan, ...]:
    """The values of a plan file, and those of the file of the next year where it has one."""
    contents = {os.path.realpath(path): one.data for path, one in opened.sources.items()}
    files = (opened, opened.next_year) if opened.next_year else (opened,)
    return tuple(KeyedPlan(opened.sources[str(one.path)], contents) for one in files)


def _root_of(source: Source, contents: FileContents) -> Mapping | None:
    """The nodes of a plan file, merged over those that it inherits."""
    if source.root is None:
        return None
    base = inherited_root(source, contents)
    return merge_records(base, source.root, PLAN_SHAPE, []) if base else source.root


def common_holder(plans: Sequence[KeyedPlan], first: PlanKey, second: PlanKey) -> PlanKey | None:
    """The record that holds two values; None where only the whole file does."""
    if first.file != second.file:
        return None
    length = 0
    for one, other in zip(first.path.steps, second.path.steps, strict=False):
        if one != other:
            break
        length += 1
    plan = plans[first.file]
    path = plan.holder_of(KeyPath(first.path.steps[:length]))
    return PlanKey(first.file, path, plan.by_path[path].node.span) if path.steps else None
