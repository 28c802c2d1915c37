"""The documents about the whole sub-district, each made from its review."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from civplan.district.overview import overview
from civplan.district.plain_tables import csv_files, json_file
from civplan.district.register import register_file
from civplan.district.review import Review
from civplan.district.rollup_document import roll_up_document
from civplan.documents.files import make_folder, write_whole

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


def write_reports(review: Review, folder: Path, formats: Collection[str] = ()) -> list[Path]:
    """Write every document about the sub-district, and give their paths.

    Args:
        review: What the files of the sub-district say.
        folder: The output folder.
        formats: Those of the communities' documents, and those of the register.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    written = []
    for name, data in reports(review, formats):
        path = folder / name
        make_folder(path.parent)
        write_whole(path, data)
        written.append(path)
    return written


def reports(review: Review, formats: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Every document about the sub-district with its name, made one after the other."""
    for name, set_in in IN_FORMATS.items():
        for form in (ALWAYS, *(form for form in ALSO if form in formats)):
            yield f"{name}.{form}", set_in(review, form)
    for form, files in TABLES.items():
        if form in formats:
            yield from files(review)
    for name, report in REPORTS.items():
        yield name, report(review)
