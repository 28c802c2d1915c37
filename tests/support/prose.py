"""Prose rules in tests: one text, without a plan file around it."""

from __future__ import annotations

from collections.abc import Iterable

from civplan.findings.finding import Finding, Span
from civplan.model.choices import Document
from civplan.rules.families import Check
from civplan.rules.prose import Passage, Prose
from civplan.rules.subject import Subject, subject_of
from support.composed import NESTED, pack_named
from support.plans import plan_of

SECTION = ("principles", "text")
ITEM = ("work", "items", "text")


def subject_with(*lines: str, path: tuple[str, ...] = SECTION, year: int = 2007) -> Subject:
    """A subject whose texts are these lines, each a paragraph on a line of its own."""
    plan = plan_of("").with_values(year=year)
    passages = [
        Passage(text, Span("plan.yaml", line, 1, line, len(text) + 1), (Document.PLAN,), path)
        for line, text in enumerate(lines, 1)
    ]
    subject = subject_of(plan, pack_named(NESTED).profile)
    return subject._replace(
        documents=(Document.PLAN,), prose=Prose(passages), lines_of=lambda _path: lines
    )


def found_by(
    checks: Iterable[Check], *lines: str, path: tuple[str, ...] = SECTION, year: int = 2007
) -> list[Finding]:
    """What checks find in a section's paragraphs, in the order of the lines."""
    subject = subject_with(*lines, path=path, year=year)
    found = [finding for check in checks for finding in check(subject)]
    return sorted(found, key=lambda finding: finding.span)


def marked(findings: Iterable[Finding], line: str) -> list[str]:
    """The stretches of a line that findings point at."""
    return [line[one.span.column - 1 : one.span.end_column - 1] for one in findings]


def mended(findings: Iterable[Finding], line: str) -> str:
    """A line with all edits of its findings made."""
    edits = (edit for finding in findings for edit in finding.edits)
    for span, text in sorted(edits, reverse=True):
        line = line[: span.column - 1] + text + line[span.end_column - 1 :]
    return line
