"""The characters of a line as they are drawn: in which font, where, and how far apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from civplan.typeset.gbt9704 import TWIPS_PER_POINT
from civplan.typeset.pdf.faces import OPENING_KINDS, UNREADABLE_FONT, FontFace, em_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.typeset.gbt9704 import Font
    from civplan.typeset.layout.pages import PageLine, PageRun
    from civplan.typeset.pdf.font_book import FontBook
    from civplan.typeset.pdf.installed_fonts import InstalledFont

HALF_POINTS_PER_POINT = 2
BOLD_ENOUGH = 600
"""The weight from which a font need not be made bolder."""
SAME_SPACING = 0.005
"""Points; a PDF has spacings in hundredths of a point."""
COMPRESSED = 0.125
"""Ems that a mark has lost when it is said to be compressed; what justifies a line is less."""


class FontUse(NamedTuple):
    """A face as a document uses it."""

    face: FontFace
    is_bolder: bool
    """True where its lines are made thicker, for want of a bold face."""
    is_box: bool
    """True for characters that no font has."""


class DrawnStretch(NamedTuple):
    """Characters that are drawn at once."""

    text: str
    left: float
    """In points, as all that follows."""
    baseline: float
    use: FontUse
    size: float
    spacing: float
    """What is added to the width of each character."""
    colour: str


class FontCabinet:
    """The faces of this system that documents use, each opened once."""

    def __init__(self, book: FontBook) -> None:
        """Take what chooses among the fonts."""
        self._book = book
        self._faces: dict[tuple[InstalledFont, bool], FontFace] = {}
        self._uses: dict[tuple[Font, bool, str], FontUse] = {}

    def use_for(self, character: str, font: Font, *, bold: bool) -> FontUse:
        """What a character is printed in; a box in its own font if none has it.

        Raises:
            CannotTypeset: There is none for Chinese text.
        """
        key = (font, bold, character)
        if key not in self._uses:
            self._uses[key] = self._new_use(character, font, bold=bold)
        return self._uses[key]

    def _new_use(self, character: str, font: Font, *, bold: bool) -> FontUse:
        own = self._book.font_with(character, font, bold=bold)
        choice = own or self._book.font_for(font, bold=bold)
        is_bolder = bold and choice.weight < BOLD_ENOUGH and not choice.is_variable
        try:
            face = self._face(choice, bold=bold and choice.is_variable)
            face.read(character)
        except UNREADABLE_FONT:  # as if it were not installed
            self._book.leave_out(choice)
            return self._new_use(character, font, bold=bold)
        return FontUse(face, is_bolder, own is None and not character.isspace())

    def _face(self, font: InstalledFont, *, bold: bool) -> FontFace:
        if (font, bold) not in self._faces:
            self._faces[font, bold] = FontFace(font, self._book.characters_of(font), bold=bold)
        return self._faces[font, bold]


def line_stretches(line: PageLine, cabinet: FontCabinet) -> Iterator[DrawnStretch]:
    """A line as it is drawn, from left to right.

    Raises:
        CannotTypeset: There is none for Chinese text.
    """
    for run in line.runs:
        yield from _drawn_at_once(_run_stretches(run, line.baseline / TWIPS_PER_POINT, cabinet))


def _run_stretches(run: PageRun, baseline: float, cabinet: FontCabinet) -> Iterator[DrawnStretch]:
    """Each character of a run by itself."""
    size, left = run.size / HALF_POINTS_PER_POINT, run.left / TWIPS_PER_POINT
    for character, twips in zip(run.text, run.advances, strict=True):
        use = cabinet.use_for(character, run.font, bold=run.bold)
        advance, width = twips / TWIPS_PER_POINT, em_width(character) * size
        spacing = advance - width
        if spacing < -COMPRESSED * size and category(character) in OPENING_KINDS:
            # The space of an opening mark is on its left: its ink ends where it did.
            yield DrawnStretch(character, left + spacing, baseline, use, size, 0.0, run.colour)
        else:
            yield DrawnStretch(character, left, baseline, use, size, spacing, run.colour)
        left += advance


def _drawn_at_once(stretches: Iterable[DrawnStretch]) -> Iterator[DrawnStretch]:
    """Those that follow one another at one distance as one; a PDF is small and quick by it."""
    parts: list[DrawnStretch] = []
    for one in stretches:
        if parts and not _goes_on(parts, one):
            yield _as_one(parts)
            parts = []
        parts.append(one)
    if parts:
        yield _as_one(parts)


def _goes_on(parts: list[DrawnStretch], one: DrawnStretch) -> bool:
    """True for a character that can be drawn with those before it."""
    first, last = parts[0], parts[-1]
    end = last.left + em_width(last.text) * last.size + last.spacing
    is_next = abs(last.spacing - first.spacing) < SAME_SPACING > abs(end - one.left)
    return is_next and one.use == first.use


def _as_one(parts: list[DrawnStretch]) -> DrawnStretch:
    return parts[0]._replace(text="".join(one.text for one in parts))
