"""How single paragraphs are set otherwise than usual."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import Heading, ManuscriptBlock
from civplan.typeset.gbt9704 import GBT9704, Twips
from civplan.typeset.keeping import NOTHING_KEPT, Keeping, loose_paragraphs
from civplan.typeset.numbering import number_blocks
from support.docx_files import body
from support.manuscripts import text_run

CLOSER, LAST = Twips(500), Twips(450)
LONE = body("字" * 27 + "。")
"""Its last line has one character and the stop; two less have room on the line before."""
HEADING = Heading(1, text_run("题"))


@pytest.mark.parametrize(
    ("blocks", "loose"),
    [
        ((LONE, HEADING, body("文")), {0}),
        ((body("文"), LONE, HEADING, body("文")), {1}),
        ((HEADING, LONE, body("文")), set()),
        ((HEADING, body("文"), LONE), {2}),
        ((body("字" * 28 + "。"), HEADING, body("文")), set()),
    ],
    ids=["opening", "still opening", "in the middle", "closing", "with two characters"],
)
def test_opening_and_closing_words_leave_no_character_alone(
    blocks: tuple[ManuscriptBlock, ...], loose: set[int]
) -> None:
    assert loose_paragraphs(tuple(number_blocks(blocks)), GBT9704) == loose


def test_the_last_blocks_have_the_pitch_of_their_page() -> None:
    keeping = Keeping(moved_blocks=3, pitch=CLOSER, new_page_blocks=1, last_pitch=LAST)
    assert [keeping.pitch_at(place, 5) for place in range(5)] == [0, 0, CLOSER, CLOSER, LAST]


@pytest.mark.parametrize(("keeping", "place"), [(Keeping(new_page_blocks=2), 3), (NOTHING_KEPT, 9)])
def test_a_page_begins_with_the_first_of_its_blocks(keeping: Keeping, place: int) -> None:
    assert [one for one in range(5) if keeping.begins_page(one, 5)] == [place] * (place < 5)
