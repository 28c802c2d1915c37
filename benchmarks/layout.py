"""Holds the lines and pages of civplan's own layout against those of a layout engine.

    make layout [FONTS=DIR] [ARGS="--match table"] [ARGS="--engine OnlyOffice"]

Lays out every document of the examples, those of 50 generated plans, and the awkward ones of
`make pages`, and has LibreOffice make PDF files of them, with no space added beside digits. Prints
the share of rows that are equal, the pages that begin with other words, the documents with another
number of pages, and each difference with its place and, where known, its cause. FONTS is a folder
with fonts of the standard's names and widths.
Exit code: 1 when fewer than 99 % of the rows are equal, or a page differs for no known cause.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from benchmarks.layout_agreement import HIGHER, Agreement, agreement_of
from benchmarks.layout_documents import (
    LaidDocument,
    awkward_documents,
    example_documents,
    generated_documents,
)
from benchmarks.layout_rows import rows_of_pages, rows_of_pdf
from benchmarks.page_engines import font_settings, onlyoffice
from civplan.documents.office_pdf import office_pdfs
from civplan.typeset.layout.lay_out import lay_out

ENOUGH = 0.99
"""The share of rows that must be equal."""
MOST_NAMED = 6
"""Differences, and rows at other heights, named of one document."""

MakePdfs = Callable[[Sequence[Path]], list[bytes]]
"""Makes PDF files of .docx files."""


def main() -> int:
    """Print the table of agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path)
    parser.add_argument("--engine", choices=("LibreOffice", "OnlyOffice"), default="LibreOffice")
    parser.add_argument("--match", default="", help="only documents whose names match this pattern")
    parser.add_argument(
        "--keep", type=Path, help="a folder for the PDF files, used again for the same documents"
    )
    parser.add_argument("--heights", action="store_true", help="name rows at other heights as well")
    given = parser.parse_args()
    fonts = given.fonts.resolve() if given.fonts else None
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        documents = [one for one in _documents(folder) if re.search(given.match, one.name)]
        if fonts:
            os.environ["FONTCONFIG_FILE"] = str(font_settings(fonts, folder))
        engines: dict[str, MakePdfs] = {
            "LibreOffice": lambda files: office_pdfs([file.read_bytes() for file in files]),
            "OnlyOffice": partial(_onlyoffice_pdfs, folder=folder, fonts=fonts),
        }
        pdfs = _pdfs(documents, folder, given.engine, engines[given.engine])
    agreements = [
        agreement_of(
            document.name,
            rows_of_pages(lay_out(document.manuscript, document.style, document.images)),
            rows_of_pdf(pdf),
        )
        for document, pdf in zip(documents, pdfs, strict=True)
    ]
    for one in agreements:
        print(*_report(one, heights=given.heights), sep="\n")
    return _print_summary(agreements)


def _documents(folder: Path) -> Iterator[LaidDocument]:
    yield from example_documents()
    yield from generated_documents(folder / "plans")
    yield from awkward_documents()


def _pdfs(
    documents: Sequence[LaidDocument], folder: Path, engine: str, make: MakePdfs
) -> list[bytes]:
    """The PDF files of the documents; what the folder has of the same ones is not made again."""
    files = [folder / f"{one.name}-{engine}.docx" for one in documents]
    new: list[Path] = []
    for document, file in zip(documents, files, strict=True):
        data, pdf = document.docx, file.with_suffix(".pdf")
        if not (pdf.exists() and file.exists() and file.read_bytes() == data):
            file.write_bytes(data)
            pdf.unlink(missing_ok=True)
            new.append(file)
    for file, pdf_data in zip(new, make(new) if new else [], strict=True):
        file.with_suffix(".pdf").write_bytes(pdf_data)
    return [file.with_suffix(".pdf").read_bytes() for file in files]


def _onlyoffice_pdfs(files: Sequence[Path], folder: Path, fonts: Path | None) -> list[bytes]:
    return [pdf.read_bytes() for pdf in onlyoffice(files, folder / "made", fonts)]


def _report(agreement: Agreement, *, heights: bool) -> Iterator[str]:
    """A line for a document, and its differences."""
    ours, theirs, other = agreement.ours, agreement.theirs, agreement.other_pages
    counts = f"{theirs.pages} pages" + (f" ({ours.pages} here)" if agreement.other_count else "")
    begin = f", pages {', '.join(map(str, other))} begin otherwise" if other else ""
    yield f"{agreement.name}: {counts}, {len(agreement.equal)} of {agreement.total} rows{begin}"
    for difference in agreement.differences[:MOST_NAMED]:
        if difference.cause:
            yield f"    {difference.cause}"
        for sign, rows in (("-", difference.theirs), ("+", difference.ours)):
            yield from (f"  {sign} page {one.page}, row {one.number}: {one.text}" for one in rows)
    if len(agreement.differences) > MOST_NAMED:
        yield f"    and {len(agreement.differences) - MOST_NAMED} more"
    if heights:
        for one, same in agreement.moved[:MOST_NAMED]:
            lower = one.baseline - same.baseline
            yield f"    page {one.page}, row {one.number}: {lower:+.1f} pt  {one.text[:20]}"


def _print_summary(agreements: Sequence[Agreement]) -> int:
    """Print a line for each kind of document; 1 when too much differs."""
    failed = False
    for kind, group in groupby(agreements, lambda one: _kind(one.name)):
        some = tuple(group)
        rows = sum(one.total for one in some)
        equal = sum(len(one.equal) for one in some)
        share = equal / rows
        pages = sum(one.theirs.pages for one in some)
        other = [one for one in some if one.other_pages or one.other_count]
        begin = sum(len(one.other_pages) for one in some)
        unexplained = sum(len(one.unexplained) for one in some)
        moved = sum(len(one.moved) for one in some)
        print(
            f"{kind}: {len(some)} documents, {equal} of {rows} rows equal ({share:.2%}),"
            f" {begin} of {pages} pages begin otherwise,"
            f" {sum(one.other_count for one in some)} documents with another number of pages,"
            f" {sum(len(one.differences) for one in some)} differences, {unexplained} of no known"
            f" cause, {moved} equal rows more than {HIGHER} pt off"
        )
        failed = failed or share < ENOUGH or any(not one.is_explained for one in other)
    return 1 if failed else 0


def _kind(name: str) -> str:
    return next((kind for kind in ("generated", "awkward") if name.startswith(kind)), "examples")


if __name__ == "__main__":
    sys.exit(main())
