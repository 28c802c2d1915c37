"""The lines of a file: its paragraphs, each cut at the line breaks inside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from civplan.ingest.blocks import Block, BlockKind, Place

_WIDE_SIGN = re.compile(r"[^\x00-\x7f]")
LINE_BLANKS = " \t\r\n\v\f\u00a0\u3000\ufeff\u200b"
"""What separates words and says nothing: the blanks of Chinese and Western texts."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Where a part of a line's text comes from."""

    offset: int
    """The character of the line's text at which it begins, from 0."""
    place: Place
    character: int
    """The character of the paragraph at which it begins, from 1."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text, or a table; without blanks around it."""

    index: int
    """Its position among the lines of the file, from 0."""
    text: str
    joints: tuple[Joint, ...]
    """At least one, at offset 0; a hard-wrapped line has one for each of its pieces."""
    number: str = ""
    """The automatic number before it; empty when it has none."""
    level: int = 0
    """The outline level of its style, 1 to 9; 0 for body text."""
    indent: float = 0
    """The white before it in wide characters."""
    style: str = ""
    bold: bool = False
    size: int | None = None
    """In half-points; None when it is not known."""
    centred: bool = False
    right: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    """The texts of a table's cells; empty for all that is no table."""

    @property
    def position(self) -> tuple[int, Place, int]:
        """Where it begins, in the reading order of the file; no two lines begin there.

        A place alone does not tell: a web page may be a single line of its file.
        """
        return self.index, self.place, self.character

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.joints[0].place

    @property
    def character(self) -> int:
        """The character of its paragraph at which it begins, from 1."""
        return self.joints[0].character

    def part(self, start: int, end: int | None = None) -> TextLine:
        """The line from one character of its text up to another, without the blanks around it.

        A part that does not begin where the line begins has no automatic number.
        """
        end = len(self.text) if end is None else end
        piece = self.text[start:end]
        first = start + len(piece) - len(piece.lstrip(LINE_BLANKS))
        text = piece.strip(LINE_BLANKS)
        last = bisect_left(self.joints, first + len(text), key=lambda one: one.offset)
        inside = [
            replace(joint, offset=joint.offset - first)
            for joint in self.joints[self._number_of_joint(first) + 1 : last]
        ]
        joints = (self._joint_at(first), *inside)
        return replace(self, text=text, joints=joints, number=self.number if start == 0 else "")

    def joined(self, following: TextLine) -> TextLine:
        """The line with the next one behind it; a blank only where two Western words meet."""
        return merged_line((self, following))

    def _number_of_joint(self, offset: int) -> int:
        """The number of the joint that the character at an offset belongs to, from 0."""
        return bisect_right(self.joints, offset, key=lambda one: one.offset) - 1

    def _joint_at(self, offset: int) -> Joint:
        """Where the character at an offset comes from, as the first joint of a line."""
        joint = self.joints[self._number_of_joint(offset)]
        return Joint(0, joint.place, joint.character + offset - joint.offset)


def line_width(text: str) -> float:
    """The width of a text in wide characters; a Western one is half as wide."""
    wide = len(_WIDE_SIGN.findall(text))
    return wide + (len(text) - wide) / 2


def merged_line(lines: Sequence[TextLine]) -> TextLine:
    """Some lines as one; a blank only where two Western words meet, none in a torn figure."""
    if len(lines) == 1:
        return lines[0]
    pieces: list[str] = []
    joints: list[Joint] = []
    offset = 0
    last = ""
    for line in lines:
        first = line.text[:1]
        is_western = last.isascii() and first.isascii() and last.isalnum()
        apart = " " if is_western and not (last.isdigit() and first.isdigit()) else ""
        offset += len(apart)
        joints += (replace(joint, offset=joint.offset + offset) for joint in line.joints)
        pieces += (apart, line.text)
        offset += len(line.text)
        last = line.text[-1:] or last
    return replace(lines[0], text="".join(pieces), joints=tuple(joints))


def lines_of(blocks: Iterable[Block]) -> tuple[TextLine, ...]:
    """The lines of a file's blocks in reading order; pictures and ends of pages are none.

    A table of a single cell is a frame: its paragraphs are lines as if it were not there.
    """
    return tuple(replace(line, index=index) for index, line in enumerate(_unnumbered_lines(blocks)))


def _unnumbered_lines(blocks: Iterable[Block]) -> Iterator[TextLine]:
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield from _paragraph_lines(block)
        elif block.kind is BlockKind.TABLE:
            cells = [cell for row in block.rows for cell in row]
            if len(cells) == 1:
                yield from _unnumbered_lines(cells[0])
            elif cells:
                yield _table_line(block)


def _paragraph_lines(block: Block) -> Iterator[TextLine]:
    offset = 0
    number = block.number
    for piece in block.text.split("\n"):
        text = piece.strip(LINE_BLANKS)
        if text or number:
            white = piece[: len(piece) - len(piece.lstrip(LINE_BLANKS))]
            character = offset + len(white) + 1
            yield TextLine(
                index=0,
                text=text,
                joints=(Joint(0, block.place, character if text else 1),),
                number=number,
                level=block.level,
                indent=line_width(white) if text else 0,
                style=block.style,
                bold=block.bold,
                size=block.size,
                centred=block.centred,
                right=block.right,
            )
            number = ""
        offset += len(piece) + 1


def _table_line(block: Block) -> TextLine:
    rows = tuple(tuple(_cell_text(cell) for cell in row) for row in block.rows)
    text = "\n".join(" | ".join(row) for row in rows)
    return TextLine(index=0, text=text, joints=(Joint(0, block.place, 1),), rows=rows)


def _cell_text(cell: Iterable[Block]) -> str:
    """The text of a table's cell; that of a table inside it too."""
    texts = []
    for block in cell:
        inner = "\n".join(" | ".join(map(_cell_text, row)) for row in block.rows)
        texts.append(f"{block.number}{block.text}{inner}".strip(LINE_BLANKS))
    return "\n".join(text for text in texts if text)
