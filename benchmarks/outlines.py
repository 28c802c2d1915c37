"""Counts what an import keeps of a folder of documents, and the time it takes.

``python -m benchmarks.outlines [FOLDER]`` reads every document of the folder, by default the
skeletons of ``../shared/corpus``, and prints for each how many documents and units it finds, and
which of its characters are in none of them or in several. ``--growth`` gives it texts of one sign
or number again and again, and prints by how much the time grows when they are four times as long.
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
from civplan.ingest.plain_text import blocks_of_text
from civplan.ingest.read import read_blocks
from civplan.ingest.structure.find import find_outline

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpus"


SHORT, FACTOR = 10_000, 4
"""Characters of the shorter of two texts, and how often it stands in the longer."""
LARGEST_GROWTH = 2 * FACTOR
"""The growth of the time above which it is more than that of the text."""
REPEATED = (
    *(
        " ",
        "\u3000",
        "1",
        "一",
        "、",
        "，",
        "。",
        "：",
        "（",
        "【",
        "“",
        "—",
        "…",
        ".",
        "*",
        "|",
        ">",
    ),
    *(
        "一、",
        "（一）",
        "1、",
        "(1)",
        "①",
        "一是",
        "第一部分",
        "A.",
        "I.",
        "1.1",
        "附件：",
        "篇1",
        "范文一",
    ),
    *(
        "社区",
        "工作计划",
        "2007年",
        "2007-01-10",
        "来源：",
        "abc.com",
        "〔2025〕3号",
        "述职人：",
        "阅读 1 ",
    ),
)
FRAMES = (
    "{0}",
    "湖内社区{0}工作计划\n一、清扫楼道。\n",
    "湖内社区工作计划\n一、清扫楼道，每月。{0}完成。\n湖内社区居委会\n2007年1月10日\n",
)
"""Where the signs stand: alone, in the title, in the text."""


def main(arguments: list[str]) -> int:
    """Print a line for each document; 1 when a character of one is lost or added."""
    if arguments == ["--growth"]:
        return _compare_growth()
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


def _compare_growth() -> int:
    """Print the growth for each repeated sign; 1 when the time grows faster than the text."""
    worst = 0.0
    for frame in FRAMES:
        for sign in REPEATED:
            short, long = (
                _seconds(frame.format(sign * (length // len(sign))))
                for length in (SHORT, FACTOR * SHORT)
            )
            worst = max(worst, long / short)
            print(f"{frame[:6]!r:14} {sign!r:14} {short:.4f} s {long:.4f} s x{long / short:.1f}")
    print(f"{FACTOR} times the text: {worst:.1f} times the CPU at most")
    return int(worst > LARGEST_GROWTH)


def _seconds(text: str) -> float:
    """Seconds of CPU that the outline of a text takes, the better of two."""
    file = FileBlocks("text.txt", ".txt", blocks_of_text(text))
    times = []
    for _ in range(2):
        start = time.process_time()
        find_outline(file)
        times.append(time.process_time() - start)
    return min(times)


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
