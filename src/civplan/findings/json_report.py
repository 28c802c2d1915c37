"""Findings as JSON, for programs that know nothing else of civplan."""

from __future__ import annotations

from collections.abc import Iterable

from civplan.findings.finding import Finding, LinesOf, Safety
from civplan.findings.json_text import json_text
from civplan.findings.words import Language, with_decoded_names


def report(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """A list with an object for each finding; ``[]`` when there are none."""
    del lines_of
    return json_text([finding_object(finding, language) for finding in findings])


def finding_object(finding: Finding, language: Language) -> dict[str, object]:
    """One finding; lines and columns count characters from 1, the end is exclusive.

    ``help`` is null when the rule has no advice; ``fix`` is null when only a person can fix it.
    ``page`` is there when the page of a Word file is known.
    """
    span, rule = finding.span, finding.rule
    return {
        "code": rule.code,
        "slug": rule.slug,
        "severity": rule.severity.value,
        "message": finding.message(language),
        "path": with_decoded_names(span.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "help": finding.help(language) or None,
        "fix": _fix_object(finding),
        **({} if finding.page is None else {"page": finding.page}),
    }


def _fix_object(finding: Finding) -> dict[str, object] | None:
    """All the edits that fix a finding together, and whether they are safe."""
    if not finding.edits:
        return None
    edits = [
        {
            "line": edit.span.line,
            "column": edit.span.column,
            "end_line": edit.span.end_line,
            "end_column": edit.span.end_column,
            "text": edit.text,
        }
        for edit in finding.edits
    ]
    return {"safe": finding.rule.fix is Safety.SAFE, "edits": edits}
