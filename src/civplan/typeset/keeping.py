"""What shares a page with the signature: two lines of text, or two names of attachments.

More would leave half-empty pages. LibreOffice and OnlyOffice move a paragraph whole that must share
a page with the next one, so a long one is only kept where the signature would stand alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.manuscript.nodes import Table
from civplan.typeset.measure import NARROW_LETTER, WIDE_LETTER, count_lines
from civplan.typeset.numbering import NumberedParagraph
from civplan.typeset.signature import LINES_WITH_SIGNATURE, signature_lines_total
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock

MOST_LINES_KEPT = 2
"""Lines of short paragraphs that are kept with a signature wherever it stands."""


def blocks_kept_with_signature(
    manuscript: Manuscript, blocks: Sequence[PageBlock], style: HouseStyle
) -> int:
    """The number of last blocks that share a page with what follows the text."""
    names = len(manuscript.attachment_names)
    if names >= LINES_WITH_SIGNATURE or not (manuscript.signature or names):
        return 0
    kept = lines = 0
    for block in reversed(blocks):
        if lines >= LINES_WITH_SIGNATURE:
            break
        if isinstance(block, Table):
            return kept + 1
        if not isinstance(block, NumberedParagraph):
            break
        own = _line_count(block, style)
        if lines + own > MOST_LINES_KEPT:
            return kept + _stands_alone_without(own, manuscript, style)
        kept, lines = kept + 1, lines + own
    return kept


def _line_count(block: NumberedParagraph, style: HouseStyle) -> int:
    text = block.number + runs_text(block.runs)
    return count_lines(text, style.characters - 2, style.characters)


def _stands_alone_without(lines: int, manuscript: Manuscript, style: HouseStyle) -> bool:
    """True when only the last paragraph, of so many lines, can share a page with the signature."""
    # Few documents end with a long paragraph.
    from civplan.typeset.pagination import end_of_text  # noqa: PLC0415

    below = _lines_below_text(manuscript, style)
    if lines + below > style.lines:
        return False
    text = manuscript._replace(attachment_names=(), signature=None, notes=(), attachments=())
    first, last = (
        (ending.page - 1) * style.lines + round(ending.used / style.line_pitch)
        for ending in (end_of_text(text, style, half) for half in (NARROW_LETTER, WIDE_LETTER))
    )
    ends = {(line - 1) % style.lines + 1 for line in range(first - 1, last + 2)}
    return max(ends) + below > style.lines


def _lines_below_text(manuscript: Manuscript, style: HouseStyle) -> int:
    """The lines of the names of attachments and of the signature, with the empty ones."""
    names, signature = len(manuscript.attachment_names), manuscript.signature
    lines = names + 1 if names else 0
    return lines + (signature_lines_total(signature, style) if signature else 0)
