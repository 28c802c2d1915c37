"""Whether a file may be replaced: only what civplan wrote, and nobody has saved since."""

from __future__ import annotations

from pathlib import Path

from civplan.documents import errors
from civplan.documents.errors import CannotWrite
from civplan.documents.files import reason_of
from civplan.documents.render import RenderedDocument

BEGINS_WITH_TITLE = frozenset({".md", ".txt"})
"""Formats that cannot name their maker; such a file counts as civplan's when it has the title."""
TITLE_WITHIN = 12
"""Lines from the top in which the title must stand; a header may stand before it."""


def refuse_foreign(path: Path, document: RenderedDocument) -> None:
    """Stop before a file is replaced that civplan did not write.

    Raises:
        CannotWrite: A file of that name exists and is somebody else's.
    """
    try:
        ours = not path.is_file() or is_ours(path, document)
    except OSError as error:
        raise CannotWrite(path, reason_of(error, path)) from error
    if not ours:
        raise CannotWrite(path, errors.NOT_OURS)


def is_ours(path: Path, document: RenderedDocument) -> bool:
    """True when civplan wrote the file."""
    if path.suffix not in BEGINS_WITH_TITLE:
        from civplan.typeset.origin import made_by_civplan  # noqa: PLC0415 - it loads zipfile

        return made_by_civplan(path)
    with path.open("rb") as file:
        head = file.read(len(document.data)).decode(errors="replace")
    return letters(document.title) in letters("".join(head.splitlines()[:TITLE_WITHIN]))


def letters(text: str) -> str:
    """A text without white space, and without the signs with which Markdown keeps marks as text."""
    return "".join(text.split()).replace("\\", "")
