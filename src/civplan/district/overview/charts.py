"""The overview's two kinds of drawings, as places in pixels of an SVG 400 wide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from civplan.district.overview import asked
from civplan.district.overview import words as say
from civplan.district.review.counts import TargetCounts, target_counts
from civplan.district.review.review import Review
from civplan.findings.words import Words

CHART_WIDTH = 400
BAR_LEFT, BAR_LONGEST, BAR_PITCH = 118, 190, 24
"""Where bars begin, how long one of 100% is, and from one to the next."""
LONGEST_NAME = 8
"""Characters of a community's name that have room beside its bar."""
MOST_BARS = 60
"""Communities that are drawn; of more the lowest ones are."""
MOST_IN_COLUMN = 20
"""Bars that stand below one another: three columns of them fit a printed page."""
PLOT_LEFT, PLOT_RIGHT, PLOT_TOP, PLOT_BOTTOM = 30, 388, 30, 150
"""The area in which the line of hand-ins is drawn."""


class Bar(NamedTuple):
    """A community's share of targets met."""

    name: str
    short: str
    """The name as far as there is room for it."""
    y: int
    """The middle of its line."""
    length: int
    met: int
    reported: int
    percent: str
    """66.7%; never 100% while one is missed."""


class BarColumn(NamedTuple):
    """Bars that stand below one another: a drawing of its own, that no page break divides."""

    bars: tuple[Bar, ...]
    height: int


class BarChart(NamedTuple):
    """The communities by the share of their targets that are met."""

    columns: tuple[BarColumn, ...]
    drawn: int
    all: int
    """How many communities have results, drawn or not."""
    silent: tuple[str, ...]
    """Communities without results."""


class ArrivalStep(NamedTuple):
    """A day on which documents are dated."""

    day: str
    names: tuple[str, ...]
    so_far: int


class StepChart(NamedTuple):
    """How many documents of a kind there were, day by day."""

    kind: str
    """plan or summary."""
    title: Words
    about: Words
    """All that it shows, in words."""
    steps: tuple[ArrivalStep, ...]
    line: str
    """The points of the line."""
    deadline: str
    deadline_x: float | None
    is_expected: bool
    """True when the mark is how many are expected; a dashed line shows it."""
    mark: int
    """The number at the axis: how many are expected, else how many there are."""
    mark_y: float


def bar_chart(review: Review) -> BarChart:
    """The communities by the share of their targets that are met, the lowest first."""
    counts = {one.name: target_counts([one.handed]) for one in review.deliveries if one.handed}
    known = {name: one for name, one in counts.items() if one.reported}
    lowest = sorted(known, key=lambda name: known[name].met / known[name].reported)[:MOST_BARS]
    columns = tuple(_bar_column(names, known) for names in _name_columns(lowest))
    silent = tuple(one.name for one in review.deliveries if one.name not in known)
    return BarChart(columns, len(lowest), len(known), silent)


def _name_columns(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """The names in as few columns as hold them, all but the last one equally long."""
    columns = ceil(len(names) / MOST_IN_COLUMN)
    length = ceil(len(names) / max(columns, 1))
    return (names[length * number : length * (number + 1)] for number in range(columns))


def _bar_column(names: Sequence[str], known: Mapping[str, TargetCounts]) -> BarColumn:
    """The bars of some communities, below one another."""
    bars = tuple(
        Bar(
            name=name,
            short=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…",
            y=BAR_PITCH * number + BAR_PITCH // 2,
            length=BAR_LONGEST * known[name].met // known[name].reported,
            met=known[name].met,
            reported=known[name].reported,
            percent=f"{known[name].percent}%",
        )
        for number, name in enumerate(names)
    )
    return BarColumn(bars, BAR_PITCH * len(bars))


def step_charts(review: Review) -> list[StepChart]:
    """The plans, and the summaries, by the dates that they bear."""
    return [
        _step_chart(kind, _communities_by_day(kind, review), review) for kind in ("plan", "summary")
    ]


def _communities_by_day(kind: str, review: Review) -> Mapping[str, list[str]]:
    """The communities by the day of their document, in the order of the days."""
    days: dict[str, list[str]] = {}
    for one in review.deliveries:
        day = getattr(one.handed, f"{kind}_date") if one.handed else ""
        if day:
            days.setdefault(day, []).append(one.name)
    return dict(sorted(days.items()))


def _step_chart(kind: str, days: Mapping[str, list[str]], review: Review) -> StepChart:
    """One kind of document by the dates that they bear."""
    last_day, expected = asked.deadline_of(kind, review), asked.expected_count(review)
    so_far = list(accumulate(len(names) for names in days.values()))
    highest = max([expected or 1, *so_far])
    mark = highest if expected is None else expected
    shown = [dt.date.fromisoformat(day) for day in days]
    ends = [*shown, last_day] if last_day else shown
    return StepChart(
        kind=kind,
        title=say.ARRIVAL[kind],
        about=_chart_about(kind, days, review),
        steps=tuple(
            ArrivalStep(day, tuple(names), count)
            for (day, names), count in zip(days.items(), so_far, strict=True)
        ),
        line=_line_points(shown, so_far, ends, highest),
        deadline=last_day.isoformat() if last_day else "",
        deadline_x=_x_of_day(last_day, ends) if last_day else None,
        is_expected=expected is not None,
        mark=mark,
        mark_y=_y_of_count(mark, highest),
    )


def _chart_about(kind: str, days: Mapping[str, list[str]], review: Review) -> Words:
    """A chart in words."""
    said = [*_arrival_sentences(kind, days, review)] if days else [say.NO_ARRIVALS]
    silent = sum(
        is_there and not getattr(one, f"{kind}_date")
        for one in review.handed
        if (is_there := kind == "plan" or one.has_summary)
    )
    if silent:
        said.append(say.WITHOUT_DAY.filled(count=silent))
    return Words("".join(one.zh for one in said), " ".join(one.en for one in said))


def _arrival_sentences(kind: str, days: Mapping[str, list[str]], review: Review) -> Iterator[Words]:
    """From when to when how many came, and what was asked for."""
    expected, deadline = asked.expected_count(review), asked.deadline_of(kind, review)
    count = sum(map(len, days.values()))
    words = say.ARRIVAL_ABOUT if expected is None else say.ARRIVAL_ABOUT_OF_EXPECTED
    yield words.filled(first=next(iter(days)), last=list(days)[-1], count=count, expected=expected)
    if deadline:
        in_time = sum(len(names) for day, names in days.items() if day <= deadline.isoformat())
        yield say.IN_TIME.filled(day=deadline, count=in_time)


def _line_points(days: list[dt.date], so_far: list[int], ends: list[dt.date], highest: int) -> str:
    """The points of a line that goes up on each day and level between them."""
    points = [(float(PLOT_LEFT), _y_of_count(0, highest))]
    for day, count in zip(days, so_far, strict=True):
        points += [
            (_x_of_day(day, ends), points[-1][1]),
            (_x_of_day(day, ends), _y_of_count(count, highest)),
        ]
    points.append((float(PLOT_RIGHT), points[-1][1]))
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _x_of_day(day: dt.date, ends: list[dt.date]) -> float:
    """Where a day stands, with a day of room before the first one and behind the last."""
    first, last = min(ends) - dt.timedelta(days=1), max(ends) + dt.timedelta(days=1)
    return round(PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * ((day - first) / (last - first)), 1)


def _y_of_count(count: int, highest: int) -> float:
    """How high a count stands."""
    return round(PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * count / highest, 1)
