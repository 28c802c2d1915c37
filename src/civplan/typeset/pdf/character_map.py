"""Which characters a font has: its cmap table, searched without reading it whole."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.pdf.installed_fonts import places_of_faces, table_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.typeset.pdf.installed_fonts import InstalledFont

UNICODE_ENCODINGS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of Unicode's subtables, those of all planes first."""


LAST = 0xFFFF
"""The last character of the first plane, and the last number of a glyph."""
SEGMENTS, GROUPS = 4, 12
"""The forms of subtables that are read: of the first 65,536 characters, and of all."""


class CharacterMap(NamedTuple):
    """A subtable of a cmap; without one, no character."""

    data: bytes = b""
    form: int = 0

    def glyph(self, character: str) -> int:
        """The number of the glyph of a character; 0 for one that the font has not."""
        code = ord(character)
        if self.form == GROUPS:
            return self._glyph_of_group(code)
        return self._glyph_of_segment(code) if self.form == SEGMENTS and code <= LAST else 0

    def _glyph_of_group(self, code: int) -> int:
        """By a subtable of form 12: groups of first code, last code and first glyph."""
        (count,) = struct.unpack_from(">L", self.data, 12)
        low, high = 0, count
        while low < high:
            middle = (low + high) // 2
            first, last, glyph = struct.unpack_from(">LLL", self.data, 16 + 12 * middle)
            if code > last:
                low = middle + 1
            elif code < first:
                high = middle
            else:
                return int(glyph + code - first)
        return 0

    def _glyph_of_segment(self, code: int) -> int:
        """By a subtable of form 4: four lists, of last codes, first codes, deltas and offsets."""
        (double,) = struct.unpack_from(">H", self.data, 6)
        low, high = 0, double // 2 - 1
        while low < high:
            middle = (low + high) // 2
            (last,) = struct.unpack_from(">H", self.data, 14 + 2 * middle)
            low, high = (middle + 1, high) if code > last else (low, middle)
        place = 16 + double + 2 * low
        (first,) = struct.unpack_from(">H", self.data, place)
        delta, offset = (
            struct.unpack_from(">H", self.data, place + more)[0] for more in (double, 2 * double)
        )
        if code < first:
            return 0
        if not offset:
            return int(code + delta) & LAST
        own = place + 2 * double + offset + 2 * (code - first)
        (glyph,) = struct.unpack_from(">H", self.data, own)
        return int(glyph + delta) & LAST if glyph else 0


def character_map(font: InstalledFont) -> CharacterMap:
    """The characters of a font; none where it has no map of Unicode, or cannot be read."""
    try:
        with font.file.open("rb") as stream:
            place = places_of_faces(stream)[font.number]
            offset, length = dict(table_places(stream, place))[b"cmap"]
            stream.seek(offset)
            table = stream.read(length)
        return next(_unicode_subtables(table), CharacterMap())
    except (OSError, LookupError, ValueError, struct.error):
        return CharacterMap()


def _unicode_subtables(table: bytes) -> Iterator[CharacterMap]:
    """The subtables of Unicode, the one with the most characters first."""
    (count,) = struct.unpack_from(">H", table, 2)
    records = (struct.unpack_from(">HHL", table, 4 + 8 * number) for number in range(count))
    places = {(platform, encoding): offset for platform, encoding, offset in records}
    for encoding in UNICODE_ENCODINGS:
        if encoding in places:
            data = table[places[encoding] :]
            (form,) = struct.unpack_from(">H", data)
            if form in (SEGMENTS, GROUPS):
                yield CharacterMap(data, form)
