"""Composes a document from traced plans: which values its texts show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from civplan.compose.outliner import document_outline
from civplan.model.choices import Document
from civplan.preview.traced_plan import PlanLeaf, Tracing
from civplan.preview.traced_texts import LeafStretch, stretches_of, without_tracers
from civplan.preview.traced_values import TracedText
from civplan.typeset.layout.places import text_places

if TYPE_CHECKING:
    from civplan.compose.environment import Composer
    from civplan.compose.outline import Outline
    from civplan.manuscript.nodes import Manuscript
    from civplan.preview.documents import DocumentToShow
    from civplan.typeset.layout.pages import TextPlace
    from civplan.typeset.numbering import NumberForms

CLOSING_MARKS = "。；，："
"""Marks at the end of a text that a sentence made of it leaves out."""


class TracedDocument(NamedTuple):
    """The texts of a document with the stretches that are values of its plan files."""

    texts: Mapping[TextPlace, str]
    """As they are printed."""
    stretches: Mapping[TextPlace, list[LeafStretch]]
    """In the order of each text; texts without any are left out."""
    leaves: list[PlanLeaf]
    """The values, by their numbers."""


def traced_document(
    document: DocumentToShow,
    manuscript: Manuscript,
    composer: Composer,
    numbers: NumberForms | None = None,
) -> TracedDocument:
    """Find the stretches of a document's texts that are values of its plan files.

    Args:
        document: The document, of files without errors.
        manuscript: What it says.
        composer: Composes by its pack.
        numbers: The forms of the numbers of headings; None for those of the standard.

    Raises:
        CannotCompose, ManuscriptError: A template of the pack is faulty.
    """
    texts = dict(text_places(manuscript, numbers))
    first = Tracing()
    stretches = _stretches(document, composer, numbers, first, texts)
    lost = set(_lost_texts(first.leaves, _without(texts, stretches)))
    if lost:
        again = _stretches(document, composer, numbers, Tracing(lost), texts)
        stretches = {
            place: _together(stretches.get(place, []), again.get(place, [])) for place in texts
        }
    return TracedDocument(
        texts, {place: of_text for place, of_text in stretches.items() if of_text}, first.leaves
    )


def _without(
    texts: Mapping[TextPlace, str], stretches: Mapping[TextPlace, list[LeafStretch]]
) -> str:
    """What texts say outside of stretches."""
    pieces = []
    for place, text in texts.items():
        end = 0
        for one in stretches.get(place, []):
            pieces.append(text[end : one.start])
            end = one.end
        pieces.append(text[end:])
    return "\n".join(pieces)


def _lost_texts(leaves: Iterable[PlanLeaf], said: str) -> Iterator[int]:
    """The numbers of texts that a document may say without their tracers; all of the pack's."""
    for number, leaf in enumerate(leaves):
        is_text = leaf.text and not leaf.is_figure
        if is_text and (leaf.default_of is not None or leaf.text.rstrip(CLOSING_MARKS) in said):
            yield number


def _together(first: list[LeafStretch], second: list[LeafStretch]) -> list[LeafStretch]:
    """The stretches of both runs; where two overlap, that of the first."""
    free = [
        one
        for one in second
        if all(one.end <= other.start or other.end <= one.start for other in first)
    ]
    return sorted([*first, *free])


def _stretches(
    document: DocumentToShow,
    composer: Composer,
    numbers: NumberForms | None,
    tracing: Tracing,
    texts: Mapping[TextPlace, str],
) -> dict[TextPlace, list[LeafStretch]]:
    """The stretches that one run shows; none of a text that it changes."""
    outline = _traced_outline(document, composer, tracing)
    manuscript = composer.write(_in_sentences(outline), document.plan, document.kind)
    return {
        place: stretches_of(text, tracing.leaves)
        for place, text in text_places(manuscript, numbers)
        if without_tracers(text)[0] == texts.get(place)
    }


def _traced_outline(document: DocumentToShow, composer: Composer, tracing: Tracing) -> Outline:
    """The content of the document, made of traced plans by traced profiles."""
    plan = tracing.traced_record(document.plan)
    profile = tracing.traced_profile(composer.pack.profile, document.kind, document.details)
    behind = document.next_year
    if behind is None or behind.plan is None or behind.pack is None:
        return document_outline(plan, profile, document.kind)
    from civplan.compose.combined import NextYear, combined_outline  # noqa: PLC0415 - few plans have one

    second = tracing.traced_record(behind.plan)
    second_profile = tracing.traced_profile(behind.pack.profile, Document.PLAN, "plan")
    return combined_outline(plan, profile, NextYear(second, second_profile))


def _in_sentences(value: Any) -> Any:
    """An outline whose traced texts have their tracers as characters, for the template."""
    if isinstance(value, TracedText):
        return f"{value}"
    if not isinstance(value, tuple):
        return value
    parts = [_in_sentences(part) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
