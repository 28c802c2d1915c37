"""The project folder: the files that a plan file may use."""

from __future__ import annotations

import os
from pathlib import Path

DISTRICT_FILES = ("district.yaml", "街道.yaml")
"""The names of a sub-district's own file; the first one that exists counts."""
PROFILE_FILE = "profile.yaml"
"""A folder with this file is a pack and holds no plan files."""
SETTINGS_FILE = "civplan.toml"
PROJECT_MARKERS = (SETTINGS_FILE, *DISTRICT_FILES)
"""A folder with one of these files is the project folder of everything below it."""


def project_folder(folder: Path) -> Path:
    """The project that a plan file's folder belongs to.

    The nearest folder upward with one of the marker files; without one, the parent of the folder.
    """
    folder = folder.resolve()
    for candidate in (folder, *folder.parents):
        if any(is_file(candidate / marker) for marker in PROJECT_MARKERS):
            return candidate
    return folder.parent


def is_file(path: Path) -> bool:
    """True for an ordinary file or a link to one; false too where nobody may look."""
    return os.path.isfile(path)  # noqa: PTH113 - it never raises


def lies_inside(project: Path, path: Path) -> bool:
    """True when a path, with links resolved, is in the project folder and is a possible path."""
    try:
        return path.resolve().is_relative_to(project)
    except (OSError, RuntimeError, ValueError):  # a circle of links, a NUL in the name
        return False


def leads_out(path: Path) -> bool:
    """True for a link to a file outside the project folder.

    A file that marks a project folder may be a link to one in the project above.
    """
    if not path.is_symlink():
        return False
    folder = path.parent.resolve()
    bounds = project_folder(folder.parent if path.name in PROJECT_MARKERS else folder)
    return not lies_inside(bounds, path)
