"""Chinese and circled numerals and letters, as numbered paragraphs use them."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
LARGEST = 9999
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TEENS = range(10, 20)
CIRCLED = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
"""Runs of circled numerals in Unicode: first and last number, and the first's character."""


def chinese_numeral(number: int) -> str:
    """Write 1 to 9999 as 一 to 九千九百九十九.

    Raises:
        ValueError: The number is outside 1 to 9999; no document has so many headings of one level.
    """
    if not 1 <= number <= LARGEST:
        raise ValueError(f"no numeral for {number}: from 1 to {LARGEST}")
    if number < len(DIGITS):
        return DIGITS[number]
    written = ""
    digits = str(number)
    for position, digit in enumerate(digits):
        if digit != "0":
            written += DIGITS[int(digit)] + UNITS[len(digits) - 1 - position]
        elif not written.endswith(DIGITS[0]):
            written += DIGITS[0]
    written = written.rstrip(DIGITS[0])
    return written[1:] if number in TEENS else written


def circled_numeral(number: int) -> str:
    """Write 1 to 50 as ① to ㊿, and what is larger as 51)."""
    for first, last, character in CIRCLED:
        if first <= number <= last:
            return chr(ord(character) + number - first)
    return f"{number})"


def letter_numeral(number: int) -> str:
    """Write 1 to 26 as a to z, and what is larger as aa, ab and so on."""
    written = ""
    while number:
        number, letter = divmod(number - 1, len(LETTERS))
        written = LETTERS[letter] + written
    return written
