"""Gives documents their names in the output folder and remembers whose they are."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.batch.job import UNFINISHED_FOLDER, BatchJob, UnplacedDocument, WorkerResult
from civplan.district.batch.overwrite_check import overwritable_digest
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import document_key
from civplan.district.memory.inputs import JOB_INPUT
from civplan.district.memory.stored_result import StoredResult
from civplan.documents.files import (
    FILE_OPEN_ELSEWHERE,
    CannotWrite,
    lock_file_of,
    write_failure_reason,
)
from civplan.findings.words import Words

NAME_TAKEN = Words(
    "{other} 的文件已经叫“{name}”，没有再写", "“{name}” is the document of {other} already"
)
DOCUMENT_NOT_OURS = Words(
    "“{name}”不是 civplan 写的，或者有人改过，没有覆盖；先把它移到别处",
    "civplan did not write “{name}”, or somebody has changed it: move it away first",
)
FOLDER_NOT_SHARED = Words(
    "找不到工作进程写的文件：集群的每台机器都要能用这个路径读写同一个文件夹",
    "what a worker wrote is not there: each machine of the cluster must share this folder",
)
STOPS_EVERYTHING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""What the system says when no other document can be written either."""


class FileProgress(NamedTuple):
    """A file that is done."""

    path: str
    documents: int
    errors: int


class Placement(NamedTuple):
    """A document that may take its name."""

    document: UnplacedDocument
    replaced: str
    """The digest of what stands there; empty for nothing."""


Placements = Mapping[str, Sequence[Placement | Words]]
"""The documents of files, by the files' paths; words say why one may not take its name."""


class DocumentPlacer:
    """What a run files; it lives as long as the run."""

    def __init__(self, order: BatchJob, state: BatchMemory, key: str) -> None:
        """Take what is the same for all files, the memory, and what tells this order."""
        self.order, self.state, self.key = order, state, key
        self.folder = Path(order.documents)
        self.owners = state.written()
        """The plan file of each document that is up to date, or was before this run."""

    def file(self, products: Sequence[WorkerResult]) -> Iterator[FileProgress]:
        """Name the documents of some files, remember what was made, and give what is done.

        Whose they are is remembered first: a kill in between leaves no document without an owner.

        Raises:
            CannotWrite: A worker could not write, or nothing gets its name.
        """
        whole = [one for one in products if not one.unwritable]
        judged = {
            one.path: [self.judged(document, one.path) for document in one.unfinished]
            for one in whole
        }
        self.claim(judged)
        made = {one.path: self.made(one, judged[one.path]) for one in whole}
        written = {
            document_key(document.name): document.digest
            for one in whole
            for document in one.unfinished
            if document.name in made[one.path].documents
        }
        self.state.store(made, written)
        for one in products:
            if one.unwritable:
                path, reason = one.unwritable
                raise CannotWrite(Path(path), reason)
            failed = made[one.path].failure is not None
            yield FileProgress(one.path, len(made[one.path].documents), one.errors + failed)

    def claim(self, judged: Placements) -> None:
        """Remember whose documents are about to get their names, and what they will be."""
        admitted = [
            (path, one)
            for path, some in judged.items()
            for one in some
            if isinstance(one, Placement)
        ]
        self.state.claim(
            {one.document.name: path for path, one in admitted},
            {
                document_key(one.document.name): (one.document.digest, one.replaced)
                for _, one in admitted
            },
        )

    def made(self, one: WorkerResult, judged: Iterable[Placement | Words]) -> StoredResult:
        """What was made of a file, its documents under their names."""
        names = []
        failure = one.failure
        for each in judged:
            reason = each if isinstance(each, Words) else self.named(each.document)
            if reason:
                failure = reason
            elif isinstance(each, Placement):
                names.append(each.document.name)
        inputs = one.inputs | {JOB_INPUT: self.key}
        return StoredResult(inputs, one.outcome, tuple(names), failure, one.texts, one.rows)

    def judged(self, document: UnplacedDocument, path: str) -> Placement | Words:
        """A document with what it replaces, or why it may not take its name."""
        name = document.name
        file, owner = self.folder / name, self.owners.setdefault(name, path)
        if owner != path:
            return NAME_TAKEN.filled(name=name, other=owner)
        if lock_file_of(file):
            return FILE_OPEN_ELSEWHERE
        known = self.state.digests_of(document_key(name)) if file.is_file() else ()
        try:
            replaced = overwritable_digest(file, known, document.digest)
        except CannotWrite as error:
            return error.reason
        return (
            DOCUMENT_NOT_OURS.filled(name=name)
            if replaced is None
            else Placement(document, replaced)
        )

    def named(self, document: UnplacedDocument) -> Words | None:
        """Give a document its name; why not where the system refuses it for this one.

        Raises:
            CannotWrite: It would refuse it for every other one.
        """
        file = self.folder / document.name
        try:
            (self.folder / UNFINISHED_FOLDER / document.passing).replace(file)
        except FileNotFoundError as error:
            raise CannotWrite(self.folder, FOLDER_NOT_SHARED) from error
        except OSError as error:
            if error.errno in STOPS_EVERYTHING:
                raise CannotWrite(file, write_failure_reason(error, file)) from error
            return write_failure_reason(error, file)
        return None
