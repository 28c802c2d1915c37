"""Small plan files with one fault each, or with none, as other checkers find them; kept outside.

The kinds are tested in tests/rules by texts of our own; these files only when they are there.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from civplan.documents.fix import Fixer
from civplan.documents.open import OpenedPlan, open_plan
from civplan.model.plan_file import FileContents
from support.programs import REPOSITORY

CASES = REPOSITORY.parent / "shared" / "cases"
FINDINGS = {
    "false-p305-genju": [],
    "false-p305-liaole": [],
    "false-p306-here": [],
    "fix-p301-entity": ["P322", "P322"],
    "fix-p301-formula": [],
    "fix-p301-nested-brackets": ["P301"],
    "fix-p301-nested-quotes": ["P301", "P301"],
    "fix-p301-number-brackets": ["P321"],
    "fix-p301-url": [],
    "fix-p309-inline-list": [],
    "fix-p309-inline-list-2": [],
    "fix-p316-inside-number": ["P316", "P316"],
    "half-p303-right": ["P301", "P303", "P303"],
    "miss-dash": ["P324", "P324"],
    "miss-dates": [*["P329"] * 4, "P330"],
    "miss-de": ["P326", "P326"],
    "miss-jiezhi": ["P314"],
    "miss-number-brackets": ["P321", "P321"],
    "miss-p301-ellipsis": ["P301", "P324"],
    "miss-p301-end": ["P301"],
    "miss-p301-end-2": ["P301"],
    "miss-p301-quotes-latin": ["P301", "P301"],
    "miss-p301-single-quotes": ["P301"],
    "miss-p301-small-forms": ["P323"] * 3,
    "miss-p306-masks": ["P306"] * 10,
    "miss-p314-hundred": ["P314"] * 10,
    "miss-p314-real": ["P314"] * 4,
    "miss-p317-exclamation": ["P317", "P317"],
    "miss-percent-blank": ["P303"],
    "miss-unit": ["P327"],
}
"""By case, the codes of the findings about prose, in the order of the file."""
FIXED = {
    "fix-p301-nested-brackets": "社区工作者（含网格员（专职））共12人。",
    "fix-p301-nested-quotes": '居民说"请把"门禁"修好"。',
    "fix-p301-number-brackets": "按照通政发〔2007〕12号文件要求执行。",
    "fix-p309-inline-list": "①清理楼道；②走访居民；③慰问老人。",
    "fix-p309-inline-list-2": "（1）清理楼道；（2）走访居民；（3）慰问老人。",
    "fix-p316-inside-number": "投入1,200元，于2024-03-15完成。",
    "half-p303-right": "做好（含夜间）巡逻，落实“两节”慰问。",
    "miss-p301-quotes-latin": "实行“1+3+N”模式，开展“119”宣传。",
}
"""By case, the text that --fix leaves."""


def opened(path: Path, contents: FileContents) -> OpenedPlan:
    """A case, read and checked."""
    return open_plan(path, contents=contents)


def case_file(name: str) -> Path:
    """The file of a case; the test is skipped without it."""
    path = CASES / f"{name}.yaml"
    if not path.is_file():
        pytest.skip("the cases are kept outside of the project")
    return path


@pytest.mark.parametrize("name", FINDINGS)
def test_a_case_has_the_findings_that_it_asks_for(name: str) -> None:
    findings = opened(case_file(name), {}).findings

    codes = [one.rule.code for one in sorted(findings, key=lambda one: one.span)]
    assert [code for code in codes if code.startswith("P")] == FINDINGS[name]


@pytest.mark.parametrize("name", FINDINGS)
def test_a_fixed_case_changes_where_it_is_sure_and_nowhere_else(name: str) -> None:
    path = case_file(name)
    fixer = Fixer(opened, [path])
    fixer.fix(path)
    before = path.read_text(encoding="utf-8").split("\n")
    after = next((data.decode() for data in fixer.contents.values()), "\n".join(before)).split("\n")

    assert [number for number, line in enumerate(after) if line != before[number]] in ([], [12])
    if name in FIXED:
        assert after[12].strip() == FIXED[name]


def test_a_long_paragraph_is_checked_in_less_than_a_second() -> None:
    path = case_file("slow-one-paragraph")
    start = time.process_time()
    findings = opened(path, {}).findings

    assert time.process_time() - start < 1
    assert len([one for one in findings if one.rule.code == "P301"]) == 471
