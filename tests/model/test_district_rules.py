"""The faults of a sub-district's own file: their codes, and that both languages say the same."""

from __future__ import annotations

import re

import pytest

from civplan.findings.finding import Rule
from civplan.model.rules import district
from support.programs import REPOSITORY

PLACE = re.compile(r"\{(\w+)\}")


def test_every_fault_is_in_the_table_in_the_order_of_the_codes() -> None:
    declared = [rule for rule in vars(district).values() if isinstance(rule, Rule)]

    assert sorted(declared, key=lambda rule: rule.code) == list(district.RULES)
    assert [rule.code for rule in declared] == [f"D{514 + at}" for at in range(len(declared))]


@pytest.mark.parametrize("rule", district.RULES, ids=lambda rule: rule.code)
def test_a_fault_says_the_same_in_both_languages(rule: Rule) -> None:
    assert set(PLACE.findall(rule.says.zh)) == set(PLACE.findall(rule.says.en))
    assert set(PLACE.findall(rule.help.zh)) == set(PLACE.findall(rule.help.en))


@pytest.mark.parametrize("rule", district.RULES, ids=lambda rule: rule.code)
def test_every_fault_is_found_by_some_test_of_the_model(rule: Rule) -> None:
    files = ("test_indicator.py", "test_deadlines.py", "test_district_file.py")
    texts = [(REPOSITORY / "tests/model" / name).read_text(encoding="utf-8") for name in files]
    assert any(f" {rule.code} " in text for text in texts)
