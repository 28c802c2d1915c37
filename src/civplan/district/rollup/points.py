"""四 to 七: what stands out, problems, what is not done, next steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civplan.compose.dates import date_within
from civplan.compose.outline import Entry
from civplan.compose.sentences import CLAUSE_END, clause
from civplan.district.handed import Task
from civplan.district.review import Review
from civplan.district.rollup.counts import (
    OPEN,
    STATUS_NAMES,
    UNSTATED,
    applicable,
    by_status,
    status_words,
)
from civplan.district.rollup.values import (
    Chapter,
    Grid,
    GridCell,
    entry_of_points,
    left,
    listing,
    middle,
    named,
)
from civplan.model.figures import When, parse_when

HIGHLIGHTS = "亮点做法"
PROBLEMS = "存在问题"
UNFINISHED = "未完成事项清单"
NEXT_STEPS = "下一步"
COLUMNS = (("社区",), ("事项",), ("原因",), ("下一步",), ("原定", "时限"))
"""The last one is narrow, so that a community's name of six characters has room on a line."""
NONE = "无。"
NOTHING = "—"


def highlights(review: Review) -> Chapter:
    """What the communities themselves call outstanding; empty when nobody does."""
    return listing(HIGHLIGHTS, highlight_entries(review))


def highlight_entries(review: Review) -> Iterator[Entry]:
    """A community with the results of its outstanding items."""
    for delivery in review.deliveries:
        tasks = applicable(delivery.handed) if delivery.handed else []
        points = [task.outcome or task.title for task in tasks if task.highlight]
        if points:
            yield entry_of_points(delivery.name, points)


def problems(review: Review) -> Chapter:
    """The problems that the communities report."""
    return listing(
        PROBLEMS,
        (
            entry_of_points(one.name, one.handed.problems)
            for one in review.deliveries
            if one.handed and one.handed.problems
        ),
    )


def next_steps(review: Review) -> Chapter:
    """What the communities will do next."""
    return listing(
        NEXT_STEPS,
        (
            entry_of_points(one.name, one.handed.next_steps)
            for one in review.deliveries
            if one.handed and one.handed.next_steps
        ),
    )


def unfinished(review: Review) -> Chapter:
    """The items that are not done, a line each; without a hand-in nothing can be said."""
    if not review.handed:
        return Chapter(UNFINISHED)
    pairs = [
        (delivery.name, task)
        for delivery in review.deliveries
        for task in (applicable(delivery.handed) if delivery.handed else [])
    ]
    listed = [(community, task) for community, task in pairs if task.status in OPEN]
    silent = unstated_words([community for community, task in pairs if not task.status])
    if not listed:
        return Chapter(UNFINISHED, (f"{NONE}{silent}",))
    counted = status_words(by_status(task for _, task in listed))
    grid = Grid(COLUMNS, tuple(row_of(community, task, review.year) for community, task in listed))
    said = f"未完成事项共{len(listed)}项，{counted}。{silent}"
    return Chapter(UNFINISHED, (said,), grids=(grid,))


def unstated_words(communities: Sequence[str]) -> str:
    """How many items do not say how far they are, and whose they are; empty without one."""
    if not communities:
        return ""
    names = named(dict.fromkeys(communities))
    return f"另有{len(communities)}项{UNSTATED}（{names}），未列入本清单。"


def row_of(community: str, task: Task, year: int) -> tuple[GridCell, ...]:
    """An item that is not done as a line of the table; the year of a day need not be said."""
    due = parse_when(task.due) if task.due else None
    return (
        middle(community),
        left(f"{topic(task)}（{STATUS_NAMES[task.status]}）"),
        told(task.reason),
        told(task.next),
        middle(*due_lines(due, year)) if due else middle(NOTHING),
    )


def due_lines(due: When, year: int) -> tuple[str, ...]:
    """Until when, in a narrow column: 10月, or 2008年 above 3月."""
    words = date_within(due, year)
    another_year = f"{due.year}年"
    if due.is_long_term or due.year == year:
        return (words,)
    return another_year, words.removeprefix(another_year)


def topic(task: Task) -> str:
    """What an item is about: its name, or the first clause of its text."""
    return CLAUSE_END.split(task.title, maxsplit=1)[0]


def told(text: str) -> GridCell:
    """A text without its closing stop; a dash where there is none."""
    return left(clause(text)) if text else middle(NOTHING)
