"""Work that is spread over processes."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from civplan.cli import workers
from civplan.cli.workers import FEWEST_FILES, processes_for, spread

FILES = [Path(f"{number}.yaml") for number in range(10)]


def names(files: Sequence[Path]) -> list[str]:
    return [file.name for file in files]


def processes(files: Sequence[Path]) -> list[int]:
    return [os.getpid() for _ in files]


def dying(files: Sequence[Path], survivor: int) -> list[str]:
    if os.getpid() != survivor and FILES[3] in files:
        os.kill(os.getpid(), signal.SIGKILL)
    return names(files)


def failing(files: Sequence[Path]) -> list[str]:
    raise LookupError(files[0].name)


@pytest.mark.parametrize("jobs", [1, 2, 3, 10, 99])
def test_the_values_come_in_the_order_of_the_files(jobs: int) -> None:
    assert spread(names, FILES, jobs) == [f"{number}.yaml" for number in range(10)]


def test_several_processes_do_it_when_they_are_asked_for() -> None:
    assert os.getpid() not in spread(processes, FILES, 2)


@pytest.mark.parametrize(("files", "jobs"), [(FILES, 1), (FILES, 0), (FILES[:1], 2)])
def test_this_process_does_little_work_itself(files: list[Path], jobs: int) -> None:
    assert set(spread(processes, files, jobs)) == {os.getpid()}


def test_nothing_to_do_needs_no_process() -> None:
    assert spread(names, [], 2) == []


def test_many_files_have_a_process_for_each_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 7)

    assert [processes_for(count, 0) for count in (1, FEWEST_FILES - 1, FEWEST_FILES)] == [1, 1, 7]
    assert processes_for(1, 3) == 3


def test_there_is_a_processor_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = workers.processors()
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)

    assert counted >= 1
    assert workers.processors() == 1


def test_what_a_process_leaves_that_was_killed_is_done_here() -> None:
    work = partial(dying, survivor=os.getpid())

    assert spread(work, FILES, 2) == names(FILES)


def test_without_semaphores_this_process_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> ProcessPoolExecutor:
        raise OSError(38, "no semaphores")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)

    assert set(spread(processes, FILES, 2)) == {os.getpid()}


def test_a_fault_of_the_program_is_not_hidden() -> None:
    with pytest.raises(LookupError, match=r"0\.yaml"):
        spread(failing, FILES, 2)


def test_interrupts_reach_this_process_again_afterwards() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    spread(names, FILES, 2)

    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


def test_processes_leave_interrupts_to_this_one() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        workers.ignore_interrupts()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_work_can_be_handed_over() -> None:
    assert pickle.loads(pickle.dumps(partial(dying, survivor=1))).keywords == {"survivor": 1}  # noqa: S301 - our own
