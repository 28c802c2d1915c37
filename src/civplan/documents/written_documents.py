"""Remembers which documents civplan wrote on this machine, and of which plan file.

A text has no place for a digest of its own, and no document names its plan file; both are kept in a
file of the user's, a line for each document. Without it, a text that has to change is somebody
else's.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

from civplan.documents.files import CannotWrite, write_file

LARGEST_MEMORY = 1024 * 1024
"""Bytes, some ten thousand documents; then the older half is forgotten."""


class WrittenDocuments:
    """The digests of documents, with the plan files that they were made of."""

    def __init__(self, file: Path | None = None) -> None:
        """Take the file that keeps them; None to remember nothing between runs."""
        self._file = file
        self._sources: dict[str, str] | None = None

    def source_of(self, data: bytes) -> Path | None:
        """The plan file of a document with these bytes; None for one that is not known."""
        if self._sources is None:
            self._sources = dict(_known_sources(self._file))
        source = self._sources.get(document_digest(data))
        return None if source is None else Path(source)

    def add(self, data: bytes, source: Path) -> None:
        """Remember a document that is about to be written.

        Args:
            data: Its bytes.
            source: Its plan file.
        """
        digest, path = document_digest(data), os.path.realpath(source)
        if self._sources is not None:
            self._sources[digest] = path
        if self._file is not None:
            _append_line(self._file, json.dumps([digest, path]))


def document_digest(data: bytes) -> str:
    """The digest of a document; Git may have changed a text's line ends."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _known_sources(file: Path | None) -> list[tuple[str, str]]:
    """The digests and plan files in a file; those of lines that are not whole are left out."""
    known = []
    for line in _lines_of(file):
        try:
            digest, source = json.loads(line)
        except (ValueError, TypeError):
            continue
        known.append((str(digest), str(source)))
    return known


def _lines_of(file: Path | None) -> list[bytes]:
    """The lines of a file; none where it cannot be read."""
    try:
        return file.read_bytes().splitlines() if file else []
    except OSError:
        return []


def _append_line(file: Path, line: str) -> None:
    """Add a line to a file, as a whole; where it cannot be written, nothing is remembered."""
    try:
        number = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(number, f"{line}\n".encode())
            is_large = os.fstat(number).st_size > LARGEST_MEMORY
        finally:
            os.close(number)
        if is_large:
            lines = _lines_of(file)
            write_file(file, b"\n".join([*lines[len(lines) // 2 :], b""]))
    except (OSError, CannotWrite):
        return
