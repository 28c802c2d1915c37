"""Whatever plan file is mended: the rest stays, nothing gets worse, and nothing is left to do."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from civplan.documents.fix import Fixer, is_fixable
from civplan.documents.open import OpenedPlan, open_plan
from civplan.model.plan_file import FileContents
from civplan.source.places import YAML_LINE_BREAK
from support.messy_plans import messy_plans

PATH = Path("a.yaml")
REAL = os.path.realpath(PATH)


def opened(text: str) -> OpenedPlan:
    """A plan file of this text, which stands on no disk."""
    return open_plan(PATH, contents={REAL: text.encode()})


def fixed(text: str) -> str:
    """The text after all safe fixes."""

    def opening(path: Path, contents: FileContents) -> OpenedPlan:
        return open_plan(path, contents={REAL: text.encode(), **contents})

    fixer = Fixer(opening, [PATH])
    fixer.fix(PATH)
    return fixer.contents.get(REAL, text.encode()).decode()


def errors_in(plan: OpenedPlan) -> int:
    """How many errors a file has."""
    return sum(finding.is_error for finding in plan.findings)


def touched_lines(plan: OpenedPlan) -> set[int]:
    """The lines that fixes of a file's findings touch."""
    return {edit.span.line for finding in plan.findings for edit in finding.edits}


def comments_of(text: str) -> list[str]:
    """The lines that are comments alone, with the line ends of all lines."""
    lines = YAML_LINE_BREAK.split(text)
    return [*(line for line in lines if line.startswith("#")), *YAML_LINE_BREAK.findall(text)]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(messy_plans())
def test_a_mended_file_is_no_worse_and_stays_as_it_is_when_it_is_mended_again(text: str) -> None:
    once = fixed(text)
    before, after = opened(text), opened(once)

    assert fixed(once) == once
    assert comments_of(once) == comments_of(text)
    if before.sources["a.yaml"].root is not None:
        assert after.sources["a.yaml"].root is not None
        assert errors_in(after) <= errors_in(before) or before.plan is None
    left = [one.rule.code for one in after.findings if is_fixable(one, is_unsafe_too=False)]
    assert left == [] or after.sources["a.yaml"].root is None
