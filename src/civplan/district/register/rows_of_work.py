"""The tables 事项台账 and 佐证目录: the items of all communities, and what proves them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from civplan.district.handed import Task
from civplan.district.register.rows_of_findings import in_folder
from civplan.district.register.tables import Cell, Column, Table
from civplan.district.review import Review
from civplan.model.choices import Status
from civplan.model.figures import When, parse_when

NOT_APPLICABLE, NO_STATUS = "不适用", "未填写"
STATUSES = {status.value: status.zh for status in Status} | {"": NO_STATUS}
ITEM_COLUMNS = (
    Column("社区", "community"),
    Column("方面", "area"),
    Column("条线", "line"),
    Column("编号", "id"),
    Column("事项", "item"),
    Column("状态", "status"),
    Column("完成时限", "due"),
    Column("截止日期", "last_day"),
    Column("责任单位", "lead"),
    Column("责任人", "people"),
    Column("完成情况", "result"),
    Column("未完成原因", "reason"),
    Column("下一步", "next"),
    Column("位置", "place"),
)
EVIDENCE_COLUMNS = (
    Column("社区", "community"),
    Column("事项", "item"),
    Column("文件", "file"),
    Column("题注", "caption"),
    Column("是否存在", "exists"),
    Column("位置", "place"),
)
ABOUT_ITEMS = "各社区的工作事项，一项一行；“截止日期”是完成时限的最后一天。"
ABOUT_EVIDENCE = "各事项列出的佐证材料，一件一行；“缺失”是说文件不在所写的位置。"


def items_table(review: Review) -> Table:
    """Every item of every community."""
    rows = [item_row(name, task, review) for name, task in tasks_of(review)]
    return Table("事项台账", "items", ABOUT_ITEMS, ITEM_COLUMNS, rows)


def tasks_of(review: Review) -> Iterator[tuple[str, Task]]:
    """Every item with its community, by the name that the roster has."""
    for delivery in review.deliveries:
        for task in delivery.handed.tasks if delivery.handed else ():
            yield delivery.name, task


def item_row(community: str, task: Task, review: Review) -> tuple[Cell, ...]:
    """An item of a community."""
    due = parse_when(task.due) if task.due else None
    return (
        community,
        task.area_name,
        task.line,
        task.id,
        task.title,
        status_words(task),
        due_words(due) if due else task.due,
        due.last_day if due and not due.is_long_term else None,
        task.lead,
        "、".join(task.people),
        task.result,
        task.reason,
        task.next,
        place_words(task, review),
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


def place_words(task: Task, review: Review) -> str:
    """Where an item stands: hunei.yaml:31."""
    return f"{in_folder(task.place.path, review)}:{task.place.line}"


def evidence_table(review: Review) -> Table:
    """Every piece of evidence of every community."""
    rows = [row for name, task in tasks_of(review) for row in evidence_of(name, task, review)]
    return Table("佐证目录", "evidence", ABOUT_EVIDENCE, EVIDENCE_COLUMNS, rows)


def evidence_of(community: str, task: Task, review: Review) -> Iterator[tuple[Cell, ...]]:
    """The evidence of an item; its files are named as seen from the file that names them."""
    for file, caption in task.evidence:
        is_there = (Path(task.place.path).parent / file).is_file()
        place = place_words(task, review)
        yield (community, task.title, file, caption, "存在" if is_there else "缺失", place)
