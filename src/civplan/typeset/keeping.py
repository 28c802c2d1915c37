"""How paragraphs at the end of a text, and short last lines, are set otherwise than usual.

What decides on the end of a text is in ``signature_page``; those who set texts only follow it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import ParagraphKind
from civplan.typeset.gbt9704 import Twips
from civplan.typeset.lines import has_lone_end
from civplan.typeset.numbering import NumberedParagraph
from civplan.typeset.wording import runs_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.numbering import PageBlock


class Keeping(NamedTuple):
    """How the end of a text stays together."""

    kept_blocks: int = 0
    """The number of last blocks that share a page with what follows."""
    moved_blocks: int = 0
    """The number of last blocks whose lines have another pitch."""
    pitch: Twips = Twips(0)
    """From one of these lines to the next."""
    new_page_blocks: int = 0
    """The number of last blocks that begin a new page; their lines have the last pitch."""
    last_pitch: Twips = Twips(0)
    """From line to line of names of attachments and signature; 0 for the usual pitch."""
    has_low_rows: bool = False
    """True when the cells of the table that the text ends with have the least white."""

    def pitch_at(self, place: int, blocks: int) -> Twips:
        """The pitch of the lines of a block, by its place among so many; 0 for the usual one."""
        if place >= blocks - self.new_page_blocks:
            return self.last_pitch
        return self.pitch if place >= blocks - self.moved_blocks else Twips(0)

    def begins_page(self, place: int, blocks: int) -> bool:
        """True for the block with which a page begins, by its place among so many."""
        return self.new_page_blocks > 0 and place == blocks - self.new_page_blocks


NOTHING_KEPT = Keeping()


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
