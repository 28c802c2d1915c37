"""Tables with typed values: what the register's sheets, CSV and JSON files are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from civplan.district.register.cells import Column, Row
from civplan.district.register.packing import Rows, cells_in, packed_in_pieces


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
    pieces: Callable[[], Iterable[Rows]]
    """Gives the rows, some at a time: those of thousands of files are never held together."""

    @property
    def rows(self) -> Iterator[Row]:
        """The rows, one after the other."""
        return chain.from_iterable(map(cells_in, self.pieces()))


def table_in_pieces(
    title: str,
    name: str,
    about: str,
    columns: tuple[Column, ...],
    pieces: Callable[[], Iterable[Rows]],
) -> Table:
    """A table whose pieces can be asked for again and again."""
    size = sum(piece.size for piece in pieces())
    return Table(title, name, about, columns, size, pieces)


def table_of(
    title: str, name: str, about: str, columns: tuple[Column, ...], rows: Iterable[Row]
) -> Table:
    """A table of a few rows."""
    pieces = tuple(packed_in_pieces(columns, rows))
    return table_in_pieces(title, name, about, columns, lambda: pieces)
