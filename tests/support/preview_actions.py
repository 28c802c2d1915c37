"""What a user does with a preview: saves the file, clicks a text, opens its value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from support.preview_pages import (
    CHOSEN,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def save(path: Path, old: str, new: str) -> None:
    """Save a plan file with some other text."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def click_text(page: Page, text: str) -> None:
    """Click the first text that begins so, in its first line."""
    spot = page.evaluate(
        """([chosen, text]) => {
          const one = [...document.querySelectorAll(`${chosen} [data-path]`)]
            .find((one) => one.textContent.startsWith(text));
          one.scrollIntoView({ block: "center" });
          const box = one.getBoundingClientRect();
          return [box.left + 8, (box.top + box.bottom) / 2];
        }""",
        [CHOSEN, text],
    )
    page.mouse.click(*spot)


def open_editor(page: Page, text: str) -> Locator:
    """Click a text; its value in the editor."""
    click_text(page, text)
    field = page.locator("#editor textarea, #editor input").first
    field.wait_for()
    return field
