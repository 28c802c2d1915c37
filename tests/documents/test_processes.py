"""The process pool: the same results in order, and no more is lost than with a dead worker."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from civplan.documents import processes as pool
from civplan.documents.processes import (
    FEWEST_FILES_TO_CHECK,
    FEWEST_FILES_TO_RENDER,
    Engine,
    Processes,
    ThisProcess,
    engine_for,
    map_files,
    run_one_at_a_time,
)

FILES = [Path(f"{number}.yaml") for number in range(10)]


def names(files: Sequence[Path]) -> list[str]:
    return [file.name for file in files]


def process_ids(files: Sequence[Path]) -> list[int]:
    return [os.getpid() for _ in files]


def dying(files: Sequence[Path], survivor: int) -> list[str]:
    if os.getpid() != survivor and FILES[3] in files:
        os.kill(os.getpid(), signal.SIGKILL)
    return names(files)


def failing(files: Sequence[Path]) -> list[str]:
    raise LookupError(files[0].name)


@pytest.mark.parametrize("jobs", [1, 2, 3, 10, 99])
def test_the_values_come_in_the_order_of_the_files(jobs: int) -> None:
    assert map_files(names, FILES, jobs) == [f"{number}.yaml" for number in range(10)]


def test_several_processes_do_it_when_they_are_asked_for() -> None:
    assert os.getpid() not in map_files(process_ids, FILES, 2)


@pytest.mark.parametrize(("files", "jobs"), [(FILES, 1), (FILES, 0), (FILES[:1], 2)])
def test_this_process_does_little_work_itself(files: list[Path], jobs: int) -> None:
    assert set(map_files(process_ids, files, jobs)) == {os.getpid()}


def test_nothing_to_do_needs_no_process() -> None:
    assert map_files(names, [], 2) == []


@pytest.mark.parametrize("fewest", [FEWEST_FILES_TO_CHECK, FEWEST_FILES_TO_RENDER])
def test_many_files_have_a_process_for_each_processor(
    monkeypatch: pytest.MonkeyPatch, fewest: int
) -> None:
    monkeypatch.setattr(pool, "usable_processors", lambda: 7)

    workers = [engine_for(count, fewest).workers for count in (0, 1, fewest - 1, fewest)]
    assert workers == [1, 1, 1, 7]
    assert engine_for(3, fewest, jobs=2).workers == 2
    assert engine_for(1, fewest, jobs=2).workers == 1


def test_there_is_a_processor_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pool.usable_processors()
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)

    assert before >= 1
    assert pool.usable_processors() == 1


def test_what_a_process_leaves_that_was_killed_is_done_here() -> None:
    work = partial(dying, survivor=os.getpid())

    assert map_files(work, FILES, 2) == names(FILES)


def test_without_semaphores_this_process_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> ProcessPoolExecutor:
        raise OSError(38, "no semaphores")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)

    assert set(map_files(process_ids, FILES, 2)) == {os.getpid()}


def test_a_fault_of_the_program_is_not_hidden() -> None:
    with pytest.raises(LookupError, match=r"0\.yaml"):
        map_files(failing, FILES, 2)


def test_interrupts_reach_this_process_again_afterwards() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    map_files(names, FILES, 2)

    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


def interrupts(_: object) -> tuple[bool, bool]:
    """Whether this process ignores Ctrl-C, and whether it lets it wait."""
    blocked = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN, blocked


def test_workers_leave_interrupts_to_their_parent() -> None:
    results = [result for _, result in Processes(2).run(interrupts, range(4))]

    assert results == [(True, True)] * 4
    assert interrupts(None) == (False, False)


def test_the_work_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(partial(dying, survivor=1))).keywords == {"survivor": 1}  # noqa: S301 - our own


def doubled(number: int) -> int:
    """Work that nothing happens to."""
    return number * 2


def doubled_or_killed(number: int) -> int:
    """Work that kills its process at one piece."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


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


ENDLESS = """
import os, time
from civplan.documents.processes import Processes

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
