"""Sections of a plan file as parts of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from civplan.compose.dates import period_words
from civplan.compose.entries import (
    Telling,
    entries_of,
    extended,
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
from civplan.model.plan import Phase, Plan
from civplan.model.profile import ExpectedSection
from civplan.model.sections import Area, ExtraSection, Section, Work

NEXT_STEPS = "next_steps"
"""The section of the summary that promises, for another year."""
PartMaker = Callable[[Plan, str, Document], Part]
"""From a plan, a default heading and a document to a part, which may be empty."""


def part_of(plan: Plan, expected: ExpectedSection, document: Document) -> Part:
    """The part for a section that the pack expects; empty when the file says nothing of it."""
    return MAKERS[expected.section](plan, expected.heading, document)


def telling_in(plan: Plan, document: Document) -> Telling:
    """How a document tells of what both have: the plan what is promised, the summary the rest."""
    return Telling(document, plan.year, promises=document is Document.PLAN)


def section_part(key: str, section: Section | None, heading: str, telling: Telling) -> Part:
    """A section with its text and items.

    Args:
        key: The part's key.
        section: None when the file does not give it.
        heading: The pack's default heading.
        telling: How its items are told.
    """
    if section is None:
        return Part(key, heading)
    paragraphs = tuple(closed(telling.said(section.text)))
    entries = entries_of(section.items, telling, None)
    ordinal = stand_in_one_paragraph(section.style, entries)
    return Part(key, section.heading or heading, paragraphs, entries, ordinal)


def principles_part(plan: Plan, heading: str, document: Document) -> Part:
    """指导思想."""
    return section_part("principles", plan.principles, heading, telling_in(plan, document))


def safeguards_part(plan: Plan, heading: str, document: Document) -> Part:
    """保障措施."""
    return section_part("safeguards", plan.safeguards, heading, telling_in(plan, document))


def organization_part(plan: Plan, heading: str, document: Document) -> Part:
    """组织领导, in the plan with the leading group."""
    part = section_part("organization", plan.organization, heading, telling_in(plan, document))
    if plan.organization is None or document is Document.SUMMARY:
        return part
    members = tuple(member_paragraphs(plan.organization.members))
    return part._replace(paragraphs=(*part.paragraphs, *members))


def goals_part(plan: Plan, heading: str, document: Document) -> Part:
    """工作目标, in the plan with the promises that its text does not make itself."""
    part = section_part("goals", plan.goals, heading, telling_in(plan, document))
    if plan.goals is None or document is Document.SUMMARY:
        return part
    promised = promises(plan.goals.targets, already_said="".join(part.paragraphs))
    return part._replace(paragraphs=tuple(extended(list(part.paragraphs), promised)))


def work_part(plan: Plan, heading: str, document: Document) -> Part:
    """主要工作 with its areas one level below."""
    telling = telling_in(plan, document)
    part = section_part("work", plan.work, heading, telling)
    if plan.work is None:
        return part
    areas = (area_part(area, telling) for area in plan.work.areas)
    return part._replace(parts=tuple(area for area in areas if not area.is_empty))


def area_part(area: Area, telling: Telling) -> Part:
    """An area of work; its responsible body is named once, above the items."""
    paragraphs = closed(telling.said(area.text))
    entries = entries_of(area.items, telling, area.lead)
    if telling.promises and area.lead and paragraphs:
        paragraphs = extended(paragraphs, responsibility(area.lead, (), None))
    elif telling.promises and area.lead and entries:
        paragraphs = [f"责任单位：{area.lead}。"]
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
        telling = Telling(document, plan.year, promises=field == NEXT_STEPS, own=True)
        return section_part(field, getattr(own, field, None), heading, telling)

    return make


SUMMARY_SECTIONS = ("achievements", "problems", NEXT_STEPS)
"""The sections that stand in the summary's own details."""
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


def extra_part(plan: Plan, section: ExtraSection, document: Document) -> Part:
    """A section of the file's own (其他部分); one for a single document is printed as written."""
    telling = telling_in(plan, document)._replace(own=section.in_ == (document,))
    return section_part("extra", section, section.heading, telling)


def flattened(part: Part, layout: Layout) -> tuple[Part, ...]:
    """The work as the parts of a layout: itself, or in the flat one its areas beside the others."""
    if part.key != "work" or layout is Layout.NESTED:
        return (part,)
    return (part._replace(parts=()), *part.parts)


def layout_of(work: Work | None, default: Layout) -> Layout:
    """The layout that a file asks for, or the pack's."""
    return work.layout if work and work.layout else default
