"""Plain text: what stands on each line, and that nothing is lost."""

from __future__ import annotations

from hypothesis import given

from civplan.manuscript.nodes import Figure, Manuscript, Paragraph, Table, TableCell, TextRun
from civplan.typeset.numbering import NumberForms
from civplan.typeset.plaintext import typeset_plaintext
from support.golden import Golden
from support.manuscripts import RICH, cells, manuscripts, text_run, texts_of


def test_the_rich_manuscript(golden: Golden) -> None:
    golden("typeset/rich.txt", typeset_plaintext(RICH))


@given(manuscripts())
def test_every_text_is_there_as_it_was_typed(manuscript: Manuscript) -> None:
    written = typeset_plaintext(manuscript)

    assert [text for text in texts_of(manuscript) if text.rstrip("。") not in written] == []


@given(manuscripts())
def test_no_line_but_the_last_ends_in_white_space(manuscript: Manuscript) -> None:
    written = typeset_plaintext(manuscript)

    assert written.endswith("\n")
    assert not written.endswith("\n\n")
    assert [line for line in written.split("\n") if line.endswith((" ", "\t", "\r"))] == []


def test_one_attachment_has_no_number() -> None:
    manuscript = Manuscript(("题",), (), attachment_names=("名单",))

    assert typeset_plaintext(manuscript) == "题\n\n　　附件：名单\n"


def test_a_table_without_a_head_has_no_labels() -> None:
    table = Table((), (cells("一", "二"), (TableCell(text_run("三\n四"), columns=2),)))

    assert typeset_plaintext(Manuscript(("题",), (table,))) == "题\n\n　　一；二\n　　三四\n"


def test_an_empty_cell_keeps_its_label() -> None:
    table = Table((cells("指标", "完成"),), ((*cells("满意率"), TableCell(())),))

    assert typeset_plaintext(Manuscript(("题",), (table,))) == "题\n\n　　指标：满意率；完成：\n"


def test_the_rows_of_a_head_make_one_label() -> None:
    head = (
        (*cells("指标"), TableCell(text_run("碰头会"), columns=2)),
        cells("名称", "计划", "完成"),
    )
    table = Table(head, (cells("次数", "12", "13"),))

    assert typeset_plaintext(Manuscript(("题",), (table,))) == (
        "题\n\n　　指标名称：次数；碰头会计划：12；碰头会完成：13\n"
    )


def test_a_picture_without_words_leaves_no_line() -> None:
    figures = (Figure("a.png"), Figure("b.png", "会场"))

    assert typeset_plaintext(Manuscript(("题",), figures)) == "题\n\n　　（图：会场）\n"


def test_numbers_may_be_written_another_way() -> None:
    from_rich = typeset_plaintext(RICH, NumberForms(level_3="{}、"))

    assert "　　1、楼群组长例会。全年召开碰头会12次。\n" in from_rich


def test_a_line_that_is_broken_begins_flush_left() -> None:
    manuscript = Manuscript(("题", "目"), (Paragraph((TextRun("一\n二"),)),))

    assert typeset_plaintext(manuscript) == "题\n目\n\n　　一\n二\n"
