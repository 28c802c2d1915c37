"""Runs work on a Dask cluster instead of processes of this machine, with the same results."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from importlib import import_module
from types import TracebackType
from typing import Any, Self, TypeVar

from civplan import __version__
from civplan.documents.processes import PIECES_PER_WORKER, submit_in_order
from civplan.findings.words import Words

_T = TypeVar("_T")
_R = TypeVar("_R")


class EngineLost(Exception):
    """The cluster cannot be reached; finished files stay."""

    def __init__(self, words: Words) -> None:
        """Take the message."""
        super().__init__(words.en)
        self.words = words


SECONDS_TO_CONNECT = 10
SECONDS_BETWEEN_LOOKS = 5
"""The interval of checks for workers while a piece of work is not finished."""
DASK_NOT_INSTALLED = Words(
    "使用 --scheduler 需要安装 dask.distributed：pip install 'civplan[cluster]'",
    "--scheduler needs dask.distributed: pip install 'civplan[cluster]'",
)
NO_ADDRESS = Words(
    "{address} 不是调度器的地址；写成 tcp://127.0.0.1:8786 这样",
    "{address} is no address of a scheduler; write one such as tcp://127.0.0.1:8786",
)
NO_CERTIFICATES = Words(
    "连接 {address} 要用证书：在 Dask 的设置里写明 distributed.comm.tls 的 ca-file、client.cert 和"
    " client.key",
    "{address} needs certificates: Dask's settings must name ca-file, client.cert and client.key"
    " below distributed.comm.tls",
)
ENCRYPTION_REQUIRED = Words(
    "Dask 的设置要求加密，不连接 {address}；地址写成 tls:// 开头的",
    "Dask's settings require encryption, so {address} was not connected; write an address that"
    " begins with tls://",
)
TLS_PROTOCOL = "tls://"
UNREACHABLE = Words("连不上调度器 {address}", "cannot reach the scheduler {address}")
NO_WORKERS = Words("调度器 {address} 没有工作进程", "the scheduler {address} has no workers")
OTHER_CIVPLAN = Words(
    "调度器 {address} 的工作进程没有安装 civplan {version}",
    "the workers of the scheduler {address} lack civplan {version}",
)
CONNECTION_LOST = Words(
    "与调度器 {address} 的连接断了；已完成的保留，再运行一次即可接着做",
    "the connection to the scheduler {address} is lost; what is done stays done, run it again",
)
WORKERS_LOST = Words(
    "调度器 {address} 的工作进程都没有了；已完成的保留，再运行一次即可接着做",
    "the scheduler {address} has lost all workers; what is done stays done, run it again",
)


class Cluster:
    """Works on a Dask cluster; use it in a ``with`` statement."""

    def __init__(self, address: str) -> None:
        """Connect to a scheduler.

        Args:
            address: Such as ``tcp://127.0.0.1:8786``; for ``tls://`` Dask's settings name the
                certificates.

        Raises:
            EngineLost: Dask is not installed, the scheduler cannot be reached, or has no workers
                with this version of civplan.
        """
        self.address = address
        try:
            self.distributed: Any = import_module("distributed")
        except ImportError as error:
            raise EngineLost(DASK_NOT_INSTALLED) from error
        self.client: Any = self._connected()
        try:
            self.workers = self._count_workers()
        except EngineLost:
            self.client.close(timeout=SECONDS_TO_CONNECT)
            raise

    def _connected(self) -> Any:
        """The client of the scheduler."""
        try:
            return self.distributed.Client(self.address, timeout=SECONDS_TO_CONNECT)
        except OSError:  # a time-out is one
            failure = UNREACHABLE
        except (ValueError, TypeError):
            is_secure = self.address.startswith(TLS_PROTOCOL)
            failure = NO_CERTIFICATES if is_secure else NO_ADDRESS
        except RuntimeError:
            failure = ENCRYPTION_REQUIRED
        # A client that failed closes itself when it is collected. That must be now: during the
        # start of another client, both would wait for the same lock for ever.
        gc.collect()
        raise self._error(failure)

    def _count_workers(self) -> int:
        """The number of pieces that the workers do at a time."""
        workers = sum(self.client.nthreads().values())
        if not workers:
            raise self._error(NO_WORKERS)
        try:
            versions = set(self.client.run(_own_version).values())
        except (ImportError, AttributeError) as error:
            raise self._error(OTHER_CIVPLAN) from error
        if versions != {__version__}:
            raise self._error(OTHER_CIVPLAN)
        return int(workers)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Disconnect; the cluster goes on for others."""
        del kind, trace
        self.client.close(timeout=1 if isinstance(error, EngineLost) else SECONDS_TO_CONNECT)

    def _error(self, words: Words) -> EngineLost:
        """The error with a message about this cluster."""
        return EngineLost(words.filled(address=self.address, version=__version__))

    def run(self, work: Callable[[_T], _R], pieces: Sequence[_T]) -> Iterator[tuple[_T, _R | None]]:
        """Each piece with its result, in order; None for one on which its worker died.

        Raises:
            EngineLost: The connection to the scheduler broke, or it has no workers any more.
        """
        try:
            executor = self.client.get_executor(pure=False)
            at_once = PIECES_PER_WORKER * self.workers
            for piece, future in submit_in_order(executor, work, deque(pieces), at_once):
                yield piece, self._result(future)
        except (OSError, CancelledError) as error:
            raise self._error(CONNECTION_LOST) from error

    def _result(self, future: Future[_R]) -> _R | None:
        """The result of a piece of work; None when its workers died."""
        while True:
            try:
                return future.result(timeout=SECONDS_BETWEEN_LOOKS)
            except TimeoutError:
                if not self.client.nthreads():
                    raise self._error(WORKERS_LOST) from None
            except self.distributed.KilledWorker:
                return None


def _own_version() -> str:
    """The version of civplan in the process that runs this."""
    return __version__
