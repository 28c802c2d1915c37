"""The overview's cards and its table of communities."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import quote

from civplan.district.memory.database import DOCUMENTS_FOLDER
from civplan.district.overview.words import PAGE_WORDS, SUBMISSION_STATUS_WORDS, page_words
from civplan.district.review.counts import (
    applicable_items,
    deadline_of,
    expected_count,
    submission_groups,
    target_counts,
)
from civplan.district.review.review import (
    FindingCounts,
    Lateness,
    Review,
    midyear_lateness,
    plan_lateness,
    summary_lateness,
)
from civplan.district.review.submissions import Submission, SubmissionStatus
from civplan.findings.finding import NO_WORDS
from civplan.findings.words import Words
from civplan.model.choices import Status

NAMES_ON_CARD = 12
"""The most names that a card lists; of more it gives the number."""
STATUS_FILTERS = {
    SubmissionStatus.HANDED_IN: "handed-in",
    SubmissionStatus.UNSTRUCTURED: "word",
    SubmissionStatus.BROKEN: "broken",
    SubmissionStatus.MISSING: "missing",
}
"""The filter that selects the rows with a status, in the order in which statuses are sorted."""
ROW_FILTERS = {
    "": PAGE_WORDS.all_rows,
    "handed-in": PAGE_WORDS.only_handed_in,
    "word": PAGE_WORDS.only_unstructured,
    "broken": PAGE_WORDS.only_broken,
    "missing": PAGE_WORDS.only_missing,
    "late": PAGE_WORDS.only_late,
    "errors": PAGE_WORDS.only_with_errors,
    "warnings": PAGE_WORDS.only_with_warnings,
}
"""The filters of the table, with their labels."""


class NameList(NamedTuple):
    """Names of communities, which are Chinese in both languages, with the words around them."""

    before: Words
    names: str
    after: Words


class OverviewCard(NamedTuple):
    """A number at the top of the page."""

    label: Words
    number: int
    names: NameList | None = None
    """The communities that it counts; None where they are not listed."""


class DocumentDay(NamedTuple):
    """A document's date, and how late it is."""

    date: str
    """As 2007-12-20; empty without one."""
    note: Words | None
    """That it is late, missing, or has no date; None otherwise."""
    is_late: bool


class DocumentLink(NamedTuple):
    """A document of a community."""

    href: str
    label: Words
    ending: str
    """docx."""
    name: str
    """The file's name."""


class CommunityRow(NamedTuple):
    """A community in the table."""

    name: str
    names: str
    """Its name and aliases, separated by spaces; the search field looks in them."""
    is_on_roster: bool
    """True also where there is no roster."""
    status: Words
    filters: str
    """The filters that select it, separated by spaces."""
    order: int
    """Its place when the table is sorted by status: missing ones last."""
    plan: DocumentDay
    summary: DocumentDay
    errors: int
    warnings: int
    items_done: int
    items: int
    targets_met: int
    results: int
    links: tuple[DocumentLink, ...]
    unstructured_files: tuple[str, ...]
    contact: str
    phone: str
    reminder: Words | None
    """The reminder to it; None when it has nothing to do."""


def overview_cards(review: Review, counts: FindingCounts) -> Iterator[OverviewCard]:
    """How many communities are expected, have submitted, are missing, late, have errors.

    Without a roster none is expected or missing; without a deadline none is late.
    """
    groups, expected = submission_groups(review), expected_count(review)
    with_errors = [one.name for one in review.submissions if counts.get((one.name, "error"))]
    unstructured = groups.unstructured
    unstructured_names = (
        name_list(unstructured, PAGE_WORDS.unstructured_names) if unstructured else None
    )
    if expected is not None:
        yield OverviewCard(PAGE_WORDS.expected_card, expected)
    yield OverviewCard(PAGE_WORDS.submitted_card, len(groups.arrived), unstructured_names)
    yield OverviewCard(PAGE_WORDS.plans_card, len(groups.with_plan))
    yield OverviewCard(page_words(review).summaries_card, len(groups.with_summary))
    if expected is not None:
        yield _names_card(PAGE_WORDS.missing_card, groups.missing)
    if any(deadline_of(kind, review) for kind in ("plan", "summary")):
        yield _names_card(PAGE_WORDS.late_card, groups.late)
    if deadline_of("midyear", review):
        yield _names_card(PAGE_WORDS.without_progress_card, groups.without_progress)
    yield _names_card(PAGE_WORDS.errors_card, with_errors)


