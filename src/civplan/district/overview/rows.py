"""The overview's cards, and its table of communities."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote

from civplan.district.database import DOCUMENTS
from civplan.district.deliveries import Delivery, Standing
from civplan.district.overview import asked
from civplan.district.overview import words as say
from civplan.district.owners import Counted
from civplan.district.punctuality import Lateness, plan_lateness, summary_lateness
from civplan.district.review import Review
from civplan.district.rollup.counts import HandIns, applicable, hand_ins, target_counts
from civplan.findings.words import Words
from civplan.model.choices import Status

NOTHING = Words("", "")
MOST_NAMED = 12
"""Names that a card lists; of more it says how many."""
STATES = {
    Standing.HANDED_IN: "handed-in",
    Standing.WORD_ONLY: "word",
    Standing.BROKEN: "broken",
    Standing.MISSING: "missing",
}
"""The words by which the page's filter knows a standing."""
FILTERS = {
    "": say.ALL,
    "handed-in": say.ONLY_HANDED_IN,
    "word": say.ONLY_WORD,
    "broken": say.ONLY_BROKEN,
    "missing": say.ONLY_MISSING,
    "late": say.ONLY_LATE,
    "errors": say.ONLY_WITH_ERRORS,
    "warnings": say.ONLY_WITH_WARNINGS,
}
"""What the table can be narrowed down to."""


class Names(NamedTuple):
    """Communities in a row; the names are Chinese in both languages."""

    before: Words
    names: str
    after: Words


class Card(NamedTuple):
    """A number that is seen first."""

    label: Words
    number: int
    names: Names | None
    """Which communities they are; None for everybody."""


class Day(NamedTuple):
    """A document's date, and how late it is."""

    date: str
    """As 2007-12-20; empty without one."""
    note: Words | None
    """What else there is to say: that it is late, missing, or bears no day."""
    is_late: bool


class Link(NamedTuple):
    """A document of a community."""

    href: str
    label: Words
    ending: str
    """docx."""
    name: str
    """The file's."""


class Row(NamedTuple):
    """A community."""

    name: str
    names: str
    """Every name that it is found by, with spaces between."""
    is_listed: bool
    """False for one that only its file names, beside a roster."""
    standing: Words
    states: str
    """The filter's words that fit it, with spaces between."""
    order: int
    """Its place when the standings are sorted: those that are missing last."""
    plan: Day
    summary: Day
    errors: int
    warnings: int
    done: int
    tasks: int
    met: int
    reported: int
    links: tuple[Link, ...]
    word_files: tuple[str, ...]
    contact: str
    phone: str
    reminder: Words | None
    """A message to it; None when it has nothing to do."""


def cards_of(review: Review, counted: Counted) -> Iterator[Card]:
    """How many had to hand in, have, have not, were late, and have errors.

    Without a roster nobody has to, and nobody is missing; without a deadline nobody is late.
    """
    ins, expected = hand_ins(review), asked.expected(review)
    wrong = [one.name for one in review.deliveries if counted.get((one.name, "error"))]
    if expected is not None:
        yield Card(say.EXPECTED, expected, None)
    yield Card(say.ARRIVED, len(ins.arrived), word_only(ins))
    if expected is not None:
        yield Card(say.MISSING, len(ins.missing), named(ins.missing))
    if asked.has_deadlines(review):
        yield Card(say.LATE, len(ins.late), named(ins.late))
    yield Card(say.WITH_ERRORS, len(wrong), named(wrong))


def word_only(ins: HandIns) -> Names | None:
    """Who has sent Word files only; None when nobody has."""
    return named(ins.word_only, say.WORD_ONLY_OF_THEM) if ins.word_only else None


def named(names: Sequence[str], before: Words = NOTHING, after: Words = NOTHING) -> Names:
    """Names in a row; of many the first ones, and how many there are."""
    if not names:
        return Names(say.NONE, "", NOTHING)
    if len(names) > MOST_NAMED:
        more = say.MORE.filled(count=len(names))
        after = Words(more.zh + after.zh, more.en + after.en)
    return Names(before, "、".join(names[:MOST_NAMED]), after)


def rows_of(review: Review, counted: Counted, reminders: Mapping[str, Words]) -> Iterator[Row]:
    """Every community, in the order of the roster."""
    for delivery in review.deliveries:
        yield row_of(delivery, review, counted, reminders.get(delivery.name))


def row_of(delivery: Delivery, review: Review, counted: Counted, reminder: Words | None) -> Row:
    """A community."""
    plan = day_of(plan_lateness(delivery, review), delivery)
    summary = day_of(summary_lateness(delivery, review), delivery)
    tasks = applicable(delivery.handed) if delivery.handed else []
    targets = target_counts([delivery.handed] if delivery.handed else [])
    errors, warnings = (counted.get((delivery.name, one), 0) for one in ("error", "warning"))
    community = delivery.community
    return Row(
        name=delivery.name,
        names=" ".join(community.names if community else (delivery.name,)),
        is_listed=community is not None or not review.district.communities,
        standing=say.STANDINGS[delivery.standing],
        states=states_of(delivery, errors, warnings, is_late=plan.is_late or summary.is_late),
        order=list(STATES).index(delivery.standing),
        plan=plan,
        summary=summary,
        errors=errors,
        warnings=warnings,
        done=sum(task.status == Status.DONE.value for task in tasks),
        tasks=len(tasks),
        met=targets.met,
        reported=targets.reported,
        links=tuple(links_of(delivery, review)),
        word_files=delivery.word_files,
        contact=(community.contact or "") if community else "",
        phone=(community.phone or "") if community and review.with_contacts else "",
        reminder=reminder,
    )


def states_of(delivery: Delivery, errors: int, warnings: int, *, is_late: bool) -> str:
    """The filter's words that fit a community."""
    others = {"late": is_late, "errors": errors, "warnings": warnings}
    return " ".join([STATES[delivery.standing], *(word for word, fits in others.items() if fits)])


def day_of(document: Lateness, delivery: Delivery) -> Day:
    """A document's date in words; nothing to say of one that is in a Word file."""
    late = bool(document.days)
    date = document.date.isoformat() if document.date else ""
    if document.is_missing:
        note = say.OVERDUE.filled(days=document.days) if late else say.NOT_YET
        return Day("", note, is_late=late)
    if late:
        return Day(date, say.DAYS_LATE.filled(days=document.days), is_late=True)
    note_of_none = say.NO_DAY if delivery.handed and not date else None
    return Day(date, note_of_none, is_late=False)


def links_of(delivery: Delivery, review: Review) -> Iterator[Link]:
    """The documents of a community, each as a link from the page."""
    outcome = review.outcome_of(delivery)
    for name in outcome.documents if outcome else ():
        file = PurePath(name)
        kinds = (kind for kind in (say.SUMMARY, say.PLAN) if kind.zh in file.stem)
        label = next(kinds, Words(file.stem, file.stem))
        yield Link(f"{DOCUMENTS}/{quote(os.fsencode(name))}", label, file.suffix[1:], name)
