"""What the options of ``civplan batch`` ask for."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import NamedTuple

from civplan import __version__
from civplan.cli.console import print_error, print_line
from civplan.district.batch.job import BatchJob
from civplan.district.batch.reports import write_reports
from civplan.district.batch.summary import (
    BatchSummary,
    save_summary,
    saved_summary,
    summary_of_batch,
)
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.file_store import file_results_in, file_store_of
from civplan.district.memory.inputs import digest_of_bytes
from civplan.district.register.packing import DamagedRows
from civplan.district.review.checks import district_findings
from civplan.district.review.folder import DistrictFolder
from civplan.district.review.review import review_of
from civplan.district.review.submissions import evidence_paths
from civplan.documents.files import CannotWrite
from civplan.findings.words import Language, Words


class BatchOptions(NamedTuple):
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
    left_out: frozenset[str] = frozenset()
    """Reports that were asked for and cannot be made here; those of earlier runs may stay."""


REPORTS_NOT_MADE = Words(
    "街道文件无法使用，不知道名册和指标，汇总、台账和一览没有重做；改好以后再运行",
    "the sub-district's own file cannot be used, so roster and indicators are not known: roll-up,"
    " register and overview were not made again; mend it and run again",
)


class ReportRequest(NamedTuple):
    """What the documents about the sub-district depend on, besides what came of the files."""

    folder: DistrictFolder
    order: BatchJob
    request: BatchOptions
    as_of: dt.date
    language: Language

    @property
    def key(self) -> str:
        """What tells it from anything else that may be asked for."""
        words = [*map(str, self.folder.word_files), "", *map(str, self.folder.empty_files)]
        own = [(path, source.text) for path, source in self.folder.sources.items()]
        request = self.request._replace(jobs=0, scheduler="", prune=False, quiet=False)
        order = self.order._replace(folder=str(self.folder.folder), run="")
        same = (__version__, order, request, self.as_of, self.language, words, own)
        return digest_of_bytes(repr(same).encode(errors="surrogateescape"))


class ReportResult(NamedTuple):
    """What there is to tell, and what became of the documents."""

    telling: BatchSummary
    names: frozenset[str]
    """The documents that were asked for, by their names in the output folder."""
    refused: tuple[CannotWrite, ...] = ()
    """Those that were left alone, and why."""


def current_reports(asked: ReportRequest, state: BatchMemory) -> ReportResult:
    """Have the documents made, or give what an earlier run told, when that still holds.

    Raises:
        CannotWrite: The output folder cannot be written.
    """
    telling = saved_summary(state, asked.key)
    if telling:
        names = (Path(path).relative_to(asked.request.output) for path in telling.written)
        return ReportResult(telling, frozenset(name.as_posix() for name in names))
    reported = _make_reports(asked, state)
    if not (reported.refused or asked.folder.is_broken):
        save_summary(state, asked.key, reported.telling)
    return reported


def _make_reports(asked: ReportRequest, state: BatchMemory) -> ReportResult:
    """Have the documents made; without a roster, because its file is broken, they stay as they are.

    Raises:
        CannotWrite: The output folder cannot be written.
    """
    folder, order, request, as_of, language = asked
    outcomes = file_results_in(state, folder.folder)
    evidence = evidence_paths(state.made().values()) if folder.word_files else ()
    review = review_of(folder, outcomes, file_store_of(state), as_of, evidence)
    review = review._replace(
        found=(*folder.findings, *district_findings(review)),
        with_contacts=request.with_contacts,
        language=language,
    )
    if folder.is_broken:
        telling = summary_of_batch(review, outcomes, (), language)
        lines = (*telling.lines, f"civplan: {REPORTS_NOT_MADE.in_language(language)}")
        return ReportResult(telling._replace(lines=lines), frozenset(state.reports()))
    merge = order if request.merge else None
    with state.refusing_damage(DamagedRows):
        written = write_reports(review, request.output, request.formats.split(","), state, merge)
    telling = summary_of_batch(review, outcomes, written.paths, language)
    return ReportResult(telling, written.asked, written.refused)


def print_reports(reported: ReportResult, language: Language) -> None:
    """Say what is wrong, which documents were left alone, and which were written."""
    for line in reported.telling.lines:
        sys.stderr.write(f"{line}\n")
    for error in reported.refused:
        print_error(error, language)
    for path in reported.telling.written:
        print_line(path)
