"""A Dask scheduler and its workers as processes, as a clerk's colleague would start them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

PYTHON = (sys.executable, "-m")
TESTS = Path(__file__).parent.parent
NO_SETTINGS: Mapping[str, str] = {}
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

    def __init__(
        self, workers: int, protocol: str = "tcp", settings: Mapping[str, str] = NO_SETTINGS
    ) -> None:
        """Start them, and wait until the scheduler answers."""
        self.port, self.settings = free_port(), settings
        self.address = f"{protocol}://127.0.0.1:{self.port}"
        self.scheduler = started(
            "distributed.cli.dask_scheduler",
            *("--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard"),
            *("--protocol", protocol),
            settings=settings,
        )
        self.wait()
        self.workers = [self.worker() for _ in range(workers)]

    def worker(self) -> subprocess.Popen[bytes]:
        """Start a worker."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0")
        return started(
            "distributed.cli.dask_worker", self.address, *options, settings=self.settings
        )

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


def started(
    module: str, *arguments: str, settings: Mapping[str, str] = NO_SETTINGS
) -> subprocess.Popen[bytes]:
    """A process that says nothing and finds the tests' modules, with these settings of Dask."""
    return subprocess.Popen(
        [*PYTHON, module, *arguments],
        env={**os.environ, "PYTHONPATH": str(TESTS), **in_environment(settings)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def in_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings of Dask as variables of the environment."""
    return {
        f"DASK_{name.replace('.', '__').replace('-', '_').upper()}": value
        for name, value in settings.items()
    }


def certificate_settings(folder: Path) -> dict[str, str]:
    """The settings of Dask with a new certificate, which openssl makes."""
    certificate, key = str(folder / "cert.pem"), str(folder / "key.pem")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=civplan", "-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    settings = {"distributed.comm.tls.ca-file": certificate}
    for role in ("scheduler", "worker", "client"):
        settings |= {
            f"distributed.comm.tls.{role}.cert": certificate,
            f"distributed.comm.tls.{role}.key": key,
        }
    return settings


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
