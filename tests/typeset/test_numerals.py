"""Chinese and circled numerals, and letters."""

from __future__ import annotations

import unicodedata

import pytest

from civplan.typeset.numerals import chinese_numeral, circled_numeral, letter_numeral


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


def value_of(numeral: str) -> int:
    """The number that a Chinese numeral says, read digit by digit."""
    value, digit = 0, 0
    for character in numeral:
        if character in "十百千":
            value += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    return value + digit


def test_every_numeral_reads_back_as_its_number() -> None:
    numbers = range(1, 10_000)

    assert [value_of(chinese_numeral(number)) for number in numbers] == list(numbers)


def test_no_numeral_has_two_zeros_side_by_side_or_one_at_its_end() -> None:
    numerals = [chinese_numeral(number) for number in range(1, 10_000)]

    assert [one for one in numerals if "零零" in one or one.endswith("零")] == []


def test_only_ten_to_nineteen_leave_the_leading_one_out() -> None:
    short = [number for number in range(1, 10_000) if chinese_numeral(number)[0] in "十百千"]

    assert short == list(range(10, 20))


def test_every_circled_numeral_means_its_number() -> None:
    numbers = range(1, 51)

    assert [unicodedata.numeric(circled_numeral(number)) for number in numbers] == list(numbers)


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")],
)
def test_letters_go_on_behind_z(number: int, letters: str) -> None:
    assert letter_numeral(number) == letters
