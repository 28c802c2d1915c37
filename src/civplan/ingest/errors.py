"""A document that cannot be read."""

from __future__ import annotations

from civplan.findings.words import Words


class UnreadableDocument(Exception):
    """A document cannot be read, or is not read for safety; the reason says what to do."""

    def __init__(self, reason: Words, path: str = "") -> None:
        """Take the reason, and the path as the user knows it.

        The steps that read a file's bytes leave the path out; ``read_blocks`` adds it.
        """
        super().__init__(f"{path}: {reason.en}" if path else reason.en)
        self.reason = reason
        self.path = path
