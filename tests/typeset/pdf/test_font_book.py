"""A font of the system for each font of the house style, and for each character."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from civplan.findings.words import Words
from civplan.typeset.formats import CannotTypeset
from civplan.typeset.gbt9704 import FANGSONG, GBT9704, HEITI, SONGTI, Font
from civplan.typeset.pdf.font_book import FontBook, replacement_words
from civplan.typeset.pdf.installed_fonts import fonts_of_files
from support.fonts import font_file

SONG, HEI = "Noto Serif CJK SC", "Noto Sans CJK SC"


def book(folder: Path, *fonts: tuple[str, ...], **details: Any) -> FontBook:
    """A book of fonts of these names."""
    return FontBook(
        fonts_of_files(
            font_file(folder / f"{number}.ttf", *names, **details)
            for number, names in enumerate(fonts)
        )
    )


@pytest.mark.parametrize(
    ("installed", "font", "chosen"),
    [
        ([("FangSong",), ("FangSong_GB2312",)], FANGSONG, "FangSong_GB2312"),
        ([("A", "仿宋_GB2312"), ("B", "仿宋")], FANGSONG, "A"),
        ([("FangSong", "仿宋"), (SONG,)], FANGSONG, "FangSong"),
        ([(SONG,), ("STFangsong",)], FANGSONG, "STFangsong"),
        ([(HEI,), (SONG,)], FANGSONG, SONG),
        ([(SONG,), (HEI,)], HEITI, HEI),
        ([(HEI,)], FANGSONG, HEI),
        ([(SONG,), ("SimSun", "宋体")], SONGTI, "SimSun"),
        ([(SONG,), ("My Song", "我的宋")], Font("我的宋", ()), "My Song"),
    ],
)
def test_the_first_of_its_names_that_is_installed_is_chosen(
    tmp_path: Path, installed: list[tuple[str, ...]], font: Font, chosen: str
) -> None:
    assert book(tmp_path, *installed).font_for(font).name == chosen


@pytest.mark.parametrize(("font", "chosen"), [(FANGSONG, "Some Song"), (HEITI, "Some Hei")])
def test_any_chinese_font_of_the_same_kind_will_do(tmp_path: Path, font: Font, chosen: str) -> None:
    files = [
        font_file(tmp_path / "a.ttf", "Some Hei", serif=False),
        font_file(tmp_path / "b.ttf", "Some Song", serif=True),
        font_file(tmp_path / "c.ttf", "Latin", chinese=False),
    ]

    assert FontBook(fonts_of_files(files)).font_for(font).name == chosen


def test_a_font_that_does_not_say_that_it_is_chinese_is_known_by_a_character(
    tmp_path: Path,
) -> None:
    files = [
        font_file(tmp_path / "a.ttf", "Latin", characters="abc", chinese=False),
        font_file(tmp_path / "b.ttf", "Old Song", chinese=False),
    ]

    assert FontBook(fonts_of_files(files)).font_for(FANGSONG).name == "Old Song"


@pytest.mark.parametrize(("bold", "weight"), [(False, 400), (True, 700)])
def test_a_bold_text_has_the_bold_face(tmp_path: Path, *, bold: bool, weight: int) -> None:
    files = [font_file(tmp_path / f"{one}.ttf", SONG, weight=one) for one in (200, 400, 700, 900)]

    assert FontBook(fonts_of_files(files)).font_for(FANGSONG, bold=bold).weight == weight


def test_without_a_chinese_font_nothing_can_be_set(tmp_path: Path) -> None:
    latin = book(tmp_path, ("Latin",), characters="abc", chinese=False)

    with pytest.raises(CannotTypeset, match="no Chinese font is installed"):
        latin.font_for(FANGSONG)


def test_a_character_comes_from_the_first_font_that_has_it(tmp_path: Path) -> None:
    files = [
        font_file(tmp_path / "a.ttf", "FangSong_GB2312", characters="的"),
        font_file(tmp_path / "b.ttf", SONG, characters="的龘"),
        font_file(tmp_path / "c.ttf", "Symbols", characters="→的龘", chinese=False),
    ]
    fonts = FontBook(fonts_of_files(files))

    names = [fonts.font_with(one, FANGSONG) for one in "的龘→\U00020000"]
    assert [one and one.name for one in names] == ["FangSong_GB2312", SONG, "Symbols", None]


def test_the_fonts_that_are_missing_are_told_with_what_replaces_them(tmp_path: Path) -> None:
    fonts = book(tmp_path, ("KaiTi_GB2312",), (SONG,), (HEI,))

    assert replacement_words(fonts, GBT9704.fonts) == Words(
        "有的字体没有安装，PDF 里用别的代替："
        "方正小标宋简体、仿宋_GB2312、宋体用 Noto Serif CJK SC，黑体用 Noto Sans CJK SC",
        "some fonts are not installed, so the PDF has others: Noto Serif CJK SC for"
        " 方正小标宋简体、仿宋_GB2312、宋体, Noto Sans CJK SC for 黑体",
    )


def test_where_all_fonts_are_installed_nothing_is_told(tmp_path: Path) -> None:
    names = [(font.name,) for font in GBT9704.fonts]

    assert replacement_words(book(tmp_path, *names), GBT9704.fonts) is None
