"""The text of a document as WordprocessingML: headings, paragraphs, lists, tables, figures."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Align, Figure, ParagraphKind, Table
from civplan.typeset.columns import (
    CELL_SIDE_MARGIN,
    CELL_TOP_MARGIN,
    LEAST_TOP_MARGIN,
    TABLE_LEADING,
    TableLayout,
    table_layout,
)
from civplan.typeset.docx.markup import (
    PICTURE_NAMESPACE,
    ParagraphFormat,
    Spacing,
    border_xml,
    escape_xml,
    format_properties,
    paragraph_xml,
    run_properties,
    run_xml,
)
from civplan.typeset.docx.styles import DIVISION_STYLE
from civplan.typeset.gbt9704 import Emu, Twips, height
from civplan.typeset.keeping import NOTHING_KEPT, Keeping, loose_paragraphs
from civplan.typeset.numbering import NUMBERED_LEVELS, NumberedParagraph, number_blocks
from civplan.typeset.table_rows import cell_align, kept_rows
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from civplan.manuscript.nodes import ManuscriptBlock, TableCell, TableRow
    from civplan.typeset.docx.parts import PlacedPicture
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock

CELL_ALIGNMENTS = {
    Align.LEFT: "",
    Align.CENTER: format_properties(ParagraphFormat(align=Align.CENTER)),
    Align.RIGHT: format_properties(ParagraphFormat(align=Align.RIGHT)),
}
KEEP_NEXT = format_properties(ParagraphFormat(keep_next=True))
"""For rows of tables and for figures with captions."""
OUTLINES_IN_DIVISION = tuple(
    format_properties(ParagraphFormat(outline=level)) for level in range(1, NUMBERED_LEVELS + 1)
)
"""Of each level of headings in a division the outline level: one below that of its style."""
LOOSE_LETTERS = run_properties(spacing=Twips(0))
"""Letters as wide as the font has them."""
PAGE_TURN = "\x0c"
"""Stands before and behind what is on landscape pages; no XML has this character."""
TABLE_SEPARATOR = paragraph_xml("BodyText", "")
"""An empty line between two tables; without it Word joins them."""


class DocxBodyWriter(NamedTuple):
    """Writes the blocks of a text in one house style."""

    style: HouseStyle
    pictures: Mapping[str, PlacedPicture]
    run_in: tuple[str, ...]
    """The content of ``w:rPr`` of a run-in heading, by level from 0; empty when it looks like the
    text."""

    @property
    def images(self) -> dict[str, bytes]:
        """The bytes of each picture by its address."""
        return {source: placed.picture.data for source, placed in self.pictures.items()}

    def blocks(self, blocks: Iterable[ManuscriptBlock]) -> Iterator[str]:
        """Write blocks in order."""
        return self.numbered(tuple(number_blocks(blocks, self.style.numbers)))

    def numbered(
        self, blocks: Sequence[PageBlock], keeping: Keeping = NOTHING_KEPT
    ) -> Iterator[str]:
        """Write blocks; the last ones share a page with what follows, or have another pitch."""
        previous: PageBlock | None = None
        loose = loose_paragraphs(blocks, self.style)
        keep_from = len(blocks) - keeping.kept_blocks
        for position, block in enumerate(blocks):
            keep = position >= keep_from
            following = blocks[position + 1] if position + 1 < len(blocks) else None
            if isinstance(block, NumberedParagraph):
                line = keeping.pitch_at(position, len(blocks)) or None
                is_pushed = keeping.pitch > self.style.line_pitch and following is None
                place = _place_between(
                    previous,
                    block,
                    following,
                    self.style,
                    line=line,
                    keep=keep,
                    two_lines=keep or is_pushed,
                    page_break=keeping.begins_page(position, len(blocks)),
                )
                if block.in_division:
                    place += OUTLINES_IN_DIVISION[block.level - 1]
                letters = LOOSE_LETTERS if position in loose else ""
                yield self.paragraph(block, place, letters)
            elif isinstance(block, Table):
                if isinstance(previous, Table) and not block.caption:
                    yield TABLE_SEPARATOR
                low = keeping.has_low_rows and following is None
                yield _table_xml(block, self.style, keep_next=keep, low=low)
            else:
                yield self.figure(block)
            previous = block

    def paragraph(self, block: NumberedParagraph, properties: str = "", letters: str = "") -> str:
        """Write a paragraph with its number; a run-in heading has the look of its level.

        Args:
            block: The paragraph.
            properties: The content of its ``w:pPr`` after the style's name.
            letters: The content of ``w:rPr`` of text without a run-in heading.
        """
        runs, number, level = block.runs, block.number, block.level
        mixed = runs[0].run_in if len(runs) == 1 else any(run.run_in for run in runs)
        is_heading = block.heading and not mixed
        name = _heading_style_name(level) if is_heading else _paragraph_style_name(block.kind)
        look = self.run_in[level] if mixed and level <= NUMBERED_LEVELS else ""
        if not look:
            return paragraph_xml(name, run_xml(number + runs_text(runs), letters), properties)
        content = [run_xml(number, look if runs[0].run_in else "")] if number else []
        content += [run_xml(run.text, look if run.run_in else "") for run in runs]
        return paragraph_xml(name, "".join(content), properties)

    def figure(self, figure: Figure) -> str:
        """Write a picture with its caption below."""
        picture = self.pictures[figure.source]
        from civplan.typeset.pictures import picture_size  # noqa: PLC0415 - few have a picture

        size = picture_size(picture.picture, self.style)
        words = figure.alternative or figure.caption
        content = drawing_xml(picture.relationship, picture.number, size, words)
        if not figure.caption:
            return paragraph_xml("Figure", content)
        caption = paragraph_xml("Caption", run_xml(figure.caption))
        return paragraph_xml("Figure", content, KEEP_NEXT) + caption


def docx_body_writer(style: HouseStyle, pictures: Mapping[str, PlacedPicture]) -> DocxBodyWriter:
    """A writer for one document."""
    looks = (
        run_properties(font=level.font.name, bold=level.bold)
        if level.bold or level.font != style.body_font
        else ""
        for level in style.levels
    )
    return DocxBodyWriter(style, pictures, ("", *looks))


def _heading_style_name(level: int) -> str:
    return f"Heading{level}" if level else DIVISION_STYLE


def _paragraph_style_name(kind: ParagraphKind) -> str:
    # Faster than a table, which would need the kind's hash: an enumeration computes it in Python.
    if kind is ParagraphKind.BODY:
        return "BodyText"
    return "Recipient" if kind is ParagraphKind.RECIPIENT else "Note"


def _place_between(  # noqa: PLR0913 - the neighbours, and how the end of the text stays together
    previous: PageBlock | None,
    block: NumberedParagraph,
    following: PageBlock | None,
    style: HouseStyle,
    *,
    line: Twips | None,
    keep: bool,
    two_lines: bool,
    page_break: bool,
) -> str:
    """How a paragraph stands between its neighbours.

    Args:
        previous: The block above. Under a heading a paragraph begins with two lines.
        block: The paragraph.
        following: The block below. Half a line is free above and below a table.
        style: The house style.
        line: The line pitch where it is another than usual.
        keep: True when the paragraph shares a page with what follows.
        two_lines: True when it leaves no line alone on a page.
        page_break: True when it begins a page.
    """
    after_heading = (
        isinstance(previous, NumberedParagraph) and previous.heading and not block.heading
    )
    below_table = isinstance(previous, Table)
    above_table = isinstance(following, Table) and not following.caption
    two_lines = two_lines or after_heading
    if not (two_lines or below_table or above_table or line or page_break):
        return ""
    gap = style.half_line
    spacing = Spacing(line, gap if below_table else None, gap if above_table else None)
    return _place_properties(
        keep, two_lines, page_break, spacing if line or below_table or above_table else None
    )


@lru_cache(maxsize=64)
def _place_properties(
    keep: bool,  # noqa: FBT001 - as fast as a table
    two_lines: bool,  # noqa: FBT001
    page_break: bool,  # noqa: FBT001
    spacing: Spacing | None,
) -> str:
    """The properties of a paragraph.

    Args:
        keep: True when it is kept with the next one.
        two_lines: True when it leaves no line alone on a page.
        page_break: True when it begins a page.
        spacing: Its line pitch where it is another than usual, and the white beside a table.
    """
    return format_properties(
        ParagraphFormat(
            keep_next=keep,
            page_break=page_break,
            widow_control=two_lines,
            off_grid=spacing is not None and spacing.line is not None,
            spacing=spacing,
        )
    )


def _table_xml(content: Table, style: HouseStyle, *, keep_next: bool, low: bool) -> str:
    """A table (GB/T 9704-2012, 9) below its caption; its head repeats, its rows stay whole.

    With ``keep_next`` its last row shares a page with what follows the table; with ``low`` its
    cells have the least white.
    """
    layout = table_layout(content, style)
    look = _TableLook(content, layout, style)
    kept = kept_rows(content, keep_next=keep_next)
    rows = [_table_row_xml(row, look, head=True) for row in content.head]
    rows += [
        _table_row_xml(row, look, head=False, keep_next=place in kept)
        for place, row in enumerate(content.body)
    ]
    caption = content.caption and _table_caption_xml(content.caption, style)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in layout.widths)
    table = (
        f"{caption}<w:tbl><w:tblPr>{_table_properties(style, sum(layout.widths), low=low)}"
        "</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    return f"{PAGE_TURN}{table}{PAGE_TURN}" if layout.landscape else table


class _TableLook:
    """What the cells of a table have in common."""

    def __init__(self, content: Table, layout: TableLayout, style: HouseStyle) -> None:
        is_usual = layout.size == style.small_size
        pitch = Twips(round(height(layout.size) * TABLE_LEADING))
        self.widths = layout.widths
        self.spacing = None if is_usual else Spacing(pitch)
        """The line pitch where the type is not of the usual size."""
        self.letters = "" if is_usual else run_properties(size=layout.size)
        """The content of ``w:rPr``; empty for type of the usual size."""
        self.fitted = content.fitted


def _table_caption_xml(caption: str, style: HouseStyle) -> str:
    above = ParagraphFormat(keep_next=True, spacing=Spacing(before=style.half_line))
    return paragraph_xml("Caption", run_xml(caption), format_properties(above))


def _table_properties(style: HouseStyle, width: int, *, low: bool) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(border_xml(side, style.table_rule) for side in sides)
    above = LEAST_TOP_MARGIN if low else CELL_TOP_MARGIN
    margins = (above, CELL_SIDE_MARGIN, above, CELL_SIDE_MARGIN)
    white = "".join(
        f'<w:{side} w:w="{margin}" w:type="dxa"/>'
        for side, margin in zip(sides, margins, strict=False)
    )
    return (
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{white}</w:tblCellMar>"
    )


def _table_row_xml(row: TableRow, look: _TableLook, *, head: bool, keep_next: bool = False) -> str:
    cells = []
    column = 0
    widths = look.widths
    for cell in row:
        columns = cell.columns
        width = widths[column] if columns == 1 else sum(widths[column : column + columns])
        cells.append(_table_cell_xml(cell, width, look, head=head, keep_next=keep_next))
        column += columns
    repeats = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{''.join(cells)}</w:tr>"


def _table_cell_xml(
    cell: TableCell, width: int, look: _TableLook, *, head: bool, keep_next: bool
) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    text = "".join([run_xml(run.text, look.letters) for run in cell.runs])
    style = "TableHead" if head else "TableText"
    if look.fitted:
        properties = _fitted_properties(look.spacing, None if head else cell.align, keep_next)
    else:
        properties = "" if head else CELL_ALIGNMENTS[cell_align(cell, fitted=False)]
        properties = f"{KEEP_NEXT}{properties}" if keep_next else properties
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraph_xml(style, text, properties)}</w:tc>"
    )


@lru_cache(maxsize=64)
def _fitted_properties(
    spacing: Spacing | None,
    align: Align | None,
    keep: bool,  # noqa: FBT001 - as fast as a table
) -> str:
    """The properties of a cell's paragraph in a table that says how its columns are aligned.

    Args:
        spacing: The line pitch where the type is not of the usual size.
        align: None for a cell of the head, which its style centres.
        keep: True when the row is kept with the next one.
    """
    align = None if align is Align.LEFT else align
    return format_properties(ParagraphFormat(keep_next=keep, spacing=spacing, align=align))


def drawing_xml(relationship: str, number: int, size: tuple[Emu, Emu], alternative: str) -> str:
    """A run with a picture; ``alternative`` describes it."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    words = escape_xml(alternative).replace("\n", " ").replace("\t", " ")
    names = f'id="{number}" name="Picture {number}" descr="{words}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {names}/>"
        f'<a:graphic><a:graphicData uri="{PICTURE_NAMESPACE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {names}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
