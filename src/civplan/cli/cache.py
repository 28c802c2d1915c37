"""Where compiled templates are kept between runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from civplan import __version__


def cache_folder() -> Path | None:
    """The folder for compiled templates of this version; None where the user has no home."""
    base = _system_cache_folder()
    return base / "civplan" / __version__ if base else None


def _system_cache_folder() -> Path | None:
    """The folder for the caches of all programs on this system; None where there is none."""
    folder = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if folder and Path(folder).is_absolute():
        return Path(folder)
    home = os.environ.get("HOME")
    if not home or sys.platform == "win32":
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache")
