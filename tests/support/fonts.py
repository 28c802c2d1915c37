"""Font files made for a test: as many characters as it needs, each a rectangle."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from civplan.typeset.gbt9704 import GBT9704

EM = 1000
CHINESE = {"ulCodePageRange1": 1 << 18}
"""The font says that it is for simplified Chinese."""
COMMON = "的一二方日月水火爱年全面工作计划湖内社区，。：（）“”—… 0123456789.%AWi"


def font_file(
    path: Path,
    *names: str,
    characters: str = COMMON,
    **details: Any,
) -> Path:
    """Write a font of these names, the first in English, and return its path; see ``font``."""
    font(*names, characters=characters, **details).save(path)
    return path


def font(
    *names: str,
    characters: str = COMMON,
    widths: dict[str, int] | None = None,
    weight: int = 400,
    serif: bool | None = True,
    cubic: bool = False,
    chinese: bool = True,
    shared: dict[str, str] | None = None,
    slanted: bool = False,
) -> TTFont:
    """A font.

    Args:
        names: Of its family, in English and in Chinese.
        characters: What it has.
        widths: Of characters, in thousandths of an em; by default 1000, and 500 in ASCII.
        weight: 400 is regular.
        serif: Whether it says that it has serifs; None if it does not say.
        cubic: True for PostScript outlines (CFF).
        chinese: Whether it says that it is for simplified Chinese.
        shared: Characters that are shown by the glyph of another one.
        slanted: True for an italic one.
    """
    builder = FontBuilder(EM, isTTF=not cubic)
    glyph_names = {one: f"g{ord(one):X}" for one in dict.fromkeys(characters)}
    widths = {one: 500 if one.isascii() else EM for one in glyph_names} | (widths or {})
    order = [".notdef", *glyph_names.values()]
    builder.setupGlyphOrder(order)
    cmap = {ord(one): name for one, name in glyph_names.items()}
    builder.setupCharacterMap(cmap | {ord(k): glyph_names[v] for k, v in (shared or {}).items()})
    metrics = {".notdef": (EM, 0)} | {glyph_names[one]: (widths[one], 50) for one in glyph_names}
    inks = {name: (50, metrics[name][0] - 50) for name in order}
    if cubic:
        outlines = {
            name: _drawn(T2CharStringPen(EM, {}), inks[name]).getCharString() for name in order
        }
        builder.setupCFF(names[0].replace(" ", ""), {"FullName": names[0]}, outlines, {})
    else:
        builder.setupGlyf({name: _drawn(TTGlyphPen(None), inks[name]).glyph() for name in order})
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    serifs = {True: 2, False: 11, None: 0}[serif]
    builder.setupOS2(
        usWeightClass=weight,
        fsSelection=0x41 if slanted else 0x40,
        **(CHINESE if chinese else {}),
    )
    builder.font["OS/2"].panose.bFamilyType = 2
    builder.font["OS/2"].panose.bSerifStyle = serifs
    english, *others = names
    family: Any = {"en": english, "zh": others[0]} if others else {"en": english}
    builder.setupNameTable({"familyName": family, "psName": english.replace(" ", "")}, mac=False)
    builder.setupPost()
    stream = BytesIO()
    builder.save(stream)
    stream.seek(0)
    return TTFont(stream)


def collection_file(path: Path, *fonts: TTFont) -> Path:
    """Write a .ttc of fonts and return its path."""
    collection = TTCollection()
    collection.fonts = list(fonts)
    collection.save(path)
    return path


def _drawn(pen: Any, ink: tuple[int, int]) -> Any:
    """A pen that has drawn a rectangle from left to right."""
    left, right = ink
    pen.moveTo((left, 0))
    for corner in ((left, 700), (right, 700), (right, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen


def standard_fonts(folder: Path) -> list[Path]:
    """A font file for each font of the house style, with all characters of GB 2312."""
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    ascii_letters = map(chr, range(0x20, 0x7F))
    everything = {
        *(code.decode("gbk", errors="ignore") for code in rows),
        *ascii_letters,
        "\u3000",
    }
    shared = dict.fromkeys(sorted(everything - {"", "的"}), "的")
    return [
        font_file(folder / f"{number}.ttf", one.name, characters="的", shared=shared)
        for number, one in enumerate(GBT9704.fonts)
    ]
