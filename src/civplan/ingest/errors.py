"""A document that cannot be read, or not be imported."""

from __future__ import annotations

from civplan.findings.words import Words
from civplan.source.errors import CannotRead


class UnreadableDocument(CannotRead):
    """What a document holds cannot be read, or is not read for safety; the reason says more."""

    def __init__(self, reason: Words, path: str = "") -> None:
        """Take the reason, and the path as the user knows it.

        The steps that read a file's bytes leave the path out; ``read_blocks`` adds it.
        """
        super().__init__(path, reason)


class CannotImport(Exception):
    """Documents can be read, but no plan file can be made of them as asked."""

    def __init__(self, path: str, reason: Words) -> None:
        """Take the document, as messages name it, and the reason."""
        super().__init__(f"{path}: {reason.en}")
        self.path = path
        self.reason = reason
