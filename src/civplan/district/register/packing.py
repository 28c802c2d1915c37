"""Rows of a table as they are kept: made where their file is read, put together at the end."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from civplan.district.register.cells import Cell, Column, Row
from civplan.district.register.sheet_rows import sheet_rows

ROWS_AT_ONCE = 1_000
"""Rows that are put together before they are packed."""
FASTEST = 1
"""zlib's level: what is kept is packed once and unpacked once."""
DAY, FIGURE = "day", "figure"
"""How JSON tells a day and a figure from a text."""


class DamagedRows(Exception):
    """What is kept of rows is not what was packed."""


class Rows(NamedTuple):
    """Some rows of a table."""

    size: int
    """How many there are."""
    cells: bytes = b""
    """Their values: a compressed list of lists in JSON."""
    sheet: bytes = b""
    """The same as rows of a sheet: compressed SpreadsheetML."""


NO_ROWS = Rows(0)
NO_TABLES: Mapping[str, Rows] = {}


def packed(columns: Sequence[Column], rows: Sequence[Row]) -> Rows:
    """Rows as they are kept."""
    if not rows:
        return NO_ROWS
    cells = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=typed)
    return Rows(len(rows), compressed(cells), compressed(sheet_rows(columns, rows)))


def packed_in_pieces(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[Rows]:
    """However many rows, some at a time."""
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        yield packed(columns, some)


def cells_in(rows: Rows) -> Iterator[Row]:
    """The values that were packed.

    Raises:
        DamagedRows: They are not what was packed.
    """
    if not rows.size:
        return
    try:
        values = json.loads(zlib.decompress(rows.cells), object_hook=value_of)
        yield from map(tuple, values)
    except (zlib.error, ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise DamagedRows from error


def sheet_in(rows: Rows) -> bytes:
    """The rows of a sheet that were packed, as XML in UTF-8.

    Raises:
        DamagedRows: They are not what was packed.
    """
    try:
        return zlib.decompress(rows.sheet) if rows.size else b""
    except (zlib.error, TypeError) as error:
        raise DamagedRows from error


def compressed(text: str) -> bytes:
    """A text in few bytes; half characters, which no file can hold, become question marks."""
    return zlib.compress(text.encode(errors="replace"), FASTEST)


def typed(value: object) -> dict[str, str]:
    """A value that JSON does not know, with its kind."""
    if isinstance(value, dt.date):
        return {DAY: value.isoformat()}
    return {FIGURE: str(value)}


def value_of(given: dict[str, Any]) -> Cell:
    """The value that JSON does not know."""
    if DAY in given:
        return dt.date.fromisoformat(given[DAY])
    return Decimal(given[FIGURE])
