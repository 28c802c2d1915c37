"""The settings of folders: the disk is searched once for all files of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from civplan.source.project import PROJECT_MARKERS, is_file

if TYPE_CHECKING:  # most folders have no settings
    from civplan.settings.read import FolderSettings
    from civplan.settings.settings import RuleSelection, Settings


class SettingsCache:
    """The settings by folder; it lives as long as a run."""

    def __init__(self, selection: RuleSelection | None = None) -> None:
        """Begin empty.

        Args:
            selection: What the command line says in the place of a civplan.toml's lists.
        """
        self._selection = selection
        self._by_real_folder: dict[Path, FolderSettings | None] = {}
        self._by_folder: dict[Path, Settings | None] = {}

    def settings_for(self, file: Path) -> Settings | None:
        """The settings for a plan file: those of the nearest civplan.toml above it; None for none.

        Raises:
            CannotRead: That civplan.toml cannot be used.
        """
        folder = file.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._effective_settings(folder)
        return self._by_folder[folder]

    def _effective_settings(self, folder: Path) -> Settings | None:
        """The settings of a folder, with what the command line says."""
        of_folder = self._folder_settings(folder.resolve())
        if of_folder is None and self._selection is None:
            return None
        from civplan.settings.read import effective_settings  # noqa: PLC0415 - as above

        return effective_settings(of_folder, self._selection)

    def _folder_settings(self, folder: Path) -> FolderSettings | None:
        """The settings in a folder, or in the next one above that has some; None without any."""
        if folder not in self._by_real_folder:
            above = None if folder.parent == folder else self._folder_settings(folder.parent)
            if any(is_file(folder / marker) for marker in PROJECT_MARKERS):
                from civplan.settings.read import read_folder_settings  # noqa: PLC0415 - as above

                above = read_folder_settings(folder, above)
            self._by_real_folder[folder] = above
        return self._by_real_folder[folder]
