"""Counts over all communities: submissions, items by status, targets by result."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from civplan.compose.words import HIGHEST_UNMET_RATE, one_decimal_text
from civplan.district.memory.file_result import CommunityFile, ItemResult
from civplan.district.review.review import (
    Lateness,
    Review,
    midyear_lateness,
    plan_lateness,
    summary_lateness,
)
from civplan.district.review.submissions import Submission, SubmissionStatus
from civplan.model.choices import Status

STATUS_NOT_STATED = "未注明状态"
"""Of an item whose file does not give its status."""
OPEN_STATUSES = tuple(status.value for status in (Status.ONGOING, Status.PLANNED, Status.DROPPED))
"""The statuses of items that are not done, in the order in which they are listed."""
UNPLANNED = "unplanned"
"""Stands for a status: of work that was not planned, has a result, and does not give a status."""
LATENESS_OF_DOCUMENTS = (plan_lateness, summary_lateness)
STATUS_NAMES = {status.value: status.zh for status in Status} | {
    UNPLANNED: "计划外工作",
    "": STATUS_NOT_STATED,
}


class LateDocument(NamedTuple):
    """A community's document dated after its deadline."""

    community: str
    days: int
    """Days after the deadline."""


class SubmissionGroups(NamedTuple):
    """The communities by what they have submitted, in the order of the roster."""

    expected: tuple[Submission, ...]
    """The roster; without one, everybody who has submitted something."""
    arrived: tuple[Submission, ...]
    """Those of the expected ones that have submitted something."""
    unstructured: tuple[str, ...]
    unreadable: tuple[str, ...]
    missing: tuple[str, ...]
    with_errors: tuple[str, ...]
    """Their file is readable and counts, but its errors keep documents from being written."""
    late: tuple[str, ...]
    """Their plan or summary is dated after its deadline."""
    with_plan: tuple[str, ...]
    """Those of the expected ones of which a file that makes a plan can be read."""
    with_summary: tuple[str, ...]
    """Those of the expected ones that have sent a summary."""
    without_summary: tuple[str, ...]
    """A plan file of theirs can be read, and there is no summary."""
    without_plan: tuple[str, ...]
    """A file of theirs can be read, and there are summaries alone."""
    without_progress: tuple[str, ...]
    """Nothing of theirs tells of the first half-year, though it is due."""
    not_on_roster: tuple[str, ...]
    other_year: tuple[str, ...]
    unreadable_files: tuple[str, ...]
    """Unreadable files that bear no community's name."""


class TargetCounts(NamedTuple):
    """The communities' own targets by their result."""

    targets: int
    results: int
    """Targets with a result."""
    met: int
    without_target: int = 0
    """Further figures, without a target."""

    @property
    def percent(self) -> str:
        """The share of results that meet their target: 95.2; never 100 while one is missed."""
        if not self.results or self.met == self.results:
            return "100"
        return one_decimal_text(min(Decimal(self.met * 100) / self.results, HIGHEST_UNMET_RATE))


class CommunityItem(NamedTuple):
    """An item of a community's work."""

    community: str
    item: ItemResult


def submission_groups(review: Review) -> SubmissionGroups:
    """The communities by what they have submitted."""
    on_roster = tuple(one for one in review.submissions if one.community)
    expected = on_roster or review.submissions
    return SubmissionGroups(
        expected=expected,
        arrived=tuple(one for one in expected if one.status is not SubmissionStatus.MISSING),
        unstructured=_names_with_status(expected, SubmissionStatus.UNSTRUCTURED),
        unreadable=_names_with_status(expected, SubmissionStatus.BROKEN),
        missing=_names_with_status(expected, SubmissionStatus.MISSING),
        with_errors=tuple(one.name for one in review.submissions if _has_errors(one, review)),
        late=tuple(one.name for one in review.submissions if _is_late(one, review)),
        without_summary=tuple(
            one.name for one in review.submissions if one.file and not one.has_summary
        ),
        without_plan=tuple(one.name for one in review.submissions if one.lacks_plan),
        with_plan=tuple(one.name for one in expected if one.plan_file),
        with_summary=tuple(one.name for one in expected if one.has_summary),
        without_progress=tuple(
            one.name for one in review.submissions if midyear_lateness(one, review).days
        ),
        not_on_roster=tuple(
            one.name for one in review.submissions if not one.community and on_roster
        ),
        other_year=tuple(
            one.name
            for one in review.submissions
            if any(file.year != review.year for file in one.counted_files)
        ),
        unreadable_files=tuple(_unreadable_files(review)),
    )


