"""Checks the files of a sub-district against its own file and against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from civplan.district.memory.file_result import CommunityFile, Location
from civplan.district.review.copied_text import MOST_COUNTED, CopiedText, copied_texts
from civplan.district.review.fields import items_in_other_work
from civplan.district.review.indicators import (
    CommunityResult,
    community_result_of,
)
from civplan.district.review.names import are_near_names
from civplan.district.review.review import (
    Review,
    midyear_lateness,
    plan_lateness,
    summary_lateness,
)
from civplan.district.review.submissions import Submission, SubmissionStatus
from civplan.findings.finding import NO_WORDS, Finding, Span
from civplan.findings.words import Words
from civplan.model.district import DEADLINE_DOCUMENTS, Aggregate, Indicator, weight_words
from civplan.model.rules.district import SUMMED_RATIO
from civplan.rules import district_rules

DOCUMENT_WORDS = DEADLINE_DOCUMENTS | {"midyear": Words("半年总结", "half-year summary")}
"""The documents that bear a date: of the half year it is that of a stage."""


MORE_THAN = Words("至少{count}", "at least {count}")


class IndicatorInUnit(NamedTuple):
    """An indicator of the sub-district with the unit in which its results are compared."""

    indicator: Indicator
    unit: str


def district_findings(review: Review) -> Iterator[Finding]:
    """The findings among the files, in the order of the communities."""
    indicators = [IndicatorInUnit(figure.indicator, figure.unit) for figure in review.figures]
    yield from _ratio_sum_findings(indicators)
    for submission in review.submissions:
        yield from _status_findings(submission)
        for file in submission.files:
            yield from _identity_findings(file, submission, review)
        yield from _lateness_findings(submission, review)
        if submission.file:
            yield from _indicator_findings(submission, indicators)
    yield from _copied_text_findings(review)
    yield from _other_work_findings(review)


def _other_work_findings(review: Review) -> Iterator[Finding]:
    """The communities of which some items are in no field that others share."""
    counts = items_in_other_work(review)
    for submission in review.submissions:
        if submission.file and counts[submission.name]:
            yield district_rules.ITEMS_IN_OTHER_WORK.at(
                _field_span(submission.file, "community"),
                community=submission.name,
                count=counts[submission.name],
            )


def _status_findings(submission: Submission) -> Iterator[Finding]:
    """A community of the roster that has submitted nothing, or nothing that can be read."""
    if submission.community is None:
        return
    place = submission.community.span
    if submission.status is SubmissionStatus.MISSING:
        yield district_rules.COMMUNITY_MISSING.at(place, community=submission.name)
    elif submission.status is SubmissionStatus.UNSTRUCTURED:
        names = "、".join(submission.unstructured_files)
        yield district_rules.UNSTRUCTURED_ONLY.at(place, community=submission.name, file=names)


def _identity_findings(
    file: CommunityFile, submission: Submission, review: Review
) -> Iterator[Finding]:
    """A file of an unknown community, a second one, or one of another year or district."""
    place = _field_span(file, "community")
    if submission.community is None and review.district.communities:
        yield district_rules.COMMUNITY_UNKNOWN.at(place, community=file.community)
    counted = next(one for one in submission.counted_files if one.work == file.work)
    if file is not counted:
        yield district_rules.COMMUNITY_HANDED_IN_TWICE.at(
            place, community=submission.name, other=counted.path
        )
    if file.year != review.year:
        where = _field_span(file, "year")
        yield district_rules.YEAR_DIFFERS.at(where, year=file.year, expected=review.year)
    expected = review.district.district
    if expected and file.district and file.district != expected:
        where = _field_span(file, "district")
        yield district_rules.DISTRICT_DIFFERS.at(where, district=file.district, expected=expected)


def _lateness_findings(submission: Submission, review: Review) -> Iterator[Finding]:
    """A document that is late, or still missing after its deadline."""
    deadlines, file = review.district.deadlines, submission.file
    if deadlines is None or file is None:
        return
    dates = {
        "plan": file.plan_date,
        "midyear": file.midyear_date,
        "summary": file.summary_date,
    }
    for name, date in dates.items():
        when = review.deadline(name)
        deadline = when.end if when else None
        if deadline and date and dt.date.fromisoformat(date) > deadline:
            values = {"document": DOCUMENT_WORDS[name], "date": date, "deadline": deadline}
            yield district_rules.DATED_LATE.at(_field_span(file, f"{name}_date"), **values)
    summary = summary_lateness(submission, review)
    is_past = summary.is_missing and summary.days  # then there is nothing to say of the half-year
    missing = {
        district_rules.PLAN_NOT_SENT: submission.lacks_plan and plan_lateness(submission, review),
        district_rules.PROGRESS_NOT_SENT: not is_past and midyear_lateness(submission, review),
        district_rules.SUMMARY_NOT_SENT: summary,
    }
    for rule, lateness in missing.items():
        if lateness and lateness.is_missing and lateness.days:
            place = _field_span(file, "community")
            yield rule.at(place, community=submission.name, deadline=lateness.deadline)


def _ratio_sum_findings(indicators: Iterable[IndicatorInUnit]) -> Iterator[Finding]:
    """An indicator without a unit of its own that sums ratios of the communities.

    An indicator with a unit of its own has its finding in the sub-district's file.
    """
    for one in indicators:
        if one.indicator.sums_ratios(one.unit):
            place = one.indicator.span_of("aggregate")
            yield SUMMED_RATIO.at(place, name=one.indicator.name, unit=one.unit)


def _indicator_findings(
    submission: Submission, indicators: Iterable[IndicatorInUnit]
) -> Iterator[Finding]:
    """An indicator that is missing, in another unit, under another id or without its weight."""
    file = submission.counted_files[0]
    place = _field_span(file, "community")
    for one in indicators:
        share = community_result_of(one.indicator, submission)
        if share:
            yield from _id_and_unit_findings(share, one)
            yield from _weight_findings(share, one, place)
        else:
            yield from _missing_indicator_findings(submission, one.indicator, place)


def _missing_indicator_findings(
    submission: Submission, indicator: Indicator, place: Span
) -> Iterator[Finding]:
    """An indicator that a community lacks: it is required, or a target has nearly its name."""
    files = submission.counted_files
    if any({indicator.id, indicator.name}.intersection(one.not_applicable) for one in files):
        return
    targets = (target for one in files for target in one.targets)
    near = next((one for one in targets if are_near_names(one.measure, indicator.name)), None)
    values = {"community": submission.name, "name": indicator.name, "id": indicator.id}
    if near:
        yield district_rules.INDICATOR_MISSING.at(
            _location_span(near.location),
            **values,
            near=district_rules.NEAR_INDICATOR.filled(measure=near.measure),
        )
    elif indicator.required:
        yield district_rules.INDICATOR_MISSING.at(place, **values, near=NO_WORDS)


def _id_and_unit_findings(share: CommunityResult, one: IndicatorInUnit) -> Iterator[Finding]:
    """An indicator under another id or in another unit."""
    target, place = share.target, _location_span(share.target.location)
    name, expected = one.indicator.name, one.indicator.id
    if target.id != expected:
        own = Words(f"的编号是“{target.id}”", f"the id “{target.id}”")
        id_words = own if target.id else Words("没有编号", "no id")
        yield district_rules.INDICATOR_UNDER_OTHER_ID.at(
            place, name=name, given=id_words, expected=expected
        )
    for other in share.left_out:
        yield district_rules.INDICATOR_TWICE_IN_FILE.at(
            _location_span(other.location), name=name, line=target.location.line
        )
    if not share.is_in(one.unit):
        yield district_rules.DISTRICT_UNIT_DIFFERS.at(
            place, name=name, unit=target.unit, expected=one.unit
        )


def _weight_findings(
    share: CommunityResult, one: IndicatorInUnit, place: Span
) -> Iterator[Finding]:
    """A result that a weighted mean leaves out, as its community gives no weight."""
    weight = one.indicator.weight
    if one.indicator.aggregate is not Aggregate.WEIGHTED or not weight or share.weight:
        return
    if share.value is not None and share.is_in(one.unit):
        yield district_rules.WEIGHT_MISSING.at(
            place,
            community=share.community,
            weight=weight_words(weight),
            name=one.indicator.name,
        )


def _copied_text_findings(review: Review) -> Iterator[Finding]:
    """Communities whose texts are too alike, each with the earlier one that is most alike."""
    files = [one.file for one in review.submissions if one.file]
    for pair in copied_texts(files, review.store.texts_of):
        here = Location(
            str(review.folder.folder / pair.one.path), line=pair.here.line, column=pair.here.column
        )
        yield district_rules.COMMUNITIES_TOO_ALIKE.at(
            _location_span(here),
            other=pair.other.community,
            percent=round(pair.share * 100),
            place=_location_of_other(pair),
        )


def _location_of_other(pair: CopiedText) -> Words:
    """The other text's location as seen from the folder, and the number of further alike texts."""
    place = f"{pair.other.path}:{pair.there.line}"
    more = Words("", "")
    if pair.more:
        is_more = pair.more >= MOST_COUNTED
        count = MORE_THAN.filled(count=pair.more) if is_more else pair.more
        more = district_rules.OTHERS_ALSO_ALIKE.filled(count=count)
    return Words(place + more.zh, place + more.en)


def _field_span(file: CommunityFile, field: str) -> Span:
    """The span of a field in a community's file; the file's beginning without the field."""
    return _location_span(file.locations.get(field, Location(file.path, 1, 1)))


def _location_span(at: Location) -> Span:
    """A location as the span of one character."""
    return Span(at.path, at.line, at.column, at.line, at.column + 1)
