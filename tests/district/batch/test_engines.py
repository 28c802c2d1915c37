"""Whatever runs the work gives the same, in order, and loses no more than a worker that dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from civplan.district.batch.engines import Engine, Processes, ThisProcess, run_one_at_a_time
from civplan.district.batch.job import BatchJob, WorkerResult
from civplan.district.batch.worker import work_on_files
from support.districts import Batch, write_plans

COMMUNITIES = [f"第{number:02}社区" for number in range(40)]


def doubled(number: int) -> int:
    """Work that nothing happens to."""
    return number * 2


def doubled_or_killed(number: int) -> int:
    """Work that kills its process at one piece."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def killed_at_one_file(order: BatchJob, paths: list[str]) -> list[WorkerResult]:
    """A worker's work that kills its process at one file."""
    if "第07社区.yaml" in paths:
        os.kill(os.getpid(), signal.SIGKILL)
    return work_on_files(order, paths)


def killed_once(order: BatchJob, paths: list[str]) -> list[WorkerResult]:
    """A worker's work that kills its process the first time that it comes to a file."""
    mark = Path(order.folder) / "killed"
    if "第07社区.yaml" in paths and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return work_on_files(order, paths)


@pytest.mark.parametrize("engine", [ThisProcess(), Processes(1), Processes(2), Processes(2, 1)])
def test_results_come_in_the_order_of_the_pieces(engine: Engine) -> None:
    assert list(engine.run(doubled, range(30))) == [(one, one * 2) for one in range(30)]


def test_without_pieces_there_is_nothing_to_do() -> None:
    assert list(Processes(2).run(doubled, [])) == []


def test_a_worker_that_dies_takes_only_what_was_given_out() -> None:
    results = dict(Processes(2).run(doubled_or_killed, range(60)))

    lost = [piece for piece, result in results.items() if result is None]
    assert list(results) == list(range(60))
    assert 7 in lost
    assert len(lost) <= 6
    assert all(result == piece * 2 for piece, result in results.items() if piece not in lost)


def test_a_second_time_only_the_guilty_piece_is_lost() -> None:
    results = dict(run_one_at_a_time(doubled_or_killed, range(4, 10)))

    assert results == {4: 8, 5: 10, 6: 12, 7: None, 8: 16, 9: 18}


def test_a_file_on_which_workers_die_is_told_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plans(tmp_path / "in", *COMMUNITIES)
    batch = Batch(tmp_path / "in", tmp_path / "out")
    monkeypatch.setattr("civplan.district.batch.run.produce_all", killed_at_one_file)

    batch.run(Processes(2))

    failures = {one.path: str(one.failure and one.failure.en) for one in batch.outcomes}
    told = {path: failure for path, failure in failures.items() if failure != "None"}
    assert told == {"第07社区.yaml": "the process that worked on this file died twice"}
    assert len(failures) == len(COMMUNITIES)
    assert len(batch.documents) == 2 * (len(COMMUNITIES) - 1)


def test_a_file_on_which_a_worker_dies_once_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plans(tmp_path / "in", *COMMUNITIES)
    batch = Batch(tmp_path / "in", tmp_path / "out")
    monkeypatch.setattr("civplan.district.batch.run.produce_all", killed_once)

    batch.run(Processes(2))

    assert [one for one in batch.outcomes if one.failure] == []
    assert len(batch.documents) == 2 * len(COMMUNITIES)


ENDLESS = """
import os, time
from civplan.district.batch.engines import Processes

def work(piece):
    os.write(1, b"%d\\n" % os.getpid())  # at once: two processes write to one pipe
    time.sleep(60)

for _ in Processes(2).run(work, range(4)):
    pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_do_not_outlive_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        workers = [int(parent.stdout.readline()) for _ in range(2)]
        parent.kill()

    until = time.monotonic() + 20
    while time.monotonic() < until and any(map(is_running, workers)):
        time.sleep(0.05)
    assert [worker for worker in workers if is_running(worker)] == []


def is_running(process: int) -> bool:
    """True for a process that is there and is not only waiting to be buried."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
