"""Moves drafts to their names in the output folder and stores the results of their files."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.batch.job import UNFINISHED_FOLDER, BatchJob, Draft, WorkerResult
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
"""Errors of the system that stop every other document too."""


class FileProgress(NamedTuple):
    """A file that is done."""

    path: str
    documents: int
    errors: int


class Placement(NamedTuple):
    """A draft that may have its name."""

    draft: Draft
    replaced: str
    """The digest of the file that has the name now; empty for none."""


class DocumentPlacer:
    """Places the documents of one run."""

    def __init__(self, job: BatchJob, memory: BatchMemory, key: str) -> None:
        """Take the job, the memory, and the job's key."""
        self.folder, self.memory, self.key = Path(job.documents), memory, key
        self.owners = memory.sources_of_documents()
        """The plan file of each document, from this run or an earlier one."""

    def place(self, results: Sequence[WorkerResult]) -> Iterator[FileProgress]:
        """Place the documents of some files, store the results, and report each file.

        The owners of the documents are stored first: a kill leaves no document without an owner.

        Raises:
            CannotWrite: A worker could not write, or no document can have its name.
        """
        whole = [one for one in results if not one.unwritable]
        placements = {
            one.path: [self._placement_of(draft, one.path) for draft in one.drafts] for one in whole
        }
        self._claim(placements)
        stored = {one.path: self._place(one, placements[one.path]) for one in whole}
        self.memory.store(
            stored,
            {
                document_key(draft.name): draft.digest
                for one in whole
                for draft in one.drafts
                if draft.name in stored[one.path].documents
            },
        )
        for one in results:
            if one.unwritable:
                path, reason = one.unwritable
                raise CannotWrite(Path(path), reason)
            documents, failure = stored[one.path].documents, stored[one.path].failure
            yield FileProgress(one.path, len(documents), one.errors + (failure is not None))

    def _claim(self, placements: Mapping[str, Iterable[Placement | Words]]) -> None:
        """Store the owners and digests of documents that are about to get their names."""
        admitted = {
            one.draft.name: (path, one)
            for path, some in placements.items()
            for one in some
            if isinstance(one, Placement)
        }
        self.memory.claim_documents(
            {name: path for name, (path, _) in admitted.items()},
            {
                document_key(name): (one.draft.digest, one.replaced)
                for name, (_, one) in admitted.items()
            },
        )

    def _place(self, result: WorkerResult, placements: Iterable[Placement | Words]) -> StoredResult:
        """Move the drafts of a file to their names, and return what is stored of the file."""
        names, failure = [], result.stored.failure
        for one in placements:
            reason = one if isinstance(one, Words) else self._move(one.draft)
            if reason:
                failure = reason
            elif isinstance(one, Placement):
                names.append(one.draft.name)
        return result.stored._replace(
            inputs=result.stored.inputs | {JOB_INPUT: self.key},
            documents=tuple(names),
            failure=failure,
        )

    def _placement_of(self, draft: Draft, path: str) -> Placement | Words:
        """A draft with the digest of what it replaces, or why it may not have its name."""
        name = draft.name
        file, owner = self.folder / name, self.owners.setdefault(name, path)
        if owner != path:
            return NAME_TAKEN.filled(name=name, other=owner)
        if lock_file_of(file):
            return FILE_OPEN_ELSEWHERE
        known = self.memory.digests_of(document_key(name)) if file.is_file() else ()
        try:
            replaced = overwritable_digest(file, known, draft.digest)
        except CannotWrite as error:
            return error.reason
        return (
            DOCUMENT_NOT_OURS.filled(name=name) if replaced is None else Placement(draft, replaced)
        )

    def _move(self, draft: Draft) -> Words | None:
        """Move a draft to its name; return why the system refuses it for this one.

        Raises:
            CannotWrite: It would refuse every other one too.
        """
        file = self.folder / draft.name
        try:
            (self.folder / UNFINISHED_FOLDER / draft.temporary_name).replace(file)
        except FileNotFoundError as error:
            raise CannotWrite(self.folder, FOLDER_NOT_SHARED) from error
        except OSError as error:
            reason = write_failure_reason(error, file)
            if error.errno in STOPS_EVERYTHING:
                raise CannotWrite(file, reason) from error
            return reason
        return None
