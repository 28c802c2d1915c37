"""The nearest known name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.model.plan import PLAN_SHAPE
from civplan.model.spelling import edit_distance, nearest_name

WORDS = st.text("abc社区", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("社区", "社区", 0),
        ("社区", "社", 1),
        ("社区", "区社", 1),
        ("year", "yaer", 1),
        ("kitten", "sitting", 3),
        ("", "abc", 3),
        ("abcd", "acbd", 1),
    ],
)
def test_the_distance_counts_edits(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == distance


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways_and_nothing_for_the_same(one: str, other: str) -> None:
    assert edit_distance(one, other) == edit_distance(other, one)
    assert (edit_distance(one, other) == 0) == (one == other)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("comunity", "community"),
        ("Community", "community"),
        ("principle", "principles"),
        ("社区名", "社区"),
        ("指导思", "指导思想"),
        ("主要工怍", "主要工作"),
        ("yaer", "year"),
        ("区社", "社区"),
        ("z", None),
        ("说明书", None),
        ("goat", None),
        ("", None),
    ],
)
def test_a_mistyped_key_leads_to_the_one_that_was_meant(name: str, meant: str | None) -> None:
    assert nearest_name(name, PLAN_SHAPE.by_name) == meant


def test_nothing_is_near_when_nothing_is_known() -> None:
    assert nearest_name("社区", ()) is None
