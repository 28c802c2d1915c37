"""The rows of text on the pages of a PDF file, and of civplan's own layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

import pdfplumber

from civplan.typeset.layout.pages import Page

SAME_ROW = 3.5
"""Points by which the baselines of one row may differ."""
TWIPS_PER_POINT = 20
PAGE_NUMBER = re.compile(r"[—–]\d+[—–]")


class Row(NamedTuple):
    """A row of text across a page: a line, or those of a table's cells at one height."""

    text: str
    """Without blanks."""
    page: int
    """From 1."""
    number: int
    """Its place on the page, from 1."""
    baseline: float
    """Points from the top of the paper."""
    left: float
    """Points from its left edge."""


class LaidText(NamedTuple):
    """The rows of a document, and how many pages it has."""

    pages: int
    rows: tuple[Row, ...]

    def first_row(self, page: int) -> str:
        """The text of the first row of a page; empty for one without text."""
        return next((row.text for row in self.rows if row.page == page), "")


class _Piece(NamedTuple):
    text: str
    baseline: float
    left: float


def rows_of_pdf(pdf: bytes) -> LaidText:
    """The rows of a PDF file; page numbers are left out."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        pages = [
            [
                _Piece(one["text"], float(page.height) - one["matrix"][5], one["x0"])
                for one in page.chars
                if one["upright"]
            ]
            for page in document.pages
        ]
    return _laid_text(pages)


def rows_of_pages(pages: Sequence[Page]) -> LaidText:
    """The rows of laid-out pages; page numbers are left out."""
    return _laid_text([list(_pieces(page)) for page in pages])


def _pieces(page: Page) -> Iterator[_Piece]:
    for line in page.lines:
        for run in line.runs:
            yield _Piece(run.text, line.baseline / TWIPS_PER_POINT, run.left / TWIPS_PER_POINT)


def _laid_text(pages: Sequence[Iterable[_Piece]]) -> LaidText:
    rows: list[Row] = []
    for number, pieces in enumerate(pages, 1):
        for place, row in enumerate(_rows(pieces), 1):
            text = "".join("".join(piece.text for piece in row).split())
            rows.append(Row(text, number, place, row[0].baseline, row[0].left))
    return LaidText(len(pages), tuple(rows))


def _rows(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces of each row from left to right, the rows from top to bottom."""
    rows: list[list[_Piece]] = []
    for piece in sorted((one for one in pieces if one.text.strip()), key=_baseline):
        if not rows or piece.baseline - rows[-1][0].baseline > SAME_ROW:
            rows.append([])
        rows[-1].append(piece)
    for row in rows:
        row.sort(key=_left)
        if not PAGE_NUMBER.fullmatch("".join("".join(piece.text for piece in row).split())):
            yield row


def _baseline(piece: _Piece) -> float:
    return piece.baseline


def _left(piece: _Piece) -> float:
    return piece.left
