"""The letters of a text on a page: their font, size, and how wide each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.gbt9704 import BLACK, HalfPoints, Twips, height
from civplan.typeset.lines import Widths
from civplan.typeset.measure import NARROW_LETTER

if TYPE_CHECKING:
    from civplan.typeset.gbt9704 import Font


class Letters(NamedTuple):
    """How letters look and how wide they are."""

    font: Font
    size: HalfPoints
    spacing: Twips = Twips(0)
    """Added to every character."""
    bold: bool = False
    colour: str = BLACK
    narrow: float = NARROW_LETTER
    """The width of a letter or digit in characters: a half in Chinese fonts."""

    @property
    def widths(self) -> Widths:
        """Those of its characters, in twips."""
        em = height(self.size)
        return Widths(em, em * self.narrow, self.spacing)
