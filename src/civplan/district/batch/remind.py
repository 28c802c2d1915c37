"""Makes reminders: reads and checks a sub-district's files without making documents.

Each reminder is written to a file of its own, and never over a file that civplan did not write.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civplan.district.batch.job import WORKER_DIED, BatchJob, WorkerResult, failure_result
from civplan.district.batch.run import pieces_for
from civplan.district.batch.worker import work_on_files
from civplan.district.memory.file_result import DisplayPaths, FileResult, file_result_from_json
from civplan.district.memory.file_store import paths_extended_by_others
from civplan.district.memory.inputs import digest_of_bytes, file_digest
from civplan.district.memory.stored_result import (
    NO_OWN_TEXTS,
    NO_PACKED_ROWS,
    OwnTexts,
    PackedRows,
    StoredResult,
)
from civplan.district.review.checks import district_findings
from civplan.district.review.folder import DistrictFolder, check_output_folder, open_submissions
from civplan.district.review.reminders import Reminder, reminders_of
from civplan.district.review.review import Review, review_of
from civplan.district.review.submissions import evidence_paths
from civplan.documents.files import (
    CannotWrite,
    make_folder,
    name_key,
    obstacle_at,
    safe_name,
    write_file,
)
from civplan.documents.processes import FEWEST_FILES_TO_CHECK, Engine, engine_for
from civplan.findings.words import Language, Words


class RemindResult(NamedTuple):
    """The reminders, and what they are made from."""

    review: Review
    reminders: tuple[Reminder, ...]


class ReadOnlyStore(NamedTuple):
    """The results of files that are only read, by their paths."""

    stored: dict[str, StoredResult]

    def file_of(self, path: str) -> str:
        """The path under which the system knows a file."""
        return path

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""
        return self.stored[path].texts if path in self.stored else NO_OWN_TEXTS

    def sizes_of(self, table: str) -> dict[str, int]:
        """The number of rows that files give to a table of the register."""
        return {path: self.rows_of(path, table).size for path in self.stored}

    def rows_of(self, path: str, table: str) -> PackedRows:
        """The rows that a file gives to a table of the register, by the table's English name."""
        return self.stored[path].rows.get(table, NO_PACKED_ROWS)


def remind(
    folder: Path,
    *,
    output: Path | None = None,
    as_of: dt.date | None = None,
    language: Language = "zh",
    on_note: Callable[[Words], None] = lambda _: None,
) -> RemindResult:
    """A reminder to each community of a sub-district that has something to do.

    Args:
        folder: The folder with the communities' files.
        output: The folder that ``write_reminders`` will write to, if it will.
        as_of: The day by which lateness is judged; None for today.
        language: Of the reminders.
        on_note: Called with each message about the run.

    Raises:
        UnusableFolder: There is no such folder, no plan file in it, or the output would mix.
        CannotRead: The folder or the sub-district's own file cannot be read.
    """
    opened = open_submissions(folder, output, on_note)
    if output:
        check_output_folder(folder, output)
    engine = engine_for(len(opened.plan_files), FEWEST_FILES_TO_CHECK)
    results, store = read_files(opened, as_of, engine)
    today = as_of or dt.datetime.now().astimezone().date()
    evidence = evidence_paths(one.inputs for one in store.stored.values())
    review = review_of(opened, results, store, today, evidence)
    review = review._replace(findings=tuple(district_findings(review)))
    return RemindResult(review, tuple(reminders_of(review, language)))


def read_files(
    opened: DistrictFolder, as_of: dt.date | None, engine: Engine
) -> tuple[list[FileResult], ReadOnlyStore]:
    """The results of a sub-district's files, without documents, and their rows and texts.

    Args:
        opened: The sub-district's folder.
        as_of: The day by which items are judged; None for no judgement of progress.
        engine: Runs the work.
    """
    stored = {one.path: one.stored for one in _results_without_documents(opened, as_of, engine)}
    extended = paths_extended_by_others({path: one.inputs for path, one in stored.items()})
    path_of = DisplayPaths(opened.folder).__getitem__
    results = [
        file_result_from_json(one.json, path_of)._replace(failure=one.failure)
        for path, one in stored.items()
        if path not in extended
    ]
    return results, ReadOnlyStore(stored)


