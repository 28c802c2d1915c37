"""Deadlines of a sub-district: their order, and the year that they belong to."""

from __future__ import annotations

import pytest

from civplan.model.district import DISTRICT_SHAPE
from support.plans import read_value


def found(deadlines: str, year: str = "year: 2007, ") -> list[str]:
    """What is wrong with deadlines of a year, in English."""
    return read_value(DISTRICT_SHAPE, f"{{{year}deadlines: {{{deadlines}}}}}")[1]


@pytest.mark.parametrize(
    "deadlines",
    [
        "plan: 2007-01-31, midyear: 2007-07-10, summary: 2007-12-25",
        "plan: 2006-12-20, summary: 2008-01-10",
        "plan: 2007-12-25, summary: 2007-12-25",
        "plan: 2007-12, summary: 2007",
        "plan: 长期, summary: 2007-12-25",
        "summary: 2007-12-25",
    ],
)
def test_deadlines_in_the_order_of_the_documents_are_fine(deadlines: str) -> None:
    assert found(deadlines) == []


@pytest.mark.parametrize(
    ("deadlines", "said"),
    [
        (
            "plan: 2007-12-25, summary: 2007-01-31",
            "1:56 D520 the summary is due 2007-01-31, before the plan, which is due 2007-12-25",
        ),
        (
            "计划: 2007-08, 半年: 2007-07-10, 总结: 2007-12-25",
            "1:46 D520 the half-year is due 2007-07-10, before the plan, which is due 2007-08-31",
        ),
        (
            "总结: 2007-01-31, 计划: 2007-12-25",
            "1:33 D520 the summary is due 2007-01-31, before the plan, which is due 2007-12-25",
        ),
    ],
)
def test_a_deadline_before_that_of_an_earlier_document_is_an_error(
    deadlines: str, said: str
) -> None:
    assert found(deadlines) == [said]


@pytest.mark.parametrize(
    ("deadlines", "said"),
    [
        ("plan: 2005-12-31", "1:35 D521 the plan is due 2005-12-31, but the year is 2007"),
        ("plan: 2008-01-31", "1:35 D521 the plan is due 2008-01-31, but the year is 2007"),
        ("midyear: 2006-07-10", "1:38 D521 the half-year is due 2006-07-10, but the year is 2007"),
        ("summary: 2006-12-25", "1:38 D521 the summary is due 2006-12-25, but the year is 2007"),
        ("summary: 2009-01-10", "1:38 D521 the summary is due 2009-01-10, but the year is 2007"),
    ],
)
def test_a_deadline_of_another_year_is_a_warning(deadlines: str, said: str) -> None:
    assert found(deadlines) == [said]


def test_without_a_year_deadlines_may_be_in_any() -> None:
    assert found("plan: 2005-12-31", year="") == []
