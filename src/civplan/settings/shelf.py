"""Keeps the settings of folders, so that the disk is searched once for all files of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from civplan.source.project import MARKERS

if TYPE_CHECKING:  # most folders have no settings
    from civplan.settings.lookup import Found
    from civplan.settings.settings import Asked, Settings


class SettingsShelf:
    """The settings by folder; it lives as long as a run."""

    def __init__(self, asked: Asked | None = None) -> None:
        """Begin with an empty shelf.

        Args:
            asked: What the command line says in the place of a civplan.toml's lists.
        """
        self._asked = asked
        self._found: dict[Path, Found | None] = {}
        self._settings: dict[Path, Settings | None] = {}

    def settings_for(self, file: Path) -> Settings | None:
        """The settings for a plan file: those of the nearest civplan.toml above it; None for none.

        Raises:
            CannotRead: That civplan.toml cannot be used.
        """
        folder = file.parent
        if folder not in self._settings:
            self._settings[folder] = self._settings_in(folder)
        return self._settings[folder]

    def _settings_in(self, folder: Path) -> Settings | None:
        """The settings of a folder, with what the command line says."""
        found = self._found_in(folder.resolve())
        if found is None and self._asked is None:
            return None
        from civplan.settings.lookup import settings_of  # noqa: PLC0415 - as above

        return settings_of(found, self._asked)

    def _found_in(self, folder: Path) -> Found | None:
        """What holds in a folder: what lies there, or what holds in the one above."""
        if folder not in self._found:
            above = None if folder.parent == folder else self._found_in(folder.parent)
            self._found[folder] = found_in(folder, above)
        return self._found[folder]


def found_in(folder: Path, above: Found | None) -> Found | None:
    """What holds in a folder; None when nothing speaks about the rules there or above."""
    if not any((folder / marker).is_file() for marker in MARKERS):
        return above
    from civplan.settings.lookup import looked_up  # noqa: PLC0415 - as above

    return looked_up(folder, above)
