"""A batch whose workers die: the others' files are made, and the file that did it is named."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from civplan.district.batch.job import BatchJob, WorkerResult
from civplan.district.batch.worker import work_on_files
from civplan.documents.processes import Processes
from support.districts import Batch, write_plans

if TYPE_CHECKING:
    import pytest

COMMUNITIES = [f"第{number:02}社区" for number in range(40)]


def killed_at_one_file(job: BatchJob, paths: list[str]) -> list[WorkerResult]:
    """A worker's work that kills its process at one file."""
    if "第07社区.yaml" in paths:
        os.kill(os.getpid(), signal.SIGKILL)
    return work_on_files(job, paths)


def killed_once(job: BatchJob, paths: list[str]) -> list[WorkerResult]:
    """A worker's work that kills its process the first time that it comes to a file."""
    mark = Path(job.folder) / "killed"
    if "第07社区.yaml" in paths and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return work_on_files(job, paths)


def test_a_file_on_which_workers_die_is_reported_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plans(tmp_path / "in", *COMMUNITIES)
    batch = Batch(tmp_path / "in", tmp_path / "out")
    monkeypatch.setattr("civplan.district.batch.run.work_on_files", killed_at_one_file)

    batch.run(Processes(2))

    failures = {one.path: str(one.failure and one.failure.en) for one in batch.results}
    reported = {path: failure for path, failure in failures.items() if failure != "None"}
    assert reported == {"第07社区.yaml": "the process that worked on this file died twice"}
    assert len(failures) == len(COMMUNITIES)
    assert len(batch.documents) == 2 * (len(COMMUNITIES) - 1)


def test_a_file_on_which_a_worker_dies_once_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plans(tmp_path / "in", *COMMUNITIES)
    batch = Batch(tmp_path / "in", tmp_path / "out")
    monkeypatch.setattr("civplan.district.batch.run.work_on_files", killed_once)

    batch.run(Processes(2))

    assert [one for one in batch.results if one.failure] == []
    assert len(batch.documents) == 2 * len(COMMUNITIES)
