"""Decides whether a document may be overwritten: never one that somebody has edited."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from civplan.district.memory.inputs import digest_of_bytes
from civplan.documents.files import CannotWrite
from civplan.findings.words import Words
from civplan.typeset.origin import is_civplan_document

FORMATS_WITH_GENERATOR = frozenset({".docx", ".html", ".xlsx"})
"""Formats that name civplan as their generator, until another program saves them."""
EXISTING_FILE_UNREADABLE = Words(
    "不能读取，看不出有没有人改过，没有覆盖；先把它移到别处",
    "it cannot be read, so nobody knows whether somebody has edited it: it was left as it is;"
    " move it elsewhere first",
)


def overwritable_digest(path: Path, known: Collection[str], new: str) -> str | None:
    """The digest of the file that a new document replaces: empty for none, None for an edited one.

    Args:
        path: The document's path.
        known: The digests that earlier runs wrote there; without any, a document is civplan's as
            long as it names civplan as its generator.
        new: The digest of the new document, which may replace itself.

    Raises:
        CannotWrite: The file there cannot be read.
    """
    return digest_if_ours(path, known, new) if path.is_file() else ""


def digest_if_ours(path: Path, known: Collection[str], new: str = "") -> str | None:
    """The digest of a file that nobody has edited since civplan wrote it; None for any other.

    Args:
        path: The file.
        known: As above.
        new: As above; empty where there is none.

    Raises:
        CannotWrite: It cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotWrite(path, EXISTING_FILE_UNREADABLE) from error
    digest = digest_of_bytes(data)
    if known or path.suffix not in FORMATS_WITH_GENERATOR:
        return digest if digest in {*known, new} else None
    return digest if is_civplan_document(data) else None
