"""The faults of a plan file: codes, words, and a case for each."""

from __future__ import annotations

import re

import pytest

from civplan.findings.finding import Rule, Severity
from civplan.model import rules
from civplan.model.rules import RULES
from support.programs import REPOSITORY

PLACE = re.compile(r"(?<!\{)\{(\w+)\}")
CASES = REPOSITORY / "tests/cases"


def test_every_fault_is_in_the_table_in_the_order_of_the_codes() -> None:
    declared = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]

    assert sorted(declared, key=lambda rule: rule.code) == list(RULES)
    assert [rule.code for rule in RULES] == [f"Y{30 + number:03}" for number in range(len(RULES))]


def test_no_two_faults_have_the_same_name() -> None:
    assert len({rule.slug for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_fault_says_the_same_in_both_languages(rule: Rule) -> None:
    chinese = set(PLACE.findall(rule.says.zh)) - {"zh", "en"}
    english = set(PLACE.findall(rule.says.en)) - {"zh", "en"}

    assert chinese == english
    assert rule.severity is Severity.ERROR
    assert rule.help.zh
    assert rule.help.en
    assert not rule.says.en.endswith(".")
    assert not rule.says.zh.endswith("。")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_fault_has_a_case(rule: Rule) -> None:
    cases = sorted(CASES.glob(f"{rule.code}-*.findings.txt"))
    told = [case.read_text(encoding="utf-8") for case in cases]

    assert told
    assert all(f" error {rule.code} " in text for text in told)
