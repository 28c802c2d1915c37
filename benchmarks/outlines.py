"""Counts what an import keeps of a folder of documents, and the time it takes.

``python -m benchmarks.outlines [FOLDER]`` reads every document of the folder, by default the
skeletons of ``../shared/corpus``, and prints for each how many documents and units it finds, and
which of its characters are in none of them or in several.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from civplan.ingest.blocks import FileBlocks, text_blocks
from civplan.ingest.errors import UnreadableDocument
from civplan.ingest.outline import FileOutline
from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpus"


def main(arguments: list[str]) -> int:
    """Print a line for each document; 1 when a character of one is lost or added."""
    folder = Path(arguments[0]) if arguments else CORPUS
    files = list(_read_files(folder))
    start = time.process_time()
    outlines = [find_outline(file) for file in files]
    seconds = time.process_time() - start
    wrong = 0
    characters = 0
    for file, outline in zip(files, outlines, strict=True):
        read = _counted("".join(f"{one.number}{one.text}" for one in text_blocks(file.blocks)))
        written = _counted("".join(_texts(outline)))
        lost, added = read - written, written - read
        wrong += bool(lost or added)
        characters += read.total()
        nodes = sum(len(part.nodes) for part in outline.parts)
        name = Path(file.path).name
        print(
            f"{name:24} {read.total():6} characters {len(outline.parts):3} documents"
            f" {nodes:5} units{_listed('lost', lost)}{_listed('added', added)}"
        )
    print(
        f"{len(files)} files, {characters} characters, {wrong} files with lost or added ones;"
        f" {seconds:.3f} s of CPU to find the structure"
    )
    return int(wrong > 0 or not files)


def _read_files(folder: Path) -> Iterator[FileBlocks]:
    for path in sorted(folder.iterdir()):
        try:
            if path.is_file() and path.stem != "README":
                yield read_blocks(path)
        except UnreadableDocument as error:
            print(error)


def _counted(text: str) -> Counter[str]:
    """The characters of a text, blanks left out."""
    return Counter("".join(text.split()))


def _texts(outline: FileOutline) -> Iterator[str]:
    """All that an outline says of a document's text."""
    for part in outline.parts:
        yield from (part.title, part.number, part.recipient, part.signature, part.date)
        yield from (furniture.text for furniture in part.furniture)
        for node in part.nodes:
            yield node.label
            if node.rows:
                yield from (cell for row in node.rows for cell in row)
            else:
                yield node.text


def _listed(word: str, counts: Counter[str]) -> str:
    return f"; {word}: {''.join(counts.elements())}" if counts else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
