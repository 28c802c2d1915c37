"""The widths of a table's columns: those at which the whole table has the fewest lines."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.gbt9704 import HalfPoints, Twips, height
from civplan.typeset.measure import WIDE_LETTER, WIDTH_TOLERANCE, text_width
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.manuscript.nodes import Table
    from civplan.typeset.gbt9704 import HouseStyle

NARROWEST_COLUMN = 3.0
"""The least width of a column in characters, its margins included."""
TABLES_REMEMBERED = 64
"""Those of a document, whose layouts are asked for several times."""
TABLE_LEADING = 1.5
"""Line pitch inside tables, as a multiple of the height of a character."""
CELL_SIDE_MARGIN = Twips(85)
"""White between a cell's line and its text, left and right: 1.5 mm."""
CELL_TOP_MARGIN = Twips(75)
"""The same above and below: a row of one line is then as high as a line of text."""
LEAST_TOP_MARGIN = Twips(25)
"""The same where rows stand closer, so that a table shares the signature's page with text."""
SAVED_IN_LOW_ROW = Twips(2 * (CELL_TOP_MARGIN - LEAST_TOP_MARGIN))
"""By which such a row is lower."""
CELL_MARGINS = 0.62
"""The width of a cell's margins in characters of 四号, and a little more."""
USUAL_CHARACTER = 280
"""The width of a character of 四号, in twips."""
TYPE_AREA_CHARACTERS = 31.58
"""Characters of 四号 across the type area: 156 mm / 14 pt."""
MOST_ROWS_WEIGHED = 200
"""The widths of a longer table are those that suit its first rows."""
FIGURE_OR_WORD = (
    r"[!-~]*\d[!-~]*(?:个?百分点|平方公里|平方米|公里|小时|[万亿]元|[人户件场]次|个工作日|[一-鿿])?"
    r"|[!-~]+"
)
"""A figure with its unit, and a Latin word."""
DATE_IN_COLUMN = r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?"
"""Stays on one line in a table that may be fitted."""
DIGIT_EDGE, WHITE_BESIDE_DIGIT = r"\d(?=\D)|\D(?=\d)", 0.25
"""Between a digit and a Chinese character, and what LibreOffice adds there, in characters."""
ASCII_CHARACTERS = "".join(map(chr, range(33, 127)))
CellParts = list[tuple[float, float]]
SPARE_WIDTHS = (0, 1, 2)
"""Characters that a line leaves free before a figure that has no room on it."""
WHOLE_WIDTH, LEAST_COLUMN_SHARE = 100, 5
"""A table's width, and the least width of a column whose share is not given, in hundredths."""
MOST_LINES_OF_ROW = 8
"""A table with a higher row is set in smaller type, or on a landscape page."""
LINE_GAIN = 100
"""A line less of the table is worth as much as so many less of single cells."""


def column_widths(
    table: Table, width: Twips, across: float = TYPE_AREA_CHARACTERS
) -> tuple[Twips, ...]:
    """The widths of a table's columns; together they are exactly ``width``.

    Each column gets the width of its longest cell on one line. If that is too much, the columns
    are as wide as their figures and words need, and the rest goes where it saves most lines.
    What the table itself says of a column goes before.

    Args:
        table: The table.
        width: Its whole width.
        across: The same in characters of its type.
    """
    columns = _columns(table, width / across)
    return _widths_of_shares(_column_shares(columns, table.shares, across), width)


def _widths_of_shares(shares: Sequence[float], width: Twips) -> tuple[Twips, ...]:
    """The whole width divided among columns; in any unit that is the same for all."""
    total = sum(shares)
    edges = [round(width * sum(shares[:column]) / total) for column in range(len(shares) + 1)]
    return tuple(Twips(right - left) for left, right in pairwise(edges))


def _column_shares(
    columns: Sequence[_Column], given: Sequence[int], across: float
) -> Sequence[float]:
    """The width of each column in characters, or in some other unit that is the same for all."""
    if any(given):
        return _given_shares(columns, given, across)
    shares = [column.longest for column in columns]
    room = max(across, NARROWEST_COLUMN * len(columns))
    return _widths_of_fewest_lines(columns, room) if sum(shares) > room else shares


