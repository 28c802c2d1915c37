"""The documents about the whole sub-district, each made from its review."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from civplan.district.collection import CHANGED, COLLECTION, collection
from civplan.district.drafts import EDITED, IN_THE_WAY, write_draft
from civplan.district.order import Order
from civplan.district.overview.page import overview
from civplan.district.register.plain_tables import csv_files, json_file
from civplan.district.register.register import register_file
from civplan.district.replacing import UNREADABLE
from civplan.district.review import Review
from civplan.district.rollup.document import roll_up_document
from civplan.district.state import State
from civplan.documents.errors import HELD_OPEN, CannotWrite

Report = Callable[[Review], bytes]

REPORTS: Mapping[str, Report] = {"index.html": overview}
"""What makes each file, by its name in the output folder."""


IN_FORMATS: Mapping[str, Callable[[Review, str], bytes]] = {"汇总": roll_up_document}
"""What makes each document that is set like those of the communities, by its name."""
ALWAYS = "docx"
"""The format in which such a document is made, whatever else is asked for."""
ALSO = ("html", "md")
"""The formats in which it is made as well when the communities' documents are."""
TABLES: Mapping[str, Callable[[Review], Iterator[tuple[str, bytes]]]] = {
    "xlsx": register_file,
    "csv": csv_files,
    "json": json_file,
}
"""What makes the register in each of its formats: files with their names."""


OF_ONE_FILE = (EDITED, IN_THE_WAY, UNREADABLE, HELD_OPEN, CHANGED)
"""Why a single document is not written, while the others are."""


class Written(NamedTuple):
    """The documents about the sub-district that a run wrote, and those that it left alone."""

    asked: frozenset[str]
    """The names of all that were asked for."""
    paths: tuple[Path, ...]
    refused: tuple[CannotWrite, ...]


def write_reports(
    review: Review,
    folder: Path,
    formats: Collection[str],
    state: State,
    merge: Order | None = None,
) -> Written:
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
    for name, make in reports(review, formats, merge):
        names.add(name)
        try:
            paths.append(write_draft(folder, name, make(), state))
        except CannotWrite as error:
            if error.reason not in OF_ONE_FILE:
                raise
            refused.setdefault(error.path, error)  # one thing may be in the way of several
    return Written(frozenset(names), tuple(paths), tuple(refused.values()))


def reports(
    review: Review, formats: Collection[str], merge: Order | None
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of every document about the sub-district, with what makes it."""
    for name, set_in in IN_FORMATS.items():
        for form in (ALWAYS, *(form for form in ALSO if form in formats)):
            yield f"{name}.{form}", partial(set_in, review, form)
    for form, files in TABLES.items():
        if form in formats:
            yield from ((name, partial(bytes, data)) for name, data in files(review))
    for name, report in REPORTS.items():
        yield name, partial(report, review)
    if merge:
        yield COLLECTION, partial(collection, review, merge)
