"""Findings, a line each."""

from __future__ import annotations

from civplan.findings.finding import Finding
from civplan.findings.words import Language


def head_line(finding: Finding, language: Language) -> str:
    """Where, how grave, which rule, what: ``a.yaml:3:5: error Y030 unknown key “x”``."""
    span, rule = finding.span, finding.rule
    place = f"{span.path}:{span.line}:{span.column}"
    return printable_text(f"{place}: {rule.severity.value} {rule.code} {finding.message(language)}")


def printable_text(text: str) -> str:
    """A text without characters that would move the cursor or break the line."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\u3000" else code_point(character)
        for character in text
    )


def code_point(character: str) -> str:
    """A character that cannot be shown, as its code: U+0007."""
    return " " if character in "\t\n" else f"U+{ord(character):04X}"
