"""Measures the pages of all examples and of awkward texts in LibreOffice and in OnlyOffice.

    make pages [FONTS=DIR] [ARGS="FILE.docx …"]

A line for each document and engine: its pages, the lines of each, the most characters of a line,
and what does not hold; then the first lines on which the engines differ. FONTS is a folder with
fonts of the standard's names: without them, both engines take others, whose widths differ.
Exit code: 1 when something does not hold.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from benchmarks.awkward import awkward_manuscripts
from benchmarks.page_engines import ENGINES
from benchmarks.page_lines import LaidPage, page_faults, read_laid_pages, width_in_characters
from civplan import batch, render
from civplan.typeset.docx.typesetter import DocxTypesetter
from civplan.typeset.properties import DocumentProperties

REPOSITORY = Path(__file__).parent.parent
EXAMPLES = REPOSITORY / "examples"
PROPERTIES = DocumentProperties("页面", "civplan", datetime(2025, 12, 31))  # noqa: DTZ001 - any time
MOST_FAULTS = 6
MOST_DIFFERENCES = 3


def main() -> int:
    """Print the table of pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=Path)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--match", default="", help="only documents whose names match this pattern")
    parser.add_argument("--keep", type=Path, help="a folder for the documents and their PDF files")
    parser.add_argument("documents", nargs="*", type=Path, help="instead of examples and sweep")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = given.keep or Path(temporary)
        documents = given.documents or [*_example_documents(folder), *_awkward_documents(folder)]
        documents = [document for document in documents if re.search(given.match, document.stem)]
        fonts = given.fonts.resolve() if given.fonts else None
        return _measure(documents, folder, fonts, given.engine or list(ENGINES))


def _example_documents(folder: Path) -> Iterator[Path]:
    """Plans and summaries of all examples, and what a batch makes of the sub-district."""
    for plan in (
        *EXAMPLES.glob("*.yaml"),
        *EXAMPLES.glob("extends/h*.yaml"),
        *EXAMPLES.glob("combined/*-2024.yaml"),
    ):
        out = folder / "examples" / plan.stem
        out.mkdir(parents=True, exist_ok=True)
        for draft in render(plan, formats=["docx"]):
            path = out / draft.name
            path.write_bytes(draft.data)
            yield path
    district = folder / "district"
    batch(EXAMPLES / "tongbei-2007", district)
    yield from sorted(district.rglob("*.docx"))


def _awkward_documents(folder: Path) -> Iterator[Path]:
    typesetter, out = DocxTypesetter(), folder / "awkward"
    out.mkdir(parents=True, exist_ok=True)
    for name, manuscript in awkward_manuscripts():
        path = out / f"{name}.docx"
        path.write_bytes(typesetter.typeset(manuscript, PROPERTIES))
        yield path


def _measure(
    documents: Sequence[Path], folder: Path, fonts: Path | None, engines: Sequence[str]
) -> int:
    """Print all rows; 1 when something does not hold."""
    files = {name: ENGINES[name](documents, folder / name, fonts) for name in engines}
    failed = 0
    for place, document in enumerate(documents):
        laid = {name: read_laid_pages(files[name][place]) for name in engines}
        for name, pages in laid.items():
            faults = list(page_faults(pages))
            failed += bool(faults)
            print(_row(document.stem, name, pages, faults))
        if len(laid) > 1:
            print(*_differences(*list(laid.values())[:2]), sep="\n", end="")
    print(f"{len(documents)} documents in {len(engines)} engines, {failed} with faults")
    return 1 if failed else 0


def _row(document: str, engine: str, pages: Sequence[LaidPage], faults: Sequence[str]) -> str:
    heights = "/".join(str(page.height) for page in pages)
    texts = [line.text for page in pages for line in page.lines if line.is_text]
    widest = max(map(width_in_characters, texts), default=0)
    verdict = "FAIL" if faults else "ok"
    shape = f"{len(pages)} pages, lines {heights}, at most {widest:g} characters"
    return f"{verdict:5}{document}  {engine}: {shape}" + "".join(
        f"\n     {fault}" for fault in faults[:MOST_FAULTS]
    )


def _differences(left: Sequence[LaidPage], right: Sequence[LaidPage]) -> Iterator[str]:
    """The first lines that differ, the left engine's above the right one's."""
    found = 0
    for number, (one, other) in enumerate(zip_longest(left, right), 1):
        texts = [[line.text for line in page.lines] if page else [] for page in (one, other)]
        for place, (ours, theirs) in enumerate(zip_longest(*texts, fillvalue=""), 1):
            if ours != theirs:
                yield f"     page {number}, line {place}: {ours}\n     {'':16}{theirs}\n"
                found += 1
                break
        if found == MOST_DIFFERENCES:
            break


if __name__ == "__main__":
    sys.exit(main())
