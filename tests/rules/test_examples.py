"""Every rule's two examples: the one breaks it, the other does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.findings.concise import head_line
from civplan.findings.finding import Finding, Rule
from civplan.rules.catalogue import CATALOGUE
from support.examples import opened_example

WITH_EXAMPLES = [rule for rule in CATALOGUE.values() if rule.fails]


def lines(findings: tuple[Finding, ...]) -> list[str]:
    """Findings as lines."""
    return [head_line(finding, "zh") for finding in findings]


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_the_failing_example_breaks_the_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    opened = opened_example(rule.fails, tmp_path)
    assert {finding.rule.code for finding in opened.findings} == {rule.code}, lines(opened.findings)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_the_passing_example_breaks_no_rule(rule: Rule, tmp_path: Path) -> None:
    assert lines(opened_example(rule.passes, tmp_path).findings) == []


@pytest.mark.parametrize("rule", [rule for rule in WITH_EXAMPLES if rule.fix], ids=str)
def test_a_rule_with_a_fix_carries_its_edits(rule: Rule, tmp_path: Path) -> None:
    found = opened_example(rule.fails, tmp_path).findings
    assert any(finding.edits for finding in found)
