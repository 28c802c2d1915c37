"""Texts of an outline as a plan file can hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Self

from civplan.ingest.outline import OutlineNode
from civplan.model.figures import When
from civplan.model.grammar.date_forms import read_date
from civplan.source.controls import without_controls

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Signs without a width, which come along when text is copied."""
ODD_BLANKS = re.compile("[\t\v\f\n\r\x1c-\x1f\x85\u2028\u2029]+")
"""White that a text on one line has a blank for."""
DATE_WITH_DOTS = re.compile(r"(\d{4})\s*[.．/]\s*0?(\d{1,2})\s*[.．/]\s*0?(\d{1,2})")
LINE_ENDS = re.compile("[\n\r\x85\u2028\u2029]+")


def paragraphs_of_node(node: OutlineNode) -> tuple[str, ...]:
    """The text of a node as paragraphs; a table has one for each row."""
    if node.rows:
        lines = (row_line(row, node.place.paragraph) for row in node.rows)
        return tuple(line for line in lines if line)
    return tuple(text for line in LINE_ENDS.split(node.text) if (text := clean_text(line)))


def row_line(cells: Sequence[str], table: int = 0) -> RowLine:
    """A row of a table as a line; ``table`` is where the table begins."""
    return RowLine([clean_text(cell) for cell in cells], table)


class RowLine(str):
    """A row of a table as a line between bars, its cells in order; empty for empty cells."""

    __slots__ = ("cells", "table")
    cells: tuple[str, ...]
    table: int
    """The paragraph or line of the original in which the table begins."""

    def __new__(cls, cells: Sequence[str], table: int) -> Self:
        """Take the texts of the cells."""
        line = super().__new__(cls, f"| {' | '.join(cells)} |" if any(cells) else "")
        line.cells, line.table = tuple(cells), table
        return line


def clean_text(text: str) -> str:
    """A text on one line without control characters and signs that nobody sees."""
    return INVISIBLE.sub("", without_controls(ODD_BLANKS.sub(" ", text))).strip()


def date_under_text(text: str, year: int) -> When | None:
    """The date under a text, also 2007.1.10 and 二○○七年一月十日; None when it is none.

    Args:
        text: What is written.
        year: The document's year, for a date without one.
    """
    dotted = DATE_WITH_DOTS.fullmatch(text)
    return read_date("-".join(dotted.groups()) if dotted else text.replace("○", "〇"), year)
