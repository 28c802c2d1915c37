"""The changes that a page makes in one plan file, and how they are taken back.

Every change is made by key path in the text of the file, on the condition that the file still says
what the page showed; the file is checked, and then written whole or not at all.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.files import FILE_CHANGED_MEANWHILE, CannotWrite
from civplan.documents.fix import FixedFile, write_fixed_file
from civplan.documents.open import open_plan
from civplan.edit.edit_file import edit_plan_file
from civplan.edit.edits import AppendEntry, DeleteValue, InsertEntry, SetValue, ValueEdit
from civplan.edit.key_path import EntryStep, KeyPath
from civplan.edit.resolve import entries_of, id_of
from civplan.findings.words import Words
from civplan.model.packs import pack_by_name
from civplan.model.plan_file import PLAN_KEY_NAMES, FileContents
from civplan.preview.editable import (
    EditablePlace,
    editable_place,
    places_of,
    refuse_inherited,
    said_by,
    value_text,
)
from civplan.preview.keyed_plan import KeyedPlan
from civplan.source.nodes import Scalar
from civplan.source.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

MOST_CHANGES = 200
"""Changes of a file that can be taken back."""
MOST_BYTES = 50_000_000
"""Of the file before and after all of them; of a very long file fewer can be taken back."""
CHANGED_MEANWHILE = Words(
    "文件里这一处已经被改过，没有写入", "the file has been changed here; nothing was written"
)
NOTHING_TO_UNDO = Words("没有可以撤销的改动", "there is nothing to undo")
NOTHING_TO_REDO = Words("没有可以重做的改动", "there is nothing to do again")
CHANGED_SINCE = Words(
    "文件在这之后又被改过，不能撤销或重做",
    "the file has been changed since, so this cannot be undone or done again",
)
BROKEN = Words(
    "文件有错误，读不完整；先改好旁边列出的问题",
    "the file has errors and cannot be read whole; first mend what is said beside the pages",
)
EMPTY_ENTRY = Words(
    "这一条不能是空的；不要了就用“删除”", "this entry cannot be empty; use “delete” to take it out"
)
NOT_AN_ENTRY_HERE = Words("“{path}”不是列表里的一条", "“{path}” is no entry of a list")


class CannotChangeFile(Exception):
    """A change is not made; the file is as it was."""

    def __init__(self, words: Words) -> None:
        """Take the reason."""
        super().__init__(words.en)
        self.words = words


class Conflict(CannotChangeFile):
    """The file says something else than the page showed."""

    def __init__(self, in_file: str, before: str) -> None:
        """Take what the file says now, for people, and as the next change is to repeat it."""
        super().__init__(CHANGED_MEANWHILE)
        self.in_file = in_file
        self.before = before


class MadeChange(NamedTuple):
    """A change: the file's bytes before and after it."""

    before: bytes
    after: bytes


