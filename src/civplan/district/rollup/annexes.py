"""The annexes of a roll-up: every community's indicators, and who has not handed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from civplan.compose.attainment import NOT_REPORTED
from civplan.compose.outline import Entry
from civplan.district.aggregates import Figure, Share
from civplan.district.deliveries import Delivery
from civplan.district.review import Review
from civplan.district.rollup.counts import hand_ins
from civplan.district.rollup.indicators import NOTHING, UNMET, figure_words
from civplan.district.rollup.names import heading_lines
from civplan.district.rollup.values import Chapter, Grid, GridCell, left, listing, middle

MATRIX = "各社区指标完成情况"
MISSING = "未报名单"
MOST_INDICATORS = 4
"""Columns of indicators that have room beside the communities on a portrait page."""
COMMUNITY = "社区"
DISTRICT = "街道"
MARKS = (
    f"表中没有达到目标的标“{UNMET}”（社区按本社区计划的目标，街道按街道目标）；"
    "有结果而没有标的，为已达到目标或没有定目标。"
)
LACKING = f"社区的“{NOTHING}”表示其文件没有列出这项指标。"


def matrix(review: Review) -> Chapter:
    """The indicators of every community; so many that they do not fit, block by block."""
    count = len(review.figures)
    if not (count and review.deliveries):
        return Chapter(MATRIX)
    columns = columns_of_block(count)
    grids = tuple(block(review, start, start + columns) for start in range(0, count, columns))
    note = f"{MARKS}{LACKING}" if lacks_any(review) else MARKS
    return Chapter(MATRIX, (note,), grids=grids)


def columns_of_block(count: int) -> int:
    """How many of so many indicators each block has, so that all are about as wide: 9 as 3+3+3."""
    blocks = ceil(count / MOST_INDICATORS)
    return ceil(count / blocks)


def lacks_any(review: Review) -> bool:
    """True when a community that has handed in has not all of the indicators."""
    return any(len(figure.shares) < len(review.handed) for figure in review.figures)


def block(review: Review, start: int, end: int) -> Grid:
    """Some of the indicators, with every community and the sub-district in the last line."""
    figures = review.figures[start:end]
    shares = [{share.community: share for share in figure.shares} for figure in figures]
    rows = [row_of(delivery, shares) for delivery in review.deliveries]
    total = (left(DISTRICT), *map(result_of_all, figures))
    return Grid(
        ((COMMUNITY,), *(heading_lines(figure.indicator.name) for figure in figures)),
        (*rows, total),
        caption_of(start, figures, len(review.figures)),
    )


def caption_of(start: int, figures: Sequence[Figure], count: int) -> str:
    """Which of the indicators a block has; empty when it has them all."""
    first, last = start + 1, start + len(figures)
    if len(figures) == count:
        return ""
    return f"指标{first}（共{count}项）" if first == last else f"指标{first}至{last}（共{count}项）"


def row_of(delivery: Delivery, shares: Sequence[dict[str, Share]]) -> tuple[GridCell, ...]:
    """A community's results; how it stands when there are none."""
    name = left(delivery.name)
    if delivery.handed is None:
        return name, GridCell((delivery.standing.value,), centred=True, span=len(shares))
    return name, *(result(of_one.get(delivery.name)) for of_one in shares)


def result_of_all(figure: Figure) -> GridCell:
    """What came out for the sub-district; a missed target is said in words."""
    return middle(figure_words(figure), UNMET if figure.met is False else "")


def result(share: Share | None) -> GridCell:
    """What came out of an indicator; a missed target is said in words."""
    if share is None:
        return middle(NOTHING)
    measured = share.measured
    return middle(measured.said or NOT_REPORTED, UNMET if measured.met is False else "")


def not_handed_in(review: Review) -> Chapter:
    """Who has handed in nothing, and whose content is missing or wrong; names only."""
    if not review.district.communities:
        return Chapter(MISSING)
    counted = hand_ins(review)
    lists = {
        "未报送任何文件": counted.missing,
        "仅报Word文件、需补报计划文件": counted.word_only,
        "文件无法读取、需更正后重报": counted.broken,
        "文件有错误、需更正": counted.faulty,
    }
    return Chapter(MISSING, chapters=tuple(name_lists(lists)))


def name_lists(lists: dict[str, tuple[str, ...]]) -> Iterator[Chapter]:
    """The names under what is missing; lists without a name are left out."""
    for heading, names in lists.items():
        if names:
            entries = (Entry("", (name,)) for name in names)
            yield listing(f"{heading}（{len(names)}个）", entries)
