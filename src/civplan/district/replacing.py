"""Tells what civplan wrote into the output folder from what is somebody's own by now."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from civplan.district.inputs import digest_of_bytes
from civplan.documents.errors import CannotWrite
from civplan.findings.words import Words
from civplan.typeset.origin import made_by_civplan

NAMES_ITS_MAKER = frozenset({".docx", ".html", ".xlsx"})
"""Formats that say that civplan wrote them, until another program saves them."""
UNREADABLE = Words(
    "不能读取，看不出有没有人改过，没有覆盖；先把它移到别处",
    "it cannot be read, so nobody knows whether somebody has edited it: it was left as it is;"
    " move it elsewhere first",
)


def may_be_replaced(path: Path, digest: str, known: Collection[str]) -> bool:
    """Whether there is nothing at a path, or what an earlier run wrote and nobody has changed.

    Args:
        path: Where a document is to go.
        digest: That of the new document.
        known: As ``is_as_written`` takes them.

    Raises:
        CannotWrite: What is there cannot be read.
    """
    return not path.is_file() or is_as_written(path, known, digest)


def is_as_written(path: Path, known: Collection[str], also: str | None = None) -> bool:
    """Whether a file is as an earlier run wrote it.

    Args:
        path: The file.
        known: The digests of what earlier runs wrote there; none where nobody remembers, and then a
            document counts as civplan's as long as it says so itself.
        also: The digest of what would be written now: what is the same already may stand.

    Raises:
        CannotWrite: It cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotWrite(path, UNREADABLE) from error
    if known or path.suffix not in NAMES_ITS_MAKER:
        return digest_of_bytes(data) in {*known, also}
    return made_by_civplan(data)
