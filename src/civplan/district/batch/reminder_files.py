"""Writes reminders to a file each, and never over a file that it did not write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from civplan.district.batch.remind import RemindResult
from civplan.district.memory.inputs import digest_of_bytes, file_digest
from civplan.documents.files import (
    CannotWrite,
    make_folder,
    name_key,
    obstacle_at,
    safe_name,
    write_file,
)
from civplan.findings.words import Words

RECORD_NAME = ".civplan-reminders.json"
"""The digests of the reminders that were written to a folder, by their names."""
REMINDER_NOT_OURS = Words(
    "不是 civplan 写的，或者有人改过，没有覆盖；先把它移到别处，或换个 -o",
    "civplan did not write it, or somebody has edited it, so it was left as it is; move it away"
    " first, or choose another folder with -o",
)


class ReminderFile(NamedTuple):
    """A file for a reminder to one community."""

    path: Path
    is_written: bool
    """False for the file of an earlier reminder that is no longer needed."""
    refused: CannotWrite | None = None
    """Why it was not written: somebody else's file has its name."""


def write_reminders(result: RemindResult, folder: Path) -> Iterator[ReminderFile]:
    """Write each reminder to a file of its own; also returns files of earlier reminders.

    Raises:
        CannotWrite: A file or the folder cannot be written.
    """
    make_folder(folder)
    texts = {reminder.community: f"{reminder.text}\n" for reminder in result.reminders}
    names = reminder_file_names(one.name for one in result.review.submissions)
    digests = _recorded_digests(folder)
    new = {names[community]: digest_of_bytes(text.encode()) for community, text in texts.items()}
    refused = {name for name in new if not _may_be_written(folder / name, digests.get(name), new)}
    _record_digests(folder, digests | {name: new[name] for name in new.keys() - refused})
    for community, name in names.items():
        path = folder / name
        if name in refused:
            yield ReminderFile(path, is_written=False, refused=CannotWrite(path, REMINDER_NOT_OURS))
        elif community in texts:
            write_file(path, texts[community].encode())
            yield ReminderFile(path, is_written=True)
        elif digests.get(name) and path.is_file():
            yield ReminderFile(path, is_written=False)


def _may_be_written(path: Path, known: str | None, new: Mapping[str, str]) -> bool:
    """True when there is no file, or the one that was written last, or an equal one."""
    if not path.exists() or obstacle_at(path):  # an obstacle has its own message
        return True
    return file_digest(path) in {known, new[path.name]} - {None, ""}


def _recorded_digests(folder: Path) -> dict[str, str]:
    """The digests of earlier reminders by name; none where the record is gone or damaged."""
    try:
        record = json.loads((folder / RECORD_NAME).read_bytes())
        return {str(name): str(digest) for name, digest in record.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _record_digests(folder: Path, digests: Mapping[str, str]) -> None:
    """Store the digests of reminders.

    Raises:
        CannotWrite: The folder cannot be written.
    """
    if digests:
        text = json.dumps(digests, ensure_ascii=False, indent=0, sort_keys=True)
        write_file(folder / RECORD_NAME, f"{text}\n".encode(errors="surrogateescape"))


def reminder_file_names(communities: Iterable[str]) -> dict[str, str]:
    """A file name for each community; names that some file system takes for equal get a number."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for community in communities:
        stem = safe_name(community)
        name, number = stem, 2
        while name_key(name) in taken:
            name, number = f"{stem} {number}", number + 1
        taken.add(name_key(name))
        names[community] = f"{name}.txt"
    return names
