"""Ids are used once, whatever they name."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.ids import place_words, repeated_ids
from support.plans import finding_lines, nodes_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("work: {areas: [{id: a, name: 甲, items: [{id: b, text: 一}]}]}", []),
        (
            "work: {areas: [{id: a, name: 甲, items: [{id: a, text: 一}]}]}",
            ["1:46 Y041 id “a” is used twice, first on line 1"],
        ),
        (
            "work:\n  items: [{编号: a, text: 一}]\n  areas: [{id: ' a ', name: 甲}]",
            ["3:16 Y041 id “a” is used twice, first on line 2"],
        ),
        (
            "goals: {target: {id: a}}\n主要工作: {items: [{items: [{id: a}, {id: a}]}]}",
            [
                "2:30 Y041 id “a” is used twice, first on line 1",
                "2:39 Y041 id “a” is used twice, first on line 1",
            ],
        ),
        (
            "summary: {problems: {items: [{id: a}]}}\nsections: [{items: [{id: a}]}]",
            ["2:26 Y041 id “a” is used twice, first on line 1"],
        ),
        ("work: {items: [{id: ~}, {id: }, {id: [a]}, {id: [a]}, a, a], unknown: [{id: a}]}", []),
        ("safeguards: {plan: a, summary: a}", []),
    ],
)
def test_an_id_that_is_used_again_is_reported_at_its_second_place(
    text: str, found: list[str]
) -> None:
    assert finding_lines(repeated_ids(nodes_of(text))) == found


def test_a_place_in_another_file_is_named_with_its_file() -> None:
    here = Span("hunei.yaml", 9)

    assert place_words(Span("hunei.yaml", 3), here) == Words("第3行", "on line 3")
    assert place_words(Span("tongbei.yaml", 3), here) == Words(
        "tongbei.yaml第3行", "on line 3 of tongbei.yaml"
    )
