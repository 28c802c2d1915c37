"""A sub-district's year in one value: submissions, results, indicators and findings."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    UnstructuredFiles,
    submissions_of,
    unstructured_files_of,
)
from civplan.findings.finding import Finding
from civplan.findings.words import Language
from civplan.model.choices import Status
from civplan.model.district import District
from civplan.model.figures import When
from civplan.model.grammar.period_forms import Period

_T = TypeVar("_T")
STARTED_STATUSES = frozenset(
    status.value for status in (Status.ONGOING, Status.DONE, Status.DROPPED)
)
FindingCounts = Mapping[tuple[str, str], int]
"""The number of findings by community and severity; infos in files are not counted."""


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
    unstructured_files: UnstructuredFiles = UnstructuredFiles()
    findings: tuple[Finding, ...] = ()
    """In the sub-district's own file and among the files; not those in a community's file."""
    stage: Period | None = None
    """The part of the year that it is about; None for the whole year."""
    with_contacts: bool = False
    """Whether phone numbers may be shown."""
    language: Language = "zh"
    """The overview's at first; the documents are Chinese."""

    @property
    def time(self) -> str:
        """What it is about: 2007年, 2007年上半年."""
        return f"{self.year}年{self.stage.name if self.stage else ''}"

    @property
    def summary_word(self) -> str:
        """What the communities hand in at its end: 总结, 上半年总结."""
        return f"{self.stage.name if self.stage else ''}总结"

    @property
    def is_year_over(self) -> bool:
        """True when it is about the time up to the end of the year."""
        return self.stage is None or self.stage.is_year_over(self.year)

    def deadline(self, kind: str) -> When | None:
        """The deadline of plan, midyear or summary; of a stage of the half year it is midyear's."""
        if self.stage and kind != "plan":
            is_midyear = kind == "summary" and self.stage.is_midyear(self.year)
            kind = "midyear" if is_midyear else ""
        when: When | None = getattr(self.district.deadlines, kind, None)
        return when

    @property
    def short_name(self) -> str:
        """The sub-district's name in a title: 通北街道, without 办事处."""
        return self.name.removesuffix("办事处")

    @property
    def files(self) -> tuple[CommunityFile, ...]:
        """The files whose content counts, by community in the order of the roster."""
        return tuple(file for one in self.submissions for file in one.counted_files)

    def result_of(self, submission: Submission) -> FileResult | None:
        """The result of a community's file; None without one."""
        return self.results.get(submission.file.path) if submission.file else None


def review_of(  # noqa: PLR0913, PLR0917 - the last two are seldom given
    folder: DistrictFolder,
    results: Sequence[FileResult],
    store: FileStore,
    as_of: dt.date,
    evidence: Collection[str] = (),
    stage: Period | None = None,
) -> Review:
    """Put the results of a sub-district's files together.

    Args:
        folder: The sub-district's folder.
        results: The result of each plan file, in the order of the files.
        store: The rows and texts of the files.
        as_of: The day by which lateness is judged.
        evidence: The files that plans name as evidence, by their paths from the folder.
        stage: The part of the year that the results are of; None for the whole year.
    """
    # of two files of a community, the one with documents counts
    by_failure = sorted(results, key=lambda result: result.failure is not None)
    files = [result.file for result in by_failure if result.file]
    broken = [Path(result.path) for result in results if result.file is None]
    year = folder.district.year or _most_common(one.year for one in files)
    unstructured_files = unstructured_files_of(folder, year, evidence)
    submissions = tuple(
        submissions_of(folder.district, files, unstructured_files.candidates, broken)
    )
    if stage:
        submissions = tuple(one._replace(stage_name=stage.name) for one in submissions)
    district_in_files = _most_common(one.district for one in files if one.district)
    review = Review(
        name=folder.district.district or district_in_files or folder.folder.resolve().name,
        year=year or as_of.year,
        as_of=as_of,
        district=folder.district,
        folder=folder,
        submissions=submissions,
        results={result.path: result for result in results},
        figures=(),
        store=store,
        unstructured_files=unstructured_files,
        stage=stage,
    )
    is_early = not review.is_year_over
    figures = indicator_results(folder.district, submissions, is_early=is_early)
    return review._replace(figures=tuple(figures))


