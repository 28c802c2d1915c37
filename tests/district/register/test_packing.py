"""Rows are the same after they have been kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.district.register import packing
from civplan.district.register.cells import Cell, Column, Row
from civplan.district.register.packing import (
    NO_ROWS,
    cells_in,
    packed,
    packed_in_pieces,
    sheet_in,
)
from civplan.district.register.sheet_rows import sheet_rows

COLUMNS = (Column("一", "a", 9), Column("二", "b", 9))
CELLS: st.SearchStrategy[Cell] = (
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.none()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=4)


@given(rows=ROWS)
def test_values_keep_their_kinds(rows: list[Row]) -> None:
    again = list(cells_in(packed(COLUMNS, rows)))

    assert again == rows
    assert [list(map(type, row)) for row in again] == [list(map(type, row)) for row in rows]


@given(rows=ROWS)
def test_the_sheet_is_that_of_the_rows(rows: list[Row]) -> None:
    assert sheet_in(packed(COLUMNS, rows)).decode() == sheet_rows(COLUMNS, rows)


def test_a_byte_of_a_name_that_is_no_letter_is_kept_as_a_question_mark() -> None:
    assert list(cells_in(packed(COLUMNS, [("\udcff.yaml", None)]))) == [("?.yaml", None)]


@pytest.mark.parametrize(
    ("rows", "sizes"), [([], []), ([("a", 1)], [1]), ([("a", 1)] * 5, [2, 2, 1])]
)
def test_many_rows_come_in_pieces(
    rows: Sequence[Row], sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "ROWS_AT_ONCE", 2)
    pieces = list(packed_in_pieces(COLUMNS, rows))

    assert [piece.size for piece in pieces] == sizes
    assert [row for piece in pieces for row in cells_in(piece)] == list(rows)


def test_no_rows_take_no_room() -> None:
    assert packed(COLUMNS, []) == NO_ROWS
    assert (list(cells_in(NO_ROWS)), sheet_in(NO_ROWS)) == ([], b"")


def test_a_day_is_no_time() -> None:
    (row,) = cells_in(packed(COLUMNS, [(dt.date(2007, 1, 2), Decimal("1.50"))]))

    assert repr(row) == "(datetime.date(2007, 1, 2), Decimal('1.50'))"
