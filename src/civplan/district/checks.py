"""Holds the files of a sub-district against its own file and against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from civplan.district.aggregates import Share, measured_as, share_of
from civplan.district.deliveries import Delivery, Standing
from civplan.district.handed import Handed, Place
from civplan.district.likeness import Pair, alike_pairs
from civplan.district.review import Review
from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.model.district import Aggregate, Indicator
from civplan.model.faults.district_file import SUMMED_RATIO
from civplan.model.figures import When
from civplan.rules import hand_ins

DOCUMENTS = {"plan": Words("计划", "plan"), "summary": Words("总结", "summary")}


class Asked(NamedTuple):
    """An indicator of the sub-district with the unit in which results are compared."""

    indicator: Indicator
    unit: str


def check_district(review: Review) -> Iterator[Finding]:
    """What is wrong among the files, in the order of the communities."""
    asked = [Asked(figure.indicator, figure.unit) for figure in review.figures]
    yield from sums_of_ratios(asked)
    for delivery in review.deliveries:
        yield from standing(delivery)
        for handed in (delivery.handed, *delivery.further):
            if handed:
                yield from identity(handed, delivery, review)
        if delivery.handed:
            yield from punctuality(delivery.handed, review)
            yield from indicators(delivery.handed, asked)
    yield from likenesses(review)


def standing(delivery: Delivery) -> Iterator[Finding]:
    """A community of the roster that has handed in nothing, or Word only."""
    if delivery.community is None:
        return
    place = delivery.community.span
    if delivery.standing is Standing.MISSING:
        yield hand_ins.MISSING.at(place, community=delivery.name)
    elif delivery.standing is Standing.WORD_ONLY:
        file = "、".join(delivery.word_files)
        yield hand_ins.WORD_ONLY.at(place, community=delivery.name, file=file)


def identity(handed: Handed, delivery: Delivery, review: Review) -> Iterator[Finding]:
    """A file of a community that is unknown or has another one, of another year or district."""
    place = span_of(handed, "community")
    if delivery.community is None and review.district.communities:
        yield hand_ins.UNKNOWN.at(place, community=handed.community)
    if handed is not delivery.handed and delivery.handed:
        other = delivery.handed.path
        yield hand_ins.TWICE.at(place, community=delivery.name, other=other)
    if handed.year != review.year:
        where = span_of(handed, "year")
        yield hand_ins.OTHER_YEAR.at(where, year=handed.year, expected=review.year)
    expected = review.district.district
    if expected and handed.district and handed.district != expected:
        where = span_of(handed, "district")
        yield hand_ins.OTHER_DISTRICT.at(where, district=handed.district, expected=expected)


def punctuality(handed: Handed, review: Review) -> Iterator[Finding]:
    """A document that is late, or still missing after its deadline."""
    deadlines = review.district.deadlines
    if deadlines is None:
        return
    dates = {"plan": handed.plan_date, "summary": handed.summary_date}
    for name, date in dates.items():
        deadline: When | None = getattr(deadlines, name)
        if deadline and date and dt.date.fromisoformat(date) > deadline.last_day:
            values = {"document": DOCUMENTS[name], "date": date, "deadline": deadline.last_day}
            yield hand_ins.LATE.at(span_of(handed, f"{name}_date"), **values)
    due = deadlines.summary
    if due and not handed.has_summary and review.as_of > due.last_day:
        place = span_of(handed, "community")
        yield hand_ins.NO_SUMMARY.at(place, community=handed.community, deadline=due.last_day)


def sums_of_ratios(asked: Iterable[Asked]) -> Iterator[Finding]:
    """An indicator without a unit of its own that is to be summed, where communities give ratios.

    Where the unit is its own, its file has been told already, and the indicator is left out.
    """
    for indicator, unit in asked:
        if indicator.sums_ratios(unit):
            place = indicator.span_of("aggregate")
            yield SUMMED_RATIO.at(place, name=indicator.name, unit=unit)


def indicators(handed: Handed, asked: Iterable[Asked]) -> Iterator[Finding]:
    """An indicator that is missing, in another unit, under another id or without its weight."""
    for one in asked:
        indicator, place = one.indicator, span_of(handed, "community")
        measured = measured_as(indicator, handed)
        if measured:
            share = share_of(indicator, handed.community, handed, measured)
            yield from differences(share, one)
            yield from lack_of_weight(share, one, place)
        elif indicator.required:
            values = {"community": handed.community, "name": indicator.name, "id": indicator.id}
            yield hand_ins.NO_INDICATOR.at(place, **values)


def differences(share: Share, asked: Asked) -> Iterator[Finding]:
    """An indicator under another id or in another unit."""
    measured, place = share.measured, as_span(share.measured.place)
    name, expected = asked.indicator.name, asked.indicator.id
    if measured.id != expected:
        yield hand_ins.OTHER_ID.at(place, name=name, id=measured.id, expected=expected)
    if not share.is_in(asked.unit):
        yield hand_ins.OTHER_UNIT.at(place, name=name, unit=measured.unit, expected=asked.unit)


def lack_of_weight(share: Share, asked: Asked, place: Span) -> Iterator[Finding]:
    """A result that would be in a weighted mean, if its community gave its weight."""
    weight = asked.indicator.weight
    if asked.indicator.aggregate is not Aggregate.WEIGHTED or not weight or share.weight:
        return
    if share.value is not None and share.is_in(asked.unit):
        yield hand_ins.NO_WEIGHT.at(
            place,
            community=share.community,
            weight=Words(weight.zh, weight.value),
            name=asked.indicator.name,
        )


def likenesses(review: Review) -> Iterator[Finding]:
    """Communities whose texts are too alike: each once, with the earlier one that is most alike."""
    for pair in alike_pairs(review.handed, review.kept.texts_of):
        here = Place(str(review.folder.folder / pair.one.path), *pair.here)
        yield hand_ins.ALIKE.at(
            as_span(here),
            other=pair.other.community,
            percent=round(pair.share * 100),
            place=place_of_other(pair),
        )


def place_of_other(pair: Pair) -> Words:
    """Where the other text stands, as seen from the folder, for others read it too; how many more.

    Those that are too like the same text are only counted.
    """
    place = f"{pair.other.path}:{pair.there.line}"
    more = hand_ins.ALSO_ALIKE.filled(count=pair.further) if pair.further else Words("", "")
    return Words(place + more.zh, place + more.en)


def span_of(handed: Handed, field: str) -> Span:
    """Where a field of a community's file stands; its beginning when the file does not have it."""
    return as_span(handed.places.get(field, Place(handed.path, 1, 1)))


def as_span(place: Place) -> Span:
    """A place as the span of one character."""
    return Span(place.path, place.line, place.column, place.line, place.column + 1)
