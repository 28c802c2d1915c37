"""What the memory stores of each plan file: its result as JSON, its rows and its texts."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from civplan.findings.words import Words

ARRAY_TYPE = "I"
"""The type code of arrays of numbers: unsigned, four bytes each."""


class PackedRows(NamedTuple):
    """Rows that a file gives to a table of the register; see ``register/packing``."""

    size: int
    """The number of rows."""
    cells: bytes = b""
    """Their values: a compressed list of lists in JSON."""
    sheet: bytes = b""
    """The same as rows of a sheet: compressed SpreadsheetML."""


NO_PACKED_ROWS = PackedRows(0)
NO_TABLES: Mapping[str, PackedRows] = {}


class OwnTexts(NamedTuple):
    """The texts that a community wrote itself, as hashes of their stretches of characters."""

    places: array[int]
    """Three numbers a text: its line, its column, and the number of its stretches."""
    grams: array[int]
    """The stretches of all texts, one text after the other; see ``review/copied_text``."""
    distinct: array[int]
    """Each stretch once, in ascending order."""


NO_OWN_TEXTS = OwnTexts(array(ARRAY_TYPE), array(ARRAY_TYPE), array(ARRAY_TYPE))


class StoredResult(NamedTuple):
    """The result of one file as the memory stores it and as a worker sends it."""

    json: str
    """The ``FileResult`` as JSON, without documents and failure."""
    inputs: dict[str, str] = {}  # noqa: RUF012 - nothing changes it
    """The digest of every input of the file, by the input's name."""
    documents: tuple[str, ...] = ()
    """The names of the documents written."""
    failure: Words | None = None
    """Why not everything was made; None when it was."""
    texts: OwnTexts = NO_OWN_TEXTS
    rows: Mapping[str, PackedRows] = NO_TABLES
    """Its rows of the register's tables, by the tables' English names."""


class FileStore(Protocol):
    """The rows and texts of files, by their paths as seen from the sub-district's folder."""

    def file_of(self, path: str) -> str:
        """The path under which the system knows a file; results replace bytes that are no UTF-8."""

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""

    def sizes_of(self, table: str) -> Mapping[str, int]:
        """The number of rows that files give to a table; files without rows may be absent."""

    def rows_of(self, path: str, table: str) -> PackedRows:
        """The rows that a file gives to a table of the register, by the table's English name."""


def own_texts_to_bytes(texts: OwnTexts) -> bytes:
    """Texts as stored: the lengths of the first two arrays, then all three arrays."""
    places, grams, distinct = texts
    return (array(ARRAY_TYPE, [len(places), len(grams)]) + places + grams + distinct).tobytes()


def own_texts_from_bytes(data: bytes) -> OwnTexts:
    """Texts that were stored; none from nothing."""
    if not data:
        return NO_OWN_TEXTS
    numbers = array(ARRAY_TYPE, data)
    head, places, grams = 2, *numbers[:2]
    return OwnTexts(
        places=numbers[head : head + places],
        grams=numbers[head + places : head + places + grams],
        distinct=numbers[head + places + grams :],
    )
