"""Pictures as pieces, each with its caption below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.gbt9704 import EMU_PER_TWIP, height
from civplan.typeset.layout.pieces import PictureContent, Piece
from civplan.typeset.layout.table_pieces import caption_piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from civplan.manuscript.nodes import Figure
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pages import TextPlace

DESCENT = 0.141
"""From the baseline, on which a picture stands, to the foot of the characters of 仿宋, in ems."""


def figure_pieces(
    place: TextPlace,
    figure: Figure,
    style: HouseStyle,
    images: Mapping[str, bytes] | None,
    narrow: float,
) -> Iterator[Piece]:
    """A picture, no larger than the house style allows, and its caption.

    Raises:
        ValueError: The picture is missing, or neither PNG nor JPEG.
    """
    wide, high = float(style.type_width), style.type_height * style.figure_share
    if images is not None:
        if figure.source not in images:
            raise ValueError(f"{figure.source}: the picture is missing")
        # Few documents have a picture.
        from civplan.typeset.pictures import picture_size, read_picture  # noqa: PLC0415

        size = picture_size(read_picture(figure.source, images[figure.source]), style)
        wide, high = (length / EMU_PER_TWIP for length in size)
    content = PictureContent(figure, place, (style.type_width - wide) / 2, wide, high)
    pitch = high + DESCENT * height(style.body_size)
    yield Piece(1, pitch, content=content, keep_next=bool(figure.caption), whole=True)
    if figure.caption:
        yield caption_piece(place, figure.caption, style, narrow)
