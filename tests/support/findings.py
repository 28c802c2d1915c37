"""Rules and findings that are made up for tests."""

from __future__ import annotations

from civplan.findings.finding import Finding, Rule, Severity, Span
from civplan.findings.words import Words

SAYS = Words("{what}不对", "{what} is wrong")
HELP = Words("改掉{what}", "change {what}")


def rule_of(code: str = "X001", severity: Severity = Severity.ERROR, help_: Words = HELP) -> Rule:
    """A rule that speaks of ``{what}``."""
    return Rule(code, "made-up", severity, SAYS, help_)


def finding_at(
    line: int, column: int, end_column: int, end_line: int | None = None, path: str = "a.yaml"
) -> Finding:
    """A finding about “它” at a place of one line, or from there to another."""
    span = Span(path, line, column, end_line or line, end_column)
    return rule_of().at(span, what="它")
