"""The pages of a document, as LibreOffice lays them out."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

LONGEST = 180
"""Seconds that one conversion may take; the first of a new profile is the slow one."""


@dataclass(frozen=True, slots=True)
class PdfMaker:
    """Makes PDF files, with a LibreOffice profile of its own so that several run side by side."""

    soffice: Path
    folder: Path

    def __call__(self, docx: Path) -> Path:
        """The PDF of a .docx file, in a folder of its own."""
        out = self.folder / f"{len(list(self.folder.iterdir()))}"
        profile = (self.folder / "profile").as_uri()
        options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        command = [str(self.soffice), *options, "--outdir", str(out), str(docx)]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
        pdf = out / f"{docx.stem}.pdf"
        if not pdf.is_file():
            pytest.fail(f"LibreOffice made no PDF:\n{run.stdout}{run.stderr}", pytrace=False)
        return pdf


def texts_of_pages(pdf: Path) -> list[str]:
    """The text of each page, its lines in reading order."""
    with pdfplumber.open(pdf) as pages:
        return [page.extract_text() for page in pages.pages]


def rows_of_tables(pdf: Path) -> list[list[str]]:
    """The cells of every table without white space; the head of a table is left out."""
    with pdfplumber.open(pdf) as pages:
        tables = [table for page in pages.pages for table in page.extract_tables()]
    return [[without_space(cell or "") for cell in row] for _, *rows in tables for row in rows]


def without_space(text: str) -> str:
    """A text without any white space: a page may break a Chinese line anywhere."""
    return "".join(text.split())


MM = 72 / 25.4
"""Points in a millimetre."""
SAME_LINE = 2
"""Points by which the feet of two characters on one line may differ."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text."""

    text: str
    """Without white space."""
    left: float
    right: float
    baseline: float
    """A fifth of its size above its foot."""
    size: float
    """In points."""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A drawn line that lies."""

    left: float
    right: float
    height: float
    thickness: float
    """In points."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, from top to bottom."""

    lines: tuple[Line, ...]
    rules: tuple[DrawnLine, ...]

    def line(self, beginning: str) -> Line:
        """The one line that begins so."""
        (line,) = [line for line in self.lines if line.text.startswith(beginning)]
        return line


def read_pages(pdf: Path) -> list[Page]:
    """The pages of a PDF file."""
    with pdfplumber.open(pdf) as document:
        return [Page(_lines(page.chars), _rules(page)) for page in document.pages]


def _lines(characters: list[dict[str, Any]]) -> tuple[Line, ...]:
    rows: dict[float, list[dict[str, Any]]] = {}
    for character in characters:
        if character["text"].strip():
            foot = character["bottom"]
            row = next((key for key in rows if abs(key - foot) <= SAME_LINE), foot)
            rows.setdefault(row, []).append(character)
    return tuple(_line(rows[foot]) for foot in sorted(rows))


def _line(row: list[dict[str, Any]]) -> Line:
    row = sorted(row, key=lambda character: float(character["x0"]))
    first, last = row[0], row[-1]
    return Line(
        "".join(character["text"] for character in row),
        first["x0"] / MM,
        last["x1"] / MM,
        (first["bottom"] - first["size"] / 5) / MM,
        round(first["size"], 1),
    )


def _rules(page: Any) -> tuple[DrawnLine, ...]:
    lines = {
        DrawnLine(
            round(line["x0"] / MM, 1),
            round(line["x1"] / MM, 1),
            round(line["top"] / MM, 1),
            round(line["linewidth"], 2),
        )
        for line in page.lines
        if line["height"] == 0
    }
    return tuple(sorted(lines, key=lambda rule: rule.height))
