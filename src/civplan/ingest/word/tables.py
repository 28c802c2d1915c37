"""The cells of a table where they are seen: merged ones once, deleted and hidden ones not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from civplan.ingest.word.alternatives import DELETED, children_of, is_deleted_mark
from civplan.ingest.word.namespaces import W, XmlElement
from civplan.ingest.word.properties import is_on, whole_number


class TableCellPlace(NamedTuple):
    """A cell and the column of the grid in which it begins, from 1."""

    column: int
    node: XmlElement
    is_covered: bool
    """True when a merged cell above or on its left covers it."""


class TableLine(NamedTuple):
    """A row of a table."""

    cells: tuple[TableCellPlace, ...]
    node: XmlElement
    is_deleted: bool
    is_hidden: bool


def table_lines(table: XmlElement) -> Iterator[TableLine]:
    """The rows of a table, with those that are deleted or hidden."""
    open_columns: set[int] = set()
    for row in _nested(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        hidden = properties.find(f"{W}hidden") if properties is not None else None
        is_deleted = is_deleted_mark(properties)
        cells = tuple(_cells_of_row(row, open_columns))
        if not is_deleted:
            open_columns = {
                cell.column for cell in cells if _merge(cell.node, "vMerge") is not None
            }
        is_hidden = hidden is not None and is_on(hidden.get(f"{W}val", "1"))
        yield TableLine(cells, row, is_deleted, is_hidden)


def _cells_of_row(row: XmlElement, open_columns: set[int]) -> Iterator[TableCellPlace]:
    """The cells of a row; ``open_columns`` are those where a cell above may go on downwards."""
    column = 1 + _number_in(row, "trPr/{}gridBefore", 0)
    for node in _nested(row, f"{W}tc"):
        properties = node.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            continue
        goes_on = _merge(node, "vMerge") == "continue" and column in open_columns
        is_covered = goes_on or _merge(node, "hMerge") == "continue"
        yield TableCellPlace(column, node, is_covered)
        column += max(1, _number_in(node, "tcPr/{}gridSpan", 1))


def _merge(cell: XmlElement, name: str) -> str | None:
    """``restart`` or ``continue`` of a merged cell; None when it is not merged."""
    merge = cell.find(f"{W}tcPr/{W}{name}")
    return None if merge is None else str(merge.get(f"{W}val", "continue"))


def _number_in(node: XmlElement, path: str, otherwise: int) -> int:
    """The number that a property says; ``{}`` in the path stands for Word's namespace."""
    element = node.find(W + path.format(W))
    return whole_number(element.get(f"{W}val"), otherwise) if element is not None else otherwise


def _nested(node: XmlElement, name: str) -> Iterator[XmlElement]:
    """The rows or cells of a table, those in content controls and other wrappers too."""
    others = {*DELETED, f"{W}tr", f"{W}tc", f"{W}p", f"{W}tbl"} - {name}
    for child in children_of(node):
        if child.tag == name:
            yield child
        elif child.tag not in others:
            yield from _nested(child, name)
