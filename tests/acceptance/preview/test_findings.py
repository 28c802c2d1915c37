"""Findings beside the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.preview_actions import save
from support.preview_pages import (
    CHOSEN,
    PreviewOpener,
    text_of,
)

pytestmark = pytest.mark.slow


def test_a_finding_is_beside_the_pages_with_its_line_of_the_file(
    open_preview: PreviewOpener, plan: Path
) -> None:
    save(plan, "principles: 坚持", "principls: 坚持")
    page = open_preview(plan)
    finding = page.locator("#findings button", has_text="principls")
    assert "plan.yaml 第5行" in (finding.text_content() or "")
    finding.click()
    assert finding.get_attribute("aria-expanded") == "true"
    assert "5 │ principls: 坚持以人为本" in text_of(
        page, "#findings li:not([hidden]) .yaml:not([hidden]) pre"
    )


def test_a_click_on_a_finding_goes_to_its_place(
    open_preview: PreviewOpener, examples: Path, tmp_path: Path
) -> None:
    path = tmp_path / "plan.yaml"
    text = (examples / "hunei-2007.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("每月召开一次，", "每月召开一次,"), encoding="utf-8")
    page = open_preview(path)
    page.locator("#findings button").first.click()
    page.wait_for_selector(".marked")
    assert page.locator(".marked").first.is_visible()
    assert page.evaluate(f"document.querySelector('{CHOSEN}').scrollTop") > 500


def test_no_finding_says_so(open_preview: PreviewOpener, plan: Path) -> None:
    page = open_preview(plan)
    assert page.locator("#none").is_visible()
