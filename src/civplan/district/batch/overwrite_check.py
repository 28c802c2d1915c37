"""Decides whether a document may be overwritten: never one that somebody has edited."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from civplan.district.memory.inputs import digest_of_bytes
from civplan.documents.files import CannotWrite, is_read_only
from civplan.findings.words import Words
from civplan.typeset.origin import ZIP_SIGNATURE, is_unedited_document

FORMATS_WITH_IMPRINT = frozenset({".docx", ".html", ".pdf", ".xlsx"})
"""Formats that carry a digest of what they say."""
PACKAGE_ENDINGS = frozenset({".docx", ".xlsx"})
PDF_ENDING, END_OF_PDF = ".pdf", b"%%EOF"
EXISTING_FILE_UNREADABLE = Words(
    "不能读取，看不出有没有人改过，没有覆盖；先把它移到别处",
    "it cannot be read, so nobody knows whether somebody has edited it: it was left as it is;"
    " move it elsewhere first",
)
EXISTING_FILE_READ_ONLY = Words(
    "文件是只读的，没有覆盖；先把它移到别处，或取消只读",
    "the file is read-only and was left as it is; move it elsewhere, or make it writable first",
)
IsOurs = Callable[[str], bool]
"""Whether civplan wrote a file with this digest, under whatever name."""


class OverwriteCheck:
    """Tells documents of civplan from those that somebody has edited, in one output folder."""

    def __init__(self, is_ours: IsOurs) -> None:
        """Take what knows the digests of everything written there."""
        self.is_ours = is_ours

    def overwritable_digest(
        self, path: Path, known: Collection[str], new: Callable[[], bytes]
    ) -> str | None:
        """The digest of what a new document replaces: empty for none, None for an edited file.

        Args:
            path: The document's path.
            known: The digests that earlier runs wrote there; without any, a document is civplan's
                as long as its own digest is right.
            new: Gives the new document, which may replace itself, and a part of itself.

        Raises:
            CannotWrite: The file there cannot be read, or is protected against writing.
        """
        if not path.is_file():
            return ""
        data = _data_of(path)
        if is_read_only(path) and new() != data:
            raise CannotWrite(path, EXISTING_FILE_READ_ONLY)
        digest = digest_of_bytes(data)
        if digest in known or not data or self.is_ours(digest):
            return digest
        if new().startswith(data) or (known and _is_damaged(path, data)):
            return digest
        return digest if not known and _is_unedited_by_imprint(path, data) else None

    def is_lost(self, path: Path, known: Collection[str]) -> bool:
        """True for a document that has to be made again: gone, empty, cut, or another one's.

        A text that is not as it was written may be cut or edited: only a new one tells, of which a
        cut one is the beginning. An edited package and an unreadable file are not lost.

        Args:
            path: The document's path.
            known: The digests that earlier runs wrote there.
        """
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return True
        except OSError:
            return not path.is_file()
        digest = digest_of_bytes(data)
        if digest in known:
            return False
        is_text = path.suffix not in {*PACKAGE_ENDINGS, PDF_ENDING}
        return not data or is_text or self.is_ours(digest) or _is_damaged(path, data)


def is_unedited(path: Path, known: Collection[str]) -> bool:
    """True for a document that nobody has edited since civplan wrote it.

    Args:
        path: The document's path.
        known: The digests that earlier runs wrote there.

    Raises:
        CannotWrite: It cannot be read.
    """
    data = _data_of(path)
    return digest_of_bytes(data) in known or (not known and _is_unedited_by_imprint(path, data))


def _is_unedited_by_imprint(path: Path, data: bytes) -> bool:
    """True for a document that carries its own digest, and nobody has edited it."""
    return path.suffix in FORMATS_WITH_IMPRINT and is_unedited_document(data)


def _data_of(path: Path) -> bytes:
    """The contents of a file.

    Raises:
        CannotWrite: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotWrite(path, EXISTING_FILE_UNREADABLE) from error


def _is_damaged(path: Path, data: bytes) -> bool:
    """True for what no program saves: a package or PDF that breaks off, a text with zero bytes."""
    if path.suffix == PDF_ENDING:
        return END_OF_PDF not in data
    if path.suffix not in PACKAGE_ENDINGS:
        return b"\0" in data
    if not data.startswith(ZIP_SIGNATURE):
        return not data.strip(b"\0")
    try:
        with ZipFile(BytesIO(data)) as package:
            return package.testzip() is not None
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return True
