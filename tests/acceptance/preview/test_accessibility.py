"""Everybody can use a preview: with a screen reader, in the dark, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from support.preview_actions import open_editor
from support.preview_pages import (
    PreviewOpener,
    accessibility_checker,
    accessibility_faults,
)
from support.programs import program

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def axe_core(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script that checks whether everybody can use a page."""
    npm = program("npm", "checking accessibility")
    return accessibility_checker(npm, tmp_path_factory.mktemp("axe"))


def open_findings(page: Page) -> None:
    if page.locator("#fold").get_attribute("aria-expanded") == "false":
        page.locator("#fold").click()
    page.locator("#findings button").first.click()
    page.wait_for_selector(".yaml:not([hidden])")


ACTIONS: dict[str, Callable[[Page], None]] = {
    "plan": lambda _: None,
    "summary": lambda page: page.get_by_role("tab").nth(1).click(),
    "findings": open_findings,
    "editor": lambda page: open_editor(page, "完善居民代表").wait_for(),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("what", [*ACTIONS, "folder"])
def test_everybody_can_use_it(
    open_preview: PreviewOpener,
    axe_core: str,
    examples: Path,
    tmp_path: Path,
    what: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    path = tmp_path / "plan.yaml"
    text = (examples / "hunei-2007.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("每月召开一次，", "每月召开一次,"), encoding="utf-8")
    if what == "folder":
        path = examples / "tongbei-2007"
    page = open_preview(path, width=width, scheme=scheme)
    ACTIONS.get(what, ACTIONS["plan"])(page)
    assert accessibility_faults(page, axe_core) == []
