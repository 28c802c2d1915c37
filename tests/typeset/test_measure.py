"""Widths in characters."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import Table, TableCell
from civplan.typeset.gbt9704 import GBT9704, Twips
from civplan.typeset.measure import column_widths, count_lines, letterhead_size, text_width
from support.manuscripts import cells, text_run


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("湖内社区", 4),
        ("2007年", 3),
        ("“引”——…", 6),
        ("𠮷", 1),
        ("ＡＢ", 2),
        ("A&B", 1.5),
        ("e\u0301", 0.5),
        ("\u3042\u3099", 1),
        ("é", 1),
        ("ñ", 0.5),
    ],
)
def test_a_chinese_character_is_one_wide_and_a_letter_half(text: str, width: float) -> None:
    assert text_width(text) == width


def test_a_letter_can_be_measured_wider() -> None:
    assert text_width("12年", half=0.6) == pytest.approx(2.2)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("字" * 26, 1),
        ("字" * 27, 2),
        ("字" * 54, 2),
        ("字" * 55, 3),
        ("字\n字", 2),
        ("字" * 26 + "。", 1),
        ("字" * 26 + "（", 2),
        ("字" * 25 + "2007年", 2),
        ("字" * 25 + "（" + "字" * 28, 3),
    ],
)
def test_lines_are_counted_as_they_will_break(text: str, lines: int) -> None:
    assert count_lines(text, 26, 28) == lines


def test_columns_fill_the_table_by_their_contents() -> None:
    table = Table((), (cells("一二三四五", "一二三四五"),))
    assert column_widths(table, Twips(8844)) == (4422, 4422)


def test_a_short_column_keeps_what_it_needs_beside_a_long_one() -> None:
    table = Table((), (cells("一二三四五", "长" * 200),))
    assert column_widths(table, Twips(8844)) == (1712, 7132)


def test_a_cell_over_several_columns_widens_none() -> None:
    table = Table((), (cells("一二", "一二"), (TableCell(text_run("长" * 40), columns=2),)))
    assert column_widths(table, Twips(8844)) == (4422, 4422)


def test_many_columns_still_fill_the_table_exactly() -> None:
    table = Table((), (cells(*["长" * 9] * 13),))
    widths = column_widths(table, Twips(8844))
    assert (len(widths), sum(widths), max(widths) - min(widths)) == (13, 8844, 1)


@pytest.mark.parametrize(
    ("letterhead", "points"),
    [
        ("街道文件", 52),
        ("通北街道办事处文件", 45.5),
        ("通北街道湖内社区居民委员会文件", 27),
        ("很长" * 20, 16),
        ("", 52),
    ],
)
def test_a_long_letterhead_is_made_smaller_to_stay_on_one_line(
    letterhead: str, points: float
) -> None:
    assert letterhead_size(letterhead, GBT9704) == points * 2
