"""One face of a font file: the outlines of its characters, and small fonts made of some of them.

Each character of a small font has a glyph of its own, so that the text of a PDF is what was
written, also where a font shares a glyph between a character and a radical (方 and ⽅). Outlines
are those of TrueType, whatever the file has: every reader takes them. A glyph is as wide as the
layout takes it, an em or half of one: one that is wider is made narrower, one that is narrower
stands in the middle.
"""

from __future__ import annotations

import re
import struct
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category
from weakref import finalize

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

from civplan.typeset.measure import NARROW_LETTER, character_width
from civplan.typeset.pdf.installed_fonts import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from civplan.typeset.pdf.character_map import CharacterMap
    from civplan.typeset.pdf.installed_fonts import InstalledFont

UNREADABLE_FONT = (
    *(TTLibError, OSError, LookupError, ValueError, TypeError, AttributeError, AssertionError),
    *(struct.error, RecursionError),
)
"""What fontTools raises for a font that is damaged."""
PRECISION = 1000
"""A curve may be off by one part of the em in so many."""
NOTDEF = ".notdef"
VERTICAL_METRICS = "vmtx"
"""A table of text from top to bottom, which fontTools reads whole: 10 MB in Noto Serif CJK."""
POSTSCRIPT_NAME = 6
"""The kind of a font's name that ought to be ASCII (OpenType, table name)."""
TIME_OF_FONTS = 2_082_844_800
"""1970-01-01 in seconds from 1904 on: the small fonts are of no time, so that they are the same."""
SAME_WIDTH = 0.02
"""Ems by which a glyph may differ from its width in the layout and stays as it is."""
OPENING_KINDS, CLOSING_KINDS = ("Ps", "Pi"), ("Pe", "Pf")
"""Unicode's categories of opening and closing marks."""
BOX_MARGIN, BOX_LINE = 0.1, 0.04
"""Of the em: the white around a box for a character that no font has, and its line."""


class GlyphOutline(NamedTuple):
    """A character's glyph, in units of the font."""

    data: bytes
    """As it stands in a table glyf."""
    advance: int
    left: int
    """Where its ink begins."""
    points: int
    contours: int


