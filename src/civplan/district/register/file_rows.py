"""The tables 事项台账 and 佐证目录: the items of all communities, and what proves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.memory.file_result import FindingText, ItemResult, TargetResult
from civplan.district.register import rows_of_figures as figures
from civplan.district.register import rows_of_findings as findings
from civplan.district.register.cells import Column, RowValues
from civplan.district.register.item_texts import full_item_title, one_line_text
from civplan.district.register.packing import PackedRows, packed_rows
from civplan.documents.folders import is_file
from civplan.model.choices import Status
from civplan.model.figures import When
from civplan.model.item import Item
from civplan.model.sections import Area
from civplan.model.target import Target

NOT_APPLICABLE, NO_STATUS = "不适用", "未填写"
STATUS_CELLS = {status.value: status.zh for status in Status} | {"": NO_STATUS}
ITEMS_NAME, EVIDENCE_NAME = "items", "evidence"
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
ITEMS_ABOUT = (
    "各社区的工作事项，一项一行；“截止日期”是完成时限的最后一天，“原因”是未完成或不适用的原因。"
)
EVIDENCE_ABOUT = "各事项列出的佐证材料，一件一行；“缺失”是说文件不在所写的位置。"


def _item_row(
    community: str, task: ItemResult, item: Item, area: Area | None, place: str
) -> RowValues:
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
        full_item_title(item),
        _status_cell(task),
        _due_words(due) if due else "",
        due.end if due else None,
        item.lead or (area.lead if area else None) or "",
        "、".join(item.people),
        one_line_text(item.result.text) if item.result else "",
        task.reason or one_line_text(item.not_applicable),
        task.next,
        place,
    )


def _status_cell(task: ItemResult) -> str:
    """How far an item is, in Chinese."""
    return NOT_APPLICABLE if task.not_applicable else STATUS_CELLS[task.status]


def _due_words(due: When) -> str:
    """Until when, as people say it: 2007年12月20日, 2007年12月, 2007年第4季度, 2007年, 长期."""
    if due.is_long_term:
        return "长期"
    if due.quarter:
        return f"{due.year}年第{due.quarter}季度"
    month = f"{due.month}月" if due.month else ""
    day = f"{due.day}日" if due.day else ""
    return f"{due.year}年{month}{day}"


def _evidence_rows(community: str, item: Item, place: str) -> Iterator[RowValues]:
    """The evidence of an item; its files are named as seen from the file that names them."""
    for one in item.evidence:
        exists = "存在" if is_file(Path(item.span.path).parent / one.file) else "缺失"
        yield (community, full_item_title(item), one.file, one.caption or "", exists, place)


class ItemWithResult(NamedTuple):
    """An item of the year's work, as it is held and as the file has it."""

    task: ItemResult
    item: Item
    area: Area | None
    place: str
    """hunei.yaml:31, as seen from the sub-district's folder."""


class TargetWithResult(NamedTuple):
    """A target, as it is held and as the file has it."""

    measured: TargetResult
    target: Target


def register_rows(
    community: str,
    done: Sequence[ItemWithResult],
    targets: Sequence[TargetWithResult],
    told: Sequence[FindingText],
) -> Mapping[str, PackedRows]:
    """The rows of a file, by the English names of their tables.

    Args:
        community: Whose file it is, by its name on the roster.
        done: The items of its work.
        targets: Its targets.
        told: What is wrong with it.
    """
    items = [_item_row(community, *one) for one in done]
    return {
        ITEMS_NAME: packed_rows(ITEM_COLUMNS, items),
        EVIDENCE_NAME: packed_rows(EVIDENCE_COLUMNS, list(_all_evidence_rows(community, done))),
        figures.FIGURES_NAME: packed_rows(
            figures.FIGURE_COLUMNS, [figures.target_row(community, *one) for one in targets]
        ),
        findings.FINDINGS_NAME: packed_rows(
            findings.FINDING_COLUMNS, [findings.finding_row(community, one) for one in told]
        ),
    }


def _all_evidence_rows(community: str, done: Sequence[ItemWithResult]) -> Iterator[RowValues]:
    """The evidence of all items."""
    for _, item, _, place in done:
        yield from _evidence_rows(community, item, place)
