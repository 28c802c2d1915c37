"""What a page may ask the server to change, as JSON: one request, one answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from civplan.edit.edit_file import CannotEdit
from civplan.edit.key_path import KeyPath
from civplan.findings.words import Words, joined_words
from civplan.preview.editable import EditablePlace
from civplan.preview.file_edits import CannotChangeFile, Conflict, FileEdits
from civplan.preview.previewed_file import words_of_error

if TYPE_CHECKING:
    from pathlib import Path

    from civplan.preview.preview import Preview
    from civplan.preview.previewed_file import ErrorWords, PreviewedFile

LONGEST_PATH = 2000
"""Characters of a key path; a file has at most 64 levels."""
MOST_ERRORS_TOLD = 3
"""Errors that are told of one change."""
NOT_UNDERSTOOD = Words("网页发来的内容看不懂", "what the page sent cannot be understood")
GONE = Words("这份文件不在了", "this file is gone")
WITH_FINDINGS = Words("{reason}：{findings}", "{reason}: {findings}")
PageRequest = Mapping[str, Any]
PageAnswer = Mapping[str, Any]


class PageEdits:
    """Makes the changes that pages ask for, one after the other."""

    def __init__(self, error_words: ErrorWords, pack: str = "") -> None:
        """Take how errors are told, and the pack to use; empty for the files' own."""
        self._error_words, self._pack = error_words, pack
        self._lock = Lock()
        self._files: dict[Path, FileEdits] = {}

    def answer(self, preview: Preview, request: PageRequest) -> PageAnswer:
        """Do what a page asks for.

        Args:
            preview: The files.
            request: ``action``, one of ``ACTIONS``, ``file``, ``path``, and for a change ``value``
                and ``before``, which is what the page showed.

        Returns:
            What the page needs; with ``error`` where nothing was done, and with ``conflict``, the
            file's version, where the file says something else than the page showed.
        """
        try:
            answer = self._answer(preview, request)
        except Conflict as error:
            conflict = {"value": error.in_file, "before": error.before}
            return {"error": error.words, "conflict": conflict}
        except CannotEdit as error:
            return {"error": _words_of_refused(error)}
        except Exception as error:  # noqa: BLE001 - one line on the page, whatever happens
            return {"error": words_of_error(error, self._error_words)}
        preview.look_now()
        return answer

    def _answer(self, preview: Preview, request: PageRequest) -> PageAnswer:
        action, file = _text(request, "action"), preview.file_named(_text(request, "file"))
        if file is None:
            raise CannotChangeFile(GONE)
        if action not in ACTIONS:
            raise CannotChangeFile(NOT_UNDERSTOOD)
        with self._lock:
            edits = self._files.setdefault(file.path, FileEdits(file.path, self._pack))
            answer = ACTIONS[action](edits, request)
            if isinstance(answer, EditablePlace):
                answer = _place_values(answer, file)
            return {**answer, "can_undo": edits.can_undo, "can_redo": edits.can_redo}


def _place_values(place: EditablePlace, file: PreviewedFile) -> PageAnswer:
    """What can be changed, with what the pack prints where the file says nothing."""
    values = [one._asdict() for one in place.values]
    if len(values) == 1 and not values[0]["value"]:
        values[0]["default"] = file.default_text(values[0]["path"])
    return {
        "values": values,
        "entries": [one._asdict() for one in place.entries],
        "status": place.status and place.status._asdict(),
    }


def _text(request: PageRequest, name: str) -> str:
    """A text that a page sent.

    Raises:
        CannotChangeFile: It is missing, or no text.
    """
    value = request.get(name)
    if not isinstance(value, str):
        raise CannotChangeFile(NOT_UNDERSTOOD)
    return value


def _path(request: PageRequest) -> KeyPath:
    """The key path that a page sent.

    Raises:
        CannotChangeFile, BadKeyPath: It is none.
    """
    text = _text(request, "path")
    if len(text) > LONGEST_PATH:
        raise CannotChangeFile(NOT_UNDERSTOOD)
    return KeyPath.parse(text)


def _read_place(edits: FileEdits, request: PageRequest) -> EditablePlace:
    return edits.read(_path(request))


def _write_value(edits: FileEdits, request: PageRequest) -> PageAnswer:
    path, value, before = _path(request), _text(request, "value"), _text(request, "before")
    return {"notes": edits.set_value(path, value, before)}


def _add_entry(edits: FileEdits, request: PageRequest) -> PageAnswer:
    path, value, before = _path(request), _text(request, "value"), _text(request, "before")
    return {"notes": edits.add_entry(path, value, before)}


def _delete_entry(edits: FileEdits, request: PageRequest) -> PageAnswer:
    return {"notes": edits.delete_entry(_path(request), _text(request, "before"))}


def _read_history(_: FileEdits, __: PageRequest) -> PageAnswer:
    return {}


def _undo_last(edits: FileEdits, _: PageRequest) -> PageAnswer:
    edits.undo()
    return {}


def _redo_last(edits: FileEdits, _: PageRequest) -> PageAnswer:
    edits.redo()
    return {}


ACTIONS: Mapping[str, Callable[[FileEdits, PageRequest], PageAnswer | EditablePlace]] = {
    "read": _read_place,
    "history": _read_history,
    "set": _write_value,
    "add": _add_entry,
    "delete": _delete_entry,
    "undo": _undo_last,
    "redo": _redo_last,
}
"""What a page may ask for, by name."""


def _words_of_refused(error: CannotEdit) -> Words:
    """Why an edit was not made, with the errors that it would bring, on one line."""
    findings: Sequence[Words] = [one.words for one in error.findings[:MOST_ERRORS_TOLD]]
    if not findings:
        return error.reason
    return WITH_FINDINGS.filled(reason=error.reason, findings=joined_words(findings, "；"))
