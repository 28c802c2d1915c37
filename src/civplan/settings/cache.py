"""Keeps the settings of folders, so that the disk is searched once for all files of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from civplan.source.project import PROJECT_MARKERS

if TYPE_CHECKING:  # most folders have no settings
    from civplan.settings.read import FolderSettings
    from civplan.settings.settings import RuleSelection, Settings


class SettingsCache:
    """The settings by folder; it lives as long as a run."""

    def __init__(self, asked: RuleSelection | None = None) -> None:
        """Begin with an empty shelf.

        Args:
            asked: What the command line says in the place of a civplan.toml's lists.
        """
        self._asked = asked
        self._found: dict[Path, FolderSettings | None] = {}
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
        from civplan.settings.read import effective_settings  # noqa: PLC0415 - as above

        return effective_settings(found, self._asked)

    def _found_in(self, folder: Path) -> FolderSettings | None:
        """What holds in a folder: what lies there, or what holds in the one above."""
        if folder not in self._found:
            above = None if folder.parent == folder else self._found_in(folder.parent)
            self._found[folder] = _find_folder_settings(folder, above)
        return self._found[folder]


def _find_folder_settings(folder: Path, above: FolderSettings | None) -> FolderSettings | None:
    """What holds in a folder; None when nothing speaks about the rules there or above."""
    if not any((folder / marker).is_file() for marker in PROJECT_MARKERS):
        return above
    from civplan.settings.read import read_folder_settings  # noqa: PLC0415 - as above

    return read_folder_settings(folder, above)
