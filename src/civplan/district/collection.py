"""Puts the documents of all communities into one .docx, each with its own page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from itertools import chain
from pathlib import Path

from civplan.compose.errors import CannotCompose
from civplan.district.collection_front import front
from civplan.district.deliveries import Delivery
from civplan.district.handed import Handed
from civplan.district.order import Order
from civplan.district.review import Review
from civplan.district.rollup.document import printable
from civplan.district.workshop import Workshop
from civplan.documents.errors import CannotWrite
from civplan.documents.opened import OpenedPlan
from civplan.documents.pictures import pictures_of
from civplan.findings.words import Words
from civplan.manuscript.errors import ManuscriptError
from civplan.manuscript.nodes import Manuscript
from civplan.source.errors import CannotRead
from civplan.typeset.docx.typesetter import DocxTypesetter
from civplan.typeset.properties import DocumentProperties

COLLECTION = "汇编.docx"
"""Its name in the output folder."""
SUBJECT = "公文汇编"
CHANGED = Words(
    "生成汇编时这个文件又变了，汇编没有写；请再运行一次",
    "it changed while the documents were put together, which were not written; run again",
)
Illustrated = tuple[Manuscript, Mapping[str, bytes]]
"""A manuscript and its pictures by their addresses."""


def collection(review: Review, order: Order) -> bytes:
    """The documents of all communities in the order of the roster, behind a list of them.

    Args:
        review: What the files of the sub-district say.
        order: How its documents are made.

    Raises:
        CannotWrite: A file has changed since it was read.
    """
    workshop, name = Workshop(order), printable(review.name)
    first = front(review)
    properties = DocumentProperties(
        title=first.full_title,
        author=name,
        created=datetime.combine(review.as_of, time(12), UTC),
        subject=SUBJECT,
        keywords=(name, str(review.year)),
    )
    documents = chain([(first, dict[str, bytes]())], manuscripts(review, workshop))
    return DocxTypesetter().typeset_collection(documents, properties)


def manuscripts(review: Review, workshop: Workshop) -> Iterator[Illustrated]:
    """Each document of each community, composed anew, one at a time.

    Raises:
        CannotWrite: A file has changed since it was read.
    """
    for delivery in review.deliveries:
        for handed in files_of(delivery):
            if not review.outcomes[handed.path].has_errors:
                file = Path(workshop.order.folder) / review.kept.file_of(handed.path)
                yield from manuscripts_of(file, workshop)


def files_of(delivery: Delivery) -> tuple[Handed, ...]:
    """Every file of a community."""
    return (delivery.handed, *delivery.further) if delivery.handed else ()


def manuscripts_of(file: Path, workshop: Workshop) -> Iterator[Illustrated]:
    """The documents of one plan file, which had no errors when it was read first.

    Raises:
        CannotWrite: It has now, or is gone.
    """
    try:
        yield from composed(workshop.opened(file), workshop)
    except (CannotRead, CannotCompose, ManuscriptError, OSError) as error:
        raise CannotWrite(file, CHANGED) from error


def composed(opened: OpenedPlan, workshop: Workshop) -> Iterator[Illustrated]:
    """The documents of an opened plan with their pictures.

    Raises:
        CannotWrite: It has errors.
        CannotRead, CannotCompose, ManuscriptError: A picture or a template cannot be used.
    """
    plan, pack = opened.plan, opened.pack
    if plan is None or pack is None or opened.has_errors:
        raise CannotWrite(opened.path, CHANGED)
    for document in plan.documents:
        manuscript = workshop.composer_for(pack).compose(plan, document)
        yield manuscript, pictures_of(manuscript, opened.path.parent)
