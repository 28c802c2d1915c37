"""The faults of a file: codes, words, and a case for each."""

from __future__ import annotations

import re

import pytest

from civplan.findings.finding import Rule, Severity
from civplan.source import rules
from civplan.source.rules import FILE_TOO_LARGE, OTHER_ENCODING, RULES
from civplan.source.source import LARGEST_FILE
from support.programs import REPOSITORY
from support.sources import faults_in

PLACE = re.compile(r"\{(\w+)\}")
CASES = REPOSITORY / "tests/cases"


def test_every_fault_is_in_the_table_in_the_order_of_the_codes() -> None:
    declared = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]

    assert sorted(declared, key=lambda rule: rule.code) == list(RULES)
    assert [rule.code for rule in RULES] == [f"Y{1 + number:03}" for number in range(len(RULES))]


def test_no_two_faults_have_the_same_name() -> None:
    assert len({rule.slug for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_fault_says_the_same_in_both_languages(rule: Rule) -> None:
    for words in (rule.says, rule.help):
        assert set(PLACE.findall(words.zh)) == set(PLACE.findall(words.en))
        assert words.zh
        assert words.en
        assert not words.en.endswith(".")
        assert not words.zh.endswith("。")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_only_an_encoding_that_can_be_read_is_no_error(rule: Rule) -> None:
    assert rule.severity is (Severity.WARNING if rule is OTHER_ENCODING else Severity.ERROR)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule is not FILE_TOO_LARGE], ids=lambda rule: rule.code
)
def test_every_fault_has_a_case(rule: Rule) -> None:
    cases = sorted(CASES.glob(f"{rule.code}-*.findings.txt"))
    told = [case.read_text(encoding="utf-8") for case in cases]

    assert told
    assert all(f": {rule.severity.value} {rule.code} " in text for text in told)


def test_a_file_that_is_too_large_is_made_here_and_is_no_case() -> None:
    assert faults_in(b"#" * (LARGEST_FILE + 1)) == ["1:1 Y008 the file is larger than 4 MiB"]
