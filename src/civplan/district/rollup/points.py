"""四 to 七: highlights, problems, unfinished items, next steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

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
from civplan.district.rollup.values import (
    NO_CONTENT,
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
        centred_cell(*_due_lines(due, year)) if due else centred_cell(NO_CONTENT),
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
    return left_cell(clause(text)) if text else centred_cell(NO_CONTENT)


SHORTCOMING = (
    "难|不足|不够|不高|不强|不多|不均|不齐|老化|缺乏|短缺|紧缺|滞后|薄弱|偏低|偏少|偏慢"
    "|不到位|不及时|不规范|不完善|不健全"
)
PROBLEM_PATTERN = re.compile(rf"([一-鿿]{{2,8}}?)({SHORTCOMING})(?![一-鿿]?[点度])")
"""A subject and what it lacks."""
SUBJECT_LETTERS = 2
"""The letters before the shortcoming that the texts of several communities must have in common."""
NO_SUBJECT = re.compile("[的地得了着过在是有还仍较很更又也都就不难困疑为艰存比一些个时]")
"""Letters that a subject of two letters does not have: 较为困难, 还存在不足."""
NAME_BEGINS_BEHIND = re.compile(f"{NO_SUBJECT.pattern}|[和与及或]")
"""What a problem's name does not contain before its subject."""


def common_problems(
    points: Iterable[tuple[str, Sequence[str]]],
) -> Mapping[str, Sequence[str]]:
    """The problems that more than one community has, with their names, the commonest first.

    Args:
        points: The names of communities with the problems that they report.
    """
    found: dict[str, dict[str, str]] = {}
    for community, texts in points:
        for subject, lack in PROBLEM_PATTERN.findall("。".join(texts)):
            if not NO_SUBJECT.search(subject[-SUBJECT_LETTERS:]):
                key = subject[-SUBJECT_LETTERS:] + lack
                found.setdefault(key, {}).setdefault(community, subject + lack)
    common = [key for key, problems in found.items() if len(problems) > 1]
    return {
        _common_ending(key, found[key].values()): list(found[key])
        for key in sorted(common, key=lambda key: -len(found[key]))
    }


def _common_ending(key: str, problems: Iterable[str]) -> str:
    """The longest text with which some texts that end alike end, as far as it can be a name."""
    ending = ""
    for letters in zip(*(reversed(problem) for problem in problems), strict=False):
        if len(set(letters)) > 1:
            break
        ending = letters[0] + ending
    return NAME_BEGINS_BEHIND.split(ending.removesuffix(key))[-1] + key
