"""Two lines of text on the page of many names of attachments, or of a table, and the signature."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from civplan.manuscript.nodes import Figure, Manuscript, ManuscriptBlock, Signature, Table
from civplan.typeset.columns import CELL_TOP_MARGIN, LEAST_TOP_MARGIN
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.html.typesetter import HtmlTypesetter
from civplan.typeset.keeping import NOTHING_KEPT, Keeping
from civplan.typeset.last_page import FEWEST_LINES_BEFORE
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.numbering import number_blocks
from civplan.typeset.pagination import ends_of_text
from civplan.typeset.signature_page import keeping_of
from support.docx_files import PROPERTIES, body, package, says
from support.manuscripts import cells

SIGNED = Signature(("青禾社区居民委员会",), "2025年12月31日")
PITCH = GBT9704.line_pitch


def text_with(lines: int, names: int = 0, table: Sequence[ManuscriptBlock] = ()) -> Manuscript:
    """A text of so many paragraphs of one line, with so many names, or a table at its end."""
    blocks = (*(body(f"第{line}行") for line in range(lines)), *table)
    attachments = tuple(f"{number}号表" for number in range(names))
    return Manuscript((), blocks, signature=SIGNED, attachment_names=attachments)


def table_of(rows: int) -> Table:
    """A table with a head and so many rows of one line."""
    return Table((cells("指标"),), tuple(cells(f"第{row}行") for row in range(rows)))


def keeping(manuscript: Manuscript) -> Keeping:
    """How its text ends."""
    return keeping_of(manuscript, tuple(number_blocks(manuscript.blocks)), GBT9704)


def pages(manuscript: Manuscript) -> int:
    """The page on which the signature ends."""
    return ends_of_text(manuscript, GBT9704)[1].page


def lines_before_turn(manuscript: Manuscript, found: Keeping) -> float:
    """The height of the page before the last paragraphs, in lines."""
    before = len(manuscript.blocks) - found.new_page_blocks
    pitches = (found.pitch_at(place, len(manuscript.blocks)) or PITCH for place in range(before))
    return sum(pitches) / PITCH


@pytest.mark.parametrize("names", [12, 15])
def test_lines_of_names_and_signature_stand_closer_with_those_of_the_text(names: int) -> None:
    text = text_with(10, names)
    found = keeping(text)

    assert found.new_page_blocks == 0
    assert found.last_pitch == found.pitch < PITCH
    assert pages(text) == 1


@pytest.mark.parametrize(("lines", "names"), [(16, 15), (16, 20), (18, 6), (40, 22)])
def test_the_last_two_lines_begin_a_page_where_that_leaves_the_one_before_full_enough(
    lines: int, names: int
) -> None:
    text = text_with(lines, names)
    found = keeping(text)

    assert found.new_page_blocks == 2
    assert lines_before_turn(text, found) % GBT9704.lines >= FEWEST_LINES_BEFORE
    assert pages(text) == 1 + -(-lines // GBT9704.lines)
    assert ends_of_text(text, GBT9704)[1].used_height <= GBT9704.type_height


@pytest.mark.parametrize(("lines", "names"), [(13, 20), (8, 30), (30, 30)])
def test_names_take_the_place_of_text_where_nothing_else_would_do(lines: int, names: int) -> None:
    """A page would be half empty, or lines would touch."""
    assert keeping(text_with(lines, names)) == NOTHING_KEPT


def test_rows_stand_closer_where_closer_lines_alone_would_not_do() -> None:
    usual = keeping(text_with(13, table=[table_of(7)]))
    low = keeping(text_with(14, table=[table_of(7)]))

    assert (usual.has_low_rows, low.has_low_rows) == (False, True)
    assert low.kept_blocks == 1


def test_a_table_goes_with_the_last_two_lines_to_their_page() -> None:
    found = keeping(text_with(18, table=[table_of(14)]))
    assert found.new_page_blocks == 3


@pytest.mark.parametrize("block", [Figure("a.png"), table_of(3)._replace(fitted=True)])
def test_no_page_is_turned_below_what_is_as_high_as_it_turns_out(block: ManuscriptBlock) -> None:
    """The height of a picture is not known before, and a wide table has pages of its own."""
    wide = cells(*("一" * 40 for _ in range(12)))
    if isinstance(block, Table):
        block = block._replace(head=(wide,), body=(wide,) * 3)
    text = text_with(18, 6)
    assert keeping(text).new_page_blocks == 2
    assert keeping(text._replace(blocks=(block, *text.blocks))).new_page_blocks == 0


def test_a_word_file_has_the_page_and_the_pitches() -> None:
    text = text_with(16, 20)
    found, document = keeping(text), package(text)

    assert says(document.paragraph("第13行"), "pPr/spacing")["line"] == str(found.pitch)
    assert says(document.paragraph("第14行"), "pPr/pageBreakBefore") == {}
    for words in ("第14行", "附件：1.0号表", "20.19号表", SIGNED.date):
        assert says(document.paragraph(words), "pPr/spacing")["line"] == str(found.last_pitch)
        assert says(document.paragraph(words), "pPr/snapToGrid") == {"val": "0"}
    first = says(document.paragraph("附件：1.0号表"), "pPr/spacing")
    assert first["before"] == str(found.last_pitch)


@pytest.mark.parametrize(("lines", "white"), [(13, CELL_TOP_MARGIN), (14, LEAST_TOP_MARGIN)])
def test_the_cells_of_low_rows_have_the_least_white(lines: int, white: int) -> None:
    document = package(text_with(lines, table=[table_of(7)]))
    assert says(document.body(), "tbl/tblPr/tblCellMar/top")["w"] == str(white)


def test_a_web_page_has_the_page_and_the_pitches_on_paper() -> None:
    page = HtmlTypesetter().typeset(text_with(16, 20), PROPERTIES).decode()

    assert '<p class="new-page moved" style="--line:24.45pt">第14行</p>' in page
    assert '<div class="attachments moved" style="--line:24.45pt">' in page
    assert '<div class="signature moved" style="--above:1;--line:24.45pt">' in page


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (text_with(10, 12), "第0行"),
        (text_with(16, 20), "第14行"),
        (text_with(14, table=[table_of(7)]), "第0行"),
    ],
)
def test_laid_out_pages_have_the_page_and_the_pitches(text: Manuscript, first: str) -> None:
    laid = lay_out(text, GBT9704, {})
    last = [line.text for line in laid[-1].lines]

    assert len(laid) == pages(text)
    assert (last[0], last[-1]) == (first, SIGNED.date)
