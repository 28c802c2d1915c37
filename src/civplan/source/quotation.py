"""Quotations and brackets of YAML that go on over several lines."""

from __future__ import annotations

import re

OPENING = re.compile(r"(?<![^\s\[{,:])[\"']|[\[\]{}]|(?<!\S)#")
"""What opens or closes outside quotations; a quotation mark within a word is an apostrophe."""
CLOSING = {'"': re.compile(r"\\.|\""), "'": re.compile(r"''|'")}
"""What ends a quotation, after what only looks like it."""
MOST_OPEN = 100
"""Marks that are kept; a file with more open brackets is refused for its depth anyway."""


def still_open(line: str, opened: str) -> str:
    """What is open at the end of a line, innermost last: a quotation mark, ``[`` or ``{``.

    Args:
        line: The line; or its rest from an opening mark on, with nothing opened before.
        opened: What was open at its start.
    """
    position = 0
    while True:
        if opened and opened[-1] in CLOSING:
            position = end_of_quotation(line, position, opened[-1])
            if position < 0:
                return opened
            opened = opened[:-1]
        else:
            match = OPENING.search(line, position)
            if match is None or match[0] == "#":
                return opened
            position = match.end()
            opened = opened[:-1] if match[0] in "]}" else (opened + match[0])[:MOST_OPEN]
        if not opened:
            return ""


def end_of_quotation(line: str, position: int, mark: str) -> int:
    """Where the quotation ends that is open at a position; -1 when it goes on."""
    for match in CLOSING[mark].finditer(line, position):
        if match[0] == mark:
            return match.end()
    return -1
