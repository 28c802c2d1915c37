"""Which characters and marks are Chinese, as parts of regular expressions.

A range as wide as all Chinese characters takes a millisecond or two to compile, so that they are
named by what they are not.
"""

from __future__ import annotations

HAN = "[^\\W\\x00-\\u04ff\\u2150-\\u24ff\\uff10-\\uff5a]"
"""A Chinese character: a letter, but none of the West, no number in a circle, no full-width one."""
CLOSING = "，。；：、！？”’）》〉】〕」』"
"""Chinese marks that stand behind a word."""
OPENING = "“‘（《〈【〔「『"
"""Chinese marks that stand before a word."""
NUMERALS = "一二三四五六七八九十"
"""Chinese numerals that count headings and lists."""
