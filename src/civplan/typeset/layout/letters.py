"""The letters of a text on a page: their font, size, and how wide each is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.gbt9704 import HalfPoints, Twips, height
from civplan.typeset.layout.pages import BLACK
from civplan.typeset.measure import (
    FIRST_BEYOND_ASCII,
    FIRST_IDEOGRAPH,
    LAST_IDEOGRAPH,
    NARROW_LETTER,
    character_width,
)

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
    def full(self) -> float:
        """The width of a Chinese character in twips."""
        return height(self.size) + self.spacing

    @property
    def half(self) -> float:
        """The width of a letter or digit in twips."""
        return height(self.size) * self.narrow + self.spacing

    def advances(self, text: str) -> list[float]:
        """The width of each character of a text, in twips."""
        full, half = self.full, self.half
        return [
            half
            if one < FIRST_BEYOND_ASCII
            else full
            if FIRST_IDEOGRAPH <= one <= LAST_IDEOGRAPH
            else character_width(one, full, half)
            for one in text
        ]
