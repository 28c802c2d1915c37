"""What shares a page with the signature: two lines of text, or two names of attachments.

Under a table or many names, two lines of text are brought to the signature's page where closer or
wider lines do it, or a page that begins earlier; elsewhere rows or names take their place.
LibreOffice and OnlyOffice move a paragraph whole that must share a page with the next one. Where
that would leave a page half empty, lines stand closer or wider instead, the standard's own remedy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Figure, Table
from civplan.typeset.columns import table_layout
from civplan.typeset.keeping import NOTHING_KEPT, Keeping
from civplan.typeset.lines import count_lines
from civplan.typeset.numbering import NumberedParagraph, number_blocks
from civplan.typeset.pitches import TextEnd, is_torn, last_blocks, line_count, moved_lines
from civplan.typeset.signature import LINES_WITH_SIGNATURE, lines_of_seals, signature_lines_total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock

MOST_LINES_KEPT = 4
"""Lines of a last paragraph that is kept with a signature wherever it stands."""
FEWEST_LINES_LEFT = 16
"""Lines that a page keeps when text moves to the signature; with fewer, lines stand closer."""
MOST_LINES_MOVED = 8
"""Of a last paragraph that moves whole; a longer one would leave a page half empty."""
PAGES_PER_LINE, MOST_DOUBT = 5, 3
"""For each line by which the place of the text's end is uncertain, and the most such lines."""
NAME_CHARACTERS = 22
"""Characters of a line of an attachment's name, behind 附件：1."""


def keeping_of(
    manuscript: Manuscript,
    blocks: Sequence[PageBlock],
    style: HouseStyle,
    images: Mapping[str, bytes] | None = None,
) -> Keeping:
    """How the last blocks of a text share a page with what follows it.

    Args:
        manuscript: The content.
        blocks: Those of its text with their numbers.
        style: The house style.
        images: The pictures by the addresses of the figures; without them each is taken for as
            large as it may be.
    """
    names = manuscript.attachment_names
    if not (manuscript.signature or names):
        return NOTHING_KEPT
    below = _lines_below_text(manuscript, style)
    if with_text := _with_lines_of_text(manuscript, blocks, below, style, images):
        return with_text
    if len(names) >= LINES_WITH_SIGNATURE:
        last = sum(map(_name_lines, names[-LINES_WITH_SIGNATURE:]))
        before = 1 + sum(map(_name_lines, names)) - last
        return _with_other_lines(
            Keeping(), TextEnd(last, below - before, below), manuscript, blocks, style, images
        )
    kept, group = last_blocks(blocks, style)
    ends_with_table = bool(kept) and isinstance(blocks[-kept], Table)
    end = TextEnd(style.lines if ends_with_table else group, LINES_WITH_SIGNATURE + below, below)
    return _with_other_lines(Keeping(kept), end, manuscript, blocks, style, images)


def _with_lines_of_text(
    manuscript: Manuscript,
    blocks: Sequence[PageBlock],
    below: float,
    style: HouseStyle,
    images: Mapping[str, bytes] | None,
) -> Keeping | None:
    """Lines of another pitch that bring two of them to the page of a table or names and signature.

    None where other ones are not needed, or would not do: rows or names take their place.
    """
    text, is_table, rows = blocks, False, 0
    if blocks and isinstance(table := blocks[-1], Table):
        text, is_table, rows = blocks[:-1], True, len(table.head) + len(table.body)
        below += _lines_of_table(table, style)
        manuscript = manuscript._replace(blocks=manuscript.blocks[:-1])
    elif len(manuscript.attachment_names) < LINES_WITH_SIGNATURE:
        return None
    ends = first, last = _possible_ends(manuscript, style, images)
    end = TextEnd(LINES_WITH_SIGNATURE, LINES_WITH_SIGNATURE + below, below)
    torn = [line for line in range(first, last + 1) if is_torn(line, end, style)]
    if not torn:
        return None
    fits = end.together <= style.lines
    if moved := moved_lines(torn[0], ends, end, text, style) if fits else None:
        return Keeping(int(is_table), moved[0] + is_table, moved[1])
    if not _can_be_measured(blocks, style):
        return None
    # Few documents need it.
    from civplan.typeset.last_page import BelowText, last_page_of  # noqa: PLC0415

    pitched = _pitched_lines(manuscript, style)
    if not (page := last_page_of(text, ends, BelowText(pitched, below - pitched, rows), style)):
        return None
    on_new_page = page.new_page_blocks and page.new_page_blocks + is_table
    page = page._replace(moved_blocks=page.moved_blocks + is_table, new_page_blocks=on_new_page)
    return Keeping(int(is_table), *page)


