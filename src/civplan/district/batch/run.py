"""Runs a batch: works on the files that have changed; the results of the others stay."""

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
from civplan.district.batch.overwrite_check import OverwriteCheck, is_unedited
from civplan.district.batch.placement import DocumentPlacer, FileProgress
from civplan.district.batch.worker import work_on_files
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import document_key
from civplan.district.memory.inputs import JOB_INPUT, InputDigests
from civplan.documents.files import name_key, sweep_leftovers
from civplan.documents.processes import Engine, run_one_at_a_time
from civplan.findings.words import Words
from civplan.source.project import is_file

MOST_FILES_PER_PIECE = 25
"""Files in a piece of work: after a kill at most these are done again."""
PIECES_PER_PROCESS = 4

OnFile = Callable[[FileProgress], None]
"""Called with each file that is done."""
OnCount = Callable[[int], None]
"""Called with the number of files to do, before the first of them."""


class RunResult(NamedTuple):
    """The result of a run."""

    file_count: int
    """The number of files done in this run; the others had not changed."""
    orphans: tuple[str, ...]
    """Documents that no file of the folder makes any more."""
    notes: tuple[Words, ...] = ()
    """What documents show otherwise than their style says, each once."""


def run_batch(  # noqa: PLR0913 - the last ones are for progress
    job: BatchJob,
    paths: Sequence[str],
    memory: BatchMemory,
    engine: Engine,
    *,
    on_file: OnFile = lambda _: None,
    on_count: OnCount = lambda _: None,
) -> RunResult:
    """Work on the files that have changed.

    Args:
        job: What is the same for all files.
        paths: The plan files, relative to the sub-district's folder, in order.
        memory: The memory of the output folder.
        engine: Runs the work.
        on_file: Called with each file that is done.
        on_count: Called with their number before.

    Raises:
        EngineLost: The cluster cannot be reached; finished files are stored.
        CannotWrite: The output folder cannot be written; finished files are stored.
    """
    job = job._replace(
        run=secrets.token_hex(8),
        long_names=frozenset(
            name for name in memory.sources_of_documents() if Path(name).stem.endswith("）")
        ),
    )
    _remove_unfinished(job)
    memory.forget(memory.paths() - set(paths))
    key = _job_key(job)
    changed = set(_changed_paths(job, paths, memory, key))
    without_documents = _paths_with_lost_documents(job, memory) - changed
    due = [path for path in paths if path in changed or path in without_documents]
    placer = DocumentPlacer(job, memory, key, due, without_documents)
    notes: dict[Words, None] = {}
    on_count(len(due))
    try:
        for progress in _place_documents(job, due, engine, placer):
            notes.update(dict.fromkeys(progress.notes))
            on_file(progress)
        _rename_documents(job, due, engine, placer)
    finally:
        _remove_unfinished(job)
    return RunResult(len(due), tuple(_orphan_documents(job, memory)), tuple(notes))


def _place_documents(
    job: BatchJob, paths: Sequence[str], engine: Engine, placer: DocumentPlacer
) -> Iterator[FileProgress]:
    """Work on files and place their documents, those last that wait for a name."""
    for results in _worker_results(job, paths, engine):
        yield from placer.place(results)
    yield from placer.place_waiting()


def _rename_documents(
    job: BatchJob, due: Sequence[str], engine: Engine, placer: DocumentPlacer
) -> None:
    """Make the documents whose names two files want again, with the campaign in the names."""
    paths = [path for path in due if path in placer.to_rename]
    if not paths:
        return
    for _ in _place_documents(job._replace(with_campaigns=True), paths, engine, placer):
        """Their progress has been reported."""


def _remove_unfinished(job: BatchJob) -> None:
    """Remove unfinished documents and reports that a killed run left."""
    sweep_leftovers(Path(job.documents).parent)
    shutil.rmtree(Path(job.documents) / UNFINISHED_FOLDER, ignore_errors=True)


def _job_key(job: BatchJob) -> str:
    """The cache key of a job; the paths of its folders make no difference."""
    same = job._replace(
        folder="", display_folder="", documents="", cache="", run="", long_names=frozenset()
    )
    return hashlib.sha256(f"{__version__} {same!r}".encode()).hexdigest()


def _changed_paths(
    job: BatchJob, paths: Sequence[str], memory: BatchMemory, key: str
) -> Iterator[str]:
    """The files to work on: new, with a changed input, or failed."""
    known, digests = memory.inputs(), InputDigests(Path(job.folder))
    digests[JOB_INPUT] = key
    failed = memory.failed_paths()
    for path in paths:
        inputs = known.get(path, {})
        is_new = JOB_INPUT not in inputs or path in failed
        if is_new or any(digests[name] != value for name, value in inputs.items()):
            yield path


def _paths_with_lost_documents(job: BatchJob, memory: BatchMemory) -> set[str]:
    """The plan files of which a document is gone, or is not whole any more."""
    folder, check = Path(job.documents), OverwriteCheck(memory.has_written)
    return {
        path
        for name, path in memory.sources_of_documents().items()
        if check.is_lost(folder / name, memory.digests_of(document_key(name)))
    }


def _orphan_documents(job: BatchJob, memory: BatchMemory) -> list[str]:
    """The documents that no file makes any more; removed ones are forgotten.

    Not among them: documents that somebody has edited, and the last good documents of a file that
    has an error now.
    """
    known, current = memory.known_documents(), memory.sources_of_documents()
    folder = Path(job.documents)
    by_key = {name_key(name): folder / name for name in current}

    def is_same(name: str) -> bool:
        """True where the file system takes a document that is made now for this one."""
        now = by_key.get(name_key(name))
        return now is not None and is_file(folder / name) and now.samefile(folder / name)

    without_source = {name for name in known.keys() - current.keys() if not is_same(name)}
    memory.forget_documents(name for name in without_source if not (folder / name).is_file())
    excepted = memory.failed_paths() | (memory.paths() - set(current.values()))
    return sorted(
        name
        for name in without_source
        if known[name] not in excepted and _is_our_document(folder / name, memory)
    )


def _is_our_document(file: Path, memory: BatchMemory) -> bool:
    """True for a document that is there and that nobody has edited."""
    known = memory.digests_of(document_key(file.name))
    return file.is_file() and is_unedited(file, known)


def _worker_results(
    job: BatchJob, paths: Sequence[str], engine: Engine
) -> Iterator[list[WorkerResult]]:
    """The results, piece by piece; a file on which a worker died twice has failed."""
    work, lost_files = partial(work_on_files, job), list[str]()
    for piece, results in engine.run(work, pieces_for(paths, engine.workers)):
        if results is None:
            lost_files += piece
        else:
            yield results
    if not lost_files:
        return
    for (path,), results in run_one_at_a_time(work, [(path,) for path in lost_files]):
        yield results or [failure_result(path, WORKER_DIED)]


def pieces_for(paths: Sequence[str], workers: int) -> list[Sequence[str]]:
    """The files in pieces, small enough that all workers end together."""
    size = max(1, min(MOST_FILES_PER_PIECE, len(paths) // (PIECES_PER_PROCESS * workers)))
    return [paths[start : start + size] for start in range(0, len(paths), size)]
