"""The widths of a table's columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from civplan.manuscript.nodes import Table, TableCell
from civplan.typeset.columns import column_widths, table_layout
from civplan.typeset.gbt9704 import GBT9704, HalfPoints, Twips, height
from civplan.typeset.lines import count_lines
from support.manuscripts import cells, text_run

WIDTH = Twips(8844)
MARGINS = 170
SMALL = 280
NAMES = (
    "居民对物业服务的满意率",
    "老旧小区楼道堆物清理完成率",
    "12345热线工单按期办结率",
    "高龄独居老人每周上门探访次数",
    "志愿者全年服务时长",
    "未成年人假期托管参加人次",
    "垃圾分类投放准确率",
    "电动自行车集中充电覆盖率",
    "加装电梯意见征集参与户数",
    "社区食堂日均就餐人次",
    "楼组议事会召开次数",
    "困难家庭走访慰问覆盖率",
)


def columns(*rows: tuple[str, ...]) -> tuple[int, ...]:
    """The widths of a table of these rows."""
    return column_widths(Table((), tuple(cells(*row) for row in rows)), WIDTH)


def lines(rows: Sequence[tuple[str, ...]]) -> int:
    """The lines of a whole table."""
    across = [(width - MARGINS) / SMALL for width in columns(*rows)]
    return sum(
        max(count_lines(text, room, room) for text, room in zip(row, across, strict=True))
        for row in rows
    )


def test_columns_fill_the_table_by_their_contents() -> None:
    assert columns(("一二三四五", "一二三四五")) == (4422, 4422)


def test_a_short_column_keeps_what_it_needs_beside_a_long_one() -> None:
    short, long = columns(("一二三四五", "长" * 200))
    assert short + long == WIDTH
    assert short == pytest.approx(5.62 * SMALL, abs=40)


def test_a_cell_over_several_columns_widens_none() -> None:
    table = Table((), (cells("一二", "一二"), (TableCell(text_run("长" * 40), columns=2),)))
    assert column_widths(table, WIDTH) == (4422, 4422)


def test_many_columns_still_fill_the_table_exactly() -> None:
    widths = columns(("长" * 9,) * 13)
    assert (len(widths), sum(widths), max(widths) - min(widths)) == (13, 8844, 1)


def test_a_long_column_takes_the_room_that_short_ones_leave() -> None:
    rows = [(name, "不低于95%", "96.2%", "达标，高1.2个百分点") for name in NAMES]
    assert lines(rows) <= 25


def test_a_table_has_no_more_lines_than_with_even_columns() -> None:
    rows = [(name, "全年不少于12000小时", "13460小时", "112.2%") for name in NAMES]
    even = (WIDTH / 4 - MARGINS) / SMALL
    assert lines(rows) < sum(max(count_lines(text, even, even) for text in row) for row in rows)


@pytest.mark.parametrize("figure", ["2.1个百分点", "12000小时", "13460平方米", "PM2.5", "96.2%"])
def test_a_figure_has_room_with_its_unit(figure: str) -> None:
    rows = [("长" * 30, f"高{figure}", "长" * 40, "长" * 50)] * 3
    assert columns(*rows)[1] >= height(HalfPoints(28)) * (len(figure) / 2)


def test_the_same_texts_give_the_same_columns_in_any_order_of_rows() -> None:
    rows = [(name, f"不少于{each * 100}户", "—") for each, name in enumerate(NAMES)]
    assert columns(*rows) == columns(*reversed(rows))


def fitted(*rows: tuple[str, ...], shares: tuple[int, ...] = ()) -> Table:
    """A table that may be set smaller, or on a landscape page."""
    return Table((), tuple(cells(*row) for row in rows), fitted=True, shares=shares)


@pytest.mark.parametrize(
    ("table", "size", "landscape"),
    [
        (fitted(("一二三四五",) * 3), 28, False),
        (fitted(("一二三四五六七八九十" * 2,) * 5), 28, False),
        (fitted(("一二三四五六七八九十" * 3,) * 6), 24, False),
        (fitted(("11010119900",) * 5), 21, False),
        (fitted(("一二三四五六七八九十" * 4,) * 8), 24, True),
        (fitted(("110101199003074217",) * 5), 21, True),
        (fitted(("一",) * 30), 21, True),
        (fitted(("长" * 600, "一")), 28, False),  # its rows are high on any page
        (Table((), (cells(*["一二三四五六七八九十" * 4] * 8),)), 28, False),
    ],
)
def test_a_table_that_is_too_wide_is_smaller_and_then_on_a_landscape_page(
    table: Table, size: int, *, landscape: bool
) -> None:
    layout = table_layout(table, GBT9704)
    width = GBT9704.type_height if landscape else GBT9704.type_width

    assert (layout.size, layout.landscape, sum(layout.widths)) == (size, landscape, width)


@pytest.mark.parametrize(
    ("shares", "widths"),
    [
        ((1, 1, 2), (2211, 2211, 4422)),
        ((30, 30, 40), (2653, 2653, 3538)),
        ((50, 0, 0), (4422, 2211, 2211)),
        ((100, 0, 0), (8040, 402, 402)),
    ],
)
def test_the_shares_of_columns_are_kept(shares: tuple[int, ...], widths: tuple[int, ...]) -> None:
    assert column_widths(fitted(("一二三",) * 3, shares=shares), WIDTH) == widths
