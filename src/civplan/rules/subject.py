"""What the rules look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from re import Pattern
from typing import TYPE_CHECKING, NamedTuple

from civplan.findings.finding import Edit, Finding, Lines, Rule, Span
from civplan.model.choices import Document
from civplan.model.plan import Plan
from civplan.model.profile import Profile
from civplan.rules.assignments import Assignments, assignments_of, work_assignments
from civplan.rules.contents import Content, sections_of
from civplan.rules.locating import exact_place, place_in
from civplan.rules.passages import passages_of
from civplan.rules.prose import Hit, Passage, Prose

if TYPE_CHECKING:  # few files have a record
    from civplan.model.issued import Issued


Names = tuple[str, ...]
"""Every name of one community, the full one first."""


def no_lines(path: str) -> tuple[str, ...]:
    """The lines of files that are not at hand."""
    del path
    return ()


class Circumstances(NamedTuple):
    """What a check takes from outside the plan file."""

    documents: tuple[Document, ...] | None = None
    """Those to check; None for the plan, and the summary when the file has one."""
    as_of: dt.date | None = None
    """The day for which progress is judged; None for the whole year."""
    communities: tuple[Names, ...] = ()
    """Those whose texts may have been copied; the plan's own may be among them."""
    issued: Issued | None = None
    """What the plan promised when it was issued; None before."""


class Subject(NamedTuple):
    """A plan with what the rules ask of it again and again."""

    plan: Plan
    profile: Profile
    documents: tuple[Document, ...]
    """Those that are checked."""
    sections: tuple[Content, ...]
    assignments: Assignments
    """Every item that concerns the community."""
    of_work: Assignments
    """Those of the year's work."""
    prose: Prose
    lines_of: Lines
    as_of: dt.date | None
    communities: tuple[Names, ...]
    issued: Issued | None
    """What the plan promised when it was issued; None before."""

    def find(self, pattern: Pattern[str]) -> Iterator[Hit]:
        """Every place of a pattern in the texts of the documents that are checked.

        The pattern must not match a line break: it stands between two texts.
        """
        for hit in self.prose.find(pattern):
            if any(document in self.documents for document in hit.passage.documents):
                yield hit

    def place(self, hit: Hit) -> Span:
        """Where a hit stands in its file."""
        return place_in(hit.passage, hit.start, hit.end, self.lines_of)

    def at(self, rule: Rule, hit: Hit, **values: object) -> Finding:
        """The finding that a rule is broken at a hit."""
        return rule.at(self.place(hit), **values)

    def replacing(self, finding: Finding, hit: Hit, text: str) -> Finding:
        """A finding with the edit that writes ``text`` for the hit."""
        return self.editing(finding, hit.passage, hit.start, hit.end, text)

    def editing(
        self, finding: Finding, passage: Passage, start: int, end: int, text: str
    ) -> Finding:
        """A finding with the edit that writes ``text`` for a part of a passage.

        The finding stays as it is where that part has no place of its own on one line.
        """
        place = exact_place(passage, start, end, self.lines_of)
        if place is None or place.line != place.end_line:
            return finding
        return finding.mended_by(*finding.edits, Edit(place, text))


def subject_of(
    plan: Plan,
    profile: Profile,
    circumstances: Circumstances | None = None,
    lines_of: Lines = no_lines,
    prose: Prose | None = None,
) -> Subject:
    """Gather what the rules look at.

    Args:
        plan: The plan.
        profile: Its pack's.
        circumstances: What does not stand in the file; None for the usual ones.
        lines_of: The lines of the files that the plan was read from, for exact places.
        prose: The plan's texts, where they have been gathered; None to gather them.
    """
    around = circumstances or Circumstances()
    return Subject(
        plan=plan,
        profile=profile,
        documents=around.documents or plan.documents,
        sections=tuple(sections_of(plan)),
        assignments=assignments_of(plan),
        of_work=work_assignments(plan),
        prose=prose or Prose(passages_of(plan)),
        lines_of=lines_of,
        as_of=around.as_of,
        communities=around.communities,
        issued=around.issued,
    )
