"""Findings as SARIF 2.1.0, for code scanning and for editors."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from civplan.findings.finding import Edit, Finding, LinesOf, Rule, Safety, Severity, Span
from civplan.findings.json_text import json_text
from civplan.findings.text import message_and_help
from civplan.findings.words import GAP, Language

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
TWO_UNIT_CHARACTER = re.compile("[\U00010000-\U0010ffff]")
"""A character that takes two code units of UTF-16."""


def report(findings: Iterable[Finding], lines_of: LinesOf, language: Language) -> str:
    """One run, its rules in the order in which they occur; no results when there are none."""
    findings = list(findings)
    rules = list({finding.rule.code: finding.rule for finding in findings}.values())
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    results = [_sarif_result(finding, numbers, lines_of, language) for finding in findings]
    driver = {"name": "civplan", "rules": [sarif_rule(rule, language) for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": results}
    return json_text({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def sarif_rule(rule: Rule, language: Language) -> dict[str, object]:
    """A rule: what it says, why, and how to fix it when that can be said without values."""
    advice = rule.help.without_values(language)
    why = rule.why.in_language(language)
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": rule.says.without_values(language)},
        **({"fullDescription": {"text": why}} if why else {}),
        **({"help": {"text": advice}} if advice.strip(GAP) else {}),
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.severity]},
    }


def _sarif_result(
    finding: Finding, numbers: Mapping[str, int], lines_of: LinesOf, language: Language
) -> dict[str, object]:
    """One finding; ``numbers`` says where its rule stands in the list of rules."""
    code = finding.rule.code
    location = {
        "artifactLocation": {"uri": sarif_uri(finding.span.path)},
        "region": sarif_region(finding.span, lines_of(finding.span.path)),
    }
    return {
        "ruleId": code,
        "ruleIndex": numbers[code],
        "level": SARIF_LEVELS[finding.rule.severity],
        "message": {"text": message_and_help(finding, language)},
        "locations": [{"physicalLocation": location}],
        **({"fixes": [sarif_fix(finding, lines_of, language)]} if finding.edits else {}),
    }


def sarif_fix(finding: Finding, lines_of: LinesOf, language: Language) -> dict[str, object]:
    """The fix of a finding; ``safe`` is false where a person should look at it."""
    changes: dict[str, list[dict[str, object]]] = {}
    for edit in finding.edits:
        path = edit.span.path
        changes.setdefault(path, []).append(_sarif_replacement(edit, lines_of(path)))
    return {
        "description": {"text": finding.help(language) or finding.message(language)},
        "artifactChanges": [
            {"artifactLocation": {"uri": sarif_uri(path)}, "replacements": replacements}
            for path, replacements in changes.items()
        ],
        "properties": {"safe": finding.rule.fix is Safety.SAFE},
    }


def _sarif_replacement(edit: Edit, lines: Sequence[str]) -> dict[str, object]:
    """What one edit takes away and puts there; nothing is put where it only takes away."""
    inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
    return {"deletedRegion": sarif_region(edit.span, lines), **inserted}


def sarif_uri(path: str) -> str:
    """A path as a URI; a relative one stays relative to where civplan runs."""
    file = Path(path)
    return file.as_uri() if file.is_absolute() else quote(os.fsencode(file.as_posix()))


def sarif_region(span: Span, lines: Sequence[str]) -> dict[str, int]:
    """A span; its columns count code units of UTF-16 from 1, the end is exclusive."""
    return {
        "startLine": span.line,
        "startColumn": utf16_column(lines, span.line, span.column),
        "endLine": span.end_line,
        "endColumn": utf16_column(lines, span.end_line, span.end_column),
    }


def utf16_column(lines: Sequence[str], line: int, column: int) -> int:
    """A column in code units of UTF-16: 𠮷 takes two. Without the line, it stays as it is."""
    positions = _two_unit_positions(lines[line - 1]) if line <= len(lines) else ()
    return column + bisect_left(positions, column - 1)


@lru_cache(maxsize=1)
def _two_unit_positions(line: str) -> Sequence[int]:
    """Where a line has characters of two code units; searched once for all findings in it."""
    return tuple([match.start() for match in TWO_UNIT_CHARACTER.finditer(line)])
