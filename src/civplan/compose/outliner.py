"""Sections of a plan file as parts of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from civplan.compose.indicators import indicator_part
from civplan.compose.items import (
    SectionContext,
    is_ordinal_paragraph,
    item_entries,
    paragraphs_with_sentence,
)
from civplan.compose.outline import AttachmentOutline, Entry, Outline, Part
from civplan.compose.sentences import (
    clause,
    closed_paragraphs,
    honours_sentence,
    member_paragraphs,
    profile_sentence,
    promise_sentence,
    responsibility_sentence,
    text_paragraphs,
)
from civplan.compose.words import date_words, period_words
from civplan.model.choices import Document, Layout
from civplan.model.plan import DocumentDetails, Phase, Plan
from civplan.model.profile import ExpectedSection, Profile, fill_pattern
from civplan.model.sections import Area, ExtraSection, Section, Work
from civplan.model.text import Text

NEXT_STEPS_FIELD = "next_steps"
"""The section of the summary that promises, for another year."""
PartMaker = Callable[[Plan, str, Document], Part]
"""From a plan, a default heading and a document to a part, which may be empty."""


def _expected_part(plan: Plan, expected: ExpectedSection, document: Document) -> Part:
    """The part for a section that the pack expects; empty when the file says nothing of it."""
    return PART_MAKERS[expected.section](plan, expected.heading, document)


def _document_context(plan: Plan, document: Document) -> SectionContext:
    """How a document tells of what both have: the plan what is promised, the summary the rest."""
    return SectionContext(document, plan.year, promises=document is Document.PLAN)


def _section_part(key: str, section: Section | None, heading: str, telling: SectionContext) -> Part:
    """A section with its text and items.

    Args:
        key: The part's key.
        section: None when the file does not give it.
        heading: The pack's default heading.
        telling: How its items are told.
    """
    if section is None:
        return Part(key, heading)
    paragraphs = tuple(closed_paragraphs(telling.said(section.text)))
    entries = item_entries(section.items, telling, None)
    ordinal = is_ordinal_paragraph(section.style, entries)
    return Part(key, section.heading or heading, paragraphs, entries, ordinal)


def _principles_part(plan: Plan, heading: str, document: Document) -> Part:
    """指导思想."""
    return _section_part("principles", plan.principles, heading, _document_context(plan, document))


def _safeguards_part(plan: Plan, heading: str, document: Document) -> Part:
    """保障措施."""
    return _section_part("safeguards", plan.safeguards, heading, _document_context(plan, document))


def _organization_part(plan: Plan, heading: str, document: Document) -> Part:
    """组织领导, in the plan with the leading group."""
    part = _section_part(
        "organization", plan.organization, heading, _document_context(plan, document)
    )
    if plan.organization is None or document is Document.SUMMARY:
        return part
    members = tuple(member_paragraphs(plan.organization.members))
    return part._replace(paragraphs=(*part.paragraphs, *members))


def _goals_part(plan: Plan, heading: str, document: Document) -> Part:
    """工作目标, in the plan with the promises that its text does not make itself."""
    part = _section_part("goals", plan.goals, heading, _document_context(plan, document))
    if plan.goals is None or document is Document.SUMMARY:
        return part
    promised = promise_sentence(plan.goals.targets, already_said="".join(part.paragraphs))
    return part._replace(
        paragraphs=tuple(paragraphs_with_sentence(list(part.paragraphs), promised))
    )


def _work_part(plan: Plan, heading: str, document: Document) -> Part:
    """主要工作 with its areas one level below."""
    telling = _document_context(plan, document)
    part = _section_part("work", plan.work, heading, telling)
    if plan.work is None:
        return part
    areas = (_area_part(area, telling) for area in plan.work.areas)
    return part._replace(parts=tuple(area for area in areas if not area.is_empty))


def _area_part(area: Area, telling: SectionContext) -> Part:
    """An area of work; its responsible body is named once, above the items."""
    paragraphs = closed_paragraphs(telling.said(area.text))
    entries = item_entries(area.items, telling, area.lead)
    if telling.promises and area.lead and paragraphs:
        paragraphs = paragraphs_with_sentence(
            paragraphs, responsibility_sentence(area.lead, (), None)
        )
    elif telling.promises and area.lead and entries:
        paragraphs = [f"责任单位：{area.lead}。"]
    ordinal = is_ordinal_paragraph(area.style, entries)
    return Part("area", area.name, tuple(paragraphs), entries, ordinal)


def _schedule_part(plan: Plan, heading: str, document: Document) -> Part:
    """实施步骤: the phases, each with a run-in heading and its time; the plan's alone."""
    phases = plan.schedule if document is Document.PLAN else ()
    return Part("schedule", heading, entries=tuple(_phase_entry(phase) for phase in phases))


def _phase_entry(phase: Phase) -> Entry:
    """One phase: 启动阶段（2007年1月至3月）。制定方案，动员部署。."""
    period = period_words(phase.from_, phase.to)
    name = f"{clause(phase.phase)}{f'（{period}）' if period else ''}"
    return Entry(f"{name}。", tuple(closed_paragraphs(text_paragraphs(phase.text, Document.PLAN))))


def _honours_part(plan: Plan, heading: str, document: Document) -> Part:
    """荣誉, in the summary."""
    said = honours_sentence(plan) if document is Document.SUMMARY else ""
    return Part("honours", heading, (said,) if said else ())


