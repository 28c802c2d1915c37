"""Where compiled templates, and what is known of written documents, are kept between runs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from civplan import __version__


def cache_folder() -> Path | None:
    """The folder for compiled templates of this version; None where the user has no home."""
    base = _system_cache_folder()
    return base / "civplan" / __version__ if base else None


def written_documents_file() -> Path | None:
    """The file that remembers documents; None where there is no folder of the user's own."""
    from civplan.compose.template_cache import make_private_folder  # noqa: PLC0415 - it loads Jinja2

    base = _system_cache_folder()
    folder = base / "civplan" if base else None
    return folder / "documents.jsonl" if folder and make_private_folder(folder) else None


def _system_cache_folder() -> Path | None:
    """The folder for the caches of all programs on this system; None where there is none."""
    folder = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if folder and Path(folder).is_absolute():
        return Path(folder)
    home = os.environ.get("HOME")
    if not home or sys.platform == "win32":
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache")
