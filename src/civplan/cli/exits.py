"""Exit codes."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit code means."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    """Wrong usage, or a file that cannot be read or written."""
    INTERNAL = 3
    INTERRUPTED = 130
