"""Tables of a document become tables of the plan, and are printed with the same rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.ingest.blocks import Block
from civplan.ingest.import_document import ImportedDocument, import_parts, imported_part
from civplan.ingest.plan.tables import without_tables
from civplan.ingest.plan.texts import row_line
from civplan.model.choices import Document
from support.imports import OPTIONS, document_of_blocks, table_block, text_blocks_of

GRID = [["网格", "户数"], ["第一网格", "320"], ["第二网格", "285"]]
PLAN = """\
湖内社区2007年创建文明社区工作计划

一、指导思想
坚持以人为本。
二、工作目标
各网格任务如下：
{table}
三、主要工作
1、清理楼道。
2、更换路灯。
湖内社区居委会
2007年1月10日
"""


def blocks_of(text: str, *tables: Sequence[Sequence[str]]) -> list[Block]:
    """The blocks of a text, a table for each ``{table}`` in it."""
    first, *others = text.split("{table}\n")
    blocks = [*text_blocks_of(first)]
    for table, rest in zip(tables, others, strict=True):
        blocks += [table_block(table), *text_blocks_of(rest)]
    return blocks


def imported_with(text: str, *tables: Sequence[Sequence[str]]) -> ImportedDocument:
    """The import of a text with tables."""
    return import_parts([imported_part(document_of_blocks(blocks_of(text, *tables)))], OPTIONS)


def test_a_table_behind_the_text_of_a_section_is_its_table() -> None:
    made = imported_with(PLAN, GRID)

    assert made.plan.goals is not None
    assert str(made.plan.goals.text) == "各网格任务如下："
    assert [[*row.texts] for row in made.plan.goals.tables[0].rows] == GRID
    assert (
        "  正文: 各网格任务如下：\n"
        "  # 请核对：原为表格；第一行作表头\n"
        "  表格:\n"
        "    - 行:\n"
        "        - [网格, 户数]\n"
        '        - [第一网格, "320"]\n'
    ) in made.text


def test_the_short_line_above_a_table_is_its_caption() -> None:
    made = imported_with(PLAN.replace("{table}", "网格任务表\n{table}"), GRID)

    assert made.plan.goals is not None
    assert made.plan.goals.tables[0].caption == "网格任务表"
    assert str(made.plan.goals.text) == "各网格任务如下："


def test_a_table_between_paragraphs_stays_there_as_its_rows() -> None:
    made = imported_with(PLAN.replace("{table}", "{table}\n以上任务年底考核。"), GRID)

    assert made.plan.goals is not None
    assert made.plan.goals.tables == ()
    assert "  | 网格 | 户数 |\n" in made.text
    assert "请核对：原为表格，每行成了一段" in made.text


def test_a_table_of_an_item_is_the_item_s() -> None:
    text = PLAN.replace("{table}\n", "").replace("1、清理楼道。", "1、清理楼道。\n{table}")
    made = imported_with(text, GRID)

    assert made.plan.work is not None
    first, second = made.plan.work.items
    assert ([row.texts[0] for row in first.tables[0].rows], second.tables) == (
        ["网格", "第一网格", "第二网格"],
        (),
    )


def test_a_table_of_a_summary_is_for_the_summary() -> None:
    text = PLAN.replace("工作计划", "工作总结").replace("工作目标", "目标落实情况")
    made = imported_with(text, GRID)
    tables = [*made.plan.tables]

    assert [table.in_ for table in tables] in ([(Document.SUMMARY,)], [()])
    assert [[*row.texts] for row in tables[0].rows] == GRID


def test_a_table_of_an_attachment_is_the_attachment_s() -> None:
    text = PLAN.replace("{table}\n", "").replace(
        "湖内社区居委会\n2007年1月10日\n",
        "附件：网格任务表\n湖内社区居委会\n2007年1月10日\n附件\n网格任务表\n{table}\n",
    )
    made = imported_with(text, GRID)

    assert made.plan.plan is not None
    (attachment,) = made.plan.plan.attachments
    assert (attachment.name, attachment.text) == ("网格任务表", None)
    assert [[*row.texts] for row in attachment.tables[0].rows] == GRID


def lines(table: int, *rows: tuple[str, ...]) -> tuple[str, ...]:
    """The rows of a table as the lines of a text."""
    return tuple(row_line(row, table) for row in rows)


FIRST, SECOND = lines(1, ("甲", "乙"), ("1", "2")), lines(2, ("丙", "丁"), ("3", "4"))
MERGED = lines(3, ("甲", "乙"), ("合并",))


@pytest.mark.parametrize(
    ("paragraphs", "needs_text", "kept", "captions"),
    [
        (("文。", *FIRST), False, 1, [None]),
        (("文。", *FIRST, *SECOND), False, 1, [None, None]),
        (("文。", "表一", *FIRST, "表二", *SECOND), False, 1, ["表一", "表二"]),
        (("文。", *FIRST, "文。", *SECOND), False, 4, [None]),
        (("文。", *MERGED), False, 3, []),
        (FIRST, False, 0, [None]),
        (FIRST, True, 2, []),
        (("表一", *FIRST), True, 1, [None]),
        (lines(1, ("甲", "甲"), ("1", "2")), False, 2, []),
        (lines(1, ("甲", "乙")), False, 1, []),
    ],
)
def test_only_tables_at_the_end_that_a_plan_file_can_say_are_taken(
    paragraphs: tuple[str, ...], *, needs_text: bool, kept: int, captions: list[str | None]
) -> None:
    rest = without_tables(paragraphs, None, needs_text=needs_text)

    assert rest.paragraphs == paragraphs[:kept]
    assert [table.caption for table in rest.tables] == captions


CELLS = st.text("甲乙丙1.,%:#-—|~[]{}\"'", max_size=6).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_every_cell_comes_back_from_the_file(rows: list[list[str]]) -> None:
    made = imported_with(PLAN, [["项目", "数量"], *rows])
    expected = [("项目", "数量"), *(tuple(row) for row in rows if any(row))]

    assert made.plan.goals is not None
    assert not made.opened.has_errors
    if len(expected) > 1:
        (table,) = made.plan.goals.tables
        assert [row.texts for row in table.rows] == expected
