"""Reads a sub-district's own file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from civplan.findings.finding import Finding
from civplan.model.district import DISTRICT, District
from civplan.model.district_names import repeated_names
from civplan.model.ids import repeated_ids
from civplan.model.load import ON_DISK, Contents
from civplan.model.records import records_in
from civplan.source.source import Source, parse_source, read_source

NAMES = frozenset[str]().union(*(shape.by_name for shape in records_in(DISTRICT).values()))
"""Every name that a key of the file may have."""


class LoadedDistrict(NamedTuple):
    """What was read: the sub-district, unless the file is too broken, and all that is wrong."""

    district: District | None
    findings: tuple[Finding, ...]
    """In the order of the file."""
    source: Source


def load_district(path: Path, contents: Contents = ON_DISK) -> LoadedDistrict:
    """Read a sub-district's own file.

    Args:
        path: The file.
        contents: What to take instead of reading these files, by their real paths.

    Raises:
        CannotRead: It is missing, no regular file, or may not be read.
    """
    data = contents.get(os.path.realpath(path)) if contents else None
    source = read_source(path, keys=NAMES) if data is None else parse_source(data, str(path), NAMES)
    found = list(source.findings)
    district = None
    if source.root is not None:
        district = DISTRICT.read(source.root, found)
        found += repeated_ids(source.root, DISTRICT)
        found += repeated_names(source.root)
    found.sort(key=lambda one: one.span)
    return LoadedDistrict(district, tuple(found), source)
