"""The tables 事项台账 and 佐证目录: the items of all communities, and what proves them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from civplan.district.handed import Task
from civplan.district.register.cells import Column, Row
from civplan.district.texts import text_of, whole_title
from civplan.documents.tree import is_file
from civplan.model.choices import Status
from civplan.model.figures import When
from civplan.model.item import Item
from civplan.model.sections import Area

NOT_APPLICABLE, NO_STATUS = "不适用", "未填写"
STATUSES = {status.value: status.zh for status in Status} | {"": NO_STATUS}
ITEMS, EVIDENCE = "items", "evidence"
"""The tables' English names."""
ITEM_COLUMNS = (
    Column("社区", "community", 14),
    Column("方面", "area", 12),
    Column("条线", "line", 8),
    Column("编号", "id", 11),
    Column("事项", "item", 26),
    Column("状态", "status", 8),
    Column("完成时限", "due", 11),
    Column("截止日期", "last_day", 12),
    Column("责任单位", "lead", 11),
    Column("责任人", "people", 8),
    Column("完成情况", "result", 28),
    Column("原因", "reason", 14),
    Column("下一步", "next", 14),
    Column("位置", "place", 13),
)
EVIDENCE_COLUMNS = (
    Column("社区", "community", 16),
    Column("事项", "item", 36),
    Column("文件", "file", 32),
    Column("题注", "caption", 28),
    Column("是否存在", "exists", 11),
    Column("位置", "place", 20),
)
ABOUT_ITEMS = (
    "各社区的工作事项，一项一行；“截止日期”是完成时限的最后一天，“原因”是未完成或不适用的原因。"
)
ABOUT_EVIDENCE = "各事项列出的佐证材料，一件一行；“缺失”是说文件不在所写的位置。"


def item_row(community: str, task: Task, item: Item, area: Area | None, place: str) -> Row:
    """An item of a community.

    Args:
        community: Its name on the roster.
        task: What is held of the item.
        item: The item.
        area: The area that it stands in.
        place: Where it stands: hunei.yaml:31.
    """
    due = item.due
    return (
        community,
        task.area_name,
        task.line,
        item.id or "",
        whole_title(item),
        status_words(task),
        due_words(due) if due else "",
        due.last_day if due and not due.is_long_term else None,
        item.lead or (area.lead if area else None) or "",
        "、".join(item.people),
        text_of(item.result.text) if item.result else "",
        task.reason or text_of(item.not_applicable),
        task.next,
        place,
    )


def status_words(task: Task) -> str:
    """How far an item is, in Chinese."""
    return NOT_APPLICABLE if task.not_applicable else STATUSES[task.status]


def due_words(due: When) -> str:
    """Until when, as people say it: 2007年12月20日, 2007年12月, 2007年第4季度, 2007年, 长期."""
    if due.is_long_term:
        return "长期"
    if due.quarter:
        return f"{due.year}年第{due.quarter}季度"
    month = f"{due.month}月" if due.month else ""
    day = f"{due.day}日" if due.day else ""
    return f"{due.year}年{month}{day}"


def evidence_rows(community: str, item: Item, place: str) -> Iterator[Row]:
    """The evidence of an item; its files are named as seen from the file that names them."""
    for one in item.evidence:
        exists = "存在" if is_file(Path(item.span.path).parent / one.file) else "缺失"
        yield (community, whole_title(item), one.file, one.caption or "", exists, place)
