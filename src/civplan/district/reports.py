"""The documents about the whole sub-district, each made from its review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from civplan.district.review import Review
from civplan.documents.files import write_whole

Report = Callable[[Review], bytes]

REPORTS: Mapping[str, Report] = {}
"""What makes each file, by its name in the output folder."""


def write_reports(review: Review, folder: Path) -> list[Path]:
    """Write every document about the sub-district, and give their paths.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    written = []
    for name, report in REPORTS.items():
        write_whole(folder / name, report(review))
        written.append(folder / name)
    return written
