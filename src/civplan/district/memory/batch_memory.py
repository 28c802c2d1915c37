"""What earlier runs have made, in SQLite inside the output folder; a kill leaves it whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from civplan.district.memory.database import (
    DATABASE_NAME,
    MEMORY_DAMAGED,
    as_bytes,
    as_text,
    database_reason,
    document_key,
    note_at,
    open_database,
    remove_database,
)
from civplan.district.memory.stored_result import (
    NO_OWN_TEXTS,
    DigestsByName,
    OwnTexts,
    StoredResult,
    claim_digests,
    compact_json,
    forget_files,
    own_texts_from_bytes,
    register_table_rows,
    settle_digests,
    text_table_rows,
)
from civplan.district.register.packing import NO_PACKED_ROWS, PackedRows
from civplan.documents.files import CannotWrite
from civplan.findings.words import Words

NO_FAILURE = b"null"
"""How a failure is kept that there is not."""


class BatchMemory:
    """The memory of an output folder; use it in a ``with`` statement."""

    def __init__(self, folder: Path) -> None:
        """Open or begin the memory of a folder.

        Raises:
            CannotWrite: The folder cannot be written, or another run is writing to it.
        """
        self.file = folder / DATABASE_NAME
        with self._told():
            try:
                self.connection = open_database(self.file)
            except sqlite3.OperationalError:  # locked, or not writable: not ours to remove
                raise
            except sqlite3.DatabaseError:  # damaged, or no database: everything is made anew
                remove_database(self.file)
                self.connection = open_database(self.file)

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

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Make SQLite's errors into ones for people."""
        try:
            yield
        except (sqlite3.DatabaseError, OSError) as error:
            raise CannotWrite(self.file, database_reason(error)) from error

    @contextmanager
    def refusing_damage(self, *kinds: type[Exception]) -> Iterator[None]:
        """Make what damaged contents lead to into an error for people.

        Args:
            kinds: The errors that can only mean damage.

        Raises:
            CannotWrite: What is read in this block is not what was stored.
        """
        try:
            yield
        except kinds as error:
            raise CannotWrite(
                self.file, MEMORY_DAMAGED.filled(said=type(error).__name__)
            ) from error

    def note(self, key: str) -> str:
        """What was noted under a key; empty when nothing was."""
        return note_at(self.connection, key)

    def set_note(self, key: str, value: str) -> None:
        """Note something about the files; it is forgotten as soon as one of them changes."""
        with self._told(), self.connection:
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def paths(self) -> set[str]:
        """The paths of the files that were made."""
        with self._told():
            rows = self.connection.execute("SELECT path FROM files")
            return {as_text(path) for (path,) in rows}

    def made(self) -> dict[str, dict[str, str]]:
        """The inputs of every file that was made, by the file's path."""
        with self._told():
            rows = self.connection.execute("SELECT path, inputs FROM files")
            return {as_text(path): json.loads(as_text(inputs)) for path, inputs in rows}

    def documents(self) -> dict[str, str]:
        """The plan file that each document was made from, by the document's name."""
        with self._told():
            rows = self.connection.execute("SELECT name, path FROM documents")
            return {as_text(name): as_text(path) for name, path in rows}

    def outcomes(self) -> Iterator[tuple[str, str, tuple[str, ...], Words | None]]:
        """The path, outcome, documents and failure of every file, in the order of their paths."""
        columns = "path, outcome, documents, failure"
        with self._told():
            for row in self.connection.execute(f"SELECT {columns} FROM files ORDER BY path"):  # noqa: S608 - ours
                path, outcome, documents, failure = map(as_text, row)
                said = json.loads(failure)
                failed = Words(*said) if said else None
                yield path, outcome, tuple(json.loads(documents)), failed

    def written(self) -> dict[str, str]:
        """The plan file of each document that a file makes, by the document's name."""
        with self._told():
            rows = self.connection.execute("SELECT path, documents FROM files")
            return {
                name: as_text(path) for path, names in rows for name in json.loads(as_text(names))
            }

    def failed(self) -> set[str]:
        """The files of which not everything could be made."""
        with self._told():
            rows = self.connection.execute(
                "SELECT path FROM files WHERE failure != ?", (NO_FAILURE,)
            )
            return {as_text(path) for (path,) in rows}

    def claim(self, documents: Mapping[str, str], digests: DigestsByName) -> None:
        """Remember whose documents are about to be written, and what they will be.

        Args:
            documents: The plan file of each, by the document's name.
            digests: What each will be and what it replaces, by its name in the output folder.
        """
        rows = ((as_bytes(name), as_bytes(path)) for name, path in documents.items())
        with self._told(), self.connection as connection:
            connection.executemany("INSERT OR REPLACE INTO documents VALUES (?, ?)", rows)
            claim_digests(connection, digests)

    def store(self, made: Mapping[str, StoredResult], digests: Mapping[str, str]) -> None:
        """Remember what was made of some files, by their paths; all of it or nothing.

        Args:
            made: What was made, by the files' paths.
            digests: The digest of each document that has its name, by that in the output folder.
        """
        columns = (
            (
                path,
                compact_json(one.inputs),
                one.outcome,
                compact_json(one.documents),
                compact_json(one.failure),
            )
            for path, one in made.items()
        )
        files = [tuple(map(as_bytes, texts)) for texts in columns]
        with self._told(), self.connection as connection:
            forget_files(connection, made)
            connection.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?)", files)
            settle_digests(connection, digests)
            connection.executemany("INSERT INTO texts VALUES (?, ?)", text_table_rows(made))
            connection.executemany(
                "INSERT INTO rows VALUES (?, ?, ?, ?, ?)", register_table_rows(made)
            )

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that are no more; their documents are remembered until they are removed."""
        gone = list(paths)
        if gone:
            with self._told(), self.connection as connection:
                forget_files(connection, gone)

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""
        with self._told():
            found = self.connection.execute(
                "SELECT numbers FROM texts WHERE path = ?", (as_bytes(path),)
            ).fetchone()
        with self.refusing_damage(ValueError, IndexError):
            return own_texts_from_bytes(found[0]) if found else NO_OWN_TEXTS

    def sizes_of(self, table: str) -> dict[str, int]:
        """How many rows files give to a table of the register, by the files' paths."""
        with self._told():
            rows = self.connection.execute("SELECT path, size FROM rows WHERE name = ?", (table,))
            return {as_text(path): size for path, size in rows}

    def rows_of(self, path: str, table: str) -> PackedRows:
        """What a file gives to a table of the register, by the table's English name."""
        with self._told():
            found = self.connection.execute(
                "SELECT size, cells, sheet FROM rows WHERE path = ? AND name = ?",
                (as_bytes(path), table),
            ).fetchone()
            return PackedRows(*found) if found else NO_PACKED_ROWS

    def forget_documents(self, names: Iterable[str]) -> None:
        """Forget documents that were removed."""
        gone = list(names)
        rows = [(as_bytes(name),) for name in gone]
        keys = [(as_bytes(document_key(name)),) for name in gone]
        with self._told(), self.connection as connection:
            connection.executemany("DELETE FROM documents WHERE name = ?", rows)
            connection.executemany("DELETE FROM written WHERE name = ?", keys)

    def digests_of(self, name: str) -> set[str]:
        """What a document was, or was about to be, when it was written.

        Args:
            name: Its name in the output folder, as documents/湖内社区2007年计划.docx.
        """
        with self._told():
            rows = self.connection.execute(
                "SELECT digest FROM written WHERE name = ?", (as_bytes(name),)
            )
            return {str(digest) for (digest,) in rows}

    def reports(self) -> set[str]:
        """The names of the documents about the sub-district that were written."""
        with self._told():
            rows = self.connection.execute("SELECT DISTINCT name FROM written")
            names = {as_text(name) for (name,) in rows}
        return {name for name in names if not name.startswith(document_key(""))}

    def claim_written(self, digests: DigestsByName) -> None:
        """Remember what is about to be written, and what it replaces: a kill leaves either."""
        with self._told(), self.connection as connection:
            claim_digests(connection, digests)

    def settle_written(self, digests: Mapping[str, str]) -> None:
        """Forget what stood there before: the new one is written."""
        with self._told(), self.connection as connection:
            settle_digests(connection, digests)

    def forget_written(self, name: str) -> None:
        """Forget a document that is no longer there."""
        with self._told(), self.connection:
            self.connection.execute("DELETE FROM written WHERE name = ?", (as_bytes(name),))
