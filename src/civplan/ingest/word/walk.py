"""Walks through a story of a Word file, block by block in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from civplan.ingest.blocks import CONTENTS_STYLE, Block, BlockKind, Cell, Note, Place, text_blocks
from civplan.ingest.word.alternatives import (
    DELETED,
    children_of,
    is_contents_control,
    is_deleted_mark,
)
from civplan.ingest.word.drawings import DrawnShape, ShapeKind
from civplan.ingest.word.fields import FieldTracker
from civplan.ingest.word.inner_files import blocks_at, notes_at, omissions_at
from civplan.ingest.word.line import LineStretch, WordLine
from civplan.ingest.word.namespaces import MATH, REFERENCE, W, XmlElement
from civplan.ingest.word.numbering import ListCounter
from civplan.ingest.word.properties import ParagraphProperties
from civplan.ingest.word.reading import (
    CHART_SHOWN,
    COMMENT,
    COVERED_CELL,
    DELETED_TEXT,
    HIDDEN,
    OTHER_FILE,
    RUBY_TEXT,
    TABLE_TITLE,
    UNKNOWN_SYMBOL_SIGN,
    WordReading,
)
from civplan.ingest.word.runs import RunReader, deleted_text
from civplan.ingest.word.styles import EffectiveProperties
from civplan.ingest.word.tables import TableCellPlace, TableLine, table_lines

CONTINUOUS = "continuous"
_LOOSE = frozenset({f"{W}r", f"{W}hyperlink", f"{W}fldSimple", f"{MATH}oMath", f"{MATH}oMathPara"})
"""What belongs into a paragraph, and may stand without one."""


class _CellPlace(NamedTuple):
    """The cell in which blocks stand; all 0 outside tables."""

    table: int = 0
    row: int = 0
    column: int = 0


OUTSIDE_CELLS = _CellPlace()


class Story:
    """One story of a document: the body, a text box, a note, a header."""

    def __init__(
        self,
        reading: WordReading,
        root: XmlElement,
        part: str,
        counter: ListCounter,
        hidden_fields: frozenset[str] = frozenset(),
    ) -> None:
        """Start before the first block.

        Args:
            reading: The document.
            root: The element that holds the story.
            part: The name of the part that holds it.
            counter: Counts the story's lists.
            hidden_fields: The names of fields whose results are left out.
        """
        self._reading, self._root, self._part = reading, root, part
        self._counter = counter
        self._fields = FieldTracker(root, hidden_fields)
        self._runs = RunReader(reading, self._fields, part)
        self._line: WordLine | None = None
        """A paragraph whose end is deleted or hidden: the next one goes on with it."""
        self._contents_controls = 0
        self._sections = iter(_section_types(root))
        next(self._sections, None)

    def blocks(self, cell: _CellPlace = OUTSIDE_CELLS) -> list[Block]:
        """The blocks of the whole story, which may stand in a cell."""
        return _without_double_breaks(list(self._blocks(self._root, cell)))

    def _blocks(self, container: XmlElement, cell: _CellPlace) -> Iterator[Block]:
        """The blocks of the story's root or of a cell."""
        yield from self._children(container, cell)
        yield from self._end_line(cell)

    def _children(self, container: XmlElement, cell: _CellPlace) -> Iterator[Block]:
        for child in children_of(container):
            name = child.tag
            if name == f"{W}p":
                yield from self._paragraph(child, cell)
            elif name == f"{W}tbl":
                yield from self._end_line(cell)
                yield from self._table(child)
            elif name == f"{W}altChunk":
                yield from self._end_line(cell)
                yield from self._inner_file(child, self._place(cell))
            elif name in DELETED:
                self._reading.omit(DELETED_TEXT, deleted_text(child), self._place(cell))
            elif name == f"{W}sdt" and is_contents_control(child):
                self._contents_controls += 1
                yield from self._children(child, cell)
                self._contents_controls -= 1
            elif name in _LOOSE:
                yield from self._paragraph(_paragraph_around(child), cell)
            elif name not in {f"{W}sectPr", f"{W}tcPr", f"{W}sdtPr"}:
                yield from self._children(child, cell)

    def _inner_file(self, node: XmlElement, place: Place) -> list[Block]:
        inner = self._reading.read_inner(self._part, node.get(f"{REFERENCE}id", ""))
        if inner is None:
            self._reading.omit(OTHER_FILE, "altChunk", place)
            return []
        self._reading.notes += notes_at(inner.notes, place)
        self._reading.omissions += omissions_at(inner.omissions, place)
        return blocks_at(inner.blocks, place)

    def _place(self, cell: _CellPlace) -> Place:
        return Place(max(1, self._reading.paragraph), *cell)

    def _paragraph(self, paragraph: XmlElement, cell: _CellPlace) -> Iterator[Block]:
        line = self._line or WordLine()
        self._line = None
        look = self._reading.properties.paragraph(paragraph)
        if look.page_break_before and not cell.table:
            yield Block(BlockKind.PAGE_BREAK, "", self._place(cell))
        self._runs.read(paragraph, line)
        line.in_contents |= self._contents_controls > 0
        if goes_on(paragraph, self._reading.properties):
            self._line = line
            return
        self._reading.paragraph += 1
        self._reading.paragraphs[self._reading.paragraph] = paragraph
        yield from self._line_blocks(line, look, cell)
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None and not cell.table:
            yield from self._section_break(cell)

    def _end_line(self, cell: _CellPlace) -> Iterator[Block]:
        """The paragraph that should have gone on, where none follows."""
        line, self._line = self._line, None
        if line is None:
            return
        self._reading.paragraph += any(each.text for each in line.stretches)
        place = self._place(cell)
        yield from _blocks_of_line(line, Block(BlockKind.PARAGRAPH, "", place))
        yield from self._shape_blocks(line, place)
        self._tell(line, place)

    def _line_blocks(
        self, line: WordLine, look: ParagraphProperties, cell: _CellPlace
    ) -> Iterator[Block]:
        """The blocks of a paragraph: its text, between page breaks, then what is drawn in it."""
        place = self._place(cell)
        number = ""
        if look.number:
            label = self._counter.next_label(look.number)
            if label is None:
                text = "".join(each.text for each in line.stretches)
                self._reading.omit_number(look.number.number, place, text)
            number = label or ""
        style = look.style
        if line.in_contents and not style.lower().startswith(CONTENTS_STYLE):
            style = f"{CONTENTS_STYLE} 1"
        like = Block(
            BlockKind.PARAGRAPH,
            "",
            place,
            number,
            look.outline,
            style,
            centred=look.align == "center",
            right=look.align == "right",
        )
        blocks = _blocks_of_line(line, like)
        yield from _without_breaks(blocks) if cell.table else blocks
        yield from self._shape_blocks(line, place)
        self._tell(line, place)

    def _shape_blocks(self, line: WordLine, place: Place) -> Iterator[Block]:
        """The pictures and the texts of the boxes that are anchored in a paragraph."""
        for shape in line.shapes:
            if shape.kind is ShapeKind.PICTURE:
                yield Block(BlockKind.PICTURE, shape.text, place)
            elif shape.kind is ShapeKind.TEXT:
                yield Block(BlockKind.PARAGRAPH, shape.text, place)
            elif shape.kind is ShapeKind.CHART:
                self._reading.omit(CHART_SHOWN, shape.text or "chart", place)
            else:
                yield from self._box_blocks(shape, place)

    def _box_blocks(self, shape: DrawnShape, place: Place) -> list[Block]:
        story = Story(self._reading, shape.node, self._part, self._reading.boxes)
        return _without_breaks(story.blocks(_CellPlace(place.table, place.row, place.column)))

    def _tell(self, line: WordLine, place: Place) -> None:
        """Tell of what is left out of a paragraph, and take in its comments and notes."""
        self._reading.omit(HIDDEN, "".join(line.hidden), place)
        self._reading.omit(DELETED_TEXT, "".join(line.deleted), place)
        self._reading.omit(RUBY_TEXT, " ".join(line.sounds), place)
        self._reading.omit(UNKNOWN_SYMBOL_SIGN, " ".join(line.unknown_symbols), place)
        for comment in line.comments:
            self._reading.omit(COMMENT, self._text_apart(comment), place)
        for mark, note in line.notes:
            self._reading.notes.append(Note(mark, self._text_apart(note).strip(), place))

    def _text_apart(self, node: XmlElement) -> str:
        return text_apart(self._reading, node, self._part)

    def _section_break(self, cell: _CellPlace) -> Iterator[Block]:
        if next(self._sections, "") != CONTINUOUS:
            yield Block(BlockKind.PAGE_BREAK, "", self._place(cell))

    def _table(self, table: XmlElement) -> Iterator[Block]:
        self._reading.table += 1
        number = self._reading.table
        first = Place(self._reading.paragraph + 1, number)
        rows: list[tuple[Cell, ...]] = []
        for line in table_lines(table):
            if line.is_deleted or line.is_hidden:
                what = DELETED_TEXT if line.is_deleted else HIDDEN
                text = self._text_apart(line.node)
                self._reading.omit(what, text, Place(self._reading.paragraph + 1, number))
                continue
            rows.append(self._row(line, _CellPlace(number, len(rows) + 1)))
        for name in ("tblCaption", "tblDescription"):
            title = table.find(f"{W}tblPr/{W}{name}")
            if title is not None:
                self._reading.omit(TABLE_TITLE, title.get(f"{W}val", ""), first)
        if rows:
            yield Block(BlockKind.TABLE, "", first, rows=tuple(rows))

    def _row(self, line: TableLine, row: _CellPlace) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for cell in line.cells:
            place = row._replace(column=cell.column)
            if cell.is_covered:
                self._tell_covered(cell, place)
            else:
                cells.append(tuple(self._blocks(cell.node, place)))
        return tuple(cells)

    def _tell_covered(self, cell: TableCellPlace, place: _CellPlace) -> None:
        text = self._text_apart(cell.node)
        self._reading.omit(COVERED_CELL, text, self._place(place))


