"""The counts by which a pack chooses its words, and the formulas of the packs themselves."""

from __future__ import annotations

import re

import pytest

from civplan.compose.indicators import counts_of
from civplan.compose.outline import Counts
from civplan.model.packs import fill_pattern
from support.documents import FLAT, NESTED, SUMMARY, pack_named
from support.plans import plan_of

MET = "{text: 会, target: 会议 ≥ 2 次, result: 3, status: done}"
MISSED = "{text: 访, target: 走访 ≥ 20 户, result: 8, status: ongoing}"
UNREPORTED = "{text: 课, target: 讲座 ≥ 4 场}"


@pytest.mark.parametrize(
    ("items", "counts", "all_met", "most_met"),
    [
        ("", Counts(), False, False),
        (MET, Counts(1, 1, items=1), True, True),
        (
            f"{MET}, {MET}, {MISSED}",
            Counts(3, 2, 1, items=3, open=1),
            False,
            True,
        ),
        (f"{MET}, {MISSED}", Counts(2, 1, 1, items=2, open=1), False, False),
        (f"{MET}, {UNREPORTED}", Counts(2, 1, unreported=1, items=2), False, False),
        (f"{MET}, {{text: 路, status: planned}}", Counts(1, 1, items=2, open=1), False, True),
        (f"{MET}, {{text: 路, not_applicable: 无}}", Counts(1, 1, items=1), True, True),
    ],
)
def test_a_template_knows_how_the_year_stands(
    items: str, counts: Counts, *, all_met: bool, most_met: bool
) -> None:
    found = counts_of(plan_of(f"work: {{items: [{items}]}}"), SUMMARY)

    assert found == counts
    assert (found.all_met, found.most_met) == (all_met, most_met)


@pytest.mark.parametrize("name", [NESTED, FLAT])
def test_no_formula_of_a_pack_claims_success(name: str) -> None:
    profile = pack_named(name).profile
    texts = [text for one in (profile.plan, profile.summary) for text in (one.opening, one.closing)]
    formulas = "".join(str(text) for text in texts if text)

    assert formulas
    assert re.findall("完成|成效|进展|成绩|圆满|较好|显著|顺利|提升|认真|取得", formulas) == []


@pytest.mark.parametrize(
    ("community", "filled"),
    [("湖内社区", "湖内社区2007年"), ("新村2", "新村2 2007年"), ("新村二", "新村二2007年")],
)
def test_digits_that_meet_in_a_pattern_are_kept_apart(community: str, filled: str) -> None:
    values = {"community": community, "year": "2007"}

    assert fill_pattern("{community}{year}年", values) == filled
    assert fill_pattern("{unknown}{year}", values) == "{unknown}2007"
