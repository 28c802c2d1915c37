"""The first pages of the collection: whose documents it holds, and whose are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from itertools import chain
from pathlib import Path

from civplan.compose.composer import CannotCompose
from civplan.district.batch.job import BatchJob
from civplan.district.batch.worker import FileWorker
from civplan.district.memory.file_result import CommunityFile
from civplan.district.review.review import Review
from civplan.district.review.submissions import Submission
from civplan.documents.files import CannotWrite
from civplan.documents.open import OpenedPlan
from civplan.documents.render import pictures_of
from civplan.findings.words import Words
from civplan.manuscript.errors import ManuscriptError
from civplan.manuscript.nodes import (
    Align,
    Block,
    Manuscript,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    TextRun,
)
from civplan.source.controls import without_controls
from civplan.source.errors import CannotRead
from civplan.typeset.docx.typesetter import DocxTypesetter
from civplan.typeset.properties import DocumentProperties

COLLECTED_CAPTION, NOT_COLLECTED_CAPTION = "收入的社区", "没有收入的社区"
PLAN_AND_SUMMARY, PLAN_ONLY = "计划、总结", "计划"
FILE_HAS_ERRORS = "文件有错"


def collection_front(review: Review) -> Manuscript:
    """The collection's title, what it holds in its order, and what it lacks with the reason."""
    held = [row for one in review.submissions if (row := _collected_row(one, review))]
    left_out = [row for one in review.submissions for row in _not_collected_rows(one, review)]
    name = without_controls(review.short_name)
    lists = ((COLLECTED_CAPTION, "公文", held), (NOT_COLLECTED_CAPTION, "原因", left_out))
    return Manuscript(
        title=(f"{name}{review.year}年社区公文汇编",),
        blocks=(
            _text_paragraph(f"本汇编收入{len(held)}个社区的公文，每份单独编页码。"),
            *(
                block
                for caption, head, rows in lists
                for block in _community_table(caption, head, rows)
            ),
        ),
    )


def _collected_row(delivery: Submission, review: Review) -> tuple[str, str] | None:
    """A community and which documents of it there are; None without any."""
    files = delivery.files
    good = [one for one in files if not review.results[one.path].has_errors]
    kinds = [PLAN_AND_SUMMARY if one.has_summary else PLAN_ONLY for one in good]
    return (delivery.name, "；".join(kinds)) if kinds else None


def _not_collected_rows(delivery: Submission, review: Review) -> list[tuple[str, str]]:
    """A community whose documents are missing, with the reason; once for each faulty file."""
    if delivery.file is None:
        return [(delivery.name, delivery.status.value)]
    outcomes = [review.results[one.path] for one in delivery.files]
    return [
        (delivery.name, one.failure.zh if one.failure else FILE_HAS_ERRORS)
        for one in outcomes
        if one.has_errors
    ]


def _community_table(caption: str, head: str, rows: list[tuple[str, str]]) -> tuple[Block, ...]:
    """A numbered table of communities; nothing without any."""
    if not rows:
        return ()
    heading = _community_row("序号", "社区", head)
    body = tuple(_community_row(str(number), *row) for number, row in enumerate(rows, 1))
    return (Table((heading,), body, caption),)


def _community_row(number: str, community: str, last: str) -> TableRow:
    """A row of such a table."""
    texts = (without_controls(community), without_controls(last))
    return (
        TableCell((TextRun(number),), Align.CENTER),
        *(TableCell((TextRun(text),)) for text in texts),
    )


def _text_paragraph(text: str) -> Paragraph:
    """A paragraph of text."""
    return Paragraph((TextRun(text),))


COLLECTION_NAME = "汇编.docx"
"""Its name in the output folder."""
COLLECTION_SUBJECT = "公文汇编"
CHANGED_SINCE_READ = Words(
    "生成汇编时这个文件又变了，汇编没有写；请再运行一次",
    "it changed while the documents were put together, which were not written; run again",
)
IllustratedManuscript = tuple[Manuscript, Mapping[str, bytes]]
"""A manuscript and its pictures by their addresses."""


def collection_docx(review: Review, order: BatchJob) -> bytes:
    """The documents of all communities in the order of the roster, behind a list of them.

    Args:
        review: What the files of the sub-district say.
        order: How its documents are made.

    Raises:
        CannotWrite: A file has changed since it was read.
    """
    workshop, name = FileWorker(order), without_controls(review.name)
    first = collection_front(review)
    properties = DocumentProperties(
        title=first.full_title,
        author=name,
        created=datetime.combine(review.as_of, time(12), UTC),
        subject=COLLECTION_SUBJECT,
        keywords=(name, str(review.year)),
    )
    documents = chain([(first, dict[str, bytes]())], _all_manuscripts(review, workshop))
    return DocxTypesetter().typeset_collection(documents, properties)


def _all_manuscripts(review: Review, workshop: FileWorker) -> Iterator[IllustratedManuscript]:
    """Each document of each community, composed anew, one at a time.

    Raises:
        CannotWrite: A file has changed since it was read.
    """
    for delivery in review.submissions:
        for handed in _community_files(delivery):
            if not review.results[handed.path].has_errors:
                file = Path(workshop.job.folder) / review.store.file_of(handed.path)
                yield from _manuscripts_of_file(file, workshop)


def _community_files(delivery: Submission) -> tuple[CommunityFile, ...]:
    """Every file of a community."""
    return delivery.files


def _manuscripts_of_file(file: Path, workshop: FileWorker) -> Iterator[IllustratedManuscript]:
    """The documents of one plan file, which had no errors when it was read first.

    Raises:
        CannotWrite: It has now, or is gone.
    """
    try:
        yield from _manuscripts_of_plan(workshop.open(file), workshop)
    except (CannotRead, CannotCompose, ManuscriptError, OSError) as error:
        raise CannotWrite(file, CHANGED_SINCE_READ) from error


def _manuscripts_of_plan(
    opened: OpenedPlan, workshop: FileWorker
) -> Iterator[IllustratedManuscript]:
    """The documents of an opened plan with their pictures.

    Raises:
        CannotWrite: It has errors.
        CannotRead, CannotCompose, ManuscriptError: A picture or a template cannot be used.
    """
    plan, pack = opened.plan, opened.pack
    if plan is None or pack is None or opened.has_errors:
        raise CannotWrite(opened.path, CHANGED_SINCE_READ)
    for document in plan.documents:
        manuscript = workshop.composers.composer_for(pack).compose(plan, document)
        yield manuscript, pictures_of(manuscript, opened.path.parent)
