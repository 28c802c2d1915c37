"""Runs a batch: the output folder, the engine, the progress, and what to tell at the end."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from civplan.cli.batch_leftovers import tell_left_over, tell_orphans
from civplan.cli.batch_places import refuse_mixing
from civplan.cli.batch_reports import Asked, reports_of, tell
from civplan.cli.batch_request import Request
from civplan.cli.batch_telling import counts_line
from civplan.cli.cache import cache_folder
from civplan.cli.choices import day_of, several_of
from civplan.cli.console import note, warn_without_libyaml
from civplan.cli.district_folder import opened_folder
from civplan.cli.exits import ExitCode
from civplan.cli.progress import ProgressBar
from civplan.cli.workers import processors
from civplan.district.database import DOCUMENTS
from civplan.district.engines import Engine, Processes, ThisProcess
from civplan.district.filing import Step
from civplan.district.order import Order
from civplan.district.register import register
from civplan.district.reports import TABLES
from civplan.district.roster import DistrictFolder
from civplan.district.run import Run, run_batch
from civplan.district.state import State
from civplan.documents.files import make_folder
from civplan.findings.words import Language
from civplan.settings.shelf import SettingsShelf
from civplan.typeset.formats import FORMATS

WORKBOOK = "xlsx"
"""The format of the register that needs a library of its own."""
FEW_FILES = 8
"""With fewer files, starting processes takes longer than they save."""


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
    opened = opened_folder(folder, request.output, language)
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
    with State(request.output) as state:
        run = run_with_progress(opened, order, request, state, language)
        tell_orphans(run, order, request, language)
        reported = reports_of(Asked(opened, order, request, as_of, language), state)
        tell(reported, language)
        tell_left_over(reported.names | request.left_out, state, request, language)
    telling = reported.telling
    if not request.quiet:
        sys.stderr.write(f"{counts_line(telling, time.monotonic() - began, language)}\n")
    if reported.refused or not opened.is_whole:
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
        request = request._replace(left_out=frozenset({register.NAME}))
    return request._replace(formats=",".join(formats))


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
