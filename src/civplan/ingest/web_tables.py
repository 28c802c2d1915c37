"""The tables of a web page: those that show figures, and those that only lay the page out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from civplan.ingest.blocks import Block, BlockKind, Cell, Place

MOST_PARAGRAPHS = 3
"""Paragraphs of a cell; with more it is a column of the page."""


@dataclass(slots=True)
class WebTable:
    """A table whose end has not come."""

    line: int
    number: int
    caption: list[Block] = field(default_factory=list)
    rows: list[list[tuple[int, list[Block]]]] = field(default_factory=list)
    """The cells of each row with their columns, from 1."""
    _open: dict[int, int] = field(default_factory=dict)
    """How many rows a cell above still reaches down, by column."""
    _next_column: int = 1

    def begin_row(self) -> None:
        """Begin a row."""
        self._open = {column: left - 1 for column, left in self._open.items() if left > 1}
        self._next_column = 1
        self.rows.append([])

    def begin_cell(self, columns: int, rows: int) -> list[Block]:
        """Begin a cell that spans so many columns and rows; its blocks go into the list."""
        if not self.rows:
            self.begin_row()
        column = self._next_column
        while column in self._open:
            column += 1
        blocks: list[Block] = []
        self.rows[-1].append((column, blocks))
        self._next_column = column + columns
        if rows > 1:
            for each in range(column, column + columns):
                self._open[each] = rows
        return blocks

    @property
    def lays_out(self) -> bool:
        """Whether the table only puts the parts of the page in their places."""
        cells = [blocks for row in self.rows for _, blocks in row]
        return (
            all(len(row) <= 1 for row in self.rows)
            or any(len(blocks) > MOST_PARAGRAPHS for blocks in cells)
            or any(
                block.kind is BlockKind.TABLE or block.level for blocks in cells for block in blocks
            )
        )

    def blocks(self) -> Iterator[Block]:
        """The table as one block; one that lays out as the blocks in it."""
        yield from self.caption
        if self.lays_out:
            for row in self.rows:
                for _, blocks in row:
                    yield from blocks
            return
        rows = tuple(
            tuple(self._cell(blocks, number, column) for column, blocks in row)
            for number, row in enumerate((row for row in self.rows if row), 1)
        )
        yield Block(BlockKind.TABLE, "", Place(self.line, self.number), rows=rows)

    def _cell(self, blocks: Sequence[Block], row: int, column: int) -> Cell:
        return tuple(
            replace(block, place=Place(block.place.paragraph, self.number, row, column))
            for block in blocks
        )
