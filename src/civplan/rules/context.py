"""What the checks look at: a plan with its items, sections and texts, and the check's options."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from re import Pattern
from typing import TYPE_CHECKING, NamedTuple

from civplan.findings.finding import Edit, Finding, LinesOf, Rule, Span
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.packs import Profile
from civplan.model.plan import Plan
from civplan.model.sections import Section
from civplan.model.target import Target
from civplan.model.text import TextParagraph
from civplan.rules.contents import Content, sections_of
from civplan.rules.positions import TextPlaces
from civplan.rules.prose import Hit, Passage, Prose, passages_of

if TYPE_CHECKING:  # few files have a record or stages
    from civplan.model.grammar.period_forms import Period
    from civplan.model.issued import IssuedPlan


class Assignment(NamedTuple):
    """An item that concerns the community."""

    item: Item
    lead: str | None
    """The responsible body: its own, or that of an item or area above it."""
    above: tuple[Item, ...]
    """The items that it is a sub-item of, the outermost first."""
    is_promised: bool
    """True when the plan prints it, and the items above it."""
    is_reported: bool
    """True when the summary prints them, once there is a result."""

    @property
    def line(self) -> tuple[Item, ...]:
        """The items above it, and itself."""
        return (*self.above, self.item)


Assignments = tuple[Assignment, ...]


def assignments_of(plan: Plan, of_work: Assignments) -> Assignments:
    """Every item of the plan and of its work; the summary's own sections hold none.

    What stands under 下一步打算 is for another year.

    Args:
        plan: The plan.
        of_work: The items of its work.
    """
    before = (plan.principles, plan.organization, plan.goals)
    behind = (plan.safeguards, *plan.sections)
    return (*_section_assignments(before), *of_work, *_section_assignments(behind))


def all_targets(plan: Plan, assignments: Assignments) -> Iterator[Target]:
    """The targets of the goals, then those of every item."""
    yield from plan.goals.targets if plan.goals else ()
    for assignment in assignments:
        yield from assignment.item.targets


def work_assignments(plan: Plan) -> Assignments:
    """Every item of the year's work (主要工作)."""
    return tuple(_section_assignments((plan.work,)))


def _section_assignments(sections: Iterable[Section | None]) -> Iterator[Assignment]:
    """The items of sections and of their areas, sub-items after their item."""
    for section in sections:
        if section:
            yield from _assignments_below(section.items, None)
            for area in section.areas:
                yield from _assignments_below(area.items, area.lead)


def _assignments_below(
    items: Iterable[Item], lead: str | None, above: Assignment | None = None
) -> list[Assignment]:
    """Items and their sub-items, without those that do not concern the community."""
    assignments: list[Assignment] = []
    for item in items:
        if item.not_applicable is None and "not_applicable" not in item.spans:
            own = Assignment(
                item,
                item.lead or lead,
                above.line if above else (),
                Document.PLAN in item.in_ and (above is None or above.is_promised),
                Document.SUMMARY in item.in_ and (above is None or above.is_reported),
            )
            assignments.append(own)
            assignments += _assignments_below(item.items, own.lead, own)
    return assignments


CommunityNames = tuple[str, ...]
"""Every name of one community, the full one first."""


def no_lines(path: str) -> tuple[str, ...]:
    """No lines, for files that are not at hand."""
    del path
    return ()


class CheckOptions(NamedTuple):
    """The values of a check that come from outside the plan file."""

    documents: tuple[Document, ...] | None = None
    """The documents to check; None for the plan, and the summary when the file has one."""
    as_of: dt.date | None = None
    """The day for which progress is checked; None for the whole year."""
    communities: tuple[CommunityNames, ...] = ()
    """Communities whose texts may have been copied; the plan's own may be among them."""
    issued: IssuedPlan | None = None
    """The promises of the plan when it was issued; None before."""
    combined: bool = False
    """True for the document that holds the summary and the plan of the next year."""
    next_year: str = ""
    """The file of that plan, named outside the plan file; empty for what the plan file says."""
    stage: Period | None = None
    """The period of the only stage to check; None for the documents, and every stage."""


