"""P317: marks that stand twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.rules.repeated_marks import CHECKS
from support.plans import told
from support.prose import found_by, mended


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("办好实事。。", "办好实事。"),
        ("走访，，慰问", "走访，慰问"),
        ("走访、、慰问", "走访、慰问"),
        ("走访；；慰问", "走访；慰问"),
        ("办好实事，。", "办好实事。"),
        ("走访、，慰问", "走访，慰问"),
        ("办好实事；。", "办好实事。"),
        ("办好实事。，再慰问", "办好实事。，再慰问"),
        ("走访等。。。", "走访等。。。"),
        ("如下：，走访", "如下：，走访"),
    ],
)
def test_the_surplus_mark_goes_where_that_is_sure(text: str, right: str) -> None:
    found = found_by(CHECKS, text)

    assert len(found) == 1
    assert mended(found, text) == right


@pytest.mark.parametrize(
    "text", ["等等……", "再说——", "好！！", "好吗？！", "“好。”，", "（好。）。"]
)
def test_ellipses_dashes_and_exclamations_stay(text: str) -> None:
    assert told(found_by(CHECKS, text)) == []


@given(st.text("社，。、；：！", min_size=1, max_size=12))
def test_after_the_edits_only_findings_without_one_are_left(text: str) -> None:
    after = mended(found_by(CHECKS, text), text)

    assert [one for one in found_by(CHECKS, after) if one.edits] == []
    assert after.replace("社", "") != "" or "社" in text
