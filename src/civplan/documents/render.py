"""Renders: from an opened plan file to the bytes of its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

from civplan.compose.composer import Composer
from civplan.documents.names import safe_name
from civplan.documents.pictures import pictures_of
from civplan.manuscript.nodes import Manuscript
from civplan.model.choices import Document
from civplan.model.packs import Pack
from civplan.model.plan import Plan
from civplan.typeset.formats import FORMATS
from civplan.typeset.properties import DocumentProperties


class RenderedDocument(NamedTuple):
    """A document, ready to be written."""

    name: str
    """The name of its file: the title, made safe, and the ending of its format."""
    title: str
    data: bytes


def render_documents(
    plan: Plan,
    composer: Composer,
    documents: Iterable[Document],
    formats: Sequence[str],
    created: datetime | None = None,
) -> Iterator[RenderedDocument]:
    """The documents of a plan that has no errors, each in every format.

    Args:
        plan: The plan.
        composer: Composes by the plan's pack; one serves many plans.
        documents: Which of the two.
        formats: Names from the table of formats.
        created: The time in the documents' properties; by default the document's own date, so
            that the same file gives the same bytes.

    Raises:
        CannotCompose: A template of the pack is faulty.
        ManuscriptError: A template writes what is not in the vocabulary.
        CannotRead: A picture that a template shows cannot be read.
    """
    folder = Path(plan.span.path).parent
    for document in documents:
        manuscript = composer.compose(plan, document)
        properties = properties_of(
            plan, composer.pack, manuscript, created or date_of(plan, document)
        )
        pictures = pictures_of(manuscript, folder)
        title = properties.title
        file = safe_name(title)
        for name in formats:
            data = FORMATS[name](manuscript, properties, pictures)
            yield RenderedDocument(f"{file}.{name}", title, data)


def properties_of(
    plan: Plan, pack: Pack, manuscript: Manuscript, created: datetime
) -> DocumentProperties:
    """What the file says about itself."""
    return DocumentProperties(
        title=manuscript.full_title,
        author="、".join(plan.issuers),
        created=created,
        subject=pack.profile.name,
        keywords=(plan.community, str(plan.year), plan.campaign),
    )


def date_of(plan: Plan, document: Document) -> datetime:
    """Noon of the document's date; without one, of the first day of the year."""
    details = plan.details(document)
    when = details.date if details else None
    day = when.first_day if when and not when.is_long_term else date(plan.year, 1, 1)
    return datetime.combine(day, time(12), UTC)
