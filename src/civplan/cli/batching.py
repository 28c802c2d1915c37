"""Runs a batch: the output folder, the engine, the progress, and what to tell at the end."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from civplan import __version__
from civplan.cli.batch_places import refuse_mixing
from civplan.cli.batch_telling import counts_line, remember, remembered, telling_of
from civplan.cli.cache import cache_folder
from civplan.cli.choices import day_of, several_of
from civplan.cli.console import note, out, warn_without_libyaml
from civplan.cli.errors import OwnError, words_for
from civplan.cli.exits import ExitCode
from civplan.cli.progress import ProgressBar
from civplan.cli.workers import processors
from civplan.district.checks import check_district
from civplan.district.engines import Engine, Processes, ThisProcess
from civplan.district.filing import Step
from civplan.district.inputs import digest_of_bytes
from civplan.district.register import register
from civplan.district.reports import TABLES, write_reports
from civplan.district.review import review_of
from civplan.district.roster import DistrictFolder, open_district
from civplan.district.run import Run, outcomes_in, run_batch
from civplan.district.state import State
from civplan.district.worker import Order
from civplan.documents.errors import CannotWrite
from civplan.documents.files import make_folder
from civplan.findings.words import Language, Words
from civplan.settings.shelf import SettingsShelf
from civplan.typeset.formats import FORMATS

DOCUMENTS = "documents"
"""The folder of the communities' documents in the output folder."""
WORKBOOK = "xlsx"
"""The format of the register that needs a library of its own."""
FEW_FILES = 8
"""With fewer files, starting processes takes longer than they save."""
NO_FILES = Words("{folder}：没有计划文件", "{folder}: there is no plan file")
NO_FOLDER = Words("{folder}：没有这个文件夹", "{folder}: there is no such folder")
ORPHAN = Words(
    "{name}：不再有来源，用 --prune 删去", "{name}: no file makes it any more; --prune removes it"
)


class Request(NamedTuple):
    """What the options of ``civplan batch`` ask for."""

    output: Path
    formats: str
    jobs: int
    """Processes; 0 for one a processor."""
    scheduler: str
    """The address of a Dask scheduler; empty for processes of this machine."""
    as_of: str
    prune: bool
    with_contacts: bool
    merge: bool
    """Whether all communities' documents go into one as well."""
    quiet: bool


def run_district(folder: Path, request: Request, language: Language) -> int:
    """Make everything of a sub-district and give the exit code.

    Raises:
        OwnError: There is no such folder, no plan file in it, or an option is wrong.
        CannotRead: The sub-district's own file cannot be read.
        CannotWrite: The output folder cannot be made.
        EngineLost: The cluster cannot be reached; what is done stays done.
    """
    began = time.monotonic()
    request = with_formats(request, language)
    formats = request.formats.split(",")
    as_of = day_of(request.as_of, "--as-of") or dt.datetime.now().astimezone().date()
    opened = opened_folder(folder, request)
    warn_without_libyaml(language)
    SettingsShelf().settings_for(folder / DOCUMENTS)  # a fault in them is told once, not per file
    refuse_mixing(folder, request.output, request.output / DOCUMENTS)
    make_folder(request.output / DOCUMENTS)
    order = Order(
        folder=str(folder.absolute() if request.scheduler else folder),
        shown=str(folder),
        documents=str((request.output / DOCUMENTS).absolute()),
        formats=tuple(form for form in formats if form in FORMATS),
        cache=str(cache_folder() or ""),
        as_of=day_of(request.as_of, "--as-of"),
        communities=tuple(one.names for one in opened.district.communities),
    )
    refused: tuple[CannotWrite, ...] = ()
    with State(request.output) as state:
        run = run_with_progress(opened, order, request, state, language)
        tell_orphans(run, order, state, request, language)
        asked = what_reports_depend_on(opened, order, request, as_of, language)
        telling = remembered(state, asked)
        if telling is None:
            outcomes = outcomes_in(state, folder)
            review = review_of(opened, outcomes, state, as_of)
            review = review._replace(
                found=(*opened.findings, *check_district(review)),
                with_contacts=request.with_contacts,
                language=language,
            )
            written, refused = write_reports(
                review, request.output, formats, state, order if request.merge else None
            )
            telling = telling_of(review, outcomes, written, language)
            if not refused:
                remember(state, asked, telling)
    for line in telling.lines:
        sys.stderr.write(f"{line}\n")
    for error in refused:
        note(words_for(error) or error.reason, language)
    for path in telling.written:
        out(path)
    if not request.quiet:
        sys.stderr.write(f"{counts_line(telling, time.monotonic() - began, language)}\n")
    if refused:
        return ExitCode.USAGE
    return ExitCode.FINDINGS if telling.errors else ExitCode.FINE


