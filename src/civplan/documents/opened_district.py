"""Opens a sub-district's own file as a plan file is opened: what is wrong with it, as it counts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from civplan.documents.opened import OpenedPlan
from civplan.model.district_load import load_district
from civplan.model.load import ON_DISK, Contents
from civplan.settings.settled import settled

if TYPE_CHECKING:  # most runs have none
    from civplan.settings.settings import Settings


def open_district_file(
    path: Path, contents: Contents = ON_DISK, *, settings: Settings | None = None
) -> OpenedPlan:
    """Read a sub-district's own file; it makes no documents of a plan.

    Args:
        path: The file.
        contents: What to take instead of reading these files, by their real paths.
        settings: What the project says about the rules; None for all of them as they are.

    Raises:
        CannotRead: The file cannot be read.
    """
    loaded = load_district(path, contents)
    sources = {loaded.source.path: loaded.source}
    told = settled(loaded.findings, sources, None, settings=settings)
    return OpenedPlan(path, None, None, told, sources)
