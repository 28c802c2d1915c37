"""What shares a page with the signature, and how lines move where it has no room."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import (
    Heading,
    Manuscript,
    ManuscriptBlock,
    Signature,
    Table,
)
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.keeping import NOTHING_KEPT, Keeping
from civplan.typeset.numbering import number_blocks
from civplan.typeset.pagination import ends_of_text
from civplan.typeset.signature_page import keeping_of
from support.docx_files import body, package, says
from support.manuscripts import cells, text_run

SIGNED = Signature(("青禾社区居民委员会",), "2025年12月31日")
THREE = Signature(
    ("青禾社区居民委员会", "青禾社区党委", "青禾社区监委会"), SIGNED.date, sealed=True
)
PITCH = GBT9704.line_pitch


def lines_of(count: int) -> tuple[ManuscriptBlock, ...]:
    """So many paragraphs of one line."""
    return tuple(body("行") for _ in range(count))


def long(lines: int) -> ManuscriptBlock:
    """A paragraph of so many lines."""
    return body("长" * (28 * lines - 10))


def keeping(
    *blocks: ManuscriptBlock, signature: Signature = SIGNED, names: tuple[str, ...] = ()
) -> Keeping:
    """How a text without a title ends."""
    whole = Manuscript((), blocks, signature=signature, attachment_names=names)
    return keeping_of(whole, tuple(number_blocks(blocks)), GBT9704)


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        (lines_of(5), 2),
        ((*lines_of(5), long(2)), 1),
        ((*lines_of(5), long(4)), 1),
        ((*lines_of(5), long(9)), 0),
        ((*lines_of(5), long(9), body("短")), 1),
        ((*lines_of(5), Heading(1, text_run("题")), body("一"), body("二")), 3),
    ],
)
def test_a_short_end_stays_with_the_signature(
    blocks: tuple[ManuscriptBlock, ...], kept: int
) -> None:
    assert keeping(*blocks) == Keeping(kept)


def test_the_end_of_a_table_stays_with_the_signature() -> None:
    assert keeping(*lines_of(3), Table((), (cells("甲"), cells("乙")))) == Keeping(1)


def test_names_of_attachments_take_the_place_of_text() -> None:
    assert keeping(*lines_of(5), names=("甲表", "乙表")) == NOTHING_KEPT


@pytest.mark.parametrize(("above", "pitch"), [(6, 0), (10, 548), (12, 496), (13, 657), (20, 0)])
def test_lines_stand_closer_or_wider_where_a_long_paragraph_ends_at_the_foot(
    above: int, pitch: int
) -> None:
    """The paragraph has nine lines, the signature takes three of the page's 22."""
    assert keeping(*lines_of(above), long(9)).pitch == pitch


def test_closer_lines_leave_the_signature_its_room() -> None:
    blocks = (*lines_of(12), long(9))
    found = keeping(*blocks)
    moved = 12 + 9 if found.moved_blocks == 13 else 9 + found.moved_blocks - 1

    assert moved * found.pitch + (21 - moved) * PITCH + 3 * PITCH <= 22 * PITCH


def test_lines_stand_wider_where_three_seals_have_no_room() -> None:
    """Closer lines could not save as many as the seals need."""
    blocks = (*lines_of(12), long(9))
    found = keeping(*blocks, signature=THREE)

    assert found.pitch > PITCH
    assert ends_of_text(Manuscript((), blocks), GBT9704)[0].page == 1
    whole = Manuscript((), blocks, signature=THREE)
    assert ends_of_text(whole, GBT9704)[0].page == 2


def test_lines_that_move_stand_off_the_grid() -> None:
    """LibreOffice would set a closer line on the next line of the grid."""
    blocks = (*lines_of(12), long(9))
    found = package(Manuscript((), blocks, signature=SIGNED))
    last = found.paragraph("长")

    assert int(says(last, "pPr/spacing")["line"]) < PITCH
    assert says(last, "pPr/snapToGrid") == {"val": "0"}


def test_lines_above_a_table_stand_closer_where_it_ends_at_the_foot() -> None:
    """OnlyOffice moves a table whole, of which a row must share a page with the signature."""
    table = Table((cells("指标"),), tuple(cells(f"第{row}行") for row in range(6)))
    found = keeping(*lines_of(13), table)

    assert found.kept_blocks == 1
    assert found.moved_blocks > 1
    assert 0 < found.pitch < PITCH


SIX_NAMES = tuple(f"{number}号表" for number in "一二三四五六")


@pytest.mark.parametrize(("above", "is_wider"), [(37, False), (40, True), (43, True)])
def test_two_lines_of_text_come_to_the_page_of_many_names_and_the_signature(
    above: int, *, is_wider: bool
) -> None:
    """At 37 lines the names would begin on the second page and end on the third."""
    found = keeping(*lines_of(above), names=SIX_NAMES)

    assert found.moved_blocks > 0
    assert (found.pitch > PITCH) == is_wider


def test_two_lines_of_text_come_to_the_page_of_a_table_and_the_signature() -> None:
    table = Table((cells("指标"),), tuple(cells(f"第{row}行") for row in range(6)))
    found = keeping(*lines_of(40), table)

    assert found.kept_blocks == 1
    assert found.moved_blocks > 1
    assert found.pitch > PITCH
