"""A manuscript as the heights of its pieces, for counting pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Figure, ParagraphKind, Table
from civplan.typeset.columns import column_widths
from civplan.typeset.lines import count_lines
from civplan.typeset.numbering import NumberedParagraph, number_blocks
from civplan.typeset.signature import empty_lines_above
from civplan.typeset.title import balance_title
from civplan.typeset.units import Twips, height

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from civplan.manuscript.nodes import Block, Manuscript, Row
    from civplan.typeset.gbt9704 import HouseStyle

INDENT = 2


class Piece(NamedTuple):
    """Lines that follow each other at one pitch."""

    lines: int
    pitch: Twips
    before: Twips = Twips(0)
    after: Twips = Twips(0)
    kept: bool = False
    """True when it must share a page with what follows."""
    whole: bool = False
    """True when it may not be broken over pages."""
    new_page: bool = False

    @property
    def height(self) -> Twips:
        """Its height with the white above and below."""
        return Twips(self.before + self.lines * self.pitch + self.after)


def manuscript_pieces(manuscript: Manuscript, style: HouseStyle, half: float) -> Iterator[Piece]:
    """The pieces of a manuscript, its 版记 left out; ``half`` is the width of a letter."""
    one = Piece(1, style.line_pitch)
    if manuscript.masthead:
        yield Piece(1, _masthead_height(style), whole=True)
    above = Twips(2 * style.line_pitch if manuscript.masthead else 0)
    yield from _title(manuscript.title, above, style)
    text = list(_blocks(manuscript.blocks, style, half))
    if text and (manuscript.signature or manuscript.attachment_names):
        text[-1] = text[-1]._replace(kept=True)
    yield from text
    for position, _ in enumerate(manuscript.attachment_names):
        yield one._replace(kept=True, before=Twips(0 if position else style.line_pitch))
    if signature := manuscript.signature:
        lines = len(signature.issuers) + bool(signature.date)
        above = Twips(empty_lines_above(signature) * style.line_pitch)
        yield Piece(lines, style.line_pitch, before=above, whole=True)
    yield from (one for _ in manuscript.notes)
    for attachment in manuscript.attachments:
        yield one._replace(after=style.line_pitch, kept=True, new_page=True)
        yield from _title((attachment.title,), Twips(0), style)
        yield from _blocks(attachment.blocks, style, half)


def _masthead_height(style: HouseStyle) -> Twips:
    letterhead = height(style.letterhead_size)
    lines = 3 * style.line_pitch
    return Twips(style.masthead_drop + letterhead + lines + style.masthead_rule_gap)


def _title(title: tuple[str, ...], above: Twips, style: HouseStyle) -> Iterator[Piece]:
    if lines := len(balance_title(title)):
        yield Piece(lines, style.line_pitch, above, style.line_pitch, kept=True, whole=True)


def _blocks(blocks: Iterable[Block], style: HouseStyle, half: float) -> Iterator[Piece]:
    for block in number_blocks(blocks, style.numbers):
        if isinstance(block, NumberedParagraph):
            yield _paragraph(block, style, half)
        elif isinstance(block, Table):
            yield from _table(block, style, half)
        else:
            yield from _figure(block, style)


def _paragraph(block: NumberedParagraph, style: HouseStyle, half: float) -> Piece:
    text = block.number + "".join(run.text for run in block.runs)
    indent = 0 if block.kind is ParagraphKind.RECIPIENT else INDENT
    across = style.characters
    lines = count_lines(text, across - indent, across, half)
    return Piece(lines, style.line_pitch, kept=block.heading, whole=block.heading)


def _table(table: Table, style: HouseStyle, half: float) -> Iterator[Piece]:
    if table.caption:
        yield Piece(1, style.line_pitch, kept=True)
    em = height(style.small_size)
    widths = [width / em - 1 for width in column_widths(table, style.type_width)]
    for row in (*table.head, *table.body):
        yield Piece(_row_lines(row, widths, half), style.line_pitch, whole=True)


def _row_lines(row: Row, widths: list[float], half: float) -> int:
    """The lines of a row's highest cell."""
    most, column = 1, 0
    for cell in row:
        across = max(1.0, sum(widths[column : column + cell.columns]))
        text = "".join(run.text for run in cell.runs)
        most = max(most, count_lines(text, across, across, half))
        column += cell.columns
    return most


def _figure(figure: Figure, style: HouseStyle) -> Iterator[Piece]:
    yield Piece(1, Twips(int(style.type_height * style.figure_share)), kept=bool(figure.caption))
    if figure.caption:
        yield Piece(1, style.line_pitch)