class FileEdits:
    """Changes one plan file; used by one thread at a time."""

    def __init__(self, path: Path, pack: str = "") -> None:
        """Take the file, and the name or folder of a pack to use instead of its own."""
        self.path = path
        self._pack = pack
        self._made: list[MadeChange] = []
        self._undone: list[MadeChange] = []

    @property
    def can_undo(self) -> bool:
        """True when there is a change to take back."""
        return bool(self._made)

    @property
    def can_redo(self) -> bool:
        """True when there is a change to make again."""
        return bool(self._undone)

    def read(self, path: KeyPath) -> EditablePlace:
        """What can be changed at a path.

        Raises:
            BadKeyPath: A plan file has no such place.
            CannotChange: Its value is inherited.
            CannotChangeFile: The file cannot be read whole.
            CannotRead: The file cannot be read.
        """
        return editable_place(self._open()[0], path)

    def set_value(self, path: KeyPath, value: str, before: str) -> tuple[Words, ...]:
        """Set a value, or take it out where the new one is empty; notes for people.

        Args:
            path: Its key path.
            value: The new one, a blank line between paragraphs.
            before: What the page showed as the old one; empty for none.

        Raises:
            Conflict: The file has another one now.
            CannotEdit: It cannot be changed, or would bring an error.
            CannotWrite: The file cannot be written.
            BadKeyPath, CannotChange, CannotChangeFile, CannotRead: As ``read``.
        """
        plan, contents = self._open()
        last = places_of(plan, path)[-1]
        refuse_inherited(plan, last.node)
        if last.node and not isinstance(last.node, Scalar):  # it was a text when the page read it
            raise CannotChangeFile(CHANGED_MEANWHILE)
        now = editable_place(plan, path).values[0].value if last.node else ""
        if now != before:
            raise Conflict(now, now)
        if value.strip():
            return self._make(SetValue(path, value), contents)
        if isinstance(path.steps[-1], EntryStep):
            raise CannotChangeFile(EMPTY_ENTRY)
        return self._make(DeleteValue(path), contents) if last.node else ()

    def add_entry(self, path: KeyPath, value: str, before: str) -> tuple[Words, ...]:
        """Add an entry behind another one; notes for people.

        Args:
            path: That of the other one.
            value: The text of the new one.
            before: What the page showed as the other one, as ``said_by`` gives it.

        Raises:
            Conflict, CannotEdit, CannotWrite and others: As ``set_value``.
        """
        if not value.strip():
            raise CannotChangeFile(EMPTY_ENTRY)
        plan, contents = self._open_entry(path, before)
        holder, entry = places_of(plan, path)[-2:]
        entries = entries_of(holder.node, holder.shape)
        number, above = (entry.number or 0) + 1, KeyPath(path.steps[:-1])
        if number == len(entries):
            return self._make(AppendEntry(above, value), contents)
        following = above.entry(id_of(entries[number], entry.shape) or number + 1)
        return self._make(InsertEntry(following, value), contents)

    def delete_entry(self, path: KeyPath, before: str) -> tuple[Words, ...]:
        """Delete an entry; the arguments and errors are those of ``add_entry``."""
        _, contents = self._open_entry(path, before)
        return self._make(DeleteValue(path), contents)

    def undo(self) -> None:
        """Take the last change back.

        Raises:
            CannotChangeFile: There is none, or the file has been changed since.
            CannotWrite: The file cannot be written.
        """
        if not self._made:
            raise CannotChangeFile(NOTHING_TO_UNDO)
        change = self._made[-1]
        self._put(change.after, change.before)
        self._undone.append(self._made.pop())

    def redo(self) -> None:
        """Make the change again that was taken back last.

        Raises:
            CannotChangeFile, CannotWrite: As ``undo``.
        """
        if not self._undone:
            raise CannotChangeFile(NOTHING_TO_REDO)
        change = self._undone[-1]
        self._put(change.before, change.after)
        self._made.append(self._undone.pop())

    def _open_entry(self, path: KeyPath, before: str) -> tuple[KeyedPlan, FileContents]:
        """The file as it is now, in which an entry must be as the page showed it."""
        plan, contents = self._open()
        last = places_of(plan, path)[-1]
        if last.number is None:
            raise CannotChangeFile(NOT_AN_ENTRY_HERE.filled(path=path))
        refuse_inherited(plan, last.node)
        if said_by(last.node) != before:
            raise Conflict(value_text(last.node), said_by(last.node))
        return plan, contents

    def _open(self) -> tuple[KeyedPlan, FileContents]:
        """The values of the file as it is now, and its bytes."""
        source = read_source(self.path, keys=PLAN_KEY_NAMES)
        if source.root is None:
            raise CannotChangeFile(BROKEN)
        contents = {os.path.realpath(self.path): source.data}
        return KeyedPlan(source, contents), contents

    def _make(self, edit: ValueEdit, contents: FileContents) -> tuple[Words, ...]:
        """Make a change in the bytes that were read, and write them."""
        pack = pack_by_name(self._pack)[0] if self._pack else None
        opening = partial(open_plan, pack=pack)
        edited = edit_plan_file(self.path, [edit], contents=contents, opening=opening)
        edited.write()
        if edited.is_changed:
            change = MadeChange(edited.before, edited.after)
            size = len(edited.before) + len(edited.after)
            room = max(1, min(MOST_CHANGES, MOST_BYTES // size))
            self._made = [*self._made, change][-room:]
            self._undone = []
        return edited.notes

    def _put(self, before: bytes, after: bytes) -> None:
        """Write bytes of another time, if the file is as it was left."""
        try:
            write_fixed_file(FixedFile(str(self.path), before, after, 1))
        except CannotWrite as error:
            if error.reason == FILE_CHANGED_MEANWHILE:
                raise CannotChangeFile(CHANGED_SINCE) from error
            raise
