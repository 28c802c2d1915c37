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
from civplan.district.database import in_documents
from civplan.district.engines import WORKER_DIED, Engine, run_again
from civplan.district.filing import Filing, Step
from civplan.district.inputs import KEY, Digests
from civplan.district.order import UNFINISHED, Order, Produce, failed
from civplan.district.replacing import digest_as_written
from civplan.district.state import State
from civplan.district.worker import produce_all
from civplan.documents.files import TEMPORARY

MOST_A_PIECE = 25
"""Files that a worker makes before it reports: after a kill at most these are made again."""
PIECES_A_WORKER = 4

Progress = Callable[[Step], None]
"""Told of each file as soon as it is done."""

Expected = Callable[[int], None]
"""Told how many files will be made before the first of them is."""


class Run(NamedTuple):
    """What a run has done."""

    made: int
    """Files that were made in this run; the others had not changed."""
    orphans: tuple[str, ...]
    """Documents that no file of the folder makes any more."""


def run_batch(  # noqa: PLR0913 - the last one is for a command that shows how far it is
    order: Order,
    paths: Sequence[str],
    state: State,
    engine: Engine,
    progress: Progress,
    *,
    expected: Expected | None = None,
) -> Run:
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
    sweep(order)
    state.forget(state.paths() - set(paths))
    key = key_of(order)
    waiting = list(changed(order, paths, state, key))
    filing = Filing(order, state, key)
    if expected:
        expected(len(waiting))
    try:
        for products in produced(order, waiting, engine):
            for step in filing.file(products):
                progress(step)
    finally:
        sweep(order)
    return Run(len(waiting), tuple(orphans(order, state)))


def sweep(order: Order) -> None:
    """Remove what a run that was killed has left: unfinished documents and reports."""
    for file in Path(order.documents).parent.glob(TEMPORARY):
        file.unlink(missing_ok=True)
    shutil.rmtree(Path(order.documents) / UNFINISHED, ignore_errors=True)


def key_of(order: Order) -> str:
    """What tells an order from another; how folders are named makes no difference."""
    same = order._replace(folder="", shown="", documents="", cache="", run="")
    return hashlib.sha256(f"{__version__} {same!r}".encode()).hexdigest()


def changed(order: Order, paths: Sequence[str], state: State, key: str) -> Iterator[str]:
    """The files to be made: new ones, with another input, without a document, or that failed."""
    known, digests = state.made(), Digests(Path(order.folder))
    digests[KEY] = key
    again = state.failed() | files_with_lost_documents(order, state)
    for path in paths:
        inputs = known.get(path, {})
        is_new = KEY not in inputs or path in again
        if is_new or any(digests[name] != value for name, value in inputs.items()):
            yield path


def files_with_lost_documents(order: Order, state: State) -> set[str]:
    """The plan files of which somebody has removed a document."""
    there = names_in(Path(order.documents))
    return {path for name, path in state.written().items() if name not in there}


def names_in(folder: Path) -> set[str]:
    """The names in a folder; none when it is not there."""
    return {file.name for file in folder.iterdir()} if folder.is_dir() else set()


def orphans(order: Order, state: State) -> list[str]:
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
        if known[name] not in spared and is_ours(folder, name, state)
    )


def is_ours(folder: Path, name: str, state: State) -> bool:
    """True for a document that is there and that nobody has saved since it was made."""
    file = folder / name
    known = state.digests_of(in_documents(name))
    return file.is_file() and digest_as_written(file, known) is not None


def produced(order: Order, waiting: Sequence[str], engine: Engine) -> Iterator[list[Produce]]:
    """What comes of the files, piece by piece; a file on which a worker died twice has failed."""
    work, died = partial(produce_all, order), list[str]()
    for paths, products in engine.run(work, pieces_of(waiting, engine.workers)):
        if products is None:
            died += paths
        else:
            yield products
    for (path,), products in run_again(work, [(path,) for path in died]):
        yield products or [failed(path, WORKER_DIED)]


def pieces_of(paths: Sequence[str], workers: int) -> list[Sequence[str]]:
    """The files in pieces: small enough that all workers end together."""
    size = max(1, min(MOST_A_PIECE, len(paths) // (PIECES_A_WORKER * workers)))
    return [paths[start : start + size] for start in range(0, len(paths), size)]
