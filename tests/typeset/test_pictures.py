"""Pictures: what is one, and its size."""

from __future__ import annotations

import pytest

from civplan.typeset.pictures import Picture, read_picture
from support.docx_files import png

FRAME = b"\xff\xc2\x00\x11\x08\x00\x64\x00\xc8\x03"
"""A JPEG's frame: 200 wide, 100 high."""


def jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments) + FRAME + b"\0" * 20


@pytest.mark.parametrize(
    "data",
    [
        jpeg(),
        jpeg(b"\xff\xe0\x00\x04\x01\x02", b"\xff\xdb\x00\x03\xff"),
        jpeg(b"\xff\xff\xff"),
        jpeg(b"\xff\x01"),
    ],
)
def test_a_jpeg_tells_its_size_behind_other_segments(data: bytes) -> None:
    assert read_picture("a.jpg", data) == Picture(data, "jpeg", 200, 100)


def test_a_png_tells_its_size_at_once() -> None:
    data = png(3, 2)
    assert read_picture("a.png", data) == Picture(data, "png", 3, 2)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        png(3, 2)[:20],
        png(0, 2),
        b"\xff\xd8",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x00" + b"\0" * 20,
        jpeg()[:8],
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^a\.png: neither a PNG nor a JPEG picture$"):
        read_picture("a.png", data)
