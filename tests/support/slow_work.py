"""Work for the workers of a cluster, which import it by this name."""

from __future__ import annotations

import os
import time


def slowly_doubled(number: int) -> int:
    """Twice a number, after a while."""
    time.sleep(0.1)
    return number * 2


def doubled_by(number: int) -> int:
    """The process that works, after a while."""
    time.sleep(0.1)
    return os.getpid() if number >= 0 else 0
