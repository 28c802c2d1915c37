"""Times things side by side, and prints what the times belong to."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

WARM_UPS = 2
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
CPU_INFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our time against a peer's, and what the ratio should be."""

    ours: str
    our_seconds: float
    peer: str
    peer_seconds: float
    goal: float
    """The ratio of our seconds to theirs that should not be passed."""

    @property
    def ratio(self) -> float:
        """Our seconds for each of the peer's."""
        return self.our_seconds / self.peer_seconds

    @property
    def holds(self) -> bool:
        """True when the goal is reached."""
        return self.ratio <= self.goal

    def lines(self) -> list[str]:
        """The rows of the table."""
        verdict = "holds" if self.holds else "MISSED"
        judged = f"{self.ratio:9.3f}   goal {self.goal:.3f}: {verdict}"
        return [row(self.ours, self.our_seconds) + judged, row(self.peer, self.peer_seconds)]


def row(what: str, seconds: float) -> str:
    """A row of the table."""
    return f"{what:36}{seconds * 1000:9.2f} ms"


def medians(
    sides: Sequence[Callable[[], object]], rounds: int, warm_ups: int = WARM_UPS
) -> list[float]:
    """The median seconds of each side, run in turn, so that a busy moment hits all of them.

    Every second round runs them in the opposite order.
    """
    times: list[list[float]] = [[] for _ in sides]
    for number in range(-warm_ups, rounds):
        order = list(zip(sides, times, strict=True))
        for side, its_times in order if number % 2 else reversed(order):
            start = time.perf_counter()
            side()
            if number >= 0:
                its_times.append(time.perf_counter() - start)
    return [statistics.median(its_times) for its_times in times]


def process(*command: str | Path) -> Callable[[], object]:
    """Something to time: a whole process, which must succeed.

    Bytecode may be written, whatever the environment says: an installed program has it.
    """
    kept = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}

    def run() -> object:
        ended = subprocess.run(command, env=kept, capture_output=True, check=False)
        if ended.returncode:
            sys.stderr.buffer.write(ended.stderr)
        ended.check_returncode()
        return ended

    return run


def processor_seconds() -> float:
    """Processor seconds of all ended child processes, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def setting(*packages: str) -> str:
    """The machine and the versions that the times belong to."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return "\n".join(
        [
            f"machine   {processor()}, {cores} cores, {platform.system()} {platform.machine()}",
            f"python    {platform.python_version()}",
            f"versions  {', '.join(versions)}",
        ]
    )


def processor() -> str:
    """The processor's name where the system tells it."""
    if CPU_INFO.is_file():
        for line in CPU_INFO.read_text(encoding="utf-8").splitlines():
            if line.lower().startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
