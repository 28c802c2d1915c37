"""Findings for people at a terminal: the line of the file, and a mark under the place."""

from __future__ import annotations

import unicodedata

from civplan.findings.concise import head_line, printable
from civplan.findings.finding import Finding
from civplan.findings.words import Language, Words

HELP = Words("建议", "help")
WIDEST = 72
"""Columns of a file's line that are shown; a longer one is cut around the place."""
BEFORE = 24
"""Characters that stay in front of the place when a line is cut."""
WIDE = frozenset("WF")


def told(finding: Finding, lines: list[str], language: Language) -> str:
    """One finding with its place in the file and how to mend it.

    Args:
        finding: What is wrong.
        lines: The lines of its file; empty when the file could not be read as text.
        language: For message and help.
    """
    head = head_line(finding, language)
    advice = printable(finding.help(language))
    help_ = f"{HELP.in_language(language)}: {advice}" if advice else ""
    number = finding.span.line
    if number > len(lines) or not lines[number - 1].strip():
        return f"{head}\n       {help_}" if help_ else head
    shown, margin, width = excerpt(lines[number - 1], finding)
    carets = f"{' ' * margin}{'^' * width} {help_}".rstrip()
    return f"{head}\n{number:>5} | {shown}\n      | {carets}"


def excerpt(line: str, finding: Finding) -> tuple[str, int, int]:
    """What is shown of a line, the columns before the place, and the columns of the place.

    A Chinese character takes two columns of a terminal, a tab is shown as one space.
    """
    start = min(finding.span.column - 1, len(line))
    same_line = finding.span.end_line == finding.span.line
    end = min(finding.span.end_column - 1, len(line)) if same_line else len(line)
    first = max(0, start - BEFORE) if columns(line) > WIDEST else 0
    shown = printable(cut(line[first:]))
    margin = columns(printable(line[first:start]))
    width = columns(printable(line[start : max(end, start + 1)]))
    return shown, margin, max(1, min(width, columns(shown) - margin))


def cut(text: str) -> str:
    """As much of a text as fits."""
    width = 0
    for position, character in enumerate(text):
        width += columns(character)
        if width > WIDEST:
            return text[:position]
    return text


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(character) in WIDE else 1
        for character in text
        if not unicodedata.combining(character)
    )
