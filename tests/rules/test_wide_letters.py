"""P316: full-width digits and letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.wide_letters import CHECKS
from support.plans import told
from support.prose import found_by, mended


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("召开１２次", "召开12次"),
        ("Ａ区和ｂ区", "A区和b区"),
        ("覆盖５Ｇ网络", "覆盖5G网络"),
        ("投入３．５万元", "投入3.5万元"),
        ("１．２００７年计划", "1．2007年计划"),
        ("满意率９５％", "满意率95％"),
    ],
)
def test_they_become_half_width(text: str, right: str) -> None:
    assert mended(found_by(CHECKS, text), text) == right


@pytest.mark.parametrize("text", ["召开12次", "满意率95％", "（一）", "①②", "Ⅱ-3-②"])
def test_other_signs_are_left_alone(text: str) -> None:
    assert told(found_by(CHECKS, text)) == []


@given(st.text("１９Ａｚ．％社1.", min_size=1, max_size=12))
def test_after_the_edits_nothing_is_left(text: str) -> None:
    assert told(found_by(CHECKS, mended(found_by(CHECKS, text), text))) == []
