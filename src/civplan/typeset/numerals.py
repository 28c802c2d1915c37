"""Chinese numerals, as numbered headings use them."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
LARGEST = 99


def chinese_numeral(number: int) -> str:
    """Write 1 to 99 as 一 to 九十九.

    Raises:
        ValueError: The number is outside 1 to 99; no document has so many headings of one level.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"no numeral for {number}: from 1 to {LARGEST}")
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{DIGITS[tens]}十")
    return head + (DIGITS[ones] if ones else "")
