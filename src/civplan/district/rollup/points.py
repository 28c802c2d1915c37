"""四 to 七: what stands out, problems, what is not done, next steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civplan.compose.outline import Entry
from civplan.compose.sentences import CLAUSE_END, clause
from civplan.compose.words import date_in_year
from civplan.district.memory.file_result import ItemResult
from civplan.district.review.counts import (
    OPEN_STATUSES,
    STATUS_NAMES,
    STATUS_NOT_STATED,
    applicable_items,
    counts_by_status,
    status_count_words,
)
from civplan.district.review.review import Review
from civplan.district.rollup.values import (
    Chapter,
    Grid,
    GridCell,
    centred_cell,
    left_cell,
    names_in_sentence,
    numbered_chapter,
    points_entry,
)
from civplan.model.figures import When, parse_when

HIGHLIGHTS_HEADING = "亮点做法"
PROBLEMS_HEADING = "存在问题"
UNFINISHED_HEADING = "未完成事项清单"
NEXT_STEPS_HEADING = "下一步"
UNFINISHED_COLUMNS = (("社区",), ("事项",), ("原因",), ("下一步",), ("原定", "时限"))
"""The last one is narrow, so that a community's name of six characters has room on a line."""
NONE_SENTENCE = "无。"
DASH_IN_CELL = "—"


def highlights_chapter(review: Review) -> Chapter:
    """What the communities themselves call outstanding; empty when nobody does."""
    return numbered_chapter(HIGHLIGHTS_HEADING, _highlight_entries(review))


def _highlight_entries(review: Review) -> Iterator[Entry]:
    """A community with the results of its outstanding items."""
    for delivery in review.submissions:
        tasks = applicable_items(delivery.file) if delivery.file else []
        points = [task.outcome or task.title for task in tasks if task.highlight]
        if points:
            yield points_entry(delivery.name, points)


def problems_chapter(review: Review) -> Chapter:
    """The problems that the communities report."""
    return numbered_chapter(
        PROBLEMS_HEADING,
        (
            points_entry(one.name, one.file.problems)
            for one in review.submissions
            if one.file and one.file.problems
        ),
    )


def next_steps_chapter(review: Review) -> Chapter:
    """What the communities will do next."""
    return numbered_chapter(
        NEXT_STEPS_HEADING,
        (
            points_entry(one.name, one.file.next_steps)
            for one in review.submissions
            if one.file and one.file.next_steps
        ),
    )


def unfinished_chapter(review: Review) -> Chapter:
    """The items that are not done, a line each; without a hand-in nothing can be said."""
    if not review.files:
        return Chapter(UNFINISHED_HEADING)
    pairs = [
        (delivery.name, task)
        for delivery in review.submissions
        for task in (applicable_items(delivery.file) if delivery.file else [])
    ]
    listed = [(community, task) for community, task in pairs if task.status in OPEN_STATUSES]
    silent = _silent_items_sentence([community for community, task in pairs if not task.status])
    if not listed:
        return Chapter(UNFINISHED_HEADING, (f"{NONE_SENTENCE}{silent}",))
    counted = status_count_words(counts_by_status(task for _, task in listed))
    grid = Grid(
        UNFINISHED_COLUMNS,
        tuple(_unfinished_line(community, task, review.year) for community, task in listed),
    )
    said = f"未完成事项共{len(listed)}项，{counted}。{silent}"
    return Chapter(UNFINISHED_HEADING, (said,), grids=(grid,))


def _silent_items_sentence(communities: Sequence[str]) -> str:
    """How many items do not say how far they are, and whose they are; empty without one."""
    if not communities:
        return ""
    names = names_in_sentence(dict.fromkeys(communities))
    return f"另有{len(communities)}项{STATUS_NOT_STATED}（{names}），未列入本清单。"


def _unfinished_line(community: str, task: ItemResult, year: int) -> tuple[GridCell, ...]:
    """An item that is not done as a line of the table; the year of a day need not be said."""
    due = parse_when(task.due) if task.due else None
    return (
        centred_cell(community),
        left_cell(f"{_item_subject(task)}（{STATUS_NAMES[task.status]}）"),
        _clause_cell(task.reason),
        _clause_cell(task.next),
        centred_cell(*_due_lines(due, year)) if due else centred_cell(DASH_IN_CELL),
    )


def _due_lines(due: When, year: int) -> tuple[str, ...]:
    """Until when, in a narrow column: 10月, or 2008年 above 3月."""
    words = date_in_year(due, year)
    another_year = f"{due.year}年"
    if due.is_long_term or due.year == year:
        return (words,)
    return another_year, words.removeprefix(another_year)


def _item_subject(task: ItemResult) -> str:
    """What an item is about: its name, or the first clause of its text."""
    return CLAUSE_END.split(task.title, maxsplit=1)[0]


def _clause_cell(text: str) -> GridCell:
    """A text without its closing stop; a dash where there is none."""
    return left_cell(clause(text)) if text else centred_cell(DASH_IN_CELL)
