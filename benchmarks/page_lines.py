"""Reads the lines of a document's pages from a PDF file, and what GB/T 9704-2012 says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

import pdfplumber

POINTS_PER_MM = 72 / 25.4
LEFT, RIGHT, TOP, FOOT = (edge * POINTS_PER_MM for edge in (28, 184, 37, 262))
"""The edges of the type area (5.2.1), in points."""
LINES, CHARACTERS = 22, 28
"""On a full page and on a full line (5.2.3)."""
PITCH = (FOOT - TOP) / LINES
CHARACTER = (RIGHT - LEFT) / CHARACTERS
TEXT_SIZE, NUMBER_SIZE = 16, 14
FEWEST_LINES = 19
"""Of a page before the last; fewer need a reason."""
SAME_LINE = 3.5
"""Points by which the baselines of the characters of one line may differ."""
MOST_OUTSIDE = 3
"""Points by which a line may be wider than the type area."""
LINES_WITH_DATE = 2
MOST_LINES_WITH_SIGNATURE = 11
"""Text and issuers above the date, when nothing but what must stand there stands on the page: eight
lines of a paragraph that is moved whole."""
CLOSING_MARKS = "，。、；：？！”’）》〉】〕"
PAGE_NUMBER = re.compile(r"[—–](\d+)[—–]")
DATE = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
HEADING = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")
ATTACHMENT_LABEL = re.compile(r"附件\d*")


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line of text on a page; lengths are in points."""

    text: str
    """Without blanks."""
    left: float
    right: float
    baseline: float
    """From the top of the paper."""
    size: float
    in_table: bool

    @property
    def is_text(self) -> bool:
        """True for a line of 三号 outside tables."""
        return abs(self.size - TEXT_SIZE) < 1 and not self.in_table

    @property
    def is_date(self) -> bool:
        """True for 成文日期 under a text."""
        return self.is_text and self.left > LEFT + CHARACTER and bool(DATE.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page: its lines from top to bottom, and its number as it is printed."""

    lines: tuple[LaidLine, ...]
    number: LaidLine | None

    @property
    def height(self) -> int:
        """The lines from the top of the type area to the last one, empty ones counted."""
        return ceil((self.lines[-1].baseline - TOP) / PITCH) if self.lines else 0


def read_laid_pages(pdf: Path) -> list[LaidPage]:
    """The pages of a PDF file."""
    with pdfplumber.open(pdf) as document:
        return [_read_page(page) for page in document.pages]


def _read_page(page: Any) -> LaidPage:
    rows: list[list[dict[str, Any]]] = []
    characters = [one for one in page.chars if one["upright"] and one["text"].strip()]
    for character in sorted(characters, key=_baseline, reverse=True):
        if not rows or abs(_baseline(rows[-1][0]) - _baseline(character)) > SAME_LINE:
            rows.append([])
        rows[-1].append(character)
    tables = [table.bbox for table in page.find_tables()] if page.edges else []
    lines = [_laid_line(row, float(page.height), tables) for row in rows]
    numbers = [line for line in lines if PAGE_NUMBER.fullmatch(line.text)]
    text = tuple(line for line in lines if line not in numbers)
    return LaidPage(text, numbers[0] if numbers else None)


def _baseline(character: dict[str, Any]) -> float:
    return float(character["matrix"][5])


def _laid_line(row: list[dict[str, Any]], height: float, tables: list[Any]) -> LaidLine:
    row = sorted(row, key=lambda character: float(character["x0"]))
    baseline = height - _baseline(row[0])
    return LaidLine(
        "".join("".join(character["text"].split()) for character in row),
        row[0]["x0"],
        row[-1]["x1"],
        baseline,
        max(character["size"] for character in row),
        any(top - 2 < baseline < foot + 2 for _, top, _, foot in tables),
    )


def width_in_characters(text: str) -> float:
    """The width of a line, where a letter or digit is half a character."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def page_faults(pages: list[LaidPage]) -> Iterator[str]:
    """What does not hold on the pages of a document."""
    for number, page in enumerate(pages, 1):
        for fault in (*_line_faults(page), *_number_faults(page, number), *_end_faults(page)):
            yield f"page {number}: {fault}"
        if number < len(pages) and (fault := _room_fault(page, pages[number])):
            yield f"page {number}: {fault}"
        if number > 1 and (fault := _signature_fault(page)):
            yield f"page {number}: {fault}"


def _line_faults(page: LaidPage) -> Iterator[str]:
    for line in page.lines:
        hanging = TEXT_SIZE if line.text[-1] in CLOSING_MARKS else 0
        if line.left < LEFT - MOST_OUTSIDE or line.right > RIGHT + MOST_OUTSIDE + hanging:
            yield f"“{line.text[:8]}” is wider than the type area"
        if not TOP < line.baseline < FOOT + 1:
            yield f"“{line.text[:8]}” is above or under the type area"
        if line.is_text and line.text[0] in CLOSING_MARKS:
            yield f"a line begins with {line.text[0]}"


def _number_faults(page: LaidPage, number: int) -> Iterator[str]:
    if page.number is None:
        return
    if page.number.text.strip("—–") != str(number):
        yield f"its number is {page.number.text}"
    gap = RIGHT - page.number.right if number % 2 else page.number.left - LEFT
    if abs(gap - NUMBER_SIZE) > NUMBER_SIZE / 4:
        yield f"its number is {gap / NUMBER_SIZE:.1f} characters from the edge"


def _end_faults(page: LaidPage) -> Iterator[str]:
    if page.height > LINES:
        yield f"{page.height} lines"
    last = page.lines[-1].text if page.lines and page.lines[-1].is_text else ""
    if HEADING.match(last) and width_in_characters(last) < CHARACTERS - 1:
        yield "ends with a heading"


def _room_fault(page: LaidPage, following: LaidPage) -> str:
    """Too few lines, unless the text ends here or a row of a table had no room."""
    if page.height >= FEWEST_LINES or not following.lines:
        return ""
    first = following.lines[0]
    ends = any(line.is_date for line in page.lines) or ATTACHMENT_LABEL.fullmatch(first.text)
    is_colophon = all(abs(line.size - NUMBER_SIZE) < 1 for line in following.lines)
    if ends or first.in_table or is_colophon or _has_no_room(page, following):
        return ""
    return f"only {page.height} lines"


def _has_no_room(page: LaidPage, following: LaidPage) -> bool:
    """True when the signature with the text that it must have would not end on the page."""
    place = next((place for place, line in enumerate(following.lines) if line.is_date), None)
    if place is None or place > MOST_LINES_WITH_SIGNATURE:
        return False
    return page.height + LaidPage(following.lines[: place + 1], None).height > LINES


def _signature_fault(page: LaidPage) -> str:
    """Too little text above the signature, the names of attachments counted (7.3.5)."""
    place = next((place for place, line in enumerate(page.lines) if line.is_date), None)
    if place is None:
        return ""
    above = page.lines[:place]
    text = [line for line in above if line.in_table or line.left < LEFT + 7.5 * CHARACTER]
    if len(text) < LINES_WITH_DATE:
        return f"the signature with {len(text)} lines of text"
    return ""
