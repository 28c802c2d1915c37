"""Rows of a table as they are kept: made where their file is read, put together at the end."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from civplan.district.memory.stored_result import NO_PACKED_ROWS, PackedRows
from civplan.district.register.cells import CellValue, Column, RowValues, sheet_rows_xml

ROWS_AT_ONCE = 1_000
"""Rows that are put together before they are packed."""
ZLIB_LEVEL = 1
"""zlib's level: what is kept is packed once and unpacked once."""
DAY_KEY, FIGURE_KEY = "day", "figure"
"""How JSON tells a day and a figure from a text."""


class DamagedRows(Exception):
    """What is kept of rows is not what was packed."""


def packed_rows(columns: Sequence[Column], rows: Sequence[RowValues]) -> PackedRows:
    """Rows as they are kept."""
    if not rows:
        return NO_PACKED_ROWS
    cells = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=_json_value)
    return PackedRows(
        len(rows), _compressed_text(cells), _compressed_text(sheet_rows_xml(columns, rows))
    )


def packed_pieces(columns: Sequence[Column], rows: Iterable[RowValues]) -> Iterator[PackedRows]:
    """However many rows, some at a time."""
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        yield packed_rows(columns, some)


def unpacked_rows(rows: PackedRows) -> Iterator[RowValues]:
    """The values that were packed.

    Raises:
        DamagedRows: They are not what was packed.
    """
    if not rows.size:
        return
    try:
        values = json.loads(zlib.decompress(rows.cells), object_hook=_value_from_json)
        yield from map(tuple, values)
    except (zlib.error, ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise DamagedRows from error


def unpacked_sheet(rows: PackedRows) -> bytes:
    """The rows of a sheet that were packed, as XML in UTF-8.

    Raises:
        DamagedRows: They are not what was packed.
    """
    try:
        return zlib.decompress(rows.sheet) if rows.size else b""
    except (zlib.error, TypeError) as error:
        raise DamagedRows from error


def _compressed_text(text: str) -> bytes:
    """A text in few bytes; half characters, which no file can hold, become question marks."""
    return zlib.compress(text.encode(errors="replace"), ZLIB_LEVEL)


def _json_value(value: object) -> dict[str, str]:
    """A value that JSON does not know, with its kind."""
    if isinstance(value, dt.date):
        return {DAY_KEY: value.isoformat()}
    return {FIGURE_KEY: str(value)}


def _value_from_json(given: dict[str, Any]) -> CellValue:
    """The value that JSON does not know."""
    if DAY_KEY in given:
        return dt.date.fromisoformat(given[DAY_KEY])
    return Decimal(given[FIGURE_KEY])
