"""Findings as commands of a GitHub workflow: marks beside the lines of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from civplan.findings.finding import SEVERITY_NAMES, Finding, LinesOf, Severity, Span
from civplan.findings.text import message_and_help
from civplan.findings.words import Language, Words, printable_text

GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MOST_ANNOTATIONS = 10
"""Annotations of one command that GitHub shows for a step; it drops the others silently."""
LIMIT_NOTE = Words(
    "GitHub 每类最多标出{most}条，以下只见于日志：{cut}",
    "GitHub marks at most {most} of a kind; only this log has the other {cut}",
)


def report(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """A command a line; a last line says how many of them GitHub will not show as marks."""
    del lines_of
    findings = list(findings)
    lines = [_github_command(finding, language) for finding in findings]
    return "".join(f"{line}\n" for line in [*lines, *_limit_note_lines(findings, language)])


def _github_command(finding: Finding, language: Language) -> str:
    """One finding: ``::error file=a.yaml,line=3,endLine=3,…::unknown key``."""
    rule = finding.rule
    properties = location_properties(finding.span) | {"title": f"{rule.code} {rule.slug}"}
    fields = ",".join(f"{name}={github_property(value)}" for name, value in properties.items())
    text = github_text(message_and_help(finding, language))
    return f"::{GITHUB_COMMANDS[rule.severity]} {fields}::{text}"


def location_properties(span: Span) -> dict[str, str]:
    """The properties that say where; GitHub takes columns only within one line."""
    file = {"file": PurePath(span.path).as_posix()}
    lines = {"line": f"{span.line}", "endLine": f"{span.end_line}"}
    if span.line != span.end_line:
        return file | lines
    return file | lines | {"col": f"{span.column}", "endColumn": f"{span.end_column}"}


def github_text(text: str) -> str:
    """A text behind the second ``::``, on one line."""
    return printable_text(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def github_property(text: str) -> str:
    """The value of a property, which a colon or a comma would end."""
    return github_text(text).replace(":", "%3A").replace(",", "%2C")


def _limit_note_lines(findings: list[Finding], language: Language) -> list[str]:
    """The line that says what GitHub leaves out, if it does."""
    counts = Counter(finding.rule.severity for finding in findings)
    cut = [
        f"{more}{names[more > 1].zh}" if language == "zh" else f"{more} {names[more > 1].en}"
        for severity, names in SEVERITY_NAMES.items()
        if (more := counts[severity] - MOST_ANNOTATIONS) > 0
    ]
    left_out = ("，" if language == "zh" else ", ").join(cut)
    return [LIMIT_NOTE.fill(language, most=MOST_ANNOTATIONS, cut=left_out)] if cut else []
