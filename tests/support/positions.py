"""Where things stand on a page, in millimetres from the paper's upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber

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
class Rule:
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
    rules: tuple[Rule, ...]

    def line(self, beginning: str) -> Line:
        """The one line that begins so."""
        (found,) = [line for line in self.lines if line.text.startswith(beginning)]
        return found


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


def _rules(page: Any) -> tuple[Rule, ...]:
    drawn = {
        Rule(
            round(line["x0"] / MM, 1),
            round(line["x1"] / MM, 1),
            round(line["top"] / MM, 1),
            round(line["linewidth"], 2),
        )
        for line in page.lines
        if line["height"] == 0
    }
    return tuple(sorted(drawn, key=lambda rule: rule.height))
