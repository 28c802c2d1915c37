"""The clause or sentence around a place in a text, looked for a few hundred characters around."""

from __future__ import annotations

LONGEST_CLAUSE = 300
"""Characters that are searched for an end: a text of many figures takes a time of its length."""


def clause_start(text: str, end: int, marks: str) -> int:
    """Where the clause before a position begins: behind the last of some marks."""
    first = max(0, end - LONGEST_CLAUSE)
    return next((place for place in range(end, first, -1) if text[place - 1] in marks), first)


def clause_rest(text: str, start: int, marks: str) -> str:
    """The text from a position up to the first of some marks."""
    last = min(len(text), start + LONGEST_CLAUSE)
    end = next((place for place in range(start, last) if text[place] in marks), last)
    return text[start:end]
