"""Checks of tables: their width, their head on each page, rows on two pages."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding
from civplan.inspect.document import PageSection, WordTable
from civplan.inspect.inspection import Inspection, millimetres
from civplan.inspect.roles import Role
from civplan.rules import word_element_rules as rules

TABLE_TOLERANCE = 250
"""Twips: Word sets a table out of the text by the margins of its cells."""
LONG_TABLE = 20
"""Rows from which on a table may take two pages (the rule's numbers say it)."""


def check_tables(inspection: Inspection) -> Iterator[Finding]:
    """F473, F474 and F475, for tables of data; those that lay out a header are left out."""
    parts = {part.paragraph.number: part for part in inspection.parts}
    for table in inspection.file.tables:
        first = parts.get(table.first_paragraph)
        if first is None or first.role is not Role.TABLE or table.is_floating:
            continue
        section = inspection.file.sections[min(table.section, len(inspection.file.sections) - 1)]
        room = _type_width(section)
        if room and table.width > room + TABLE_TOLERANCE:
            yield inspection.at(
                rules.TABLE_WIDE,
                [first],
                width=f"{millimetres(table.width):.0f}",
                room=f"{millimetres(room):.0f}",
            )
        if _takes_pages(table) and not table.repeats_head:
            yield inspection.at(rules.TABLE_HEAD, [first], rows=table.rows)
        if _takes_pages(table) and table.breaks_rows:
            yield inspection.at(rules.ROWS_BREAK, [first])


def _takes_pages(table: WordTable) -> bool:
    return table.rows >= LONG_TABLE


def _type_width(section: PageSection) -> int:
    """The width of the type area; 0 when the file does not say it."""
    margins = section.margins
    if not section.width or margins.left is None or margins.right is None:
        return 0
    return section.width - margins.left - margins.right


CHECKS = (check_tables,)
