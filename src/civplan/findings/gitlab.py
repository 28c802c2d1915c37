"""Findings as a Code Quality report of GitLab: marks beside the lines of a merge request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from civplan.findings.finding import Finding, LinesOf, Severity
from civplan.findings.fingerprint import finding_fingerprint, identity_of, posix_path
from civplan.findings.json_text import json_text
from civplan.findings.words import Language

GITLAB_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""What GitLab calls a severity."""


def report(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """A list with an object for each finding; ``[]`` when there are none."""
    equals: Counter[str] = Counter()
    issues = []
    for finding in findings:
        path = finding.span.path
        identity = identity_of(finding, lines_of(path), posix_path(path))
        equals[identity] += 1
        issues.append(
            _gitlab_issue(finding, finding_fingerprint(identity, equals[identity]), language)
        )
    return json_text(issues)


def _gitlab_issue(finding: Finding, identity: str, language: Language) -> dict[str, object]:
    """One finding; GitLab compares identities to see which are new."""
    return {
        "description": finding.message(language),
        "check_name": finding.rule.code,
        "fingerprint": identity,
        "severity": GITLAB_SEVERITIES[finding.rule.severity],
        "location": {"path": posix_path(finding.span.path), "lines": {"begin": finding.span.line}},
    }
