"""Spreads work on many files over several processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # their import takes as long as checking a few files
    from concurrent.futures import Executor, Future

T = TypeVar("T")

FEWEST_FILES = 48
"""With fewer files, starting processes takes longer than they save; see docs/performance.md."""
MOST_PROCESSES = 61
"""Windows waits for no more."""
SHARES = 4
"""Shares of the files for each process: one that is done early takes another."""


def spread(
    work: Callable[[Sequence[Path]], list[T]], files: Sequence[Path], jobs: int = 0
) -> list[T]:
    """What the work gives for each file, in their order, however many processes take part.

    Args:
        work: Gives a value for each file of a share; it and its values can be pickled.
        files: The files.
        jobs: Processes to use; 0 for as many as pay.
    """
    processes = min(processes_for(len(files), jobs), len(files), MOST_PROCESSES)
    if processes <= 1:
        return work(files)
    size = ceil(len(files) / (processes * SHARES))
    shares = [files[start : start + size] for start in range(0, len(files), size)]
    return [value for values in _done_elsewhere(work, shares, processes) for value in values]


def processes_for(files: int, jobs: int) -> int:
    """How many processes to use: those that are asked for, or one for each processor."""
    if jobs:
        return jobs
    return processors() if files >= FEWEST_FILES else 1


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _done_elsewhere(
    work: Callable[[Sequence[Path]], list[T]], shares: Sequence[Sequence[Path]], processes: int
) -> list[list[T]]:
    """What the work gives for each share; what a process that died leaves is done in this one."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few runs need it
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    done: list[list[T]] = []
    try:
        with _ended(ProcessPoolExecutor(processes, initializer=ignore_interrupts)) as pool:
            done += (future.result() for future in _submitted(pool, work, shares))
    except (BrokenProcessPool, OSError, NotImplementedError, ImportError):
        # a process was killed, or the system has no more processes or no semaphores
        done += (work(share) for share in shares[len(done) :])
    return done


@contextmanager
def _ended(pool: Executor) -> Iterator[Executor]:
    """A pool that is shut down at the end; of what has not begun nothing is done any more."""
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(
    pool: Executor, work: Callable[[Sequence[Path]], list[T]], shares: Sequence[Sequence[Path]]
) -> list[Future[list[T]]]:
    """The shares, handed to the pool, whose processes start now.

    An interrupt waits until they have started: it is this process that ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        return [pool.submit(work, share) for share in shares]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return [pool.submit(work, share) for share in shares]
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
