"""Characters that neither YAML nor a document can hold."""

from __future__ import annotations

import re

from civplan.findings.finding import Finding, Span
from civplan.source import faults
from civplan.source.lines import place_in

MOST_CONTROLS = 20
"""Control characters that are told one by one; a file with more is none that people wrote."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
NO_CHARACTER = "[\ud800-\udfff\ufffe\uffff]"
"""Lone surrogates and what Unicode keeps free; a pattern that takes long to compile."""


def control_characters(text: str, path: str) -> list[Finding]:
    """The findings about a file's text; one alone when it is no text at all."""
    if not has_control(text):
        return []
    found: list[Finding] = []
    for match in re.finditer(f"{CONTROL.pattern}|{NO_CHARACTER}", text):
        line, column = place_in(text, match.start())
        span = Span(path, line, column, line, column + 1)
        if match[0] == "\0":
            return [faults.BINARY.at(span)]
        found.append(control_character(match[0], span))
        if len(found) == MOST_CONTROLS:
            break
    return found


def escaped_control(text: str, span: Span) -> list[Finding]:
    """The finding about a scalar in which an escape stands for a control character."""
    if not has_control(text):
        return []
    match = re.search(f"{CONTROL.pattern}|{NO_CHARACTER}", text)
    return [control_character(match[0], span)] if match else []


def control_character(character: str, span: Span) -> Finding:
    """The finding about one character, shown as its code: U+0007."""
    return faults.CONTROL_CHARACTER.at(span, character=f"U+{ord(character):04X}")


def has_control(text: str) -> bool:
    """True when there is such a character; fast for the texts that have none."""
    if CONTROL.search(text) or "\ufffe" in text or "\uffff" in text:
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
