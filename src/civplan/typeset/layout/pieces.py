"""What flows over the pages of a document: texts in lines, rows of tables, pictures, rules.

Lengths are in twips; places across are counted from the left edge of the type area.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align
from civplan.typeset.lines import break_lines

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Figure
    from civplan.typeset.layout.letters import Letters
    from civplan.typeset.layout.pages import TextPlace

FEWEST_LINES = 2
"""Lines that a paragraph leaves on each page, if it leaves none alone."""


class TextLines(NamedTuple):
    """A text that is broken into lines."""

    place: TextPlace
    text: str
    starts: tuple[int, ...]
    """The character with which each line begins."""
    letters: Letters
    left: float
    width: float
    first: float = 0
    """The first line's own indent; negative when it hangs out to the left."""
    align: Align | None = None
    """None for a text that reaches both edges."""
    offset: int = 0
    """The character of the place's text with which it begins."""
    stretches: tuple[tuple[int, Letters], ...] = ()
    """Stretches with letters of their own, each with its end; the others have the text's."""


def text_lines(  # noqa: PLR0913 - a text has so many sides
    place: TextPlace,
    text: str,
    letters: Letters,
    width: float,
    *,
    left: float = 0,
    first: float = 0,
    align: Align | None = None,
    offset: int = 0,
    stretches: tuple[tuple[int, Letters], ...] = (),
) -> TextLines:
    """A text broken into lines of a width."""
    starts = break_lines(text, width - first, width, letters.widths, squeezes=align is None)
    return TextLines(place, text, starts, letters, left, width, first, align, offset, stretches)


class RowContent(NamedTuple):
    """A row of a table, between its rules."""

    cells: tuple[TextLines, ...]
    edges: tuple[float, ...]
    """The places of the rules beside and between its cells."""
    rule: float
    """The thickness of its rules."""


class PictureContent(NamedTuple):
    """A picture in the middle of the type area."""

    figure: Figure
    place: TextPlace
    left: float
    width: float
    height: float


class RuleContent(NamedTuple):
    """A rule across the type area."""

    width: float
    thickness: float
    colour: str


PieceContent = tuple[TextLines, ...] | RowContent | PictureContent | RuleContent


class Piece(NamedTuple):
    """Consecutive lines with one pitch, or something else that is set like one line."""

    lines: int
    pitch: float
    before: float = 0
    """White above it, which is left out at the top of a page that it is moved to. Between two
    paragraphs is the larger of the whites under the one and above the other, as in Word."""
    over: float = 0
    """White above its first line that is never left out, such as a cell's margin."""
    under: float = 0
    """The same under its last line."""
    after: float = 0
    """White under it, which the foot of a page need not have."""
    content: PieceContent = ()
    """Texts that stand side by side begin on the same line."""
    on_grid: bool = True
    """True when its characters are in the middle of their lines, as on the page's 22 lines."""
    keep_next: bool = False
    """True when it must share a page with what follows."""
    whole: bool = False
    """True when it must be on one page."""
    two_lines: bool = False
    """True when it leaves no line alone on a page."""
    new_page: bool = False
    landscape: bool = False
    """True on a landscape page."""
    head: tuple[Piece, ...] = ()
    """The rows that stand above it, once more, when it begins a page."""

    @property
    def height(self) -> float:
        """Its height with the white above and below."""
        return self.before + self.over + self.lines * self.pitch + self.under + self.after

    @property
    def beginning(self) -> float:
        """The height of the least of it that may stand on a page if it goes on upon the next."""
        if self.whole or self.keep_next or (self.two_lines and self.lines < 2 * FEWEST_LINES):
            return self.height - self.after
        least = FEWEST_LINES if self.two_lines else min(1, self.lines)
        return self.before + self.over + least * self.pitch
