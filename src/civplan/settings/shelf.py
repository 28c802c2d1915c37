"""Keeps the settings of folders, so that the disk is searched once for all files of a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from civplan.settings.settings import NOTHING_ASKED, USUAL, Asked, Settings
from civplan.source.errors import CannotRead

FILE = "civplan.toml"
DISTRICT_FILES = ("district.yaml", "街道.yaml")


class Found(NamedTuple):
    """What holds for the files of a folder."""

    settings: Settings
    fault: CannotRead | None = None
    """Why the settings cannot be used; None when they can."""
    communities: tuple[str, ...] = ()
    """The names of the sub-district, if its file lies in the project folder."""


class SettingsShelf:
    """The settings by folder; it lives as long as a run."""

    def __init__(self, asked: Asked = NOTHING_ASKED) -> None:
        """Begin with an empty shelf.

        Args:
            asked: What the command line says.
        """
        self._asked = asked
        self._found: dict[Path, Found] = {}
        self._settings: dict[Path, Settings] = {}

    def settings_for(self, file: Path) -> Settings:
        """The settings for a plan file: those of the nearest civplan.toml above it.

        Raises:
            CannotRead: That civplan.toml cannot be used.
        """
        folder = file.parent
        if folder not in self._settings:
            found = self._found_in(folder.resolve())
            if found.fault:
                raise found.fault
            settings = found.settings.with_asked(self._asked)
            if found.communities:
                settings = settings._replace(
                    communities=(*settings.communities, *found.communities)
                )
            self._settings[folder] = settings
        return self._settings[folder]

    def _found_in(self, folder: Path) -> Found:
        """What holds in a folder: what lies there, or what holds in the one above."""
        if folder not in self._found:
            is_top = folder.parent == folder
            above = Found(USUAL) if is_top else self._found_in(folder.parent)
            self._found[folder] = looked_up(folder, above)
        return self._found[folder]


def looked_up(folder: Path, above: Found) -> Found:
    """What holds in a folder.

    Args:
        folder: The folder.
        above: What holds in the one above it.
    """
    own = folder / FILE
    has_own = own.is_file()
    district = next((file for name in DISTRICT_FILES if (file := folder / name).is_file()), None)
    if not has_own and district is None:
        return above
    found = settings_at(own) if has_own else above
    return found._replace(communities=names_of(district) if district else ())


def settings_at(file: Path) -> Found:
    """The settings of a civplan.toml, or why they cannot be used."""
    from civplan.settings.table import read_settings  # noqa: PLC0415 - few folders have one

    try:
        return Found(read_settings(file, as_shown(file)))
    except CannotRead as error:
        return Found(USUAL, error)


def names_of(district: Path) -> tuple[str, ...]:
    """The names that a sub-district's file gives."""
    from civplan.settings.district import names_in  # noqa: PLC0415 - few folders have one

    return names_in(district)


def as_shown(file: Path) -> str:
    """A path as messages name it: from the current folder where the file lies below it."""
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return os.fspath(file)
