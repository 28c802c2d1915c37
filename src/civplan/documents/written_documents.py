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
from typing import NamedTuple

from civplan.documents.files import CannotWrite, write_file

LARGEST_MEMORY = 1024 * 1024
"""Bytes, some ten thousand documents; then the older half is forgotten."""


class DocumentOrigin(NamedTuple):
    """What a document was made of."""

    source: str
    """The real path of its plan file."""
    kind: str
    """plan or summary."""


class WrittenDocuments:
    """The digests of documents, with what they were made of."""

    def __init__(self, file: Path | None = None) -> None:
        """Take the file that keeps them; None to remember nothing between runs."""
        self._file = file
        self._origins: dict[str, DocumentOrigin] | None = None

    def origin_of(self, data: bytes) -> DocumentOrigin | None:
        """The origin of a document with these bytes; None for one that is not known."""
        if self._origins is None:
            self._origins = dict(_known_origins(self._file))
        return self._origins.get(document_digest(data))

    def add(self, data: bytes, source: Path, kind: str) -> None:
        """Remember a document that is about to be written.

        Args:
            data: Its bytes.
            source: Its plan file.
            kind: plan or summary.
        """
        digest, origin = document_digest(data), DocumentOrigin(os.path.realpath(source), kind)
        if self._origins is not None:
            self._origins[digest] = origin
        if self._file is not None:
            _append_line(self._file, json.dumps([digest, *origin]))


def document_digest(data: bytes) -> str:
    """The digest of a document; Git may have changed a text's line ends."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def _known_origins(file: Path | None) -> list[tuple[str, DocumentOrigin]]:
    """The digests and origins in a file; those of lines that are not whole are left out."""
    known = []
    for line in _lines_of(file):
        try:
            digest, source, kind = json.loads(line)
        except (ValueError, TypeError):
            continue
        known.append((str(digest), DocumentOrigin(str(source), str(kind))))
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
