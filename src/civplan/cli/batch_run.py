"""Runs ``civplan batch``: options to arguments, progress, messages and the exit code."""

from __future__ import annotations

import logging
import sys
import time
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from civplan.cli.cache import cache_folder
from civplan.cli.console import print_error, print_line, print_note, warn_without_libyaml
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import day_option, several_of
from civplan.cli.progress import ProgressBar, bar_text
from civplan.district.batch.batch import BatchResult, batch
from civplan.district.batch.placement import FileProgress
from civplan.district.batch.reports import REGISTER_WRITERS
from civplan.findings.words import Language, Words
from civplan.model.grammar.period_forms import Period, parse_period
from civplan.typeset.formats import FORMATS

BATCH_COUNTS = Words(
    "{bar} 社区  {documents} 份文件  {errors} 个错误  {seconds:.1f} s",
    "{bar} communities  {documents} documents  {errors} errors  {seconds:.1f} s",
)


class BatchOptions(NamedTuple):
    """The options of ``civplan batch``, as given."""

    output: Path | None
    """None for ``out``, or for a folder of the stage."""
    stage: str
    """The period of the stage; empty for the whole year."""
    formats: str
    jobs: int
    """Processes; 0 for as many as save time."""
    scheduler: str
    """The address of a Dask scheduler; empty for processes of this machine."""
    as_of: str
    prune: bool
    with_contacts: bool
    merge: bool
    """Whether all communities' documents go into one as well."""
    is_importing: bool
    """Whether Word documents become plan files first."""
    quiet: bool


def batch_district(folder: Path, options: BatchOptions, language: Language) -> int:
    """Make all documents of a sub-district and return the exit code.

    Raises:
        WrongUsage: An option is wrong.
        UnusableFolder: There is no such folder, no plan file in it, or the output would mix.
        CannotRead: The settings or the sub-district's own file cannot be read.
        CannotWrite: The output folder cannot be written.
        EngineLost: The cluster cannot be reached; finished files stay.
    """
    began, errors = time.monotonic(), 0
    formats = several_of(options.formats, dict.fromkeys((*FORMATS, *REGISTER_WRITERS)), "--to")
    as_of = day_option(options.as_of, "--as-of")
    period = _period_option(options.stage)
    output = options.output or Path(f"out-{period.name}" if period else "out")
    warn_without_libyaml(language)
    if options.scheduler:  # Dask must not log or warn: what a user can do is one line
        logging.disable(logging.CRITICAL)
        warnings.simplefilter("ignore")

    def show(file: FileProgress) -> None:
        nonlocal errors
        errors += file.errors
        progress.step(f"{errors}个错误" if language == "zh" else f"{errors} errors")
        if progress.done == progress.total:
            progress.clear()

    def note(words: Words) -> None:
        progress.clear()
        print_note(words, language)

    with ProgressBar(0, sys.stderr, is_quiet=options.quiet) as progress:
        if options.is_importing:
            _take_in(folder, output, note, language)
        result = batch(
            folder,
            output,
            formats=formats,
            stage=options.stage,
            as_of=as_of,
            language=language,
            with_contacts=options.with_contacts,
            merge=options.merge,
            prune=options.prune,
            jobs=options.jobs,
            scheduler=options.scheduler,
            cache=cache_folder(),
            on_note=note,
            on_count=progress.expect,
            on_file=show,
        )
    _print_result(result, language)
    if not options.quiet:
        sys.stderr.write(f"{_counts_line(result, time.monotonic() - began, language)}\n")
    if result.refused or not result.is_complete:
        return ExitCode.USAGE
    return ExitCode.FINDINGS if result.summary.errors else ExitCode.FINE


def _period_option(text: str) -> Period | None:
    """The period of ``--stage``; None without one.

    Raises:
        WrongUsage: It is no part of a year.
    """
    period = parse_period(text) if text else None
    if text and period is None:
        raise WrongUsage(
            Words(
                f"--stage 的“{text}”不是一年里的阶段，写成 上半年、前三季度 或 1—9月",
                f"--stage: “{text}” is no part of a year; write first-half or 1—9月",
            )
        )
    return period


def _take_in(folder: Path, out: Path, note: Callable[[Words], None], language: Language) -> None:
    """Make plan files of the Word documents in a folder."""
    from civplan.district.batch.document_import import (  # noqa: PLC0415 - loads Word's libraries
        take_in_documents,
    )
    from civplan.ingest.plan.parts import ImportOptions  # noqa: PLC0415

    this_year = datetime.now().astimezone().year
    options = ImportOptions(language=language, this_year=this_year)
    take_in_documents(folder, out, options, note)


def _print_result(result: BatchResult, language: Language) -> None:
    """Print errors and warnings, the reports not written, those written, and old ones."""
    for line in result.summary.lines:
        sys.stderr.write(f"{line}\n")
    for error in result.refused:
        print_error(error, language)
    for path in result.summary.written:
        print_line(path)
    for words in result.old_reports:
        print_note(words, language)


def _counts_line(result: BatchResult, seconds: float, language: Language) -> str:
    """The counts of a batch and its duration."""
    summary = result.summary
    return BATCH_COUNTS.in_language(language).format(
        bar=bar_text(summary.arrived, summary.communities),
        documents=summary.documents,
        errors=summary.errors,
        seconds=seconds,
    )
