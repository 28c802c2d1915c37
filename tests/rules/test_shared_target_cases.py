"""The small inputs about targets and results that lie beside the repository, where they do."""

from __future__ import annotations

import pytest

from civplan.documents.open import open_plan
from civplan.model.attainment import attainment
from support.programs import REPOSITORY

CASES = REPOSITORY.parent / "shared/cases"
EXPECTED: dict[str, tuple[list[str], list[bool]]] = {
    "t-date-as-figure.yaml": (["Y040"], []),
    "t-forms-not-read.yaml": ([], [True] * 7),
    "t-result-words.yaml": ([], [True, True]),
    "t-short-every.yaml": (["T203"], [False]),
    "t-short-per.yaml": ([], [True]),
    "t-unit-tail.yaml": ([], [True]),
    "t-value-against-text.yaml": (["T231", "T232", "T232"], [True, True]),
    "t-wan.yaml": ([], [True]),
}
"""By file: the findings about targets, and whether each target is met."""


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases do not lie beside the repository")
@pytest.mark.parametrize("name", EXPECTED)
def test_a_case_gives_what_its_first_line_says(name: str) -> None:
    opened = open_plan(CASES / name)
    codes, met = EXPECTED[name]
    targets = (
        [target for item in opened.plan.items for target in item.targets] if opened.plan else []
    )

    assert sorted(one.rule.code for one in opened.findings if one.rule.code[0] in "TY") == codes
    assert [attainment(target).met for target in targets] == met
