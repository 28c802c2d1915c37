"""Holds the files of a sub-district against its own file and against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from civplan.district.memory.file_result import CommunityFile, Location
from civplan.district.review.copied_text import CopiedText, copied_texts
from civplan.district.review.indicators import (
    CommunityResult,
    community_result_of,
    target_result_for,
)
from civplan.district.review.review import Review
from civplan.district.review.submissions import Submission, SubmissionStatus
from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.district import Aggregate, Indicator
from civplan.model.figures import When
from civplan.model.rules.district import SUMMED_RATIO
from civplan.rules import district_rules

DOCUMENT_WORDS = {"plan": Words("计划", "plan"), "summary": Words("总结", "summary")}


class IndicatorInUnit(NamedTuple):
    """An indicator of the sub-district with the unit in which results are compared."""

    indicator: Indicator
    unit: str


def district_findings(review: Review) -> Iterator[Finding]:
    """What is wrong among the files, in the order of the communities."""
    asked = [IndicatorInUnit(figure.indicator, figure.unit) for figure in review.figures]
    yield from _ratio_sum_findings(asked)
    for delivery in review.submissions:
        yield from _status_findings(delivery)
        for handed in delivery.files:
            yield from _identity_findings(handed, delivery, review)
        if delivery.file:
            yield from _lateness_findings(delivery.file, review)
            yield from _indicator_findings(delivery.file, asked)
    yield from _copied_text_findings(review)


def _status_findings(delivery: Submission) -> Iterator[Finding]:
    """A community of the roster that has handed in nothing, or Word only."""
    if delivery.community is None:
        return
    place = delivery.community.span
    if delivery.status is SubmissionStatus.MISSING:
        yield district_rules.COMMUNITY_MISSING.at(place, community=delivery.name)
    elif delivery.status is SubmissionStatus.WORD_ONLY:
        file = "、".join(delivery.word_files)
        yield district_rules.WORD_FILE_ONLY.at(place, community=delivery.name, file=file)


def _identity_findings(
    handed: CommunityFile, delivery: Submission, review: Review
) -> Iterator[Finding]:
    """A file of a community that is unknown or has another one, of another year or district."""
    place = _field_span(handed, "community")
    if delivery.community is None and review.district.communities:
        yield district_rules.COMMUNITY_UNKNOWN.at(place, community=handed.community)
    if handed is not delivery.file and delivery.file:
        other = delivery.file.path
        yield district_rules.COMMUNITY_HANDED_IN_TWICE.at(
            place, community=delivery.name, other=other
        )
    if handed.year != review.year:
        where = _field_span(handed, "year")
        yield district_rules.YEAR_DIFFERS.at(where, year=handed.year, expected=review.year)
    expected = review.district.district
    if expected and handed.district and handed.district != expected:
        where = _field_span(handed, "district")
        yield district_rules.DISTRICT_DIFFERS.at(where, district=handed.district, expected=expected)


def _lateness_findings(handed: CommunityFile, review: Review) -> Iterator[Finding]:
    """A document that is late, or still missing after its deadline."""
    deadlines = review.district.deadlines
    if deadlines is None:
        return
    dates = {"plan": handed.plan_date, "summary": handed.summary_date}
    for name, date in dates.items():
        deadline: When | None = getattr(deadlines, name)
        if deadline and date and dt.date.fromisoformat(date) > deadline.last_day:
            values = {"document": DOCUMENT_WORDS[name], "date": date, "deadline": deadline.last_day}
            yield district_rules.DATED_LATE.at(_field_span(handed, f"{name}_date"), **values)
    due = deadlines.summary
    if due and not handed.has_summary and review.as_of > due.last_day:
        place = _field_span(handed, "community")
        yield district_rules.SUMMARY_NOT_SENT.at(
            place, community=handed.community, deadline=due.last_day
        )


def _ratio_sum_findings(asked: Iterable[IndicatorInUnit]) -> Iterator[Finding]:
    """An indicator without a unit of its own that is to be summed, where communities give ratios.

    Where the unit is its own, its file has been told already, and the indicator is left out.
    """
    for indicator, unit in asked:
        if indicator.sums_ratios(unit):
            place = indicator.span_of("aggregate")
            yield SUMMED_RATIO.at(place, name=indicator.name, unit=unit)


def _indicator_findings(
    handed: CommunityFile, asked: Iterable[IndicatorInUnit]
) -> Iterator[Finding]:
    """An indicator that is missing, in another unit, under another id or without its weight."""
    for one in asked:
        indicator, place = one.indicator, _field_span(handed, "community")
        measured = target_result_for(indicator, handed)
        if measured:
            share = community_result_of(indicator, handed.community, handed, measured)
            yield from _id_and_unit_findings(share, one)
            yield from _weight_findings(share, one, place)
        elif indicator.required:
            values = {"community": handed.community, "name": indicator.name, "id": indicator.id}
            yield district_rules.INDICATOR_MISSING.at(place, **values)


def _id_and_unit_findings(share: CommunityResult, asked: IndicatorInUnit) -> Iterator[Finding]:
    """An indicator under another id or in another unit."""
    measured, place = share.target, _location_span(share.target.location)
    name, expected = asked.indicator.name, asked.indicator.id
    if measured.id != expected:
        yield district_rules.INDICATOR_UNDER_OTHER_ID.at(
            place, name=name, id=measured.id, expected=expected
        )
    if not share.is_in(asked.unit):
        yield district_rules.DISTRICT_UNIT_DIFFERS.at(
            place, name=name, unit=measured.unit, expected=asked.unit
        )


def _weight_findings(
    share: CommunityResult, asked: IndicatorInUnit, place: Span
) -> Iterator[Finding]:
    """A result that would be in a weighted mean, if its community gave its weight."""
    weight = asked.indicator.weight
    if asked.indicator.aggregate is not Aggregate.WEIGHTED or not weight or share.weight:
        return
    if share.value is not None and share.is_in(asked.unit):
        yield district_rules.WEIGHT_MISSING.at(
            place,
            community=share.community,
            weight=Words(weight.zh, weight.value),
            name=asked.indicator.name,
        )


def _copied_text_findings(review: Review) -> Iterator[Finding]:
    """Communities whose texts are too alike: each once, with the earlier one that is most alike."""
    for pair in copied_texts(review.files, review.store.texts_of):
        here = Location(str(review.folder.folder / pair.one.path), *pair.here)
        yield district_rules.COMMUNITIES_TOO_ALIKE.at(
            _location_span(here),
            other=pair.other.community,
            percent=round(pair.share * 100),
            place=_location_of_other(pair),
        )


def _location_of_other(pair: CopiedText) -> Words:
    """Where the other text stands, as seen from the folder, for others read it too; how many more.

    Those that are too like the same text are only counted.
    """
    place = f"{pair.other.path}:{pair.there.line}"
    more = district_rules.OTHERS_ALSO_ALIKE.filled(count=pair.more) if pair.more else Words("", "")
    return Words(place + more.zh, place + more.en)


def _field_span(handed: CommunityFile, field: str) -> Span:
    """Where a field of a community's file stands; its beginning when the file does not have it."""
    return _location_span(handed.locations.get(field, Location(handed.path, 1, 1)))


def _location_span(place: Location) -> Span:
    """A place as the span of one character."""
    return Span(place.path, place.line, place.column, place.line, place.column + 1)
