"""Counts the lines that a paragraph takes, breaking it as Word and LibreOffice do."""

from __future__ import annotations

import re

from civplan.typeset.measure import HALF, characters

UNIT = re.compile(r"[!-~]+|[^!-~]")
"""What may not be broken: a Latin word or number, or one character."""
HANGING = frozenset("，。、；：？！）》〉〕】”’")
"""Marks that may not begin a line; one of them may hang out of the type area."""
OPENING = frozenset("（《〈〔【“‘")
"""Marks that go with what follows them."""
TOLERANCE = 1e-6


def count_lines(text: str, first: float, others: float, half: float = HALF) -> int:
    """The lines of a paragraph, at least 1.

    Args:
        text: Its text; a newline is a forced break.
        first: Width of its first line in characters.
        others: Width of its other lines.
        half: Width of a letter or digit in characters.
    """
    lines, room, carried = 1, first, 0.0
    for unit in UNIT.findall(text):
        forced = unit == "\n"
        width = 0.0 if forced else characters(unit, half)
        if forced or (width > room + TOLERANCE and unit not in HANGING):
            lines += 1
            room = others - (0.0 if forced else carried)
        room -= width
        carried = carried + width if unit in OPENING else 0.0
    return lines
