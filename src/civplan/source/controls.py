"""Characters that neither YAML nor a document can hold, and those that nobody sees."""

from __future__ import annotations

import re

from civplan.findings.finding import Finding, Span
from civplan.source.places import line_and_column
from civplan.source.rules.file import BINARY
from civplan.source.rules.notation import CONTROL_CHARACTER

MOST_CONTROLS = 20
"""Control characters that are reported one by one; a file with more was not typed by people."""
CONTROL_PATTERN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
NO_CONTROLS = bytes({*b"\t\n\r\x85", *range(0x20, 0x7F), *range(0xA0, 0x100)})
"""The first 256 characters but for these."""
NO_CHARACTER_PATTERN = "[\ud800-\udfff\ufffe\uffff]"
"""Lone surrogates and noncharacters; this pattern takes long to compile."""
INVISIBLE_SIGNS = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u2800\u3164"
    "\ufeff\uffa0\ufff9\ufffa\ufffb"
)
"""Characters without ink: zero-width blanks, soft hyphens, signs of direction, fillers."""
BLANK_SIGNS = f" \t\r\n\u00a0\u3000{INVISIBLE_SIGNS}"
"""What a value may have many of and still say nothing."""


def is_blank(text: str) -> bool:
    """True for a text in which nobody would see anything."""
    return not text.strip(BLANK_SIGNS)


def control_characters(text: str, path: str) -> list[Finding]:
    """The findings about the control characters of a file; only one when it is no text at all."""
    if not has_control(text):
        return []
    findings: list[Finding] = []
    for match in re.finditer(f"{CONTROL_PATTERN}|{NO_CHARACTER_PATTERN}", text):
        line, column = line_and_column(text, match.start())
        span = Span(path, line, column, line, column + 1)
        if match[0] == "\0":
            return [BINARY.at(span)]
        findings.append(_control_finding(match[0], span))
        if len(findings) == MOST_CONTROLS:
            break
    return findings


def control_in_escape(text: str, span: Span) -> list[Finding]:
    """The finding about a scalar in which an escape yields a control character."""
    if not has_control(text):
        return []
    match = re.search(f"{CONTROL_PATTERN}|{NO_CHARACTER_PATTERN}", text)
    return [_control_finding(match[0], span)] if match else []


def _control_finding(character: str, span: Span) -> Finding:
    """The finding about one character, shown as its code: U+0007."""
    return CONTROL_CHARACTER.at(span, character=f"U+{ord(character):04X}")


def without_controls(text: str) -> str:
    """The text without such characters."""
    if not has_control(text):
        return text
    return re.sub(f"{CONTROL_PATTERN}|{NO_CHARACTER_PATTERN}", "", text)


def has_control(text: str) -> bool:
    """True when the text has such a character; fast for texts that have none."""
    small = text.encode("latin-1", "ignore")  # takes a fifth of the time of a search for a pattern
    if small.translate(None, NO_CONTROLS) or "\ufffe" in text or "\uffff" in text:
        return True
    try:
        text.encode("utf-16-le")
    except UnicodeEncodeError:
        return True
    return False
