"""What a batch tells at its end: remembered, so that a run that changes nothing need not look."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.cli.progress import bar_text
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.file_result import FileResult
from civplan.district.review.review import Review
from civplan.district.review.submissions import SubmissionStatus, word_file_messages
from civplan.findings.printable import head_line, printable_text
from civplan.findings.words import Language, Words

SUMMARY_KEY = "told"
"""The key under which the memory keeps it."""
FAILURE_LINE = Words("civplan: {path}：{reason}", "civplan: {path}: {reason}")
WORD_FILE_LINE = Words("civplan: {said}", "civplan: {said}")
BATCH_COUNTS = Words(
    "{bar} 社区  {documents} 份文件  {errors} 个错误  {seconds:.1f} s",
    "{bar} communities  {documents} documents  {errors} errors  {seconds:.1f} s",
)


class BatchSummary(NamedTuple):
    """What there is to tell."""

    lines: tuple[str, ...]
    """What is wrong, for standard error."""
    written: tuple[str, ...]
    """The paths of the documents about the sub-district."""
    handed: int
    """Communities from which anything has come."""
    communities: int
    documents: int
    errors: int


def summary_of_batch(
    review: Review, outcomes: Sequence[FileResult], written: Sequence[Path], language: Language
) -> BatchSummary:
    """What there is to tell about a sub-district."""
    folder = review.folder.folder
    lines = (
        *_failure_lines(outcomes, folder, language),
        *(
            WORD_FILE_LINE.fill(language, said=said)
            for said in word_file_messages(
                review.word_files, review.deliveries, folder, review.year
            )
        ),
        *_district_finding_lines(review, language),
    )
    return BatchSummary(
        lines=lines,
        written=tuple(map(str, written)),
        handed=sum(one.standing is not SubmissionStatus.MISSING for one in review.deliveries),
        communities=len(review.deliveries),
        documents=sum(len(outcome.documents) for outcome in outcomes),
        errors=sum(one.error_count for one in outcomes) + sum(one.is_error for one in review.found),
    )


def _failure_lines(
    outcomes: Sequence[FileResult], folder: Path, language: Language
) -> Iterator[str]:
    """What is wrong with the files at error level, a line each."""
    for outcome in outcomes:
        if outcome.failure:
            values = {"path": str(folder / outcome.path), "reason": outcome.failure}
            yield printable_text(FAILURE_LINE.fill(language, **values))
        for one in outcome.errors:
            place = f"{one.place.path}:{one.place.line}:{one.place.column}"
            yield printable_text(f"{place}: error {one.code} {one.message.in_language(language)}")


def _district_finding_lines(review: Review, language: Language) -> Iterator[str]:
    """What is wrong among the files, a line each."""
    for finding in review.found:
        if finding.is_error or finding.is_warning:
            yield head_line(finding, language)


def counts_line(telling: BatchSummary, seconds: float, language: Language) -> str:
    """How much there is, and how long it took."""
    return BATCH_COUNTS.in_language(language).format(
        bar=bar_text(telling.handed, telling.communities),
        documents=telling.documents,
        errors=telling.errors,
        seconds=seconds,
    )


def save_summary(state: BatchMemory, asked: str, telling: BatchSummary) -> None:
    """Keep what is told; any change of a file's outcome makes the memory forget it.

    Args:
        state: The memory.
        asked: What tells the order for the reports from any other.
        telling: What is told.
    """
    state.set_note(SUMMARY_KEY, json.dumps([asked, telling], ensure_ascii=True))


def saved_summary(state: BatchMemory, asked: str) -> BatchSummary | None:
    """What an earlier run told; None when anything has changed since, or a document is gone."""
    note = state.note(SUMMARY_KEY)
    if not note:
        return None
    try:
        asked_then, (lines, written, *counts) = json.loads(note)
        telling = BatchSummary(tuple(lines), tuple(written), *counts)
    except (ValueError, TypeError):  # damaged: it is worked out anew
        return None
    if asked_then != asked or not all(Path(path).is_file() for path in written):
        return None
    return telling
