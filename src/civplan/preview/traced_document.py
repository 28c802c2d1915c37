"""Composes a document from traced plans: which values its texts show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from civplan.compose.environment import CannotCompose
from civplan.compose.outliner import document_outline
from civplan.manuscript.errors import ManuscriptError
from civplan.model.choices import Document
from civplan.preview.traced_plan import PlanLeaf, Tracing
from civplan.preview.traced_texts import LeafStretch, stretches_of, without_tracers
from civplan.preview.traced_values import TracedText
from civplan.typeset.layout.places import text_places

if TYPE_CHECKING:
    from civplan.compose.environment import Composer
    from civplan.compose.outline import Outline
    from civplan.manuscript.nodes import Manuscript
    from civplan.model.plan import Plan
    from civplan.preview.documents import DocumentToShow
    from civplan.typeset.layout.pages import TextPlace
    from civplan.typeset.numbering import NumberForms

MOST_SEARCHED = 50_000_000
"""Characters that are searched for texts without tracers, for all texts together."""
LEFT_OUT_MARKS = "。；，："
"""Marks at the end of a text that a sentence made of it leaves out."""


class TracedDocument(NamedTuple):
    """The texts of a document with the stretches that are values of its plan files."""

    texts: Mapping[TextPlace, str]
    """As they are printed."""
    stretches: Mapping[TextPlace, list[LeafStretch]]
    """In the order of each text; texts without any are left out."""
    leaves: list[PlanLeaf]
    """The values, by their numbers."""


class DocumentTracer:
    """Finds the values of plan files in the texts of documents; a plan is traced once for all."""

    def __init__(self, composer: Composer, numbers: NumberForms | None = None) -> None:
        """Take what composes, and the forms of numbers; None for those of the standard."""
        self._composer = composer
        self._numbers = numbers
        self._plans: dict[int, tuple[Plan, Tracing, Plan]] = {}
        """By the identity of a plan: the plan, what traced it, and its traced copy."""

    def trace(self, document: DocumentToShow, manuscript: Manuscript) -> TracedDocument:
        """Find the stretches of a document's texts that are values of its plan files.

        Args:
            document: The document, of files without errors.
            manuscript: What it says.
        """
        texts = dict(text_places(manuscript, self._numbers))
        first, plan = self._traced_plan(document.plan)
        stretches = self._stretches(document, first, plan, texts)
        lost = set(_lost_texts(first.leaves, _said_beside(texts, stretches)))
        if lost:
            second = Tracing(lost)
            plan = second.traced_record(document.plan)
            again = self._stretches(document, second, plan, texts)
            stretches = {
                place: _together(stretches.get(place, []), again.get(place, [])) for place in texts
            }
        shown = {place: of_text for place, of_text in stretches.items() if of_text}
        return TracedDocument(texts, shown, first.leaves)

    def _traced_plan(self, plan: Plan) -> tuple[Tracing, Plan]:
        """A plan traced by a first run, which may go on with other values."""
        if id(plan) not in self._plans:
            tracing = Tracing()
            self._plans[id(plan)] = plan, tracing, tracing.traced_record(plan)
        _, tracing, traced = self._plans[id(plan)]
        return tracing.branch(), traced

    def _stretches(
        self,
        document: DocumentToShow,
        tracing: Tracing,
        plan: Plan,
        texts: Mapping[TextPlace, str],
    ) -> dict[TextPlace, list[LeafStretch]]:
        """The stretches that one run shows; none of a text that it changes."""
        try:
            outline = _in_sentences(self._traced_outline(document, tracing, plan))
            manuscript = self._composer.write(outline, document.plan, document.kind)
        except (CannotCompose, ManuscriptError):  # a template that tracers upset
            return {}
        found = {}
        for place, traced in text_places(manuscript, self._numbers):
            text, tracers = without_tracers(traced)
            if tracers and text == texts.get(place):
                found[place] = stretches_of(text, tracers, tracing.leaves)
        return found

    def _traced_outline(self, document: DocumentToShow, tracing: Tracing, plan: Plan) -> Outline:
        """The content of the document, made of a traced plan by traced profiles."""
        own = self._composer.pack.profile
        profile = tracing.traced_profile(own, document.kind, document.details)
        behind = document.next_year
        if behind is None or behind.plan is None or behind.pack is None:
            return document_outline(plan, profile, document.kind)
        from civplan.compose.combined import NextYear, combined_outline  # noqa: PLC0415 - few plans have one

        second = tracing.traced_record(behind.plan)
        second_profile = tracing.traced_profile(behind.pack.profile, Document.PLAN, "plan")
        return combined_outline(plan, profile, NextYear(second, second_profile))


def _said_beside(
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


def _lost_texts(leaves: Sequence[PlanLeaf], said: str) -> Iterator[int]:
    """The numbers of the plan's texts that a document may say without their tracers.

    A single character, such as a unit, stands anywhere. In a very long document none is looked for.
    """
    if len(leaves) * len(said) > MOST_SEARCHED:
        return
    for number, leaf in enumerate(leaves):
        is_text = len(leaf.text) > 1 and not leaf.is_figure and leaf.default_of is None
        if is_text and leaf.text.rstrip(LEFT_OUT_MARKS) in said:
            yield number


def _together(first: list[LeafStretch], second: list[LeafStretch]) -> list[LeafStretch]:
    """The stretches of both runs; where two overlap, that of the first."""
    free = [
        one
        for one in second
        if all(one.end <= other.start or other.end <= one.start for other in first)
    ]
    return sorted([*first, *free])


def _in_sentences(value: Any) -> Any:
    """An outline whose traced texts have their tracers as characters, for the template."""
    if isinstance(value, TracedText):
        return f"{value}"
    if not isinstance(value, tuple):
        return value
    parts = [_in_sentences(part) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
