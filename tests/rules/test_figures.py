"""Whether a target is missed for sure, and which figures can be compared."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.figures import most, same_unit


@pytest.mark.parametrize(
    ("number", "below"),
    [("900", "1000"), ("10", "20"), ("850", "860"), ("1.9", "2"), ("0", "1"), ("12", "13")],
)
def test_a_little_more_stays_below_the_next_round_number(number: str, below: str) -> None:
    assert most(Decimal(number)) == Decimal(below)


@given(st.integers(1, 10**9))
def test_a_little_more_is_at_most_twice_the_number(number: int) -> None:
    assert number < most(Decimal(number)) <= 2 * number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("", "", True),
        ("次", "", True),
        ("%", "", False),
        ("‰", "%", False),
        ("%", "次", False),
        ("人", "名", True),
        ("人", "人次", False),
        ("元", "万元", False),
        ("个", "", True),
        ("个小区", "小区", True),
        ("余户", "户", True),
        ("场", "场次", True),
    ],
)
def test_units_are_the_same_either_way_round(one: str, other: str, *, same: bool) -> None:
    assert same_unit(one, other) is same
    assert same_unit(other, one) is same
