"""Slow tests run in CI and when a run names no others."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from support.programs import REPOSITORY

SLOW, BROWSER = "tests/acceptance/test_wheel.py", "tests/acceptance/test_overview_layout.py"
QUICK = "tests/project/test_glossary.py"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "in_ci", "has_slow"),
    [
        ([SLOW, BROWSER, QUICK], "0", False),
        ([SLOW, BROWSER, QUICK], "1", True),
        ([SLOW, BROWSER], "0", True),
    ],
)
def test_a_run_has_slow_tests(arguments: list[str], in_ci: str, *, has_slow: bool) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", *arguments],
        cwd=REPOSITORY,
        env=os.environ | {"CIVPLAN_CI": in_ci},
        capture_output=True,
        text=True,
        check=True,
    )

    assert {f"{name}::" in run.stdout for name in (SLOW, BROWSER)} == {has_slow}
