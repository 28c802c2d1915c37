"""The parts of a laid-out document: pages, and what stands where on them.

All lengths are in twips, from the left and the top edge of the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.gbt9704 import BLACK

if TYPE_CHECKING:
    from civplan.typeset.gbt9704 import Font, HalfPoints

TextPlace = tuple[str | int, ...]
"""The place of a text in a manuscript, such as ``("text", 12)`` for the thirteenth block of its
text as it is numbered, ``("text", 12, 1, 0)`` for the first cell of that table's second row (the
rows of its head count), or ``("signature", "date")``; ``text_places`` gives all of a manuscript."""


class PageRun(NamedTuple):
    """A stretch of a line in one font, set from left to right."""

    text: str
    left: float
    advances: tuple[float, ...]
    """The width of each character with the space behind it; a compressed mark has less."""
    font: Font
    size: HalfPoints
    bold: bool = False
    colour: str = BLACK
    """RRGGBB."""

    @property
    def width(self) -> float:
        """From its left edge to where the next character would begin."""
        return sum(self.advances)


class PageLine(NamedTuple):
    """A line of text."""

    baseline: float
    top: float
    """The top of the line's own height, which is more than that of its characters."""
    height: float
    runs: tuple[PageRun, ...]
    place: TextPlace
    """The text of which it shows a part."""
    start: int = 0
    """The character of that text with which it begins, counted from 0."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)


class PageRule(NamedTuple):
    """A straight line, across or upright: of a table, a masthead or a colophon."""

    left: float
    top: float
    right: float
    bottom: float
    thickness: float
    colour: str = BLACK


class PagePicture(NamedTuple):
    """A picture."""

    source: str
    """The address that its figure gives."""
    alternative: str
    left: float
    top: float
    width: float
    height: float
    place: TextPlace


class Page(NamedTuple):
    """One page of paper."""

    width: float
    height: float
    """Less than its width on a landscape page."""
    lines: tuple[PageLine, ...] = ()
    """In reading order."""
    rules: tuple[PageRule, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    number: PageLine | None = None
    """Its page number as it is printed, — 1 —; None where none is printed. That of a landscape page
    is given as it stands on the sheet held upright (7.5)."""
