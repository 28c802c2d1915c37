"""Tells what civplan wrote into the output folder from what is somebody's own by now."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from civplan.district.memory.inputs import digest_of_bytes
from civplan.documents.files import CannotWrite
from civplan.findings.words import Words
from civplan.typeset.origin import is_civplan_document

FORMATS_WITH_GENERATOR = frozenset({".docx", ".html", ".xlsx"})
"""Formats that say that civplan wrote them, until another program saves them."""
EXISTING_FILE_UNREADABLE = Words(
    "不能读取，看不出有没有人改过，没有覆盖；先把它移到别处",
    "it cannot be read, so nobody knows whether somebody has edited it: it was left as it is;"
    " move it elsewhere first",
)


def overwritable_digest(path: Path, known: Collection[str], new: str) -> str | None:
    """The digest of what a new document replaces: empty for nothing, None for somebody's own.

    Args:
        path: Where the document is to go.
        known: The digests of what earlier runs wrote there; none where nobody remembers, and then a
            document counts as civplan's as long as it says so itself.
        new: The digest of the new document: what is the same already may be replaced.

    Raises:
        CannotWrite: What is there cannot be read.
    """
    return digest_if_ours(path, known, new) if path.is_file() else ""


def digest_if_ours(path: Path, known: Collection[str], new: str = "") -> str | None:
    """The digest of a file that is as an earlier run wrote it; None for one that is not.

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
    found = digest_of_bytes(data)
    if known or path.suffix not in FORMATS_WITH_GENERATOR:
        return found if found in {*known, new} else None
    return found if is_civplan_document(data) else None
