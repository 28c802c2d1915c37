"""Texts as YAML, quoted so that every reader takes them for the same text."""

from __future__ import annotations

import re

BARE = re.compile(r"\w(?:[\w.%/，。、；（）《》〔〕“”≥-]| (?=\w|≥))*")
"""What needs no quotes: letters, digits and marks that mean nothing to YAML."""
TYPED = re.compile(
    r"true|false|yes|no|on|off|y|n|null|0[xob][\da-f_]+|[\d_,.]+(?:e\d+)?", re.IGNORECASE
)
"""What some reader of YAML takes for something else than a text."""
LAST_OF_FOUR_DIGITS = 0xFFFF


def yaml_text(text: str) -> str:
    """A text as YAML: bare where that is safe, else between double quotes on one line."""
    if BARE.fullmatch(text) and not TYPED.fullmatch(text):
        return text
    return f'"{"".join(map(escaped, text))}"'


def escaped(character: str) -> str:
    """A character as it stands between double quotes."""
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"
