"""Family S1xx: the sections that a pack expects, and the dates."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words
from civplan.model.choices import Document, Expectation
from civplan.model.plan import PLAN, SUMMARY_DETAILS, Plan
from civplan.model.profile import ExpectedSection, Profile

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

RULES: tuple[Rule, ...] = (REQUIRED_SECTION, DATE_MISSING, DATE_NOT_A_DAY)
"""Every rule of this family, for the catalogue."""

USUAL_DAYS = {Document.PLAN: "01-10", Document.SUMMARY: "12-20"}
"""Month and day for an example: a plan is written in January, a summary in December."""
MADE_BY_CIVPLAN = frozenset({"indicators"})
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


def words_of(document: Document) -> Words:
    """A document's name in a message."""
    return Words(document.zh, document.value)
