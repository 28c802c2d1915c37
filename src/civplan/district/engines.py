"""What runs the work of a batch: this process, several, or a cluster; all give the same."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection, parent_process
from typing import Protocol, TypeVar

from civplan.findings.words import Words

T = TypeVar("T")
R = TypeVar("R")

AT_ONCE = 3
"""Pieces of work that wait for each worker: none stands idle, and memory stays flat."""
MOST_PROCESSES = 61
"""Windows waits for no more."""
WORKER_DIED = Words(
    "处理这个文件的进程两次异常退出", "the process that worked on this file died twice"
)


class EngineLost(Exception):
    """The cluster cannot be reached; what is done stays done."""

    def __init__(self, words: Words) -> None:
        """Take what to tell."""
        super().__init__(words.en)
        self.words = words


class Engine(Protocol):
    """Runs a function over pieces of work."""

    @property
    def workers(self) -> int:
        """How many pieces it works on at a time."""

    def run(self, work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[T, R | None]]:
        """Each piece with its result, in order; None for one lost with a worker that died.

        Raises:
            EngineLost: The cluster cannot be reached.
        """


class ThisProcess:
    """Works in this process, for few files."""

    workers = 1

    def run(self, work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[T, R | None]]:
        """Each piece with its result, in order."""
        for piece in pieces:
            yield piece, work(piece)


class Processes:
    """Works in several processes of this machine."""

    def __init__(self, workers: int, at_once: int = AT_ONCE) -> None:
        """Take how many, and how many pieces may be given to each before one comes back."""
        self.workers = min(workers, MOST_PROCESSES)
        self.at_once = at_once * self.workers

    def run(self, work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[T, R | None]]:
        """Each piece with its result, in order.

        When a worker dies, the pieces that were given out and had not come back are None: any of
        them may be the guilty one. New workers do the rest.
        """
        left = deque(pieces)
        while left:
            with ended(ProcessPoolExecutor(self.workers, initializer=begin_work)) as pool:
                for piece, future in submitted(pool, work, left, self.at_once):
                    try:
                        result = future.result()
                    except BrokenProcessPool:
                        yield piece, None
                    else:
                        yield piece, result


@contextmanager
def ended(pool: Executor) -> Iterator[Executor]:
    """A pool that is shut down at the end; of what has not begun nothing is done any more."""
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def submitted(
    executor: Executor, work: Callable[[T], R], left: deque[T], at_once: int
) -> Iterator[tuple[T, Future[R]]]:
    """Each piece with what will be its result, in order, not too many at once.

    Args:
        executor: What works.
        work: What to do with each piece.
        left: The pieces; those that are given out are taken from it. A broken executor takes none.
        at_once: How many may be given out before one comes back.
    """
    waiting: deque[tuple[T, Future[R]]] = deque()
    while left:
        try:
            waiting.append((left[0], executor.submit(work, left[0])))
        except BrokenProcessPool:
            break
        left.popleft()
        if len(waiting) >= at_once:
            yield waiting.popleft()
    yield from waiting


def run_again(work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[T, R | None]]:
    """The pieces that were left when a worker died, one at a time: a guilty one is known."""
    yield from Processes(1, at_once=1).run(work, pieces)


def begin_work() -> None:
    """Prepare a process: Ctrl-C is its parent's, and it does not outlive that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=end_with, args=(parent.sentinel,), daemon=True).start()


def end_with(sentinel: int) -> None:
    """Wait until the parent has died, be it killed, and end at once."""
    connection.wait([sentinel])
    os._exit(1)
