"""The run of a batch: what has changed is made, named and remembered; the rest stays."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civplan import __version__
from civplan.district.batch.job import (
    UNFINISHED_FOLDER,
    WORKER_DIED,
    BatchJob,
    WorkerResult,
    failure_result,
)
from civplan.district.batch.overwrite_check import digest_if_ours
from civplan.district.batch.placement import DocumentPlacer, FileProgress
from civplan.district.batch.worker import work_on_files
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import document_key
from civplan.district.memory.inputs import JOB_INPUT, InputDigests
from civplan.documents.files import TEMPORARY_PATTERN
from civplan.documents.processes import Engine, run_one_at_a_time

MOST_FILES_PER_PIECE = 25
"""Files that a worker makes before it reports: after a kill at most these are made again."""
PIECES_PER_PROCESS = 4

OnFile = Callable[[FileProgress], None]
"""Told of each file as soon as it is done."""

OnCount = Callable[[int], None]
"""Told how many files will be made before the first of them is."""


class RunResult(NamedTuple):
    """What a run has done."""

    made: int
    """Files that were made in this run; the others had not changed."""
    orphans: tuple[str, ...]
    """Documents that no file of the folder makes any more."""


def run_batch(  # noqa: PLR0913 - the last one is for a command that shows how far it is
    order: BatchJob,
    paths: Sequence[str],
    state: BatchMemory,
    engine: Engine,
    progress: OnFile,
    *,
    expected: OnCount | None = None,
) -> RunResult:
    """Make what has changed.

    Args:
        order: What is the same for all files.
        paths: The plan files, relative to the sub-district's folder, in order.
        state: The memory of the output folder.
        engine: What works.
        progress: Is told of each file that is made.
        expected: Is told before how many that will be.

    Raises:
        EngineLost: The cluster cannot be reached; what is done is remembered.
        CannotWrite: The output folder cannot be written; what is done is remembered.
    """
    order = order._replace(run=secrets.token_hex(8))
    _remove_unfinished(order)
    state.forget(state.paths() - set(paths))
    key = _job_key(order)
    waiting = list(_changed_paths(order, paths, state, key))
    filing = DocumentPlacer(order, state, key)
    if expected:
        expected(len(waiting))
    try:
        for products in _worker_results(order, waiting, engine):
            for step in filing.file(products):
                progress(step)
    finally:
        _remove_unfinished(order)
    return RunResult(len(waiting), tuple(_orphan_documents(order, state)))


def _remove_unfinished(order: BatchJob) -> None:
    """Remove what a run that was killed has left: unfinished documents and reports."""
    for file in Path(order.documents).parent.glob(TEMPORARY_PATTERN):
        file.unlink(missing_ok=True)
    shutil.rmtree(Path(order.documents) / UNFINISHED_FOLDER, ignore_errors=True)


def _job_key(order: BatchJob) -> str:
    """What tells an order from another; how folders are named makes no difference."""
    same = order._replace(folder="", shown="", documents="", cache="", run="")
    return hashlib.sha256(f"{__version__} {same!r}".encode()).hexdigest()


def _changed_paths(
    order: BatchJob, paths: Sequence[str], state: BatchMemory, key: str
) -> Iterator[str]:
    """The files to be made: new ones, with another input, without a document, or that failed."""
    known, digests = state.made(), InputDigests(Path(order.folder))
    digests[JOB_INPUT] = key
    again = state.failed() | _paths_with_lost_documents(order, state)
    for path in paths:
        inputs = known.get(path, {})
        is_new = JOB_INPUT not in inputs or path in again
        if is_new or any(digests[name] != value for name, value in inputs.items()):
            yield path


def _paths_with_lost_documents(order: BatchJob, state: BatchMemory) -> set[str]:
    """The plan files of which somebody has removed a document."""
    there = _file_names_in(Path(order.documents))
    return {path for name, path in state.written().items() if name not in there}


def _file_names_in(folder: Path) -> set[str]:
    """The names in a folder; none when it is not there."""
    return {file.name for file in folder.iterdir()} if folder.is_dir() else set()


def _orphan_documents(order: BatchJob, state: BatchMemory) -> list[str]:
    """The documents that no file makes any more; those that somebody removed are forgotten.

    Those that somebody has saved since are somebody's own, and those of a file that has gained an
    error are the last good ones: neither is told.
    """
    known, written = state.documents(), state.written()
    folder = Path(order.documents)
    without_source = known.keys() - written.keys()
    state.forget_documents(name for name in without_source if not (folder / name).is_file())
    spared = state.failed() | (state.paths() - set(written.values()))
    return sorted(
        name
        for name in without_source
        if known[name] not in spared and _is_our_document(folder, name, state)
    )


def _is_our_document(folder: Path, name: str, state: BatchMemory) -> bool:
    """True for a document that is there and that nobody has saved since it was made."""
    file = folder / name
    known = state.digests_of(document_key(name))
    return file.is_file() and digest_if_ours(file, known) is not None


def _worker_results(
    order: BatchJob, waiting: Sequence[str], engine: Engine
) -> Iterator[list[WorkerResult]]:
    """What comes of the files, piece by piece; a file on which a worker died twice has failed."""
    work, died = partial(work_on_files, order), list[str]()
    for paths, products in engine.run(work, pieces_for(waiting, engine.workers)):
        if products is None:
            died += paths
        else:
            yield products
    for (path,), products in run_one_at_a_time(work, [(path,) for path in died]):
        yield products or [failure_result(path, WORKER_DIED)]


def pieces_for(paths: Sequence[str], workers: int) -> list[Sequence[str]]:
    """The files in pieces: small enough that all workers end together."""
    size = max(1, min(MOST_FILES_PER_PIECE, len(paths) // (PIECES_PER_PROCESS * workers)))
    return [paths[start : start + size] for start in range(0, len(paths), size)]
