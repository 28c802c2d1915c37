"""Units: which say the same, and how figures are converted."""

from __future__ import annotations

import pytest

from civplan.model.units import is_ratio, same_unit


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
        ("％", "%", True),
    ],
)
def test_units_are_the_same_either_way_round(one: str, other: str, *, same: bool) -> None:
    assert same_unit(one, other) is same
    assert same_unit(other, one) is same


@pytest.mark.parametrize(
    ("unit", "ratio"),
    [("%", True), ("％", True), ("‰", True), ("个百分点", False), ("次", False), ("", False)],
)
def test_the_sign_of_a_ratio(unit: str, *, ratio: bool) -> None:
    assert is_ratio(unit) is ratio
