"""Compares a mistyped name with the known ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def edit_distance(one: str, other: str) -> int:
    """The number of edits that turn one text into the other.

    An edit adds, removes or replaces a character, or swaps two neighbours.
    """
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        current = [row]
        for column, right in enumerate(other, 1):
            replaced = previous[column - 1] + (left != right)
            edits = [previous[column] + 1, current[-1] + 1, replaced]
            if one[row - 2 : row] == other[column - 2 : column][::-1] and row > 1 and column > 1:
                edits.append(before[column - 2] + 1)
            current.append(min(edits))
        before, previous = previous, current
    return previous[-1]


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The nearest known name; None when none is near.

    Near means one edit in three characters, at least one, and a character in common.
    """
    typed = name.strip().lower()
    scored = sorted((edit_distance(typed, candidate), candidate) for candidate in known)
    if not scored:
        return None
    distance, candidate = scored[0]
    allowed = max(1, max(len(typed), len(candidate)) // 3)
    return candidate if distance <= allowed and set(typed) & set(candidate) else None


def comparable_name(name: str) -> str:
    """A name in its basic form: half-width, lower case, without blanks."""
    return "".join(unicodedata.normalize("NFKC", name).split()).lower()


def name_in_other_form(name: str, known: Iterable[str]) -> str | None:
    """The known name that differs only in width, blanks or case; None without one."""
    return next((one for one in known if comparable_name(one) == comparable_name(name)), None)
