"""The process pool: runs work on many files in this process or in several; both give the same."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:  # their import takes as long as checking a few files
    from concurrent.futures import Executor, Future

_T = TypeVar("_T")
_R = TypeVar("_R")

FEWEST_FILES_TO_CHECK = 48
"""Files from which on several processes are used; see docs/performance.md."""
FEWEST_FILES_TO_RENDER = 8
"""As above, where documents are made as well."""
MOST_WORKERS = 61
"""Windows waits for no more."""
PIECES_PER_WORKER = 3
"""Pieces of work submitted for each worker: none is idle, and memory stays flat."""
SHARES_PER_WORKER = 4
"""Shares of the files for each worker: one that is done early takes another."""


class Engine(Protocol):
    """Runs a function over pieces of work."""

    @property
    def workers(self) -> int:
        """How many pieces it works on at a time."""

    def run(self, work: Callable[[_T], _R], pieces: Sequence[_T]) -> Iterator[tuple[_T, _R | None]]:
        """Each piece with its result, in order; None for one lost with a worker that died."""


class ThisProcess:
    """Works in this process, for few files."""

    workers = 1

    def run(self, work: Callable[[_T], _R], pieces: Sequence[_T]) -> Iterator[tuple[_T, _R | None]]:
        """Each piece with its result, in order."""
        for piece in pieces:
            yield piece, work(piece)


class Processes:
    """Works in several processes of this machine."""

    def __init__(self, workers: int, at_once: int = PIECES_PER_WORKER) -> None:
        """Set the number of workers, and how many pieces each may have submitted at once."""
        self.workers = min(workers, MOST_WORKERS)
        self.at_once = at_once * self.workers

    def run(self, work: Callable[[_T], _R], pieces: Sequence[_T]) -> Iterator[tuple[_T, _R | None]]:
        """Each piece with its result, in order.

        When a worker dies, the result of every piece that was submitted and has none yet is None:
        any of them may be the cause. New workers do the rest. Where the system has no semaphores
        or no more processes, this process does the work.
        """
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few runs need it
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        left = deque(pieces)
        while left:
            try:
                executor = ProcessPoolExecutor(self.workers, initializer=_prepare_worker)
            except (OSError, NotImplementedError, ImportError):
                yield from ThisProcess().run(work, left)
                return
            with _shut_down_after(executor):
                if not _start_workers(executor):
                    yield from ThisProcess().run(work, left)
                    return
                for piece, future in submit_in_order(executor, work, left, self.at_once):
                    try:
                        result = future.result()
                    except BrokenProcessPool:
                        yield piece, None
                    else:
                        yield piece, result


def engine_for(files: int, fewest: int, jobs: int = 0) -> ThisProcess | Processes:
    """What to work with.

    Args:
        files: How many files there are.
        fewest: From how many files on several processes save time.
        jobs: Processes to use; 0 for one for each processor, where that saves time.
    """
    workers = min(jobs or (usable_processors() if files >= fewest else 1), files)
    return Processes(workers) if workers > 1 else ThisProcess()


def map_files(
    work: Callable[[Sequence[_T]], list[_R]], files: Sequence[_T], jobs: int = 0
) -> list[_R]:
    """The result of each file, in their order, from as many processes as save time.

    Args:
        work: Gives the results of some files; it and they can be pickled.
        files: The files.
        jobs: Processes to use; 0 for as many as save time.
    """
    engine = engine_for(len(files), FEWEST_FILES_TO_CHECK, jobs)
    shares = engine.workers * SHARES_PER_WORKER if engine.workers > 1 else 1
    size = max(1, ceil(len(files) / shares))
    pieces = [files[start : start + size] for start in range(0, len(files), size)]
    results: list[_R] = []
    for piece, values in engine.run(work, pieces):
        results += work(piece) if values is None else values
    return results


def run_one_at_a_time(
    work: Callable[[_T], _R], pieces: Sequence[_T]
) -> Iterator[tuple[_T, _R | None]]:
    """The pieces that a dead worker left, one at a time, so that the cause is known."""
    yield from Processes(1, at_once=1).run(work, pieces)


def usable_processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def submit_in_order(
    executor: Executor, work: Callable[[_T], _R], left: deque[_T], at_once: int
) -> Iterator[tuple[_T, Future[_R]]]:
    """Each piece with its future, in order, not too many at once.

    Args:
        executor: What works.
        work: What to do with each piece.
        left: The pieces; those submitted are removed. A broken executor takes none.
        at_once: How many may be submitted before the first is waited for.
    """
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as above

    waiting: deque[tuple[_T, Future[_R]]] = deque()
    while left:
        try:
            with _interrupts_blocked():
                waiting.append((left[0], executor.submit(work, left[0])))
        except BrokenExecutor:
            break
        left.popleft()
        if len(waiting) >= at_once:
            yield waiting.popleft()
    yield from waiting


@contextmanager
def _shut_down_after(executor: Executor) -> Iterator[None]:
    """Shut down at the end: cancels pending work and waits for the workers."""
    try:
        yield
    finally:
        executor.shutdown(cancel_futures=True)


def _start_workers(executor: Executor) -> bool:
    """Start the workers; False when the system has no more processes."""
    try:
        with _interrupts_blocked():
            executor.submit(os.getpid)
    except OSError:
        return False
    return True


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Let Ctrl-C wait while workers start: they inherit this, and the parent ends them."""
    if sys.platform == "win32" or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare_worker() -> None:
    """Prepare a worker: Ctrl-C is its parent's, and it does not outlive that one.

    This runs in workers only: the process of whoever uses the library stays as it is.
    """
    import threading  # noqa: PLC0415 - only workers need them
    from multiprocessing import parent_process  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_exit_with_parent, args=(parent.sentinel,), daemon=True).start()


def _exit_with_parent(sentinel: int) -> None:
    """Wait until the parent has died, even if killed, and end at once."""
    from multiprocessing import connection  # noqa: PLC0415 - as above

    connection.wait([sentinel])
    os._exit(1)
