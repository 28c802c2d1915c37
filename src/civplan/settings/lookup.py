"""What lies in a folder and speaks about the rules: a civplan.toml, a sub-district's file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from civplan.rules.subject import Names
from civplan.settings.district import communities_in
from civplan.settings.settings import Asked, Settings
from civplan.settings.table import read_settings
from civplan.source.errors import CannotRead
from civplan.source.project import DISTRICT_FILES

FILE = "civplan.toml"


class Found(NamedTuple):
    """What holds for the files of a folder."""

    settings: Settings
    fault: CannotRead | None = None
    """Why the civplan.toml cannot be used; None when it can."""
    communities: tuple[Names, ...] = ()
    """Those of the sub-district, if its file lies in the project folder."""


NOTHING = Found(Settings())


def looked_up(folder: Path, above: Found | None) -> Found:
    """What holds in a folder in which at least one of the files lies.

    Args:
        folder: The folder.
        above: What holds in the one above it; None for nothing.
    """
    own = folder / FILE
    found = settings_at(own) if own.is_file() else (above or NOTHING)
    district = next((file for name in DISTRICT_FILES if (file := folder / name).is_file()), None)
    return found._replace(communities=communities_in(district) if district else ())


def settings_at(file: Path) -> Found:
    """The settings of a civplan.toml, or why they cannot be used."""
    try:
        return Found(read_settings(file, as_shown(file)))
    except CannotRead as error:
        return NOTHING._replace(fault=error)


def as_shown(file: Path) -> str:
    """A path as messages name it: from the current folder where the file lies below it."""
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return os.fspath(file)


def settings_of(found: Found | None, asked: Asked | None) -> Settings:
    """The settings for the files of a folder.

    Args:
        found: What holds there; None for nothing.
        asked: What the command line says; None for nothing.

    Raises:
        CannotRead: The civplan.toml cannot be used.
    """
    there = found or NOTHING
    if there.fault:
        raise there.fault
    settings = there.settings.with_asked(asked) if asked else there.settings
    return settings._replace(communities=(*settings.communities, *there.communities))
