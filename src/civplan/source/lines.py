"""Lines of a text as YAML counts them."""

from __future__ import annotations

import re

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def split_lines(text: str) -> list[str]:
    """The lines without their ends; YAML also breaks at NEL and the Unicode separators."""
    return BREAK.split(text)


def place_in(text: str, position: int) -> tuple[int, int]:
    """The line and column (from 1) of a character position (from 0)."""
    lines = split_lines(text[:position])
    return len(lines), len(lines[-1]) + 1
