"""Chinese and circled numerals."""

from __future__ import annotations

import pytest

from civplan.typeset.numerals import chinese_numeral, circled_numeral


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_number_is_written_as_headings_write_it(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


@pytest.mark.parametrize("number", [-1, 0, 10_000])
def test_a_number_without_a_numeral_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"no numeral for {number}: from 1 to 9999"):
        chinese_numeral(number)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "①"), (20, "⑳"), (21, "㉑"), (35, "㉟"), (36, "㊱"), (50, "㊿"), (51, "51)")],
)
def test_a_number_is_circled_while_unicode_has_circles(number: int, numeral: str) -> None:
    assert circled_numeral(number) == numeral
