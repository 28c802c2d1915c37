"""The overview's cards, and its table of communities."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote

from civplan.district.memory.database import DOCUMENTS_FOLDER
from civplan.district.overview.words import PAGE_WORDS, SUBMISSION_STATUS_WORDS
from civplan.district.review.counts import (
    SubmissionGroups,
    applicable_items,
    expected_count,
    has_deadlines,
    submission_groups,
    target_counts,
)
from civplan.district.review.review import (
    FindingCounts,
    Lateness,
    Review,
    plan_lateness,
    summary_lateness,
)
from civplan.district.review.submissions import Submission, SubmissionStatus
from civplan.findings.finding import NO_WORDS
from civplan.findings.words import Words
from civplan.model.choices import Status

NAMES_ON_CARD = 12
"""Names that a card lists; of more it says how many."""
STATE_CODES = {
    SubmissionStatus.HANDED_IN: "handed-in",
    SubmissionStatus.WORD_ONLY: "word",
    SubmissionStatus.BROKEN: "broken",
    SubmissionStatus.MISSING: "missing",
}
"""The words by which the page's filter knows a standing."""
ROW_FILTERS = {
    "": PAGE_WORDS.all_rows,
    "handed-in": PAGE_WORDS.only_handed_in,
    "word": PAGE_WORDS.only_word,
    "broken": PAGE_WORDS.only_broken,
    "missing": PAGE_WORDS.only_missing,
    "late": PAGE_WORDS.only_late,
    "errors": PAGE_WORDS.only_with_errors,
    "warnings": PAGE_WORDS.only_with_warnings,
}
"""What the table can be narrowed down to."""


class NameList(NamedTuple):
    """Communities in a row; the names are Chinese in both languages."""

    before: Words
    names: str
    after: Words


class OverviewCard(NamedTuple):
    """A number that is seen first."""

    label: Words
    number: int
    names: NameList | None
    """Which communities they are; None for everybody."""


class DocumentDay(NamedTuple):
    """A document's date, and how late it is."""

    date: str
    """As 2007-12-20; empty without one."""
    note: Words | None
    """What else there is to say: that it is late, missing, or bears no day."""
    is_late: bool


class DocumentLink(NamedTuple):
    """A document of a community."""

    href: str
    label: Words
    ending: str
    """docx."""
    name: str
    """The file's."""


class CommunityRow(NamedTuple):
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
    plan: DocumentDay
    summary: DocumentDay
    errors: int
    warnings: int
    done: int
    tasks: int
    met: int
    reported: int
    links: tuple[DocumentLink, ...]
    word_files: tuple[str, ...]
    contact: str
    phone: str
    reminder: Words | None
    """A message to it; None when it has nothing to do."""


def overview_cards(review: Review, counted: FindingCounts) -> Iterator[OverviewCard]:
    """How many had to hand in, have, have not, were late, and have errors.

    Without a roster nobody has to, and nobody is missing; without a deadline nobody is late.
    """
    ins, expected = submission_groups(review), expected_count(review)
    wrong = [one.name for one in review.submissions if counted.get((one.name, "error"))]
    if expected is not None:
        yield OverviewCard(PAGE_WORDS.expected_card, expected, None)
    yield OverviewCard(PAGE_WORDS.submitted_card, len(ins.arrived), _word_only_names(ins))
    if expected is not None:
        yield OverviewCard(PAGE_WORDS.missing_card, len(ins.missing), name_list(ins.missing))
    if has_deadlines(review):
        yield OverviewCard(PAGE_WORDS.late_card, len(ins.late), name_list(ins.late))
    yield OverviewCard(PAGE_WORDS.errors_card, len(wrong), name_list(wrong))


def _word_only_names(ins: SubmissionGroups) -> NameList | None:
    """Who has sent Word files only; None when nobody has."""
    return name_list(ins.word_only, PAGE_WORDS.word_only_names) if ins.word_only else None


def name_list(names: Sequence[str], before: Words = NO_WORDS, after: Words = NO_WORDS) -> NameList:
    """Names in a row; of many the first ones, and how many there are."""
    if not names:
        return NameList(PAGE_WORDS.nobody, "", NO_WORDS)
    if len(names) > NAMES_ON_CARD:
        more = PAGE_WORDS.more_names.filled(count=len(names))
        after = Words(more.zh + after.zh, more.en + after.en)
    return NameList(before, "、".join(names[:NAMES_ON_CARD]), after)


def overview_rows(
    review: Review, counted: FindingCounts, reminders: Mapping[str, Words]
) -> Iterator[CommunityRow]:
    """Every community, in the order of the roster."""
    for delivery in review.submissions:
        yield _overview_row(delivery, review, counted, reminders.get(delivery.name))


def _overview_row(
    delivery: Submission, review: Review, counted: FindingCounts, reminder: Words | None
) -> CommunityRow:
    """A community."""
    plan = _day_of_document(plan_lateness(delivery, review), delivery)
    summary = _day_of_document(summary_lateness(delivery, review), delivery)
    tasks = applicable_items(delivery.file) if delivery.file else []
    targets = target_counts([delivery.file] if delivery.file else [])
    errors, warnings = (counted.get((delivery.name, one), 0) for one in ("error", "warning"))
    community = delivery.community
    return CommunityRow(
        name=delivery.name,
        names=" ".join(community.names if community else (delivery.name,)),
        is_listed=community is not None or not review.district.communities,
        standing=SUBMISSION_STATUS_WORDS[delivery.status],
        states=_row_states(delivery, errors, warnings, is_late=plan.is_late or summary.is_late),
        order=list(STATE_CODES).index(delivery.status),
        plan=plan,
        summary=summary,
        errors=errors,
        warnings=warnings,
        done=sum(task.status == Status.DONE.value for task in tasks),
        tasks=len(tasks),
        met=targets.met,
        reported=targets.reported,
        links=tuple(_document_links(delivery, review)),
        word_files=delivery.word_files,
        contact=(community.contact or "") if community else "",
        phone=(community.phone or "") if community and review.with_contacts else "",
        reminder=reminder,
    )


def _row_states(delivery: Submission, errors: int, warnings: int, *, is_late: bool) -> str:
    """The filter's words that fit a community."""
    others = {"late": is_late, "errors": errors, "warnings": warnings}
    return " ".join(
        [STATE_CODES[delivery.status], *(word for word, fits in others.items() if fits)]
    )


def _day_of_document(document: Lateness, delivery: Submission) -> DocumentDay:
    """A document's date in words; nothing to say of one that is in a Word file."""
    late = bool(document.days)
    date = document.date.isoformat() if document.date else ""
    if document.is_missing:
        note = (
            PAGE_WORDS.days_overdue.filled(days=document.days) if late else PAGE_WORDS.not_submitted
        )
        return DocumentDay("", note, is_late=late)
    if late:
        return DocumentDay(date, PAGE_WORDS.days_late.filled(days=document.days), is_late=True)
    note_of_none = PAGE_WORDS.no_date if delivery.file and not date else None
    return DocumentDay(date, note_of_none, is_late=False)


def _document_links(delivery: Submission, review: Review) -> Iterator[DocumentLink]:
    """The documents of a community, each as a link from the page."""
    outcome = review.result_of(delivery)
    for name in outcome.documents if outcome else ():
        file = PurePath(name)
        kinds = (kind for kind in (PAGE_WORDS.summary, PAGE_WORDS.plan) if kind.zh in file.stem)
        label = next(kinds, Words(file.stem, file.stem))
        yield DocumentLink(
            f"{DOCUMENTS_FOLDER}/{quote(os.fsencode(name))}", label, file.suffix[1:], name
        )
