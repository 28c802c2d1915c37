"""The pages of a document, as LibreOffice lays them out."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

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
