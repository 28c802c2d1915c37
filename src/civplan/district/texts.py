"""Texts of a plan on one line, as lists and tables show them."""

from __future__ import annotations

from civplan.model.choices import Document
from civplan.model.item import Item
from civplan.model.text import Text

LONGEST_TITLE = 40
"""Characters of an item's text that stand for its name."""


def text_of(text: Text | None) -> str:
    """A text on one line, as the summary has it, or as it is written."""
    if text is None:
        return ""
    return "".join(one.text for one in text.said_in(Document.SUMMARY) or text.as_written)


def title_of(item: Item) -> str:
    """An item's name, or the beginning of what it says."""
    said = item.name or text_of(item.text)
    return said if len(said) <= LONGEST_TITLE else f"{said[: LONGEST_TITLE - 1]}…"


def whole_title(item: Item) -> str:
    """An item's name and all that it says, as in 楼群组长例会：每月召开一次碰头会."""
    return "：".join(part for part in (item.name, text_of(item.text)) if part)
