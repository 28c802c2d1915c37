"""How far a figure that is a little more may reach."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.figures import most


@pytest.mark.parametrize(
    ("number", "below"),
    [("900", "1000"), ("10", "20"), ("850", "860"), ("1.9", "2"), ("0", "1"), ("12", "13")],
)
def test_a_little_more_stays_below_the_next_round_number(number: str, below: str) -> None:
    assert most(Decimal(number)) == Decimal(below)


@given(st.integers(1, 10**9))
def test_a_little_more_is_at_most_twice_the_number(number: int) -> None:
    assert number < most(Decimal(number)) <= 2 * number
