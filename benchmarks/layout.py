"""Holds the lines and pages of civplan's own layout against those of LibreOffice.

    make layout [FONTS=DIR] [ARGS="--match table"]

Lays out every document of the examples, the documents of 50 generated plans, and the awkward ones
of `make pages`; LibreOffice makes PDF files of the same documents, with no space added beside
digits. Prints the share of rows that are equal, the pages that begin with other words, the
documents with another number of pages, and each difference with its place. FONTS is a folder with
fonts of the standard's names and widths.
Exit code: 1 when fewer than 99 % of the rows are equal, or a page begins or ends otherwise.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from benchmarks.layout_documents import (
    LaidDocument,
    awkward_documents,
    example_documents,
    generated_documents,
)
from benchmarks.layout_rows import LaidText, Row, rows_of_pages, rows_of_pdf
from benchmarks.page_engines import font_settings
from civplan.documents.office_pdf import office_pdfs
from civplan.typeset.layout.lay_out import lay_out

ENOUGH = 0.99
"""The share of rows that must be equal."""
HIGHER = 1.5
"""Points by which the baseline of an equal row may differ before it is named."""
MOST_NAMED = 12
"""Differences named of one document."""


class Agreement(NamedTuple):
    """How far two layouts of a document agree."""

    name: str
    ours: LaidText
    theirs: LaidText
    equal: tuple[tuple[Row, Row], ...]
    """The rows that both have, in order."""

    @property
    def total(self) -> int:
        """The rows of the other layout and those that only ours has."""
        return max(len(self.ours.rows), len(self.theirs.rows))

    @property
    def other_pages(self) -> tuple[int, ...]:
        """The pages that begin with other words, or that only one layout has."""
        most = max(self.ours.pages, self.theirs.pages)
        return tuple(
            page
            for page in range(1, most + 1)
            if self.ours.first_row(page) != self.theirs.first_row(page)
        )

    @property
    def moved(self) -> tuple[tuple[Row, Row], ...]:
        """Equal rows on the same page at different heights."""
        return tuple(
            (ours, theirs)
            for ours, theirs in self.equal
            if ours.page == theirs.page and abs(ours.baseline - theirs.baseline) > HIGHER
        )


def main() -> int:
    """Print the table of agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path)
    parser.add_argument("--match", default="", help="only documents whose names match this pattern")
    parser.add_argument(
        "--keep", type=Path, help="a folder for the PDF files, used again for the same documents"
    )
    parser.add_argument("--heights", action="store_true", help="name rows at other heights as well")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        documents = [
            document for document in _documents(folder) if re.search(given.match, document.name)
        ]
        if given.fonts:
            os.environ["FONTCONFIG_FILE"] = str(font_settings(given.fonts.resolve(), folder))
        pdfs = _pdfs(documents, folder)
        agreements = [
            agreement_of(document, pdf) for document, pdf in zip(documents, pdfs, strict=True)
        ]
    for one in agreements:
        print(*_report(one, heights=given.heights), sep="\n")
    return _print_summary(agreements)


def _documents(folder: Path) -> Iterator[LaidDocument]:
    yield from example_documents()
    yield from generated_documents(folder / "plans")
    yield from awkward_documents()


def _pdfs(documents: Sequence[LaidDocument], folder: Path) -> list[bytes]:
    """What LibreOffice makes of the documents; what a folder has of the same ones is not made."""
    files = [
        (folder / f"{one.name}.pdf", folder / f"{one.name}.docx", one.docx) for one in documents
    ]
    new = [
        (pdf, docx, data)
        for pdf, docx, data in files
        if not (pdf.exists() and docx.exists() and docx.read_bytes() == data)
    ]
    made = office_pdfs([data for _, _, data in new])
    for (pdf, docx, data), content in zip(new, made, strict=True):
        docx.write_bytes(data)
        pdf.write_bytes(content)
    return [pdf.read_bytes() for pdf, _, _ in files]


def agreement_of(document: LaidDocument, pdf: bytes) -> Agreement:
    """How far our layout of a document agrees with that of a PDF file of it."""
    ours = rows_of_pages(lay_out(document.manuscript, document.style, document.images))
    theirs = rows_of_pdf(pdf)
    texts = [row.text for row in ours.rows], [row.text for row in theirs.rows]
    blocks = SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks()
    equal = [
        pair
        for block in blocks
        for pair in zip(
            ours.rows[block.a : block.a + block.size],
            theirs.rows[block.b : block.b + block.size],
            strict=True,
        )
    ]
    return Agreement(document.name, ours, theirs, tuple(equal))


def _report(agreement: Agreement, *, heights: bool) -> Iterator[str]:
    """A line for a document, and its differences."""
    ours, theirs = agreement.ours, agreement.theirs
    other = agreement.other_pages
    yield (
        f"{agreement.name}: {theirs.pages} pages, {len(agreement.equal)} of {agreement.total} rows"
        f" equal{f', {ours.pages} pages here' if ours.pages != theirs.pages else ''}"
        f"{f', pages {other} begin otherwise' if other else ''}"
    )
    differences = list(_differences(agreement))
    yield from differences[:MOST_NAMED]
    if len(differences) > MOST_NAMED:
        yield f"    and {len(differences) - MOST_NAMED} more"
    if heights:
        for one, other_row in agreement.moved[:MOST_NAMED]:
            lower = one.baseline - other_row.baseline
            yield f"    page {one.page}, row {one.number}: {lower:+.1f} pt  {one.text[:20]}"


def _differences(agreement: Agreement) -> Iterator[str]:
    """The rows of each stretch that differs, ours above theirs."""
    in_both = {id(row) for pair in agreement.equal for row in pair}
    for sign, laid in (("-", agreement.theirs), ("+", agreement.ours)):
        for row in laid.rows:
            if id(row) not in in_both:
                yield f"  {sign} page {row.page}, row {row.number}: {row.text}"


def _print_summary(agreements: Sequence[Agreement]) -> int:
    """Print all documents in one line for each kind; 1 when too much differs."""
    failed = False
    for kind in ("", "generated", "awkward"):
        some = [one for one in agreements if _kind(one.name) == kind]
        rows = sum(one.total for one in some)
        equal = sum(len(one.equal) for one in some)
        pages = sum(one.theirs.pages for one in some)
        other = sum(len(one.other_pages) for one in some)
        counts = sum(one.ours.pages != one.theirs.pages for one in some)
        moved = sum(len(one.moved) for one in some)
        if not some:
            continue
        print(
            f"{kind or 'examples'}: {len(some)} documents, {equal} of {rows} rows equal"
            f" ({equal / rows:.2%}), {other} of {pages} pages begin otherwise, {counts} documents"
            f" with another number of pages, {moved} equal rows more than {HIGHER} pt off"
        )
        failed = failed or equal < ENOUGH * rows or other > 0 or counts > 0
    return 1 if failed else 0


def _kind(name: str) -> str:
    return next((kind for kind in ("generated", "awkward") if name.startswith(kind)), "")


if __name__ == "__main__":
    sys.exit(main())
