"""The XML of a sheet's rows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.district.register.cells import (
    DATE_STYLE,
    FIGURE_STYLES,
    LONGEST_CELL_TEXT,
    LONGEST_MEASURED_TEXT,
    MOST_ROW_LINES,
    QUOTED_STYLE,
    RATE_STYLE,
    STYLE_NUMBERS,
    TEXT_STYLE,
    CellStyle,
    CellValue,
    Column,
    cell_xml,
    row_line_count,
    sheet_rows_xml,
    width_in_digits,
)


@pytest.mark.parametrize(
    ("value", "style", "content"),
    [
        (3, FIGURE_STYLES[0], "<v>3</v>"),
        (Decimal("3.50"), FIGURE_STYLES[2], "<v>3.50</v>"),
        (Decimal("1E+3"), FIGURE_STYLES[0], "<v>1000</v>"),
        (dt.date(2007, 12, 20), DATE_STYLE, "<v>39436</v>"),
    ],
)
def test_figures_and_days_are_numbers(value: CellValue, style: CellStyle, content: str) -> None:
    assert cell_xml(value) == f'<c s="{STYLE_NUMBERS[style]}">{content}</c>'


def test_a_rate_is_a_share() -> None:
    xml = cell_xml(Decimal("0.667"), is_rate=True)

    assert xml == f'<c s="{STYLE_NUMBERS[RATE_STYLE]}"><v>0.667</v></c>'


@pytest.mark.parametrize("value", [None, "", "\x07"])
def test_nothing_is_an_empty_cell(value: CellValue) -> None:
    assert cell_xml(value) == f'<c s="{STYLE_NUMBERS[TEXT_STYLE]}"/>'


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\x00=1"])
def test_what_looks_like_a_formula_is_quoted(text: str) -> None:
    assert f' s="{STYLE_NUMBERS[QUOTED_STYLE]}" t="inlineStr"' in cell_xml(text)


def test_a_text_that_a_cell_cannot_hold_is_cut() -> None:
    xml = ET.fromstring(cell_xml("字" * (LONGEST_CELL_TEXT + 1)))

    assert "".join(xml.itertext()) == "字" * (LONGEST_CELL_TEXT - 1) + "…"


@given(st.text())
def test_whatever_stands_in_a_text_the_xml_is_well_formed(text: str) -> None:
    xml = ET.fromstring(sheet_rows_xml([Column("列", "column", 10)], [(text,)]))

    assert xml.find(".//f") is None
    assert xml.tag == "row"


@pytest.mark.parametrize(("text", "height"), [("字", 19), ("字" * 5, 34), ("字" * 10, 49)])
def test_a_row_is_as_high_as_its_lines(text: str, height: int) -> None:
    xml = sheet_rows_xml([Column("列", "column", 10)], [(text,)])

    assert xml.startswith(f'<row ht="{height}"><c ')


@pytest.mark.parametrize(("text", "asks"), [("a b", False), (" a", True), ("a\n", True)])
def test_a_space_at_an_end_is_kept(text: str, asks: bool) -> None:  # noqa: FBT001 - what is expected
    assert ('xml:space="preserve"' in cell_xml(text)) is asks


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("ab", 2), ("社区a", 5), ("“é\U00020bb7", 5)],
)
def test_a_chinese_character_is_two_digits_wide(text: str, width: int) -> None:
    assert width_in_digits(text) == width


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("字" * 9, 1), ("字" * 10, 2), ("字" * 9999, MOST_ROW_LINES)]
)
def test_a_text_that_is_wider_than_its_column_needs_more_lines(text: str, lines: int) -> None:
    assert row_line_count((text, 1), (20, 6)) == lines


def test_a_long_text_is_measured_by_its_beginning() -> None:
    assert width_in_digits("字" * (LONGEST_MEASURED_TEXT + 9)) == 2 * LONGEST_MEASURED_TEXT
