"""The reports of a run: those of an earlier run while they still hold, or new ones.

With the reports goes the summary of the batch, which the memory stores.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan import __version__
from civplan.district.batch.job import BatchJob
from civplan.district.batch.overwrite_check import OverwriteCheck
from civplan.district.batch.reports import write_reports
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.file_result import FileResult
from civplan.district.memory.file_store import file_results_in, file_store_of
from civplan.district.memory.inputs import digest_of_bytes
from civplan.district.register.packing import DamagedRows
from civplan.district.review.checks import district_findings
from civplan.district.review.folder import DistrictFolder
from civplan.district.review.review import Review, review_of
from civplan.district.review.submissions import (
    SubmissionStatus,
    evidence_paths,
    unstructured_file_messages,
)
from civplan.documents.files import CannotWrite
from civplan.findings.text import head_line
from civplan.findings.words import Language, Words, printable_text
from civplan.rules.district_rules import UNSTRUCTURED_ONLY

REPORTS_NOT_MADE = Words(
    "街道文件无法使用，不知道名册和指标，汇总、台账和一览没有重做；改好以后再运行",
    "the sub-district's own file cannot be used, so roster and indicators are not known: roll-up,"
    " register and overview were not made again; mend it and run again",
)
SUMMARY_KEY = "summary"
"""Its key in the memory."""
FAILURE_LINE = Words("civplan: {path}：{reason}", "civplan: {path}: {reason}")
UNSTRUCTURED_FILE_LINE = Words("civplan: {said}", "civplan: {said}")


class BatchSummary(NamedTuple):
    """The summary of a batch."""

    lines: tuple[str, ...]
    """Errors and warnings, for standard error."""
    written: tuple[str, ...]
    """The paths of the reports about the sub-district."""
    arrived: int
    """Communities that have submitted anything."""
    communities: int
    documents: int
    errors: int


class ReportRequest(NamedTuple):
    """What the reports about the sub-district depend on, besides the results of the files."""

    folder: DistrictFolder
    job: BatchJob
    output: Path
    formats: tuple[str, ...]
    as_of: dt.date
    language: Language
    with_contacts: bool
    merge: bool

    @property
    def key(self) -> str:
        """The cache key of the reports."""
        words = [*map(str, self.folder.unstructured_files), "", *map(str, self.folder.empty_files)]
        own = [(path, source.text) for path, source in self.folder.sources.items()]
        job = self.job._replace(folder=str(self.folder.folder), run="")
        style = self.folder.style
        same = (__version__, self._replace(folder=None, job=None), job, words, own, style)  # type: ignore[arg-type]
        return digest_of_bytes(repr(same).encode(errors="surrogateescape"))


class CurrentReports(NamedTuple):
    """The reports that hold after a run."""

    summary: BatchSummary
    names: frozenset[str]
    """The names in the output folder of all reports requested."""
    refused: tuple[CannotWrite, ...] = ()


def current_reports(request: ReportRequest, memory: BatchMemory) -> CurrentReports:
    """The reports of an earlier run if they still hold, or new ones.

    Raises:
        CannotWrite: The output folder cannot be written.
    """
    summary = saved_summary(memory, request.key)
    if summary and _are_whole(summary, request.output, memory):
        names = (Path(path).relative_to(request.output) for path in summary.written)
        return CurrentReports(summary, frozenset(name.as_posix() for name in names))
    reports = _make_reports(request, memory)
    if not (reports.refused or request.folder.is_broken):
        save_summary(memory, request.key, reports.summary)
    return reports


def _are_whole(summary: BatchSummary, output: Path, memory: BatchMemory) -> bool:
    """True when every report of an earlier run is there, not cut, and not another one's."""
    check = OverwriteCheck(memory.has_written)
    return not any(
        check.is_lost(path, memory.digests_of(path.relative_to(output).as_posix()))
        for path in map(Path, summary.written)
    )


