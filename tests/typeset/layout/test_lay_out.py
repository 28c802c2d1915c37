"""The pages of a document and what stands on them."""

from __future__ import annotations

import pytest

from civplan.manuscript.nodes import (
    Heading,
    Manuscript,
    ManuscriptBlock,
    Paragraph,
    Signature,
    Table,
)
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.layout.pages import Page
from support.docx_files import body
from support.manuscripts import cells, text_run

DATE = "2007年12月31日"
SIGNATURE = Signature(("湖内社区居民委员会",), DATE)
LEFT, RIGHT = GBT9704.left_margin, GBT9704.paper_width - GBT9704.right_margin


def pages_of(*blocks: ManuscriptBlock, title: str = "") -> tuple[Page, ...]:
    return lay_out(Manuscript((title,) if title else (), blocks), GBT9704, {})


def rows(page: Page) -> list[tuple[int, str]]:
    """The lines of a page, each with the row of the 22 on which it stands."""
    top, pitch = GBT9704.top_margin, GBT9704.line_pitch
    return [(1 + round((line.top - top) / pitch), line.text) for line in page.lines]


def test_a_page_has_22_lines() -> None:
    first, second = pages_of(*[body("行")] * 23)
    assert rows(first) == [(row, "行") for row in range(1, 23)]
    assert rows(second) == [(1, "行")]


def test_a_paragraph_begins_two_characters_in_and_reaches_both_edges() -> None:
    (page,) = pages_of(body("字" * 60))
    first, second, last = page.lines
    edge = LEFT + 2 * GBT9704.character_width
    assert (first.runs[0].left, second.runs[0].left) == (edge, LEFT)
    ends = [line.runs[0].left + line.runs[0].width for line in (first, second)]
    assert ends == pytest.approx([RIGHT - GBT9704.character_spacing] * 2, abs=6)
    assert last.runs[0].width == 6 * GBT9704.character_width


def test_the_marks_of_a_line_are_set_closer_for_a_stop_behind_it() -> None:
    (page,) = pages_of(body("，".join(["字" * 12, "字" * 13, "文" * 10])))
    run = page.lines[0].runs[0]
    assert run.text == "字" * 12 + "，" + "字" * 13 + "，"
    assert run.left + run.width == pytest.approx(RIGHT, abs=6)
    assert min(run.advances) == run.advances[12]
    assert run.advances[12] > 160


def test_a_title_is_centred_with_an_empty_line_below() -> None:
    (page,) = pages_of(body("行"), title="工作计划")
    assert rows(page) == [(1, "工作计划"), (3, "行")]
    run = page.lines[0].runs[0]
    assert run.left - LEFT == pytest.approx(RIGHT - run.left - run.width)


@pytest.mark.parametrize(
    "manuscript",
    [
        Manuscript(("计划",), (Table((), (cells("甲", "乙"),), "指标表"),)),
        Manuscript(("计划",), (), signature=SIGNATURE),
    ],
    ids=["a table with a caption", "a signature"],
)
def test_between_two_paragraphs_is_the_larger_white_of_both(manuscript: Manuscript) -> None:
    """Word does not add them up; nor does LibreOffice for a .docx of ours."""
    (page,) = lay_out(manuscript, GBT9704, {})
    assert [row for row, _ in rows(page)[:2]] == [1, 3]


def test_a_line_knows_its_text_and_where_it_begins_there() -> None:
    (page,) = pages_of(Heading(1, text_run("目标")), body("字" * 40))
    assert [(line.place, line.start) for line in page.lines] == [
        (("text", 0), 0),
        (("text", 1), 0),
        (("text", 1), 26),
    ]


def test_a_heading_is_not_the_last_line_of_a_page() -> None:
    first, second = pages_of(*[body("行")] * 20, Heading(1, text_run("目标")), body("字" * 60))
    assert len(first.lines) == 20
    assert [text[:2] for _, text in rows(second)] == ["一、", "字字", "字字", "字字"]


def test_two_lines_stay_under_a_heading() -> None:
    first, second = pages_of(*[body("行")] * 19, Heading(1, text_run("目标")), body("字" * 90))
    assert (len(first.lines), len(second.lines)) == (22, 2)


def test_a_run_in_heading_has_letters_of_its_own() -> None:
    run_in = text_run("一是抓。")[0]._replace(run_in=True)
    (page,) = pages_of(Paragraph((run_in, text_run("文" * 30)[0])))
    assert [run.text for line in page.lines for run in line.runs] == [
        "一是抓。",
        "文" * 22,
        "文" * 8,
    ]


def test_the_signature_is_2_from_the_right_edge_and_the_date_2_behind_the_issuer() -> None:
    manuscript = Manuscript((), (body("文"),), signature=SIGNATURE)
    (page,) = lay_out(manuscript, GBT9704, {})
    assert rows(page) == [(1, "文"), (3, "湖内社区居民委员会"), (4, DATE)]
    issuer, date = page.lines[1].runs[0], page.lines[2].runs[0]
    assert issuer.left + issuer.width == pytest.approx(RIGHT - 2 * GBT9704.character_width)
    assert date.left - issuer.left == pytest.approx(2 * GBT9704.character_width)


def test_page_numbers_stand_outside() -> None:
    first, second = pages_of(*[body("行")] * 23)
    assert first.number is not None
    assert second.number is not None
    assert (first.number.text, second.number.text) == ("— 1 —", "— 2 —")
    right = first.number.runs[0]
    assert right.left + right.width == RIGHT - 280
    assert second.number.runs[0].left == LEFT + 280


def test_white_stays_above_what_begins_a_landscape_page_and_the_page_behind_it() -> None:
    """They begin sections; a page on which text flows on has no white above its first line."""
    wide = Table((), (cells(*["110101199003074217"] * 5),), "名单", fitted=True)
    before, turned, after = pages_of(body("前"), wide, body("后"))

    edge = GBT9704.type_width % GBT9704.line_pitch / 2
    assert turned.lines[0].top == GBT9704.turned.top_margin + edge + GBT9704.half_line
    assert after.lines[0].top - before.lines[0].top == GBT9704.half_line

    _, second = pages_of(*[body("行")] * 22, wide._replace(fitted=False))
    assert second.lines[0].top == before.lines[0].top


@pytest.mark.parametrize("blanks", [" ", "\xa0", "\u3000\n"])
def test_a_text_of_blanks_has_no_line(blanks: str) -> None:
    signature = Signature(("湖内社区",), blanks)
    (page,) = lay_out(Manuscript((), (body("文"), body(blanks)), signature=signature), GBT9704, {})
    assert [line.text for line in page.lines] == ["文", "湖内社区"]


def test_the_pages_of_a_text_of_no_lines_are_one() -> None:
    (page,) = pages_of()
    assert page.lines == ()
