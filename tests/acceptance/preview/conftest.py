"""What the tests of ``civplan preview`` in a real browser may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.preview_pages import (
    PreviewOpener,
)
from support.previews import PLAN

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def open_preview(browser: Browser) -> Iterator[PreviewOpener]:
    """``open_preview(path)``: the page of a preview; no script of it may fail."""
    opener = PreviewOpener(browser)
    yield opener
    opener.close()
    assert opener.faults == []


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan file without a finding."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def hunei(examples: Path, tmp_path: Path) -> Path:
    """A copy of the largest of the plain examples."""
    path = tmp_path / "hunei.yaml"
    path.write_bytes((examples / "hunei-2007.yaml").read_bytes())
    return path
