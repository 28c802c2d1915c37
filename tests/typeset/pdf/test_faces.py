"""Small fonts made of the characters that a document uses."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from civplan.typeset.pdf.character_map import character_map
from civplan.typeset.pdf.faces import FontFace
from civplan.typeset.pdf.installed_fonts import fonts_of_files
from support.fonts import font_file

INK = 50
"""Where the ink of a glyph of ``support.fonts`` begins, and how far before its end it ends."""


def face_of(file: Path) -> FontFace:
    """The face of a font file."""
    (installed,) = fonts_of_files([file])
    return FontFace(installed, character_map(installed))


def small_font(face: FontFace, characters: str) -> TTFont:
    """The small font of some characters."""
    return TTFont(BytesIO(face.small_font(characters)))


def glyph_of(font: TTFont, character: str) -> Any:
    """The glyph of a character."""
    return font["glyf"][font.getBestCmap()[ord(character)]]


@pytest.mark.parametrize("cubic", [False, True], ids=["TrueType", "PostScript"])
def test_a_small_font_has_the_characters_that_are_used_and_a_blank(
    tmp_path: Path, *, cubic: bool
) -> None:
    face = face_of(font_file(tmp_path / "a.ttf", "A B", cubic=cubic))

    small = small_font(face, "的一3")

    assert sorted(map(chr, small.getBestCmap())) == [" ", "3", "一", "的"]
    assert small["name"].getDebugName(6) == "AB"
    assert glyph_of(small, "的").numberOfContours == 1


def test_characters_that_share_a_glyph_get_one_each(tmp_path: Path) -> None:
    shared = {"⽅": "方", "⽇": "日", "⼀": "一"}
    face = face_of(font_file(tmp_path / "a.ttf", "A", shared=shared))

    small = small_font(face, "".join({**shared, **{one: one for one in shared.values()}}))

    glyphs = [small.getBestCmap()[ord(one)] for one in "⽅方⽇日⼀一"]
    assert len(set(map(small.getGlyphID, glyphs))) == 6


@pytest.mark.parametrize(
    ("character", "width", "advance", "ink"),
    [
        ("的", 1000, 1000, (50, 950)),
        ("3", 500, 500, (50, 450)),
        ("W", 900, 500, (28, 472)),  # narrower
        ("i", 300, 500, (150, 350)),  # in the middle
        ("“", 400, 1000, (650, 950)),  # an opening mark stands at the right
        ("”", 400, 1000, (50, 350)),  # a closing one at the left
        ("3", 510, 500, (50, 460)),  # nearly as wide: as it is
    ],
)
def test_a_glyph_is_as_wide_as_the_layout_takes_it(
    tmp_path: Path, character: str, width: int, advance: int, ink: tuple[int, int]
) -> None:
    widths = {character: width}
    face = face_of(font_file(tmp_path / "a.ttf", "A", characters=character, widths=widths))

    small = small_font(face, character)

    name = small.getBestCmap()[ord(character)]
    glyph = glyph_of(small, character)
    assert (small["hmtx"][name][0], (glyph.xMin, glyph.xMax)) == (advance, ink)


def test_a_character_that_the_font_has_not_is_a_box(tmp_path: Path) -> None:
    small = small_font(face_of(font_file(tmp_path / "a.ttf", "A")), "龘\u3000")

    assert glyph_of(small, "龘").numberOfContours == 2
    assert glyph_of(small, "\u3000").numberOfContours == 0


def test_the_same_characters_give_the_same_bytes(tmp_path: Path) -> None:
    file = font_file(tmp_path / "a.otf", "A", cubic=True)

    assert face_of(file).small_font("的一") == face_of(file).small_font("一的的")
