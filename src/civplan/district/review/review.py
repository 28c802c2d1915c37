"""A sub-district's year in one value: who handed in what, the figures, and what is wrong."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from civplan.district.memory.file_result import CommunityFile, FileResult
from civplan.district.memory.stored_result import FileStore
from civplan.district.review.folder import DistrictFolder
from civplan.district.review.indicators import IndicatorResult, indicator_results
from civplan.district.review.submissions import (
    Submission,
    SubmissionStatus,
    WordFiles,
    submissions_of,
    word_files_of,
)
from civplan.findings.finding import Finding
from civplan.findings.words import Language
from civplan.model.district import District
from civplan.model.figures import When

_T = TypeVar("_T")


class Review(NamedTuple):
    """What the roll-up, the register, the overview and the reminders are made from."""

    name: str
    """The sub-district's."""
    year: int
    as_of: dt.date
    district: District
    folder: DistrictFolder
    submissions: tuple[Submission, ...]
    results: Mapping[str, FileResult]
    """By the files' paths."""
    figures: tuple[IndicatorResult, ...]
    """The sub-district's indicators, in its order."""
    store: FileStore
    """The rows and texts of the files."""
    word_files: WordFiles = WordFiles()
    findings: tuple[Finding, ...] = ()
    """What is wrong with its own file and among the files; not what is wrong in one of them."""
    with_contacts: bool = False
    """Whether phone numbers may be shown."""
    language: Language = "zh"
    """In which the overview opens; the documents are Chinese."""

    @property
    def short_name(self) -> str:
        """The sub-district's name in a title: 通北街道, without 办事处."""
        return self.name.removesuffix("办事处")

    @property
    def files(self) -> tuple[CommunityFile, ...]:
        """What every community has handed in, in the order of the roster."""
        return tuple(one.file for one in self.submissions if one.file)

    def result_of(self, delivery: Submission) -> FileResult | None:
        """What came of the file of a community; None without one."""
        return self.results.get(delivery.file.path) if delivery.file else None


def review_of(
    folder: DistrictFolder,
    outcomes: Sequence[FileResult],
    kept: FileStore,
    as_of: dt.date,
    evidence: Collection[str] = (),
) -> Review:
    """Put together what the files of a sub-district say.

    Args:
        folder: The sub-district's folder.
        outcomes: What came of each plan file, in the order of the files.
        kept: What else is kept of them.
        as_of: The day by which lateness is judged.
        evidence: The files that plans name as evidence, by their paths from the folder.
    """
    # of two files of one community the figures are those of the file that has the documents
    in_order = sorted(outcomes, key=lambda outcome: outcome.failure is not None)
    handed = [outcome.file for outcome in in_order if outcome.file]
    broken = [Path(outcome.path) for outcome in outcomes if outcome.file is None]
    years = Counter(one.year for one in handed)
    year = folder.district.year or _most_common(years)
    words = word_files_of(folder, year, evidence)
    delivered = tuple(submissions_of(folder.district, handed, words.candidates, broken))
    names = Counter(one.district for one in handed if one.district)
    return Review(
        name=folder.district.district or _most_common(names) or folder.folder.resolve().name,
        year=year or as_of.year,
        as_of=as_of,
        district=folder.district,
        folder=folder,
        submissions=delivered,
        results={outcome.path: outcome for outcome in outcomes},
        figures=tuple(indicator_results(folder.district, delivered)),
        store=kept,
        word_files=words,
    )


def _most_common(counted: Counter[_T]) -> _T | None:
    """What occurs most often; None when nothing does."""
    return next((value for value, _ in counted.most_common(1)), None)


class Lateness(NamedTuple):
    """One document of a community held against its deadline."""

    deadline: dt.date | None
    """The last day on which it is in time; None without a deadline."""
    date: dt.date | None
    """When it was made; None when it is missing or bears no day."""
    is_missing: bool
    days: int | None
    """Days behind the deadline, 0 in time or not yet due; None when that cannot be said."""


def plan_lateness(delivery: Submission, review: Review) -> Lateness:
    """A community's plan against its deadline."""
    deadlines = review.district.deadlines
    handed = delivery.file
    date = handed.plan_date if handed else ""
    missing = delivery.status is SubmissionStatus.MISSING
    return _lateness_of(
        deadlines.plan if deadlines else None, date, review.as_of, is_missing=missing
    )


def summary_lateness(delivery: Submission, review: Review) -> Lateness:
    """A community's summary against its deadline."""
    deadlines = review.district.deadlines
    handed = delivery.file
    date = handed.summary_date if handed else ""
    missing = delivery.status is SubmissionStatus.MISSING or bool(handed and not handed.has_summary)
    return _lateness_of(
        deadlines.summary if deadlines else None, date, review.as_of, is_missing=missing
    )


def _lateness_of(when: When | None, date: str, as_of: dt.date, *, is_missing: bool) -> Lateness:
    """A document against its deadline; one that is missing is late from the day behind it on.

    Args:
        when: The deadline.
        date: The document's date as 2007-01-10; empty without one.
        as_of: The day by which a missing document is judged.
        is_missing: True when it has not been handed in.
    """
    deadline = when.end if when else None
    made = None if is_missing or not date else dt.date.fromisoformat(date)
    day = as_of if is_missing else made
    days = max(0, (day - deadline).days) if day and deadline else None
    return Lateness(deadline, made, is_missing, days)


FindingCounts = Mapping[tuple[str, str], int]
"""How many findings there are by community and severity; those of a file are errors or warnings."""


def owners_of(review: Review) -> dict[str, str]:
    """The community that each plan file belongs to, by the file's path."""
    return {
        path: delivery.name
        for delivery in review.submissions
        for path in (
            *(one.path for one in delivery.files),
            *delivery.broken_files,
        )
    }


def finding_counts(review: Review) -> FindingCounts:
    """How many findings every community has, in its files and among the files."""
    owners = owners_of(review)
    counted = Counter[tuple[str, str]]()
    for path, outcome in review.results.items():
        counted[owners.get(path, ""), "error"] += outcome.error_count
        counted[owners.get(path, ""), "warning"] += outcome.warnings
    for finding in review.findings:
        counted[community_of_finding(finding, owners, review), finding.rule.severity.value] += 1
    return counted


def community_of_finding(finding: Finding, owners: Mapping[str, str], review: Review) -> str:
    """The community that a finding is about: whose file it stands in, or whom it names."""
    owner = owners.get(path_in_folder(finding.span.path, review))
    return owner or str(finding.values.get("community", ""))


def path_in_folder(path: str, review: Review) -> str:
    """A file as seen from the sub-district's folder; as it is when it lies elsewhere."""
    return _path_from_folder(path, review.folder.folder)


@lru_cache(maxsize=1024)
def _path_from_folder(path: str, folder: Path) -> str:
    """A path as seen from a folder; findings name the same file again and again."""
    try:
        return Path(path).relative_to(folder).as_posix()
    except ValueError:
        return path