def _results_without_documents(
    opened: DistrictFolder, as_of: dt.date | None, engine: Engine
) -> Iterator[WorkerResult]:
    """The workers' results, in the order of the files."""
    job = BatchJob(
        folder=str(opened.folder),
        documents="",
        formats=(),
        cache="",
        as_of=as_of,
        communities=tuple(one.names for one in opened.district.communities),
        run=secrets.token_hex(8),
    )
    paths = sorted(file.relative_to(opened.folder).as_posix() for file in opened.plan_files)
    for piece, results in engine.run(
        partial(work_on_files, job), pieces_for(paths, engine.workers)
    ):
        yield from results or [failure_result(path, WORKER_DIED) for path in piece]


RECORD_NAME = ".civplan-reminders.json"
"""The digests of the reminders that were written to a folder, by their names."""
REMINDER_NOT_OURS = Words(
    "不是 civplan 写的，或者有人改过，没有覆盖；先把它移到别处，或换个 -o",
    "civplan did not write it, or somebody has edited it, so it was left as it is; move it away"
    " first, or choose another folder with -o",
)


class ReminderFile(NamedTuple):
    """A file for a reminder to one community."""

    path: Path
    is_written: bool
    """False for the file of an earlier reminder that is no longer needed."""
    refused: CannotWrite | None = None
    """Why it was not written: somebody else's file has its name."""


def write_reminders(result: RemindResult, folder: Path) -> Iterator[ReminderFile]:
    """Write each reminder to a file of its own; also returns files of earlier reminders.

    Raises:
        CannotWrite: A file or the folder cannot be written.
    """
    make_folder(folder)
    texts = {reminder.community: f"{reminder.text}\n" for reminder in result.reminders}
    names = reminder_file_names(one.name for one in result.review.submissions)
    digests = _recorded_digests(folder)
    new = {names[community]: digest_of_bytes(text.encode()) for community, text in texts.items()}
    refused = {name for name in new if not _may_be_written(folder / name, digests.get(name), new)}
    _record_digests(folder, digests | {name: new[name] for name in new.keys() - refused})
    for community, name in names.items():
        path = folder / name
        if name in refused:
            yield ReminderFile(path, is_written=False, refused=CannotWrite(path, REMINDER_NOT_OURS))
        elif community in texts:
            write_file(path, texts[community].encode())
            yield ReminderFile(path, is_written=True)
        elif digests.get(name) and path.is_file():
            yield ReminderFile(path, is_written=False)


def _may_be_written(path: Path, known: str | None, new: Mapping[str, str]) -> bool:
    """True when there is no file, or the one that was written last, or an equal one."""
    if not path.exists() or obstacle_at(path):  # an obstacle has its own message
        return True
    return file_digest(path) in {known, new[path.name]} - {None, ""}


def _recorded_digests(folder: Path) -> dict[str, str]:
    """The digests of earlier reminders by name; none where the record is gone or damaged."""
    try:
        record = json.loads((folder / RECORD_NAME).read_bytes())
        return {str(name): str(digest) for name, digest in record.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _record_digests(folder: Path, digests: Mapping[str, str]) -> None:
    """Store the digests of reminders.

    Raises:
        CannotWrite: The folder cannot be written.
    """
    if digests:
        text = json.dumps(digests, ensure_ascii=False, indent=0, sort_keys=True)
        write_file(folder / RECORD_NAME, f"{text}\n".encode(errors="surrogateescape"))


def reminder_file_names(communities: Iterable[str]) -> dict[str, str]:
    """A file name for each community; names that some file system takes for equal get a number."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for community in communities:
        stem = safe_name(community)
        name, number = stem, 2
        while name_key(name) in taken:
            name, number = f"{stem} {number}", number + 1
        taken.add(name_key(name))
        names[community] = f"{name}.txt"
    return names
