"""发文机关标志: how large the name in red is set (GB/T 9704-2012, 7.2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.measure import characters
from civplan.typeset.units import HalfPoints, height

if TYPE_CHECKING:
    from civplan.typeset.gbt9704 import HouseStyle


def letterhead_size(letterhead: str, style: HouseStyle) -> HalfPoints:
    """The largest size at which the letterhead stays on one line (7.2.4), or else the text's."""
    width = style.type_width - 2 * style.character_width
    fits = int(width / max(1.0, characters(letterhead)) / height(HalfPoints(1)))
    return HalfPoints(max(style.body_size, min(style.letterhead_size, fits)))