def _given_shares(
    columns: Sequence[_Column], given: Sequence[int], across: float
) -> Sequence[float]:
    """The width of each column in parts of a hundred; those without a share divide the rest."""
    open_places = [place for place, share in enumerate(given) if not share]
    rest = max(WHOLE_WIDTH - sum(given), LEAST_COLUMN_SHARE * len(open_places))
    room = across * rest / (sum(given) + rest)
    inner = _column_shares([columns[place] for place in open_places], (), room)
    scale = rest / sum(inner) if inner else 1
    widths = iter(inner)
    return [share or next(widths) * scale for share in given]


class TableLayout(NamedTuple):
    """How a table stands on its page."""

    widths: tuple[Twips, ...]
    """Of its columns."""
    size: HalfPoints
    """Of its type."""
    landscape: bool = False
    """True on a page that is turned."""


@lru_cache(TABLES_REMEMBERED)
def table_layout(table: Table, style: HouseStyle) -> TableLayout:
    """The layout of a table: in the usual type, or as large as its width allows.

    A table that may be fitted gets the largest type in which no figure, no unit and no Latin word
    is broken and no row is higher than a few lines; where there is none, the same on a landscape
    page. Rows that are high even there stay as they are.
    """
    if not table.fitted:
        return TableLayout(column_widths(table, style.type_width), style.small_size)
    pages = ((False, style.type_width), (True, style.type_height))
    unbroken: TableLayout | None = None
    for (landscape, width), size in product(pages, style.table_sizes):
        columns, across = _columns(table, height(size)), width / height(size)
        shares = _column_shares(columns, table.shares, across)
        layout = TableLayout(_widths_of_shares(shares, width), size, landscape)
        scale = across / sum(shares)
        shares = [share * scale for share in shares]
        if all(
            share + WIDTH_TOLERANCE >= column.narrowest
            for column, share in zip(columns, shares, strict=True)
        ):
            if _highest_row(columns, shares) <= MOST_LINES_OF_ROW:
                return layout
            unbroken = unbroken or layout
    return unbroken or layout  # its rows are high anyway, or it is too wide anyway


def _highest_row(columns: Sequence[_Column], widths: Sequence[float]) -> int:
    """The number of lines of the highest row."""
    lines = [column.lines(width) for column, width in zip(columns, widths, strict=True)]
    return max(map(max, lines))


class _Column:
    """The texts of a column, and its lines at any width."""

    def __init__(self, unbroken: str, margins: float) -> None:
        self.unbroken = unbroken
        """The pattern of what stays on one line."""
        self.margins = margins
        """The width of a cell's margins in characters."""
        self.texts: list[str] = []
        """One for each row; empty where a cell spans several columns."""
        self.longest = NARROWEST_COLUMN
        """The width of its longest text on one line, with the margins."""
        self._lines: dict[float, list[int]] = {}
        self._parts: dict[str, CellParts] = {}

    def add(self, text: str) -> None:
        """Add the cell of the next row."""
        self.texts.append(text)
        # A text with fewer characters cannot be the longest.
        if len(text) + self.margins > self.longest:
            longest = max([text_width(line, WIDE_LETTER) for line in text.split("\n")])
            self.longest = max(self.longest, longest + self.margins)

    @property
    def narrowest(self) -> float:
        """The width that breaks no figure from its unit and no Latin word."""
        parts = {part for text in set(self.texts) for part in re.findall(self.unbroken, text)}
        widths = [_unbroken_width(part) + self.margins for part in parts]
        return max(NARROWEST_COLUMN, *widths) if widths else NARROWEST_COLUMN

    def lines(self, width: float) -> list[int]:
        """The lines of each cell in a column so wide."""
        if width not in self._lines:
            across = width - self.margins
            if not self._parts:
                part = re.compile(rf"{self.unbroken}|.|\n")
                self._parts = {text: _cell_parts(text, part) for text in set(self.texts)}
            lines = {text: _cell_lines(parts, across) for text, parts in self._parts.items()}
            self._lines[width] = [lines[text] for text in self.texts]
        return self._lines[width]

    def saving_widths(self, width: float, most: float) -> list[float]:
        """The widths from one to another at which some cell may have a line less."""
        places: set[float] = set()
        for text, lines in set(zip(self.texts, self.lines(width), strict=True)):
            if lines > 1:
                even = sum(part for part, _ in self._parts[text]) / (lines - 1)
                places.update(even + self.margins + spare for spare in SPARE_WIDTHS)
        return sorted(place for place in places if width < place <= most)


