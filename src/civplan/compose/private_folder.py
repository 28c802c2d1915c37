"""Folders of the user's own, whose files may be trusted: nobody else can write in them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

GROUP_OR_OTHERS = stat.S_IWGRP | stat.S_IWOTH
"""The right to write for others than the owner."""
ROOT = 0
"""The user id of the administrator, who owns the folders above a home."""
HAS_OWNERS = hasattr(os, "geteuid")
"""False on Windows, where the folder for caches belongs to the user by itself."""


def make_private_folder(folder: Path) -> bool:
    """Make a folder and those above it, as far as they are missing; True if it is private.

    A folder is private when it belongs to the user, and nobody else but the administrator can
    write in it or put another one in its place.
    """
    try:
        _make_folders(folder)
        return _is_private(folder.resolve())
    except OSError:
        return False


def _make_folders(folder: Path) -> None:
    """Make the missing folders, each for the user alone."""
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=stat.S_IRWXU, exist_ok=True)


def _is_private(folder: Path) -> bool:
    """True when nobody but the user and the administrator can change what lies in a real folder."""
    return (
        is_private_file(folder.stat())
        and folder.is_dir()
        and all(map(_is_safe_parent, folder.parents))
    )


def is_private_file(status: os.stat_result) -> bool:
    """True for a file or folder that belongs to the user and that nobody else can write."""
    if not HAS_OWNERS:
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & GROUP_OR_OTHERS


def _is_safe_parent(folder: Path) -> bool:
    """True when nobody else can rename what lies in a folder.

    In a folder such as /tmp everybody can write, but rename nothing that belongs to others.
    """
    if not HAS_OWNERS:
        return True
    status = folder.stat()
    is_sticky = bool(status.st_mode & stat.S_ISVTX)
    return status.st_uid in {ROOT, os.geteuid()} and (
        is_sticky or not status.st_mode & GROUP_OR_OTHERS
    )
