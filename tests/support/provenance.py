"""What prints the stretches of the documents of a plan file, for tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.render import ComposerCache
from civplan.preview.documents import documents_to_show
from civplan.preview.provenance import Provenance, ProvenanceFinder, Provenances
from civplan.typeset.layout.places import text_places

if TYPE_CHECKING:
    from civplan.documents.open import OpenedPlan
    from civplan.typeset.layout.pages import TextPlace

COMPOSERS = ComposerCache()


class TextsOfDocument(NamedTuple):
    """The texts of a document, and what prints them."""

    name: str
    """plan, summary, combined or stage-1."""
    texts: Mapping[TextPlace, str]
    provenances: Provenances

    def stretches(self) -> Iterator[tuple[TextPlace, Provenance, str]]:
        """Each stretch with its place and what it says."""
        for place, of_text in self.provenances.items():
            for one in of_text:
                yield place, one, self.texts[place][one.start : one.end]


def texts_of_documents(opened: OpenedPlan) -> list[TextsOfDocument]:
    """The documents of a plan file without errors."""
    assert opened.pack is not None
    composer = COMPOSERS.composer_for(opened.pack)
    finder = ProvenanceFinder(opened, composer)
    documents = []
    for document in documents_to_show(opened):
        manuscript = document.compose(composer)
        found = finder.provenances_of(document, manuscript)
        texts = dict(text_places(manuscript))
        documents.append(TextsOfDocument(document.name, texts, found))
    return documents


def texts_alone(opened: OpenedPlan) -> dict[str, dict[TextPlace, str]]:
    """The texts of each document by its name."""
    assert opened.pack is not None
    composer = COMPOSERS.composer_for(opened.pack)
    return {
        document.name: dict(text_places(document.compose(composer)))
        for document in documents_to_show(opened)
    }
