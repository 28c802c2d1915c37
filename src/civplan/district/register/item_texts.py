"""Texts of a plan on one line, as lists and tables show them."""

from __future__ import annotations

from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.text import Text

LONGEST_TITLE = 40
"""Characters of an item's text that stand for its name."""


def one_line_text(text: Text | None) -> str:
    """A text on one line, as the summary has it, or as it is written."""
    if text is None:
        return ""
    return "".join(one.text for one in text.said_in(Document.SUMMARY) or text.as_written)


def item_title(item: Item) -> str:
    """An item's name, or the beginning of what it says."""
    said = item.name or one_line_text(item.text)
    return said if len(said) <= LONGEST_TITLE else f"{said[: LONGEST_TITLE - 1]}…"


def full_item_title(item: Item) -> str:
    """An item's name and all that it says, as in 楼群组长例会：每月召开一次碰头会."""
    return "：".join(part for part in (item.name, one_line_text(item.text)) if part)
