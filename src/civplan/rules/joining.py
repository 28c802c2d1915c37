"""Pairs what has the same key on two sides."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def joined(
    asking: Iterable[tuple[Hashable, int]], waiting: Iterable[tuple[Hashable, T]], *, single: bool
) -> Iterator[tuple[int, T]]:
    """The pairs of a number and a value with the same key, in their order.

    Args:
        asking: Numbers with their keys; an empty key has no pair.
        waiting: Values with theirs.
        single: Whether to pair only where a key stands once on both sides.
    """
    numbers: dict[Hashable, list[int]] = {}
    values: dict[Hashable, list[T]] = {}
    for key, number in asking:
        numbers.setdefault(key, []).append(number)
    for key, value in waiting:
        values.setdefault(key, []).append(value)
    for key, those in numbers.items():
        these = values.get(key, []) if key else []
        if not single or len(those) == len(these) == 1:
            yield from zip(those, these, strict=False)
