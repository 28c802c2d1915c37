"""Pictures: their size in the file and on the page."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import Figure, List, ListItem, Manuscript
from civplan.typeset.docx.album import album
from civplan.typeset.docx.images import Picture, drawing, picture_size, read_picture
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.units import Emu
from support.manuscripts import text_run
from support.wordprocessing import png

WIDTH = 8844 * 635
HEIGHT = int(12756 * 635 * 0.6)
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


@pytest.mark.parametrize(
    ("pixels", "size"),
    [
        ((96, 48), (914_400, 457_200)),
        ((5000, 1000), (WIDTH, WIDTH // 5)),
        ((1000, 5000), (HEIGHT // 5, HEIGHT)),
        ((1, 100_000), (48, HEIGHT)),
        ((10_000_000, 1), (WIDTH, 1)),
    ],
)
def test_a_picture_is_as_large_as_it_is_but_within_the_type_area(
    pixels: tuple[int, int], size: tuple[int, int]
) -> None:
    picture = Picture(b"", "png", *pixels)
    assert picture_size(picture, GBT9704) == pytest.approx(size, abs=1)


def test_the_words_of_a_picture_stand_in_an_attribute() -> None:
    written = drawing("picture1", 1, (Emu(1), Emu(1)), '会场 <A&B>\n"一"')
    assert written.count('descr="会场 &lt;A&amp;B&gt; &quot;一&quot;"') == 2


def test_each_picture_is_kept_once() -> None:
    first, second = png(1, 1), png(2, 2)
    item = ListItem(text_run("项"), (Figure("b.png"), Figure("a.png")))
    manuscript = Manuscript(("题",), (Figure("a.png"), List((item,))))
    placed = album(manuscript, {"a.png": first, "b.png": second, "unused.png": b""})
    assert {source: one.target for source, one in placed.items()} == {
        "a.png": "media/image1.png",
        "b.png": "media/image2.png",
    }


def test_a_picture_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"^a\.png: the picture is missing$"):
        album(Manuscript((), (Figure("a.png"),)), {})