def combined_options(next_year: str = "") -> CheckOptions:
    """The options for the document of two years; of the file's own plan nothing is made.

    Args:
        next_year: The file of the next year; empty for the one that the plan file names.
    """
    return CheckOptions(documents=(Document.SUMMARY,), combined=True, next_year=next_year)


class CheckContext(NamedTuple):
    """A plan with the parts that many checks need."""

    plan: Plan
    profile: Profile
    documents: tuple[Document, ...]
    """The documents that are checked."""
    sections: tuple[Content, ...]
    assignments: Assignments
    """Every item that concerns the community."""
    of_work: Assignments
    """The items of the year's work."""
    prose: Prose
    places: TextPlaces
    as_of: dt.date | None
    communities: tuple[CommunityNames, ...]
    issued: IssuedPlan | None
    """The promises of the plan when it was issued; None before."""

    def find(self, pattern: Pattern[str]) -> Iterator[Hit]:
        """The matches of a pattern in the texts of the documents that are checked.

        The pattern must not match a line break: it stands between two texts.
        """
        for hit in self.prose.find(pattern):
            if any(document in self.documents for document in hit.passage.documents):
                yield hit

    def document_place(self, document: Document) -> Span:
        """The place of a document's own keys; line 1 of the file without them."""
        details = self.plan.details(document)
        return details.span if details else Span(self.plan.span.path)

    def place(self, hit: Hit) -> Span:
        """The place of a hit in its file."""
        return self.places.part(hit.passage, hit.start, hit.end)

    def at(self, rule: Rule, hit: Hit, **values: object) -> Finding:
        """The finding of a rule at a hit."""
        return rule.at(self.place(hit), **values)

    def replacement(self, rule: Rule, hit: Hit, new: str, /, **values: object) -> Finding:
        """The finding of a rule at a hit, with the edit that replaces the hit."""
        return self.with_edit(self.at(rule, hit, **values), hit, new)

    def with_edit(self, finding: Finding, hit: Hit, text: str) -> Finding:
        """The finding with one more edit: ``text`` replaces the hit."""
        return self.with_edit_in(finding, hit.passage, hit.start, hit.end, text)

    def with_edit_in(
        self, finding: Finding, passage: Passage, start: int, end: int, text: str
    ) -> Finding:
        """The finding with one more edit: ``text`` replaces a part of a passage.

        The finding stays as it is where that part has no place of its own on one line.
        """
        place = self.places.exact(passage, start, end)
        if place is None or place.line != place.end_line:
            return finding
        return finding.with_edits(*finding.edits, Edit(place, text))


def check_context(
    plan: Plan,
    profile: Profile,
    options: CheckOptions | None = None,
    lines_of: LinesOf = no_lines,
    prose: Prose | None = None,
) -> CheckContext:
    """Collect what the checks look at.

    Args:
        plan: The plan.
        profile: Its pack's.
        options: Values from outside the plan file; None for the defaults.
        lines_of: The lines of the files that the plan was read from, for exact places.
        prose: The plan's texts, where they have been gathered; None to gather them.
    """
    chosen = options or CheckOptions()
    of_work = work_assignments(plan)
    return CheckContext(
        plan=plan,
        profile=profile,
        documents=chosen.documents or plan.documents,
        sections=tuple(sections_of(plan)),
        assignments=assignments_of(plan, of_work),
        of_work=of_work,
        prose=prose or Prose(passages_of(plan)),
        places=TextPlaces(lines_of),
        as_of=chosen.as_of,
        communities=chosen.communities,
        issued=chosen.issued,
    )


class TextStretch(NamedTuple):
    """A stretch of a paragraph."""

    paragraph: TextParagraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.paragraph.text[self.start : self.end]

    def place(self, context: CheckContext) -> Span:
        """Their place in the file."""
        text, span = self.paragraph
        for passage in context.prose.passages:
            if passage.span == span and passage.text == text:
                return context.places.part(passage, self.start, self.end)
        return span


def line_words(place: Span) -> Words:
    """The line of the other place."""
    return Words(f"第{place.line}行", f"line {place.line}")
