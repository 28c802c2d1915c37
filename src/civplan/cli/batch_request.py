"""What the options of ``civplan batch`` ask for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Request(NamedTuple):
    """What the options of ``civplan batch`` ask for."""

    output: Path
    formats: str
    jobs: int
    """Processes; 0 for one a processor."""
    scheduler: str
    """The address of a Dask scheduler; empty for processes of this machine."""
    as_of: str
    prune: bool
    with_contacts: bool
    merge: bool
    """Whether all communities' documents go into one as well."""
    quiet: bool
    left_out: frozenset[str] = frozenset()
    """Reports that were asked for and cannot be made here; those of earlier runs may stay."""
