"""The plan of an imported document, or of a plan and a summary together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.compose.outliner import document_outline
from civplan.findings.finding import Finding
from civplan.findings.words import Language, Words
from civplan.ingest.plan.additions import added_texts, unprinted_texts
from civplan.ingest.plan.draft import Facts, PlanDraft
from civplan.ingest.plan.frame import frame_of
from civplan.ingest.plan.known_facts import documents_of, joined_facts, known_facts
from civplan.ingest.plan.pairs import PairMaker
from civplan.ingest.plan.parts import (
    ImportedPart,
    ImportNotes,
    ImportOptions,
    finding_at,
    quotation,
)
from civplan.ingest.plan.places import SECTION_BY_KEY, details_of, place_units
from civplan.ingest.plan.records import RecordMaker
from civplan.ingest.plan.stages import (
    PRINTED_BY,
    comments_with_stage,
    period_of_title,
    plan_with_stage,
)
from civplan.ingest.plan.texts import clean_text
from civplan.ingest.plan.units import units_of
from civplan.model.choices import Document, SectionName
from civplan.model.packs import Profile
from civplan.model.plan import DEFAULT_PACK, Plan
from civplan.model.plan_comments import PlanComments
from civplan.model.plan_writer import plan_file_text
from civplan.model.report_plan import report_of
from civplan.model.stage_plan import plan_at_period
from civplan.rules.imported_plan_rules import (
    LEFT_OVER_TEXT,
    ONLY_IN_PLAN,
    ONLY_IN_SUMMARY,
    TEXT_ADDED,
    TEXT_NOT_PRINTED,
    UNSURE_COUNTERPART,
)

FLAT_PACK = "annual-work"
"""The pack for documents that have no sections of guiding principles and goals."""
IMPORTED_FROM = Words("由 civplan import 从 {files} 导入。", "civplan import made it from {files}.")
WITHIN_ANOTHER = Words("，也许并在“{text}”里", "; perhaps it is a part of “{text}”")
WITHIN_NOTHING = Words("", "")
CHECK_IT = Words(
    "带“请核对”的地方要有人看一下；其余文字和原文一样，编号由程序编写。",
    "Look at the places that say 请核对; all else is as in the original, numbers are civplan's.",
)


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
    parts: Sequence[ImportedPart], options: ImportOptions, profiles: Mapping[str, Profile]
) -> ImportedPlan:
    """The plan of a document, or of a plan and a summary together.

    Args:
        parts: One document, or two.
        options: What a person says about them.
        profiles: The packs to choose from, by name; the first that fits is taken.

    Raises:
        CannotImport: Two documents are both plans or both summaries, or of different communities.
    """
    notes = ImportNotes()
    by_document = documents_of(parts, options, notes)
    if [*by_document] == [Document.PLAN] and all(one.summary_alone for one in profiles.values()):
        by_document = {Document.SUMMARY: by_document[Document.PLAN]}
    facts = joined_facts(by_document, options)
    known = known_facts(next(iter(by_document.values())), facts, options, notes)
    pairs, draft, profile = _draft_in_best_pack(by_document, known, profiles)
    maker = RecordMaker(profile, [*by_document], options.language)
    plan = maker.plan(draft)
    printed = report_of(plan) if profile.summary_alone else plan
    period = None
    if Document.SUMMARY in by_document and not profile.summary_alone:
        period = period_of_title(by_document[Document.SUMMARY].outline, plan.year)
    if period:
        plan = plan_with_stage(plan, period)
        printed = plan_at_period(plan, period)
    for document, part in by_document.items():
        outline = document_outline(printed, profile, document)
        for added in added_texts(printed, document, outline, part.outline):
            values = {"what": added.what, "text": added.text}
            finding = finding_at(TEXT_ADDED, part.path, part.outline.place, **values)
            notes.add(finding, added.key)
        for text, place in unprinted_texts(document, outline, part.outline):
            notes.findings.append(finding_at(TEXT_NOT_PRINTED, part.path, place, text=text))
    findings = [*notes.findings]
    findings += (
        finding_at(LEFT_OVER_TEXT, part.path, one.place, text=quotation(one.text))
        for part in parts
        for one in part.left_over
        if not one.is_furniture
    )
    if len(by_document) > 1:
        findings += _counterpart_findings(pairs, by_document)
    files = dict.fromkeys(Path(part.path).name for part in parts)
    names = Words(*(mark.join(files) for mark in ("、", ", ")))
    head = [IMPORTED_FROM.filled(files=names), CHECK_IT]
    if period:
        head.append(PRINTED_BY.filled(period=period.words))
    comments = maker.comments(head, notes.remarks, draft.left_over)
    if period:
        comments = comments_with_stage(comments)
    return ImportedPlan(plan, comments, tuple(findings))


def _counterpart_findings(
    pairs: PairMaker, parts: Mapping[Document, ImportedPart]
) -> Iterator[Finding]:
    """The findings about promises without results, results without promises, and doubtful pairs."""
    plan, summary = parts[Document.PLAN].path, parts[Document.SUMMARY].path
    for one in pairs.counterparts:
        promise, result, likeness, near = one
        within = WITHIN_ANOTHER.filled(text=quotation(near.words)) if near else WITHIN_NOTHING
        if promise is None and result:
            text = quotation(result.words)
            yield finding_at(ONLY_IN_SUMMARY, summary, result.place, text=text, within=within)
        elif promise and result is None:
            text = quotation(promise.words)
            yield finding_at(ONLY_IN_PLAN, plan, promise.place, text=text, within=within)
        elif promise and result and not one.is_sure:
            yield finding_at(
                UNSURE_COUNTERPART,
                summary,
                result.place,
                text=quotation(result.words),
                promise=quotation(promise.words),
                percent=f"{likeness * 100:.0f}",
            )


def _draft_in_best_pack(
    parts: Mapping[Document, ImportedPart], facts: Facts, profiles: Mapping[str, Profile]
) -> tuple[PairMaker, PlanDraft, Profile]:
    """The draft in the first pack whose required sections it has; in the last one otherwise."""
    drafts = []
    for name, profile in profiles.items():
        pairs = PairMaker(facts.community, profile)
        is_alone = len(parts) == 1
        single = [
            _draft(part, document, facts, (name, profile), is_alone=is_alone)
            for document, part in parts.items()
        ]
        draft = pairs.joined_draft(*single) if len(single) > 1 else single[0]
        if _has_required_sections(draft, profile):
            return pairs, draft, profile
        drafts.append((pairs, draft, profile))
    return drafts[-1]


def _has_required_sections(draft: PlanDraft, profile: Profile) -> bool:
    """True when a draft has every section that the plan of a pack must have."""
    required = {
        SECTION_BY_KEY[one.section]
        for one in profile.plan.sections
        if one.expect.value == "required" and one.section != SectionName.WORK.value
    }
    return required <= draft.sections.keys()


def _draft(
    part: ImportedPart,
    document: Document,
    facts: Facts,
    named_profile: tuple[str, Profile],
    *,
    is_alone: bool,
) -> PlanDraft:
    """What one document says, in the fields of a pack; one that is alone keeps its order."""
    pack, profile = named_profile
    outline = part.outline
    frame = frame_of(outline)
    content = place_units(
        units_of(frame.nodes),
        document,
        profile.of(document),
        facts.year or 0,
        in_any_order=is_alone,
    )
    details = details_of(outline, frame, content)
    printed = (clean_text(node.text) for node in frame.printing_lines)
    return PlanDraft(
        facts=facts,
        details={document: details},
        sections=content.shared_sections(),
        work=content.work,
        schedule=content.schedule,
        extras=content.extras,
        left_over=(*printed, *(one.text for one in part.left_over)),
        pack="" if pack == DEFAULT_PACK else pack,
        order=content.order,
    )