def with_formats(request: Request, language: Language) -> Request:
    """The request with each format once, without the workbook where it cannot be made.

    Raises:
        OwnError: One of the formats is unknown.
    """
    formats = several_of(request.formats, dict.fromkeys((*FORMATS, *TABLES)), "--to")
    if WORKBOOK in formats and not register.is_available():
        note(register.NOT_INSTALLED, language)
        formats.remove(WORKBOOK)
    return request._replace(formats=",".join(formats))


def what_reports_depend_on(
    opened: DistrictFolder, order: Order, request: Request, as_of: dt.date, language: Language
) -> str:
    """What tells one order for reports from another, besides what came of the files."""
    words = [str(path) for path in opened.word_files]
    own = [(path, source.text) for path, source in opened.sources.items()]
    asked = request._replace(jobs=0, scheduler="", prune=False, quiet=False)
    same = order._replace(folder=str(opened.folder), run="")
    key = (__version__, same, asked, as_of, language, words, own)
    return digest_of_bytes(repr(key).encode(errors="surrogateescape"))


def opened_folder(folder: Path, request: Request) -> DistrictFolder:
    """What stands in the folder.

    Raises:
        OwnError: There is no such folder, or no plan file in it.
        CannotRead: The sub-district's own file cannot be read.
    """
    if not folder.is_dir():
        raise OwnError(Words(*(text.format(folder=folder) for text in NO_FOLDER)))
    opened = open_district(folder, leave_out=[request.output])
    if not opened.plan_files and not opened.has_file:
        raise OwnError(Words(*(text.format(folder=folder) for text in NO_FILES)))
    return opened


def run_with_progress(
    opened: DistrictFolder, order: Order, request: Request, state: State, language: Language
) -> Run:
    """Make what has changed, and show how far it is."""
    paths = [file.relative_to(opened.folder).as_posix() for file in opened.plan_files]
    errors = 0

    def step(done: Step) -> None:
        nonlocal errors
        errors += done.errors
        counted = f"{errors}个错误" if language == "zh" else f"{errors} errors"
        progress.step(counted)

    with (
        engine_for(request, len(paths)) as engine,
        ProgressBar(0, sys.stderr, is_quiet=request.quiet) as progress,
    ):
        return run_batch(order, paths, state, engine, step, expected=progress.expect)


@contextmanager
def engine_for(request: Request, files: int) -> Iterator[Engine]:
    """What works: a cluster, several processes, or this one.

    Raises:
        EngineLost: The cluster cannot be reached.
    """
    if request.scheduler:
        from civplan.district.cluster import Cluster  # noqa: PLC0415 - an extra that few install

        with Cluster(request.scheduler) as cluster:
            yield cluster
        return
    jobs = request.jobs or (processors() if files >= FEW_FILES else 1)
    yield Processes(jobs) if jobs > 1 else ThisProcess()


def tell_orphans(
    run: Run, order: Order, state: State, request: Request, language: Language
) -> None:
    """List the documents that no file makes any more, or remove them when that is asked for."""
    for name in run.orphans:
        if request.prune:
            (Path(order.documents) / name).unlink(missing_ok=True)
            state.forget_documents([name])
        else:
            note(Words(*(text.format(name=name) for text in ORPHAN)), language)
