"""Reads and checks the files of a sub-district, and writes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from civplan.district.batch.job import WORKER_DIED, BatchJob, WorkerResult, failure_result
from civplan.district.batch.run import pieces_for
from civplan.district.batch.worker import work_on_files
from civplan.district.memory.file_result import (
    DisplayPaths,
    FileResult,
    file_result_from_json,
    with_paths,
)
from civplan.district.memory.file_store import extended_files
from civplan.district.memory.stored_result import NO_OWN_TEXTS, OwnTexts
from civplan.district.register.packing import NO_PACKED_ROWS, PackedRows
from civplan.district.review.folder import DistrictFolder
from civplan.documents.processes import Engine


class ReadOnlyResults(NamedTuple):
    """What came of files that were only read."""

    outcomes: list[FileResult]
    """In the order of the files; those that others extend are not handed in."""
    products: dict[str, WorkerResult]
    """Everything that came of every file, by its path."""

    def file_of(self, path: str) -> str:
        """The path under which the system knows a file."""
        return path

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""
        return self.products[path].texts if path in self.products else NO_OWN_TEXTS

    def sizes_of(self, table: str) -> dict[str, int]:
        """How many rows files give to a table of the register, by the files' paths."""
        return {
            path: one.rows.get(table, NO_PACKED_ROWS).size for path, one in self.products.items()
        }

    def rows_of(self, path: str, table: str) -> PackedRows:
        """What a file gives to a table of the register, by the table's English name."""
        return (
            self.products[path].rows.get(table, NO_PACKED_ROWS)
            if path in self.products
            else NO_PACKED_ROWS
        )


def read_files(opened: DistrictFolder, as_of: dt.date | None, engine: Engine) -> ReadOnlyResults:
    """What comes of the files of a sub-district without any document.

    Args:
        opened: The sub-district's folder.
        as_of: The day by which items are judged; None for today.
        engine: What works.
    """
    products = {one.path: one for one in _read_results(opened, as_of, engine)}
    shown = DisplayPaths(opened.folder).__getitem__
    extended = extended_files({path: one.inputs for path, one in products.items()})
    outcomes = [
        with_paths(file_result_from_json(one.outcome), shown)._replace(failure=one.failure)
        for path, one in products.items()
        if path not in extended
    ]
    return ReadOnlyResults(outcomes, products)


def _read_results(
    opened: DistrictFolder, as_of: dt.date | None, engine: Engine
) -> Iterator[WorkerResult]:
    """What comes of each file, in their order."""
    order = BatchJob(
        folder=str(opened.folder),
        documents="",
        formats=(),
        cache="",
        as_of=as_of,
        communities=tuple(one.names for one in opened.district.communities),
    )
    paths = sorted(file.relative_to(opened.folder).as_posix() for file in opened.plan_files)
    work = partial(work_on_files, order)
    for piece, products in engine.run(work, pieces_for(paths, engine.workers)):
        yield from products or [failure_result(path, WORKER_DIED) for path in piece]