def goes_on(paragraph: XmlElement, properties: EffectiveProperties) -> bool:
    """Whether a paragraph's text goes on in the next one: its end is deleted or hidden.

    Also the frame of a large first letter goes on with its paragraph.
    """
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if is_deleted_mark(mark):
        return True
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
        return True
    return properties.mark(paragraph).hidden


def text_apart(
    reading: WordReading,
    node: XmlElement,
    part: str,
    hidden_fields: frozenset[str] = frozenset(),
) -> str:
    """The text of something beside the main text: a note, a comment, a header; by lines."""
    paragraph, table = reading.paragraph, reading.table
    story = Story(reading, node, part, ListCounter(reading.lists), hidden_fields)
    lines = [block.number + block.text for block in text_blocks(story.blocks())]
    reading.paragraph, reading.table = paragraph, table
    return "\n".join(lines)


def _paragraph_around(node: XmlElement) -> XmlElement:
    paragraph = etree.Element(f"{W}p")
    paragraph.append(deepcopy(node))
    return paragraph


def _section_types(root: XmlElement) -> Iterator[str]:
    """How each section of the body begins: on a new page or not."""
    for section in root.iter(f"{W}sectPr"):
        if section.getparent().tag in {f"{W}pPr", f"{W}body"}:
            kind = section.find(f"{W}type")
            yield kind.get(f"{W}val", "") if kind is not None else ""


