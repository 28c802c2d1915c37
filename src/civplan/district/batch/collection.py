"""汇编.docx: the documents of all communities in one file, each with its own page numbers.

The first pages list whose documents it has, and whose are missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from itertools import chain
from pathlib import Path

from civplan.compose.environment import CannotCompose
from civplan.district.batch.job import BatchJob
from civplan.district.batch.worker import FileWorker
from civplan.district.memory.file_result import CommunityFile
from civplan.district.review.review import Review
from civplan.district.review.submissions import Submission
from civplan.documents.files import CannotWrite
from civplan.documents.open import OpenedPlan
from civplan.documents.render import composed_document, pictures_of, style_of_project
from civplan.findings.words import Words
from civplan.manuscript.errors import ManuscriptError
from civplan.manuscript.nodes import (
    Align,
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
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.properties import DocumentProperties

COLLECTION_NAME = "汇编.docx"
"""Its name in the output folder."""
COLLECTION_SUBJECT = "公文汇编"
CHANGED_SINCE_READ = Words(
    "生成汇编时这个文件又变了，汇编没有写；请再运行一次",
    "it changed while the documents were put together, which were not written; run again",
)
IllustratedManuscript = tuple[Manuscript, Mapping[str, bytes]]
"""A manuscript and its pictures by their addresses."""


def collection_docx(review: Review, job: BatchJob) -> bytes:
    """The documents of all communities in the order of the roster, after a list of them.

    Args:
        review: The review of the sub-district's files.
        job: The batch job that rendered the documents.

    Raises:
        CannotWrite: A file has changed since it was read.
    """
    worker, author = FileWorker(job), without_controls(review.name)
    front = collection_front(review)
    properties = DocumentProperties(
        title=front.full_title,
        author=author,
        created=datetime.combine(review.as_of, time(12), UTC),
        subject=COLLECTION_SUBJECT,
        keywords=(author, str(review.year)),
    )
    documents = chain([(front, dict[str, bytes]())], _all_manuscripts(review, worker))
    style = style_of_project(review.folder.style) or GBT9704
    return DocxTypesetter(style).typeset_collection(documents, properties)


def collection_front(review: Review) -> Manuscript:
    """The title, the list of the documents in their order, and the list of those missing."""
    collected = [row for one in review.submissions if (row := _collected_row(one, review))]
    missing = [row for one in review.submissions for row in _not_collected_rows(one, review)]
    name = without_controls(review.short_name)
    count = f"本汇编收入{len(collected)}个社区的公文，每份单独编页码。"
    tables = (
        _community_table("收入的社区", "公文", collected),
        _community_table("没有收入的社区", "原因", missing),
    )
    return Manuscript(
        title=(f"{name}{review.time}社区公文汇编",),
        blocks=(Paragraph((TextRun(count),)), *(table for table in tables if table)),
    )


def _collected_row(submission: Submission, review: Review) -> tuple[str, str] | None:
    """A community and which documents of it there are; None without any."""
    files = [one for one in submission.files if not review.results[one.path].has_errors]
    documents = [
        "、".join(name for name, is_there in _documents_of(one, review) if is_there)
        for one in files
    ]
    return (submission.name, "；".join(filter(None, documents))) if any(documents) else None


def _documents_of(file: CommunityFile, review: Review) -> tuple[tuple[str, bool], ...]:
    """The documents that a file may have, and whether it has them; a report is called so."""
    is_report = file.kind and not file.has_plan
    return (
        (file.kind or "计划", file.has_plan and review.stage is None),
        (file.kind if is_report else review.summary_word, file.has_summary),
    )


def _not_collected_rows(submission: Submission, review: Review) -> list[tuple[str, str]]:
    """A community without documents and the reason, once for each file with errors."""
    if submission.file is None:
        return [(submission.name, submission.status.value)]
    results = [review.results[one.path] for one in submission.files]
    return [
        (submission.name, one.failure.zh if one.failure else "文件有错")
        for one in results
        if one.has_errors
    ]


def _community_table(caption: str, heading: str, rows: list[tuple[str, str]]) -> Table | None:
    """A numbered table of communities; None without any."""
    if not rows:
        return None
    head = _community_row("序号", "社区", heading)
    body = tuple(_community_row(str(number), *row) for number, row in enumerate(rows, 1))
    return Table((head,), body, caption)


def _community_row(number: str, community: str, detail: str) -> TableRow:
    """A row of such a table."""
    texts = (without_controls(community), without_controls(detail))
    return (
        TableCell((TextRun(number),), Align.CENTER),
        *(TableCell((TextRun(text),)) for text in texts),
    )


def _all_manuscripts(review: Review, worker: FileWorker) -> Iterator[IllustratedManuscript]:
    """Each document of each community, composed again, one at a time.

    Raises:
        CannotWrite: A file has changed since it was read.
    """
    for submission in review.submissions:
        for file in submission.files:
            if not review.results[file.path].has_errors:
                path = Path(worker.job.folder) / review.store.file_of(file.path)
                yield from _manuscripts_of_file(path, worker)


def _manuscripts_of_file(path: Path, worker: FileWorker) -> Iterator[IllustratedManuscript]:
    """The documents of a plan file that had no errors when it was first read.

    Raises:
        CannotWrite: It has errors now, or cannot be read.
    """
    try:
        yield from _manuscripts_of_plan(worker.open(path), worker)
    except (CannotRead, CannotCompose, ManuscriptError, OSError) as error:
        raise CannotWrite(path, CHANGED_SINCE_READ) from error


def _manuscripts_of_plan(opened: OpenedPlan, worker: FileWorker) -> Iterator[IllustratedManuscript]:
    """The documents of a plan with their pictures.

    Raises:
        CannotWrite: The plan has errors.
        CannotRead, CannotCompose, ManuscriptError: A picture or a template cannot be used.
    """
    plan, pack = opened.plan, opened.pack
    if plan is None or pack is None or opened.has_errors:
        raise CannotWrite(opened.path, CHANGED_SINCE_READ)
    for document in worker.documents_of(plan):
        composer = worker.composers.composer_for(pack)
        manuscript = composed_document(plan, composer, document, opened.next_year)
        yield manuscript, pictures_of(manuscript, opened.path.parent)
