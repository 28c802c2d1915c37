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
from civplan.district.review.review import Lateness, Review, plan_lateness, summary_lateness
from civplan.district.review.submissions import Submission, SubmissionStatus
from civplan.model.choices import Status

STATUS_NOT_STATED = "未注明状态"
"""Of an item whose status the file does not say."""
OPEN_STATUSES = tuple(status.value for status in (Status.ONGOING, Status.PLANNED, Status.DROPPED))
"""The statuses of items that are not done, as the list of them sorts them."""
LATENESS_BY_DOCUMENT = {"计划": plan_lateness, "总结": summary_lateness}
"""The documents that may have a deadline."""
STATUS_NAMES = {status.value: status.zh for status in Status} | {"": STATUS_NOT_STATED}


class LateDocument(NamedTuple):
    """A community whose document bears a day behind its deadline."""

    community: str
    days: int
    """Days behind the deadline."""


class SubmissionGroups(NamedTuple):
    """Who has handed in what; communities in the order of the roster."""

    expected: tuple[Submission, ...]
    """The roster; without one, everybody who has handed in."""
    arrived: tuple[Submission, ...]
    word_only: tuple[str, ...]
    broken: tuple[str, ...]
    missing: tuple[str, ...]
    faulty: tuple[str, ...]
    """Those whose file could be read, and has errors: they count, but got no documents."""
    late: tuple[str, ...]
    """Those whose plan or summary is there, and bears a day behind its deadline."""
    without_summary: tuple[str, ...]
    unlisted: tuple[str, ...]
    """Those that the roster does not have."""
    other_year: tuple[str, ...]
    unread: tuple[str, ...]
    """Files that cannot be read and bear nobody's name."""


class TargetCounts(NamedTuple):
    """What was promised in figures or as a level, and what came out."""

    promised: int
    """Those with a target to be met."""
    reported: int
    """Those with a result."""
    met: int
    unaimed: int = 0
    """Figures of the communities beside these, without a target."""

    @property
    def percent(self) -> str:
        """Met targets among those with a result: 95.2; never 100 while one is missed."""
        if not self.reported or self.met == self.reported:
            return "100"
        return one_decimal_text(min(Decimal(self.met * 100) / self.reported, HIGHEST_UNMET_RATE))


def submission_groups(review: Review) -> SubmissionGroups:
    """Who has handed in what."""
    listed = tuple(one for one in review.submissions if one.community)
    expected = listed or review.submissions
    return SubmissionGroups(
        expected=expected,
        arrived=tuple(one for one in expected if one.status is not SubmissionStatus.MISSING),
        word_only=_names_with_status(expected, SubmissionStatus.WORD_ONLY),
        broken=_names_with_status(expected, SubmissionStatus.BROKEN),
        missing=_names_with_status(expected, SubmissionStatus.MISSING),
        faulty=tuple(one.name for one in review.submissions if _has_errors(one, review)),
        late=tuple(one.name for one in review.submissions if _is_late(one, review)),
        without_summary=tuple(
            one.name for one in review.submissions if one.file and not one.file.has_summary
        ),
        unlisted=tuple(one.name for one in review.submissions if not one.community and listed),
        other_year=tuple(
            one.name for one in review.submissions if one.file and one.file.year != review.year
        ),
        unread=tuple(_unread_files(review)),
    )


def _unread_files(review: Review) -> Iterator[str]:
    """The files that cannot be read as plans and are no community's of the roster."""
    known = {file for delivery in review.submissions for file in delivery.broken_files}
    for path, outcome in review.results.items():
        if outcome.file is None and str(Path(path)) not in known:
            yield path


def _names_with_status(
    deliveries: Iterable[Submission], standing: SubmissionStatus
) -> tuple[str, ...]:
    """The names of the communities that stand so."""
    return tuple(one.name for one in deliveries if one.status is standing)


def _has_errors(delivery: Submission, review: Review) -> bool:
    """True when something is wrong with the file that counts for a community."""
    outcome = review.result_of(delivery)
    return outcome is not None and outcome.has_errors


def _is_late(delivery: Submission, review: Review) -> bool:
    """True when a document is there and bears a day behind its deadline."""
    return any(
        _arrived_late(lateness_of(delivery, review))
        for lateness_of in LATENESS_BY_DOCUMENT.values()
    )


def _arrived_late(document: Lateness) -> bool:
    """True when a document is there and bears a day behind its deadline."""
    return not document.is_missing and bool(document.days)


def late_documents(review: Review) -> dict[str, tuple[LateDocument, ...]]:
    """Who is late, by the names of the documents that have a deadline."""
    late = {}
    for document, lateness_of in LATENESS_BY_DOCUMENT.items():
        held = [(one.name, lateness_of(one, review)) for one in review.submissions]
        if any(lateness.deadline for _, lateness in held):
            late[document] = tuple(
                LateDocument(name, lateness.days or 0)
                for name, lateness in held
                if _arrived_late(lateness)
            )
    return late


def applicable_items(handed: CommunityFile) -> list[ItemResult]:
    """A community's items that concern it."""
    return [task for task in handed.items if not task.not_applicable]


def counts_by_status(tasks: Iterable[ItemResult]) -> Counter[str]:
    """How many items have each status; empty for those that do not say."""
    return Counter(task.status for task in tasks)


def status_count_words(counted: Counter[str]) -> str:
    """已完成3项，进行中1项; what does not occur is left out."""
    order = (Status.DONE.value, *OPEN_STATUSES, "")
    return "，".join(f"{STATUS_NAMES[one]}{counted[one]}项" for one in order if counted[one])


def target_counts(handed: Iterable[CommunityFile]) -> TargetCounts:
    """The communities' own targets."""
    measured = [one for each in handed for one in each.targets]
    promised = [one for one in measured if one.is_promise]
    met = [one.met for one in promised if one.met is not None]
    return TargetCounts(len(promised), len(met), sum(met), len(measured) - len(promised))


def expected_count(review: Review) -> int | None:
    """How many communities have to hand in; None without a roster."""
    return sum(one.community is not None for one in review.submissions) or None


def deadline_of(kind: str, review: Review) -> dt.date | None:
    """The last day for the plans or the summaries; None without a deadline."""
    limit = getattr(review.district.deadlines, kind, None)
    return limit.end if limit else None


def has_deadlines(review: Review) -> bool:
    """True when something can be late."""
    return any(deadline_of(kind, review) for kind in ("plan", "summary"))
