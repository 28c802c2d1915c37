"""四 to 七: highlights, problems, unfinished items, next steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from civplan.compose.sentences import CLAUSE_END, clause
from civplan.compose.words import date_in_year
from civplan.district.memory.file_result import ItemResult
from civplan.district.review.counts import (
    OPEN_STATUSES,
    STATUS_NAMES,
    STATUS_NOT_STATED,
    applicable_items,
    counts_by_status,
    items_of_communities,
    status_count_words,
    status_of,
)
from civplan.district.review.review import Review
from civplan.district.rollup.common_problems import common_problems
from civplan.district.rollup.values import (
    DASH,
    CellLines,
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

UNFINISHED_HEADING = "未完成事项清单"
UNFINISHED_COLUMNS = (("社区",), ("事项",), ("原因",), ("下一步",), ("原定", "时限"))
"""The last one is narrow, so that a community's name of six characters fits on a line."""


def highlights_chapter(review: Review) -> Chapter:
    """The results of the items that the communities mark as highlights."""
    points = (
        (
            one.name,
            [
                item.outcome or item.title
                for file in one.counted_files
                for item in applicable_items(file)
                if item.highlight
            ],
        )
        for one in review.submissions
    )
    return _chapter_of_points("亮点做法", points)


def problems_chapter(review: Review) -> Chapter:
    """The problems that the communities report."""
    points = [
        (one.name, [text for file in one.counted_files for text in file.problems])
        for one in review.submissions
    ]
    chapter = _chapter_of_points("存在问题", points)
    common = common_problems(points)
    if not common:
        return chapter
    named = "；".join(f"{problem}（{'、'.join(names)}）" for problem, names in common.items())
    return chapter._replace(paragraphs=(f"几个社区都有的问题：{named}。", *chapter.paragraphs))


def honours_chapter(review: Review) -> Chapter:
    """The honours that the communities name."""
    points = (
        (one.name, [text for file in one.counted_files for text in file.honours])
        for one in review.submissions
    )
    return _chapter_of_points("获得荣誉", points)


def next_steps_chapter(review: Review) -> Chapter:
    """The next steps that the communities plan."""
    points = (
        (one.name, [text for file in one.counted_files for text in file.next_steps])
        for one in review.submissions
    )
    return _chapter_of_points("下一步", points)


def _chapter_of_points(heading: str, points: Iterable[tuple[str, Sequence[str]]]) -> Chapter:
    """An entry for each community that has points of its own; empty when none has.

    What several communities say in the same words stands once, at the beginning, with their names.
    """
    every = [(community, list(dict.fromkeys(texts))) for community, texts in points]
    communities: dict[str, list[str]] = {}
    for community, texts in every:
        for text in texts:
            communities.setdefault(text, []).append(community)
    shared: dict[str, list[str]] = {}
    for text, names in communities.items():
        if len(names) > 1:
            shared.setdefault("、".join(names), []).append(text)
    entries = [points_entry(names, texts) for names, texts in shared.items()]
    for community, texts in every:
        own = [text for text in texts if len(communities[text]) == 1]
        entries += [points_entry(community, own)] if own else []
    return numbered_chapter(heading, entries)


def unfinished_chapter(review: Review) -> Chapter:
    """The open items, one a row; empty without a community's file."""
    if not review.files:
        return Chapter(UNFINISHED_HEADING)
    items = items_of_communities(review)
    unfinished = [one for one in items if one.item.status in OPEN_STATUSES]
    without_status = _items_without_status(
        [one.community for one in items if not status_of(one.item)]
    )
    if not unfinished:
        return Chapter(UNFINISHED_HEADING, (f"无。{without_status}",))
    counts = status_count_words(counts_by_status(one.item for one in unfinished))
    rows = tuple(_unfinished_row(one.community, one.item, review.year) for one in unfinished)
    paragraph = f"未完成事项共{len(unfinished)}项，{counts}。{without_status}"
    return Chapter(UNFINISHED_HEADING, (paragraph,), grids=(Grid(UNFINISHED_COLUMNS, rows),))


def _items_without_status(communities: Sequence[str]) -> str:
    """How many items have no status, and whose they are; empty without such items.

    Args:
        communities: The community of each such item.
    """
    if not communities:
        return ""
    names = names_in_sentence(dict.fromkeys(communities))
    return f"另有{len(communities)}项{STATUS_NOT_STATED}（{names}），未列入本清单。"


def _unfinished_row(community: str, item: ItemResult, year: int) -> tuple[GridCell, ...]:
    """An open item; its subject is its name, or the first clause of its text."""
    due = parse_when(item.due) if item.due else None
    subject = CLAUSE_END.split(item.title, maxsplit=1)[0]
    return (
        centred_cell(community),
        left_cell(f"{subject}（{STATUS_NAMES[item.status]}）"),
        _clause_cell(item.reason),
        _clause_cell(item.next),
        centred_cell(*_due_lines(due, year)) if due else centred_cell(DASH),
    )


def _due_lines(due: When, year: int) -> CellLines:
    """A date in a narrow column: 10月, or 2008年 above 3月 when it is in another year."""
    words = date_in_year(due, year)
    if due.is_long_term or due.year == year:
        return (words,)
    another_year = f"{due.year}年"
    return another_year, words.removeprefix(another_year)


def _clause_cell(text: str) -> GridCell:
    """A text without its full stop; a dash where there is none."""
    return left_cell(clause(text)) if text else centred_cell(DASH)
