"""What a batch tells at its end: remembered, so that a run that changes nothing need not look."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.cli.progress import bar
from civplan.district.deliveries import Standing
from civplan.district.outcome import Outcome
from civplan.district.review import Review
from civplan.district.state import State
from civplan.district.word_files import told_of
from civplan.findings.concise import head_line, printable
from civplan.findings.words import Language, Words

NOTE = "told"
"""The key under which the memory keeps it."""
FAILURE = Words("civplan: {path}：{reason}", "civplan: {path}: {reason}")
WORD_FILES = Words("civplan: {said}", "civplan: {said}")
COUNTS = Words(
    "{bar} 社区  {documents} 份文件  {errors} 个错误  {seconds:.1f} s",
    "{bar} communities  {documents} documents  {errors} errors  {seconds:.1f} s",
)


class Telling(NamedTuple):
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


def telling_of(
    review: Review, outcomes: Sequence[Outcome], written: Sequence[Path], language: Language
) -> Telling:
    """What there is to tell about a sub-district."""
    folder = review.folder.folder
    lines = (
        *failures(outcomes, folder, language),
        *(
            WORD_FILES.fill(language, said=said)
            for said in told_of(review.word_files, review.deliveries, folder, review.year)
        ),
        *found(review, language),
    )
    return Telling(
        lines=lines,
        written=tuple(map(str, written)),
        handed=sum(one.standing is not Standing.MISSING for one in review.deliveries),
        communities=len(review.deliveries),
        documents=sum(len(outcome.documents) for outcome in outcomes),
        errors=sum(one.error_count for one in outcomes) + sum(one.is_error for one in review.found),
    )


def failures(outcomes: Sequence[Outcome], folder: Path, language: Language) -> Iterator[str]:
    """What is wrong with the files at error level, a line each."""
    for outcome in outcomes:
        if outcome.failure:
            values = {"path": str(folder / outcome.path), "reason": outcome.failure}
            yield printable(FAILURE.fill(language, **values))
        for one in outcome.errors:
            place = f"{one.place.path}:{one.place.line}:{one.place.column}"
            yield printable(f"{place}: error {one.code} {one.message.in_language(language)}")


def found(review: Review, language: Language) -> Iterator[str]:
    """What is wrong among the files, a line each."""
    for finding in review.found:
        if finding.is_error or finding.is_warning:
            yield head_line(finding, language)


def counts_line(telling: Telling, seconds: float, language: Language) -> str:
    """How much there is, and how long it took."""
    return COUNTS.in_language(language).format(
        bar=bar(telling.handed, telling.communities),
        documents=telling.documents,
        errors=telling.errors,
        seconds=seconds,
    )


def remember(state: State, asked: str, telling: Telling) -> None:
    """Keep what is told; any change of a file's outcome makes the memory forget it.

    Args:
        state: The memory.
        asked: What tells the order for the reports from any other.
        telling: What is told.
    """
    state.set_note(NOTE, json.dumps([asked, telling], ensure_ascii=True))


def remembered(state: State, asked: str) -> Telling | None:
    """What an earlier run told; None when anything has changed since, or a document is gone."""
    note = state.note(NOTE)
    if not note:
        return None
    try:
        asked_then, (lines, written, *counts) = json.loads(note)
        telling = Telling(tuple(lines), tuple(written), *counts)
    except (ValueError, TypeError):  # damaged: it is worked out anew
        return None
    if asked_then != asked or not all(Path(path).is_file() for path in written):
        return None
    return telling
