"""Tables on the pages: rows, rules, heads, captions, landscape pages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from civplan.manuscript.nodes import (
    Align,
    AttachmentText,
    Manuscript,
    ManuscriptBlock,
    Table,
    TableCell,
)
from civplan.typeset.gbt9704 import GBT9704
from civplan.typeset.layout.lay_out import lay_out
from civplan.typeset.layout.pages import Page, PageLine
from support.docx_files import body
from support.manuscripts import WIDE, cells, text_run

LEFT, RIGHT = GBT9704.left_margin, GBT9704.paper_width - GBT9704.right_margin
ROW_HEIGHT = 580
"""A line of 四号 with the white above and below it and a rule: 420, 150 and 10 twips."""
HEAD = (cells("指标", "目标", align=Align.CENTER),)


def table(rows: int, caption: str = "") -> Table:
    """A table of so many rows below a head."""
    return Table(HEAD, tuple(cells(f"甲{row}", "乙") for row in range(rows)), caption)


def pages_of(*blocks: ManuscriptBlock) -> tuple[Page, ...]:
    return lay_out(Manuscript((), blocks), GBT9704, {})


def line(page: Page, text: str) -> PageLine:
    """The one line of a page with this text."""
    (found,) = [line for line in page.lines if line.text == text]
    return found


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_a_row_of_one_line_is_about_as_high_as_a_line_of_text() -> None:
    (page,) = pages_of(table(2))
    rows = sorted({rule.top for rule in page.rules if rule.top == rule.bottom})
    assert [below - above for above, below in pairwise(rows)] == [ROW_HEIGHT] * 3


def test_the_rules_reach_from_edge_to_edge_and_stand_between_the_columns() -> None:
    (page,) = pages_of(table(1))
    across = [rule for rule in page.rules if rule.top == rule.bottom]
    assert {(rule.left, rule.right) for rule in across} == {(LEFT, RIGHT)}
    upright = sorted({rule.left for rule in page.rules if rule.left == rule.right})
    assert (upright[0], len(upright), upright[-1]) == (LEFT, 3, RIGHT)


def test_a_cell_of_fewer_lines_stands_in_the_middle_of_its_row() -> None:
    (page,) = pages_of(Table((), (cells("长" * 40, "短"),)))
    long = [one for one in page.lines if one.text.startswith("长")]
    middle = (long[0].top + long[-1].top + long[-1].height) / 2
    short = line(page, "短")
    assert short.top + short.height / 2 == pytest.approx(middle, abs=1)


def test_a_cell_over_two_columns_has_no_rule_inside() -> None:
    merged = (TableCell(text_run("合计"), columns=2),)
    (page,) = pages_of(Table((), (merged,)))
    upright = {rule.left for rule in page.rules if rule.left == rule.right}
    assert upright == {LEFT, RIGHT}


def test_figures_are_in_the_middle_and_words_at_the_left() -> None:
    (page,) = pages_of(Table((), (cells("满意率", "96.2%"),)))
    words, figure = line(page, "满意率").runs[0], line(page, "96.2%").runs[0]
    inner = next(rule.left for rule in page.rules if LEFT < rule.left == rule.right < RIGHT)
    assert words.left == LEFT + 85
    assert figure.left - inner == pytest.approx(RIGHT - figure.left - figure.width)


def test_half_a_line_is_free_above_and_below() -> None:
    (page,) = pages_of(body("上"), table(1), body("下"))
    above = line(page, "上").top + GBT9704.line_pitch
    rules = [rule.top for rule in page.rules if rule.top == rule.bottom]
    assert min(rules) - above == pytest.approx(GBT9704.half_line, abs=6)
    assert line(page, "下").top - max(rules) == pytest.approx(GBT9704.half_line, abs=6)


def test_a_caption_stays_with_the_table_and_the_head_is_repeated() -> None:
    first, second = pages_of(*[body("行")] * 16, table(9, "指标表"))
    assert texts(first)[16:20] == ["指标表", "指标", "目标", "甲0"]
    assert texts(second)[:3] == ["指标", "目标", "甲3"]
    assert line(second, "指标").place == ("text", 16, 0, 0)


def test_a_row_does_not_break_across_pages() -> None:
    high = Table(
        (), (cells("一", "二"), cells("三", "四"), cells("长" * 70, "五"), cells("六", "七"))
    )
    first, second = pages_of(*[body("行")] * 18, high)
    assert "五" not in texts(first)
    assert texts(second)[-3:] == ["五", "六", "七"]


def test_no_row_is_alone_on_a_page() -> None:
    first, second = pages_of(*[body("行")] * 19, table(3))
    assert len(first.lines) == 19
    assert texts(second)[:2] == ["指标", "目标"]


def test_a_row_higher_than_a_page_is_broken_all_the_same() -> None:
    first, second = pages_of(Table((), (cells("长" * 1200, "短"),)))
    assert "".join(one.text for page in (first, second) for one in page.lines).count("长") == 1200


def wide(caption: str = "") -> Table:
    """A table that has room on a landscape page only."""
    cell = TableCell(text_run("甲乙丙"))
    return Table((), ((cell,) * WIDE,), caption, fitted=True)


def test_a_wide_table_is_on_a_landscape_page_whose_number_keeps_its_place() -> None:
    upright, turned, last = pages_of(body("上"), wide("宽表"), body("下"))
    assert (texts(upright), texts(turned)[0], texts(last)) == (["上"], "宽表", ["下"])
    assert (turned.width, turned.height) == (upright.height, upright.width)
    assert turned.number is not None
    assert turned.number.runs[0].left == LEFT + 280
    assert max(rule.right for rule in turned.rules) == turned.width - GBT9704.top_margin


def test_wide_tables_in_a_row_share_landscape_pages() -> None:
    pages = pages_of(wide(), wide(), body("下"))
    assert [page.width > page.height for page in pages] == [False, True, False]


def test_an_attachment_with_a_wide_table_is_on_landscape_pages_as_a_whole() -> None:
    attachment = AttachmentText("名单", (body("说明"), wide()))
    manuscript = Manuscript((), (body("文"),), attachments=(attachment,))
    first, second = lay_out(manuscript, GBT9704, {})
    assert (first.width, second.width) == (GBT9704.paper_width, GBT9704.paper_height)
    assert texts(second)[:3] == ["附件", "名单", "说明"]
