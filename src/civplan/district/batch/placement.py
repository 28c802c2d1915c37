"""Moves drafts to their names in the output folder and stores the results of their files."""

from __future__ import annotations

import errno
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from civplan.district.batch.job import UNFINISHED_FOLDER, BatchJob, Draft, WorkerResult
from civplan.district.batch.overwrite_check import OverwriteCheck
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.database import document_key
from civplan.district.memory.inputs import JOB_INPUT
from civplan.district.memory.stored_result import StoredResult
from civplan.documents.files import (
    FILE_OPEN_ELSEWHERE,
    CannotWrite,
    lock_file_of,
    mode_of,
    name_key,
    write_failure_reason,
)
from civplan.findings.words import Words

NAME_TAKEN = Words(
    "{other} 的文件已经叫“{name}”，没有再写", "“{name}” is the document of {other} already"
)
NAME_WANTED_TWICE = Words(
    "{other} 也要写“{name}”，两份都没有写；改其中一份的标题",
    "{other} wants to write “{name}” too, so neither is written: change the title of one",
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
    notes: tuple[Words, ...] = ()
    """What its documents show otherwise than their style says."""


class Placement(NamedTuple):
    """A draft that may have its name."""

    draft: Draft
    replaced: str
    """The digest of the file that has the name now; empty for none."""


class KeptDocument(NamedTuple):
    """A document that somebody has edited, while nothing that it is made from has changed."""

    name: str


class Clash(NamedTuple):
    """A name that two plan files want, and that neither had before this run."""

    key: str
    first: str
    """The file that was done first."""
    second: str


PlacementDecision = Placement | KeptDocument | Words
"""What becomes of a draft; words say why it may not have its name."""


class DocumentPlacer:
    """Places the documents of one run.

    A name belongs to the plan file that made the document last, until that file makes another one.
    A file that wants the name of one that is still to come in this run waits until the end. A new
    name that two files want is given to neither; where both can say the campaign in it, they do so.
    """

    def __init__(
        self,
        job: BatchJob,
        memory: BatchMemory,
        key: str,
        changed: Collection[str],
        lost: Collection[str] = (),
    ) -> None:
        """Take the job, the memory, the job's key, and the files of the run.

        Args:
            job: The job.
            memory: The memory of the output folder.
            key: The job's key.
            changed: The files that the run works on.
            lost: Those of them that are the same, but of which a document is lost.
        """
        self.folder, self.memory, self.key = Path(job.documents), memory, key
        self.check = OverwriteCheck(memory.has_written)
        self.coming, self.lost = set(changed), frozenset(lost)
        self.waiting = list[WorkerResult]()
        self.owners = {name_key(name): path for name, path in _names_with_owners(memory)}
        """The plan file of each document, from this run or an earlier one, by the name's key."""
        self.earlier_keys = defaultdict[str, list[str]](list)
        """The names' keys that each plan file had before this run."""
        for name, path in self.owners.items():
            self.earlier_keys[path].append(name)
        self.settled = frozenset(self.owners)
        """The keys of the names that some plan file had before this run."""
        self.fresh = dict[str, str]()
        """The documents that are new in this run, by their names' keys."""
        self.clashes = list[Clash]()
        self.long_names = dict[tuple[str, str], str]()
        """The names with the campaign that files may have instead, by their paths and names."""
        self.to_rename = set[str]()
        """The files whose documents can have such a name, as another file wants theirs."""

    def place(self, results: Sequence[WorkerResult]) -> Iterator[FileProgress]:
        """Place the documents of some files, store the results, and report each file.

        The owners of the documents are stored first: a kill leaves no document without an owner.
        The results are stored last, when the disk has the documents.

        Raises:
            CannotWrite: A worker could not write, or no document can have its name.
        """
        whole = [one for one in results if not one.unwritable]
        self._release_names(whole)
        early = [one for one in whole if self._waits(one)]
        self.waiting += early
        self.memory.forget(one.path for one in early)
        yield from self._place_all([one for one in whole if one not in early])
        for one in results:
            if one.unwritable:
                path, reason = one.unwritable
                raise CannotWrite(Path(path), reason)

    def place_waiting(self) -> Iterator[FileProgress]:
        """Place those that waited for a name until every other file was done.

        Raises:
            CannotWrite: No document can have its name.
        """
        waiting, self.waiting = self.waiting, []
        self.coming.clear()
        yield from self._place_all(waiting)

    def _release_names(self, results: Iterable[WorkerResult]) -> None:
        """Free the names that files do not want any more; one without documents keeps its last."""
        for one in results:
            self.coming.discard(one.path)
            wanted = {name_key(draft.name) for draft in one.drafts}
            for key in self.earlier_keys.pop(one.path, ()):
                if wanted and key not in wanted:
                    del self.owners[key]

    def _waits(self, result: WorkerResult) -> bool:
        """True when a file wants the name of one that this run has yet to work on."""
        owners = {self.owners.get(name_key(draft.name)) for draft in result.drafts}
        return not self.coming.isdisjoint(owners - {result.path})

    def _place_all(self, results: Sequence[WorkerResult]) -> Iterator[FileProgress]:
        """Place the documents of some files, store the results, and report each file."""
        if not results:
            return
        decisions = {
            one.path: [self._decision_for(draft, one.path) for draft in one.drafts]
            for one in results
        }
        self._refuse_clashes(results, decisions)
        self._claim(decisions)
        stored = {one.path: self._place(one, decisions[one.path]) for one in results}
        placed = {
            one.draft.name: one.draft.digest
            for path, some in decisions.items()
            for one in some
            if isinstance(one, Placement) and one.draft.name in stored[path].documents
        }
        _sync_documents(self.folder, placed)
        self.memory.store(stored, {document_key(name): digest for name, digest in placed.items()})
        for one in results:
            documents, failure = stored[one.path].documents, stored[one.path].failure
            notes = tuple(note for draft in one.drafts for note in draft.notes)
            errors = one.errors + (failure is not None)
            yield FileProgress(one.path, len(documents), errors, notes)

    def _refuse_clashes(
        self, results: Iterable[WorkerResult], decisions: dict[str, list[PlacementDecision]]
    ) -> None:
        """Refuse a name that two files want to the one that was done first, too."""
        drafts = {one.path: one.drafts for one in results}
        clashes, self.clashes = self.clashes, []
        for key, first, second in clashes:
            if first not in drafts:
                self._withdraw(key, first, second)
                continue
            for place, draft in enumerate(drafts[first]):
                if name_key(draft.name) == key:
                    words = NAME_WANTED_TWICE.filled(name=draft.name, other=second)
                    decisions[first][place] = words

    def _withdraw(self, key: str, path: str, other: str) -> None:
        """Remove a document that this run made new, as another file wants its name too."""
        name = self.fresh.pop(key, None)
        if name is None:
            return
        with suppress(OSError):
            (self.folder / name).unlink(missing_ok=True)
        reason = NAME_WANTED_TWICE.filled(name=name, other=other)
        self.memory.withdraw_document(path, name, reason)

    def _claim(self, placements: Mapping[str, Iterable[PlacementDecision]]) -> None:
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

    def _place(self, result: WorkerResult, decisions: Iterable[PlacementDecision]) -> StoredResult:
        """Move the drafts of a file to their names, and return what is stored of the file."""
        names, failure = [], result.stored.failure
        for one in decisions:
            if isinstance(one, KeptDocument):
                names.append(one.name)
                continue
            reason = one if isinstance(one, Words) else self._move(one.draft)
            if reason:
                failure = reason
            elif isinstance(one, Placement):
                names.append(one.draft.name)
                key = name_key(one.draft.name)
                if not one.replaced and key not in self.settled:
                    self.fresh[key] = one.draft.name
        return result.stored._replace(
            inputs=result.stored.inputs | {JOB_INPUT: self.key},
            documents=tuple(names),
            failure=failure,
        )

    def _decision_for(self, draft: Draft, path: str) -> PlacementDecision:
        """What becomes of a draft of a file."""
        name = draft.name
        key = name_key(name)
        file, owner = self.folder / name, self.owners.setdefault(key, path)
        if draft.long_name:
            self.long_names[path, key] = name_key(draft.long_name)
        if owner != path and key in self.settled:
            self.to_rename.update({path} if draft.long_name else ())
            return NAME_TAKEN.filled(name=name, other=owner)
        if owner != path:
            self.clashes.append(Clash(key, owner, path))
            long_names = {self.long_names.get((one, key), "") for one in (owner, path)}
            if "" not in long_names and len(long_names) > 1:
                self.to_rename.update((owner, path))
            return NAME_WANTED_TWICE.filled(name=name, other=owner)
        if lock_file_of(file):
            return FILE_OPEN_ELSEWHERE
        known = self.memory.digests_of(document_key(name)) if file.is_file() else ()
        unfinished = self.folder / UNFINISHED_FOLDER / draft.temporary_name
        try:
            replaced = self.check.overwritable_digest(file, known, unfinished.read_bytes)
        except CannotWrite as error:
            return error.reason
        except OSError as error:
            raise CannotWrite(self.folder, FOLDER_NOT_SHARED) from error
        if replaced is not None:
            return Placement(draft, replaced)
        return KeptDocument(name) if path in self.lost else DOCUMENT_NOT_OURS.filled(name=name)

    def _move(self, draft: Draft) -> Words | None:
        """Move a draft to its name; return why the system refuses it for this one.

        Raises:
            CannotWrite: It would refuse every other one too.
        """
        file = self.folder / draft.name
        unfinished = self.folder / UNFINISHED_FOLDER / draft.temporary_name
        try:
            mode = mode_of(file)
            if mode is not None:
                unfinished.chmod(mode)
            unfinished.replace(file)
        except FileNotFoundError as error:
            raise CannotWrite(self.folder, FOLDER_NOT_SHARED) from error
        except OSError as error:
            reason = write_failure_reason(error, file)
            if error.errno in STOPS_EVERYTHING:
                raise CannotWrite(file, reason) from error
            return reason
        return None


def _names_with_owners(memory: BatchMemory) -> Iterator[tuple[str, str]]:
    """The documents with their plan files, the last ones of files that make none now first."""
    current = memory.sources_of_documents()
    without = memory.paths() - set(current.values())
    yield from ((name, path) for name, path in memory.known_documents().items() if path in without)
    yield from current.items()


def _sync_documents(folder: Path, names: Iterable[str]) -> None:
    """Wait until the disk has the documents: after a power cut the memory must not know better.

    Raises:
        CannotWrite: The disk reports an error.
    """
    if hasattr(os, "sync"):
        os.sync()
        return
    for name in names:
        file = folder / name
        try:
            with file.open("rb+") as document:
                os.fsync(document.fileno())
        except OSError as error:
            raise CannotWrite(file, write_failure_reason(error, file)) from error
