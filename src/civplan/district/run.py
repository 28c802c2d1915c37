"""The run of a batch: what has changed is made, named and remembered; the rest stays."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civplan import __version__
from civplan.district.engines import WORKER_DIED, Engine, run_again
from civplan.district.inputs import Digests
from civplan.district.outcome import Outcome, from_json, to_json
from civplan.district.state import Made, State
from civplan.district.worker import FAILED, UNFINISHED, Order, Produce, produce_all
from civplan.documents.errors import NOT_OURS
from civplan.findings.words import Words
from civplan.typeset.origin import made_by_civplan

MOST_A_PIECE = 25
"""Files that a worker makes before it reports: after a kill at most these are made again."""
KEY = "order"
"""The input that stands for what is the same for all files: another order, another outcome."""
NAME_TAKEN = Words(
    "{other} 的文件已经叫“{name}”，没有再写", "“{name}” is the document of {other} already"
)

NAMES_ITS_MAKER = frozenset({".docx", ".html"})
"""Formats that say that civplan wrote them, until somebody saves them elsewhere."""
PIECES_A_WORKER = 4

Progress = Callable[[Outcome], None]
"""Told of each file as soon as it is done."""


class Run(NamedTuple):
    """What a run has done."""

    made: int
    """Files that were made in this run; the others had not changed."""
    orphans: tuple[str, ...]
    """Documents that no file of the folder makes any more."""


def run_batch(
    order: Order, paths: Sequence[str], state: State, engine: Engine, progress: Progress
) -> Run:
    """Make what has changed.

    Args:
        order: What is the same for all files.
        paths: The plan files, relative to the sub-district's folder, in order.
        state: The memory of the output folder.
        engine: What works.
        progress: Is told of each file that is made.

    Raises:
        EngineLost: The cluster cannot be reached; what is done is remembered.
        OSError: The output folder cannot be written.
    """
    order = order._replace(run=secrets.token_hex(8))
    sweep(order)
    forget_missing(state, paths)
    key = key_of(order)
    waiting = list(changed(order, paths, state, key))
    for products in produced(order, waiting, engine):
        finish(order, products, state, key, progress)
    sweep(order)
    return Run(len(waiting), tuple(orphans(state)))


def sweep(order: Order) -> None:
    """Remove the folder of unfinished documents, with what a run that was killed has left there."""
    folder = Path(order.documents) / UNFINISHED
    for file in folder.glob("*"):
        file.unlink(missing_ok=True)
    with suppress(OSError):  # it is not there, or another run uses it
        folder.rmdir()


def forget_missing(state: State, paths: Iterable[str]) -> None:
    """Forget the files that are no more."""
    for path in state.made().keys() - set(paths):
        state.forget(path)


def key_of(order: Order) -> str:
    """What tells an order from another; where documents go makes no difference."""
    same = order._replace(documents="", cache="", run="")
    return hashlib.sha256(f"{__version__} {same!r}".encode()).hexdigest()


def changed(order: Order, paths: Sequence[str], state: State, key: str) -> Iterator[str]:
    """The files to be made: new ones, those with another input, or with an output that is lost."""
    known, digests, lost = state.made(), Digests(), files_with_lost_documents(order, state)
    digests[KEY] = key
    for path in paths:
        inputs = known.get(path)
        is_new = inputs is None or KEY not in inputs or path in lost
        if is_new or any(digests[name] != value for name, value in (inputs or {}).items()):
            yield path


def files_with_lost_documents(order: Order, state: State) -> set[str]:
    """The plan files of which somebody has removed a document."""
    folder = Path(order.documents)
    there = {file.name for file in folder.iterdir()} if folder.is_dir() else set[str]()
    return {path for name, path in state.documents().items() if name not in there}


def produced(order: Order, waiting: Sequence[str], engine: Engine) -> Iterator[list[Produce]]:
    """What comes of the files, piece by piece; a file on which a worker died twice has failed."""
    work, died = partial(produce_all, order), list[str]()
    for paths, products in engine.run(work, pieces_of(waiting, engine.workers)):
        if products is None:
            died += paths
        else:
            yield products
    for (path,), products in run_again(work, [(path,) for path in died]):
        failed = Outcome(path, None, failure=WORKER_DIED)
        yield products or [Produce(path, to_json(failed), {path: FAILED})]


def pieces_of(paths: Sequence[str], workers: int) -> list[Sequence[str]]:
    """The files in pieces: small enough that all workers end together."""
    size = max(1, min(MOST_A_PIECE, len(paths) // (PIECES_A_WORKER * workers)))
    return [paths[start : start + size] for start in range(0, len(paths), size)]


def finish(
    order: Order, products: Sequence[Produce], state: State, key: str, progress: Progress
) -> None:
    """Give documents their names, and remember what was made, file by file."""
    owners = state.documents()
    for one in products:
        outcome = named(from_json(one.outcome), one.unfinished, order, owners)
        made = Made(one.inputs | {KEY: key}, to_json(outcome))
        names = dict.fromkeys(outcome.documents, one.path)
        owners |= names
        state.store({one.path: made}, names)
        forget_removed(order, outcome, state, owners)
        progress(outcome)


def forget_removed(order: Order, outcome: Outcome, state: State, owners: Mapping[str, str]) -> None:
    """Forget the documents that a file made earlier, under other names, and somebody removed."""
    earlier = {name for name, path in owners.items() if path == outcome.path}
    for name in earlier - set(outcome.documents):
        if not (Path(order.documents) / name).exists():
            state.forget_document(name)


def named(
    outcome: Outcome,
    unfinished: Sequence[tuple[str, str]],
    order: Order,
    owners: Mapping[str, str],
) -> Outcome:
    """An outcome whose documents have their names; a name that another file has stays its own."""
    folder = Path(order.documents)
    for name, wanted in unfinished:
        other = owners.get(wanted, outcome.path)
        reason = refusal(folder / wanted, wanted, other, outcome.path)
        if reason:
            (folder / UNFINISHED / name).unlink(missing_ok=True)
            outcome = outcome._replace(failure=reason)
        else:
            (folder / UNFINISHED / name).replace(folder / wanted)
            outcome = outcome._replace(documents=(*outcome.documents, wanted))
    return outcome


def refusal(file: Path, name: str, other: str, path: str) -> Words | None:
    """Why a document may not take a name; None when it may."""
    if other != path:
        return Words(*(text.format(other=other, name=name) for text in NAME_TAKEN))
    if file.exists() and file.suffix in NAMES_ITS_MAKER and not made_by_civplan(file):
        return NOT_OURS
    return None


def outcomes_in(state: State, folder: Path) -> list[Outcome]:
    """What came of the files, in their order; files that others extend are not handed in."""
    return hand_ins(map(from_json, state.outcomes()), state.made(), folder)


def hand_ins(
    outcomes: Iterable[Outcome], inputs: Mapping[str, Iterable[str]], folder: Path
) -> list[Outcome]:
    """What came of the files that no other one extends.

    Args:
        outcomes: What came of every file.
        inputs: What each file depends on, by its path.
        folder: The sub-district's.
    """
    extended = {
        Path(name)
        for path, names in inputs.items()
        for name in names
        if name != KEY and Path(name) != folder / path
    }
    return [outcome for outcome in outcomes if folder / outcome.path not in extended]


def orphans(state: State) -> Iterator[str]:
    """The documents that no file makes any more."""
    current = {name for text in state.outcomes() for name in from_json(text).documents}
    return (name for name in sorted(state.documents()) if name not in current)
