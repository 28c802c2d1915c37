"""Keeps the packs of many plans, so that a batch reads each profile once."""

from __future__ import annotations

from pathlib import Path

from civplan.findings.finding import Finding, Span
from civplan.model.packs import Pack, find_pack, is_folder_name

Place = tuple[str, Path | None]
"""A pack's name, and the folder that it is relative to; None for a built-in one."""


class PackShelf:
    """The packs that have been found without a fault; it lives as long as a batch."""

    def __init__(self) -> None:
        """Begin with an empty shelf."""
        self._packs: dict[Place, Pack] = {}

    def find(self, name: str, beside: Path, place: Span) -> tuple[Pack | None, list[Finding]]:
        """The pack that a plan file names, and what is wrong with it, as ``find_pack`` tells.

        Raises:
            CannotRead: The profile of a folder cannot be read.
        """
        kept: Place = (name, beside if is_folder_name(name) else None)
        if kept in self._packs:
            return self._packs[kept], []
        pack, found = find_pack(name, beside, place)
        if pack and not found:
            self._packs[kept] = pack
        return pack, found
