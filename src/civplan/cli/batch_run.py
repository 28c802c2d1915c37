"""Tells of documents in the output folder that nothing makes any more, or removes them."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from civplan.cli.cache import cache_folder
from civplan.cli.console import print_error, print_note, warn_without_libyaml
from civplan.cli.district_folder import open_district_folder, refuse_mixing
from civplan.cli.errors import ExitCode
from civplan.cli.options import day_option, several_of
from civplan.cli.progress import ProgressBar
from civplan.district.batch.batch import BatchOptions, ReportRequest, current_reports, print_reports
from civplan.district.batch.job import BatchJob
from civplan.district.batch.placement import FileProgress
from civplan.district.batch.reports import REGISTER_WRITERS, left_over_reports
from civplan.district.batch.run import RunResult, run_batch
from civplan.district.batch.summary import counts_line
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import DOCUMENTS_FOLDER
from civplan.district.register import workbook
from civplan.district.review.folder import DistrictFolder
from civplan.documents.files import CannotWrite, make_folder, write_failure_reason
from civplan.documents.processes import FEWEST_FILES_TO_RENDER, Engine, engine_for
from civplan.findings.words import Language, Words
from civplan.settings.cache import SettingsCache
from civplan.typeset.formats import FORMATS

ORPHAN_DOCUMENT = Words(
    "{name}：不再有来源，用 --prune 删去", "{name}: no file makes it any more; --prune removes it"
)
OLD_REPORT = Words(
    "{name}：以前生成的，这次没有要求生成，内容可能已经过时；用 --prune 删去",
    "{name}: made by an earlier run; this one was not asked for it, so it may be out of date;"
    " --prune removes it",
)


def _clear_orphans(
    run: RunResult, order: BatchJob, request: BatchOptions, language: Language
) -> None:
    """List the documents that no file makes any more, or remove them when that is asked for."""
    for name in run.orphans:
        if request.prune:
            remove_document(Path(order.documents), name, language)
        else:
            print_note(ORPHAN_DOCUMENT.filled(name=name), language)


def _clear_old_reports(
    made: Collection[str], state: BatchMemory, request: BatchOptions, language: Language
) -> None:
    """List the documents about the sub-district that this run does not make, or remove them.

    Args:
        made: The names of those that it makes.
        state: The memory of the output folder.
        request: What is asked for.
        language: Of the messages.
    """
    for name in left_over_reports(request.output, made, state):
        if request.prune:
            remove_document(request.output, name, language)
        else:
            print_note(OLD_REPORT.filled(name=name), language)


def remove_document(folder: Path, name: str, language: Language) -> None:
    """Remove a document, with its own folder when that becomes empty; say why where it stays.

    Args:
        folder: The folder that stays.
        name: The document's, as seen from there.
        language: Of the message.
    """
    file = folder / name
    try:
        file.unlink(missing_ok=True)
        if file.parent != folder and not any(file.parent.iterdir()):
            file.parent.rmdir()
    except OSError as error:
        print_error(CannotWrite(file, write_failure_reason(error, file)), language)


WORKBOOK_FORMAT = "xlsx"
"""The format of the register that needs a library of its own."""


def batch_district(folder: Path, request: BatchOptions, language: Language) -> int:
    """Make everything of a sub-district and give the exit code.

    Raises:
        OwnError: There is no such folder, no plan file in it, or an option is wrong.
        CannotRead: The sub-district's own file cannot be read.
        CannotWrite: The output folder cannot be made.
        EngineLost: The cluster cannot be reached; what is done stays done.
    """
    began = time.monotonic()
    request = _with_available_formats(request, language)
    formats = request.formats.split(",")
    as_of = day_option(request.as_of, "--as-of") or dt.datetime.now().astimezone().date()
    opened = open_district_folder(folder, request.output, language)
    warn_without_libyaml(language)
    SettingsCache().settings_for(
        folder / DOCUMENTS_FOLDER
    )  # a fault in them is told once, not per file
    refuse_mixing(folder, request.output, request.output / DOCUMENTS_FOLDER)
    make_folder(request.output / DOCUMENTS_FOLDER)
    order = BatchJob(
        folder=str(folder.absolute() if request.scheduler else folder),
        shown=str(folder),
        documents=str((request.output / DOCUMENTS_FOLDER).absolute()),
        formats=tuple(form for form in formats if form in FORMATS),
        cache=str(cache_folder() or ""),
        as_of=day_option(request.as_of, "--as-of"),
        communities=tuple(one.names for one in opened.district.communities),
    )
    with BatchMemory(request.output) as state:
        run = _run_with_progress(opened, order, request, state, language)
        _clear_orphans(run, order, request, language)
        reported = current_reports(ReportRequest(opened, order, request, as_of, language), state)
        print_reports(reported, language)
        _clear_old_reports(reported.names | request.left_out, state, request, language)
    telling = reported.telling
    if not request.quiet:
        sys.stderr.write(f"{counts_line(telling, time.monotonic() - began, language)}\n")
    if reported.refused or not opened.is_whole:
        return ExitCode.USAGE
    return ExitCode.FINDINGS if telling.errors else ExitCode.FINE


def _with_available_formats(request: BatchOptions, language: Language) -> BatchOptions:
    """The request with each format once, without the workbook where it cannot be made.

    Raises:
        OwnError: One of the formats is unknown.
    """
    formats = several_of(request.formats, dict.fromkeys((*FORMATS, *REGISTER_WRITERS)), "--to")
    if WORKBOOK_FORMAT in formats and not workbook.has_openpyxl():
        print_note(workbook.OPENPYXL_MISSING, language)
        formats.remove(WORKBOOK_FORMAT)
        request = request._replace(left_out=frozenset({workbook.WORKBOOK_NAME}))
    return request._replace(formats=",".join(formats))


def _run_with_progress(
    opened: DistrictFolder,
    order: BatchJob,
    request: BatchOptions,
    state: BatchMemory,
    language: Language,
) -> RunResult:
    """Make what has changed, and show how far it is."""
    paths = [file.relative_to(opened.folder).as_posix() for file in opened.plan_files]
    errors = 0

    def step(done: FileProgress) -> None:
        nonlocal errors
        errors += done.errors
        counted = f"{errors}个错误" if language == "zh" else f"{errors} errors"
        progress.step(counted)

    with (
        _batch_engine(request, len(paths)) as engine,
        ProgressBar(0, sys.stderr, is_quiet=request.quiet) as progress,
    ):
        return run_batch(order, paths, state, engine, step, expected=progress.expect)


@contextmanager
def _batch_engine(request: BatchOptions, files: int) -> Iterator[Engine]:
    """What works: a cluster, several processes, or this one.

    Raises:
        EngineLost: The cluster cannot be reached.
    """
    if request.scheduler:
        from civplan.district.batch.cluster import Cluster  # noqa: PLC0415 - few install it

        with Cluster(request.scheduler) as cluster:
            yield cluster
        return
    yield engine_for(files, FEWEST_FILES_TO_RENDER, request.jobs)
