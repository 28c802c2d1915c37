"""Chinese and circled numerals and letters, as numbered paragraphs use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import (
    Block,
    Figure,
    Heading,
    List,
    ListItem,
    ListStyle,
    Paragraph,
    ParagraphKind,
    Table,
    TextRun,
    TextRuns,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHINESE_DIGITS = "零一二三四五六七八九"
CHINESE_UNITS = ("", "十", "百", "千")
LARGEST_NUMERAL = 9999
NUMERAL_LETTERS = "abcdefghijklmnopqrstuvwxyz"
TEEN_NUMBERS = range(10, 20)
CIRCLED_RANGES = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
"""Runs of circled numerals in Unicode: first and last number, and the first's character."""


def chinese_numeral(number: int) -> str:
    """Write 1 to 9999 as 一 to 九千九百九十九.

    Raises:
        ValueError: The number is outside 1 to 9999; no document has so many headings of one level.
    """
    if not 1 <= number <= LARGEST_NUMERAL:
        raise ValueError(f"no numeral for {number}: from 1 to {LARGEST_NUMERAL}")
    if number < len(CHINESE_DIGITS):
        return CHINESE_DIGITS[number]
    written = ""
    digits = str(number)
    for position, digit in enumerate(digits):
        if digit != "0":
            written += CHINESE_DIGITS[int(digit)] + CHINESE_UNITS[len(digits) - 1 - position]
        elif not written.endswith(CHINESE_DIGITS[0]):
            written += CHINESE_DIGITS[0]
    written = written.rstrip(CHINESE_DIGITS[0])
    return written[1:] if number in TEEN_NUMBERS else written


def circled_numeral(number: int) -> str:
    """Write 1 to 50 as ① to ㊿, and what is larger as 51)."""
    for first, last, character in CIRCLED_RANGES:
        if first <= number <= last:
            return chr(ord(character) + number - first)
    return f"{number})"


def letter_numeral(number: int) -> str:
    """Write 1 to 26 as a to z, and what is larger as aa, ab and so on."""
    written = ""
    while number:
        number, letter = divmod(number - 1, len(NUMERAL_LETTERS))
        written = NUMERAL_LETTERS[letter] + written
    return written


NUMBERED_LEVELS = 4
"""Levels of numbered text: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""
FIRST_LIST_LEVEL = 3
"""A list's entries are 1. 2. 3. under 一、 as under （一）: levels are used in order, not each."""


class NumberForms(NamedTuple):
    """How each level writes its number; ``{}`` stands for the numeral."""

    level_1: str = "{}、"
    level_2: str = "（{}）"
    level_3: str = "{}."
    level_4: str = "（{}）"

    def write(self, level: int, number: int) -> str:
        """The number of a paragraph of this level: 1 to 4, or more in a list that lies deeper."""
        if level > NUMBERED_LEVELS:
            return _deep_list_number(level, number)
        numeral = chinese_numeral(number) if level < FIRST_LIST_LEVEL else f"{number}"
        return self[level - 1].replace("{}", numeral)


def _deep_list_number(level: int, number: int) -> str:
    """The number of a list's entry below the four levels, for which the standard has no form.

    Five forms take turns: the same one comes back only where four others lie between.
    """
    small = letter_numeral(number)
    large = small.upper()
    forms = (circled_numeral(number), f"{small}.", f"（{small}）", f"{large}.", f"（{large}）")
    return forms[(level - NUMBERED_LEVELS - 1) % len(forms)]


class NumberedParagraph(NamedTuple):
    """A paragraph as it will stand on the page."""

    runs: TextRuns
    number: str = ""
    """Written in front of the runs; empty for text without a number."""
    level: int = 0
    """1 to 4 for a numbered or unnumbered heading and for a list's entry, more for the entry of a
    list that lies deeper, 0 for body text."""
    heading: bool = False
    """True when it is a heading on a line of its own."""
    kind: ParagraphKind = ParagraphKind.BODY


PageBlock = NumberedParagraph | Table | Figure


def number_blocks(blocks: Iterable[Block], forms: NumberForms | None = None) -> Iterator[PageBlock]:
    """Yield the paragraphs, tables and figures of one text in reading order, numbers written.

    Headings count within the heading above them; each list counts from one.
    """
    forms = forms or NumberForms()
    counts = [0] * (NUMBERED_LEVELS + 1)
    level = 0
    for block in blocks:
        match block:
            case Heading():
                level = block.level
                counts[level + 1 :] = [0] * (NUMBERED_LEVELS - level)
                number = ""
                if block.numbered:
                    counts[level] += 1
                    number = forms.write(level, counts[level])
                yield NumberedParagraph(block.runs, number, level, heading=True)
            case List():
                yield from _number_list(block, max(FIRST_LIST_LEVEL, level + 1), forms)
            case Paragraph():
                yield NumberedParagraph(block.runs, kind=block.kind)
            case Table() | Figure():
                yield block


def _number_list(block: List, level: int, forms: NumberForms) -> list[PageBlock]:
    items, style = block
    if style is ListStyle.ORDINAL:
        return [NumberedParagraph(tuple(_ordinal_runs(items)))]
    numbered: list[PageBlock] = []
    for number, (runs, blocks) in enumerate(items, 1):
        numbered.append(NumberedParagraph(runs, forms.write(level, number), level))
        if blocks:
            numbered += _number_children(blocks, level, forms)
    return numbered


def _number_children(blocks: Iterable[Block], level: int, forms: NumberForms) -> list[PageBlock]:
    numbered: list[PageBlock] = []
    for child in blocks:
        if isinstance(child, List):
            numbered += _number_list(child, level + 1, forms)
        else:
            numbered += number_blocks([child], forms)
    return numbered


def _ordinal_runs(items: Iterable[ListItem]) -> list[TextRun]:
    runs: list[TextRun] = []
    for number, item in enumerate(items, 1):
        runs.append(TextRun(f"{chinese_numeral(number)}是"))
        runs += item.runs
    return runs
