"""Fonts for systems that have none of those that the house style names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.typeset.gbt9704 import FANGSONG, HEITI, KAITI, SONGTI, XIAOBIAOSONG

if TYPE_CHECKING:
    from civplan.typeset.gbt9704 import Font

FONTS_ELSEWHERE = {
    XIAOBIAOSONG: ("STZhongsong", "Songti SC"),
    FANGSONG: ("STFangsong", "华文仿宋"),
    HEITI: ("STHeiti", "PingFang SC", "Microsoft YaHei"),
    KAITI: ("STKaiti", "Kaiti SC", "华文楷体"),
    SONGTI: ("Songti SC",),
}
"""The same kinds of fonts on systems without Word's Chinese fonts."""
LAST_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC")
LAST_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC")


def font_names(font: Font) -> tuple[str, ...]:
    """A font's name, then those of what may replace it, the most alike first."""
    own = (font.name, *font.fallbacks)
    elsewhere = (names for kind, names in FONTS_ELSEWHERE.items() if kind.name in own)
    last = LAST_SERIF if font.serif else LAST_SANS
    return tuple(dict.fromkeys((*own, *(name for names in elsewhere for name in names), *last)))
