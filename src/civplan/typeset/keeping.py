"""What shares a page with the signature: two lines of text, or two names of attachments.

Under a table or many names, two lines of text are brought to the signature's page where lines that
stand closer or wider do it; elsewhere rows or names take their place.
LibreOffice and OnlyOffice move a paragraph whole that must share a page with the next one. Where
that would leave a page half empty, lines stand closer or wider instead, the standard's own remedy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import ParagraphKind, Table
from civplan.typeset.gbt9704 import Twips
from civplan.typeset.lines import count_lines, has_lone_end
from civplan.typeset.numbering import NumberedParagraph
from civplan.typeset.signature import LINES_WITH_SIGNATURE, signature_lines_total
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock

MOST_LINES_KEPT = 4
"""Lines of a last paragraph that is kept with a signature wherever it stands."""
FEWEST_LINES_LEFT = 16
"""Lines that a page keeps when text moves to the signature; with fewer, lines stand closer."""
MOST_LINES_MOVED = 8
"""Of a last paragraph that moves whole; a longer one would leave a page half empty."""
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
PAGES_PER_LINE, MOST_DOUBT = 5, 3
"""For each line by which the place of the text's end is uncertain, and the most such lines."""
NAME_CHARACTERS = 22
"""Characters of a line of an attachment's name, behind 附件：1."""


class Keeping(NamedTuple):
    """How the end of a text stays together."""

    kept_blocks: int = 0
    """The number of last blocks that share a page with what follows."""
    moved_blocks: int = 0
    """The number of last blocks whose lines have another pitch."""
    pitch: Twips = Twips(0)
    """From one of these lines to the next."""


NOTHING_KEPT = Keeping()


class _End(NamedTuple):
    """The end of a text, in lines."""

    group: int
    """Of what moves to the signature: paragraphs, names of attachments, or a table whole."""
    together: float
    """That must share a page: of the text or the names, and all below."""
    below: float
    """From the end of the text to the end of signature and notes, with empty ones."""


def keeping_of(manuscript: Manuscript, blocks: Sequence[PageBlock], style: HouseStyle) -> Keeping:
    """How the last blocks of a text share a page with what follows it."""
    names = manuscript.attachment_names
    if not (manuscript.signature or names):
        return NOTHING_KEPT
    below = _lines_below_text(manuscript, style)
    if with_text := _with_lines_of_text(manuscript, blocks, below, style):
        return with_text
    if len(names) >= LINES_WITH_SIGNATURE:
        last = sum(map(_name_lines, names[-LINES_WITH_SIGNATURE:]))
        before = 1 + sum(map(_name_lines, names)) - last
        return _with_other_lines(
            Keeping(), _End(last, below - before, below), manuscript, blocks, style
        )
    kept, group = _last_blocks(blocks, style)
    ends_with_table = bool(kept) and isinstance(blocks[-kept], Table)
    end = _End(style.lines if ends_with_table else group, LINES_WITH_SIGNATURE + below, below)
    return _with_other_lines(Keeping(kept), end, manuscript, blocks, style)


def loose_paragraphs(blocks: Sequence[PageBlock], style: HouseStyle) -> frozenset[int]:
    """The places of opening and closing words whose last line would have a single character.

    Set without the closer spacing of the text they have 27 characters to a line, and two more on
    the last.
    """
    heading = next(
        (
            place
            for place, block in enumerate(blocks)
            if not isinstance(block, NumberedParagraph) or block.heading
        ),
        len(blocks),
    )
    across = style.characters
    loose = set()
    for place in {*range(heading), *range(len(blocks))[-1:]}:
        block = blocks[place]
        if isinstance(block, NumberedParagraph) and block.kind is ParagraphKind.BODY:
            text = block.number + runs_text(block.runs)
            if has_lone_end(text, across - 2, across) and not has_lone_end(
                text, across - 3, across - 1
            ):
                loose.add(place)
    return frozenset(loose)


def _last_blocks(blocks: Sequence[PageBlock], style: HouseStyle) -> tuple[int, int]:
    """The number of last blocks with at least two lines, and their lines with headings above."""
    kept = lines = 0
    for block in reversed(blocks):
        if isinstance(block, Table) and lines < LINES_WITH_SIGNATURE:
            return kept + 1, lines
        if not isinstance(block, NumberedParagraph):
            break
        if lines >= LINES_WITH_SIGNATURE and not block.heading:
            break
        lines += _line_count(block, style)
        kept += 1
    return kept, lines


def _with_lines_of_text(
    manuscript: Manuscript, blocks: Sequence[PageBlock], below: float, style: HouseStyle
) -> Keeping | None:
    """Lines of another pitch that bring two of them to the page of a table or names and signature.

    None where other ones are not needed, or would not do: rows or names take their place.
    """
    text, is_table = blocks, False
    if blocks and isinstance(table := blocks[-1], Table):
        text, is_table = blocks[:-1], True
        below += _lines_of_table(table, style)
        manuscript = manuscript._replace(blocks=manuscript.blocks[:-1])
    elif len(manuscript.attachment_names) < LINES_WITH_SIGNATURE:
        return None
    together = LINES_WITH_SIGNATURE + below
    if together > style.lines:
        return None
    first, last = _possible_ends(manuscript, style)
    end = _End(LINES_WITH_SIGNATURE, together, below)
    torn = [line for line in range(first, last + 1) if _is_torn(line, end, style)]
    moved = torn and _moved_lines(torn[0], (first, last), end, text, style)
    return Keeping(int(is_table), moved[0] + is_table, moved[1]) if moved else None


