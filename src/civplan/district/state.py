"""What earlier runs have made, in SQLite inside the output folder; a kill leaves it whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

NAME = "civplan.sqlite"
FORMAT = "3"
"""The form of the tables and of what stands in them; another form begins anew."""
TABLES = """\
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, inputs TEXT NOT NULL, outcome TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
"""


class Made(NamedTuple):
    """What a run has made of one file."""

    inputs: dict[str, str]
    """The digest of every file that it depends on, by its path."""
    outcome: str
    """As JSON."""


class State:
    """The memory of an output folder; use it in a ``with`` statement."""

    def __init__(self, folder: Path) -> None:
        """Open or begin the memory of a folder.

        Raises:
            OSError: The folder cannot be written.
        """
        self.file = folder / NAME
        try:
            self.connection = self._opened()
        except sqlite3.DatabaseError:  # damaged, or no database: everything is made anew
            with suppress(AttributeError):
                self.connection.close()
            self.file.unlink(missing_ok=True)
            self.connection = self._opened()

    def _opened(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(self.file)
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            raise OSError(f"{self.file}: {error}") from error
        connection.executescript(TABLES)
        if self._read(connection, "format") != FORMAT:
            with connection:
                for table in ("meta", "files", "documents"):
                    connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
                connection.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
        return connection

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the memory."""
        del kind, error, trace
        self.connection.close()

    @staticmethod
    def _read(connection: sqlite3.Connection, key: str) -> str:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, key: str) -> str:
        """What was noted under a key; empty when nothing was."""
        return self._read(self.connection, key)

    def set_note(self, key: str, value: str) -> None:
        """Note something under a key."""
        with self.connection:
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def made(self) -> dict[str, dict[str, str]]:
        """The inputs of every file that was made, by the file's path."""
        rows = self.connection.execute("SELECT path, inputs FROM files")
        return {path: json.loads(inputs) for path, inputs in rows}

    def documents(self) -> dict[str, str]:
        """The plan file that each document was made from, by the document's name."""
        return dict(self.connection.execute("SELECT name, path FROM documents"))

    def outcomes(self) -> Iterator[str]:
        """The outcomes of all files as JSON, in the order of their paths."""
        for (outcome,) in self.connection.execute("SELECT outcome FROM files ORDER BY path"):
            yield str(outcome)

    def store(self, made: Mapping[str, Made], documents: Mapping[str, str]) -> None:
        """Remember what was made of some files, all of it or nothing.

        Args:
            made: By the file's path.
            documents: The plan file of each document that was written for them.
        """
        with self.connection:
            for path, one in made.items():
                row = (path, json.dumps(one.inputs, ensure_ascii=False), one.outcome)
                self.connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", row)
            self.connection.executemany(
                "INSERT OR REPLACE INTO documents VALUES (?, ?)", documents.items()
            )

    def forget(self, path: str) -> None:
        """Forget a file that is no more; its documents are remembered until they are removed."""
        with self.connection:
            self.connection.execute("DELETE FROM files WHERE path = ?", (path,))

    def forget_document(self, name: str) -> None:
        """Forget a document that was removed."""
        with self.connection:
            self.connection.execute("DELETE FROM documents WHERE name = ?", (name,))
