"""Lays out a document: its pages, with every line in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.layout.draw import draw_page
from civplan.typeset.layout.flow import page_contents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pages import Page


def lay_out(
    manuscript: Manuscript, style: HouseStyle, images: Mapping[str, bytes]
) -> tuple[Page, ...]:
    """The pages of a document, as Word prints the .docx of the same manuscript.

    Args:
        manuscript: The content.
        style: The house style.
        images: PNG or JPEG files by the addresses that the manuscript's figures give.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    contents = page_contents(manuscript, style, images)
    return tuple(draw_page(page, number, style) for number, page in enumerate(contents, 1))
