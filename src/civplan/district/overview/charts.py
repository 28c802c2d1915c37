"""The overview's bar chart and step charts: coordinates in the pixels of an SVG 400 wide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from civplan.district.overview.words import ARRIVAL_TITLES, PAGE_WORDS
from civplan.district.review.counts import TargetCounts, deadline_of, expected_count, target_counts
from civplan.district.review.review import Review
from civplan.findings.words import Words

BAR_LEFT, BAR_LONGEST, BAR_PITCH = 118, 190, 24
"""Left edge of the bars, length of a bar of 100%, distance from one bar to the next."""
LONGEST_NAME = 8
"""Characters of a community's name that fit beside its bar."""
MOST_BARS = 60
"""Communities in the chart; where there are more, those with the lowest shares."""
MOST_IN_COLUMN = 20
"""Bars in one column: three columns fit a printed page."""
PLOT_LEFT, PLOT_RIGHT, PLOT_TOP, PLOT_BOTTOM = 30, 388, 30, 150
"""Edges of the area in which the line of submissions is drawn."""


class Bar(NamedTuple):
    """A community's share of targets met."""

    name: str
    short: str
    """The name, cut to the room beside the bar."""
    y: int
    """The vertical middle of the bar."""
    length: int
    met: int
    results: int
    percent: str
    """66.7%; never 100% while a target is missed."""


class BarColumn(NamedTuple):
    """A column of bars: an SVG of its own, so that no page break divides it."""

    bars: tuple[Bar, ...]
    height: int


class BarChart(NamedTuple):
    """The communities by the share of their targets that are met, the lowest first."""

    columns: tuple[BarColumn, ...]
    bar_count: int
    result_count: int
    """How many communities have results, whether or not they have a bar."""
    without_results: tuple[str, ...]
    """The other communities."""


class ArrivalStep(NamedTuple):
    """A day that documents are dated with."""

    day: str
    names: tuple[str, ...]
    so_far: int
    """Documents dated up to this day."""


class StepChart(NamedTuple):
    """The number of documents of one kind, day by day."""

    kind: str
    """plan or summary."""
    title: Words
    about: Words
    """What the chart shows, in words."""
    steps: tuple[ArrivalStep, ...]
    line: str
    """The points of the SVG line."""
    deadline: str
    deadline_x: float | None
    is_expected: bool
    """True when ``mark`` is the number expected; it is then drawn as a dashed line."""
    mark: int
    """The number at the axis: documents expected, else documents there are."""
    mark_y: float


def bar_chart(review: Review) -> BarChart:
    """The bar chart of all communities."""
    counts = {one.name: target_counts(one.counted_files) for one in review.submissions if one.file}
    with_results = [(name, one) for name, one in counts.items() if one.results]
    lowest = sorted(with_results, key=lambda pair: pair[1].met / pair[1].results)[:MOST_BARS]
    # as few columns as possible, all but the last of the same length
    length = ceil(len(lowest) / max(ceil(len(lowest) / MOST_IN_COLUMN), 1))
    starts = range(0, len(lowest), length) if lowest else ()
    columns = tuple(_bar_column(lowest[start : start + length]) for start in starts)
    others = tuple(one.name for one in review.submissions if one.name not in dict(with_results))
    return BarChart(columns, len(lowest), len(with_results), others)


def _bar_column(counts_by_name: Sequence[tuple[str, TargetCounts]]) -> BarColumn:
    """The bars of one column."""
    bars = tuple(
        Bar(
            name=name,
            short=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…",
            y=BAR_PITCH * number + BAR_PITCH // 2,
            length=BAR_LONGEST * counts.met // counts.results,
            met=counts.met,
            results=counts.results,
            percent=f"{counts.percent}%",
        )
        for number, (name, counts) in enumerate(counts_by_name)
    )
    return BarColumn(bars, BAR_PITCH * len(bars))


