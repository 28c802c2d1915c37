"""Which documents are imported, and what is known of them, with remarks about what is not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.ingest.errors import CannotImport
from civplan.ingest.outline import PartKind
from civplan.ingest.plan.draft import Facts
from civplan.ingest.plan.facts import community_in, facts_of
from civplan.ingest.plan.parts import ImportedPart, ImportOptions, finding_at
from civplan.ingest.plan.texts import date_under_text
from civplan.model.choices import Document
from civplan.model.text import TEXT_FORMS
from civplan.rules.imported_plan_rules import (
    CAMPAIGN_NOT_NAMED,
    COMMUNITY_NOT_NAMED,
    KIND_ASSUMED,
    YEAR_NOT_NAMED,
)

ANY_COMMUNITY, ANY_CAMPAIGN = "本社区", "社区工作"
"""What stands for a community and a campaign that the document does not name."""
AUTUMN = 9
"""The month from which on an undecided document with a date is taken for a summary."""
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


def documents_of(
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
            findings.append(finding_at(KIND_ASSUMED, part.path, place, document=document.words))
    return {Document.PLAN: plan, Document.SUMMARY: summary}


def joined_facts(parts: Mapping[Document, ImportedPart], options: ImportOptions) -> Facts:
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


def document_of(part: ImportedPart, options: ImportOptions, findings: list[Finding]) -> Document:
    """Which of the two documents a text is; a finding where nobody and nothing says it."""
    if options.document:
        return options.document
    outline = part.outline
    if outline.kind is not PartKind.UNCLEAR:
        return TEXT_FORMS[outline.kind.value]
    facts = facts_of(outline)
    document = Document.PLAN
    date = date_under_text(outline.date, facts.year or options.this_year) if outline.date else None
    if date and date.month >= AUTUMN:
        document = Document.SUMMARY
    findings.append(finding_at(KIND_ASSUMED, part.path, outline.place, document=document.words))
    return document


def known_facts(
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
        findings.append(finding_at(COMMUNITY_NOT_NAMED, part.path, place, community=community))
        remarks.append(CHECK_COMMUNITY)
    if year is None:
        year = options.this_year
        findings.append(finding_at(YEAR_NOT_NAMED, part.path, place, year=year))
        remarks.append(CHECK_YEAR)
    if not campaign:
        campaign = ANY_CAMPAIGN
        findings.append(finding_at(CAMPAIGN_NOT_NAMED, part.path, place, campaign=campaign))
        remarks.append(CHECK_CAMPAIGN)
    if not facts.issuers:
        remarks.append(NO_SIGNATURE.filled(issuer=f"{community}居民委员会"))
    known = replace(facts, community=community, year=year, campaign=campaign)
    return known, remarks
