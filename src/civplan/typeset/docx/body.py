"""Tables as WordprocessingML (GB/T 9704-2012, 9: inside the type area)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align, Figure, ParagraphKind, Table
from civplan.typeset.docx.markup import (
    ParagraphFormat,
    format_properties,
    paragraph_xml,
    run_properties,
    run_xml,
)
from civplan.typeset.docx.pictures import drawing_xml, picture_size
from civplan.typeset.measure import column_widths
from civplan.typeset.numbering import NUMBERED_LEVELS, NumberedParagraph, number_blocks
from civplan.typeset.pagination import KEPT_LINES
from civplan.typeset.units import EighthPoints, Twips
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from civplan.manuscript.nodes import Block, TableCell, TableRow
    from civplan.typeset.docx.pictures import PlacedPicture
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock

CELL_SIDE_MARGIN = Twips(85)
"""White between a cell's line and its text, left and right: 1.5 mm."""
CELL_TOP_MARGIN = Twips(75)
"""The same above and below: a row of one line is then as high as a line of text."""
FIGURE_CELL = re.compile(r"[≥≤<>＝=＜＞±+\-－—]?\s?\d[\d.,:/%％‰～~\-－—]*\s?\w{0,4}|[—－\-/]")
"""A cell that holds a number, with its sign and its unit, or the dash that stands for none."""
CENTRED_PROPERTIES = format_properties(ParagraphFormat(align=Align.CENTER))
RIGHT_PROPERTIES = format_properties(ParagraphFormat(align=Align.RIGHT))
CAPTION_PROPERTIES = format_properties(ParagraphFormat(keep_next=True))
"""What stands above a table stays on its page."""


