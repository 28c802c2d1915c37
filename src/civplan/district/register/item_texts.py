"""The texts of items on one line, for lists and tables."""

from __future__ import annotations

from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.text import Text

LONGEST_TITLE = 40
"""Characters of a title taken from an item's text."""


def one_line_text(text: Text | None) -> str:
    """A text on one line: as the summary prints it, else as the file has it."""
    if text is None:
        return ""
    return "".join(one.text for one in text.said_in(Document.SUMMARY) or text.as_written)


def item_title(item: Item) -> str:
    """An item's name, else the beginning of its text."""
    title = item.name or one_line_text(item.text)
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def full_item_title(item: Item) -> str:
    """An item's name and its whole text: 楼群组长例会：每月召开一次碰头会."""
    return "：".join(part for part in (item.name, one_line_text(item.text)) if part)
