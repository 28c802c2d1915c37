"""A batch of generated communities: its speed against docxtpl's, its growth, memory and engines."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import yaml
from docxtpl import DocxTemplate

from benchmarks.communities import EXAMPLE, write_communities
from benchmarks.measure import NO_BYTECODE, medians, processor_seconds, row, setting
from benchmarks.peers.template import PLAN, SUMMARY, write_template

COMMAND = Path(sys.executable).with_name("civplan")
SOME, MANY = 1_000, 4_000
"""Communities; each has a plan and a summary."""
DOCUMENTS = 2
ROUNDS = 3
"""Runs with one process and with two, in turn; the median of each counts."""
PEER_ROUNDS = 30
PEER_FILES = 20
SECONDS_BETWEEN_LOOKS = 0.05
MEGABYTE = 1024 * 1024
GOALS = {
    "documents a second and core, against docxtpl": (20.0, "at least"),
    "4,000 communities against 1,000, seconds": (4.4, "at most"),
    "memory of the largest worker, MB": (200.0, "at most"),
    "two processes against one, times as fast": (1.7, "at least"),
    "unchanged second run, times as fast": (10.0, "at least"),
    "Dask's local cluster against processes, seconds": (1.5, "at most"),
}


class RunCost(NamedTuple):
    """The cost of a run."""

    seconds: float
    processor: float
    """Seconds of processors, workers included: least disturbed by a busy machine."""
    parent: float
    """The most memory of the parent process, in MB."""
    worker: float
    """The most memory of any of its workers, in MB; 0 without workers."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        some, many = write_communities(folder, SOME), write_communities(folder, MANY)
        batch(write_communities(folder, PEER_FILES), folder / "warm", "--jobs", "2")
        one, two = runs_in_turn(some, folder)
        peer, same_work = seconds_of_the_peer(folder), seconds_of_the_same_work(folder)
        again = batch(some, folder / "2-0", "--jobs", "2")
        all_of_them = batch(many, folder / "many", "--jobs", "2")
        dask = on_a_cluster(some, folder / "dask")
    print(setting("civplan", "jinja2", "pyyaml", "docxtpl", "distributed"), end="\n\n")
    print_runs(one, two, again, all_of_them, dask)
    ours = one.seconds / (SOME * DOCUMENTS)
    print_documents(ours, peer, same_work)
    figures = (
        peer / ours,
        all_of_them.seconds / two.seconds,
        max(two.worker, all_of_them.worker),
        one.seconds / two.seconds,
        two.seconds / again.seconds,
        dask.seconds / two.seconds,
    )
    sys.exit(0 if goals_hold(figures) else 1)


