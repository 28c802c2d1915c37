"""Each rule about Word files has two documents: one breaks it and no other, one breaks none."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Rule
from civplan.findings.text import head_line
from civplan.inspect.inspect_word import inspect_word
from civplan.inspect.sample import sample_docx
from civplan.rules.catalogue import CATALOGUE
from civplan.rules.explanation import examples_of
from civplan.rules.rule_kinds import WORD_RULE, kind_of
from civplan.rules.word_examples import CHINESE_NAMES, word_example_in_chinese

RULES = [rule for rule in CATALOGUE.values() if kind_of(rule) is WORD_RULE]


def lines_of(example: str) -> list[str]:
    findings = inspect_word("a.docx", sample_docx(example)).findings
    return [head_line(finding, "en") for finding in findings]


def test_there_are_rules() -> None:
    assert len(RULES) > 40
    assert all(rule.fails and rule.passes and rule.fails != rule.passes for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_failing_example_breaks_the_rule_and_no_other(rule: Rule) -> None:
    found = lines_of(rule.fails)
    assert {line.split()[2] for line in found} == {rule.code}, found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_passing_example_breaks_no_rule(rule: Rule) -> None:
    assert lines_of(rule.passes) == []


def test_the_document_around_the_examples_breaks_no_rule() -> None:
    assert lines_of("paper: 210×297\n") == []


def test_an_example_in_chinese_has_no_english_key_left() -> None:
    english = set(CHINESE_NAMES)
    for rule in RULES:
        for words in examples_of(rule):
            assert not english & set(words.zh.replace(":", " ").replace("{", " ").split()), words.zh


def test_the_keys_of_an_example_have_chinese_names() -> None:
    assert word_example_in_chinese("text:\n- {title: 计划, font: 宋体}\n") == (
        "文字:\n- {标题: 计划, 字体: 宋体}\n"
    )
