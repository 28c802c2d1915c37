"""Ctrl-C while the command starts: exit 130, and no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from support.command import plain_environment

READY = "import sys, civplan.cli.start as first; print('ready', flush=True); "
LOADING = """
import builtins, civplan.cli.start as first
def interrupted(*arguments):
    raise KeyboardInterrupt
builtins.__import__ = interrupted
first.start()
"""
TIDYING = """
import sys, types, civplan.cli.start as first
class Closing:
    def __del__(self):
        raise KeyboardInterrupt
def main():
    Closing()
    print("went on", flush=True)
sys.modules["civplan.cli.main"] = types.SimpleNamespace(main=main)
first.start()
"""
FIRST_HALF_SECOND = [number / 80 for number in range(40)]


def run_python(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Python that runs some code with arguments of the command."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=plain_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("code", [LOADING, TIDYING])
def test_an_interrupt_that_comes_outside_the_command_ends_it(code: str) -> None:
    run = run_python(code)

    assert run.communicate(timeout=30) == ("", "")
    assert run.returncode == 130


@pytest.mark.slow
def test_an_interrupt_in_the_first_half_second_shows_nothing(examples: Path) -> None:
    endings: Counter[tuple[int, str]] = Counter()
    for seconds in FIRST_HALF_SECOND:
        run = run_python(f"{READY}first.start()", "validate", examples / "hunei-2007.yaml")
        assert run.stdout
        assert run.stdout.readline() == "ready\n"
        time.sleep(seconds)
        os.kill(run.pid, signal.SIGINT)
        err = run.communicate(timeout=30)[1]
        endings[run.returncode, err if run.returncode else ""] += 1

    assert set(endings) <= {(130, ""), (0, "")}
    assert endings[130, ""]