def runs_in_turn(folder: Path, out: Path) -> tuple[RunCost, RunCost]:
    """The median run with one process and with two, each run into a folder of its own.

    Nothing is removed in between: some file systems are slow to create files after that.
    """
    runs: dict[str, list[RunCost]] = {"1": [], "2": []}
    for number in range(ROUNDS):
        for jobs, its_runs in runs.items():
            its_runs.append(batch(folder, out / f"{jobs}-{number}", "--jobs", jobs))
    one, two = (sorted(its_runs)[ROUNDS // 2] for its_runs in runs.values())
    return one, two


def batch(folder: Path, out: Path, *options: str) -> RunCost:
    """Run a batch, which must make every document."""
    environment = {name: value for name, value in os.environ.items() if name != NO_BYTECODE}
    command: tuple[str | Path, ...] = (
        COMMAND,
        "batch",
        folder,
        "-o",
        out,
        "--as-of",
        "2007-12-31",
        "--quiet",
        *options,
    )
    start, used = time.perf_counter(), processor_seconds()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        watch = Watch(run.pid)
        watch.start()
        run.wait()
    seconds = time.perf_counter() - start
    documents = len(list((out / "documents").glob("*.docx")))
    expected = DOCUMENTS * len(list(folder.glob("*.yaml")))
    if documents != expected:
        raise SystemExit(f"{documents} documents instead of {expected}")
    used = processor_seconds() - used
    return RunCost(seconds, used, watch.parent / MEGABYTE, watch.worker / MEGABYTE)


class Watch(threading.Thread):
    """Samples the memory of a process and of its children until it ends."""

    def __init__(self, process: int) -> None:
        """Take the process."""
        super().__init__(daemon=True)
        self.process = psutil.Process(process)
        self.parent = self.worker = 0
        """The most bytes of each."""

    def run(self) -> None:
        """Sample until it has ended."""
        while True:
            try:
                self.parent = max(self.parent, self.process.memory_info().rss)
                for child in self.process.children():
                    self.worker = max(self.worker, child.memory_info().rss)
            except psutil.Error:
                if not self.process.is_running() or self.process.status() == psutil.STATUS_ZOMBIE:
                    return
            time.sleep(SECONDS_BETWEEN_LOOKS)


def on_a_cluster(folder: Path, out: Path) -> RunCost:
    """The same on Dask's local cluster of two processes, already started."""
    distributed: Any = import_module("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as cluster:
        return batch(folder, out, "--scheduler", cluster.scheduler_address)


def seconds_of_the_peer(folder: Path) -> float:
    """Seconds that docxtpl takes for the plan from values in memory, without checks."""
    template = folder / "template.docx"
    write_template(template)
    values = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))

    def one() -> None:
        document = DocxTemplate(str(template))
        document.render(values, autoescape=True)
        document.save(io.BytesIO())

    return medians([one], PEER_ROUNDS)[0]


def seconds_of_the_same_work(folder: Path) -> float:
    """Seconds a document when docxtpl reads each file and saves both documents, without checks."""
    templates = {folder / "plan.docx": PLAN, folder / "summary.docx": SUMMARY}
    for template, paragraphs in templates.items():
        write_template(template, paragraphs)
    files = sorted((folder / f"in-{PEER_FILES}").glob("*.yaml"))
    start = time.perf_counter()
    for file in files:
        values = yaml.safe_load(file.read_text(encoding="utf-8"))
        for template in templates:
            document = DocxTemplate(str(template))
            document.render(values, autoescape=True)
            document.save(str(folder / f"{file.stem}-{template.name}"))
    return (time.perf_counter() - start) / len(files) / len(templates)


def print_documents(ours: float, peer: float, same_work: float) -> None:
    """Print the milliseconds a document: ours with reading and checks, and the peer's two."""
    print(row("civplan batch, a document", ours))
    print(row("docxtpl, the plan from memory", peer))
    print(row("docxtpl, files read, both saved", same_work) + f"{same_work / ours:9.1f} × ours\n")


def print_runs(*runs: RunCost) -> None:
    """Print a row for each run."""
    names = (
        f"{SOME:,} communities, one process",
        f"{SOME:,} communities, two processes",
        "… again, nothing changed",
        f"{MANY:,} communities, two processes",
        f"{SOME:,} communities, Dask, two workers",
    )
    print(f"{'':44}{'seconds':>9}{'processor':>11}{'parent':>12}{'worker':>12}")
    for name, run in zip(names, runs, strict=True):
        times = f"{run.seconds:9.2f}{run.processor:11.2f}"
        print(f"{name:44}{times}{run.parent:9.0f} MB{run.worker:9.0f} MB")


def goals_hold(figures: tuple[float, ...]) -> bool:
    """Print a row for each goal; True when all are reached."""
    results = []
    for (name, (goal, bound)), figure in zip(GOALS.items(), figures, strict=True):
        results.append(figure >= goal if bound == "at least" else figure <= goal)
        print(
            f"{name:50}{figure:8.2f}   goal {bound} {goal}: {'holds' if results[-1] else 'MISSED'}"
        )
    return all(results)


if __name__ == "__main__":
    if not shutil.which(str(COMMAND)):
        raise SystemExit(f"{COMMAND} is not installed")
    main()
