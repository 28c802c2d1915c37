"""The rows that one plan file gives to the register: items, evidence, targets, findings.

A worker makes them where the file is read; ``tables`` puts those of all files together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.compose.words import attainment_words, date_words, goal_words
from civplan.district.memory.file_result import FindingText, ItemResult, TargetResult
from civplan.district.memory.stored_result import PackedRows
from civplan.district.register.cells import Column, RowValues, TableHead, figure_value, rate_value
from civplan.district.register.item_texts import full_item_title, one_line_text
from civplan.district.register.packing import packed_rows
from civplan.model.attainment import attainment
from civplan.model.choices import Status
from civplan.model.item import Item
from civplan.model.sections import Area
from civplan.model.target import Target
from civplan.source.project import is_file

ITEM_REGISTER = TableHead(
    title="事项台账",
    name="items",
    about="各社区的工作事项，一项一行；“截止日期”是完成时限的最后一天，“原因”是未完成或不适用的原因。",
    columns=(
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
    ),
)
EVIDENCE_TABLE = TableHead(
    title="佐证目录",
    name="evidence",
    about="各事项列出的佐证材料，一件一行；“缺失”是说文件不在所写的位置。",
    columns=(
        Column("社区", "community", 16),
        Column("事项", "item", 36),
        Column("文件", "file", 32),
        Column("题注", "caption", 28),
        Column("是否存在", "exists", 11),
        Column("位置", "place", 20),
    ),
)
FIGURE_TABLE = TableHead(
    title="指标汇总",
    name="indicators",
    about="各社区的指标，一个指标一行；“范围”为街道的，是全街道的汇总数。完成率是结果与目标之比。",
    columns=(
        Column("范围", "scope", 8),
        Column("单位名称", "community", 16),
        Column("指标", "measure", 20),
        Column("编号", "id", 14),
        Column("目标", "target", 14),
        Column("上年", "last_year", 10),
        Column("结果", "value", 10),
        Column("计量单位", "unit", 10),
        Column("结果表述", "said", 13),
        Column("是否达标", "met", 10),
        Column("完成率", "rate", 10, is_rate=True),
        Column("汇总方式", "aggregate", 10),
        Column("数据来源", "source", 18),
        Column("位置", "place", 22),
    ),
)
FINDING_TABLE = TableHead(
    title="问题清单",
    name="findings",
    about="各社区文件里的问题，以及街道汇总时发现的问题（D5 开头），一条一行。",
    columns=(
        Column("社区", "community", 16),
        Column("级别", "severity", 8),
        Column("规则", "code", 8),
        Column("问题", "message", 56),
        Column("怎样改", "help", 50),
        Column("文件", "file", 22),
        Column("行", "line", 7),
        Column("列", "column", 7),
    ),
)
STATUS_CELLS = {status.value: status.zh for status in Status} | {"": "未填写"}
SEVERITY_CELLS = {"error": "错误", "warning": "警告", "info": "提示"}


class ItemWithResult(NamedTuple):
    """An item as the file has it, with what a batch remembers of it."""

    result: ItemResult
    item: Item
    area: Area | None
    place: str
    """hunei.yaml:31, as seen from the sub-district's folder."""


class TargetWithResult(NamedTuple):
    """A target as the file has it, with what a batch remembers of it."""

    result: TargetResult
    target: Target


def register_rows(
    community: str,
    items: Sequence[ItemWithResult],
    targets: Sequence[TargetWithResult],
    findings: Sequence[FindingText],
) -> Mapping[str, PackedRows]:
    """The rows of a file, by the English names of their tables.

    Args:
        community: The community's name on the roster.
        items: The items of its work.
        targets: Its targets.
        findings: The findings in its file.
    """
    rows_by_table: tuple[tuple[TableHead, list[RowValues]], ...] = (
        (ITEM_REGISTER, [_row_of_item(community, one) for one in items]),
        (EVIDENCE_TABLE, [row for one in items for row in _evidence_rows(community, one)]),
        (FIGURE_TABLE, [_row_of_target(community, one) for one in targets]),
        (FINDING_TABLE, [_finding_row(community, one) for one in findings]),
    )
    return {table.name: packed_rows(table.columns, rows) for table, rows in rows_by_table}


def _row_of_item(community: str, one: ItemWithResult) -> RowValues:
    """An item of a community."""
    result, item = one.result, one.item
    return (
        community,
        result.area_name,
        result.line,
        item.id or "",
        full_item_title(item),
        "不适用" if result.not_applicable else STATUS_CELLS[result.status],
        date_words(item.due) if item.due else "",
        item.due.end if item.due else None,
        item.lead or (one.area.lead if one.area else None) or "",
        "、".join(item.people),
        one_line_text(item.result.text) if item.result else "",
        result.reason or one_line_text(item.not_applicable),
        result.next,
        one.place,
    )


def _evidence_rows(community: str, one: ItemWithResult) -> Iterator[RowValues]:
    """The evidence of an item; its files are named as seen from the file that names them."""
    title = full_item_title(one.item)
    for evidence in one.item.evidence:
        exists = is_file(Path(one.item.span.path).parent / evidence.file)
        yield (
            community,
            title,
            evidence.file,
            evidence.caption or "",
            "存在" if exists else "缺失",
            one.place,
        )


def _row_of_target(community: str, one: TargetWithResult) -> RowValues:
    """A target of a community."""
    result, target = one.result, one.target
    reached = attainment(target)
    exact = reached._replace(is_about=False)  # the result beside it says 约
    rate = "" if exact.rate is None else attainment_words(exact).removesuffix("%")
    is_reported = result.met is not None
    return (
        "社区",
        community,
        result.measure,
        result.id,
        goal_words(target),
        target.said_of_last_year,
        figure_value(result.value),
        result.unit,
        result.words,
        (result.is_promise and result.progress)
        or met_cell(result.met, is_promise=result.is_promise, is_reported=is_reported),
        rate_value(rate),
        "",
        target.source or "",
        f"{result.location.path}:{result.location.line}",
    )


def met_cell(met: bool | None, *, is_promise: bool, is_reported: bool) -> str:  # noqa: FBT001 - of a target
    """达标, 未达标, 未填报, or 无目标 for a figure without a target."""
    if not is_reported:
        return "未填报"
    if met is None or not is_promise:
        return "无目标"
    return "达标" if met else "未达标"


def _finding_row(community: str, finding: FindingText) -> RowValues:
    """A finding in a community's file."""
    severity, message, help_ = SEVERITY_CELLS[finding.severity], finding.message.zh, finding.help.zh
    return (community, severity, finding.code, message, help_, *finding.location)
