"""The totals of a table's columns, worked out from its rows; loaded only for tables.

Nothing is added up that has no sum: percentages, years, telephone numbers, figures in several
units, or a column with a text among its figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from civplan.model.figures import Quantity, parse_quantity
from civplan.model.table import TableColumn
from civplan.model.table_rows import PlanTableRow, TableContent
from civplan.model.units import PERCENT, has_sum

TOTAL_WORDS = frozenset({"合计", "总计", "总数", "共计", "总和"})
TOTAL_LABEL, SUBTOTAL_WORD = "合计", "小计"
NO_FIGURE_SIGNS = frozenset({"", "-", "－", "—", "——", "/", "／", "无"})
"""Cells of a column of figures that stand for none."""
WITHOUT_SUM = re.compile(
    r"序|编?号|号码|年[度份]?$|月份?$|日期|时间|时限|电话|手机|邮编|代码|排名|名次|楼层|年龄|温度"
    r"|率$|占比|比例|比重|满意度|指数|平均|人均|户均|[单均]价|同比|环比"
)
"""In the name of a column whose figures have no sum, without a unit in brackets behind it."""
UNIT_IN_NAME = re.compile(r"\s*[（(]([^（）()]*)[）)]$")
"""The unit at the end of a column's name: 完成率（%）."""


def typed_total(content: TableContent) -> PlanTableRow | None:
    """The last row of a table when it says that it is the total; None for another."""
    last = content.rows[-1]
    return last if row_label(last) in TOTAL_WORDS else None


def row_label(row: PlanTableRow) -> str:
    """The first text of a row, without blanks: 合　计 is 合计."""
    return next(("".join(text.split()) for text in row.texts if text), "")


def column_totals(content: TableContent) -> tuple[Quantity | None, ...]:
    """The total of each column; None for one that has no sum."""
    rows = [
        row
        for row in content.rows
        if row_label(row) not in TOTAL_WORDS and SUBTOTAL_WORD not in row_label(row)
    ]
    return tuple(
        _total(column, [row.texts[place] for row in rows])
        for place, column in enumerate(content.columns)
    )


def total_texts(content: TableContent) -> list[str]:
    """The total of each column as it is printed; empty for one that has no sum."""
    return [
        "" if total is None else _as_typed(total, [row.texts[place] for row in content.rows])
        for place, total in enumerate(column_totals(content))
    ]


def total_row(content: TableContent) -> tuple[str, ...]:
    """The texts of a row of totals; the first column without a total says 合计.

    Empty when no column has a sum: a row that says 合计 and nothing else would tell nobody.
    """
    texts = total_texts(content)
    if not any(texts):
        return ()
    place = next((n for n, text in enumerate(texts) if not text), None)
    if place is None:
        return (f"{TOTAL_LABEL}：{texts[0]}", *texts[1:])
    texts[place] = TOTAL_LABEL
    return tuple(texts)


def _as_typed(total: Quantity, texts: Sequence[str]) -> str:
    """A total, with commas between its thousands where one of the column's figures has them."""
    has_commas = any("," in text for text in texts)
    return f"{total.value:,f}{total.unit}" if has_commas else str(total)


def figures_of(texts: Sequence[str]) -> list[Quantity] | None:
    """The figures of a column, without its empty cells; None when another text is among them."""
    figures = []
    for text in texts:
        if text in NO_FIGURE_SIGNS:
            continue
        figure = parse_quantity(text)
        if figure is None:
            return None
        figures.append(figure)
    return figures


def _total(column: TableColumn, texts: Sequence[str]) -> Quantity | None:
    """The sum of a column; None where it has none."""
    name = UNIT_IN_NAME.sub("", column.name)
    if column.total is False or (column.total is None and WITHOUT_SUM.search(name)):
        return None
    figures = figures_of(texts)
    if not figures or not all(figure.is_exact for figure in figures):
        return None
    units = {figure.unit for figure in figures}
    in_name = UNIT_IN_NAME.search(column.name)
    in_head = (column.unit or (in_name[1] if in_name else "")).replace("％", PERCENT)
    if len(units) > 1 or not all(map(has_sum, (*units, in_head))):
        return None
    return Quantity(sum((figure.value for figure in figures), Decimal(0)), *units)


def is_same_total(figure: Quantity, total: Quantity) -> bool:
    """True when a typed figure says a total, with its unit or without; also what is not exact."""
    is_of_unit = figure.unit in {"", total.unit} or not total.unit
    return not figure.is_exact or (figure.value == total.value and is_of_unit)
