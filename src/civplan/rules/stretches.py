"""Stretches of eight characters, by which texts are compared whatever their order and marks."""

from __future__ import annotations

import re
from zlib import crc32

from civplan.rules.district_rules import STRETCH_LENGTH

CHARACTER_BYTES = 2
"""Bytes of a character in UTF-16; a very rare one counts as two characters."""
STRETCH_BYTES = STRETCH_LENGTH * CHARACTER_BYTES
NOT_LETTERS_OR_DIGITS = re.compile(r"[\W_]+")

Stretches = frozenset[int]
"""The hashes of the stretches of a text, each once."""


def stretch_hashes(text: str, community: str = "") -> list[int]:
    """The hashes of the stretches of a text, in order; only its letters and digits count.

    Args:
        text: The text.
        community: The community's own name, which does not count; may be empty.
    """
    letters = NOT_LETTERS_OR_DIGITS.sub("", text)
    letters = letters.replace(community, "") if community else letters
    data = letters.encode("utf-16-le", "surrogatepass")
    starts = range(0, len(data) - STRETCH_BYTES + 1, CHARACTER_BYTES)
    return list(map(crc32, [data[start : start + STRETCH_BYTES] for start in starts]))


def containment(one: Stretches, other: Stretches) -> float:
    """The share of the smaller text's stretches that are in the other; 0 for an empty one."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
