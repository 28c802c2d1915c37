"""HTML text: escaped, so that everything is shown as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from civplan.typeset.units import Twips

SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
POINTS_PER_TWIP = 0.05


def escape(text: str) -> str:
    """Text as it stands between tags or in a quoted attribute."""
    return text.translate(SPECIAL)


def lines(text: str) -> str:
    """The same, a forced line break written as an element."""
    return escape(text).replace("\n", "<br>")


def points(length: Twips) -> str:
    """A length as CSS writes it, in points."""
    return f"{length * POINTS_PER_TWIP:g}pt"
