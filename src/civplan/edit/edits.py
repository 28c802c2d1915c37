"""The edits of single values, by key path."""

from __future__ import annotations

from typing import NamedTuple

from civplan.edit.key_path import KeyPath
from civplan.edit.values import Value


class SetValue(NamedTuple):
    """Set a value, and add its key where the file has none."""

    path: KeyPath
    value: Value


class DeleteValue(NamedTuple):
    """Delete a key or an entry of a list, with the comments that belong to it.

    An inherited value is taken away in the file itself: by a key without a value, or ``drop``.
    """

    path: KeyPath


class AppendEntry(NamedTuple):
    """Append an entry to the list of the path; the list is made where there is none."""

    path: KeyPath
    value: Value


class InsertEntry(NamedTuple):
    """Insert an entry before the one of the path."""

    path: KeyPath
    value: Value


class AddComment(NamedTuple):
    """Put lines of comment above the key or the entry of the path."""

    path: KeyPath
    lines: tuple[str, ...]
    """Without their ``#``."""


ValueEdit = SetValue | DeleteValue | AppendEntry | InsertEntry | AddComment
