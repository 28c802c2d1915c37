"""The first pages of the collection: whose documents it holds, and whose are missing."""

from __future__ import annotations

from civplan.district.deliveries import Delivery
from civplan.district.review import Review
from civplan.district.rollup.chapters import OFFICE
from civplan.district.rollup.document import printable
from civplan.manuscript.nodes import Align, Block, Cell, Manuscript, Paragraph, Row, Run, Table

HELD, LEFT_OUT = "收入的社区", "没有收入的社区"
BOTH, PLAN_ALONE = "计划、总结", "计划"
WITH_ERRORS = "文件有错"


def front(review: Review) -> Manuscript:
    """The collection's title, what it holds in its order, and what it lacks with the reason."""
    held = [row for one in review.deliveries if (row := row_of_held(one, review))]
    left_out = [row for one in review.deliveries for row in rows_of_left_out(one, review)]
    name = printable(review.name).removesuffix(OFFICE)
    lists = ((HELD, "公文", held), (LEFT_OUT, "原因", left_out))
    return Manuscript(
        title=(f"{name}{review.year}年社区公文汇编",),
        blocks=(
            said(f"本汇编收入{len(held)}个社区的公文，每份单独编页码。"),
            *(block for caption, head, rows in lists for block in listed(caption, head, rows)),
        ),
    )


def row_of_held(delivery: Delivery, review: Review) -> tuple[str, str] | None:
    """A community and which documents of it there are; None without any."""
    files = (delivery.handed, *delivery.further) if delivery.handed else ()
    good = [one for one in files if not review.outcomes[one.path].has_errors]
    kinds = [BOTH if one.has_summary else PLAN_ALONE for one in good]
    return (delivery.name, "；".join(kinds)) if kinds else None


def rows_of_left_out(delivery: Delivery, review: Review) -> list[tuple[str, str]]:
    """A community whose documents are missing, with the reason; once for each faulty file."""
    if delivery.handed is None:
        return [(delivery.name, delivery.standing.value)]
    outcomes = [review.outcomes[one.path] for one in (delivery.handed, *delivery.further)]
    return [
        (delivery.name, one.failure.zh if one.failure else WITH_ERRORS)
        for one in outcomes
        if one.has_errors
    ]


def listed(caption: str, head: str, rows: list[tuple[str, str]]) -> tuple[Block, ...]:
    """A numbered table of communities; nothing without any."""
    if not rows:
        return ()
    heading = cells("序号", "社区", head)
    body = tuple(cells(str(number), *row) for number, row in enumerate(rows, 1))
    return (Table((heading,), body, caption),)


def cells(number: str, community: str, last: str) -> Row:
    """A row of such a table."""
    texts = (printable(community), printable(last))
    return (Cell((Run(number),), Align.CENTER), *(Cell((Run(text),)) for text in texts))


def said(text: str) -> Paragraph:
    """A paragraph of text."""
    return Paragraph((Run(text),))
