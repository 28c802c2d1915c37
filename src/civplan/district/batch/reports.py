"""The documents about the whole sub-district, each made from its review."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civplan.district.batch.collection import CHANGED_SINCE_READ, COLLECTION_NAME, collection_docx
from civplan.district.batch.job import BatchJob
from civplan.district.batch.overwrite_check import EXISTING_FILE_UNREADABLE, overwritable_digest
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

PageWriter = Callable[[Review], bytes]

PAGES: Mapping[str, PageWriter] = {"index.html": overview_page}
"""What makes each file, by its name in the output folder."""


DOCUMENTS_IN_FORMATS: Mapping[str, Callable[[Review, str], bytes]] = {"汇总": roll_up_document}
"""What makes each document that is set like those of the communities, by its name."""
ALWAYS_FORMAT = "docx"
"""The format in which such a document is made, whatever else is asked for."""
FURTHER_FORMATS = ("html", "md")
"""The formats in which it is made as well when the communities' documents are."""
REGISTER_WRITERS: Mapping[str, Callable[[Review], Iterator[tuple[str, bytes]]]] = {
    "xlsx": workbook_file,
    "csv": csv_files,
    "json": json_file,
}
"""What makes the register in each of its formats: files with their names."""


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
"""Why a single document is not written, while the others are."""


class ReportsResult(NamedTuple):
    """The documents about the sub-district that a run wrote, and those that it left alone."""

    names: frozenset[str]
    """The names of all that were asked for."""
    paths: tuple[Path, ...]
    refused: tuple[CannotWrite, ...]


def write_reports(
    review: Review,
    folder: Path,
    formats: Collection[str],
    state: BatchMemory,
    merge: BatchJob | None = None,
) -> ReportsResult:
    """Write every document about the sub-district that nobody has edited or holds open.

    Args:
        review: What the files of the sub-district say.
        folder: The output folder.
        formats: Those of the communities' documents, and those of the register.
        state: The memory of the output folder.
        merge: How the communities' documents are made, if they go into one as well.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    names, paths, refused = set[str](), list[Path](), dict[Path, CannotWrite]()
    for name, make in _report_writers(review, formats, merge):
        names.add(name)
        try:
            paths.append(write_report(folder, name, make(), state))
        except CannotWrite as error:
            if error.reason not in REASONS_FOR_ONE_FILE:
                raise
            refused.setdefault(error.path, error)  # one thing may be in the way of several
    return ReportsResult(frozenset(names), tuple(paths), tuple(refused.values()))


def _report_writers(
    review: Review, formats: Collection[str], merge: BatchJob | None
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of every document about the sub-district, with what makes it."""
    for name, set_in in DOCUMENTS_IN_FORMATS.items():
        for form in (ALWAYS_FORMAT, *(form for form in FURTHER_FORMATS if form in formats)):
            yield f"{name}.{form}", partial(set_in, review, form)
    for form, files in REGISTER_WRITERS.items():
        if form in formats:
            yield from ((name, partial(bytes, data)) for name, data in files(review))
    for name, report in PAGES.items():
        yield name, partial(report, review)
    if merge:
        yield COLLECTION_NAME, partial(collection_docx, review, merge)


def write_report(folder: Path, name: str, data: bytes, state: BatchMemory) -> Path:
    """Write a document, remember it, and give its path.

    Args:
        folder: The output folder.
        name: The document's name in it.
        data: What it is to be.
        state: The memory of the folder, which knows what was written before.

    Raises:
        CannotWrite: Somebody has edited what stands there, it may not be read or is no file, or the
            disk does not allow it.
    """
    path, digest = folder / name, digest_of_bytes(data)
    in_the_way = _report_obstacle(path)
    if in_the_way:
        raise CannotWrite(in_the_way, REPORT_OBSTRUCTED)
    replaced = overwritable_digest(path, state.digests_of(name), digest)
    if replaced is None:
        raise CannotWrite(path, REPORT_EDITED)
    make_folder(path.parent)
    state.claim_report({name: (digest, replaced)})
    write_file(path, data)
    state.settle_report({name: digest})
    return path


def _report_obstacle(path: Path) -> Path | None:
    """What stands in the place of a document or of its folder, and is none; None without it."""
    if is_file(path.parent):
        return path.parent
    return path if obstacle_at(path) else None


def left_over_reports(folder: Path, made: Collection[str], state: BatchMemory) -> list[str]:
    """The documents that earlier runs wrote, and this one does not; edited ones are no longer ours.

    Args:
        folder: The output folder.
        made: The names of those that this run wrote, or would have written.
        state: The memory of the folder; it forgets what is gone.
    """
    ours = []
    for name in sorted(state.reports() - set(made)):
        file = folder / name
        if not file.is_file():
            state.forget_report(name)
        elif file_digest(file) in state.digests_of(name):
            ours.append(name)
    return ours
