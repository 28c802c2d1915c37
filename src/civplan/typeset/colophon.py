"""The lines of a 版记: how far apart they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.gbt9704 import Twips, height
from civplan.typeset.lines import Widths, break_lines
from civplan.typeset.measure import WIDE_LETTER
from civplan.typeset.wording import COPIES_LABEL, addressee_texts

if TYPE_CHECKING:
    from civplan.manuscript.nodes import Colophon
    from civplan.typeset.gbt9704 import HouseStyle

COLOPHON_SIDE = 1
"""Characters of 四号 that its lines leave free on each side (7.4.2, 7.4.3)."""
CLOSEST_COLOPHON = 1.2
"""Its closest lines, as a multiple of the height of a character."""


def colophon_pitch(colophon: Colophon, style: HouseStyle) -> Twips:
    """From one of its lines to the next: as in the text, or closer where a page has no room for it.

    What stands below the paper's edge would be lost. Where even the closest lines are higher than a
    page, they stay so.
    """
    one = height(style.small_size)
    across = style.type_width / one - 2 * COLOPHON_SIDE
    widths = Widths(half=WIDE_LETTER)
    lines = 1 + sum(
        len(break_lines(text, across, across - len(COPIES_LABEL), widths, squeezes=False))
        for text in addressee_texts(colophon)
    )
    room = style.type_height - style.line_pitch  # a line for its rules
    return Twips(max(int(one * CLOSEST_COLOPHON), min(style.line_pitch, room // lines)))
