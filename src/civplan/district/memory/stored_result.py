"""What is kept of each plan file beside what is held of it: looked up when it is needed."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from civplan.district.memory.database import as_bytes
from civplan.district.register.packing import NO_TABLES, PackedRows
from civplan.findings.words import Words

ARRAY_TYPE = "I"
"""The kind of array that numbers are kept in: unsigned, four bytes each."""


class OwnTexts(NamedTuple):
    """The texts that a community wrote itself, as numbers that stand for their stretches."""

    places: array[int]
    """Three numbers a text: its line, its column, and how many of the stretches are its."""
    grams: array[int]
    """The stretches of one text behind those of the other; see ``likeness``."""
    distinct: array[int]
    """Each stretch once, in ascending order."""


NO_OWN_TEXTS = OwnTexts(array(ARRAY_TYPE), array(ARRAY_TYPE), array(ARRAY_TYPE))


class FileStore(Protocol):
    """What is kept of files, by their paths as seen from the sub-district's folder."""

    def file_of(self, path: str) -> str:
        """The path under which the system knows a file: one that is not UTF-8 is shown by codes."""

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""

    def sizes_of(self, table: str) -> Mapping[str, int]:
        """How many rows files give to a table; those that give none need not be there."""

    def rows_of(self, path: str, table: str) -> PackedRows:
        """What a file gives to a table of the register, by the table's English name."""


def own_texts_to_bytes(texts: OwnTexts) -> bytes:
    """Texts as they are stored: how many numbers the first two parts have, then all three parts."""
    places, grams, distinct = texts
    return (array(ARRAY_TYPE, [len(places), len(grams)]) + places + grams + distinct).tobytes()


def own_texts_from_bytes(data: bytes) -> OwnTexts:
    """Texts that were stored; none from nothing."""
    if not data:
        return NO_OWN_TEXTS
    numbers = array(ARRAY_TYPE, data)
    head, places, grams = 2, *numbers[:2]
    return OwnTexts(
        numbers[head : head + places],
        numbers[head + places : head + places + grams],
        numbers[head + places + grams :],
    )


DigestsByName = Mapping[str, Collection[str]]
"""By the names of documents in the output folder; an empty one stands for nothing."""


class StoredResult(NamedTuple):
    """What a run has made of one file."""

    inputs: dict[str, str]
    """The digest of every file that it depends on, by its path."""
    outcome: str
    """As JSON, without documents."""
    documents: tuple[str, ...] = ()
    """The names of those that were written."""
    failure: Words | None = None
    """Why not all of them were; None when they were."""
    texts: OwnTexts = NO_OWN_TEXTS
    rows: Mapping[str, PackedRows] = NO_TABLES
    """What the file gives to the tables of the register."""


def forget_files(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget all of some files, and what was noted about all: they are no longer the same."""
    keys = [(as_bytes(path),) for path in paths]
    for table in ("files", "texts", "rows"):
        connection.executemany(f"DELETE FROM {table} WHERE path = ?", keys)  # noqa: S608 - ours
    connection.execute("DELETE FROM meta WHERE key != 'format'")


def claim_digests(connection: sqlite3.Connection, digests: DigestsByName) -> None:
    """Remember what documents are about to be, beside what they were."""
    rows = ((as_bytes(name), digest) for name, some in digests.items() for digest in some if digest)
    connection.executemany("INSERT OR REPLACE INTO written VALUES (?, ?)", rows)


def settle_digests(connection: sqlite3.Connection, digests: Mapping[str, str]) -> None:
    """Forget what documents were before."""
    rows = ((as_bytes(name), digest) for name, digest in digests.items())
    connection.executemany("DELETE FROM written WHERE name = ? AND digest != ?", rows)


def text_table_rows(made: Mapping[str, StoredResult]) -> Iterator[tuple[bytes, bytes]]:
    """The rows of the table of texts."""
    for path, one in made.items():
        if one.texts.grams:
            yield as_bytes(path), own_texts_to_bytes(one.texts)


def register_table_rows(
    made: Mapping[str, StoredResult],
) -> Iterator[tuple[bytes, str, int, bytes, bytes]]:
    """The rows of the table of the register's rows."""
    for path, one in made.items():
        for name, rows in one.rows.items():
            if rows.size:
                yield as_bytes(path), name, *rows


def compact_json(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
