"""The columns of a table that an imported document has, as the fields of a record."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from civplan.findings.words import Words
from civplan.ingest.plan.texts import clean_text, row_line

COUNT_HEADS = frozenset({"序号", "编号", "号"})
"""What stands above a column that counts the rows."""
FIELDS_OF_TABLE = Words(
    "请核对：原为表格，表头是 {head}", "请核对 / check: a table before, with the head {head}"
)
ColumnHeads = Mapping[str, re.Pattern[str]]
"""What may stand above the column of a field."""


def entries_of_table(
    rows: Sequence[Sequence[str]], heads: ColumnHeads
) -> tuple[dict[str, str], ...]:
    """The rows of a table below its head, as values by field.

    Empty where one character would have no place: a column that is no field, a cell of several
    lines, a row that lacks a cell, or a count that skips.
    """
    if not rows:
        return ()
    fields = [_field_of(head, heads) for head in rows[0]]
    if None in fields or len({*fields}) < len(fields):
        return ()
    entries = []
    for number, row in enumerate(rows[1:], 1):
        if len(row) != len(fields) or any("\n" in cell.strip() for cell in row):
            return ()
        entry = {field or "": clean_text(cell) for field, cell in zip(fields, row, strict=True)}
        if entry.pop("", str(number)) != str(number):
            return ()
        entries.append(entry)
    return tuple(entries)


def remark_of_table(rows: Sequence[Sequence[str]]) -> Words:
    """The remark beside what was a table, with its head as it was read."""
    return FIELDS_OF_TABLE.filled(head=row_line(rows[0]))


def _field_of(head: str, heads: ColumnHeads) -> str | None:
    """The field of a column by its head; empty for the count, None for no field."""
    words = "".join(head.split())
    if words in COUNT_HEADS:
        return ""
    return next((field for field, pattern in heads.items() if pattern.fullmatch(words)), None)
