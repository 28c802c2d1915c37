"""The summary of a batch; it is stored, so that a run that changes nothing need not make it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.file_result import FileResult
from civplan.district.review.review import Review
from civplan.district.review.submissions import SubmissionStatus, word_file_messages
from civplan.findings.text import head_line
from civplan.findings.words import Language, Words, printable_text

SUMMARY_KEY = "summary"
"""Its key in the memory."""
FAILURE_LINE = Words("civplan: {path}：{reason}", "civplan: {path}: {reason}")
WORD_FILE_LINE = Words("civplan: {said}", "civplan: {said}")


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
            WORD_FILE_LINE.fill(language, said=said)
            for said in word_file_messages(
                review.word_files, review.submissions, folder, review.year
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
    """Errors and warnings among the files, a line each."""
    for finding in review.findings:
        if finding.is_error or finding.is_warning:
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
    """The summary of an earlier run; None when anything has changed since, or a report is gone."""
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
    return summary if is_current and all(Path(one).is_file() for one in summary.written) else None
