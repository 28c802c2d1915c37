"""Which characters a font has, found without reading its table whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from civplan.typeset.pdf.character_map import character_map
from civplan.typeset.pdf.installed_fonts import fonts_of_files, installed_fonts
from support.fonts import collection_file, font, font_file

ALL_PLANES = "的一\U00020bb7\uffe5"


@pytest.mark.parametrize("characters", ["的一二A", ALL_PLANES])
def test_a_character_has_the_glyph_that_the_font_gives_it(tmp_path: Path, characters: str) -> None:
    file = font_file(tmp_path / "a.ttf", "A", characters=characters)
    (face,) = fonts_of_files([file])
    found = character_map(face)

    with TTFont(file) as best:
        for one in "的一二三AB\U00020bb7\U00020bb8\uffe5":
            name = best.getBestCmap().get(ord(one))
            assert found.glyph(one) == (best.getGlyphID(name) if name else 0), one


def test_each_face_of_a_collection_has_its_own_characters(tmp_path: Path) -> None:
    parts = font("A", characters="的"), font("B", characters="一")
    faces = fonts_of_files([collection_file(tmp_path / "a.ttc", *parts)])

    assert [[bool(character_map(face).glyph(one)) for one in "的一"] for face in faces] == [
        [True, False],
        [False, True],
    ]


def test_a_font_that_is_gone_has_no_characters(tmp_path: Path) -> None:
    (face,) = fonts_of_files([font_file(tmp_path / "a.ttf", "A")])
    face.file.unlink()

    assert character_map(face).glyph("的") == 0


def test_the_fonts_of_this_system_are_read_as_fonttools_reads_them() -> None:
    faces = installed_fonts()[::10]
    assert faces
    codes = [*range(0x20, 0x3000, 7), *range(0x4E00, 0x9FFF, 97), *range(0x20000, 0x2A000, 997)]
    for face in faces:
        found = character_map(face)
        with TTFont(face.file, fontNumber=face.number, lazy=True) as best:
            names = best.getBestCmap()
            glyphs = {code: best.getGlyphID(names[code]) for code in codes if code in names}
        assert {code: glyph for code in codes if (glyph := found.glyph(chr(code)))} == glyphs, face
