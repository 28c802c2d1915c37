"""What the tests of the preview may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.previews import PLAN, RunningPreview, running_preview


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    """A plan file without a finding."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def running(plan_path: Path) -> Iterator[RunningPreview]:
    """Its preview, with a write that gives back what it is sent."""
    with running_preview(plan_path, writes={"echo": lambda _, values: values}) as preview:
        yield preview
