"""A Dask cluster as an engine; needs the extra ``civplan[cluster]``."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from importlib import import_module
from types import TracebackType
from typing import Any, Self, TypeVar

from civplan.district.engines import AT_ONCE, EngineLost, submitted
from civplan.findings.words import Words

T = TypeVar("T")
R = TypeVar("R")

SECONDS_TO_CONNECT = 10
NOT_INSTALLED = Words(
    "使用 --scheduler 需要安装 dask.distributed：pip install 'civplan[cluster]'",
    "--scheduler needs dask.distributed: pip install 'civplan[cluster]'",
)
NO_WORKERS = Words("调度器 {address} 没有工作进程", "the scheduler {address} has no workers")
LOST = Words(
    "与调度器 {address} 的连接断了；已完成的保留，再运行一次即可接着做",
    "the connection to the scheduler {address} is lost; what is done stays done, run it again",
)
UNREACHABLE = Words("连不上调度器 {address}", "cannot reach the scheduler {address}")


class Cluster:
    """Works on a Dask cluster; use it in a ``with`` statement."""

    def __init__(self, address: str) -> None:
        """Connect to a scheduler.

        Args:
            address: Such as ``tcp://127.0.0.1:8786``.

        Raises:
            EngineLost: Dask is not installed, the scheduler cannot be reached, or has no workers.
        """
        self.address = address
        try:
            self.distributed: Any = import_module("distributed")
        except ImportError as error:
            raise EngineLost(NOT_INSTALLED) from error
        try:
            self.client: Any = self.distributed.Client(address, timeout=SECONDS_TO_CONNECT)
        except (OSError, ValueError) as error:  # a time-out is an OSError
            raise self.lost(UNREACHABLE) from error
        self.workers = sum(self.client.nthreads().values())
        if not self.workers:
            self.client.close()
            raise self.lost(NO_WORKERS)

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the cluster, which goes on for others."""
        del kind, error, trace
        self.client.close(timeout=SECONDS_TO_CONNECT)

    def lost(self, words: Words) -> EngineLost:
        """The error that the scheduler is lost, in some words."""
        return EngineLost(Words(*(text.replace("{address}", self.address) for text in words)))

    def run(self, work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[tuple[T, R | None]]:
        """Each piece with its result, in order; None for one on which its worker died.

        Raises:
            EngineLost: The connection to the scheduler broke.
        """
        executor = self.client.get_executor(pure=False)
        for piece, future in submitted(executor, work, deque(pieces), AT_ONCE * self.workers):
            try:
                yield piece, future.result()
            except self.distributed.KilledWorker:
                yield piece, None
            except (OSError, self.distributed.comm.CommClosedError, CancelledError) as error:
                raise self.lost(LOST) from error