def _table_xml(content: Table, style: HouseStyle) -> str:
    """A table with its caption above; its head repeats and its rows stay whole."""
    widths = column_widths(content, style.type_width)
    rows = [_table_row_xml(row, widths, head=True) for row in content.head]
    rows += [_table_row_xml(row, widths, head=False) for row in content.body]
    caption = (
        paragraph_xml("Caption", run_xml(content.caption), CAPTION_PROPERTIES)
        if content.caption
        else ""
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"{caption}<w:tbl><w:tblPr>{_table_properties(style)}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def border_xml(name: str, thickness: EighthPoints, colour: str = "000000") -> str:
    """One line of a table or cell."""
    return f'<w:{name} w:val="single" w:sz="{thickness}" w:space="0" w:color="{colour}"/>'


def _is_short_figure(cell: TableCell) -> bool:
    """Whether a cell is centred though nobody said so: a short figure is."""
    if cell.align is not Align.LEFT:
        return False
    return FIGURE_CELL.fullmatch(runs_text(cell.runs).strip()) is not None


def _table_properties(style: HouseStyle) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(border_xml(side, style.table_rule) for side in sides)
    margins = (CELL_TOP_MARGIN, CELL_SIDE_MARGIN, CELL_TOP_MARGIN, CELL_SIDE_MARGIN)
    white = "".join(
        f'<w:{side} w:w="{margin}" w:type="dxa"/>'
        for side, margin in zip(sides, margins, strict=False)
    )
    return (
        f'<w:tblW w:w="{style.type_width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{white}</w:tblCellMar>"
    )


def _table_row_xml(row: TableRow, widths: Sequence[Twips], *, head: bool) -> str:
    cells = []
    column = 0
    for cell in row:
        columns = cell.columns
        width = widths[column] if columns == 1 else sum(widths[column : column + columns])
        cells.append(_table_cell_xml(cell, width, head=head))
        column += columns
    repeats = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{''.join(cells)}</w:tr>"


def _table_cell_xml(cell: TableCell, width: int, *, head: bool) -> str:
    runs, _, columns = cell
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    text = (
        run_xml(runs[0].text) if len(runs) == 1 else "".join([run_xml(part.text) for part in runs])
    )
    content = (
        paragraph_xml("TableHead", text)
        if head
        else paragraph_xml("TableText", text, _cell_format(cell))
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{content}</w:tc>"
    )


def _cell_format(cell: TableCell) -> str:
    align = cell.align
    if align is Align.CENTER or _is_short_figure(cell):
        return CENTRED_PROPERTIES
    return RIGHT_PROPERTIES if align is Align.RIGHT else ""


KEEP_NEXT = format_properties(ParagraphFormat(keep_next=True))
KEEP_LAST_LINES = format_properties(ParagraphFormat(keep_next=True, widow_control=True))
"""Of a long paragraph, this keeps two lines with what follows it."""
TABLE_SEPARATOR = paragraph_xml("BodyText", "")
"""An empty line between two tables, which Word would else take for one."""


class DocxBodyWriter(NamedTuple):
    """Writes the blocks of a text in one house style."""

    style: HouseStyle
    pictures: Mapping[str, PlacedPicture]
    run_in: tuple[str, ...]
    """The inside of ``w:rPr`` of a run-in heading, by level from 0; empty where it looks as the
    text does."""

    def blocks(self, blocks: Iterable[Block], *, kept: bool = False) -> Iterator[str]:
        """Write blocks in order; ``kept`` holds the last two lines with what follows them."""
        numbered = tuple(number_blocks(blocks, self.style.numbers))
        first_kept = _first_kept_block(numbered, self.style.characters) if kept else len(numbered)
        previous: PageBlock | None = None
        for position, block in enumerate(numbered):
            if isinstance(block, NumberedParagraph):
                yield self.paragraph(block, KEEP_LAST_LINES if position >= first_kept else "")
            elif isinstance(block, Table):
                if isinstance(previous, Table) and not block.caption:
                    yield TABLE_SEPARATOR
                yield _table_xml(block, self.style)
            else:
                yield self.figure(block)
            previous = block

    def paragraph(self, block: NumberedParagraph, properties: str = "") -> str:
        """Write a paragraph with its number; only a run-in heading looks other than its text."""
        runs, number, level, heading, kind = block
        mixed = runs[0].run_in if len(runs) == 1 else True in [part.run_in for part in runs]
        name = f"Heading{level}" if heading and not mixed else _paragraph_style_name(kind)
        look = self.run_in[level] if mixed and level <= NUMBERED_LEVELS else ""
        if not look:
            return paragraph_xml(name, run_xml(number + runs_text(runs)), properties)
        content = [run_xml(number, look if runs[0].run_in else "")] if number else []
        content += [run_xml(part.text, look if part.run_in else "") for part in runs]
        return paragraph_xml(name, "".join(content), properties)

    def figure(self, figure: Figure) -> str:
        """Write a picture with its caption below."""
        placed = self.pictures[figure.source]
        size = picture_size(placed.picture, self.style)
        words = figure.alternative or figure.caption
        content = drawing_xml(placed.relationship, placed.number, size, words)
        if not figure.caption:
            return paragraph_xml("Figure", content)
        return paragraph_xml("Figure", content, KEEP_NEXT) + paragraph_xml(
            "Caption", run_xml(figure.caption)
        )


def docx_body_writer(style: HouseStyle, pictures: Mapping[str, PlacedPicture]) -> DocxBodyWriter:
    """A writer for one document."""
    looks = (
        run_properties(font=level.font.name, bold=level.bold)
        if level.bold or level.font != style.body_font
        else ""
        for level in style.levels
    )
    return DocxBodyWriter(style, pictures, ("", *looks))


def _paragraph_style_name(kind: ParagraphKind) -> str:
    # A table would ask for the hash of the kind, which an enumeration computes in Python.
    if kind is ParagraphKind.BODY:
        return "BodyText"
    return "Recipient" if kind is ParagraphKind.RECIPIENT else "Note"


def _first_kept_block(blocks: tuple[PageBlock, ...], characters: int) -> int:
    """The first of the last paragraphs that together have at least two lines."""
    position = len(blocks)
    while position and isinstance(block := blocks[position - 1], NumberedParagraph):
        position -= 1
        length = 2 + len(block.number) + sum(len(part.text) for part in block.runs)
        if length > characters or len(blocks) - position == KEPT_LINES:
            break
    return position
