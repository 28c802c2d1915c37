"""From a plan and a pack's profile to the outline of one document."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from civplan.compose.indicators import counts_of, indicator_part
from civplan.compose.items import SectionContext, printed_items
from civplan.compose.outline import AttachmentOutline, Counts, DataTable, Entry, Outline, Part
from civplan.compose.sentences import (
    clause,
    closed_paragraphs,
    contact_clause,
    honours_sentence,
    member_paragraphs,
    member_table,
    paragraphs_with_sentence,
    profile_sentence,
    responsibility_sentence,
    text_paragraphs,
)
from civplan.compose.target_sentences import promises_with
from civplan.compose.words import date_words, period_words, reported_period
from civplan.model.choices import Document, ItemStyle, Layout, MemberStyle, PhaseStyle
from civplan.model.packs import DocumentProfile, Profile, fill_pattern
from civplan.model.plan import Attachment, DocumentDetails, Phase, Plan
from civplan.model.profile import ProfileStyle, figures_of_profile
from civplan.model.sections import NO_HEADING, Area, ExtraSection, Section
from civplan.model.table import TableSource
from civplan.model.text import Text

MOST_MEMBERS_IN_TEXT = 12
"""Members whom a paragraph names; more are a table, unless the file says otherwise."""
PHASE_WORDS = ("阶段", "步", "期", "环节", "时段", "）")
"""What the name of a phase ends with when it says that it is one."""
PROFILE_CAPTION, PROFILE_COLUMNS = "社区基本情况", ("项目", "数量")
DEFAULT_SUPERIOR = "上级部门"
"""The value of ``{district}`` in a pattern when the file names no district."""
KIND_IN_NAME = re.compile(r"(?:工作|实施)?(方案|计划)$")
"""What a plan calls itself, at the end of its title or of its campaign."""
PartMaker = Callable[[Plan, str, SectionContext], Part]
"""From a plan, the pack's heading and a context to a part, which may be empty."""


def document_outline(plan: Plan, profile: Profile, document: Document) -> Outline:
    """The content of one of the plan's two documents, in the order of the pack."""
    details = plan.details(document) or DocumentDetails(span=plan.span)
    has_header = bool(details.letterhead or details.number or details.signer)
    expected = profile.of(document)
    if document is Document.SUMMARY and plan.stage and not plan.stage.period.is_whole_year:
        expected = expected.at_stage(plan.stage.period.name)
    parts = _document_parts(plan, profile, document)
    table = next((part.table for part in parts if part.table), None)
    counts = counts_of(plan, document, table)
    values = placeholder_values(plan, profile, counts)
    default_title = (_title_of_pack(plan, profile, document, expected.title, values),)
    return Outline(
        title=tuple(text_paragraphs(details.title, document)) or default_title,
        letterhead=(details.letterhead or plan.issuers[0]) if has_header else "",
        number=details.number or "",
        signer="、".join(details.signer),
        recipient=_recipient_line(details.recipient or _usual_recipient(plan, expected, values)),
        opening=_opening_paragraphs(plan, document, details.opening, expected.opening, values),
        parts=parts,
        closing=_formula_paragraphs(details.closing, expected.closing, values, document),
        attachments=tuple(
            _attachment_outline(attachment, plan, document) for attachment in details.attachments
        ),
        issuers=plan.issuers,
        date=date_words(details.date) if details.date else "",
        sealed=bool(details.sealed),
        note="；".join(filter(None, (details.note, contact_clause(details.contact)))),
        copies="，".join(details.copies),
        printed_by=(details.letterhead or "").removesuffix("文件") or plan.issuers[0],
        has_colophon=has_header or bool(details.copies or details.colophon_recipient),
        counts=counts,
        copy_number=details.copy_number or "",
        secrecy=details.secrecy or "",
        urgency=details.urgency or "",
        colophon_recipient="，".join(name.rstrip(":：") for name in details.colophon_recipient),
        opening_tables=_opening_tables(plan, document),
    )


