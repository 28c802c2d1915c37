"""Writes the documents about the sub-district: roll-up, register, overview and collection.

One that somebody has edited, or that is open in another program, is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civplan.district.batch.collection import CHANGED_SINCE_READ, COLLECTION_NAME, collection_docx
from civplan.district.batch.job import BatchJob
from civplan.district.batch.overwrite_check import EXISTING_FILE_UNREADABLE, OverwriteCheck
from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.inputs import digest_of_bytes, file_digest
from civplan.district.overview.page import overview_page
from civplan.district.register.plain_tables import csv_files, json_file
from civplan.district.register.workbook import workbook_file
from civplan.district.review.review import Review
from civplan.district.rollup.document import roll_up_document
from civplan.documents.files import (
    FILE_OPEN_ELSEWHERE,
    CannotWrite,
    make_folder,
    obstacle_at,
    write_file,
)
from civplan.findings.words import Words
from civplan.source.project import is_file

ROLL_UP_NAME = "汇总"
FURTHER_FORMATS = ("html", "md", "pdf")
"""Formats of the roll-up besides docx, when the communities' documents are rendered in them."""
OVERVIEW_NAME = "index.html"
REGISTER_WRITERS: Mapping[str, Callable[[Review], Iterator[tuple[str, bytes]]]] = {
    "xlsx": workbook_file,
    "csv": csv_files,
    "json": json_file,
}
"""The files of the register with their names, by format."""
REPORT_EDITED = Words(
    "不是 civplan 写的，或者有人改过，没有覆盖；换个 -o，或先改名",
    "civplan did not write it, or somebody has edited it: it was left as it is;"
    " choose another folder with -o, or rename it first",
)
REPORT_OBSTRUCTED = Words(
    "这个名字被别的东西占着，没有写；先把它改名或移到别处",
    "something else has this name, so nothing was written; rename it or move it away first",
)
REASONS_FOR_ONE_FILE = (
    REPORT_EDITED,
    REPORT_OBSTRUCTED,
    EXISTING_FILE_UNREADABLE,
    FILE_OPEN_ELSEWHERE,
    CHANGED_SINCE_READ,
)
"""The reasons for which one document is not written, while the others are."""


class ReportsResult(NamedTuple):
    """The documents about the sub-district that a run has written."""

    names: frozenset[str]
    """All documents of the run, written or not."""
    paths: tuple[Path, ...]
    refused: tuple[CannotWrite, ...]
    """The reasons why the others were not written."""


def write_reports(
    review: Review,
    folder: Path,
    formats: Collection[str],
    memory: BatchMemory,
    merge: BatchJob | None = None,
) -> ReportsResult:
    """Write every document about the sub-district.

    Args:
        review: The review of the sub-district's files.
        folder: The output folder.
        formats: The formats of the communities' documents and of the register.
        memory: The memory of the output folder.
        merge: The batch job, when the collection is written too.

    Raises:
        CannotWrite: No document can be written, as when the disk is full.
    """
    names, paths, refused = set[str](), list[Path](), dict[Path, CannotWrite]()
    for name, make in _report_writers(review, formats, merge):
        names.add(name)
        try:
            paths.append(write_report(folder, name, make(), memory))
        except CannotWrite as error:
            if error.reason not in REASONS_FOR_ONE_FILE:
                raise
            refused.setdefault(error.path, error)  # one obstacle may stop several
    return ReportsResult(frozenset(names), tuple(paths), tuple(refused.values()))


def _report_writers(
    review: Review, formats: Collection[str], merge: BatchJob | None
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of every document about the sub-district, with the function that makes it."""
    for form in ("docx", *(form for form in FURTHER_FORMATS if form in formats)):
        yield f"{ROLL_UP_NAME}.{form}", partial(roll_up_document, review, form)
    for form, files in REGISTER_WRITERS.items():
        if form in formats:
            yield from ((name, partial(bytes, data)) for name, data in files(review))
    yield OVERVIEW_NAME, partial(overview_page, review)
    if merge:
        yield COLLECTION_NAME, partial(collection_docx, review, merge)


def write_report(folder: Path, name: str, data: bytes, memory: BatchMemory) -> Path:
    """Write a document, remember its digest, and return its path.

    Args:
        folder: The output folder.
        name: The document's name in it.
        data: Its content.
        memory: The memory of the folder, with the digests of what was written before.

    Raises:
        CannotWrite: The file there is edited, unreadable or no file, or the disk refuses.
    """
    path, digest = folder / name, digest_of_bytes(data)
    if obstacle := _report_obstacle(path):
        raise CannotWrite(obstacle, REPORT_OBSTRUCTED)
    check = OverwriteCheck(memory.has_written)
    old_digest = check.overwritable_digest(path, memory.digests_of(name), lambda: data)
    if old_digest is None:
        raise CannotWrite(path, REPORT_EDITED)
    make_folder(path.parent)
    memory.claim_report({name: (digest, old_digest)})
    write_file(path, data)
    memory.settle_report({name: digest})
    return path


def _report_obstacle(path: Path) -> Path | None:
    """What is in the place of the document or of its folder, such as a folder; None without it."""
    if is_file(path.parent):
        return path.parent
    return path if obstacle_at(path) else None


def left_over_reports(folder: Path, current: Collection[str], memory: BatchMemory) -> list[str]:
    """The documents that only earlier runs wrote, but for those that somebody has edited.

    Args:
        folder: The output folder.
        current: The names of this run's documents, written or not.
        memory: The memory of the folder; it forgets those that are gone.
    """
    left_over = []
    for name in sorted(memory.reports() - set(current)):
        file = folder / name
        if not file.is_file():
            memory.forget_report(name)
        elif file_digest(file) in memory.digests_of(name):
            left_over.append(name)
    return left_over
