"""The tables of a form: their columns, which of them ask, and what they ask for."""

from __future__ import annotations

import enum
from typing import NamedTuple

from civplan.model.choices import Status
from civplan.model.item import Item
from civplan.model.records import Key
from civplan.model.target import Target


class AnswerKind(enum.Enum):
    """What an answer may be."""

    STATUS = "status"
    """未开展, 进行中, 已完成 or 已取消."""
    YES_OR_NO = "yes or no"
    TEXT = "text"
    """Paragraphs, a line of the cell for each."""
    LINE = "line"
    LINES = "lines"
    """Short texts, one on a line of the cell each."""
    FIGURE = "figure"
    """A number, perhaps with its unit."""
    RESULT = "result"
    """A text, a number, or yes or no."""
    DATED = "dated"
    """Results by date, a line of the cell for each."""
    DATE = "date"
    """A day."""
    TIME = "time"
    """A day, a month, a quarter or 长期; a text as it is written."""


class FormColumn(NamedTuple):
    """A column of a table."""

    field: str
    """Its name in the code, and in the hidden sheet."""
    heading: str
    width: int
    """In characters of the usual font, as workbooks count: a Chinese one takes two."""
    kind: AnswerKind | None = None
    """What its cells ask for; None for what the plan says."""
    note: str = ""
    """What stands there, for the note at the heading."""


class FormTable(NamedTuple):
    """A table of a form, which has a sheet of its own."""

    name: str
    """In the code, and in the hidden sheet."""
    title: str
    """Of its sheet."""
    columns: tuple[FormColumn, ...]
    """The first one tells the rows apart."""

    @property
    def number_column(self) -> FormColumn:
        """The column that tells the rows apart."""
        return self.columns[0]

    def column(self, field: str) -> FormColumn:
        """The column of this field."""
        return next(column for column in self.columns if column.field == field)


def _about(key: Key) -> str:
    """What a key of the plan file is, and what may stand there, in Chinese."""
    return f"{key.about.zh}：{key.shape.words.zh}"


_ITEM, _TARGET = Item.keys, Target.keys
NUMBER_NOTE = "认出这一行用的编号，不要改"
FACT_TABLE = FormTable(
    "facts",
    "基本情况",
    (
        FormColumn("fact", "项目", 16, note="要填的是什么，不要改"),
        FormColumn("value", "内容", 60, AnswerKind.TEXT, "白色的格子可以填"),
        FormColumn("about", "说明", 44, note="怎样填"),
    ),
)
ITEM_TABLE = FormTable(
    "items",
    "措施",
    (
        FormColumn("number", "编号", 12, note=NUMBER_NOTE),
        FormColumn("area", "方面", 12, note="计划里的方面"),
        FormColumn("text", "内容", 42, note=_about(_ITEM["text"])),
        FormColumn("due", "完成时限", 11, note=_ITEM["due"].about.zh),
        FormColumn("lead", "责任单位", 11, note=_ITEM["lead"].about.zh),
        FormColumn("status", "状态", 9, AnswerKind.STATUS, _about(_ITEM["status"])),
        FormColumn("result", "完成情况", 34, AnswerKind.RESULT, _about(_ITEM["result"])),
        FormColumn("reason", "原因", 18, AnswerKind.TEXT, _about(_ITEM["reason"])),
        FormColumn("next", "下一步", 18, AnswerKind.TEXT, _about(_ITEM["next"])),
    ),
)
TARGET_TABLE = FormTable(
    "targets",
    "指标",
    (
        FormColumn("number", "编号", 14, note=NUMBER_NOTE),
        FormColumn("item", "措施", 22, note="属于哪一条措施；“工作目标”是全年的"),
        FormColumn("measure", "名称", 32, note=_TARGET["measure"].about.zh),
        FormColumn("goal", "目标", 18, note="计划里承诺的"),
        FormColumn("unit", "单位", 10, note=_TARGET["unit"].about.zh),
        FormColumn("result", "结果", 18, AnswerKind.FIGURE, _about(_TARGET["result"])),
        FormColumn("source", "来源", 24, AnswerKind.LINE, _about(_TARGET["source"])),
    ),
)
EXTRA_TABLE = FormTable(
    "extras",
    "新增",
    (
        FormColumn("number", "编号", 12, note=NUMBER_NOTE),
        FormColumn("area", "方面", 18, AnswerKind.LINE, "归到哪个方面；空着就直接放在“主要工作”下"),
        FormColumn("text", "内容", 36, AnswerKind.TEXT, "计划以外做的是什么事"),
        FormColumn("lead", "责任单位", 14, AnswerKind.LINE, _about(_ITEM["lead"])),
        FormColumn("status", "状态", 9, AnswerKind.STATUS, _about(_ITEM["status"])),
        FormColumn("result", "完成情况", 36, AnswerKind.RESULT, _about(_ITEM["result"])),
        FormColumn("highlight", "亮点", 9, AnswerKind.YES_OR_NO, _about(_ITEM["highlight"])),
    ),
)
FORM_TABLES = (FACT_TABLE, ITEM_TABLE, TARGET_TABLE, EXTRA_TABLE)
"""In the order of their sheets."""
GUIDE_TITLE = "说明"
GUIDE = (
    "这份填报表由 civplan 按本社区的计划文件生成，填好后原样发回，由街道导入。",
    "灰色的格子是计划里已经定下的，锁住了，不用也不要改；要改计划，请与街道联系。",
    "白色带框的格子由社区填写，空着就是没有；已经有的内容，核对后照实改。",
    "“状态”“亮点”从下拉框里选；没有完成的，写明“原因”和“下一步”。",
    "“完成情况”写做成了什么，一句话说完整；要分段，在格子里按 Alt+Enter 换行。",
    "“结果”只写数字，可以带单位：12、12次、96.2%；百分数要写百分号，一项没有写 0。",
    "计划以外做的事写在“新增”里，一行一件；不够可以往下接着写，“编号”空着。",
    "可以筛选、隐藏行列，要排序先撤销工作表保护（没有密码）；不要删行、改编号、合并格子，不要贴到别的表里再发。",
    "存成 .xlsx（WPS、Excel、LibreOffice 都可以），不要存成 .xls、.et 或 .csv。",
    "有写错的地方，导入时会指出是哪一格、应该怎样写，改好后再导入一次就行。",
)
"""What to do, in ten lines."""
HIDDEN_TITLE = "civplan"
"""The sheet that nobody sees: whose form it is, and what it said when it was made."""
YES_NO_CHOICES = ("是", "否")
STATUS_CHOICES = tuple(status.zh for status in Status)