def step_charts(review: Review) -> list[StepChart]:
    """The plans and the summaries by the dates on them."""
    return [
        _step_chart(kind, _communities_by_day(kind, review), review) for kind in ("plan", "summary")
    ]


def _communities_by_day(kind: str, review: Review) -> Mapping[str, list[str]]:
    """The communities by the date of their document, in the order of the dates."""
    days: dict[str, list[str]] = {}
    for one in review.submissions:
        day = getattr(one.file, f"{kind}_date") if one.file else ""
        if day:
            days.setdefault(day, []).append(one.name)
    return dict(sorted(days.items()))


def _step_chart(kind: str, days: Mapping[str, list[str]], review: Review) -> StepChart:
    """The chart of one kind of document."""
    last_day, expected = deadline_of(kind, review), expected_count(review)
    so_far = list(accumulate(len(names) for names in days.values()))
    highest = max([expected or 1, *so_far])
    mark = highest if expected is None else expected
    dates = [dt.date.fromisoformat(day) for day in days]
    ends = [*dates, last_day] if last_day else dates
    return StepChart(
        kind=kind,
        title=ARRIVAL_TITLES[kind],
        about=_chart_about(kind, days, review),
        steps=tuple(
            ArrivalStep(day, tuple(names), count)
            for (day, names), count in zip(days.items(), so_far, strict=True)
        ),
        line=_line_points(dates, so_far, ends, highest),
        deadline=last_day.isoformat() if last_day else "",
        deadline_x=_x_of_day(last_day, ends) if last_day else None,
        is_expected=expected is not None,
        mark=mark,
        mark_y=_y_of_count(mark, highest),
    )


def _chart_about(kind: str, days: Mapping[str, list[str]], review: Review) -> Words:
    """What a chart shows, in words."""
    sentences = list(_arrival_sentences(kind, days, review))
    undated = sum(
        is_there and not getattr(one, f"{kind}_date")
        for one in (one.file for one in review.submissions if one.file)
        if (is_there := one.has_plan if kind == "plan" else one.has_summary)
    )
    if undated:
        sentences.append(PAGE_WORDS.documents_without_date.filled(count=undated))
    return Words("".join(one.zh for one in sentences), " ".join(one.en for one in sentences))


def _arrival_sentences(kind: str, days: Mapping[str, list[str]], review: Review) -> Iterator[Words]:
    """How many documents there are in which period, how many are expected, how many in time."""
    if not days:
        yield PAGE_WORDS.no_dated_documents
        return
    expected, deadline = expected_count(review), deadline_of(kind, review)
    count = sum(map(len, days.values()))
    words = PAGE_WORDS.arrivals_about if expected is None else PAGE_WORDS.arrivals_about_of_expected
    yield words.filled(first=next(iter(days)), last=list(days)[-1], count=count, expected=expected)
    if deadline:
        in_time = sum(len(names) for day, names in days.items() if day <= deadline.isoformat())
        yield PAGE_WORDS.in_time.filled(day=deadline, count=in_time)


def _line_points(days: list[dt.date], so_far: list[int], ends: list[dt.date], highest: int) -> str:
    """The points of a line that steps up on each day and is level in between."""
    points = [(float(PLOT_LEFT), _y_of_count(0, highest))]
    for day, count in zip(days, so_far, strict=True):
        points += [
            (_x_of_day(day, ends), points[-1][1]),
            (_x_of_day(day, ends), _y_of_count(count, highest)),
        ]
    points.append((float(PLOT_RIGHT), points[-1][1]))
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _x_of_day(day: dt.date, ends: list[dt.date]) -> float:
    """The x of a day, with one day of room at either end."""
    first, last = min(ends) - dt.timedelta(days=1), max(ends) + dt.timedelta(days=1)
    return round(PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * ((day - first) / (last - first)), 1)


def _y_of_count(count: int, highest: int) -> float:
    """The y of a count."""
    return round(PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * count / highest, 1)
