"""Findings as a Code Quality report of GitLab: marks beside the lines of a merge request."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from civplan.findings.finding import Finding, Lines, Severity
from civplan.findings.json_text import json_text
from civplan.findings.words import Language

GRAVITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""What GitLab calls a severity."""
OTHER_LINE = "line"
"""The value with which a message names another line: it changes when the lines move."""


def report(findings: Iterable[Finding], lines_of: Lines, language: Language) -> str:
    """A list with an object for each finding; ``[]`` when there are none."""
    equals: Counter[str] = Counter()
    found = []
    for finding in findings:
        likeness = likeness_of(finding, lines_of(finding.span.path))
        equals[likeness] += 1
        found.append(json_object(finding, fingerprint(likeness, equals[likeness]), language))
    return json_text(found)


def json_object(finding: Finding, identity: str, language: Language) -> dict[str, object]:
    """One finding; GitLab tells new ones from old ones by their identity."""
    return {
        "description": finding.message(language),
        "check_name": finding.rule.code,
        "fingerprint": identity,
        "severity": GRAVITY[finding.rule.severity],
        "location": {"path": posix_path(finding), "lines": {"begin": finding.span.line}},
    }


def posix_path(finding: Finding) -> str:
    """The file's path as GitLab wants it: with slashes, without a leading ``./``."""
    return PurePath(finding.span.path).as_posix()


def likeness_of(finding: Finding, lines: Sequence[str]) -> str:
    """What a finding keeps when its line moves, whatever the language of the messages."""
    number = finding.span.line
    line = lines[number - 1].strip() if number <= len(lines) else ""
    values = finding.shown_values() | {OTHER_LINE: ""}
    message = finding.rule.says.fill("en", **values)
    return json.dumps([posix_path(finding), finding.rule.code, message, line])


def fingerprint(likeness: str, count: int) -> str:
    """The identity of the first, the second … finding of a likeness."""
    return hashlib.sha256(f"{likeness} {count}".encode()).hexdigest()
