"""Text files: a line is a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from civplan.findings.words import Words
from civplan.ingest.blocks import Block, BlockKind, Omission, Place
from civplan.ingest.decoding import NO_CHARACTER, DecodedText

BAD_BYTES = Words("读不出来的字节（显示为 �）", "bytes that are no characters (shown as �)")
CONTROL_CHARACTERS = Words("控制字符", "control characters")
NEW_PAGE = "\f"
_LINE_END = re.compile("\r\n|[\n\r]")
_SOFT_BREAK = re.compile("[\v\x85\u2028\u2029]")
"""Line breaks that editors do not count as lines."""


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The lines of a text that say something; where a page ends, a page break."""
    return tuple(_line_blocks(text))


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers from 1, as editors count them."""
    return enumerate(_LINE_END.split(text), 1)


def _line_blocks(text: str) -> Iterator[Block]:
    for number, line in numbered_lines(text):
        place = Place(number)
        for index, piece in enumerate(line.split(NEW_PAGE)):
            if index:
                yield Block(BlockKind.PAGE_BREAK, "", place)
            if piece and not piece.isspace():
                yield Block(BlockKind.PARAGRAPH, soft_breaks(piece), place)


def soft_breaks(text: str) -> str:
    """A line in which what is shown as a line break is one."""
    return _SOFT_BREAK.sub("\n", text)


def damages_of_text(decoded: DecodedText) -> tuple[Omission, ...]:
    """What of a text file is no text: its bad bytes, with their lines, and control characters."""
    text, controls = decoded
    damages = [
        Omission(BAD_BYTES, line, Place(number))
        for number, line in (numbered_lines(text) if NO_CHARACTER in text else ())
        if NO_CHARACTER in line
    ]
    if controls:
        ends = [match.start() for match in _LINE_END.finditer(text)]
        lines: dict[int, str] = {}
        for position, character in controls:
            line = bisect_left(ends, position) + 1
            lines[line] = f"{lines.get(line, '')} U+{ord(character):04X}".strip()
        damages += [
            Omission(CONTROL_CHARACTERS, codes, Place(line)) for line, codes in lines.items()
        ]
    return tuple(damages)
