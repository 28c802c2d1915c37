"""Tables with typed values: what the register's sheets, CSV and JSON files are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from civplan.district.register.cells import Column, Row
from civplan.district.register.packing import Rows, cells_in, packed_in_pieces

Pieces = Callable[[], Iterable[Rows]]
"""Gives rows, some at a time: those of thousands of files are never held together."""


class Table(NamedTuple):
    """Rows under headings."""

    title: str
    name: str
    """In English, for programs."""
    about: str
    """What it is, in one sentence."""
    columns: tuple[Column, ...]
    size: int
    """How many rows it has."""
    pieces: Pieces

    @property
    def rows(self) -> Iterator[Row]:
        """The rows, one after the other."""
        return chain.from_iterable(map(cells_in, self.pieces()))


def table_of(
    title: str, name: str, about: str, columns: tuple[Column, ...], rows: Iterable[Row]
) -> Table:
    """A table whose rows are packed at once."""
    pieces = tuple(packed_in_pieces(columns, rows))
    return Table(title, name, about, columns, sum(one.size for one in pieces), lambda: pieces)