def _summary_part_maker(field: str) -> PartMaker:
    """The maker of a section that stands in the summary's own details."""

    def make(plan: Plan, heading: str, document: Document) -> Part:
        own = plan.summary if document is Document.SUMMARY else None
        telling = SectionContext(document, plan.year, promises=field == NEXT_STEPS_FIELD, own=True)
        return _section_part(field, getattr(own, field, None), heading, telling)

    return make


SUMMARY_SECTIONS = ("achievements", "problems", NEXT_STEPS_FIELD)
"""The sections that stand in the summary's own details."""
PART_MAKERS: Mapping[str, PartMaker] = {
    "principles": _principles_part,
    "organization": _organization_part,
    "goals": _goals_part,
    "work": _work_part,
    "schedule": _schedule_part,
    "safeguards": _safeguards_part,
    "indicators": indicator_part,
    "honours": _honours_part,
    **{field: _summary_part_maker(field) for field in SUMMARY_SECTIONS},
}
"""How each section that a profile may name becomes a part."""


def _extra_part(plan: Plan, section: ExtraSection, document: Document) -> Part:
    """A section of the file's own (其他部分); one for a single document is printed as written."""
    telling = _document_context(plan, document)._replace(own=section.in_ == (document,))
    return _section_part("extra", section, section.heading, telling)


def _layout_parts(part: Part, layout: Layout) -> tuple[Part, ...]:
    """The work as the parts of a layout: itself, or in the flat one its areas beside the others."""
    if part.key != "work" or layout is Layout.NESTED:
        return (part,)
    return (part._replace(parts=()), *part.parts)


def _work_layout(work: Work | None, default: Layout) -> Layout:
    """The layout that a file asks for, or the pack's."""
    return work.layout if work and work.layout else default


DEFAULT_SUPERIOR = "上级部门"
"""What ``{district}`` says in a pattern when the file names none."""


def document_outline(plan: Plan, profile: Profile, document: Document) -> Outline:
    """What one of the plan's two documents says, in the order of the pack."""
    details = plan.details(document) or DocumentDetails(span=plan.span)
    has_header = bool(details.letterhead or details.number or details.signer)
    expected = profile.of(document)
    values = _placeholder_values(plan)
    return Outline(
        title=tuple(text_paragraphs(details.title, document))
        or (fill_pattern(expected.title, values),),
        letterhead=(details.letterhead or plan.issuers[0]) if has_header else "",
        number=details.number or "",
        signer=details.signer or "",
        recipient=_recipient_line(details.recipient),
        opening=_opening_paragraphs(plan, document, details.opening, expected.opening, values),
        parts=_document_parts(plan, profile, document),
        closing=_formula_paragraphs(details.closing, expected.closing, values, document),
        attachments=tuple(
            AttachmentOutline(attachment.name, tuple(text_paragraphs(attachment.text, document)))
            for attachment in details.attachments
        ),
        issuers=plan.issuers,
        date=date_words(details.date) if details.date else "",
        sealed=bool(details.sealed),
        note=details.note or "",
        copies="，".join(details.copies),
        has_colophon=has_header or bool(details.copies),
    )


def _placeholder_values(plan: Plan) -> dict[str, str]:
    """What the placeholders of title patterns, opening and closing formulas stand for.

    Patterns write 工作 behind the campaign, so a campaign that ends with it does not say it twice.
    """
    return {
        "community": plan.community,
        "year": str(plan.year),
        "campaign": plan.campaign.removesuffix("工作"),
        "district": plan.district or DEFAULT_SUPERIOR,
        "issuer": "、".join(plan.issuers),
    }


def _recipient_line(recipients: tuple[str, ...]) -> str:
    """主送机关 with the full-width colon that closes it (GB/T 9704-2012, 7.3.2)."""
    names = "、".join(recipient.rstrip(":：") for recipient in recipients)
    return f"{names}：" if names else ""


def _opening_paragraphs(
    plan: Plan,
    document: Document,
    own: Text | None,
    default: Text | None,
    values: dict[str, str],
) -> tuple[str, ...]:
    """The paragraphs before the first heading.

    The summary's default begins with the community in figures.
    """
    paragraphs = _formula_paragraphs(own, default, values, document)
    if own or document is Document.PLAN:
        return paragraphs
    figures = profile_sentence(plan.community, plan.profile)
    if not figures:
        return paragraphs
    first, *others = paragraphs or ("",)
    return (figures + first, *others)


def _formula_paragraphs(
    own: Text | None, default: Text | None, values: dict[str, str], document: Document
) -> tuple[str, ...]:
    """A text of the file, or the pack's with its placeholders filled."""
    if own:
        return tuple(closed_paragraphs(text_paragraphs(own, document)))
    return tuple(
        fill_pattern(paragraph, values) for paragraph in text_paragraphs(default, document)
    )


def _document_parts(plan: Plan, profile: Profile, document: Document) -> tuple[Part, ...]:
    """The parts that say something, in the pack's order, the file's own in their places."""
    layout = _work_layout(plan.work, profile.layout)
    waiting = [section for section in plan.sections if document in section.in_]
    parts: list[Part] = []
    for expected in profile.of(document).sections:
        parts += _layout_parts(_expected_part(plan, expected, document), layout)
        here = [section for section in waiting if section.after == expected.section]
        parts += [_extra_part(plan, section, document) for section in here]
        waiting = [section for section in waiting if section not in here]
    parts += [_extra_part(plan, section, document) for section in waiting]
    return tuple(part for part in parts if not part.is_empty)
