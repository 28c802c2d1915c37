"""Sections of a plan file as parts of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from civplan.compose.dates import period_words
from civplan.compose.entries import (
    entries_of,
    extended,
    own_entries,
    stand_in_one_paragraph,
)
from civplan.compose.indicators import indicator_part
from civplan.compose.outline import Entry, Part
from civplan.compose.sentences import (
    clause,
    closed,
    honours_sentence,
    member_paragraphs,
    promises,
    responsibility,
    written,
)
from civplan.model.choices import Document, Layout
from civplan.model.plan import Phase, Plan, SummaryDetails
from civplan.model.profile import ExpectedSection
from civplan.model.sections import Area, ExtraSection, Section, Work
from civplan.model.text import Text

PartMaker = Callable[[Plan, str, Document], Part]
"""From a plan, a default heading and a document to a part, which may be empty."""


def part_of(plan: Plan, expected: ExpectedSection, document: Document) -> Part:
    """The part for a section that the pack expects; empty when the file says nothing of it."""
    return MAKERS[expected.section](plan, expected.heading, document)


def paragraphs_of(text: Text | None, document: Document) -> tuple[str, ...]:
    """What a text says in a document; its plan form is never printed in the summary."""
    said = text.said_in(document) if text else ()
    return tuple(closed(paragraph.text for paragraph in said))


def section_part(
    key: str, section: Section | None, heading: str, document: Document, *, own: bool = False
) -> Part:
    """A section with its text and items.

    Args:
        key: The part's key.
        section: None when the file does not give it.
        heading: The pack's default heading.
        document: Which document it stands in.
        own: True for a section that only this document has: its text is printed as written.
    """
    if section is None:
        return Part(key, heading)
    if own:
        paragraphs = tuple(closed(written(section.text, document)))
        entries = own_entries(section.items, document)
    else:
        paragraphs = paragraphs_of(section.text, document)
        entries = entries_of(section.items, document, None)
    ordinal = stand_in_one_paragraph(section.style, entries)
    return Part(key, section.heading or heading, paragraphs, entries, ordinal)


def principles_part(plan: Plan, heading: str, document: Document) -> Part:
    """指导思想."""
    return section_part("principles", plan.principles, heading, document)


def safeguards_part(plan: Plan, heading: str, document: Document) -> Part:
    """保障措施."""
    return section_part("safeguards", plan.safeguards, heading, document)


def organization_part(plan: Plan, heading: str, document: Document) -> Part:
    """组织领导, in the plan with the leading group."""
    part = section_part("organization", plan.organization, heading, document)
    if plan.organization is None or document is Document.SUMMARY:
        return part
    members = tuple(member_paragraphs(plan.organization.members))
    return with_paragraphs(part, (*part.paragraphs, *members))


def goals_part(plan: Plan, heading: str, document: Document) -> Part:
    """工作目标, in the plan with the promises that its text does not make itself."""
    part = section_part("goals", plan.goals, heading, document)
    if plan.goals is None or document is Document.SUMMARY:
        return part
    promised = promises(plan.goals.targets, already_said="".join(part.paragraphs))
    return with_paragraphs(part, tuple(extended(list(part.paragraphs), promised)))


def work_part(plan: Plan, heading: str, document: Document) -> Part:
    """主要工作 with its areas one level below."""
    part = section_part("work", plan.work, heading, document)
    if plan.work is None:
        return part
    areas = (area_part(area, document) for area in plan.work.areas)
    parts = tuple(area for area in areas if not area.is_empty)
    return Part("work", part.heading, part.paragraphs, part.entries, part.ordinal, parts)


def area_part(area: Area, document: Document) -> Part:
    """An area of work; its responsible body is named once, above the items."""
    paragraphs = list(paragraphs_of(area.text, document))
    entries = entries_of(area.items, document, area.lead)
    if document is Document.PLAN and (paragraphs or entries):
        paragraphs = extended(paragraphs, responsibility(area.lead, (), None))
    ordinal = stand_in_one_paragraph(area.style, entries)
    return Part("area", area.name, tuple(paragraphs), entries, ordinal)


def schedule_part(plan: Plan, heading: str, document: Document) -> Part:
    """实施步骤: the phases, each with a run-in heading and its time; the plan's alone."""
    phases = plan.schedule if document is Document.PLAN else ()
    return Part("schedule", heading, entries=tuple(phase_entry(phase) for phase in phases))


def phase_entry(phase: Phase) -> Entry:
    """One phase: 启动阶段（2007年1月至3月）。制定方案，动员部署。."""
    period = period_words(phase.from_, phase.to)
    name = f"{clause(phase.phase)}{f'（{period}）' if period else ''}"
    return Entry(f"{name}。", tuple(closed(written(phase.text, Document.PLAN))))


def honours_part(plan: Plan, heading: str, document: Document) -> Part:
    """荣誉, in the summary."""
    said = honours_sentence(plan) if document is Document.SUMMARY else ""
    return Part("honours", heading, (said,) if said else ())


def summary_part(field: str) -> PartMaker:
    """The maker of a section that stands in the summary's own details."""

    def make(plan: Plan, heading: str, document: Document) -> Part:
        own = plan.summary if document is Document.SUMMARY else None
        return section_part(field, SUMMARY_SECTIONS[field](own), heading, document, own=True)

    return make


SUMMARY_SECTIONS: Mapping[str, Callable[[SummaryDetails | None], Section | None]] = {
    "achievements": lambda own: own.achievements if own else None,
    "problems": lambda own: own.problems if own else None,
    "next_steps": lambda own: own.next_steps if own else None,
}

MAKERS: Mapping[str, PartMaker] = {
    "principles": principles_part,
    "organization": organization_part,
    "goals": goals_part,
    "work": work_part,
    "schedule": schedule_part,
    "safeguards": safeguards_part,
    "indicators": indicator_part,
    "honours": honours_part,
    **{field: summary_part(field) for field in SUMMARY_SECTIONS},
}
"""How each section that a profile may name becomes a part."""


def extra_part(section: ExtraSection, document: Document) -> Part:
    """A section of the file's own (其他部分); one for a single document is printed as written."""
    own = section.in_ == (document,)
    return section_part("extra", section, section.heading, document, own=own)


def with_paragraphs(part: Part, paragraphs: tuple[str, ...]) -> Part:
    """A part with other paragraphs."""
    return Part(
        part.key, part.heading, paragraphs, part.entries, part.ordinal, part.parts, part.table
    )


def flattened(part: Part, layout: Layout) -> tuple[Part, ...]:
    """The work as the parts of a layout: itself, or in the flat one its areas beside the others."""
    if part.key != "work" or layout is Layout.NESTED:
        return (part,)
    work = Part(part.key, part.heading, part.paragraphs, part.entries, part.ordinal)
    return (work, *part.parts)


def layout_of(work: Work | None, default: Layout) -> Layout:
    """The layout that a file asks for, or the pack's."""
    return work.layout if work and work.layout else default
