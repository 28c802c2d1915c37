"""Which documents are imported, and what is known of them, with remarks about what is not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from civplan.findings.finding import Rule
from civplan.findings.words import Words
from civplan.ingest.errors import CannotImport
from civplan.ingest.outline import PartKind
from civplan.ingest.plan.draft import Facts
from civplan.ingest.plan.facts import community_in, facts_of
from civplan.ingest.plan.parts import ImportedPart, ImportNotes, ImportOptions, finding_at
from civplan.ingest.plan.texts import date_under_text
from civplan.ingest.structure.kinds import kind_of_tense, kind_of_text, kind_of_title
from civplan.ingest.structure.titles import PLAN_WORDS, SUMMARY_WORDS
from civplan.model.choices import Document
from civplan.model.text import TEXT_FORMS
from civplan.rules.imported_plan_rules import (
    CAMPAIGN_NOT_NAMED,
    COMMUNITY_NOT_NAMED,
    FACT_GUESSED,
    KIND_ASSUMED,
    YEAR_NOT_NAMED,
)

ANY_COMMUNITY, ANY_CAMPAIGN = "本社区", "社区工作"
"""What stands for a community and a campaign that the document does not name."""
AUTUMN = 9
"""The month from which on an undecided document with a date is taken for a summary."""
NAME_OF_FILE = Words("文件名", "the name of the file")
OTHER_OF_PAIR = Words("另一份文档", "the other document")
KEY_NAMES = {"community": Words("社区", "community"), "year": Words("年度", "year")}
NOTHING_SAYS = Words(
    "看不出是计划还是总结", "title and text leave open whether it is a plan or a summary"
)
TITLE_SAYS_TWO = Words("标题既说计划又说总结", "the title says both plan and summary")
BY_TENSE = Words(
    "标题和开头没有写明是计划还是总结，从口气看",
    "neither title nor opening says whether it is a plan or a summary, only its tense",
)
YEAR_OF_FILE = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
TWO_OF_A_KIND = Words(
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
    parts: Sequence[ImportedPart], options: ImportOptions, notes: ImportNotes
) -> dict[Document, ImportedPart]:
    """The plan first, then the summary.

    Raises:
        CannotImport: Two documents are of one kind.
    """
    if len(parts) == 1:
        return {document_of(parts[0], options, notes): parts[0]}
    one, other = parts
    kinds = [one.outline.kind, other.outline.kind]
    if kinds[0] is kinds[1] is not PartKind.UNCLEAR:
        kind = TEXT_FORMS[kinds[0].value].words
        raise CannotImport(other.path, TWO_OF_A_KIND.filled(kind=kind, other=one.path))
    is_reversed = kinds[0] is PartKind.SUMMARY or kinds[1] is PartKind.PLAN
    plan, summary = (other, one) if is_reversed else (one, other)
    for part, document in ((plan, Document.PLAN), (summary, Document.SUMMARY)):
        if part.outline.kind is PartKind.UNCLEAR:
            _note_kind(part, document, NOTHING_SAYS, notes)
    return {Document.PLAN: plan, Document.SUMMARY: summary}


def document_of(part: ImportedPart, options: ImportOptions, notes: ImportNotes) -> Document:
    """Which of the two documents a text is; a note where nobody and nothing says it for sure."""
    if options.document:
        return options.document
    outline = part.outline
    if outline.kind is not PartKind.UNCLEAR:
        document = TEXT_FORMS[outline.kind.value]
        texts = [node.text for node in outline.nodes]
        is_said = kind_of_title(outline.title) or kind_of_text(texts)
        if not is_said and kind_of_tense(texts) is outline.kind:
            _note_kind(part, document, BY_TENSE, notes)
        return document
    if kind_of_title(outline.title) is PartKind.UNCLEAR:
        document, why = _first_said(outline.title), TITLE_SAYS_TWO
    else:
        year = facts_of(outline).year or options.this_year
        date = date_under_text(outline.date, year) if outline.date else None
        document = Document.SUMMARY if date and date.month >= AUTUMN else Document.PLAN
        why = NOTHING_SAYS
    _note_kind(part, document, why, notes)
    return document


def _first_said(title: str) -> Document:
    """Which of the two documents a title names first: 总结和明年打算 is a summary."""
    summary, plan = re.search(SUMMARY_WORDS, title), re.search(PLAN_WORDS, title)
    is_summary = summary and (plan is None or summary.start() < plan.start())
    return Document.SUMMARY if is_summary else Document.PLAN


def _note_kind(part: ImportedPart, document: Document, why: Words, notes: ImportNotes) -> None:
    """Note which of the two documents a text was taken for."""
    values = {"why": why, "document": document.words}
    finding = finding_at(KIND_ASSUMED, part.path, part.outline.place, **values)
    notes.add(finding, (document.value,))


def joined_facts(parts: Mapping[Document, ImportedPart], options: ImportOptions) -> Facts:
    """What the documents say about themselves, the plan first; what is sure before a guess.

    Raises:
        CannotImport: They name different communities or years, and no option says which.
    """
    first, *others = parts.values()
    facts = facts_of(first.outline)
    for part in others:
        other = facts_of(part.outline)
        communities = {facts.community, other.community} - {""}
        years = {facts.year, other.year} - {None}
        if len(communities) > 1 and not options.community:
            names = _either(sorted(communities))
            raise CannotImport(part.path, TWO_COMMUNITIES.filled(names=names))
        is_guess = bool(facts.year_from) is not bool(other.year_from)
        if len(years) > 1 and not options.year and not is_guess:
            raise CannotImport(part.path, TWO_YEARS.filled(years=_either(sorted(map(str, years)))))
        by_community = (
            other if not facts.community or _is_surer(other, facts, "community") else facts
        )
        by_year = other if facts.year is None or _is_surer(other, facts, "year") else facts
        facts = Facts(
            community=by_community.community,
            year=by_year.year,
            campaign=facts.campaign or other.campaign,
            district=facts.district or other.district,
            issuers=facts.issuers or other.issuers,
            community_from=by_community.community_from,
            year_from=by_year.year_from or (OTHER_OF_PAIR if len(years) > 1 else None),
        )
    return facts


def _is_surer(one: Facts, other: Facts, fact: str) -> bool:
    """True when one document says what was only guessed of the other."""
    is_said = getattr(one, fact) and getattr(one, f"{fact}_from") is None
    return bool(is_said and getattr(other, f"{fact}_from"))


def _either(texts: Sequence[str]) -> Words:
    """Two texts with a word between them."""
    return Words("和".join(texts), " and ".join(texts))


def known_facts(
    part: ImportedPart, facts: Facts, options: ImportOptions, notes: ImportNotes
) -> Facts:
    """The facts with what must not be missing; what was guessed or is not known is noted."""

    def note(rule: Rule, fact: str, **values: object) -> None:
        notes.add(finding_at(rule, part.path, part.outline.place, **values), (fact,))

    stem = Path(part.path).stem
    community, year, campaign = facts.community, facts.year, facts.campaign
    sources = {"community": facts.community_from, "year": facts.year_from}
    if not community and (community := community_in(stem)):
        sources["community"] = NAME_OF_FILE
    if year is None and (match := YEAR_OF_FILE.search(stem)):
        year, sources["year"] = int(match[0]), NAME_OF_FILE
    community, year = options.community or community, options.year or year
    if not community:
        community = ANY_COMMUNITY
        note(COMMUNITY_NOT_NAMED, "community", community=community)
    if year is None:
        year = options.this_year
        note(YEAR_NOT_NAMED, "year", year=year)
    if not (campaign := options.campaign or campaign):
        campaign = ANY_CAMPAIGN
        note(CAMPAIGN_NOT_NAMED, "campaign", campaign=campaign)
    for key, value, option in (
        ("community", community, options.community),
        ("year", year, options.year),
    ):
        if (source := sources[key]) and not option:
            note(FACT_GUESSED, key, key=KEY_NAMES[key], value=value, source=source)
    return replace(facts, community=community, year=year, campaign=campaign)
