"""What some rules find in a plan file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from civplan.findings.finding import Finding, Rule, Span
from civplan.model.choices import Document
from civplan.model.plan import PLAN_SHAPE
from civplan.rules.check import PlanCheck, check_plan
from civplan.rules.context import CheckContext, CheckOptions, check_context
from civplan.rules.examples import whole_plan
from civplan.rules.positions import TextPlaces
from civplan.rules.prose import Passage, Prose
from civplan.source.source import parse_source
from support.documents import NESTED, pack_named
from support.plans import finding_lines, plan_of


def findings_of(
    rules: Sequence[Rule],
    text: str,
    *,
    as_of: str = "",
    documents: tuple[Document, ...] | None = None,
) -> list[Finding]:
    """The findings of some rules about a plan file; what a plan needs besides stands behind it.

    The file can be read, but for what the model itself leaves out.
    """
    source = parse_source(whole_plan(text).encode(), "plan.yaml")
    plan = PLAN_SHAPE.read(source.root, []) if source.root else None
    assert plan is not None, source.findings
    day = dt.date.fromisoformat(as_of) if as_of else None
    around = CheckOptions(documents=documents, as_of=day)
    findings = check_plan(plan, pack_named(NESTED).profile, around, lambda _: source.lines)
    codes = {rule.code for rule in rules}
    return [finding for finding in findings if finding.rule.code in codes]


def lines_of_rules(rules: Sequence[Rule], text: str, *, as_of: str = "") -> list[str]:
    """The same as lines: ``line:column code message``, in English."""
    return finding_lines(findings_of(rules, text, as_of=as_of))


SECTION = ("principles", "text")
ITEM = ("work", "items", "text")


def subject_with(*lines: str, path: tuple[str, ...] = SECTION, year: int = 2007) -> CheckContext:
    """A context whose texts are these lines, each a paragraph on a line of its own."""
    plan = plan_of("").with_values(year=year)
    passages = [
        Passage(text, Span("plan.yaml", line, 1, line, len(text) + 1), (Document.PLAN,), path)
        for line, text in enumerate(lines, 1)
    ]
    context = check_context(plan, pack_named(NESTED).profile)
    return context._replace(
        documents=(Document.PLAN,),
        prose=Prose(passages),
        places=TextPlaces(lambda _path: lines),
    )


def findings_in_prose(
    checks: Iterable[PlanCheck], *lines: str, path: tuple[str, ...] = SECTION, year: int = 2007
) -> list[Finding]:
    """What checks find in a section's paragraphs, in the order of the lines."""
    context = subject_with(*lines, path=path, year=year)
    findings = [finding for check in checks for finding in check(context)]
    return sorted(findings, key=lambda finding: finding.span)


def marked_text(findings: Iterable[Finding], line: str) -> list[str]:
    """The stretches of a line that findings point at."""
    return [line[one.span.column - 1 : one.span.end_column - 1] for one in findings]


def apply_edits(findings: Iterable[Finding], line: str) -> str:
    """A line with all edits of its findings made."""
    edits = (edit for finding in findings for edit in finding.edits)
    for span, text in sorted(edits, reverse=True):
        line = line[: span.column - 1] + text + line[span.end_column - 1 :]
    return line