def _names_card(label: Words, names: Sequence[str]) -> OverviewCard:
    """A card that counts and lists communities."""
    return OverviewCard(label, len(names), name_list(names))


def name_list(names: Sequence[str], before: Words = NO_WORDS, after: Words = NO_WORDS) -> NameList:
    """Names of communities; where there are many, the first ones and their number."""
    if not names:
        return NameList(PAGE_WORDS.nobody, "", NO_WORDS)
    if len(names) > NAMES_ON_CARD:
        more = PAGE_WORDS.more_names.filled(count=len(names))
        after = Words(more.zh + after.zh, more.en + after.en)
    return NameList(before, "、".join(names[:NAMES_ON_CARD]), after)


def overview_rows(
    review: Review, counts: FindingCounts, reminders: Mapping[str, Words]
) -> Iterator[CommunityRow]:
    """Every community, in the order of the roster."""
    for submission in review.submissions:
        yield _overview_row(submission, review, counts, reminders.get(submission.name))


def _overview_row(
    submission: Submission, review: Review, counts: FindingCounts, reminder: Words | None
) -> CommunityRow:
    """A community."""
    plan = _day_with_note(plan_lateness(submission, review), submission)
    summary = _day_with_note(summary_lateness(submission, review), submission)
    items = [item for file in submission.counted_files for item in applicable_items(file)]
    targets = target_counts(submission.counted_files)
    errors, warnings = (counts.get((submission.name, one), 0) for one in ("error", "warning"))
    is_late = plan.is_late or summary.is_late or bool(midyear_lateness(submission, review).days)
    others = {"late": is_late, "errors": errors, "warnings": warnings}
    filters = [STATUS_FILTERS[submission.status], *(name for name, fits in others.items() if fits)]
    community = submission.community
    return CommunityRow(
        name=submission.name,
        names=" ".join(community.names if community else (submission.name,)),
        is_on_roster=community is not None or not review.district.communities,
        status=SUBMISSION_STATUS_WORDS[submission.status],
        filters=" ".join(filters),
        order=list(STATUS_FILTERS).index(submission.status),
        plan=plan,
        summary=summary,
        errors=errors,
        warnings=warnings,
        items_done=sum(item.status == Status.DONE.value for item in items),
        items=len(items),
        targets_met=targets.met,
        results=targets.results,
        links=tuple(_document_links(submission, review)),
        unstructured_files=submission.unstructured_files,
        contact=(community.contact or "") if community else "",
        phone=(community.phone or "") if community and review.with_contacts else "",
        reminder=reminder,
    )


def _day_with_note(lateness: Lateness, submission: Submission) -> DocumentDay:
    """A document's date with a note; without a note where no plan file can be read."""
    is_late, days = bool(lateness.days), lateness.days
    if lateness.is_missing:
        overdue = PAGE_WORDS.days_overdue.filled(days=days)
        return DocumentDay("", overdue if is_late else PAGE_WORDS.not_submitted, is_late=is_late)
    date = lateness.date.isoformat() if lateness.date else ""
    note = PAGE_WORDS.no_date if submission.file and not date else None
    if is_late:
        note = PAGE_WORDS.days_late.filled(days=days)
    return DocumentDay(date, note, is_late=is_late)


def _document_links(submission: Submission, review: Review) -> Iterator[DocumentLink]:
    """The links from the page to the documents of a community."""
    results = (review.results[one.path] for one in submission.files)
    for name in (name for result in results for name in result.documents):
        file = PurePath(name)
        kinds = (kind for kind in (PAGE_WORDS.summary, PAGE_WORDS.plan) if kind.zh in file.stem)
        label = next(kinds, Words(file.stem, file.stem))
        href = f"{DOCUMENTS_FOLDER}/{quote(os.fsencode(name))}"
        yield DocumentLink(href, label, file.suffix[1:], name)
