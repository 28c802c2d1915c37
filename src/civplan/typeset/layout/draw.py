"""Pages as they are drawn, from what stands on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Align
from civplan.typeset.gbt9704 import FOOTER_AFTER, FOOTER_LINE, height
from civplan.typeset.layout.letters import Letters
from civplan.typeset.layout.pages import Page, PageLine, PagePicture, PageRule, PageRun
from civplan.typeset.layout.pieces import PictureContent, RowContent, RuleContent
from civplan.typeset.lines import LINE_END_BLANKS, character_widths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.layout.pieces import Piece, TextLines
    from civplan.typeset.layout.turn_pages import PageContent, PagePart

ASCENT_IN_LINE = 0.8
"""From the top of a line that is exactly so high to its baseline, as a part of its height, where
Word and LibreOffice set it."""
ASCENT_IN_EM = 0.859
"""From the top of the characters of 仿宋, 宋体, 楷体 and 黑体 to their baseline, in ems."""


CLOSER_MARKS = frozenset("，。、；：？！）》〉】〕”’")
"""Marks whose right half is white."""


def draw_page(content: PageContent, number: int, style: HouseStyle) -> Page:
    """A page with its number, from 1."""
    sheet = style.turned if content.landscape else style
    drawing = _PageDrawing(sheet)
    for part in content.parts:
        drawing.add(part)
    return Page(
        sheet.paper_width,
        sheet.paper_height,
        tuple(drawing.lines),
        tuple(dict.fromkeys(drawing.rules)),
        tuple(drawing.pictures),
        number_line(number, style) if content.numbered else None,
    )


def number_line(number: int, style: HouseStyle) -> PageLine:
    """The number of a page: right on odd pages, left on even ones, one character in (7.5)."""
    letters = Letters(style.page_number_font, style.small_size)
    text = f"— {number} —"
    advances = character_widths(text, letters.widths)
    one = height(style.small_size)
    left: float = style.left_margin + one
    if number % 2:
        left = style.paper_width - style.right_margin - one - sum(advances)
    top = style.paper_height - style.footer_distance - FOOTER_AFTER - FOOTER_LINE
    run = PageRun(text, left, tuple(advances), letters.font, letters.size)
    baseline = top + ASCENT_IN_LINE * FOOTER_LINE
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
        piece, top = part.piece, self.style.top_margin + part.top
        match piece.content:
            case RowContent() as row:
                self._row(part, row, top)
            case PictureContent() as picture:
                self._picture(picture, top)
            case RuleContent() as rule:
                middle = top + rule.thickness / 2
                left = self.style.left_margin
                right = left + rule.width
                self.rules.append(
                    PageRule(left, middle, right, middle, rule.thickness, rule.colour)
                )
            case texts:
                for text in texts:
                    self._text(part, text, top)

    def _text(self, part: PagePart, text: TextLines, top: float, *, down: int = 0) -> None:
        """Draw the lines of a text that stand on this page.

        Args:
            part: The piece with the text, and which of its lines.
            text: The text.
            top: Of the first of these lines.
            down: By how many twips the text stands lower than the piece.
        """
        if not text.text.strip():
            return  # as text_places leaves it out
        pitch = part.piece.pitch
        for line in range(part.first, min(part.first + part.lines, len(text.starts))):
            self._line(text, line, top + down + (line - part.first) * pitch, part.piece)

    def _row(self, part: PagePart, row: RowContent, top: float) -> None:
        """Draw a row of a table: its rules, and its cells, each in the middle of its height."""
        piece, left = part.piece, self.style.left_margin
        upper = top - piece.over + row.rule / 2
        lower = upper + piece.over + part.lines * piece.pitch + piece.under
        first, *_, last = row.edges
        self.rules += [
            PageRule(left + first, place, left + last, place, row.rule) for place in (upper, lower)
        ]
        self.rules += [
            PageRule(left + edge, upper, left + edge, lower, row.rule) for edge in row.edges
        ]
        for text in row.cells:
            free = (piece.lines - len(text.starts)) * piece.pitch
            self._text(part, text, top, down=int(free / 2))

    def _picture(self, picture: PictureContent, top: float) -> None:
        figure = picture.figure
        self.pictures.append(
            PagePicture(
                figure.source,
                figure.alternative or figure.caption,
                self.style.left_margin + picture.left,
                top,
                picture.width,
                picture.height,
                picture.place,
            )
        )

    def _line(self, text: TextLines, number: int, top: float, piece: Piece) -> None:
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
        advances = character_widths(words, text.letters.widths)
        ink = len(words.rstrip(LINE_END_BLANKS))
        spare = room - sum(advances[:ink])
        if text.align is Align.CENTER:
            left += spare / 2
        elif text.align is Align.RIGHT:
            left += spare
        elif text.align is None and not is_last and not is_forced:
            advances = _justified(words, advances, ink, spare, text.letters.widths.full)
        runs = tuple(_runs(text, start, words, left, advances))
        baseline = top + _ascent(piece, height(text.letters.size))
        self.lines.append(
            PageLine(baseline, top, piece.pitch, runs, text.place, text.offset + start)
        )


def _ascent(piece: Piece, em: float) -> float:
    """From the top of a line of a piece to its baseline."""
    if piece.on_grid:
        return (piece.pitch - em) / 2 + ASCENT_IN_EM * em
    return ASCENT_IN_LINE * piece.pitch


def _justified(words: str, advances: list[float], ink: int, spare: float, em: float) -> list[float]:
    """The advances of a line that reaches the right edge.

    Where the line is too long, its marks are set closer, each by at most a half; a rest is taken
    from all characters.

    Args:
        words: The line's text.
        advances: The width of each character.
        ink: The number of characters without the blanks behind the last.
        spare: What is free on the line; less than 0 where it is too long.
        em: The width of a Chinese character.
    """
    if spare < 0:
        marks = [place for place in range(ink) if words[place] in CLOSER_MARKS]
        share = max(spare / len(marks), -em / 2) if marks else 0
        advances = [*advances]
        for place in marks:
            advances[place] += share
        spare -= share * len(marks)
    gaps = ink - 1
    if gaps < 1 or not spare:
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