def _blocks_of_line(line: WordLine, like: Block) -> list[Block]:
    """The paragraph's text, in several blocks where pages end in it.

    Args:
        line: The text.
        like: What the blocks have in common; its number is that of the first that says something.
    """
    stretches = line.stretches
    if not any(map(_says_something, stretches)):
        only_number = [like] if like.number else []
        return [*only_number, *([_page_break(like)] * (len(stretches) - 1))]
    blocks: list[Block] = []
    for index, stretch in enumerate(stretches):
        if index:
            blocks.append(_page_break(like))
        if _says_something(stretch):
            blocks.append(replace(like, text=stretch.text, bold=stretch.bold, size=stretch.size))
            like = replace(like, number="")
    return blocks


def _says_something(stretch: LineStretch) -> bool:
    return bool(stretch.text.strip())


def _page_break(like: Block) -> Block:
    return Block(BlockKind.PAGE_BREAK, "", like.place)


def _without_breaks(blocks: Iterable[Block]) -> list[Block]:
    """Blocks without page breaks, which count neither in cells nor in text boxes."""
    return [block for block in blocks if block.kind is not BlockKind.PAGE_BREAK]


def _without_double_breaks(blocks: Iterable[Block]) -> list[Block]:
    """Blocks without page breaks at the beginning, and one where several follow each other."""
    result: list[Block] = []
    for block in blocks:
        is_break = block.kind is BlockKind.PAGE_BREAK
        if is_break and (not result or result[-1].kind is BlockKind.PAGE_BREAK):
            continue
        result.append(block)
    return result