def _attachment_outline(
    attachment: Attachment, plan: Plan, document: Document
) -> AttachmentOutline:
    """An attachment with its text and its tables, which only this document has."""
    context = SectionContext(document, plan, document is Document.PLAN, own=True)
    texts = tuple(context.texts_of(attachment.text))
    return AttachmentOutline(
        attachment.name, texts, context.tables_of(attachment.tables, titled=True)
    )


def _title_of_pack(
    plan: Plan, profile: Profile, document: Document, pattern: str, values: dict[str, str]
) -> str:
    """The title by the pack's pattern; a …实施方案 is called so, not …实施方案工作方案."""
    if document is Document.PLAN and _names_its_kind(plan, profile):
        before = KIND_IN_NAME.sub("", pattern)
        if before.endswith("{campaign}"):
            campaign = plan.campaign.removeprefix(f"{plan.year}年")
            return fill_pattern(before, {**values, "campaign": campaign})
    return fill_pattern(pattern, values)


def _names_its_kind(plan: Plan, profile: Profile) -> bool:
    """True when the campaign ends as the pack's plans are called: 方案 of a scheme."""
    own, usual = KIND_IN_NAME.search(plan.campaign), KIND_IN_NAME.search(profile.plan.title)
    return bool(own and usual and own[1] == usual[1])


def placeholder_values(plan: Plan, profile: Profile, counts: Counts) -> dict[str, str]:
    """The values of the placeholders in title patterns, opening and closing formulas.

    Patterns write 工作 or 工作方案 after the campaign and the year before it, so these are removed
    from it.
    """
    campaign = plan.campaign
    if _names_its_kind(plan, profile):
        campaign = KIND_IN_NAME.sub("", campaign) or campaign
    campaign = campaign.removesuffix("工作")
    return {
        "community": plan.community,
        "year": str(plan.year),
        "next_year": str(plan.year + 1),
        "campaign": campaign.removeprefix(f"{plan.year}年") or campaign,
        "district": plan.district or DEFAULT_SUPERIOR,
        "issuer": "、".join(plan.issuers),
        "targets": str(counts.targets),
        "met": str(counts.met),
        "missed": str(counts.missed),
        "unreported": str(counts.unreported),
    }


def _usual_recipient(
    plan: Plan, expected: DocumentProfile, values: dict[str, str]
) -> tuple[str, ...]:
    """The pack's recipient; nobody where that is the superior body and the file names none."""
    pattern = expected.recipient
    if pattern is None or ("{district}" in pattern and not plan.district):
        return ()
    return (fill_pattern(pattern, values),)


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
    first, *others = paragraphs or ("",)
    if not _has_profile_table(plan):
        first = profile_sentence(plan.community, plan.profile) + first
    return (first, *others) if first else paragraphs


def _has_profile_table(plan: Plan) -> bool:
    """True when the summary prints the community in figures as a table."""
    return plan.profile is not None and plan.profile.style is ProfileStyle.TABLE


def _opening_tables(plan: Plan, document: Document) -> tuple[DataTable, ...]:
    """社区基本情况 in the summary, where the file wants it as a table and has a figure."""
    if document is Document.PLAN or plan.profile is None or not _has_profile_table(plan):
        return ()
    rows = tuple((name, str(figure)) for name, figure in figures_of_profile(plan.profile))
    return (DataTable(PROFILE_CAPTION, PROFILE_COLUMNS, rows),) if rows else ()


def _formula_paragraphs(
    own: Text | None, default: Text | None, values: dict[str, str], document: Document
) -> tuple[str, ...]:
    """The file's own text, or the pack's with its placeholders filled."""
    if own:
        return tuple(closed_paragraphs(text_paragraphs(own, document)))
    return tuple(fill_pattern(pattern, values) for pattern in text_paragraphs(default, document))


