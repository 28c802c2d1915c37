"""Tables of a document: those that a plan file can say as tables, and the rows that stay lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from civplan.compose.sentences import LONGEST_CAPTION, PARAGRAPH_STOPS
from civplan.findings.finding import NOWHERE, Finding
from civplan.findings.words import Words
from civplan.ingest.plan.draft import DraftParagraphs
from civplan.ingest.plan.new_values import new_record
from civplan.ingest.plan.texts import RowLine
from civplan.model.choices import Document
from civplan.model.table import PlanTable
from civplan.model.table_contents import with_content
from civplan.model.table_rows import CellText, PlanTableRow

TABLE_REMARK = Words(
    "请核对：原为表格，每行成了一段", "请核对 / check: a table before, each row is a paragraph now"
)
KEPT_TABLE_REMARK = Words(
    "请核对：原为表格；第一行作表头", "请核对 / check: a table before; its first row is the head"
)


class TextAndTables(NamedTuple):
    """The paragraphs of a place, and the tables behind them."""

    paragraphs: DraftParagraphs
    tables: tuple[PlanTable, ...] = ()

    @property
    def has_rows(self) -> bool:
        """True when a table is still among the paragraphs, a line for each row."""
        return any(isinstance(text, RowLine) for text in self.paragraphs)


def without_tables(
    paragraphs: DraftParagraphs, document: Document | None, *, needs_text: bool = False
) -> TextAndTables:
    """Paragraphs without the tables at their end, which a plan file prints in the same place.

    A table that stands between paragraphs stays there, a line for each row; so does one that a
    plan file cannot say, such as one with merged cells.

    Args:
        paragraphs: Those of one place, the rows of tables among them.
        document: The document that prints the tables; None where the place itself says it.
        needs_text: True where a text must remain.
    """
    tables: list[PlanTable] = []
    rest = list(paragraphs)
    while rest and isinstance(last := rest[-1], RowLine):
        start = len(rest)
        while start and _is_row_of(rest[start - 1], last.table):
            start -= 1
        caption = _caption(rest[:start]) if start > needs_text else ""
        table = _table(rest[start:], caption, document)
        behind = start - bool(caption)
        if table is None or (needs_text and not behind):
            break
        tables.insert(0, table)
        del rest[behind:]
    return TextAndTables(tuple(rest), tuple(tables))


def _is_row_of(text: str, table: int) -> bool:
    return isinstance(text, RowLine) and text.table == table


def _caption(before: Sequence[str]) -> str:
    """The last paragraph above a table where it is the caption; empty for another."""
    text = before[-1] if before else ""
    is_caption = len(text) <= LONGEST_CAPTION and not text.endswith(PARAGRAPH_STOPS)
    return text if is_caption and not isinstance(text, RowLine) else ""


def _table(lines: Sequence[str], caption: str, document: Document | None) -> PlanTable | None:
    """The table of some rows; None where a plan file cannot say it."""
    rows = tuple(
        PlanTableRow(tuple(CellText(cell, NOWHERE) for cell in line.cells), NOWHERE)
        for line in lines
        if isinstance(line, RowLine)
    )
    values = {"caption": caption or None, "rows": rows, "in_": (document,) if document else ()}
    findings: list[Finding] = []
    table = with_content(new_record(PlanTable, values), findings)
    return None if any(finding.is_error for finding in findings) else table