class FontFace:
    """A face whose outlines are read when they are first asked for."""

    def __init__(
        self, font: InstalledFont, characters: CharacterMap, *, bold: bool = False
    ) -> None:
        """Open the file; ``bold`` counts for a font of variable weight.

        Raises:
            UNREADABLE_FONT: It is no sound font.
        """
        self._characters = characters
        self._file = TTFont(font.file, fontNumber=font.number, lazy=True)
        finalize(self, self._file.close)
        if VERTICAL_METRICS in self._file:
            del self._file[VERTICAL_METRICS]
        weight = {"wght": BOLD if bold else REGULAR} if font.is_variable else None
        self._glyphs = self._file.getGlyphSet(location=weight)
        self._outlines: dict[str, GlyphOutline] = {}
        self.em: int = self._file["head"].unitsPerEm

    def read(self, character: str) -> None:
        """Read the outline of a character, which is kept.

        Raises:
            UNREADABLE_FONT: The font is damaged there.
        """
        self._outline_of(character)

    def small_font(self, characters: Iterable[str]) -> bytes:
        """A TrueType font of these characters and the blank, the same for the same characters."""
        outlines = {f"u{ord(one):04X}": self._outline_of(one) for one in sorted({" ", *characters})}
        outlines = {NOTDEF: GlyphOutline(b"", self.em, 0, 0, 0), **outlines}
        builder = FontBuilder(self.em, isTTF=True)
        font, head, heights = builder.font, self._file["head"], self._file["hhea"]
        builder.setupHead(
            unitsPerEm=self.em,
            created=TIME_OF_FONTS,
            modified=TIME_OF_FONTS,
            **{side: getattr(head, side) for side in ("xMin", "yMin", "xMax", "yMax")},
        )
        builder.setupGlyphOrder(list(outlines))
        builder.setupCharacterMap({int(name[1:], 16): name for name in outlines if name != NOTDEF})
        glyphs = {name: Glyph(one.data) for name, one in outlines.items()}
        font.recalcBBoxes = font.recalcTimestamp = False  # the glyphs are ready as they are
        builder.setupMaxp()
        font["maxp"].maxPoints = max(one.points for one in outlines.values())
        font["maxp"].maxContours = max(one.contours for one in outlines.values())
        font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
        font["glyf"].glyphs, font["glyf"].glyphOrder = glyphs, list(outlines)
        builder.setupHorizontalMetrics(
            {name: (one.advance, one.left) for name, one in outlines.items()}
        )
        builder.setupHorizontalHeader(
            ascent=heights.ascent,
            descent=heights.descent,
            advanceWidthMax=self.em,
            xMaxExtent=head.xMax,
        )
        builder.setupOS2()
        builder.setupPost(keepGlyphNames=False)
        name = self._name()
        names = {"familyName": name, "fullName": name, "psName": name}
        builder.setupNameTable(names, mac=False)
        stream = BytesIO()
        builder.save(stream)
        return stream.getvalue()

    def _name(self) -> str:
        """The face's name in ASCII letters, as a PDF names it."""
        name = self._file["name"].getDebugName(POSTSCRIPT_NAME) or ""
        return re.sub(r"[^0-9A-Za-z_.-]", "", name) or "Font"

    def _outline_of(self, character: str) -> GlyphOutline:
        if character not in self._outlines:
            number = self._characters.glyph(character)
            own = self._read_outline(character, number) if number else self._box(character)
            self._outlines[character] = own
        return self._outlines[character]

    def _read_outline(self, character: str, number: int) -> GlyphOutline:
        """The outline of a glyph of the file, in the width that the layout takes for it."""
        source, pen = self._glyphs[self._file.getGlyphName(number)], TTGlyphPen(None)
        advance = round(em_width(character) * self.em)
        narrowing, shift = _fit(character, source.width, advance, self.em)
        is_cubic = "glyf" not in self._file
        error = self.em / PRECISION
        quadratic = Cu2QuPen(pen, error, reverse_direction=True) if is_cubic else pen
        drawing = DecomposingRecordingPen(self._glyphs)
        source.draw(drawing)
        drawing.replay(TransformPen(quadratic, (narrowing, 0, 0, 1, shift, 0)))
        return _glyph_outline(pen.glyph(), advance)

    def _box(self, character: str) -> GlyphOutline:
        """What stands for a character that no font has; nothing for a blank."""
        pen, advance = TTGlyphPen(None), round(em_width(character) * self.em)
        if not character.isspace():
            for inset, forward in ((BOX_MARGIN, True), (BOX_MARGIN + BOX_LINE, False)):
                low, high = inset * self.em, (1 - inset) * self.em
                right = advance - low
                corners = [(low, low), (low, high), (right, high), (right, low)]
                first, *others = corners if forward else corners[::-1]
                pen.moveTo(first)
                for corner in others:
                    pen.lineTo(corner)
                pen.closePath()
        return _glyph_outline(pen.glyph(), advance)


def em_width(character: str) -> float:
    """The width that a layout takes for a character, in ems: 1, a half, or none for an accent."""
    return character_width(character, 1, NARROW_LETTER)


def _fit(character: str, width: float, advance: int, em: int) -> tuple[float, float]:
    """Which part of its width a glyph is given, and how far it is then moved to the right."""
    if not (width and advance) or abs(width - advance) <= SAME_WIDTH * em:
        return 1.0, 0.0
    if width > advance:
        return advance / width, 0.0
    kind = category(character)
    if kind in CLOSING_KINDS:
        return 1.0, 0.0
    return 1.0, (advance - width) * (1 if kind in OPENING_KINDS else 0.5)


def _glyph_outline(glyph: Glyph, advance: int) -> GlyphOutline:
    data = glyph.compile(None)
    if not data:
        return GlyphOutline(data, advance, 0, 0, 0)
    points, contours = len(glyph.coordinates), glyph.numberOfContours
    return GlyphOutline(data, advance, glyph.xMin, points, contours)