def _can_be_measured(blocks: Sequence[PageBlock], style: HouseStyle) -> bool:
    """True when it is known well where pages end: without pictures, on upright pages."""
    return not any(
        isinstance(block, Figure)
        or (isinstance(block, Table) and block.fitted and table_layout(block, style).landscape)
        for block in blocks
    )


def _pitched_lines(manuscript: Manuscript, style: HouseStyle) -> int:
    """The lines of names and signature that may have another pitch."""
    signature = manuscript.signature
    seals = lines_of_seals(signature, style) if signature else 0
    return _lines_below_text(manuscript, style) - len(manuscript.notes) - seals


def _lines_of_table(table: Table, style: HouseStyle) -> float:
    """The lines of a table with its caption and the white around it."""
    from civplan.typeset.layout.ends import wide_table_height  # noqa: PLC0415 - as for the ends

    return wide_table_height(table, style) / style.line_pitch


def _with_other_lines(  # noqa: PLR0913, PLR0917 - the text, its end, and how both are set
    keeping: Keeping,
    end: TextEnd,
    manuscript: Manuscript,
    blocks: Sequence[PageBlock],
    style: HouseStyle,
    images: Mapping[str, bytes] | None,
) -> Keeping:
    """The same, with another pitch where text that moves would leave a page half empty."""
    is_short = end.group <= MOST_LINES_KEPT
    if is_short and style.lines + 1 - end.below - end.group >= FEWEST_LINES_LEFT:
        return keeping  # wherever the text ends
    first, last = _possible_ends(manuscript, style, images)
    is_table = keeping.kept_blocks > 0 and isinstance(blocks[-keeping.kept_blocks], Table)
    likely = range(first + 1, last) if is_table else range(first, last + 1)  # a table can be split
    torn = [line for line in likely if is_torn(line, end, style)]
    if not torn:
        return keeping if is_short or is_table else Keeping(_short_end(blocks, style))
    if moved := moved_lines(torn[0], (first, last), end, blocks, style):
        if moved[1] > style.line_pitch:
            return Keeping(0, *moved)
        # A longer one would move whole, were there a line more than expected.
        kept = keeping if is_table or end.group <= MOST_LINES_MOVED else NOTHING_KEPT
        return kept._replace(moved_blocks=moved[0], pitch=moved[1])
    return keeping if is_table or end.group + end.below <= style.lines else NOTHING_KEPT


def _short_end(blocks: Sequence[PageBlock], style: HouseStyle) -> int:
    """1 when the last block is a paragraph of one line, which stays with the signature."""
    last = blocks[-1]
    return int(isinstance(last, NumberedParagraph) and line_count(last, style) == 1)


def _possible_ends(
    manuscript: Manuscript, style: HouseStyle, images: Mapping[str, bytes] | None
) -> tuple[int, int]:
    """The lines, counted from the document's first, on which the text may end."""
    # Most documents end with a short paragraph.
    from civplan.typeset.layout.ends import ends_of_pieces  # noqa: PLC0415

    text = manuscript._replace(attachment_names=(), signature=None, notes=(), attachments=())
    blocks = tuple(number_blocks(text.blocks, style.numbers))
    first, last = (
        (ending.page - 1) * style.lines + round(ending.used_height / style.line_pitch)
        for ending in ends_of_pieces(text, blocks, NOTHING_KEPT, style, images)
    )
    is_sure = last <= style.lines // 2
    doubt = 0 if is_sure else min(MOST_DOUBT, 1 + last // style.lines // PAGES_PER_LINE)
    return first - doubt, last + doubt


def _name_lines(name: str) -> int:
    return count_lines(name, NAME_CHARACTERS, NAME_CHARACTERS)


def _lines_below_text(manuscript: Manuscript, style: HouseStyle) -> int:
    """The lines of names of attachments, signature and notes, with the empty ones."""
    names, signature = manuscript.attachment_names, manuscript.signature
    lines = sum(map(_name_lines, names)) + 1 if names else 0
    lines += signature_lines_total(signature, style) if signature else 0
    return lines + len(manuscript.notes)
