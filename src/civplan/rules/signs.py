"""Which characters and marks are Chinese, as parts of a regular expression's ``[…]``."""

from __future__ import annotations

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
"""Chinese characters."""
CLOSING = "，。；：、！？”’）》〉】〕」』"
"""Chinese marks that stand behind a word."""
OPENING = "“‘（《〈【〔「『"
"""Chinese marks that stand before a word."""
NUMERALS = "一二三四五六七八九十"
"""Chinese numerals that count headings and lists."""
