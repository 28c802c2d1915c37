"""The documents that a plan file makes, each composed for its tab."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from civplan.documents.render import composed_document
from civplan.findings.words import Words
from civplan.model.choices import Document

if TYPE_CHECKING:
    from civplan.compose.environment import Composer
    from civplan.documents.open import OpenedPlan
    from civplan.manuscript.nodes import Manuscript
    from civplan.model.plan import Plan

COMBINED_LABEL = Words("合并", "Combined")
DETAILS = {"combined": "combine"}
"""Where the key of a document's own values is not named as the document."""
LABELS = {Document.PLAN: Words("计划", "Plan"), Document.SUMMARY: Words("总结", "Summary")}


class DocumentToShow(NamedTuple):
    """One of the documents of a file."""

    name: str
    """plan, summary, combined, or stage-1 for the first of the file's stages."""
    label: Words
    kind: Document
    plan: Plan
    """What it is made from: for a stage, what had come about by then."""
    next_year: OpenedPlan | None = None
    """The file whose plan stands behind the summary; None for none."""

    @property
    def details(self) -> str:
        """The key path of its own values, such as its title: plan, summary, combine, stages[1]."""
        kind, _, number = self.name.partition("-")
        return f"stages[{number}]" if number else DETAILS.get(kind, kind)

    def compose(self, composer: Composer) -> Manuscript:
        """What it says.

        Raises:
            CannotCompose, ManuscriptError: A template of the pack is faulty.
        """
        return composed_document(self.plan, composer, self.kind, self.next_year)


def documents_to_show(opened: OpenedPlan) -> Iterator[DocumentToShow]:
    """Every document of a file that has a plan: plan, summary, both combined, its stages."""
    plan = opened.plan
    if plan is None:
        return
    for kind in plan.documents:
        yield DocumentToShow(kind.value, LABELS[kind], kind, plan)
    if opened.next_year:
        yield DocumentToShow("combined", COMBINED_LABEL, Document.SUMMARY, plan, opened.next_year)
    if plan.stages:
        from civplan.model.stage_plan import plan_at_stage  # noqa: PLC0415 - few files have stages

        for number, stage in enumerate(plan.stages, 1):
            then = plan_at_stage(plan, stage)
            yield DocumentToShow(f"stage-{number}", stage.period.words, Document.SUMMARY, then)
