"""The processor time of ``civplan inspect``: a whole run on one file, and on ten and a hundred.

A file may take 0.3 s, the start of the program included, and a hundred of them ten times ten.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import docx

from benchmarks.measure import processor_seconds, row, setting
from civplan.documents.render import render
from civplan.inspect.restyle.restyle import restyle

ROUNDS = 7
ONE_FILE = 0.3
"""Seconds that a file may take."""
LINEAR = 1.2
"""How much more a file may take among a hundred than among ten, the start taken off."""
EXAMPLE = Path(__file__).resolve().parents[1] / "examples/hunei-2007.yaml"
LONG_TEXT = 1_200
"""Paragraphs of a document of about fifty pages."""
COMMAND = Path(sys.executable).with_name("civplan")


def main() -> int:
    """Measure and print; 1 when a goal is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = render(EXAMPLE)[0].data
        files = [folder / f"{number:03}.docx" for number in range(100)]
        for file in files:
            file.write_bytes(document)
        long, bad = folder / "long.docx", folder / "bad.docx"
        long.write_bytes(_long_document())
        bad.write_bytes(_python_docx_document(30))
        start = _seconds(["--version"])
        one, whole, wrong = (_seconds(["inspect", file]) for file in (files[0], long, bad))
        ten, hundred = (_seconds(["inspect", *files[:count]]) for count in (10, 100))
    print(setting("python-docx", "lxml"), end="\n\n")
    print(row("civplan --version", start))
    print(row("inspect, an example", one) + _verdict(one, ONE_FILE))
    print(row("inspect, a file with many findings", wrong) + _verdict(wrong, ONE_FILE))
    print(row(f"inspect, {LONG_TEXT} paragraphs", whole) + _verdict(whole, 2 * ONE_FILE))
    print(row("inspect, 10 files", ten))
    print(row("inspect, 100 files", hundred))
    more = ((hundred - one) / 99) / ((ten - one) / 9)
    print(f"a file among 100 takes {more:.2f} of one among 10{_verdict(more, LINEAR, '')}")
    return int(max(one, wrong) > ONE_FILE or more > LINEAR)


def _verdict(found: float, goal: float, unit: str = " s") -> str:
    return f"   goal {goal:g}{unit}: {'holds' if found <= goal else 'MISSED'}"


def _seconds(arguments: list[str | Path]) -> float:
    """The median of the processor time of a run, children of it included."""
    return statistics.median(_one_run(arguments) for _ in range(ROUNDS))


def _one_run(arguments: list[str | Path]) -> float:
    before = processor_seconds()
    subprocess.run(
        [COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return processor_seconds() - before


def _long_document() -> bytes:
    return restyle(_python_docx_document(LONG_TEXT))


def _python_docx_document(paragraphs: int) -> bytes:
    """A document as python-docx makes it."""
    document = docx.Document()
    document.add_heading("湖内社区2007年工作总结", 0)
    for _ in range(paragraphs):
        document.add_paragraph("每月清理一次楼道，按季度公布结果。" * 3)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
