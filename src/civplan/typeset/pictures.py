"""The type and size of pictures, from the first bytes of the file, and their size on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.gbt9704 import Emu, emu

if TYPE_CHECKING:
    from civplan.typeset.gbt9704 import HouseStyle

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_SIZE = slice(16, 24)
"""Width and height in the IHDR chunk, which is always the first."""
JPEG_SIGNATURE = b"\xff\xd8"
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of the segments that hold a JPEG's size."""
JPEG_LONE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a segment."""
JPEG_FILLER = 0xFF
EMU_PER_PIXEL = 914_400 // 96
"""The size of a pixel: 96 to an inch, as on screens."""


class DamagedPicture(ValueError):
    """A file is no whole PNG or JPEG picture."""

    def __init__(self, source: str) -> None:
        """Take its address."""
        super().__init__(f"{source}: neither a PNG nor a JPEG picture")
        self.source = source


class Picture(NamedTuple):
    """A picture in a document."""

    data: bytes
    extension: str
    """png or jpeg."""
    width: int
    """In pixels."""
    height: int


def read_picture(source: str, data: bytes) -> Picture:
    """Read the type and size of a PNG or JPEG file.

    Raises:
        DamagedPicture: The file, named by ``source``, is neither, or is cut short.
    """
    if data.startswith(PNG_SIGNATURE) and len(data) >= PNG_SIZE.stop:
        numbers = data[PNG_SIZE]
        width, height = int.from_bytes(numbers[:4]), int.from_bytes(numbers[4:])
    elif data.startswith(JPEG_SIGNATURE):
        width, height = _jpeg_size(data)
    else:
        width = height = 0
    if not (width and height):
        raise DamagedPicture(source)
    extension = "png" if data.startswith(PNG_SIGNATURE) else "jpeg"
    return Picture(data, extension, width, height)


def picture_size(picture: Picture, style: HouseStyle) -> tuple[Emu, Emu]:
    """Width and height on the page, reduced to fit into the type area."""
    width, height = picture.width * EMU_PER_PIXEL, picture.height * EMU_PER_PIXEL
    room = emu(style.type_width), emu(style.type_height) * style.figure_share
    scale = min(1.0, room[0] / width, room[1] / height)
    return Emu(max(1, int(width * scale))), Emu(max(1, int(height * scale)))


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Width and height from the frame's header; zeros without one."""
    place = len(JPEG_SIGNATURE)
    while place + 9 <= len(data) and data[place] == JPEG_FILLER:
        marker = data[place + 1]
        if marker == JPEG_FILLER:
            place += 1
        elif marker in JPEG_LONE_MARKERS:
            place += 2
        elif marker in JPEG_FRAMES:
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return int.from_bytes(width), int.from_bytes(height)
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4])
    return 0, 0
