"""The names of keys, which the schema passes to the search for mistyped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Self

EntryNames = Mapping[str, frozenset[str]]
"""By the name of a key, the names with which an entry of its list may begin; none for texts."""


class KeyNames(frozenset[str]):
    """The names of keys, with those that an entry of a list may begin with."""

    entries: Callable[[], EntryNames]
    """Elsewhere 地点：社区广场 is a text of the list, and no mistyped key.

    A function, because it is slow and few files need it.
    """

    def __new__(cls, names: Iterable[str], entries: Callable[[], EntryNames]) -> Self:
        """Take all the names, and a function that returns those of the entries."""
        self = super().__new__(cls, names)
        self.entries = entries
        return self
