"""The names of keys, as the schema hands them to the search for mistyped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self


class KeyNames(frozenset[str]):
    """The names of keys, with those under which a list holds texts alone."""

    of_texts: Callable[[], frozenset[str]]
    """Gives the latter: there 地点：社区广场 is an entry of the list, and no mistyped key.

    A function, because it takes a while to tell and few files need it.
    """

    def __new__(cls, names: Iterable[str], of_texts: Callable[[], frozenset[str]]) -> Self:
        """Take all the names, and what gives those whose lists hold texts alone."""
        self = super().__new__(cls, names)
        self.of_texts = of_texts
        return self
