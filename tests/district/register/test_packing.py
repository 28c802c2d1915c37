"""Rows are the same after they have been kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.district.memory.stored_result import NO_PACKED_ROWS
from civplan.district.register import packing
from civplan.district.register.cells import CellValue, Column, RowValues, sheet_rows_xml
from civplan.district.register.packing import (
    packed_pieces,
    packed_rows,
    unpacked_rows,
    unpacked_sheet,
)

COLUMNS = (Column("一", "a", 9), Column("二", "b", 9))
CELLS: st.SearchStrategy[CellValue] = (
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.none()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
)
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=4)


@given(rows=ROWS)
def test_values_keep_their_kinds(rows: list[RowValues]) -> None:
    again = list(unpacked_rows(packed_rows(COLUMNS, rows)))

    assert again == rows
    assert [list(map(type, row)) for row in again] == [list(map(type, row)) for row in rows]


@given(rows=ROWS)
def test_the_sheet_is_that_of_the_rows(rows: list[RowValues]) -> None:
    assert unpacked_sheet(packed_rows(COLUMNS, rows)).decode() == sheet_rows_xml(COLUMNS, rows)


def test_a_byte_of_a_name_that_is_no_letter_is_kept_as_a_question_mark() -> None:
    assert list(unpacked_rows(packed_rows(COLUMNS, [("\udcff.yaml", None)]))) == [("?.yaml", None)]


@pytest.mark.parametrize(
    ("rows", "sizes"), [([], []), ([("a", 1)], [1]), ([("a", 1)] * 5, [2, 2, 1])]
)
def test_many_rows_come_in_pieces(
    rows: Sequence[RowValues], sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "ROWS_AT_ONCE", 2)
    pieces = list(packed_pieces(COLUMNS, rows))

    assert [piece.size for piece in pieces] == sizes
    assert [row for piece in pieces for row in unpacked_rows(piece)] == list(rows)


def test_no_rows_take_no_room() -> None:
    assert packed_rows(COLUMNS, []) == NO_PACKED_ROWS
    assert (list(unpacked_rows(NO_PACKED_ROWS)), unpacked_sheet(NO_PACKED_ROWS)) == ([], b"")


def test_a_day_is_no_time() -> None:
    (row,) = unpacked_rows(packed_rows(COLUMNS, [(dt.date(2007, 1, 2), Decimal("1.50"))]))

    assert repr(row) == "(datetime.date(2007, 1, 2), Decimal('1.50'))"
