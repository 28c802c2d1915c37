"""Damages the examples again and again, and checks each as a plan file: ``make fuzz``.

Prints how many files were checked, how many of them still gave a plan, and the longest time that
one took. The first file that breaks the program is left beside, and ends the run.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path
from random import Random
from typing import NamedTuple

from civplan.model.packs import PackCache
from support.fuzzing import check_bytes, mutate

EXAMPLES = Path(__file__).parent.parent / "examples"
RUNS = 20_000
BROKEN = Path("fuzz-broke.yaml")


class Tally(NamedTuple):
    """What has come of the files so far."""

    plans: int = 0
    """Files that still gave a plan."""
    findings: int = 0
    slowest: float = 0.0
    """Seconds, telling the findings in every form included."""


def main() -> None:
    """Run as often as asked, with the seed that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    start = time.perf_counter()
    tally = fuzzed(Random(asked.seed), asked.runs)  # noqa: S311 - the same files each time
    seconds = time.perf_counter() - start
    print(f"files             {asked.runs}, none of which broke the program")
    print(f"still plans       {tally.plans}")
    print(f"findings          {tally.findings}, each inside its file and told in every form")
    print(f"slowest file      {tally.slowest * 1000:.0f} ms")
    print(f"all files         {seconds:.0f} s, {seconds / asked.runs * 1000:.1f} ms each")


def fuzzed(random: Random, runs: int) -> Tally:
    """Check so many damaged files."""
    files = sorted(EXAMPLES.rglob("*.yaml"))
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    shelf, tally = PackCache(), Tally()
    for _ in range(runs):
        file = random.choice(files)
        tally = checked(mutate(random, texts[file]), file, shelf, tally)
    return tally


def checked(data: bytes, file: Path, shelf: PackCache, tally: Tally) -> Tally:
    """The tally with one file more; leave the file and end when it breaks the program."""
    start = time.perf_counter()
    try:
        opened = check_bytes(data, file, shelf)
    except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
        traceback.print_exc()
        BROKEN.write_bytes(data)
        sys.exit(f"a damaged {file.name} broke the program; it is in {BROKEN}")
    seconds = time.perf_counter() - start
    return Tally(
        tally.plans + (opened.plan is not None),
        tally.findings + len(opened.findings),
        max(tally.slowest, seconds),
    )


if __name__ == "__main__":
    main()
