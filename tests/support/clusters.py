"""A Dask scheduler and its workers as processes, as a clerk's colleague would start them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

PYTHON = (sys.executable, "-m")
TESTS = Path(__file__).parent.parent
LONGEST_START = 60
"""Seconds until a scheduler must answer."""


@contextmanager
def time_limit(seconds: int) -> Iterator[None]:
    """Fail what hangs.

    Raises:
        TimeoutError: The time is up.
    """

    def too_long(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"took more than {seconds} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


class Processes:
    """A scheduler and workers of one thread each."""

    def __init__(self, workers: int) -> None:
        """Start them, and wait until the scheduler answers."""
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = started(
            "distributed.cli.dask_scheduler",
            *("--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard"),
        )
        self.wait()
        self.workers = [self.worker() for _ in range(workers)]

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
        return started("distributed.cli.dask_worker", self.address, *options)

    def wait(self) -> None:
        """Wait until the scheduler listens."""
        until = time.monotonic() + LONGEST_START
        while time.monotonic() < until:
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError("the scheduler does not answer")

    def end(self) -> None:
        """Kill all of them."""
        for process in (self.scheduler, *self.workers):
            process.kill()
            process.wait()


def started(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A process that says nothing and finds the tests' modules."""
    return subprocess.Popen(
        [*PYTHON, module, *arguments],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def double_slowly(number: int) -> int:
    """Twice a number, after a while; workers import it by its name."""
    time.sleep(0.1)
    return number * 2


def worker_process(number: int) -> int:
    """The id of the process that did the work, after a while."""
    time.sleep(0.1)
    return os.getpid() if number >= 0 else 0