def _document_parts(plan: Plan, profile: Profile, document: Document) -> tuple[Part, ...]:
    """The parts that are not empty, in the pack's order, with 其他部分 in their places.

    In the flat layout the areas of work stand beside the other parts.
    """
    context = SectionContext(
        document,
        plan,
        document is Document.PLAN,
        reported_period(plan),
        phases=profile.phases,
        style=plan.items_ or profile.items,
    )
    layout = (plan.work.layout if plan.work else None) or profile.layout
    headings = {one.section: one.heading for one in profile.of(document).sections}
    extras = _extras_by_place(plan, document, headings)
    parts: list[Part] = []
    for name in _names_in_order(plan, headings, extras):
        if name in headings:
            part = PART_MAKERS[name](plan, headings[name], context)
            is_flat_work = part.key == "work" and layout is Layout.FLAT
            parts += (part._replace(parts=()), *part.parts) if is_flat_work else (part,)
        parts += [_extra_part(section, context) for section in extras.get(name, ())]
    parts += [_extra_part(section, context) for section in extras.get("", ())]
    return tuple(part for part in parts if not part.is_empty)


def _extras_by_place(
    plan: Plan, document: Document, names: Collection[str]
) -> dict[str, list[ExtraSection]]:
    """其他部分 of a document by the section that they follow, or by their headings.

    By the heading where the file's order names it; at the end, under an empty name, without either.
    """
    extras: dict[str, list[ExtraSection]] = {}
    ordered = set(plan.order)
    for section in plan.sections:
        if document in section.in_:
            after = section.after if section.after in names else ""
            place = section.heading if section.heading in ordered else after
            extras.setdefault(place or "", []).append(section)
    return extras


def _names_in_order(plan: Plan, usual: Collection[str], extras: Iterable[str]) -> Iterable[str]:
    """The names of the document's sections, in the order of the file if it gives one."""
    if not plan.order:
        return usual
    from civplan.model.section_order import ordered_names  # noqa: PLC0415 - few files give an order

    return ordered_names([*usual], plan.order, extras)


def _section_part(key: str, section: Section | None, heading: str, context: SectionContext) -> Part:
    """A section with its text and items, and its areas one level below.

    Args:
        key: The part's key.
        section: None when the file does not have it.
        heading: The pack's default heading.
        context: What the document prints of its items.
    """
    if section is None:
        return Part(key, heading)
    paragraphs = tuple(closed_paragraphs(context.texts_of(section.text)))
    printed = printed_items(section.items, section.style, context, None)
    if section.style is ItemStyle.HEADINGS:
        context = context._replace(style=section.style)
    areas = [_area_part(area, context) for area in section.areas]
    inner = tuple([area for area in areas if not area.is_empty])
    tables = context.tables_of(section.tables)
    own = section.heading or heading
    name = "" if own in NO_HEADING else own
    return Part(
        key,
        name,
        paragraphs,
        printed.entries,
        printed.ordinal,
        inner,
        tables=tables,
        headed=printed.headed,
    )


def _extra_part(section: ExtraSection, context: SectionContext) -> Part:
    """其他部分; one for a single document is printed as written."""
    own = section.in_ == (context.document,)
    return _section_part("extra", section, section.heading, context._replace(own=own))


def _section_maker(key: str) -> PartMaker:
    """For a section that both documents have, with nothing but text, items and areas."""

    def make(plan: Plan, heading: str, context: SectionContext) -> Part:
        return _section_part(key, getattr(plan, key), heading, context)

    return make


def _summary_section_maker(key: str, *, promises: bool = False) -> PartMaker:
    """For a section in the details of the summary; ``promises``: for another year."""

    def make(plan: Plan, heading: str, context: SectionContext) -> Part:
        details = plan.summary if context.document is Document.SUMMARY else None
        context = context._replace(promises=promises, own=True)
        return _section_part(key, getattr(details, key, None), heading, context)

    return make


