"""The order of findings, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from civplan.findings.finding import Finding, Severity
from civplan.findings.words import Language, Words

COUNTED = {
    Severity.ERROR: (Words("个错误", "error"), Words("个错误", "errors")),
    Severity.WARNING: (Words("个警告", "warning"), Words("个警告", "warnings")),
    Severity.INFO: (Words("个提示", "note"), Words("个提示", "notes")),
}
"""What findings of a severity are called, one and several."""


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, place and rule."""
    return sorted(findings, key=lambda finding: (finding.span, finding.rule.code))


def summary_line(findings: Sequence[Finding], files: int, language: Language) -> str:
    """How many files and findings: ``3 files: 2 errors, 1 warning``."""
    counts = [
        f"{count} {name.en}" if language == "en" else f"{count}{name.zh}"
        for severity, names in COUNTED.items()
        if (count := sum(finding.rule.severity is severity for finding in findings))
        for name in (names[count > 1],)
    ]
    if language == "zh":
        return f"{files}个文件：{'，'.join(counts) or '没有发现问题'}"
    return f"{files} file{'s' * (files != 1)}: {', '.join(counts) or 'nothing found'}"
