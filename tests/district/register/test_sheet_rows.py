"""The XML of a sheet's rows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.district.register.cells import Cell, Column
from civplan.district.register.sheet_rows import (
    DATE,
    FIGURES,
    LONGEST,
    NUMBERS,
    QUOTED,
    RATE,
    TEXT,
    Style,
    cell_of,
    sheet_rows,
)


@pytest.mark.parametrize(
    ("value", "style", "content"),
    [
        (3, FIGURES[0], "<v>3</v>"),
        (Decimal("3.50"), FIGURES[2], "<v>3.50</v>"),
        (Decimal("1E+3"), FIGURES[0], "<v>1000</v>"),
        (dt.date(2007, 12, 20), DATE, "<v>39436</v>"),
    ],
)
def test_figures_and_days_are_numbers(value: Cell, style: Style, content: str) -> None:
    assert cell_of(value) == f'<c s="{NUMBERS[style]}">{content}</c>'


def test_a_rate_is_a_share() -> None:
    made = cell_of(Decimal("0.667"), is_rate=True)

    assert made == f'<c s="{NUMBERS[RATE]}"><v>0.667</v></c>'


@pytest.mark.parametrize("value", [None, "", "\x07"])
def test_nothing_is_an_empty_cell(value: Cell) -> None:
    assert cell_of(value) == f'<c s="{NUMBERS[TEXT]}"/>'


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\x00=1"])
def test_what_looks_like_a_formula_is_quoted(text: str) -> None:
    assert f' s="{NUMBERS[QUOTED]}" t="inlineStr"' in cell_of(text)


def test_a_text_that_a_cell_cannot_hold_is_cut() -> None:
    made = ET.fromstring(cell_of("字" * (LONGEST + 1)))

    assert "".join(made.itertext()) == "字" * (LONGEST - 1) + "…"


@given(st.text())
def test_whatever_stands_in_a_text_the_xml_is_well_formed(text: str) -> None:
    made = ET.fromstring(sheet_rows([Column("列", "column", 10)], [(text,)]))

    assert made.find(".//f") is None
    assert made.tag == "row"


@pytest.mark.parametrize(("text", "height"), [("字", 19), ("字" * 5, 34), ("字" * 10, 49)])
def test_a_row_is_as_high_as_its_lines(text: str, height: int) -> None:
    made = sheet_rows([Column("列", "column", 10)], [(text,)])

    assert made.startswith(f'<row ht="{height}"><c ')


@pytest.mark.parametrize(("text", "asks"), [("a b", False), (" a", True), ("a\n", True)])
def test_a_space_at_an_end_is_kept(text: str, asks: bool) -> None:  # noqa: FBT001 - what is expected
    assert ('xml:space="preserve"' in cell_of(text)) is asks
