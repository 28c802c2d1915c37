"""The plan of an imported document, or of a plan and a summary together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from civplan.findings.finding import Finding, Rule, Span
from civplan.findings.words import Language, Words
from civplan.ingest.blocks import Place
from civplan.ingest.outline import OutlinePart, PartKind
from civplan.ingest.plan.draft import Facts, PlanDraft
from civplan.ingest.plan.facts import facts_of
from civplan.ingest.plan.items import clean_text
from civplan.ingest.plan.places import details_of, place_units
from civplan.ingest.plan.records import RecordMaker
from civplan.ingest.plan.units import units_of
from civplan.model.choices import Document, SectionName
from civplan.model.grammar.date_forms import read_date
from civplan.model.plan import DEFAULT_PACK, Plan
from civplan.model.plan_comments import PlanComments
from civplan.model.plan_writer import plan_file_text
from civplan.model.profile import Profile
from civplan.model.text import TEXT_FORMS
from civplan.rules.imported_plan_rules import (
    CAMPAIGN_UNKNOWN,
    COMMUNITY_UNKNOWN,
    KIND_ASSUMED,
    LEFT_OVER_TEXT,
    YEAR_UNKNOWN,
)

SECTION_BY_KEY = {name.value: name for name in SectionName}
FLAT_PACK = "annual-work"
"""The pack for documents that have no sections of guiding principles and goals."""
ANY_COMMUNITY, ANY_CAMPAIGN = "本社区", "社区工作"
"""What stands for a community and a campaign that the document does not name."""
AUTUMN = 9
"""The month from which on an undecided document with a date is taken for a summary."""
LONGEST_SHOWN = 30
"""Characters of a text that a finding repeats."""
IMPORTED_FROM = Words("由 civplan import 从 {files} 导入。", "civplan import made it from {files}.")
CHECK_IT = Words(
    "带“请核对”的地方要有人看一下；其余文字和原文一样，编号由程序编写。",
    "Look at the places that say 请核对; all else is as in the original, numbers are civplan's.",
)
CHECK_COMMUNITY = Words("请核对：社区", "请核对 / check: community")
CHECK_YEAR = Words("请核对：年度", "请核对 / check: year")
CHECK_CAMPAIGN = Words("请核对：主题", "请核对 / check: campaign")


class ImportedPart(NamedTuple):
    """One document as it was read."""

    path: str
    """The file, as messages name it."""
    outline: OutlinePart
    left_over: tuple[tuple[str, Place], ...] = ()
    """Texts that belong to no node: footnotes, and the furniture where it is wanted."""


class ImportOptions(NamedTuple):
    """What a person says about the documents; empty and None where nothing."""

    community: str = ""
    year: int | None = None
    campaign: str = ""
    document: Document | None = None
    """Which document it is, where a single one is imported."""
    language: Language = "zh"
    """Of keys and comments."""
    this_year: int = 2000
    """The year for a document that names none."""


class ImportedPlan(NamedTuple):
    """A plan with the comments beside it, and the findings about its making."""

    plan: Plan
    comments: PlanComments
    findings: tuple[Finding, ...]
    """At paragraphs of the documents that were imported."""

    def file_text(self, language: Language) -> str:
        """The text of its plan file."""
        return plan_file_text(self.plan, language, self.comments)


def import_plan(
    parts: Sequence[ImportedPart], options: ImportOptions, profiles: dict[str, Profile]
) -> ImportedPlan:
    """The plan of a document.

    Args:
        parts: One document.
        options: What a person says about it.
        profiles: The packs to choose from, by name; the first that fits is taken.
    """
    (part,) = parts
    findings: list[Finding] = []
    document = document_of(part, options, findings)
    facts, head = _known_facts(part, facts_of(part.outline), options, findings)
    draft, profile = _draft_in_best_pack(part, document, facts, profiles)
    findings += (
        _finding(LEFT_OVER_TEXT, part.path, place, text=shown(text))
        for text, place in part.left_over
    )
    maker = RecordMaker(profile, [document], options.language)
    head = [IMPORTED_FROM.filled(files=Path(part.path).name), CHECK_IT, *head]
    plan, comments = maker.plan_with_comments(draft, head)
    return ImportedPlan(plan, comments, tuple(findings))


def document_of(part: ImportedPart, options: ImportOptions, findings: list[Finding]) -> Document:
    """Which of the two documents a text is; a finding where nobody and nothing says it."""
    if options.document:
        return options.document
    outline = part.outline
    if outline.kind is not PartKind.UNCLEAR:
        return TEXT_FORMS[outline.kind.value]
    facts = facts_of(outline)
    document = Document.PLAN
    date = read_date(outline.date, facts.year or options.this_year) if outline.date else None
    if date and date.month >= AUTUMN:
        document = Document.SUMMARY
    findings.append(_finding(KIND_ASSUMED, part.path, outline.place, document=document.words))
    return document


def _known_facts(
    part: ImportedPart, facts: Facts, options: ImportOptions, findings: list[Finding]
) -> tuple[Facts, list[Words]]:
    """The facts with what must not be missing, and remarks about what is not known."""
    place, remarks = part.outline.place, list[Words]()
    community = options.community or facts.community
    year = options.year or facts.year
    campaign = options.campaign or facts.campaign
    if not community:
        community = ANY_COMMUNITY
        findings.append(_finding(COMMUNITY_UNKNOWN, part.path, place, community=community))
        remarks.append(CHECK_COMMUNITY)
    if year is None:
        year = options.this_year
        findings.append(_finding(YEAR_UNKNOWN, part.path, place, year=year))
        remarks.append(CHECK_YEAR)
    if not campaign:
        campaign = ANY_CAMPAIGN
        findings.append(_finding(CAMPAIGN_UNKNOWN, part.path, place, campaign=campaign))
        remarks.append(CHECK_CAMPAIGN)
    known = replace(facts, community=community, year=year, campaign=campaign)
    return known, remarks


def _draft_in_best_pack(
    part: ImportedPart, document: Document, facts: Facts, profiles: dict[str, Profile]
) -> tuple[PlanDraft, Profile]:
    """The draft in the first pack whose required sections it has; in the last one otherwise."""
    drafts = [
        (_draft(part, document, facts, name, profile), profile)
        for name, profile in profiles.items()
    ]
    fitting = (one for one in drafts if _has_required_sections(*one))
    return next(fitting, drafts[-1])


def _has_required_sections(draft: PlanDraft, profile: Profile) -> bool:
    """True when a draft has every section that the plan of a pack must have."""
    required = {
        SECTION_BY_KEY[one.section]
        for one in profile.plan.sections
        if one.expect.value == "required" and one.section != SectionName.WORK.value
    }
    return required <= draft.sections.keys()


def _draft(
    part: ImportedPart, document: Document, facts: Facts, pack: str, profile: Profile
) -> PlanDraft:
    """What one document says, in the fields of a pack."""
    outline = part.outline
    order = [SECTION_BY_KEY[one.section] for one in profile.of(document).sections]
    content = place_units(units_of(outline.nodes), document, order)
    title, recipient = clean_text(outline.title), clean_text(outline.recipient)
    return PlanDraft(
        facts=facts,
        details={document: details_of(content, title, recipient, outline.date)},
        sections=content.shared_sections(),
        work=content.work,
        extras=content.extras,
        left_over=tuple(text for text, _ in part.left_over),
        pack="" if pack == DEFAULT_PACK else pack,
    )


def _finding(rule: Rule, path: str, place: Place, **values: object) -> Finding:
    """A finding at a paragraph of a document."""
    return rule.at(Span(path, place.paragraph, 1, place.paragraph, 1), **values)


def shown(text: str) -> str:
    """A text as a message repeats it."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}……"
