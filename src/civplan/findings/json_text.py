"""Values as JSON that any reader takes and any console prints."""

from __future__ import annotations

import json

from civplan.findings.words import code_point

FIRST_SURROGATE, LAST_SURROGATE = "\ud800", "\udfff"
"""Half characters, such as bytes of a file name that are not UTF-8; strict readers refuse them."""


def json_text(value: object) -> str:
    """A value as indented JSON; characters that cannot be printed are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(f"{printable_json(line)}\n" for line in text.split("\n"))


def printable_json(line: str) -> str:
    """A line of JSON whose characters can all be printed."""
    if line.isprintable():
        return line
    return "".join(
        character if character.isprintable() or character == "\u3000" else _json_escape(character)
        for character in line
    )


def _json_escape(character: str) -> str:
    r"""A character as its escape within a JSON string: ``\u200b``; half a character as its code."""
    if FIRST_SURROGATE <= character <= LAST_SURROGATE:
        return code_point(character)
    return json.dumps(character)[1:-1]
