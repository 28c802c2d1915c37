"""The names of keys, as the schema hands them to the search for mistyped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Self

EntryNames = Mapping[str, frozenset[str]]
"""By a key's name, the names with which an entry of a list under it may begin; none in a list of
texts."""


class KeyNames(frozenset[str]):
    """The names of keys, with those that an entry of a list may begin with."""

    entries: Callable[[], EntryNames]
    """Elsewhere 地点：社区广场 is an entry of the list, and no mistyped key.

    A function, because it takes a while to tell and few files need it.
    """

    def __new__(cls, names: Iterable[str], entries: Callable[[], EntryNames]) -> Self:
        """Take all the names, and what gives those of the entries."""
        self = super().__new__(cls, names)
        self.entries = entries
        return self
