"""The SQLite database of a batch: its tables, how it is opened, and its errors as messages.

One run at a time uses it, with SQLite's exclusive lock, which ends with the process.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from civplan.documents.files import DISK_FULL, os_error_words
from civplan.findings.words import Words

DATABASE_NAME = "civplan.sqlite"
SQLITE_COMPANIONS = ("-wal", "-shm", "-journal")
"""The endings of SQLite's own files beside it."""
DATABASE_FORMAT = "11"
"""The version of the tables and their contents, including the layout of the register's rows: a
change of them changes this, and every output folder begins anew."""
SQL_TABLES = {
    "meta": "key TEXT PRIMARY KEY, value TEXT NOT NULL",
    "files": "path BLOB PRIMARY KEY, inputs BLOB NOT NULL, result BLOB NOT NULL,"
    " documents BLOB NOT NULL, failure BLOB NOT NULL",
    "texts": "path BLOB PRIMARY KEY, numbers BLOB NOT NULL",
    "rows": "path BLOB NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, cells BLOB NOT NULL,"
    " sheet BLOB NOT NULL, PRIMARY KEY (path, name)",
    "documents": "name BLOB PRIMARY KEY, path BLOB NOT NULL",
}
"""Texts from files are stored as bytes: a name need not be UTF-8."""
WRITTEN_TABLE = "name BLOB NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (name, digest)"
"""The table of written files, by names in the output folder; a new format of the other tables
keeps it, so that edited files are still recognised."""
DOCUMENTS_FOLDER = "documents"
"""The folder of the communities' documents in the output folder."""
READ_LATER = (
    "SELECT result FROM files LIMIT 0",
    "SELECT path, numbers FROM texts LIMIT 0",
    "SELECT path, name, size, cells, sheet FROM rows LIMIT 0",
)
"""Queries of the reports, tried when the database is opened."""
MEMORY_IN_USE = Words(
    "另一个 civplan batch 正在写这个文件夹，等它结束再运行",
    "another civplan batch is writing to this folder; run again when it has ended",
)
MEMORY_NOT_WRITABLE = Words("无法写入（{said}）", "it cannot be written ({said})")
MEMORY_DAMAGED = Words(
    "记录坏了（{said}）；删去它再运行，全部重做", "it is damaged ({said}); delete it and run again"
)


def open_database(file: Path) -> sqlite3.Connection:
    """The database of a file, locked for this process, with its tables.

    Raises:
        sqlite3.DatabaseError: Another run has it, it cannot be written, or it is damaged.
    """
    connection = sqlite3.connect(file, timeout=0)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # a kill loses nothing, a power cut little
        with connection:
            connection.execute("BEGIN EXCLUSIVE")
            _create_tables(connection)
        _refuse_damaged(connection)
        _refuse_unreadable_tables(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_damaged(connection: sqlite3.Connection) -> None:
    """Check every page.

    Raises:
        sqlite3.DatabaseError: One is damaged.
    """
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)


def _refuse_unreadable_tables(connection: sqlite3.Connection) -> None:
    """Check that the results that every run reads can be read.

    Raises:
        sqlite3.DatabaseError: They are not what a run has stored.
    """
    try:
        for row in connection.execute("SELECT path, inputs, documents, failure FROM files"):
            _, inputs, documents, _ = map(as_text, row)
            dict(json.loads(inputs)).values()
            "".join(json.loads(documents))
        for name, path in connection.execute("SELECT name, path FROM documents"):
            as_text(name), as_text(path)
        for statement in READ_LATER:
            connection.execute(statement)
    except (ValueError, TypeError, AttributeError, sqlite3.OperationalError) as error:
        raise sqlite3.DatabaseError(str(error)) from error


def _create_tables(connection: sqlite3.Connection) -> None:
    """Create the tables; those of another format are dropped first."""
    connection.execute(f"CREATE TABLE IF NOT EXISTS meta ({SQL_TABLES['meta']}) WITHOUT ROWID")
    connection.execute(f"CREATE TABLE IF NOT EXISTS written ({WRITTEN_TABLE}) WITHOUT ROWID")
    if note_at(connection, "format") == DATABASE_FORMAT:
        return
    for name, columns in SQL_TABLES.items():
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute(f"CREATE TABLE {name} ({columns}) WITHOUT ROWID")
    connection.execute("INSERT INTO meta VALUES ('format', ?)", (DATABASE_FORMAT,))


def note_at(connection: sqlite3.Connection, key: str) -> str:
    """The note under a key; empty without one."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def remove_database(file: Path) -> None:
    """Remove a database and SQLite's files beside it."""
    for ending in ("", *SQLITE_COMPANIONS):
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)


def database_reason(error: Exception) -> Words:
    """Why the database cannot be used."""
    if isinstance(error, OSError):
        return os_error_words(error)
    said = str(error)
    if "locked" in said:
        return MEMORY_IN_USE
    if "full" in said:
        return DISK_FULL
    words = MEMORY_NOT_WRITABLE if isinstance(error, sqlite3.OperationalError) else MEMORY_DAMAGED
    return words.filled(said=said)


def document_key(name: str) -> str:
    """A document's name in the output folder, from its name in the folder of documents."""
    return f"{DOCUMENTS_FOLDER}/{name}"


def as_bytes(text: str) -> bytes:
    """A text as stored."""
    return text.encode(errors="surrogatepass")


def as_text(data: bytes) -> str:
    """A text that was stored."""
    return data.decode(errors="surrogatepass")
