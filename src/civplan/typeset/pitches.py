"""Lines closer or wider than usual, by which a text ends on another line (GB/T 9704-2012, 7.3.5.4).

Heights are in lines of the usual pitch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Table
from civplan.typeset.gbt9704 import Twips
from civplan.typeset.lines import count_lines
from civplan.typeset.numbering import NumberedParagraph
from civplan.typeset.signature import LINES_WITH_SIGNATURE
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock

CLOSEST_PITCH, WIDEST_PITCH = 0.76, 1.25
"""The closest and the widest lines, as parts of the line pitch: 22 and 36 pt."""
GENTLE_PITCH = 1.045
"""Wider lines are no wider, where enough paragraphs share them: a page then has 21 of them."""
WIDE_PITCH = 1.06
"""The same for the lines of more than two pages: one has 20 of them."""
FAR_FEWER = 4
"""Times as many lines that wider ones add as closer ones save, from which on these are better."""
MOST_LINES_BEFORE = 3
"""Closer lines on the page before the last."""


class TextEnd(NamedTuple):
    """The end of a text, in lines."""

    group: int
    """Of what moves to the signature: paragraphs, names of attachments, or a table whole."""
    together: float
    """That must share a page: of the text or the names, and all below."""
    below: float
    """From the end of the text to the end of signature and notes, with empty ones."""


def is_torn(line: int, end: TextEnd, style: HouseStyle) -> bool:
    """True when not all that must be together fits on a page, if the text ends on a line."""
    last = line + end.below
    return (last - end.together) // style.lines != (last - 1) // style.lines


def moved_lines(
    torn: int, ends: tuple[int, int], end: TextEnd, blocks: Sequence[PageBlock], style: HouseStyle
) -> tuple[int, Twips] | None:
    """The number of last blocks with another pitch, and it; None where none would do.

    Args:
        torn: The first line on which the text would end too far from the signature.
        ends: The first and the last line on which it may end.
        end: What comes below.
        blocks: Those of the text.
        style: The house style.
    """
    first, last = ends
    foot = -int(-(torn + end.below - end.together + 1) // style.lines) * style.lines
    on_page = last - foot + style.lines
    saved, added = last + end.below - foot, foot + LINES_WITH_SIGNATURE - first
    closer = closer_blocks(blocks, saved, on_page, style)
    if closer and closer[1] < int(style.line_pitch * CLOSEST_PITCH):
        closer = None
    is_text = end.below < end.together
    wider = _wider_blocks(blocks, added, on_page, style) if is_text else None
    if wider and not (closer and _is_smaller_change(saved, added, closer[1], wider[1], style)):
        return wider
    return closer


def closer_blocks(
    blocks: Sequence[PageBlock],
    saved: float,
    on_page: int,
    style: HouseStyle,
    below: float = 0,
) -> tuple[int, Twips] | None:
    """The number of last blocks with a closer pitch, and the pitch; None where none would do.

    Args:
        blocks: Those of the text.
        saved: By how many lines all is to end earlier.
        on_page: The lines of the text on its last page.
        style: The house style.
        below: The lines below the text that have the same pitch.
    """
    count, lines = last_blocks_of_page(blocks, -saved, on_page, style)
    saved += lines // style.lines  # each page's foot may be left empty
    if lines > on_page + MOST_LINES_BEFORE:
        return None  # the page before would have more than its 22 lines
    share = 1 - saved / (lines + below) if lines + below else 0
    return (count, Twips(int(style.line_pitch * share))) if share > 0 else None


def _wider_blocks(
    blocks: Sequence[PageBlock], added: float, on_page: int, style: HouseStyle
) -> tuple[int, Twips] | None:
    """The same for wider lines, with which a text ends so many lines later."""
    count, lines = last_blocks_of_page(blocks, added, on_page, style)
    share = 1 + added / lines if lines else 0
    is_usable = 0 < share <= WIDEST_PITCH
    return (count, Twips(int(style.line_pitch * share))) if is_usable else None


def last_blocks_of_page(
    blocks: Sequence[PageBlock], more: float, on_page: int, style: HouseStyle
) -> tuple[int, int]:
    """How many last blocks share another pitch, and their lines; a last table is among them.

    They are those of the last page, and more where so many lines more could then be no wider than
    a reader notices.
    """
    count = lines = 0
    for block in reversed(blocks):
        if isinstance(block, Table) and not lines:
            count, on_page = count + 1, on_page - len(block.body) - len(block.head)
            continue
        if not isinstance(block, NumberedParagraph):
            break
        if lines > on_page and lines + more <= lines * GENTLE_PITCH:
            break
        if lines > on_page + style.lines and lines + more <= lines * WIDE_PITCH:
            break
        count, lines = count + 1, lines + line_count(block, style)
    return count, lines


def last_blocks(blocks: Sequence[PageBlock], style: HouseStyle) -> tuple[int, int]:
    """The number of last blocks with at least two lines, and their lines with headings above."""
    kept = lines = 0
    for block in reversed(blocks):
        if isinstance(block, Table) and lines < LINES_WITH_SIGNATURE:
            return kept + 1, lines
        if not isinstance(block, NumberedParagraph):
            break
        if lines >= LINES_WITH_SIGNATURE and not block.heading:
            break
        lines += line_count(block, style)
        kept += 1
    return kept, lines


def line_count(block: NumberedParagraph, style: HouseStyle) -> int:
    """The lines of a paragraph with its number."""
    text = block.number + runs_text(block.runs)
    return count_lines(text, style.characters - 2, style.characters)


def _is_smaller_change(
    saved: float, added: float, closer: Twips, wider: Twips, style: HouseStyle
) -> bool:
    """True when closer lines change pages less than wider ones: in pitch, or by far in lines."""
    is_nearer = style.line_pitch - closer <= wider - style.line_pitch
    return is_nearer or saved * FAR_FEWER <= added
