"""Chooses a font of this system for each font of the house style, and for each character."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from civplan.findings.words import Words, joined_words
from civplan.typeset.formats import CannotTypeset
from civplan.typeset.pdf.character_map import CharacterMap, character_map
from civplan.typeset.pdf.installed_fonts import BOLD, REGULAR, installed_fonts
from civplan.typeset.substitutes import font_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from civplan.typeset.gbt9704 import Font
    from civplan.typeset.pdf.installed_fonts import InstalledFont

NAMES_IN_FONTS = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S",),
    "方正小标宋_GBK": ("FZXiaoBiaoSong-B05",),
    "华文中宋": ("STZhongsong",),
    "宋体": ("SimSun", "NSimSun"),
    "仿宋_GB2312": ("FangSong_GB2312",),
    "仿宋": ("FangSong",),
    "方正仿宋_GBK": ("FZFangSong-Z02",),
    "黑体": ("SimHei",),
    "方正黑体_GBK": ("FZHei-B01",),
    "楷体_GB2312": ("KaiTi_GB2312",),
    "楷体": ("KaiTi",),
    "方正楷体_GBK": ("FZKai-Z03",),
}
"""The names of the same fonts in English: a font file may have one of both alone."""
OTHER_SERIF = ("Noto Serif SC", "Source Han Serif CN", "STSong", "AR PL UMing CN", "SimSun")
OTHER_SANS = ("Noto Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
"""Further ones that many systems have, before any other Chinese font is taken."""
COMMON_CHARACTER = "的"
"""A font that has it is taken for a Chinese one, where none says that it is."""
NO_CHINESE_FONT = Words(
    "没有安装中文字体，不能生成 PDF；装一种，如思源宋体（Noto Serif CJK SC）",
    "no Chinese font is installed, so no PDF can be made; install one, such as Noto Serif CJK SC",
)
REPLACED_FONTS = Words(
    "有的字体没有安装，PDF 里用别的代替：{fonts}",
    "some fonts are not installed, so the PDF has others: {fonts}",
)
REPLACED_FONT = Words("{missing}用 {name}", "{name} for {missing}")


class FontBook:
    """Fonts of this system, by what they are wanted for."""

    def __init__(self, fonts: Sequence[InstalledFont]) -> None:
        """Take all that are installed."""
        self._fonts = sorted(fonts, key=lambda one: abs(one.weight - REGULAR))
        self._by_name: dict[str, list[InstalledFont]] = {}
        for font in fonts:
            for name in font.names:
                self._by_name.setdefault(name, []).append(font)
        self._maps: dict[InstalledFont, CharacterMap] = {}
        self._choices: dict[tuple[Font, bool], tuple[InstalledFont, ...]] = {}

    def font_for(self, font: Font, *, bold: bool = False) -> InstalledFont:
        """What a font of the house style is printed in.

        Raises:
            CannotTypeset: There is none for Chinese text.
        """
        return self._choices_for(font, bold=bold)[0]

    def font_with(self, character: str, font: Font, *, bold: bool = False) -> InstalledFont | None:
        """What a character is printed in, by its font if that has it; None if no font has it."""
        choices = self._choices_for(font, bold=bold)
        return next((one for one in choices if self.has(one, character)), None) or next(
            (one for one in self._fonts if self.has(one, character)), None
        )

    def leave_out(self, font: InstalledFont) -> None:
        """Do without a font from now on, one that turns out to be damaged."""
        self._fonts.remove(font)
        for fonts in self._by_name.values():
            if font in fonts:
                fonts.remove(font)
        self._choices.clear()

    def has(self, font: InstalledFont, character: str) -> bool:
        """True for a character that a font has."""
        return self.characters_of(font).glyph(character) > 0

    def characters_of(self, font: InstalledFont) -> CharacterMap:
        """Which characters a font has."""
        if font not in self._maps:
            self._maps[font] = character_map(font)
        return self._maps[font]

    def replacement_of(self, font: Font) -> InstalledFont | None:
        """What is used in place of a font of the house style; None where that is installed."""
        choice = self.font_for(font)
        return None if _names_in_files(font.name) & choice.names else choice

    def _choices_for(self, font: Font, *, bold: bool) -> tuple[InstalledFont, ...]:
        if (font, bold) not in self._choices:
            choices = tuple(dict.fromkeys(self._candidates(font, BOLD if bold else REGULAR)))
            if not choices:
                raise CannotTypeset(NO_CHINESE_FONT)
            self._choices[font, bold] = choices
        return self._choices[font, bold]

    def _candidates(self, font: Font, weight: int) -> Iterator[InstalledFont]:
        """The font itself, its replacements, then any Chinese font, of the same kind first."""
        for name in (*font_names(font), *(OTHER_SERIF if font.serif else OTHER_SANS)):
            yield from self._named(name, weight)
        chinese = [one for one in self._fonts if one.is_chinese] or [
            one for one in self._fonts if self.has(one, COMMON_CHARACTER)
        ]
        chinese.sort(key=lambda one: (one.serif is not font.serif, abs(one.weight - weight)))
        yield from chinese

    def _named(self, name: str, weight: int) -> list[InstalledFont]:
        """The faces of a name, the one nearest in weight first."""
        faces = [one for own in sorted(_names_in_files(name)) for one in self._by_name.get(own, ())]
        return sorted(faces, key=lambda one: abs(one.weight - weight))


def _names_in_files(name: str) -> frozenset[str]:
    """A font's name and those that it has in English, casefolded."""
    return frozenset(one.casefold() for one in (name, *NAMES_IN_FONTS.get(name, ())))


def require_fonts(fonts: Sequence[Font]) -> str:
    """Make sure that each font can be printed, in a replacement where need be.

    Returns:
        A digest of all faces of this system: each may be chosen for a font, or have a character
        that the chosen one lacks.

    Raises:
        CannotTypeset: There is no font for Chinese text.
    """
    installed = installed_fonts()
    book = FontBook(installed)
    for font in fonts:
        book.font_for(font)
    faces = "\n".join(f"{face.file}:{face.number}" for face in installed)
    return sha256(os.fsencode(faces)).hexdigest()


def replacement_words(book: FontBook, fonts: Sequence[Font]) -> Words | None:
    """The message about fonts that are not installed and what replaces them; None without any.

    Raises:
        CannotTypeset: There is none for Chinese text.
    """
    missing: dict[str, list[str]] = {}
    for font in fonts:
        choice = book.replacement_of(font)
        if choice:
            missing.setdefault(choice.name, []).append(font.name)
    if not missing:
        return None
    parts = [
        REPLACED_FONT.filled(missing="、".join(fonts), name=name) for name, fonts in missing.items()
    ]
    return REPLACED_FONTS.filled(fonts=joined_words(parts))
