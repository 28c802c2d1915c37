"""Pictures: their size, read from the first bytes of the file, and their place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.docx.text import escape
from civplan.typeset.docx.xml import PICTURE
from civplan.typeset.units import Emu, emu

if TYPE_CHECKING:
    from civplan.typeset.gbt9704 import HouseStyle

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_SIZE = slice(16, 24)
"""Width and height in the IHDR chunk, which is always the first."""
JPEG_SIGNATURE = b"\xff\xd8"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of the segments that hold a JPEG's size."""
LONE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a segment behind them."""
FILLER = 0xFF
EMU_PER_PIXEL = 914_400 // 96
"""A pixel's size where the file does not tell: 96 to an inch, as on screens."""
LARGEST_SHARE = 0.6
"""How much of the type area's height a picture may take."""


class Picture(NamedTuple):
    """A picture as a document holds it."""

    data: bytes
    extension: str
    """png or jpeg."""
    width: int
    """In pixels."""
    height: int


def read_picture(source: str, data: bytes) -> Picture:
    """Recognise a PNG or JPEG file and read its size.

    Raises:
        ValueError: The file, named by ``source``, is neither, or is cut short.
    """
    if data.startswith(PNG_SIGNATURE) and len(data) >= PNG_SIZE.stop:
        numbers = data[PNG_SIZE]
        width, height = int.from_bytes(numbers[:4]), int.from_bytes(numbers[4:])
    elif data.startswith(JPEG_SIGNATURE):
        width, height = _jpeg_size(data)
    else:
        width = height = 0
    if not (width and height):
        raise ValueError(f"{source}: neither a PNG nor a JPEG picture")
    extension = "png" if data.startswith(PNG_SIGNATURE) else "jpeg"
    return Picture(data, extension, width, height)


def picture_size(picture: Picture, style: HouseStyle) -> tuple[Emu, Emu]:
    """Width and height on the page: as large as it is, but never larger than the type area."""
    width, height = picture.width * EMU_PER_PIXEL, picture.height * EMU_PER_PIXEL
    room = emu(style.type_width), emu(style.type_height) * LARGEST_SHARE
    scale = min(1.0, room[0] / width, room[1] / height)
    return Emu(max(1, int(width * scale))), Emu(max(1, int(height * scale)))


def drawing(relationship: str, number: int, size: tuple[Emu, Emu], alternative: str) -> str:
    """A run that holds a picture; ``alternative`` says what it shows."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    words = escape(alternative).replace("\n", " ").replace("\t", " ")
    names = f'id="{number}" name="Picture {number}" descr="{words}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {names}/>"
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {names}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height from the frame's header; zeros where there is none."""
    place = len(JPEG_SIGNATURE)
    while place + 9 <= len(data) and data[place] == FILLER:
        marker = data[place + 1]
        if marker == FILLER:
            place += 1
        elif marker in LONE_MARKERS:
            place += 2
        elif marker in FRAMES:
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return int.from_bytes(width), int.from_bytes(height)
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4])
    return 0, 0
