"""Forms of forty communities: made, filled in (not counted), and taken back; memory over 400.

python -m benchmarks.forms [--communities 40] [--many 400]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook

from benchmarks.communities import write_communities

SCRIPT = Path(sys.executable).with_name("civplan")
MOST_SECONDS = 10.0
"""For the forms of 40 communities and their answers together."""
MOST_GROWTH = 1.3
"""How much more memory ten times as many communities may take."""
MEBIBYTE = 1024 * 1024
ANSWERED = "（已核对）"


def main() -> int:
    """Measure, print, and give 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communities", type=int, default=40)
    parser.add_argument("--many", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        few = _round(Path(folder), options.communities)
        many = _round(Path(folder), options.many)
    holds = few.seconds <= MOST_SECONDS and many.memory <= MOST_GROWTH * few.memory
    print(f"{'':18}{'form':>9}{'fill':>9}{'together':>10}{'elapsed':>10}{'memory':>12}")
    for one in (few, many):
        times = f"{one.form:7.2f} s{one.fill:7.2f} s{one.seconds:8.2f} s{one.elapsed:8.2f} s"
        print(f"{one.communities:5} communities {times}{one.memory:8.0f} MiB")
    verdict = "hold" if holds else "MISSED"
    print(f"goals: {MOST_SECONDS:.0f} s together for {few.communities}, memory flat: {verdict}")
    return 0 if holds else 1


class Usage(NamedTuple):
    """What a command took."""

    seconds: float
    """Of the processor, so that other work on the machine does not count."""
    elapsed: float
    memory: float
    """The most that it had, in MiB."""


class FormUsage(NamedTuple):
    """What forms and answers took."""

    communities: int
    form: float
    fill: float
    elapsed: float
    memory: float

    @property
    def seconds(self) -> float:
        """Of the processor, both together."""
        return self.form + self.fill


def _round(folder: Path, count: int) -> FormUsage:
    """Make the forms of some communities, fill them in, and take the answers back."""
    communities = write_communities(folder, count)
    forms = folder / f"forms-{count}"
    form = _run("form", communities, "-o", forms)
    files = sorted(forms.glob("*.xlsx"))
    for file in files:
        _fill_in(file)
    fill = _run("fill", communities, *files)
    memory = max(form.memory, fill.memory)
    return FormUsage(count, form.seconds, fill.seconds, form.elapsed + fill.elapsed, memory)


def _fill_in(form: Path) -> None:
    """Another result for each item, and another figure for each target."""
    workbook = load_workbook(form)
    for row in workbook["措施"].iter_rows(min_row=2):
        row[6].value = f"{row[6].value or '做完了。'}{ANSWERED}"
    workbook["基本情况"]["B7"] = 9000
    workbook.save(form)


def _run(*arguments: str | Path) -> Usage:
    """What a command takes."""
    begin = time.perf_counter()
    with subprocess.Popen([SCRIPT, *arguments], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)  # subprocess does not tell the memory
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"civplan {arguments[0]} failed")
    elapsed = time.perf_counter() - begin
    return Usage(used.ru_utime + used.ru_stime, elapsed, used.ru_maxrss * 1024 / MEBIBYTE)


if __name__ == "__main__":
    raise SystemExit(main())
