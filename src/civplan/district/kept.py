"""What is kept of each plan file beside what is held of it: looked up when it is needed."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from civplan.district.register.packing import Rows

NUMBER = "I"
"""The kind of array that numbers are kept in: unsigned, four bytes each."""


class OwnTexts(NamedTuple):
    """The texts that a community wrote itself, as numbers that stand for their stretches."""

    places: array[int]
    """Three numbers a text: its line, its column, and how many of the stretches are its."""
    grams: array[int]
    """The stretches of one text behind those of the other; see ``likeness``."""
    distinct: array[int]
    """Each stretch once, in ascending order."""


NO_TEXTS = OwnTexts(array(NUMBER), array(NUMBER), array(NUMBER))


class Kept(Protocol):
    """What is kept of files, by their paths as seen from the sub-district's folder."""

    def file_of(self, path: str) -> str:
        """The path under which the system knows a file: one that is not UTF-8 is shown by codes."""

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""

    def sizes_of(self, table: str) -> Mapping[str, int]:
        """How many rows files give to a table; those that give none need not be there."""

    def rows_of(self, path: str, table: str) -> Rows:
        """What a file gives to a table of the register, by the table's English name."""


def to_bytes(texts: OwnTexts) -> bytes:
    """Texts as they are stored: how many numbers the first two parts have, then all three parts."""
    places, grams, distinct = texts
    return (array(NUMBER, [len(places), len(grams)]) + places + grams + distinct).tobytes()


def from_bytes(data: bytes) -> OwnTexts:
    """Texts that were stored; none from nothing."""
    if not data:
        return NO_TEXTS
    numbers = array(NUMBER, data)
    head, places, grams = 2, *numbers[:2]
    return OwnTexts(
        numbers[head : head + places],
        numbers[head + places : head + places + grams],
        numbers[head + places + grams :],
    )