def _make_reports(request: ReportRequest, memory: BatchMemory) -> CurrentReports:
    """Write the reports; without a roster, because its file is broken, they stay as they are.

    Raises:
        CannotWrite: The output folder cannot be written.
    """
    folder, language = request.folder, request.language
    results = file_results_in(memory, folder.folder)
    evidence = evidence_paths(memory.inputs().values()) if folder.unstructured_files else ()
    store, stage = file_store_of(memory), request.job.period
    review = review_of(folder, results, store, request.as_of, evidence, stage)
    review = review._replace(
        findings=(*folder.findings, *district_findings(review)),
        with_contacts=request.with_contacts,
        language=language,
    )
    if folder.is_broken:
        summary = summary_of_batch(review, results, (), language)
        lines = (*summary.lines, f"civplan: {REPORTS_NOT_MADE.in_language(language)}")
        return CurrentReports(summary._replace(lines=lines), frozenset(memory.reports()))
    merge = request.job if request.merge else None
    with memory.refusing_damage(DamagedRows):
        reports = write_reports(review, request.output, request.formats, memory, merge)
    summary = summary_of_batch(review, results, reports.paths, language)
    return CurrentReports(summary, reports.names, reports.refused)


def summary_of_batch(
    review: Review, results: Sequence[FileResult], written: Sequence[Path], language: Language
) -> BatchSummary:
    """The summary of a batch.

    Args:
        review: The sub-district's year.
        results: The results of all files.
        written: The paths of the reports.
        language: Of the lines.
    """
    folder = review.folder.folder
    lines = (
        *_failure_lines(results, folder, language),
        *(
            UNSTRUCTURED_FILE_LINE.fill(language, said=said)
            for said in unstructured_file_messages(
                review.unstructured_files, review.submissions, folder, review.year
            )
        ),
        *_district_finding_lines(review, language),
    )
    return BatchSummary(
        lines=lines,
        written=tuple(map(str, written)),
        arrived=sum(one.status is not SubmissionStatus.MISSING for one in review.submissions),
        communities=len(review.submissions),
        documents=sum(len(result.documents) for result in results),
        errors=sum(one.error_count for one in results)
        + sum(one.is_error for one in review.findings),
    )


def _failure_lines(
    results: Sequence[FileResult], folder: Path, language: Language
) -> Iterator[str]:
    """Failures and errors of the files, a line each."""
    for result in results:
        if result.failure:
            values = {"path": str(folder / result.path), "reason": result.failure}
            yield printable_text(FAILURE_LINE.fill(language, **values))
        for one in result.errors:
            place = f"{one.location.path}:{one.location.line}:{one.location.column}"
            yield printable_text(f"{place}: error {one.code} {one.message.in_language(language)}")


def _district_finding_lines(review: Review, language: Language) -> Iterator[str]:
    """Errors, warnings, and what was sent instead of plan files, a line each."""
    for finding in review.findings:
        if finding.is_error or finding.is_warning or finding.rule is UNSTRUCTURED_ONLY:
            yield head_line(finding, language)


def save_summary(memory: BatchMemory, key: str, summary: BatchSummary) -> None:
    """Store the summary; the memory forgets it when the result of any file changes.

    Args:
        memory: The memory.
        key: The cache key of the reports.
        summary: The summary.
    """
    memory.set_note(SUMMARY_KEY, json.dumps({"key": key, "summary": summary._asdict()}))


def saved_summary(memory: BatchMemory, key: str) -> BatchSummary | None:
    """The summary of an earlier run; None when anything has changed since."""
    note = memory.note(SUMMARY_KEY)
    if not note:
        return None
    try:
        saved = json.loads(note)
        lists = {name: tuple(saved["summary"][name]) for name in ("lines", "written")}
        summary = BatchSummary(**saved["summary"] | lists)
        is_current = saved["key"] == key
    except (ValueError, TypeError, KeyError):  # damaged: it is made anew
        return None
    return summary if is_current else None
