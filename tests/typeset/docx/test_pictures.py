"""Pictures: their size on the page, and that each is kept once."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import AttachmentText, Figure, Manuscript
from civplan.typeset.docx.body import drawing_xml
from civplan.typeset.docx.parts import placed_pictures
from civplan.typeset.gbt9704 import GBT9704, Emu
from civplan.typeset.pictures import Picture, picture_size
from support.docx_files import png

WIDTH = 8844 * 635
HEIGHT = int(12756 * 635 * 0.6)


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
    written = drawing_xml("picture1", 1, (Emu(1), Emu(1)), '会场 <A&B>\n"一"')
    assert written.count('descr="会场 &lt;A&amp;B&gt; &quot;一&quot;"') == 2


def test_each_picture_is_kept_once() -> None:
    first, second = png(1, 1), png(2, 2)
    attachment = AttachmentText("表", (Figure("b.png"), Figure("a.png")))
    manuscript = Manuscript(("题",), (Figure("a.png"),), attachments=(attachment,))
    placed = placed_pictures(manuscript, {"a.png": first, "b.png": second, "unused.png": b""})
    assert {source: one.target for source, one in placed.items()} == {
        "a.png": "media/image1.png",
        "b.png": "media/image2.png",
    }


def test_a_picture_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"^a\.png: the picture is missing$"):
        placed_pictures(Manuscript((), (Figure("a.png"),)), {})
