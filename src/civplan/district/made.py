"""What a run has made of plan files, as rows of the memory's tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from civplan.district.database import as_bytes
from civplan.district.kept import NO_TEXTS, OwnTexts, to_bytes
from civplan.district.register.packing import NO_TABLES, Rows
from civplan.findings.words import Words

Digests = Mapping[str, Collection[str]]
"""By the names of documents in the output folder; an empty one stands for nothing."""


class Made(NamedTuple):
    """What a run has made of one file."""

    inputs: dict[str, str]
    """The digest of every file that it depends on, by its path."""
    outcome: str
    """As JSON, without documents."""
    documents: tuple[str, ...] = ()
    """The names of those that were written."""
    failure: Words | None = None
    """Why not all of them were; None when they were."""
    texts: OwnTexts = NO_TEXTS
    rows: Mapping[str, Rows] = NO_TABLES
    """What the file gives to the tables of the register."""


def forget_files(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget all of some files, and what was noted about all: they are no longer the same."""
    keys = [(as_bytes(path),) for path in paths]
    for table in ("files", "texts", "rows"):
        connection.executemany(f"DELETE FROM {table} WHERE path = ?", keys)  # noqa: S608 - ours
    connection.execute("DELETE FROM meta WHERE key != 'format'")


def claim_digests(connection: sqlite3.Connection, digests: Digests) -> None:
    """Remember what documents are about to be, beside what they were."""
    rows = ((as_bytes(name), digest) for name, some in digests.items() for digest in some if digest)
    connection.executemany("INSERT OR REPLACE INTO written VALUES (?, ?)", rows)


def settle_digests(connection: sqlite3.Connection, digests: Mapping[str, str]) -> None:
    """Forget what documents were before."""
    rows = ((as_bytes(name), digest) for name, digest in digests.items())
    connection.executemany("DELETE FROM written WHERE name = ? AND digest != ?", rows)


def rows_of_texts(made: Mapping[str, Made]) -> Iterator[tuple[bytes, bytes]]:
    """The rows of the table of texts."""
    for path, one in made.items():
        if one.texts.grams:
            yield as_bytes(path), to_bytes(one.texts)


def rows_of_tables(made: Mapping[str, Made]) -> Iterator[tuple[bytes, str, int, bytes, bytes]]:
    """The rows of the table of the register's rows."""
    for path, one in made.items():
        for name, rows in one.rows.items():
            if rows.size:
                yield as_bytes(path), name, *rows


def one_line(value: object) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