def _most_common(values: Iterable[_T]) -> _T | None:
    """The value that occurs most often; None without any."""
    return next((value for value, _ in Counter(values).most_common(1)), None)


class Lateness(NamedTuple):
    """One document of a community compared with its deadline."""

    deadline: dt.date | None
    """The last day on which it is in time; None without a deadline."""
    date: dt.date | None
    """Its date; None when it is missing or has no day."""
    is_missing: bool
    days: int | None
    """Days after the deadline, 0 if in time or not yet due; None without a date or deadline."""


def plan_lateness(submission: Submission, review: Review) -> Lateness:
    """The lateness of a community's plan."""
    file = submission.plan_file
    return _lateness_of(
        review.deadline("plan"),
        file.plan_date if file else "",
        review.as_of,
        is_missing=submission.status is SubmissionStatus.MISSING or submission.lacks_plan,
    )


def summary_lateness(submission: Submission, review: Review) -> Lateness:
    """The lateness of a community's summary."""
    file = submission.file
    lacks_summary = file is not None and not submission.has_summary
    return _lateness_of(
        review.deadline("summary"),
        file.summary_date if file else "",
        review.as_of,
        is_missing=submission.status is SubmissionStatus.MISSING or lacks_summary,
    )


def midyear_lateness(submission: Submission, review: Review) -> Lateness:
    """The lateness of a community's half-year report: a stage, or what became of any item.

    Without a stage, a file does not say on which day progress was written: it is missing or there.
    """
    file = submission.midyear_file
    is_there = submission.unstructured_files or any(map(has_progress, submission.counted_files))
    return _lateness_of(
        review.deadline("midyear"),
        file.midyear_date if file else "",
        review.as_of,
        is_missing=submission.status is SubmissionStatus.MISSING or not is_there,
    )


def has_progress(file: CommunityFile) -> bool:
    """True when a file says what became of any item or target, or has a summary or stage."""
    return (
        file.has_summary
        or file.has_midyear
        or any(target.value for target in file.targets)
        or any(item.outcome or item.status in STARTED_STATUSES for item in file.items)
    )


def _lateness_of(when: When | None, date: str, as_of: dt.date, *, is_missing: bool) -> Lateness:
    """The lateness of a document; one that is missing is late from the day after the deadline.

    Args:
        when: The deadline.
        date: The document's date as 2007-01-10; empty without one.
        as_of: The day by which a missing document is judged.
        is_missing: True when it has not been submitted.
    """
    deadline = when.end if when else None
    own_day = None if is_missing or not date else dt.date.fromisoformat(date)
    day = as_of if is_missing else own_day
    days = max(0, (day - deadline).days) if day and deadline else None
    return Lateness(deadline, own_day, is_missing, days)


def owners_of(review: Review) -> dict[str, str]:
    """The community that each plan file belongs to, by the file's path."""
    return {
        path: submission.name for submission in review.submissions for path in submission.plan_paths
    }


def finding_counts(review: Review) -> FindingCounts:
    """The number of findings of every community, in its files and among the files."""
    owners = owners_of(review)
    counts = Counter[tuple[str, str]]()
    for path, result in review.results.items():
        counts[owners.get(path, ""), "error"] += result.error_count
        counts[owners.get(path, ""), "warning"] += result.warnings
    for finding in review.findings:
        counts[community_of_finding(finding, owners, review), finding.rule.severity.value] += 1
    return counts


def community_of_finding(finding: Finding, owners: Mapping[str, str], review: Review) -> str:
    """The community that owns the file of a finding, or that the finding names."""
    owner = owners.get(path_in_folder(finding.span.path, review))
    return owner or str(finding.values.get("community", ""))


def path_in_folder(path: str, review: Review) -> str:
    """A path relative to the sub-district's folder; unchanged when it lies elsewhere."""
    return _path_from_folder(path, review.folder.folder)


@lru_cache(maxsize=1024)
def _path_from_folder(path: str, folder: Path) -> str:
    """A path relative to a folder; cached, as many findings name the same file."""
    try:
        return Path(path).relative_to(folder).as_posix()
    except ValueError:
        return path