def _unbroken_width(part: str) -> float:
    """The width of what stays on one line; in a date LibreOffice leaves white beside its digits."""
    changes = len(re.findall(DIGIT_EDGE, part)) if re.fullmatch(DATE_IN_COLUMN, part) else 0
    return text_width(part, WIDE_LETTER) + changes * WHITE_BESIDE_DIGIT


def _cell_parts(text: str, part_pattern: re.Pattern[str]) -> CellParts:
    """The parts of a cell's text that stay on one line, each with the width of its beginning.

    A figure's beginning is the figure with one character of its unit: where that has room and the
    rest has none, the unit is broken.
    """
    parts = []
    for part in part_pattern.findall(text):
        width = math.inf if part == "\n" else text_width(part, WIDE_LETTER)
        figure = part[: len(part) - len(part.lstrip(ASCII_CHARACTERS))]
        parts.append((width, text_width(figure, WIDE_LETTER) + 1 if figure else width))
    return parts


def _cell_lines(parts: CellParts, across: float) -> int:
    """The lines of a cell; a broken unit counts as one more."""
    lines, room = 1, across
    for width, beginning in parts:
        if width > room + WIDTH_TOLERANCE:
            lines += 2 if beginning < width and beginning <= room else 1
            room = across
            if width == math.inf:
                continue
        room -= width
    return lines


def _columns(table: Table, character: float) -> list[_Column]:
    """The columns of a table in type whose characters have this width in twips."""
    margins = CELL_MARGINS * max(1, USUAL_CHARACTER / character)
    unbroken = f"{DATE_IN_COLUMN}|{FIGURE_OR_WORD}" if table.fitted else FIGURE_OR_WORD
    columns = [_Column(unbroken, margins) for _ in range(table.columns)]
    for row in (*table.head, *table.body):
        place = 0
        for cell in row:
            columns[place].add(runs_text(cell.runs) if cell.columns == 1 else "")
            for spanned in columns[place + 1 : place + cell.columns]:
                spanned.add("")
            place += cell.columns
    for column in columns if table.fitted else ():
        column.longest = max(column.longest, column.narrowest)
    return columns


def _widths_of_fewest_lines(columns: Sequence[_Column], room: float) -> list[float]:
    """The width of each column in characters; together they are at most ``room``."""
    for column in columns:
        column.texts = column.texts[:MOST_ROWS_WEIGHED]
    widths = [min(column.narrowest, column.longest) for column in columns]
    if sum(widths) > room:
        return _even_shares([column.longest for column in columns], room)
    while better := _best_widening(columns, widths, room - sum(widths)):
        place, width = better
        widths[place] = width
    return widths


def _best_widening(
    columns: Sequence[_Column], widths: Sequence[float], rest: float
) -> tuple[int, float] | None:
    """The column to be made wider, and its new width: what saves most lines for its room."""
    best, most = None, 0.0
    lines = [column.lines(width) for column, width in zip(columns, widths, strict=True)]
    for place, column in enumerate(columns):
        others = [max(row) for row in zip(*lines[:place], *lines[place + 1 :], strict=True)]
        now = _weight(lines[place], others)
        for width in column.saving_widths(widths[place], widths[place] + rest):
            gain = (now - _weight(column.lines(width), others)) / (width - widths[place])
            if gain > most:
                best, most = (place, width), gain
    return best


def _weight(lines: Sequence[int], others: Sequence[int]) -> int:
    """What the lines of a column cost beside the highest cells of the others."""
    return LINE_GAIN * sum(map(max, lines, others)) + sum(lines)


def _even_shares(widths: Sequence[float], room: float) -> list[float]:
    """What each column needs if that is no more than an even share; the others share the rest."""
    shares: dict[int, float] = {}
    for column in sorted(range(len(widths)), key=widths.__getitem__):
        even = (room - sum(shares.values())) / (len(widths) - len(shares))
        shares[column] = min(widths[column], even)
    return [shares[column] for column in range(len(widths))]
