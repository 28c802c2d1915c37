"""The numbers of a roll-up: hand-ins, items by status, targets by outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from civplan.compose.attainment import MOST_UNMET, rounded
from civplan.district.deliveries import Delivery, Standing
from civplan.district.handed import Handed, Task
from civplan.district.punctuality import Lateness, plan_lateness, summary_lateness
from civplan.district.review import Review
from civplan.model.choices import Status

UNSTATED = "未注明状态"
"""Of an item whose status the file does not say."""
OPEN = tuple(status.value for status in (Status.ONGOING, Status.PLANNED, Status.DROPPED))
"""The statuses of items that are not done, as the list of them sorts them."""
LATENESS = {"计划": plan_lateness, "总结": summary_lateness}
"""The documents that may have a deadline."""
STATUS_NAMES = {status.value: status.zh for status in Status} | {"": UNSTATED}


class Late(NamedTuple):
    """A community whose document bears a day behind its deadline."""

    community: str
    days: int
    """Days behind the deadline."""


class HandIns(NamedTuple):
    """Who has handed in what; communities in the order of the roster."""

    expected: tuple[Delivery, ...]
    """The roster; without one, everybody who has handed in."""
    arrived: tuple[Delivery, ...]
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
        return rounded(min(Decimal(self.met * 100) / self.reported, MOST_UNMET))


def hand_ins(review: Review) -> HandIns:
    """Who has handed in what."""
    listed = tuple(one for one in review.deliveries if one.community)
    expected = listed or review.deliveries
    return HandIns(
        expected=expected,
        arrived=tuple(one for one in expected if one.standing is not Standing.MISSING),
        word_only=standing_so(expected, Standing.WORD_ONLY),
        broken=standing_so(expected, Standing.BROKEN),
        missing=standing_so(expected, Standing.MISSING),
        faulty=tuple(one.name for one in review.deliveries if has_errors(one, review)),
        late=tuple(one.name for one in review.deliveries if is_late(one, review)),
        without_summary=tuple(
            one.name for one in review.deliveries if one.handed and not one.handed.has_summary
        ),
        unlisted=tuple(one.name for one in review.deliveries if not one.community and listed),
        other_year=tuple(
            one.name for one in review.deliveries if one.handed and one.handed.year != review.year
        ),
        unread=tuple(unread_files(review)),
    )


def unread_files(review: Review) -> Iterator[str]:
    """The files that cannot be read as plans and are no community's of the roster."""
    known = {file for delivery in review.deliveries for file in delivery.broken_files}
    for path, outcome in review.outcomes.items():
        if outcome.handed is None and str(Path(path)) not in known:
            yield path


def standing_so(deliveries: Iterable[Delivery], standing: Standing) -> tuple[str, ...]:
    """The names of the communities that stand so."""
    return tuple(one.name for one in deliveries if one.standing is standing)


def has_errors(delivery: Delivery, review: Review) -> bool:
    """True when something is wrong with the file that counts for a community."""
    outcome = review.outcome_of(delivery)
    return outcome is not None and outcome.has_errors


def is_late(delivery: Delivery, review: Review) -> bool:
    """True when a document is there and bears a day behind its deadline."""
    return any(came_late(lateness_of(delivery, review)) for lateness_of in LATENESS.values())


def came_late(document: Lateness) -> bool:
    """True when a document is there and bears a day behind its deadline."""
    return not document.is_missing and bool(document.days)


def late_documents(review: Review) -> dict[str, tuple[Late, ...]]:
    """Who is late, by the names of the documents that have a deadline."""
    late = {}
    for document, lateness_of in LATENESS.items():
        held = [(one.name, lateness_of(one, review)) for one in review.deliveries]
        if any(lateness.deadline for _, lateness in held):
            late[document] = tuple(
                Late(name, lateness.days or 0) for name, lateness in held if came_late(lateness)
            )
    return late


def applicable(handed: Handed) -> list[Task]:
    """A community's items that concern it."""
    return [task for task in handed.tasks if not task.not_applicable]


def by_status(tasks: Iterable[Task]) -> Counter[str]:
    """How many items have each status; empty for those that do not say."""
    return Counter(task.status for task in tasks)


def status_words(counted: Counter[str]) -> str:
    """已完成3项，进行中1项; what does not occur is left out."""
    order = (Status.DONE.value, *OPEN, "")
    return "，".join(f"{STATUS_NAMES[one]}{counted[one]}项" for one in order if counted[one])


def target_counts(handed: Iterable[Handed]) -> TargetCounts:
    """The communities' own targets."""
    measured = [one for each in handed for one in each.measured]
    promised = [one for one in measured if one.is_promise]
    met = [one.met for one in promised if one.met is not None]
    return TargetCounts(len(promised), len(met), sum(met), len(measured) - len(promised))
