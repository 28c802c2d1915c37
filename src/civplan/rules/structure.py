"""Family S1xx: the sections that a pack expects, and the dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import Document, Expectation
from civplan.model.plan import PLAN, SUMMARY_DETAILS, Plan
from civplan.model.profile import ExpectedSection, Profile
from civplan.rules.contents import Content, areas_of, has_indicators, is_read_whole

REQUIRED_SECTION = Rule(
    "S101",
    "required-section-missing",
    Severity.ERROR,
    Words("{document}缺少“{zh}”（{en}）", "the {document} lacks “{en}” ({zh})"),
    Words("补上“{zh}: …”", "add “{en}: …”"),
)
DATE_MISSING = Rule(
    "S102",
    "date-missing",
    Severity.WARNING,
    Words("{document}没有成文日期", "the {document} has no date"),
    Words("在“{zh}”下补上“成文日期: {date}”", "add “date: {date}” under “{en}”"),
)
DATE_NOT_A_DAY = Rule(
    "S103",
    "date-without-day",
    Severity.WARNING,
    Words(
        "{document}的成文日期没有写到日（GB/T 9704-2012，7.3.5.4）",
        "the {document}'s date has no day (GB/T 9704-2012, 7.3.5.4)",
    ),
    Words("写到日，如 {date}", "write the day too, such as {date}"),
)

NOTHING_TO_PRINT = Rule(
    "S104",
    "nothing-to-print",
    Severity.WARNING,
    Words(
        "“{name}”没有内容，在计划和总结里都不会印出",
        "“{name}” says nothing, so that neither the plan nor the summary prints it",
    ),
    Words("给它写上文字或措施，不需要就删去", "give it a text or items, or take it out"),
)
SECTION_NOT_PLACED = Rule(
    "S105",
    "section-not-placed",
    Severity.WARNING,
    Words(
        "这个文种的{document}里没有“{name}”的位置，它不会印出",
        "this pack's {document} has no place for “{name}”, which is not printed",
    ),
    Words(
        "在文种的 profile.yaml 的“{document}”下面列出 {key}，或把内容写进“其他部分”",
        "list {key} under “{document}” in the pack's profile.yaml, or write it under “sections”",
    ),
)
EMPTY_DOCUMENT = Rule(
    "S106",
    "empty-document",
    Severity.ERROR,
    Words("{document}里一个部分也没有", "the {document} has no section at all"),
    Words("{way}", "{way}"),
)

RULES: tuple[Rule, ...] = (
    *(REQUIRED_SECTION, DATE_MISSING, DATE_NOT_A_DAY),
    *(NOTHING_TO_PRINT, SECTION_NOT_PLACED, EMPTY_DOCUMENT),
)
"""Every rule of this family, for the catalogue."""

USUAL_DAYS = {Document.PLAN: "01-10", Document.SUMMARY: "12-20"}
"""Month and day for an example: a plan is written in January, a summary in December."""
WAYS_TO_FILL = {
    Document.PLAN: Words("写上要做的事", "write what is to be done"),
    Document.SUMMARY: Words(
        "写上完成情况；现在还不写总结，就先删去“总结”",
        "write what came of the work; take “summary” out until there is something to report",
    ),
}
"""How an empty document gets a section."""
INDICATORS = "indicators"
MADE_BY_CIVPLAN = frozenset({INDICATORS})
"""Sections that no key of the plan file gives."""


def missing_sections(plan: Plan, profile: Profile, document: Document) -> Iterator[Finding]:
    """The sections that a document of this pack must have, and has not."""
    for expected in profile.of(document).sections:
        if expected.expect is Expectation.REQUIRED and not has_section(plan, expected):
            key = PLAN.by_name.get(expected.section) or SUMMARY_DETAILS.by_name[expected.section]
            place = Span(plan.span.path)
            yield REQUIRED_SECTION.at(place, document=words_of(document), zh=key.zh, en=key.en)


def has_section(plan: Plan, expected: ExpectedSection) -> bool:
    """True when the plan file gives a section, even one that could not be read: that is told."""
    given = {*plan.spans, *(plan.summary.spans if plan.summary else ()), *MADE_BY_CIVPLAN}
    return expected.section in given


def date_of(plan: Plan, document: Document) -> Iterator[Finding]:
    """A document that is signed has a date of year, month and day.

    What could not be read is told by the reading.
    """
    details = plan.details(document)
    if details is None and document.value in plan.spans:
        return
    values = {
        "document": words_of(document),
        "zh": document.zh,
        "en": document.value,
        "date": f"{plan.year}-{USUAL_DAYS[document]}",
    }
    if details is None or "date" not in details.spans:
        place = details.span if details else Span(plan.span.path)
        yield DATE_MISSING.at(place, **values)
    elif details.date and not details.date.is_day:
        yield DATE_NOT_A_DAY.at(details.span_of("date"), **values)


def silent_parts(plan: Plan, sections: Sequence[Content]) -> Iterator[Finding]:
    """The sections and areas that neither document would print as they stand."""
    for part in (*sections, *areas_of(plan)):
        if not part.documents and not part.is_excused:
            yield NOTHING_TO_PRINT.at(part.span, name=part.name)


def unplaced_sections(
    sections: Sequence[Content], profile: Profile, document: Document
) -> Iterator[Finding]:
    """The sections with something to say for which a document of this pack has no place."""
    placed = {expected.section for expected in profile.of(document).sections}
    for part in sections:
        if part.key and document in part.documents and part.key not in placed:
            values = {"document": words_of(document), "name": part.name, "key": part.key}
            yield SECTION_NOT_PLACED.at(part.span, **values)


def empty_document(
    plan: Plan, sections: Sequence[Content], profile: Profile, document: Document
) -> Iterator[Finding]:
    """A document in which no section would stand.

    What could not be read, and required sections that are missing, are told by themselves.
    """
    placed = {"", *(expected.section for expected in profile.of(document).sections)}
    if any(document in part.documents and part.key in placed for part in sections):
        return
    has_table = document is Document.SUMMARY and INDICATORS in placed and has_indicators(plan)
    if has_table or not is_read_whole(plan) or any(missing_sections(plan, profile, document)):
        return
    details = plan.details(document)
    place = details.span if details else Span(plan.span.path)
    yield EMPTY_DOCUMENT.at(place, document=words_of(document), way=WAYS_TO_FILL[document])


def words_of(document: Document) -> Words:
    """A document's name in a message."""
    return Words(document.zh, document.value)
