"""Pages as a layout gives them, made by hand."""

from __future__ import annotations

from typing import Any

from civplan.typeset.gbt9704 import FANGSONG, Font, HalfPoints, height
from civplan.typeset.layout.pages import Page, PageLine, PageRun, TextPlace
from civplan.typeset.measure import text_width

LEFT, TOP = 1588, 2098
"""The corner of the type area in twips."""


def page_run(
    text: str,
    left: float = LEFT,
    *,
    font: Font = FANGSONG,
    size: int = 32,
    advances: tuple[float, ...] | None = None,
    **details: Any,
) -> PageRun:
    """A run whose characters stand side by side, or so far apart as is said."""
    full = height(HalfPoints(size))
    usual = tuple(text_width(one) * full for one in text)
    return PageRun(text, left, advances or usual, font, HalfPoints(size), **details)


def page_line(
    *runs: PageRun, top: float = TOP, place: TextPlace = ("text", 0), start: int = 0
) -> PageLine:
    """A line of runs."""
    return PageLine(top + 463, top, 579, runs, place, start)


def page(*lines: PageLine, **details: Any) -> Page:
    """An upright page."""
    return Page(11906, 16838, lines, **details)