def _organization_part(plan: Plan, heading: str, context: SectionContext) -> Part:
    """组织领导, in the plan with the leading group."""
    part = _section_part("organization", plan.organization, heading, context)
    if plan.organization is None or context.document is Document.SUMMARY:
        return part
    members = plan.organization.members
    if members and plan.plan and any(map(_lists_members, plan.plan.attachments)):
        return part
    style = plan.organization.member_style
    if members and (
        style is MemberStyle.TABLE or (style is None and len(members) > MOST_MEMBERS_IN_TEXT)
    ):
        return part._replace(members=member_table(members))
    return part._replace(paragraphs=(*part.paragraphs, *member_paragraphs(members)))


def _lists_members(attachment: Attachment) -> bool:
    """True for an attachment with the table of the leading group, which no text repeats."""
    return any(table.from_ is TableSource.MEMBERS for table in attachment.tables)


def _goals_part(plan: Plan, heading: str, context: SectionContext) -> Part:
    """工作目标, in the plan with the promises that its text does not make itself."""
    part = _section_part("goals", plan.goals, heading, context)
    if plan.goals is None or context.document is Document.SUMMARY:
        return part
    paragraphs = promises_with(part.paragraphs, "", plan.goals.targets)
    return part._replace(paragraphs=tuple(paragraphs))


def _area_part(area: Area, context: SectionContext) -> Part:
    """An area of a section; its responsible body is named once, above the items."""
    paragraphs = closed_paragraphs(context.texts_of(area.text))
    printed = printed_items(area.items, area.style, context, area.lead)
    if context.promises and area.lead and paragraphs:
        responsible = responsibility_sentence(area.lead, (), None)
        paragraphs = paragraphs_with_sentence(paragraphs, responsible)
    elif context.promises and area.lead and printed.entries:
        paragraphs = [f"责任单位：{area.lead}。"]
    return Part(
        "area",
        area.name,
        tuple(paragraphs),
        printed.entries,
        printed.ordinal,
        tables=context.tables_of(area.tables),
        headed=printed.headed,
    )


def _schedule_part(plan: Plan, heading: str, context: SectionContext) -> Part:
    """实施步骤, in the plan only: the phases, each with a run-in heading and its time."""
    phases = plan.schedule if context.document is Document.PLAN else ()
    if not phases or context.phases is PhaseStyle.ENTRIES:
        return Part("schedule", heading, entries=tuple(map(_phase_entry, phases)))
    return Part("schedule", heading, parts=tuple(map(_phase_part, phases)))


def _phase_entry(phase: Phase) -> Entry:
    """One phase: 启动阶段（2007年1月至3月）。制定方案，动员部署."""
    return Entry(f"{_phase_name(phase, clause(phase.phase))}。", _phase_paragraphs(phase))


def _phase_part(phase: Phase) -> Part:
    """One phase under a heading of its own, which says what it is: 启动阶段（2007年1月至3月）."""
    name = clause(phase.phase)
    word = "" if name.endswith(PHASE_WORDS) else "阶段"
    return Part("phase", _phase_name(phase, f"{name}{word}"), _phase_paragraphs(phase))


def _phase_name(phase: Phase, name: str) -> str:
    """The name of a phase with its time."""
    period = period_words(phase.from_, phase.to)
    return f"{name}{f'（{period}）' if period else ''}"


def _phase_paragraphs(phase: Phase) -> tuple[str, ...]:
    return tuple(closed_paragraphs(text_paragraphs(phase.text, Document.PLAN)))


def _honours_part(plan: Plan, heading: str, context: SectionContext) -> Part:
    """荣誉, in the summary."""
    honours = honours_sentence(plan.honours) if context.document is Document.SUMMARY else ""
    return Part("honours", heading, (honours,) if honours else ())


PART_MAKERS: Mapping[str, PartMaker] = {
    "principles": _section_maker("principles"),
    "organization": _organization_part,
    "goals": _goals_part,
    "work": _section_maker("work"),
    "schedule": _schedule_part,
    "safeguards": _section_maker("safeguards"),
    "indicators": indicator_part,
    "honours": _honours_part,
    "achievements": _summary_section_maker("achievements"),
    "problems": _summary_section_maker("problems"),
    "next_steps": _summary_section_maker("next_steps", promises=True),
}
"""How each section that a profile may name becomes a part."""
