"""Every rule that has a fix: after it, its failing example breaks it no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.documents.fix import Fixer
from civplan.documents.open import OpenedPlan, open_plan
from civplan.findings.finding import Rule
from civplan.model.plan_file import FileContents
from civplan.rules.catalogue import CATALOGUE
from support.plans import opened_example

FIXABLE = [rule for rule in CATALOGUE.values() if rule.fix and rule.fails]


def opening(path: Path, contents: FileContents) -> OpenedPlan:
    """Read and check a plan file."""
    return open_plan(path, contents=contents)


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.code)
def test_the_failing_example_is_mended(rule: Rule, tmp_path: Path) -> None:
    path = opened_example(rule.fails, tmp_path, rule.passes).path
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    fixed = Fixer(opening, files, is_unsafe_too=True).fix(path)

    assert [one.message("en") for one in fixed.findings if one.edits] == []


def test_some_rules_have_fixes() -> None:
    assert len(FIXABLE) > 10
