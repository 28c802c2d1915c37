"""The order of findings, and the line that counts them."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Severity, Span
from civplan.findings.order import in_order, summary_line
from civplan.findings.words import Language
from support.findings import rule_of


def test_findings_are_ordered_by_file_line_column_and_rule() -> None:
    ordered = [
        rule_of("X002").at(Span("a.yaml", 2, 9, 2, 10)),
        rule_of("X001").at(Span("a.yaml", 10, 1, 10, 3)),
        rule_of("X002").at(Span("a.yaml", 10, 1, 10, 3)),
        rule_of("X001").at(Span("a.yaml", 10, 2, 10, 3)),
        rule_of("X001").at(Span("b.yaml", 1, 1, 1, 1)),
    ]

    assert in_order(reversed(ordered)) == ordered


def test_findings_of_one_rule_at_one_place_keep_their_order() -> None:
    rule = rule_of()
    findings = [rule.at(Span("a.yaml"), what=what) for what in "二一三"]

    assert in_order(findings) == findings


@pytest.mark.parametrize(
    ("counts", "files", "language", "line"),
    [
        ((0, 0, 0), 1, "zh", "1个文件：没有发现问题"),
        ((0, 0, 0), 1, "en", "1 file: nothing found"),
        ((0, 0, 0), 0, "en", "0 files: nothing found"),
        ((1, 0, 0), 1, "zh", "1个文件：1个错误"),
        ((1, 0, 0), 1, "en", "1 file: 1 error"),
        ((2, 1, 3), 3, "zh", "3个文件：2个错误，1个警告，3个提示"),
        ((2, 1, 3), 3, "en", "3 files: 2 errors, 1 warning, 3 notes"),
        ((0, 2, 1), 2, "en", "2 files: 2 warnings, 1 note"),
    ],
)
def test_files_and_findings_are_counted(
    counts: tuple[int, int, int], files: int, language: Language, line: str
) -> None:
    severities = (Severity.INFO, Severity.WARNING, Severity.ERROR)
    findings = [
        rule_of(severity=severity).at(Span("a.yaml"))
        for severity, count in zip(severities, reversed(counts), strict=True)
        for _ in range(count)
    ]

    assert summary_line(findings, files, language) == line
