"""Tells whether files have changed since they were read, by their times.

That needs nothing but the standard library, and works on a share too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple


class FileStamp(NamedTuple):
    """What tells one state of a file from the next."""

    modified: int
    """Nanoseconds."""
    size: int
    inode: int
    """Another one where an editor writes beside the file and renames."""


UNKNOWN = FileStamp(0, -1, 0)
"""The state of a file that nobody has looked at; no file has it."""


class FileTimes:
    """The states of files at one moment; folders are files too, and change with their entries."""

    def __init__(self, paths: Iterable[str | os.PathLike[str]]) -> None:
        """Look at every path; a missing one counts as such."""
        self._stamps = {name: _stamp_of(name) for name in {os.fspath(path) for path in paths}}

    @property
    def paths(self) -> frozenset[str]:
        """What was looked at."""
        return frozenset(self._stamps)

    def with_paths(self, paths: Iterable[str]) -> FileTimes:
        """The states of these files: of those that were looked at, as they were then.

        The others have changed until they are looked at: nobody knows what was read of them.
        """
        times = FileTimes(())
        times._stamps = {name: self._stamps.get(name, UNKNOWN) for name in paths}
        return times

    def have_changed(self, among: Iterable[str] | None = None) -> bool:
        """True when a file is another than it was, has gone, or has come.

        Args:
            among: The files to look at; None for all.
        """
        names = self._stamps if among is None else among
        return any(_stamp_of(name) != self._stamps.get(name) for name in names)

    def changed_paths(self) -> set[str]:
        """The files of which that is so."""
        return {name for name, stamp in self._stamps.items() if _stamp_of(name) != stamp}


def _stamp_of(name: str) -> FileStamp | None:
    """The state of a file; None where there is none, or nobody may look."""
    try:
        status = os.stat(name)  # noqa: PTH116 - asked thirty times a second, of every file
    except (OSError, ValueError):
        return None
    return FileStamp(status.st_mtime_ns, status.st_size, status.st_ino)
