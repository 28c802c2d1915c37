"""The rows of a table: their cells, read from a list or from a text with bars.

Loaded only for a plan with a table.
"""

from __future__ import annotations

from collections.abc import Sequence as ListLike
from typing import TYPE_CHECKING, NamedTuple

from civplan.findings.finding import Span
from civplan.model.shapes import LIST_KIND, TEXT_KIND, Findings, wrong_kind_finding
from civplan.source.nodes import Node, Scalar, Sequence, line_of_scalar

if TYPE_CHECKING:
    from civplan.model.table import TableColumn

CELL_BARS = ("|", "｜")
"""Between the cells of a row that is typed as one text."""


class CellText(NamedTuple):
    """The text of a cell, and where it stands."""

    text: str
    """On one line; empty for an empty cell."""
    span: Span
    before: int = 0
    """Number of non-blank characters before it in the same value."""


class PlanTableRow(NamedTuple):
    """A row of a table, as typed."""

    cells: tuple[CellText, ...]
    span: Span

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of its cells."""
        return tuple([cell.text for cell in self.cells])

    def __eq__(self, other: object) -> bool:
        """Compare the texts, but not where they stand."""
        return isinstance(other, PlanTableRow) and self.texts == other.texts

    def __ne__(self, other: object) -> bool:
        """As ``__eq__``; a tuple has its own."""
        return not self == other

    def __hash__(self) -> int:
        """Consistent with ``__eq__``."""
        return hash(self.texts)


class TableContent(NamedTuple):
    """The columns of a table and its rows below the head, wherever they come from."""

    columns: tuple[TableColumn, ...]
    rows: tuple[PlanTableRow, ...]
    title: str = ""
    """What stands above the head in a file; it is the caption of a table without one."""


def read_row(node: Node, findings: Findings) -> PlanTableRow | None:
    """A row; None, with a finding, for what is none. An empty cell is an empty text."""
    if isinstance(node, Scalar):
        return PlanTableRow(tuple(_cells_in_text(node)), node.span)
    if not isinstance(node, Sequence):
        findings.append(wrong_kind_finding(node, LIST_KIND))
        return None
    cells = [_read_cell_text(entry, findings) for entry in node.items]
    return PlanTableRow(tuple([cell for cell in cells if cell]), node.span)


def _read_cell_text(node: Node, findings: Findings) -> CellText | None:
    """One cell of a list; None, with a finding, for what is no text."""
    if not isinstance(node, Scalar):
        findings.append(wrong_kind_finding(node, TEXT_KIND))
        return None
    return CellText("" if node.is_nothing else line_of_scalar(node), node.span)


def _cells_in_text(node: Scalar) -> ListLike[CellText]:
    """The cells of a row that is typed as one text; bars at both its ends are those of a frame."""
    text = line_of_scalar(node)
    bar, wide_bar = CELL_BARS
    parts = text.replace(wide_bar, bar).split(bar)
    cells, before = [], 0
    for part in parts:
        cells.append(CellText(part.strip(), node.span, before))
        before += len("".join(part.split())) + len(bar)
    is_framed = len(parts) > 2 and not cells[0].text and not cells[-1].text  # noqa: PLR2004
    return cells[1:-1] if is_framed else cells


def without_end_bar(row: PlanTableRow, columns: int = 0) -> PlanTableRow:
    """A row that is typed as one text, without the empty cell of a bar at one of its ends.

    Args:
        row: The row; a list stays as it is.
        columns: Of the table: a row of no more cells stays as it is; 0 for the head.
    """
    cells = row.cells
    is_text = len(cells) > 1 and all(cell.span == row.span for cell in cells)
    if not is_text or (columns and len(cells) != columns + 1):
        return row
    if not cells[-1].text:
        return row._replace(cells=cells[:-1])
    return row if cells[0].text else row._replace(cells=cells[1:])
