"""Tables as pieces: the rows, which stay whole, with their rules and margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.columns import (
    CELL_SIDE_MARGIN,
    CELL_TOP_MARGIN,
    LEAST_TOP_MARGIN,
    TABLE_LEADING,
    TableLayout,
    table_layout,
)
from civplan.typeset.gbt9704 import Twips, height, rule_width
from civplan.typeset.layout.letters import Letters
from civplan.typeset.layout.pieces import Piece, RowContent, text_lines
from civplan.typeset.table_rows import cell_align, kept_rows
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.manuscript.nodes import Table, TableRow
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pages import TextPlace
    from civplan.typeset.layout.pieces import TextLines


def table_pieces(  # noqa: PLR0913 - the table, the page, and how it ends a text
    place: TextPlace, table: Table, style: HouseStyle, narrow: float, *, keep_next: bool, low: bool
) -> Iterator[Piece]:
    """The caption and the rows of a table (9).

    Args:
        place: The table's place.
        table: The table.
        style: The house style of an upright page.
        narrow: The width of a letter or digit in characters.
        keep_next: True when its last row shares a page with what follows.
        low: True when its cells have the least white.
    """
    layout = table_layout(table, style)
    page = style.turned if layout.landscape else style
    setter = _RowSetter(place, table, layout, page, narrow)
    if low:
        setter.margin = LEAST_TOP_MARGIN
    if table.caption:
        yield caption_piece(place, table.caption, page, narrow)._replace(
            before=page.half_line, keep_next=True, landscape=layout.landscape
        )
    head = tuple(
        setter.row(number, row, is_head=True)._replace(keep_next=True)
        for number, row in enumerate(table.head)
    )
    yield from head
    kept = kept_rows(table, keep_next=keep_next)
    for number, row in enumerate(table.body):
        is_last = number == len(table.body) - 1
        piece = setter.row(number + len(head), row, is_head=False)
        yield piece._replace(
            keep_next=number in kept, head=head, after=setter.rule if is_last else 0
        )


def caption_piece(place: TextPlace, caption: str, style: HouseStyle, narrow: float) -> Piece:
    """The caption of a table or a picture, in the middle."""
    letters = Letters(style.label_font, style.body_size, style.character_spacing, narrow=narrow)
    text = text_lines((*place, "caption"), caption, letters, style.type_width, align=Align.CENTER)
    return Piece(len(text.starts), style.line_pitch, content=(text,), whole=True)


class _RowSetter:
    """Sets the rows of one table."""

    def __init__(
        self, place: TextPlace, table: Table, layout: TableLayout, style: HouseStyle, narrow: float
    ) -> None:
        self.place = place
        self.table = table
        self.layout = layout
        self.letters = Letters(style.body_font, layout.size, narrow=narrow)
        self.head_letters = self.letters._replace(font=style.label_font)
        self.pitch = Twips(round(height(layout.size) * TABLE_LEADING))
        self.rule = rule_width(style.table_rule)
        self.margin = CELL_TOP_MARGIN
        """The white above and below the text of a cell."""
        self.left = (style.type_width - sum(layout.widths)) / 2

    def row(self, number: int, row: TableRow, *, is_head: bool) -> Piece:
        """A row; the rows of the head count."""
        cells, edges = [], [self.left]
        column = 0
        for place, cell in enumerate(row):
            width = sum(self.layout.widths[column : column + cell.columns])
            align = Align.CENTER if is_head else cell_align(cell, fitted=self.table.fitted)
            cells.append(
                text_lines(
                    (*self.place, number, place),
                    runs_text(cell.runs),
                    self.head_letters if is_head else self.letters,
                    width - 2 * CELL_SIDE_MARGIN,
                    left=edges[-1] + CELL_SIDE_MARGIN,
                    align=align,
                )
            )
            edges.append(edges[-1] + width)
            column += cell.columns
        return self._piece(tuple(cells), tuple(edges))

    def _piece(self, cells: tuple[TextLines, ...], edges: tuple[float, ...]) -> Piece:
        return Piece(
            max(len(cell.starts) for cell in cells),
            self.pitch,
            over=self.rule + self.margin,
            under=self.margin,
            content=RowContent(cells, edges, self.rule),
            on_grid=False,
            whole=True,
            landscape=self.layout.landscape,
        )
