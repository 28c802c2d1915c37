"""Pages as they are drawn, from what stands on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.gbt9704 import FOOTER_AFTER, FOOTER_LINE
from civplan.typeset.layout.letters import Letters
from civplan.typeset.layout.pages import Page, PageLine, PageRun
from civplan.typeset.lines import LINE_END_BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pages import PagePicture, PageRule
    from civplan.typeset.layout.pieces import TextLines
    from civplan.typeset.layout.turn_pages import PageContent, PagePart

ASCENT = 0.8
"""From the top of a line to its baseline, as a part of its height: where Word and LibreOffice set
the characters of lines that are exactly so high."""


def draw_page(content: PageContent, number: int, style: HouseStyle, *, numbered: bool) -> Page:
    """A page with its number, which is not printed unless it is ``numbered``."""
    sheet = style.turned if content.turned else style
    drawing = _PageDrawing(sheet)
    for part in content.parts:
        drawing.add(part)
    return Page(
        sheet.paper_width,
        sheet.paper_height,
        tuple(drawing.lines),
        tuple(drawing.rules),
        tuple(drawing.pictures),
        number_line(number, style) if numbered else None,
    )


def number_line(number: int, style: HouseStyle) -> PageLine:
    """The number of a page: right on odd pages, left on even ones, one character in (7.5)."""
    letters = Letters(style.page_number_font, style.small_size)
    text = f"— {number} —"
    advances = letters.advances(text)
    left = style.left_margin + letters.full
    if number % 2:
        left = style.paper_width - style.right_margin - letters.full - sum(advances)
    top = style.paper_height - style.footer_distance - FOOTER_AFTER - FOOTER_LINE
    run = PageRun(text, left, tuple(advances), letters.font, letters.size)
    baseline = top + ASCENT * FOOTER_LINE
    return PageLine(baseline, top, FOOTER_LINE, (run,), ("page number", number))


class _PageDrawing:
    """What is drawn on one page."""

    def __init__(self, style: HouseStyle) -> None:
        self.style = style
        self.lines: list[PageLine] = []
        self.rules: list[PageRule] = []
        self.pictures: list[PagePicture] = []

    def add(self, part: PagePart) -> None:
        """Draw some lines of a piece."""
        piece, first, total, top = part
        top += self.style.top_margin
        match piece.content:
            case tuple():
                for text in piece.content:
                    for line in range(first, min(first + total, len(text.starts))):
                        height = piece.pitch
                        self.line(text, line, top + (line - first) * height, height)

    def line(self, text: TextLines, number: int, top: float, height: float) -> None:
        """Draw one line of a text."""
        start = text.starts[number]
        is_last = number + 1 == len(text.starts)
        end = len(text.text) if is_last else text.starts[number + 1]
        words = text.text[start:end]
        is_forced = words.endswith("\n")
        words = words.removesuffix("\n")
        if not words:
            return
        indent = 0 if number else text.first
        left = self.style.left_margin + text.left + indent
        room = text.width - indent
        advances = text.letters.advances(words)
        ink = len(words.rstrip(LINE_END_BLANKS))
        spare = room - sum(advances[:ink])
        if text.align is Align.CENTER:
            left += spare / 2
        elif text.align is Align.RIGHT:
            left += spare
        elif text.align is None and not is_last and not is_forced:
            advances = _justified(advances, ink, spare)
        runs = tuple(_runs(text, start, words, left, advances))
        baseline = top + ASCENT * height
        self.lines.append(PageLine(baseline, top, height, runs, text.place, text.offset + start))


def _justified(advances: list[float], ink: int, spare: float) -> list[float]:
    """The advances of a line that reaches the right edge; a mark that hangs out stays outside."""
    if spare < 0:
        spare += advances[ink - 1]
        ink -= 1
    gaps = ink - 1
    if gaps < 1:
        return advances
    more = spare / gaps
    return [one + more if place < gaps else one for place, one in enumerate(advances)]


def _runs(
    text: TextLines, start: int, words: str, left: float, advances: list[float]
) -> Iterator[PageRun]:
    """The runs of a line, each with letters of one kind."""
    at = 0
    for stretch_end, letters in (*text.stretches, (len(text.text), text.letters)):
        end = min(len(words), stretch_end - start)
        if end > at:
            widths = tuple(advances[at:end])
            yield PageRun(
                words[at:end],
                left,
                widths,
                letters.font,
                letters.size,
                letters.bold,
                letters.colour,
            )
            left, at = left + sum(widths), end
