"""The plan of an imported document, or of a plan and a summary together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from civplan.findings.finding import Finding, Rule, Span
from civplan.findings.words import Language, Words
from civplan.ingest.blocks import Place
from civplan.ingest.errors import CannotImport
from civplan.ingest.outline import OutlinePart, PartKind
from civplan.ingest.plan.draft import Facts, PlanDraft
from civplan.ingest.plan.facts import community_in, facts_of
from civplan.ingest.plan.frame import frame_of
from civplan.ingest.plan.pairs import PairMaker
from civplan.ingest.plan.places import details_of, place_units
from civplan.ingest.plan.records import RecordMaker
from civplan.ingest.plan.texts import clean_text
from civplan.ingest.plan.units import units_of
from civplan.model.choices import Document, SectionName
from civplan.model.grammar.date_forms import read_date
from civplan.model.plan import DEFAULT_PACK, Plan
from civplan.model.plan_comments import PlanComments
from civplan.model.plan_writer import plan_file_text
from civplan.model.profile import Profile
from civplan.model.text import TEXT_FORMS
from civplan.rules.imported_plan_rules import (
    CAMPAIGN_NOT_NAMED,
    CERTAIN_LIKENESS,
    COMMUNITY_NOT_NAMED,
    KIND_ASSUMED,
    LEFT_OVER_TEXT,
    ONLY_IN_PLAN,
    ONLY_IN_SUMMARY,
    UNSURE_COUNTERPART,
    YEAR_NOT_NAMED,
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
NAMED_BY_FILE = Words(
    "请核对：{what}取自文件名", "请核对 / check: the {what} is that of the file's name"
)
OF_COMMUNITY, OF_YEAR = Words("社区", "community"), Words("年度", "year")
YEAR_OF_FILE = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
NO_SIGNATURE = Words(
    "请核对：原文没有署名，公文上会署“{issuer}”",
    "请核对 / check: the original is not signed; the document will say “{issuer}”",
)
CHECK_COMMUNITY = Words("请核对：社区", "请核对 / check: community")
CHECK_YEAR = Words("请核对：年度", "请核对 / check: year")
CHECK_CAMPAIGN = Words("请核对：主题", "请核对 / check: campaign")


ONE_KIND = Words(
    "和 {other} 都是{kind}；一个计划文件要一份计划、一份总结，用 --kind 分别导入",
    "it is a {kind}, and so is {other}; a plan file takes a plan and a summary: import each alone",
)
TWO_COMMUNITIES = Words(
    "两份文档不是一个社区的：{names}；确实是一个，用 --community 指明",
    "the documents are of two communities, {names}; if it is one, name it with --community",
)
TWO_YEARS = Words(
    "两份文档不是一年的：{years}；确实是一年，用 --year 指明",
    "the documents are of two years, {years}; if it is one, name it with --year",
)


class LeftOver(NamedTuple):
    """A text that belongs to no node."""

    text: str
    place: Place
    is_furniture: bool = False
    """True when its own finding tells that it was put aside."""


class ImportedPart(NamedTuple):
    """One document as it was read."""

    path: str
    """The file, as messages name it."""
    outline: OutlinePart
    left_over: tuple[LeftOver, ...] = ()
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
    findings: list[Finding] = []
    by_document = _documents_of(parts, options, findings)
    facts = _joined_facts(by_document, options)
    known, remarks = _known_facts(next(iter(by_document.values())), facts, options, findings)
    pairs, draft, profile = _draft_in_best_pack(by_document, known, profiles)
    findings += (
        _finding(LEFT_OVER_TEXT, part.path, one.place, text=shown(one.text))
        for part in parts
        for one in part.left_over
        if not one.is_furniture
    )
    if len(by_document) > 1:
        findings += _counterpart_findings(pairs, by_document)
    maker = RecordMaker(profile, [*by_document], options.language)
    names = Words(*(mark.join(Path(part.path).name for part in parts) for mark in ("、", ", ")))
    head = [IMPORTED_FROM.filled(files=names), CHECK_IT, *remarks]
    plan, comments = maker.plan_with_comments(draft, head)
    return ImportedPlan(plan, comments, tuple(findings))


def _documents_of(
    parts: Sequence[ImportedPart], options: ImportOptions, findings: list[Finding]
) -> dict[Document, ImportedPart]:
    """The plan first, then the summary.

    Raises:
        CannotImport: Two documents are of one kind.
    """
    if len(parts) == 1:
        return {document_of(parts[0], options, findings): parts[0]}
    one, other = parts
    kinds = [one.outline.kind, other.outline.kind]
    if kinds[0] is kinds[1] is not PartKind.UNCLEAR:
        kind = TEXT_FORMS[kinds[0].value].words
        raise CannotImport(other.path, ONE_KIND.filled(kind=kind, other=one.path))
    is_reversed = kinds[0] is PartKind.SUMMARY or kinds[1] is PartKind.PLAN
    plan, summary = (other, one) if is_reversed else (one, other)
    for part, document in ((plan, Document.PLAN), (summary, Document.SUMMARY)):
        if part.outline.kind is PartKind.UNCLEAR:
            place = part.outline.place
            findings.append(_finding(KIND_ASSUMED, part.path, place, document=document.words))
    return {Document.PLAN: plan, Document.SUMMARY: summary}


def _joined_facts(parts: Mapping[Document, ImportedPart], options: ImportOptions) -> Facts:
    """What the documents say about themselves, the plan first.

    Raises:
        CannotImport: They name different communities or years, and no option says which.
    """
    facts, *others = (facts_of(part.outline) for part in parts.values())
    for other, part in zip(others, [*parts.values()][1:], strict=True):
        communities = {facts.community, other.community} - {""}
        years = {facts.year, other.year} - {None}
        if len(communities) > 1 and not options.community:
            raise CannotImport(
                part.path, TWO_COMMUNITIES.filled(names=_either(sorted(communities)))
            )
        if len(years) > 1 and not options.year:
            raise CannotImport(part.path, TWO_YEARS.filled(years=_either(sorted(map(str, years)))))
        facts = Facts(
            community=facts.community or other.community,
            year=facts.year or other.year,
            campaign=facts.campaign or other.campaign,
            district=facts.district or other.district,
            issuers=facts.issuers or other.issuers,
        )
    return facts


def _either(texts: Sequence[str]) -> Words:
    """Two texts with a word between them."""
    return Words("和".join(texts), " and ".join(texts))


def _counterpart_findings(
    pairs: PairMaker, parts: Mapping[Document, ImportedPart]
) -> Iterator[Finding]:
    """The findings about promises without results, results without promises, and doubtful pairs."""
    plan, summary = parts[Document.PLAN].path, parts[Document.SUMMARY].path
    for promise, result, likeness in pairs.counterparts:
        if promise is None and result:
            text = shown(result.words)
            yield _finding(ONLY_IN_SUMMARY, summary, result.place, text=text)
        elif promise and result is None:
            yield _finding(ONLY_IN_PLAN, plan, promise.place, text=shown(promise.words))
        elif promise and result and likeness < CERTAIN_LIKENESS:
            yield _finding(
                UNSURE_COUNTERPART,
                summary,
                result.place,
                text=shown(result.words),
                promise=shown(promise.words),
                percent=f"{likeness * 100:.0f}",
            )


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
    stem = Path(part.path).stem
    if not community and (community := community_in(stem)):
        remarks.append(NAMED_BY_FILE.filled(what=OF_COMMUNITY))
    if year is None and (match := YEAR_OF_FILE.search(stem)):
        year = int(match[0])
        remarks.append(NAMED_BY_FILE.filled(what=OF_YEAR))
    if not community:
        community = ANY_COMMUNITY
        findings.append(_finding(COMMUNITY_NOT_NAMED, part.path, place, community=community))
        remarks.append(CHECK_COMMUNITY)
    if year is None:
        year = options.this_year
        findings.append(_finding(YEAR_NOT_NAMED, part.path, place, year=year))
        remarks.append(CHECK_YEAR)
    if not campaign:
        campaign = ANY_CAMPAIGN
        findings.append(_finding(CAMPAIGN_NOT_NAMED, part.path, place, campaign=campaign))
        remarks.append(CHECK_CAMPAIGN)
    if not facts.issuers:
        remarks.append(NO_SIGNATURE.filled(issuer=f"{community}居民委员会"))
    known = replace(facts, community=community, year=year, campaign=campaign)
    return known, remarks


def _draft_in_best_pack(
    parts: Mapping[Document, ImportedPart], facts: Facts, profiles: Mapping[str, Profile]
) -> tuple[PairMaker, PlanDraft, Profile]:
    """The draft in the first pack whose required sections it has; in the last one otherwise."""
    drafts = []
    for name, profile in profiles.items():
        pairs = PairMaker(facts.community, profile)
        single = [_draft(part, document, facts, name, profile) for document, part in parts.items()]
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
    part: ImportedPart, document: Document, facts: Facts, pack: str, profile: Profile
) -> PlanDraft:
    """What one document says, in the fields of a pack."""
    outline = part.outline
    order = [SECTION_BY_KEY[one.section] for one in profile.of(document).sections]
    frame = frame_of(outline)
    content = place_units(units_of(frame.nodes), document, order)
    details = details_of(outline, frame, content)
    printed = (clean_text(node.text) for node in frame.printed)
    return PlanDraft(
        facts=facts,
        details={document: details},
        sections=content.shared_sections(),
        work=content.work,
        extras=content.extras,
        left_over=(*printed, *(one.text for one in part.left_over)),
        pack="" if pack == DEFAULT_PACK else pack,
    )


def _finding(rule: Rule, path: str, place: Place, **values: object) -> Finding:
    """A finding at a paragraph of a document."""
    return rule.at(Span(path, place.paragraph, 1, place.paragraph, 1), **values)


def shown(text: str) -> str:
    """A text as a message repeats it."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}……"
