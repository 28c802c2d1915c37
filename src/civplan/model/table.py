"""Tables (表格): columns, and rows that stand in the plan file or beside it, or are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civplan.findings.words import Words
from civplan.model.choices import Choice, Document
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.rules.values import NOT_A_SHARE
from civplan.model.scalars import LINE, YES_OR_NO
from civplan.model.shapes import (
    PLAIN_SCHEMA,
    Findings,
    JsonSchema,
    ListOf,
    OneOf,
    ParsedText,
    Shape,
)
from civplan.source.nodes import Node

if TYPE_CHECKING:
    from civplan.model.table_rows import PlanTableRow, TableContent

LARGEST_SHARE = 100
CONTENT = "_content"
"""The attribute of a table that has what was read for it."""


class ColumnAlign(Choice):
    """How the texts of a column are aligned."""

    LEFT = "left", "左"
    CENTER = "center", "中"
    RIGHT = "right", "右"


class TableSource(Choice):
    """What else of the plan file a table is made from."""

    TASKS = "tasks", "任务"
    """任务分解表: the items of the work, with measure, deadline and responsible body."""
    MEMBERS = "members", "成员"
    """The members of the leading group."""


class TableRowShape(Shape[Any]):
    """A row: a list of cells, or one text with ``|`` between them."""

    def read(self, node: Node, findings: Findings) -> PlanTableRow | None:
        """The row with its cells; an empty one is an empty text."""
        from civplan.model.table_rows import read_row  # noqa: PLC0415 - few files have a table

        return read_row(node, findings)

    def schema(self) -> JsonSchema:
        """An array of texts, or a text."""
        cell = {"anyOf": [PLAIN_SCHEMA, {"type": "null"}]}
        return {"anyOf": [PLAIN_SCHEMA, {"type": "array", "items": cell}]}

    @property
    def words(self) -> Words:
        """A row."""
        return Words(
            "一行：各格的列表，或一行文字，格子之间用竖线隔开",
            "a row: a list of its cells, or a text with vertical bars between them",
        )


def _parse_share(text: str) -> int | None:
    """A share of the width, 1 to 100; None for another text."""
    digits = text.removesuffix("%").strip()
    is_share = digits.isascii() and digits.isdecimal() and len(digits) <= len(str(LARGEST_SHARE))
    return int(digits) if is_share and 0 < int(digits) <= LARGEST_SHARE else None


SHARE = ParsedText(
    _parse_share,
    NOT_A_SHARE,
    Words("1 到 100 的整数", "a whole number from 1 to 100"),
    {"type": ["string", "number"], "pattern": r"^\s*[0-9]{1,3} *%?\s*$"},
    Words("2 或 30%", "2 or 30%"),
)


class TableColumn(Record):
    """A column of a table."""

    label = Words("列", "column")
    name: str = required_key("名称", LINE, Words("表头里的名称", "its name in the head"))
    unit: str | None = key(
        "单位", LINE, Words("这一列数字的单位，印在表头里", "the unit of its figures, in the head")
    )
    align: ColumnAlign | None = key(
        "对齐",
        OneOf(ColumnAlign),
        Words("默认数字靠右、文字靠左", "by default figures right, texts left"),
    )
    width: int | None = key(
        "宽度",
        SHARE,
        Words("占表宽的份额；默认按内容定", "its share of the width; by its contents by default"),
    )
    total: bool | None = key(
        "合计",
        YES_OR_NO,
        Words("合计行里要不要加这一列", "whether a total row adds this column up"),
    )


class PlanTable(Record):
    """A table of the plan file (表格)."""

    label = Words("表格", "table")
    caption: str | None = key("表题", LINE, Words("表格上面的标题", "the caption above it"))
    columns: tuple[TableColumn, ...] = key(
        "列",
        ListOf(RecordOf(TableColumn, short="name")),
        Words(
            "各列；不写时第一行就是表头。数据在文件里的，只印写出来的列",
            "its columns; the first row is the head without them. Of a file only these are printed",
        ),
        default=(),
    )
    rows: tuple[PlanTableRow, ...] = key(
        "行", ListOf(TableRowShape()), Words("一行行的内容", "its rows"), default=()
    )
    file: str | None = key(
        "文件",
        LINE,
        Words(
            "数据在旁边的 .csv 或 .xlsx 文件里，相对本文件的路径",
            "a .csv or .xlsx with its rows, relative to this file",
        ),
    )
    sheet: str | None = key(
        "工作表",
        LINE,
        Words(".xlsx 里哪一张表；默认第一张", "which sheet of the .xlsx; the first by default"),
    )
    from_: TableSource | None = key(
        "取自",
        OneOf(TableSource),
        Words(
            "由计划文件的其他内容生成：任务分解表、成员名单",
            "made from the rest of the file: the breakdown of tasks, the members",
        ),
    )
    total: bool | None = key(
        "合计", YES_OR_NO, Words("最后加一行合计", "add a row of totals at its end")
    )
    in_: tuple[Document, ...] = key(
        "用于",
        ListOf(OneOf(Document), lone=True),
        Words(
            "写进哪份文件；默认同没有分开写的文字一样，只进计划",
            "in which documents; by default, as a text without forms, in the plan",
        ),
        default=(),
    )

    @property
    def content(self) -> TableContent | None:
        """What is printed, from ``rows`` or from the file; None for a table that is made."""
        return vars(self).get(CONTENT)

    def belongs_in(self, document: Document, *, own: bool = False) -> bool:
        """True when a document prints it; ``own`` at a place that only this document has."""
        return document in self.in_ if self.in_ else own or document is Document.PLAN


def _check_table(table: PlanTable, findings: Findings) -> PlanTable | None:
    """The table with what it prints; None, with a finding, when that cannot be read."""
    from civplan.model.table_contents import with_content  # noqa: PLC0415 - few files have a table

    return with_content(table, findings)


TABLE_SHAPE = RecordOf(PlanTable, check=_check_table)
TABLES_SHAPE = ListOf(TABLE_SHAPE, lone=True)
TABLES_KEY = key(
    "表格",
    TABLES_SHAPE,
    Words("文字后面的表格；几张表写成列表", "a table behind the text; several are a list"),
    default=(),
    also=("table",),
)
"""The key of every record that may hold tables."""
