"""Rows of a table in compressed form: workers pack them, writers of the register unpack them."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from civplan.district.memory.file_result import compact_json
from civplan.district.memory.stored_result import NO_PACKED_ROWS, PackedRows
from civplan.district.register.cells import CellValue, Column, RowValues, sheet_rows_xml

ROWS_AT_ONCE = 1_000
"""Rows in a piece."""
ZLIB_LEVEL = 1
"""zlib's fastest: rows are compressed and decompressed about as often."""
DAY_KEY, FIGURE_KEY = "day", "figure"
"""The keys of the JSON objects that stand for a date and for a figure."""


class DamagedRows(Exception):
    """Packed rows cannot be unpacked."""


def packed_rows(columns: Sequence[Column], rows: Sequence[RowValues]) -> PackedRows:
    """Rows in compressed form."""
    if not rows:
        return NO_PACKED_ROWS
    cells = compact_json(rows, default=_json_value)
    return PackedRows(
        len(rows), _compressed_text(cells), _compressed_text(sheet_rows_xml(columns, rows))
    )


def packed_pieces(columns: Sequence[Column], rows: Iterable[RowValues]) -> Iterator[PackedRows]:
    """Rows in compressed form, in pieces of limited size."""
    remaining = iter(rows)
    while piece := list(islice(remaining, ROWS_AT_ONCE)):
        yield packed_rows(columns, piece)


def unpacked_rows(rows: PackedRows) -> Iterator[RowValues]:
    """The values of packed rows.

    Raises:
        DamagedRows: They cannot be unpacked.
    """
    if not rows.size:
        return
    try:
        values = json.loads(zlib.decompress(rows.cells), object_hook=_value_from_json)
        yield from map(tuple, values)
    except (zlib.error, ValueError, TypeError, KeyError, ArithmeticError) as error:
        raise DamagedRows from error


def unpacked_sheet(rows: PackedRows) -> bytes:
    """Packed rows as the XML of a sheet, in UTF-8.

    Raises:
        DamagedRows: They cannot be unpacked.
    """
    try:
        return zlib.decompress(rows.sheet) if rows.size else b""
    except (zlib.error, TypeError) as error:
        raise DamagedRows from error


def _compressed_text(text: str) -> bytes:
    """A text compressed; lone surrogates, which UTF-8 lacks, become question marks."""
    return zlib.compress(text.encode(errors="replace"), ZLIB_LEVEL)


def _json_value(value: object) -> dict[str, str]:
    """The JSON object for a value that JSON has no type for."""
    if isinstance(value, dt.date):
        return {DAY_KEY: value.isoformat()}
    return {FIGURE_KEY: str(value)}


def _value_from_json(value: dict[str, Any]) -> CellValue:
    """The value that such a JSON object stands for."""
    if DAY_KEY in value:
        return dt.date.fromisoformat(value[DAY_KEY])
    return Decimal(value[FIGURE_KEY])
