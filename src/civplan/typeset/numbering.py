"""Numbers the paragraphs of a manuscript, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import (
    Figure,
    Heading,
    List,
    ListItem,
    ListStyle,
    ManuscriptBlock,
    Paragraph,
    ParagraphKind,
    Table,
    TextRun,
    TextRuns,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NUMBERED_LEVELS = 4
"""Levels of numbered text: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""
FIRST_LIST_LEVEL = 3
"""Entries of a list are 1. 2. 3. under 一、 as under （一）: levels may be skipped."""
DIVISION_FORM = "第{}部分　"
"""The number of a division, which the standard does not have."""
CHINESE_DIGITS = "零一二三四五六七八九"
CHINESE_UNITS = ("", "十", "百", "千")
LARGEST_NUMERAL = 9999
NUMERAL_LETTERS = "abcdefghijklmnopqrstuvwxyz"
CIRCLED_RANGES = ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱"))
"""Ranges of circled numerals in Unicode: first and last number, and the first's character."""


class NumberForms(NamedTuple):
    """The form of the numbers of each level; ``{}`` stands for the numeral."""

    level_1: str = "{}、"
    level_2: str = "（{}）"
    level_3: str = "{}."
    level_4: str = "（{}）"

    def write(self, level: int, number: int) -> str:
        """The number of a paragraph; the level is 1 to 4, 0 for a division, more in a deep list."""
        if level == 0:
            return DIVISION_FORM.replace("{}", chinese_numeral(number))
        if level > NUMBERED_LEVELS:
            return _deep_list_number(level, number)
        numeral = chinese_numeral(number) if level < FIRST_LIST_LEVEL else f"{number}"
        return self[level - 1].replace("{}", numeral)


def _deep_list_number(level: int, number: int) -> str:
    """The number of a list's entry below the four levels, for which the standard has no form.

    Five forms alternate, so that a form repeats only every five levels.
    """
    small = letter_numeral(number)
    large = small.upper()
    forms = (circled_numeral(number), f"{small}.", f"（{small}）", f"{large}.", f"（{large}）")
    return forms[(level - NUMBERED_LEVELS - 1) % len(forms)]


class NumberedParagraph(NamedTuple):
    """A paragraph as it is printed."""

    runs: TextRuns
    number: str = ""
    """Printed before the runs; empty for text without a number."""
    level: int = 0
    """1 to 4 for a heading and for a list's entry, more for the entry of a deeper list, 0 for body
    text and for the heading of a division."""
    heading: bool = False
    """True when it is a heading on a line of its own."""
    kind: ParagraphKind = ParagraphKind.BODY
    in_division: bool = False
    """True for a heading below that of a division."""

    @property
    def outline(self) -> int:
        """The level of a heading among all of its text, 1 for the highest, such as a division."""
        return max(1, self.level + self.in_division)


PageBlock = NumberedParagraph | Table | Figure


def number_blocks(
    blocks: Iterable[ManuscriptBlock], forms: NumberForms | None = None
) -> Iterator[PageBlock]:
    """The paragraphs with their numbers, tables and figures of one text, in reading order.

    Headings are numbered within the heading above them; each list starts at 1.
    """
    forms = forms or NumberForms()
    counts = [0] * (NUMBERED_LEVELS + 1)
    level, is_divided = 0, False
    for block in blocks:
        match block:
            case Heading():
                level = block.level
                is_divided |= not level
                counts[level + 1 :] = [0] * (NUMBERED_LEVELS - level)
                number = ""
                if block.numbered:
                    counts[level] += 1
                    number = _apart(forms.write(level, counts[level]), block.runs)
                in_division = is_divided and level > 0
                yield NumberedParagraph(
                    block.runs, number, level, heading=True, in_division=in_division
                )
            case List():
                yield from _number_list(block, max(FIRST_LIST_LEVEL, level + 1), forms)
            case Paragraph():
                yield NumberedParagraph(block.runs, kind=block.kind)
            case Table() | Figure():
                yield block


def _apart(number: str, runs: TextRuns) -> str:
    """A number, with a blank where its point would stand between digits: 1. 12345热线."""
    begins_with_digit = number.endswith(".") and bool(runs) and runs[0].text[:1].isdecimal()
    return f"{number} " if begins_with_digit else number


def _number_list(block: List, level: int, forms: NumberForms) -> list[PageBlock]:
    if block.style is ListStyle.ORDINAL:
        return [NumberedParagraph(tuple(_ordinal_runs(block.items)))]
    numbered: list[PageBlock] = []
    for number, item in enumerate(block.items, 1):
        written = _apart(forms.write(level, number), item.runs)
        numbered.append(NumberedParagraph(item.runs, written, level))
        for child in item.blocks:
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


def chinese_numeral(number: int) -> str:
    """一 to 九千九百九十九 for 1 to 9999.

    Raises:
        ValueError: The number is outside 1 to 9999; no document has so many headings of one level.
    """
    if not 1 <= number <= LARGEST_NUMERAL:
        raise ValueError(f"no numeral for {number}: from 1 to {LARGEST_NUMERAL}")
    if number < len(CHINESE_DIGITS):
        return CHINESE_DIGITS[number]
    numeral = ""
    digits = str(number)
    for position, digit in enumerate(digits):
        if digit != "0":
            numeral += CHINESE_DIGITS[int(digit)] + CHINESE_UNITS[len(digits) - 1 - position]
        elif not numeral.endswith(CHINESE_DIGITS[0]):
            numeral += CHINESE_DIGITS[0]
    numeral = numeral.rstrip(CHINESE_DIGITS[0])
    return numeral[1:] if number in range(10, 20) else numeral


def circled_numeral(number: int) -> str:
    """① to ㊿ for 1 to 50; larger numbers as 51)."""
    for first, last, character in CIRCLED_RANGES:
        if first <= number <= last:
            return chr(ord(character) + number - first)
    return f"{number})"


def letter_numeral(number: int) -> str:
    """A to z for 1 to 26; larger numbers as aa, ab and so on."""
    numeral = ""
    while number:
        number, letter = divmod(number - 1, len(NUMERAL_LETTERS))
        numeral = NUMERAL_LETTERS[letter] + numeral
    return numeral
