"""A list of records directly under a section's name: which key was left out above it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model import faults
from civplan.model.records import Key, RecordOf
from civplan.model.shapes import FIELDS, ListOf, wrong_kind
from civplan.source.nodes import Mapping, Sequence


def list_without_key(node: Sequence, keys: Iterable[Key]) -> Finding | None:
    """The finding that a list needs a key above it; None when it is meant for none of the keys.

    Args:
        node: The list.
        keys: Those of the section, the most general first.
    """
    entries = [entry for entry in node.items if isinstance(entry, Mapping)]
    fits = [(fit(record, entries), key) for key in keys if (record := listed_record(key))]
    best, meant = max(reversed(fits), key=lambda one: one[0], default=(0, None))
    if best <= 0 or meant is None:
        return None
    way_out = Words(
        f"在这个列表上面加一行“{meant.zh}:”，列表再缩进一层",
        f"put a line “{meant.en}:” above the list, and indent the list below it",
    )
    rule = faults.WRONG_KIND._replace(help=way_out)
    return wrong_kind(node, FIELDS)._replace(rule=rule)


def listed_record(key: Key) -> RecordOf[Any] | None:
    """The record that a key's list holds; None for a key without such a list."""
    entry = key.shape.entry if isinstance(key.shape, ListOf) else None
    return entry if isinstance(entry, RecordOf) else None


def fit(record: RecordOf[Any], entries: Iterable[Mapping]) -> int:
    """How well entries fit a record: the keys that it knows, less those that it needs."""
    given = [{name.text for name, _ in entry.entries} for entry in entries]
    known = sum(len(names & record.by_name.keys()) for names in given)
    lacking = sum(names.isdisjoint(key.names) for names in given for key in record.required)
    return known - lacking
