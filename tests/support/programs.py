"""Programs beside civplan that some tests need: skipped without them, but never in CI."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Never

import pytest

IN_CI = os.environ.get("CIVPLAN_CI") == "1"
"""True in CI, where no program may be missing and made-up examples are many."""
REPOSITORY = Path(__file__).parent.parent.parent
EXAMPLE_PLANS = sorted(
    file for file in (REPOSITORY / "examples").rglob("*.yaml") if file.name != "district.yaml"
)
"""Every plan file of the examples."""
SHARED = REPOSITORY.parent / "shared"
"""A folder of checking tools that may lie beside the repository."""
CANNOT_BE_HAD = 2
"""The exit code of the checking tools when they cannot do their work."""


def program(name: str, needed_for: str) -> Path:
    """The path of a program on PATH; without it the test is skipped, or fails in CI."""
    path = shutil.which(name)
    if path is None:
        missing(f"{needed_for} needs {name}, which is not installed")
    return Path(path)


def shared_folder() -> Path:
    """The folder of checking tools; where there is none the test is skipped, also in CI."""
    if not SHARED.is_dir():
        pytest.skip("the folder ../shared with its checking tools is not here")
    return SHARED


def missing(reason: str) -> Never:
    """Skip the test for want of a program; fail it in CI, where everything is to be installed."""
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@dataclass(frozen=True, slots=True)
class OoxmlValidator:
    """Holds .docx files against Microsoft's Open XML SDK."""

    tool: Path

    def __call__(self, *files: Path) -> list[str]:
        """The faults that the validator finds, a line each; empty when there are none."""
        run = subprocess.run(
            [self.tool, *files], capture_output=True, text=True, check=False, timeout=300
        )
        if run.returncode == CANNOT_BE_HAD:
            missing(f"the Open XML validator cannot be had: {run.stderr.strip()}")
        faults = run.stdout.splitlines()
        if bool(faults) != bool(run.returncode):
            pytest.fail(f"the Open XML validator failed:\n{run.stdout}{run.stderr}", pytrace=False)
        return faults


@dataclass(frozen=True, slots=True)
class LayoutCheck:
    """Holds a .docx file and its pages against GB/T 9704-2012."""

    tool: Path

    def __call__(self, docx: Path, pdf: Path) -> list[str]:
        """The checks that do not hold, a line each; empty when all do."""
        command = [sys.executable, str(self.tool), str(docx), "--pdf", str(pdf)]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        rows = run.stdout.splitlines()
        failed = [row for row in rows if not row.startswith("ok")]
        if not rows or bool(failed) != bool(run.returncode):
            pytest.fail(f"the layout check failed:\n{run.stdout}{run.stderr}", pytrace=False)
        return failed
