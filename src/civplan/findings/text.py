"""Findings for people at a terminal: the line of the file, and a mark under the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Language, Words, printable_text

HELP_LABEL = Words("建议：", "help: ")
GUTTER_COLUMNS = 5
"""Columns of a line number; a longer one takes what it needs."""
EXCERPT_COLUMNS = 72
"""Columns of a file's line that are shown; a longer one is cut around the place."""
COLUMNS_BEFORE_PLACE = 24
"""Columns that stay in front of the place when a line is cut."""
MOST_CHARACTERS = 4 * EXCERPT_COLUMNS
"""Characters of a line that are printed: marks that take no column do not make it endless."""
CUT_MARK = "..."
"""Stands where a line was cut."""
WIDE_CLASSES = frozenset("WF")
COMBINING_CATEGORIES = frozenset({"Mn", "Me"})
"""Categories of characters that stand over, under or around the one before."""


def head_line(finding: Finding, language: Language) -> str:
    """Where, how grave, which rule, what: ``a.yaml:3:5: error Y030 unknown key “x”``."""
    span, rule = finding.span, finding.rule
    place = f"{span.path}:{span.line}:{span.column}"
    return printable_text(f"{place}: {rule.severity.value} {rule.code} {finding.message(language)}")


class Excerpt(NamedTuple):
    """The part of a line that is printed."""

    text: str
    margin: int
    """Columns before the place."""
    width: int
    """Columns of the place, at least one."""


def finding_with_excerpt(finding: Finding, lines: Sequence[str], language: Language) -> str:
    """One finding with its place in the file and how to fix it.

    Args:
        finding: What is wrong.
        lines: The lines of its file; empty when the file could not be read as text.
        language: For message and help.
    """
    advice = printable_text(finding.help(language))
    parts = [head_line(finding, language)]
    help_line = f"{HELP_LABEL.in_language(language)}{advice}" if advice else ""
    number = finding.span.line
    gutter = max(GUTTER_COLUMNS, len(f"{number}"))
    if number <= len(lines) and lines[number - 1] and not lines[number - 1].isspace():
        part = excerpt(lines[number - 1], finding.span)
        parts.append(f"{number:>{gutter}} | {part.text}")
        carets = f"{' ' * part.margin}{'^' * part.width} {help_line}".rstrip()
        parts.append(f"{'':{gutter}} | {carets}")
    elif help_line:
        parts.append(f"{'':{gutter}}   {help_line}")
    return "\n".join(parts)


def message_and_help(finding: Finding, language: Language) -> str:
    """What is wrong, and on a second line how to fix it when the rule has advice."""
    advice = finding.help(language)
    help_line = f"\n{HELP_LABEL.in_language(language)}{advice}" if advice else ""
    return f"{finding.message(language)}{help_line}"


def excerpt(line: str, span: Span) -> Excerpt:
    """The part of a line that is printed: that around the beginning of a span.

    A Chinese character takes two columns of a terminal, a tab is printed as one space. Of a span
    over several lines, the part on the first one is marked.
    """
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first, last = _excerpt_range(line, start)
    before = f"{CUT_MARK if first else ''}{printable_text(line[first:start])}"
    after = f"{printable_text(line[start:last])}{CUT_MARK if last < len(line) else ''}"
    marked = line[start : min(end, last)]
    if span.end_line != span.line and last == len(line):
        marked = marked.rstrip()
    width = terminal_width(printable_text(marked))
    return Excerpt(f"{before}{after}", terminal_width(before), max(1, width))


def _excerpt_range(line: str, place: int) -> tuple[int, int]:
    """The range of a line that is printed: the first position and the last, exclusive."""
    if len(line) <= MOST_CHARACTERS and terminal_width(printable_text(line)) <= EXCERPT_COLUMNS:
        return 0, len(line)
    first = place - _fitting_characters(
        reversed(line[max(0, place - MOST_CHARACTERS) : place]), COLUMNS_BEFORE_PLACE
    )
    room = EXCERPT_COLUMNS - terminal_width(printable_text(line[first:place]))
    return first, place + _fitting_characters(line[place : place + MOST_CHARACTERS], room)


def _fitting_characters(characters: Iterable[str], room: int) -> int:
    """How many characters fit into a number of columns, the marks on the last one included."""
    count = 0
    for character in characters:
        room -= terminal_width(printable_text(character))
        if room < 0:
            break
        count += 1
    return count


def terminal_width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(character) in WIDE_CLASSES else 1
        for character in text
        if unicodedata.category(character) not in COMBINING_CATEGORIES
    )