def _unreadable_files(review: Review) -> Iterator[str]:
    """The unreadable files that are not a community's of the roster."""
    of_communities = {file for one in review.submissions for file in one.broken_files}
    for path, result in review.results.items():
        if result.file is None and str(Path(path)) not in of_communities:
            yield path


def _names_with_status(
    submissions: Iterable[Submission], status: SubmissionStatus
) -> tuple[str, ...]:
    """The names of the communities with a status."""
    return tuple(one.name for one in submissions if one.status is status)


def _has_errors(submission: Submission, review: Review) -> bool:
    """True when the file that counts for a community has errors."""
    result = review.result_of(submission)
    return result is not None and result.has_errors


def _is_late(submission: Submission, review: Review) -> bool:
    """True when a document of a community is dated after its deadline."""
    return any(
        _is_dated_late(lateness_of(submission, review)) for lateness_of in LATENESS_OF_DOCUMENTS
    )


def _is_dated_late(lateness: Lateness) -> bool:
    """True for a document dated after its deadline; a missing one has no date."""
    return not lateness.is_missing and bool(lateness.days)


def late_documents(review: Review) -> dict[str, tuple[LateDocument, ...]]:
    """The late documents by kind, for the kinds that have a deadline."""
    late = {}
    documents = ("计划", review.summary_word)
    for document, lateness_of in zip(documents, LATENESS_OF_DOCUMENTS, strict=True):
        by_community = [(one.name, lateness_of(one, review)) for one in review.submissions]
        if any(lateness.deadline for _, lateness in by_community):
            late[document] = tuple(
                LateDocument(name, lateness.days or 0)
                for name, lateness in by_community
                if _is_dated_late(lateness)
            )
    return late


def items_of_communities(review: Review) -> list[CommunityItem]:
    """The applicable items of all communities, in the order of the roster."""
    return [
        CommunityItem(one.name, item)
        for one in review.submissions
        for file in one.counted_files
        for item in applicable_items(file)
    ]


def applicable_items(file: CommunityFile) -> list[ItemResult]:
    """The items of a community but those that are not applicable to it."""
    return [item for item in file.items if not item.not_applicable]


def counts_by_status(items: Iterable[ItemResult]) -> Counter[str]:
    """The number of items with each status; empty for items without one."""
    return Counter(map(status_of, items))


def status_of(item: ItemResult) -> str:
    """The status of an item; that of unplanned work is its result."""
    if not item.status and item.is_unplanned and item.outcome:
        return UNPLANNED
    return item.status


def status_count_words(counts: Counter[str]) -> str:
    """已完成3项，进行中1项; statuses without an item are left out."""
    order = (Status.DONE.value, *OPEN_STATUSES, UNPLANNED, "")
    return "，".join(f"{STATUS_NAMES[one]}{counts[one]}项" for one in order if counts[one])


def target_counts(files: Iterable[CommunityFile]) -> TargetCounts:
    """The own targets of some communities by their result."""
    figures = [one for file in files for one in file.targets]
    targets = [one for one in figures if one.is_promise]
    verdicts = [one.met for one in targets if one.met is not None]
    return TargetCounts(
        len(targets), len(verdicts), sum(verdicts), without_target=len(figures) - len(targets)
    )


def expected_count(review: Review) -> int | None:
    """The number of communities on the roster; None without one."""
    return sum(one.community is not None for one in review.submissions) or None


def deadline_of(kind: str, review: Review) -> dt.date | None:
    """The last day for the plans or the summaries; None without a deadline."""
    limit = review.deadline(kind)
    return limit.end if limit else None