def _lines_of_table(table: Table, style: HouseStyle) -> float:
    """The lines of a table with its caption and the white around it."""
    from civplan.typeset.pagination import table_height  # noqa: PLC0415 - as for the ends

    return table_height(table, style) / style.line_pitch


def _moved_lines(
    torn: int, ends: tuple[int, int], end: _End, blocks: Sequence[PageBlock], style: HouseStyle
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
    closer = _moved_blocks(blocks, -saved, on_page, style)
    is_text = end.below < end.together
    wider = _moved_blocks(blocks, added, on_page, style) if is_text else None
    if wider and not (closer and _is_smaller_change(saved, added, closer[1], wider[1], style)):
        return wider
    return closer


def _with_other_lines(
    keeping: Keeping,
    end: _End,
    manuscript: Manuscript,
    blocks: Sequence[PageBlock],
    style: HouseStyle,
) -> Keeping:
    """The same, with another pitch where text that moves would leave a page half empty."""
    is_short = end.group <= MOST_LINES_KEPT
    if is_short and style.lines + 1 - end.below - end.group >= FEWEST_LINES_LEFT:
        return keeping  # wherever the text ends
    first, last = _possible_ends(manuscript, style)
    is_table = keeping.kept_blocks > 0 and isinstance(blocks[-keeping.kept_blocks], Table)
    likely = range(first + 1, last) if is_table else range(first, last + 1)  # a table can be split
    torn = [line for line in likely if _is_torn(line, end, style)]
    if not torn:
        return keeping if is_short or is_table else Keeping(_short_end(blocks, style))
    if moved := _moved_lines(torn[0], (first, last), end, blocks, style):
        if moved[1] > style.line_pitch:
            return Keeping(0, *moved)
        # A longer one would move whole, were there a line more than expected.
        kept = keeping if is_table or end.group <= MOST_LINES_MOVED else NOTHING_KEPT
        return kept._replace(moved_blocks=moved[0], pitch=moved[1])
    return keeping if is_table or end.group + end.below <= style.lines else NOTHING_KEPT


def _is_smaller_change(
    saved: float, added: float, closer: Twips, wider: Twips, style: HouseStyle
) -> bool:
    """True when closer lines change pages less than wider ones: in pitch, or by far in lines."""
    is_nearer = style.line_pitch - closer <= wider - style.line_pitch
    return is_nearer or saved * FAR_FEWER <= added


def _short_end(blocks: Sequence[PageBlock], style: HouseStyle) -> int:
    """1 when the last block is a paragraph of one line, which stays with the signature."""
    last = blocks[-1]
    return int(isinstance(last, NumberedParagraph) and _line_count(last, style) == 1)


def _is_torn(line: int, end: _End, style: HouseStyle) -> bool:
    """True when not all that must be together fits on a page, if the text ends on a line."""
    last = line + end.below
    return (last - end.together) // style.lines != (last - 1) // style.lines


def _possible_ends(manuscript: Manuscript, style: HouseStyle) -> tuple[int, int]:
    """The lines, counted from the document's first, on which the text may end."""
    # Most documents end with a short paragraph.
    from civplan.typeset.pagination import ends_of_text  # noqa: PLC0415

    text = manuscript._replace(attachment_names=(), signature=None, notes=(), attachments=())
    first, last = (
        (ending.page - 1) * style.lines + round(ending.used_height / style.line_pitch)
        for ending in ends_of_text(text, style)
    )
    is_sure = last <= style.lines // 2
    doubt = 0 if is_sure else min(MOST_DOUBT, 1 + last // style.lines // PAGES_PER_LINE)
    return first - doubt, last + doubt


def _moved_blocks(
    blocks: Sequence[PageBlock], more: float, on_page: int, style: HouseStyle
) -> tuple[int, Twips] | None:
    """The number of last blocks with another pitch, and the pitch; None where none would do.

    Args:
        blocks: Those of the text.
        more: By how many lines the text is to end later; earlier with less than 0.
        on_page: The lines of the text on its last page.
        style: The house style.
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
        count, lines = count + 1, lines + _line_count(block, style)
    more -= lines // style.lines if more < 0 else 0  # each page's foot may be left empty
    if more < 0 and lines > on_page + MOST_LINES_BEFORE:
        return None  # the page before would have more than its 22 lines
    share = (lines + more) / lines if lines else 0
    if CLOSEST_PITCH <= share <= WIDEST_PITCH:
        return count, Twips(int(style.line_pitch * share))
    return None


def _line_count(block: NumberedParagraph, style: HouseStyle) -> int:
    text = block.number + runs_text(block.runs)
    return count_lines(text, style.characters - 2, style.characters)


def _name_lines(name: str) -> int:
    return count_lines(name, NAME_CHARACTERS, NAME_CHARACTERS)


def _lines_below_text(manuscript: Manuscript, style: HouseStyle) -> int:
    """The lines of names of attachments, signature and notes, with the empty ones."""
    names, signature = manuscript.attachment_names, manuscript.signature
    lines = sum(map(_name_lines, names)) + 1 if names else 0
    lines += signature_lines_total(signature, style) if signature else 0
    return lines + len(manuscript.notes)
