"""Where a text ends, and the place of the 版记."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import (
    AttachmentText,
    Colophon,
    Figure,
    Heading,
    Manuscript,
    ManuscriptBlock,
    Masthead,
    Signature,
    Table,
)
from civplan.typeset.gbt9704 import GBT9704, Twips
from civplan.typeset.layout.ends import Ending
from civplan.typeset.pagination import ColophonPlace, colophon_place, ends_of_text
from support.docx_files import body
from support.manuscripts import cells, text_run

PITCH = GBT9704.line_pitch
COLOPHON = Colophon("区文明办", "湖内社区居民委员会", "2007年12月31日")
SIGNATURE = Signature(("湖内社区",), "2007年12月31日")


def lines(count: int) -> tuple[ManuscriptBlock, ...]:
    """So many paragraphs of one line."""
    return (body("行"),) * count


def untitled(*blocks: ManuscriptBlock) -> Manuscript:
    return Manuscript((), blocks)


def end(manuscript: Manuscript) -> tuple[int, float]:
    """The page, and the lines used on it."""
    ending = ends_of_text(manuscript, GBT9704)[0]
    return ending.page, round(ending.used_height / PITCH, 2)


def test_twenty_two_lines_fill_a_page() -> None:
    assert end(untitled(*lines(22))) == (1, 22)
    assert end(untitled(*lines(23))) == (2, 1)


def test_a_title_takes_its_lines_and_one_more() -> None:
    assert end(Manuscript(("题",), lines(3))) == (1, 5)


def test_a_long_paragraph_flows_over_pages() -> None:
    assert end(untitled(body("长" * (26 + 28 * 49)))) == (3, 6)


def test_a_paragraph_fills_the_page_and_may_leave_a_line_alone() -> None:
    assert end(untitled(*lines(21), body("长" * 80))) == (2, 2)
    assert end(untitled(*lines(20), body("长" * 80))) == (2, 1)
    assert end(untitled(*lines(18), body("长" * 130))) == (2, 1)


def test_a_heading_goes_with_the_text_under_it() -> None:
    assert end(untitled(*lines(21), Heading(1, text_run("题")), body("文"))) == (2, 2)


def test_the_signature_takes_a_short_paragraph_with_it() -> None:
    long = untitled(*lines(18), body("长" * 100))._replace(signature=SIGNATURE)
    assert end(long) == (2, 7)
    short = untitled(*lines(19), body("长" * 80))._replace(signature=SIGNATURE)
    assert end(short) == (2, 6)


def test_a_masthead_takes_a_third_of_the_page() -> None:
    masthead = Masthead("通北街道办事处文件", "通北办〔2007〕3号")
    assert end(Manuscript(("题",), (), masthead=masthead)) == (1, 12.27)


def test_each_attachment_begins_a_page() -> None:
    attachments = (AttachmentText("名单", lines(3)),) * 2
    assert end(untitled(*lines(1))._replace(attachments=attachments)) == (3, 7)


def test_rows_and_captions_of_a_table_count() -> None:
    table = Table((cells("甲", "乙"),), (cells("一", "二"), cells("长" * 60, "二")), "表")
    assert end(untitled(table)) == (1, 5.97)


def test_a_figure_is_taken_for_as_large_as_it_may_be() -> None:
    assert end(untitled(Figure("a.png", "", "图"))) == (1, 14.3)
    assert end(untitled(*lines(10), Figure("a.png"))) == (2, 13.3)


def test_names_of_attachments_and_notes_count() -> None:
    manuscript = untitled(*lines(1))._replace(attachment_names=("甲", "乙"), notes=(body("注"),))
    assert end(manuscript) == (1, 5)


@pytest.mark.parametrize(
    ("count", "place"),
    [
        (5, ColophonPlace.NEXT_EVEN_PAGE),
        (22, ColophonPlace.NEXT_EVEN_PAGE),
        (22 + 1, ColophonPlace.NEXT_EVEN_PAGE),
        (22 + 2, ColophonPlace.LAST_PAGE),
        (22 + 18, ColophonPlace.LAST_PAGE),
        (22 + 19, ColophonPlace.AFTER_BLANK_PAGE),
        (22 + 21, ColophonPlace.AFTER_BLANK_PAGE),
        (22 + 22, ColophonPlace.NEXT_EVEN_PAGE),
        (44 + 10, ColophonPlace.NEXT_EVEN_PAGE),
        (66 + 10, ColophonPlace.LAST_PAGE),
    ],
)
def test_the_colophon_goes_to_the_last_even_page(count: int, place: ColophonPlace) -> None:
    manuscript = untitled(*lines(count))._replace(colophon=COLOPHON)
    assert colophon_place(manuscript, GBT9704) is place


def test_an_ending_names_page_and_place() -> None:
    assert ends_of_text(untitled(*lines(2)), GBT9704)[0] == Ending(1, Twips(2 * PITCH))
