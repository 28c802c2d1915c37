"""Makes all documents of a sub-district: those of its communities, then its own reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from civplan.district.batch.current_reports import BatchSummary, ReportRequest, current_reports
from civplan.district.batch.job import BatchJob
from civplan.district.batch.reports import REGISTER_WRITERS, left_over_reports
from civplan.district.batch.run import OnCount, OnFile, run_batch
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import DOCUMENTS_FOLDER
from civplan.district.register import workbook
from civplan.district.review.folder import check_output_folder, open_submissions
from civplan.documents.files import CannotWrite, make_folder, write_failure_reason
from civplan.documents.processes import FEWEST_FILES_TO_RENDER, Engine, engine_for
from civplan.documents.render import style_of_project
from civplan.findings.words import Language, Words
from civplan.model.grammar.period_forms import parse_period
from civplan.settings.apply import SettingsCache
from civplan.typeset.formats import FORMATS, require_formats

WORKBOOK_FORMAT = "xlsx"
"""The format of the register that needs a library of its own."""
ORPHAN_DOCUMENT = Words(
    "{name}：不再有来源，用 --prune 删去", "{name}: no file makes it any more; --prune removes it"
)
OLD_REPORT = Words(
    "{name}：以前生成的，这次没有要求生成，内容可能已经过时；用 --prune 删去",
    "{name}: made by an earlier run; this one was not asked for it, so it may be out of date;"
    " --prune removes it",
)
OnNote = Callable[[Words], None]
"""Called with a message about the run."""


class BatchResult(NamedTuple):
    """The result of a batch."""

    summary: BatchSummary
    """The findings and failures as lines, the reports written, and the counts."""
    refused: tuple[CannotWrite, ...]
    """Reports that were not written, and why: somebody has edited them or holds them open."""
    old_reports: tuple[Words, ...]
    """Messages about reports of earlier runs that this one was not asked for."""
    is_complete: bool
    """False where a part of the folder could not be read."""


def batch(  # noqa: PLR0913 - one for each option of the command
    folder: Path | str,
    out: Path | str,
    *,
    formats: Sequence[str] = ("docx", "xlsx"),
    stage: str = "",
    as_of: dt.date | None = None,
    language: Language = "zh",
    with_contacts: bool = False,
    merge: bool = False,
    prune: bool = False,
    jobs: int = 0,
    scheduler: str = "",
    cache: Path | None = None,
    on_note: OnNote = lambda _: None,
    on_count: OnCount = lambda _: None,
    on_file: OnFile = lambda _: None,
) -> BatchResult:
    """Make the documents of all communities, and the sub-district's roll-up, register and overview.

    Only what changed since the last run is made again; files that somebody has edited stay.

    Args:
        folder: The folder with the communities' files.
        out: The output folder.
        formats: Of the documents (docx, html, md, pdf, txt) and of the register (xlsx, csv, json).
        stage: The period of the stage (阶段总结) whose summaries and reports are made instead of
            those of the year.
        as_of: The day by which lateness and progress are judged; None for today and no progress.
        language: Of the overview, and of the lines of the summary.
        with_contacts: Whether phone numbers are shown.
        merge: Whether all communities' documents are put into one .docx as well.
        prune: Whether documents that nothing makes any more are removed.
        jobs: Processes to use; 0 for as many as save time.
        scheduler: The address of a Dask scheduler; empty for processes of this machine.
        cache: The folder of compiled templates; None for none.
        on_note: Called with each message about the run.
        on_count: Called with the number of files to do.
        on_file: Called with each file that is done.

    Raises:
        ValueError: A format is unknown, or the stage is no part of a year.
        UnusableFolder: There is no such folder, no plan file in it, or the output would mix.
        CannotRead: The settings or the sub-district's own file cannot be read.
        CannotTypeset: fpdf2 or a Chinese font is missing, which a PDF needs.
        CannotWrite: The output folder cannot be written; finished files stay.
        EngineLost: The cluster cannot be reached; finished files stay.
    """
    folder, out = Path(folder), Path(out)
    if stage and parse_period(stage) is None:
        raise ValueError(f"no part of a year: {stage}")
    formats, unavailable = _available_formats(formats, on_note)
    opened = open_submissions(folder, out, on_note)
    fonts = require_formats(formats, style_of_project(opened.style))
    documents = out / DOCUMENTS_FOLDER
    SettingsCache().settings_for(folder / DOCUMENTS_FOLDER)  # an error in them is reported once
    check_output_folder(folder, out, documents)
    make_folder(documents)
    job = BatchJob(
        folder=str(folder.absolute() if scheduler else folder),
        display_folder=str(folder),
        documents=str(documents.absolute()),
        formats=tuple(form for form in formats if form in FORMATS),
        cache=str(cache or ""),
        as_of=as_of,
        stage=stage,
        fonts=fonts,
        communities=tuple(one.names for one in opened.district.communities),
    )
    today = as_of or dt.datetime.now().astimezone().date()
    request = ReportRequest(opened, job, out, tuple(formats), today, language, with_contacts, merge)
    paths = [file.relative_to(folder).as_posix() for file in opened.plan_files]
    with BatchMemory(out) as memory:
        with _engine(scheduler, len(paths), jobs) as engine:
            run = run_batch(job, paths, memory, engine, on_file=on_file, on_count=on_count)
        for words in run.notes:
            on_note(words)
        _clear(documents, run.orphans, ORPHAN_DOCUMENT, on_note, prune=prune)
        reports = current_reports(request, memory)
        old, old_notes = left_over_reports(out, reports.names | unavailable, memory), list[Words]()
        _clear(out, old, OLD_REPORT, old_notes.append, prune=prune)
    return BatchResult(reports.summary, reports.refused, tuple(old_notes), opened.is_whole)


def _available_formats(formats: Sequence[str], on_note: OnNote) -> tuple[list[str], frozenset[str]]:
    """Each format once, without the workbook where it cannot be made; the reports left out."""
    unknown = set(formats) - {*FORMATS, *REGISTER_WRITERS}
    if unknown:
        raise ValueError(f"unknown formats: {', '.join(sorted(unknown))}")
    available = list(dict.fromkeys(formats))
    if WORKBOOK_FORMAT in available and not workbook.has_openpyxl():
        on_note(workbook.OPENPYXL_MISSING)
        available.remove(WORKBOOK_FORMAT)
        return available, frozenset({workbook.WORKBOOK_NAME})
    return available, frozenset()


@contextmanager
def _engine(scheduler: str, files: int, jobs: int) -> Iterator[Engine]:
    """A cluster, several processes, or this one.

    Raises:
        EngineLost: The cluster cannot be reached.
    """
    if not scheduler:
        yield engine_for(files, FEWEST_FILES_TO_RENDER, jobs)
        return
    from civplan.district.batch.cluster import Cluster  # noqa: PLC0415 - an extra that few install

    with Cluster(scheduler) as cluster:
        yield cluster


def _clear(
    folder: Path, names: Sequence[str], message: Words, on_note: OnNote, *, prune: bool
) -> None:
    """Remove documents that nothing makes any more, or report each."""
    for name in names:
        if prune:
            remove_document(folder, name, on_note)
        else:
            on_note(message.filled(name=name))


def remove_document(folder: Path, name: str, on_note: OnNote) -> None:
    """Remove a document, and its own folder when that becomes empty; report why it stays.

    Args:
        folder: The folder that stays.
        name: The document's, as seen from there.
        on_note: Called with the reason.
    """
    file = folder / name
    try:
        file.unlink(missing_ok=True)
        if file.parent != folder and not any(file.parent.iterdir()):
            file.parent.rmdir()
    except OSError as error:
        reason = write_failure_reason(error, file)
        on_note(Words(f"{file}：{reason.zh}", f"{file}: {reason.en}"))
