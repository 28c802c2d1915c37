"""Reads and checks the files of a sub-district, and writes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from civplan.district.engines import WORKER_DIED, Engine
from civplan.district.kept import NO_TEXTS, OwnTexts
from civplan.district.order import Order, Produce, failed
from civplan.district.outcome import Outcome, from_json
from civplan.district.paths import Shown, with_paths
from civplan.district.register.packing import NO_ROWS, Rows
from civplan.district.remembered import extended_in
from civplan.district.roster import DistrictFolder
from civplan.district.run import pieces_of
from civplan.district.worker import produce_all


class ReadFiles(NamedTuple):
    """What came of files that were only read."""

    outcomes: list[Outcome]
    """In the order of the files; those that others extend are not handed in."""
    products: dict[str, Produce]
    """Everything that came of every file, by its path."""

    def file_of(self, path: str) -> str:
        """The path under which the system knows a file."""
        return path

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""
        return self.products[path].texts if path in self.products else NO_TEXTS

    def sizes_of(self, table: str) -> dict[str, int]:
        """How many rows files give to a table of the register, by the files' paths."""
        return {path: one.rows.get(table, NO_ROWS).size for path, one in self.products.items()}

    def rows_of(self, path: str, table: str) -> Rows:
        """What a file gives to a table of the register, by the table's English name."""
        return self.products[path].rows.get(table, NO_ROWS) if path in self.products else NO_ROWS


def read_all(opened: DistrictFolder, as_of: dt.date | None, engine: Engine) -> ReadFiles:
    """What comes of the files of a sub-district without any document.

    Args:
        opened: The sub-district's folder.
        as_of: The day by which items are judged; None for today.
        engine: What works.
    """
    products = {one.path: one for one in all_products(opened, as_of, engine)}
    shown = Shown(opened.folder).__getitem__
    extended = extended_in({path: one.inputs for path, one in products.items()})
    outcomes = [
        with_paths(from_json(one.outcome), shown)._replace(failure=one.failure)
        for path, one in products.items()
        if path not in extended
    ]
    return ReadFiles(outcomes, products)


def all_products(
    opened: DistrictFolder, as_of: dt.date | None, engine: Engine
) -> Iterator[Produce]:
    """What comes of each file, in their order."""
    order = Order(
        folder=str(opened.folder),
        documents="",
        formats=(),
        cache="",
        as_of=as_of,
        communities=tuple(one.names for one in opened.district.communities),
    )
    paths = sorted(file.relative_to(opened.folder).as_posix() for file in opened.plan_files)
    work = partial(produce_all, order)
    for piece, products in engine.run(work, pieces_of(paths, engine.workers)):
        yield from products or [failed(path, WORKER_DIED) for path in piece]
