"""The memory of an output folder: the results of earlier runs in SQLite; a kill leaves it whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
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
from civplan.district.memory.file_result import compact_json
from civplan.district.memory.stored_result import (
    NO_OWN_TEXTS,
    NO_PACKED_ROWS,
    OwnTexts,
    PackedRows,
    StoredResult,
    own_texts_from_bytes,
    own_texts_to_bytes,
)
from civplan.documents.files import CannotWrite
from civplan.findings.words import Words

DigestsByName = Mapping[str, Collection[str]]
"""By the names of documents in the output folder; an empty digest stands for no file."""
NO_FAILURE = b"null"
"""How the absence of a failure is stored."""


class BatchMemory:
    """The memory of an output folder; use it in a ``with`` statement."""

    def __init__(self, folder: Path) -> None:
        """Open or create the memory of a folder.

        Raises:
            CannotWrite: The folder cannot be written, or another run is writing to it.
        """
        self.file = folder / DATABASE_NAME
        with self._errors_for_people():
            try:
                self.connection = open_database(self.file)
            except sqlite3.OperationalError:  # locked, or not writable: not ours to remove
                raise
            except sqlite3.DatabaseError:  # damaged, or no database: everything is made anew
                remove_database(self.file)
                self.connection = open_database(self.file)

    def __enter__(self) -> Self:
        """Return itself."""
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
    def _errors_for_people(self) -> Iterator[None]:
        """Turn SQLite's errors into ``CannotWrite``."""
        try:
            yield
        except (sqlite3.DatabaseError, OSError) as error:
            raise CannotWrite(self.file, database_reason(error)) from error

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is stored or nothing."""
        with self._errors_for_people(), self.connection as connection:
            yield connection

    @contextmanager
    def refusing_damage(self, *kinds: type[Exception]) -> Iterator[None]:
        """Turn errors that only damaged contents can cause into ``CannotWrite``.

        Args:
            kinds: These errors.

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
        """The note under a key; empty without one."""
        return note_at(self.connection, key)

    def set_note(self, key: str, value: str) -> None:
        """Store a note about all files; it is forgotten as soon as one of them changes."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value)
            )

    def paths(self) -> set[str]:
        """The paths of the files with a result."""
        with self._errors_for_people():
            rows = self.connection.execute("SELECT path FROM files")
            return {as_text(path) for (path,) in rows}

    def inputs(self) -> dict[str, dict[str, str]]:
        """The inputs of every file with their digests, by the file's path."""
        with self._errors_for_people():
            rows = self.connection.execute("SELECT path, inputs FROM files")
            return {as_text(path): json.loads(as_text(inputs)) for path, inputs in rows}

    def results(self) -> Iterator[tuple[str, StoredResult]]:
        """Every file's path and result, by path; inputs, texts and rows are read separately."""
        with self._errors_for_people():
            for row in self.connection.execute(
                "SELECT path, result, documents, failure FROM files ORDER BY path"
            ):
                path, result, documents, failure = map(as_text, row)
                reason = json.loads(failure)
                yield (
                    path,
                    StoredResult(
                        json=result,
                        documents=tuple(json.loads(documents)),
                        failure=Words(*reason) if reason else None,
                    ),
                )

    def failed_paths(self) -> set[str]:
        """The files of which not everything could be made."""
        with self._errors_for_people():
            rows = self.connection.execute(
                "SELECT path FROM files WHERE failure != ?", (NO_FAILURE,)
            )
            return {as_text(path) for (path,) in rows}

    def sources_of_documents(self) -> dict[str, str]:
        """The plan file of each document that a file makes, by the document's name."""
        with self._errors_for_people():
            rows = self.connection.execute("SELECT path, documents FROM files")
            return {
                name: as_text(path) for path, names in rows for name in json.loads(as_text(names))
            }

    def known_documents(self) -> dict[str, str]:
        """The plan file of each document that was ever made and not removed, by its name."""
        with self._errors_for_people():
            rows = self.connection.execute("SELECT name, path FROM documents")
            return {as_text(name): as_text(path) for name, path in rows}

    def claim_documents(self, sources: Mapping[str, str], digests: DigestsByName) -> None:
        """Store whose documents are about to be written, and their contents.

        Args:
            sources: The plan file of each, by the document's name.
            digests: The digest of each and of what it replaces, by its name in the output folder.
        """
        rows = ((as_bytes(name), as_bytes(path)) for name, path in sources.items())
        with self._transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO documents (name, path) VALUES (?, ?)", rows
            )
            _claim_digests(connection, digests)

    def store(self, results: Mapping[str, StoredResult], digests: Mapping[str, str]) -> None:
        """Store the results of some files, all of them or nothing.

        Args:
            results: By the files' paths.
            digests: The digest of each document written, by its name in the output folder.
        """
        with self._transaction() as connection:
            _forget_files(connection, results)
            connection.executemany(
                "INSERT INTO files (path, inputs, result, documents, failure)"
                " VALUES (:path, :inputs, :result, :documents, :failure)",
                [
                    {
                        "path": as_bytes(path),
                        "inputs": _json_bytes(one.inputs),
                        "result": as_bytes(one.json),
                        "documents": _json_bytes(one.documents),
                        "failure": _json_bytes(one.failure),
                    }
                    for path, one in results.items()
                ],
            )
            _settle_digests(connection, digests)
            connection.executemany(
                "INSERT INTO texts (path, numbers) VALUES (?, ?)",
                [
                    (as_bytes(path), own_texts_to_bytes(one.texts))
                    for path, one in results.items()
                    if one.texts.grams
                ],
            )
            connection.executemany(
                "INSERT INTO rows (path, name, size, cells, sheet)"
                " VALUES (:path, :name, :size, :cells, :sheet)",
                [
                    {"path": as_bytes(path), "name": name, **rows._asdict()}
                    for path, one in results.items()
                    for name, rows in one.rows.items()
                    if rows.size
                ],
            )

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that are gone; their documents are remembered until they are removed."""
        deleted = list(paths)
        if deleted:
            with self._transaction() as connection:
                _forget_files(connection, deleted)

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""
        with self._errors_for_people():
            row = self.connection.execute(
                "SELECT numbers FROM texts WHERE path = ?", (as_bytes(path),)
            ).fetchone()
        with self.refusing_damage(ValueError, IndexError):
            return own_texts_from_bytes(row[0]) if row else NO_OWN_TEXTS

    def sizes_of(self, table: str) -> dict[str, int]:
        """The number of rows that files give to a table of the register, by the files' paths."""
        with self._errors_for_people():
            rows = self.connection.execute("SELECT path, size FROM rows WHERE name = ?", (table,))
            return {as_text(path): size for path, size in rows}

    def rows_of(self, path: str, table: str) -> PackedRows:
        """The rows that a file gives to a table of the register, by the table's English name."""
        with self._errors_for_people():
            row = self.connection.execute(
                "SELECT size, cells, sheet FROM rows WHERE path = ? AND name = ?",
                (as_bytes(path), table),
            ).fetchone()
        if row is None:
            return NO_PACKED_ROWS
        size, cells, sheet = row
        return PackedRows(size=size, cells=cells, sheet=sheet)

    def forget_documents(self, names: Iterable[str]) -> None:
        """Forget documents that were removed."""
        deleted = list(names)
        rows = [(as_bytes(name),) for name in deleted]
        keys = [(as_bytes(document_key(name)),) for name in deleted]
        with self._transaction() as connection:
            connection.executemany("DELETE FROM documents WHERE name = ?", rows)
            connection.executemany("DELETE FROM written WHERE name = ?", keys)

    def withdraw_document(self, path: str, name: str, reason: Words) -> None:
        """Forget a document of a file that was removed again, and store why the file lacks it."""
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT documents FROM files WHERE path = ?", (as_bytes(path),)
            ).fetchone()
            names = json.loads(as_text(row[0])) if row else []
            rest = [one for one in names if one != name]
            connection.execute(
                "UPDATE files SET documents = ?, failure = ? WHERE path = ?",
                (_json_bytes(rest), _json_bytes(reason), as_bytes(path)),
            )
        self.forget_documents([name])

    def digests_of(self, name: str) -> set[str]:
        """The digests that a document had, or was about to have, when it was written.

        Args:
            name: Its name in the output folder, as documents/湖内社区2007年计划.docx.
        """
        with self._errors_for_people():
            rows = self.connection.execute(
                "SELECT digest FROM written WHERE name = ?", (as_bytes(name),)
            )
            return {str(digest) for (digest,) in rows}

    def has_written(self, digest: str) -> bool:
        """True when a document with this digest was written, under whatever name."""
        with self._errors_for_people():
            row = self.connection.execute(
                "SELECT 1 FROM written WHERE digest = ? LIMIT 1", (digest,)
            ).fetchone()
        return row is not None

    def reports(self) -> set[str]:
        """The names of the documents about the sub-district that were written."""
        with self._errors_for_people():
            rows = self.connection.execute("SELECT DISTINCT name FROM written")
            names = {as_text(name) for (name,) in rows}
        return {name for name in names if not name.startswith(document_key(""))}

    def claim_report(self, digests: DigestsByName) -> None:
        """Store the digests of what is about to be written and replaced: a kill leaves either."""
        with self._transaction() as connection:
            _claim_digests(connection, digests)

    def settle_report(self, digests: Mapping[str, str]) -> None:
        """Forget the digests of what was replaced: the new report is written."""
        with self._transaction() as connection:
            _settle_digests(connection, digests)

    def forget_report(self, name: str) -> None:
        """Forget a report that is no longer there."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM written WHERE name = ?", (as_bytes(name),))


def _forget_files(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Forget the results of some files, and the notes about all files: they no longer hold."""
    keys = [(as_bytes(path),) for path in paths]
    for table in ("files", "texts", "rows"):
        connection.executemany(f"DELETE FROM {table} WHERE path = ?", keys)  # noqa: S608 - ours
    connection.execute("DELETE FROM meta WHERE key != 'format'")


def _claim_digests(connection: sqlite3.Connection, digests: DigestsByName) -> None:
    """Add the digests that documents are about to have to those that they had."""
    rows = ((as_bytes(name), digest) for name, some in digests.items() for digest in some if digest)
    connection.executemany("INSERT OR REPLACE INTO written (name, digest) VALUES (?, ?)", rows)


def _settle_digests(connection: sqlite3.Connection, digests: Mapping[str, str]) -> None:
    """Forget the digests that documents had before."""
    rows = ((as_bytes(name), digest) for name, digest in digests.items())
    connection.executemany("DELETE FROM written WHERE name = ? AND digest != ?", rows)


def _json_bytes(value: object) -> bytes:
    """A value as JSON on one line, as stored."""
    return as_bytes(compact_json(value))
