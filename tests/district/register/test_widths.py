"""How wide columns are, and how many lines rows need."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from civplan.district.register.tables import Cell, Column, Table
from civplan.district.register.widths import MOST_LINES, PAGE_WIDTH, lines_of, width_of, widths_of


@pytest.mark.parametrize(
    ("cell", "width"),
    [(None, 0), ("ab", 2), ("社区a", 5), (12, 2), (Decimal("9.50"), 4), (dt.date(2007, 1, 1), 10)],
)
def test_a_chinese_character_is_two_digits_wide(cell: Cell, width: int) -> None:
    assert width_of(cell) == width


def test_a_column_is_as_wide_as_its_longest_cell_or_its_heading() -> None:
    columns = (Column("社区", "a"), Column("完成情况", "b"), Column("一", "c"))
    rows = [("湖内社区居委会", "无", ""), ("湖外", "", "")]

    assert widths_of(Table("表", "table", "", columns, rows)) == [16, 11, 6]


def test_long_texts_make_room_until_a_page_holds_all() -> None:
    columns = (*tuple(Column("完成情况", name) for name in "abcde"), Column("社区", "f"))
    widths = widths_of(Table("表", "table", "", columns, [(*("字" * 100,) * 5, "湖内社区")]))

    assert widths[0] == 36
    assert widths[-1] == 10
    assert sum(widths) <= PAGE_WIDTH


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("字" * 9, 1), ("字" * 10, 2), ("字" * 9999, MOST_LINES)]
)
def test_a_text_that_is_wider_than_its_column_needs_more_lines(text: str, lines: int) -> None:
    assert lines_of((text, 1), (20, 6)) == lines
