"""What runs the work of a batch: this process, several, or a cluster; all give the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar

from civplan.findings.words import Words

T = TypeVar("T")
R = TypeVar("R")

AT_ONCE = 3
"""Pieces of work that wait for each worker: none stands idle, and memory stays flat."""
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
        """Each piece with its result, in order; None for one on which its worker died.

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

    def __init__(self, workers: int) -> None:
        """Take how many."""
        self.workers = workers

    def run(self, work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[T, R | None]]:
        """Each piece with its result, in order; None for one on which its worker died."""
        with ProcessPoolExecutor(self.workers) as pool:
            for piece, future in submitted(pool, work, pieces, AT_ONCE * self.workers):
                try:
                    yield piece, future.result()
                except BrokenProcessPool:
                    yield piece, None


def submitted(
    executor: Executor, work: Callable[[T], R], pieces: Sequence[T], at_once: int
) -> Iterator[tuple[T, Future[R]]]:
    """Each piece with what will be its result, in order, not too many at once."""
    waiting: deque[tuple[T, Future[R]]] = deque()
    for piece in pieces:
        try:
            future = executor.submit(work, piece)
        except BrokenProcessPool as error:  # a worker has died; the others went with it
            future = Future()
            future.set_exception(error)
        waiting.append((piece, future))
        if len(waiting) >= at_once:
            yield waiting.popleft()
    yield from waiting


def run_again(work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[T, R | None]]:
    """The pieces that were left when a worker died, each alone, so that the guilty one is known."""
    for piece in pieces:
        yield from Processes(1).run(work, [piece])
