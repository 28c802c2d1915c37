"""P312 and P313: ID numbers and mobile numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.personal_data import CHECK_DIGITS, CHECKS, WEIGHTS
from support.plans import told
from support.prose import found_by, mended


def id_number(area: int, born: dt.date, order: int) -> str:
    """A number whose last character is right."""
    digits = f"{area}{born:%Y%m%d}{order:03}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return digits + CHECK_DIGITS[total % 11]


NUMBERS = st.builds(
    id_number,
    st.integers(110000, 820000),
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.integers(0, 999),
)


@given(NUMBERS)
def test_an_id_number_is_masked_once(number: str) -> None:
    text = f"身份证{number}。"
    found = found_by(CHECKS, text)
    masked = f"{number[:6]}********{number[14:]}"

    assert told(found) == [f"1:4 P312 the resident ID number {masked} stands in the text"]
    assert mended(found, text) == f"身份证{masked}。"
    assert found_by(CHECKS, mended(found, text)) == []


@given(NUMBERS, st.integers(1, 10))
def test_a_number_with_another_last_character_is_none(number: str, step: int) -> None:
    last = CHECK_DIGITS[(CHECK_DIGITS.index(number[-1]) + step) % 11]

    assert found_by(CHECKS, f"编号{number[:-1]}{last}。") == []


@pytest.mark.parametrize(
    "text",
    [
        "编号11010519490231002X",
        "编号110105********002X",
        "账号1101051949123100211",
        "编号A11010519491231002X",
    ],
)
def test_other_long_numbers_are_left_alone(text: str) -> None:
    assert found_by(CHECKS, text) == []


def test_a_mobile_number_is_masked() -> None:
    text = "电话：13800000000，24小时有人。"
    found = found_by(CHECKS, text)

    assert told(found) == ["1:4 P313 the mobile number 138****0000 stands in the text"]
    assert mended(found, text) == "电话：138****0000，24小时有人。"


@pytest.mark.parametrize(
    "text",
    [
        "热线12345、96110",
        "电话0513-85512345",
        "电话12800000000",
        "单号138000000001",
        "单号813800000000",
        "投入13800000000元",
        "比率0.13800000000",
        "电话138****0000",
    ],
)
def test_other_figures_are_no_mobile_numbers(text: str) -> None:
    assert found_by(CHECKS, text) == []
